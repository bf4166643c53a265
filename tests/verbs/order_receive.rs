//! `redress order receive`.

use super::{MONDAY, PAID, takes_an_order_by_its_beginning_or_end, text};
use crate::harness::Place;

#[test]
fn receiving_completes_a_shipped_order_and_leaves_fifteen_days_for_a_dispute() {
    let mut place = Place::with(PAID, &["--paid", MONDAY]);
    place.at("2026-04-10T18:00:00Z");
    place.does(&["order", "record", PAID, "shipped", "--at", "2026-03-09"]);
    place.tries_then_does(PAID, &["order", "receive", PAID]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "completed");
    assert_eq!(text(&order, "/deadlines/0/rule"), "dispute-open-until");
    assert_eq!(text(&order, "/deadlines/0/due_at"), "2026-04-25T18:00:00Z");
    assert_eq!(text(&order, "/deadlines/0/who"), "buyer");
    let error = place.error(&["order", "receive", PAID], 4);
    assert_eq!(text(&error, "/code"), "order.already-completed");
}

#[test]
fn what_was_not_shipped_cannot_be_received() {
    let place = Place::with_paid();
    let before = place.bytes();
    assert_eq!(text(&place.error(&["order", "receive", PAID], 4), "/code"), "order.not-shipped");
    assert_eq!(place.bytes(), before);
    let place = Place::with(PAID, &[]);
    let error = place.error(&["order", "receive", PAID], 4);
    assert_eq!(text(&error, "/code"), "order.not-paid");
    assert!(super::hints(&error).contains(&format!("redress order pay {PAID}")));
}

#[test]
fn receiving_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "receive", digits].map(str::to_owned).to_vec()
    });
}
