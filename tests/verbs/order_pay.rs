//! `redress order pay`.

use super::{MONDAY, PAID, takes_an_order_by_its_beginning_or_end, text, texts};
use crate::harness::{NOW, Place};

#[test]
fn paying_begins_the_time_to_ship() {
    let place = Place::with(PAID, &[]);
    place.tries_then_does(PAID, &["order", "pay", PAID]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "awaiting-shipment");
    assert_eq!(order["paid_at"], NOW);
    assert_eq!(texts(&order["deadlines"], "rule"), ["seller-ship-by"]);
    assert_eq!(text(&order, "/deadlines/0/from"), NOW);
}

#[test]
fn a_payment_is_dated_by_the_flag() {
    let place = Place::with(PAID, &[]);
    place.does(&["order", "pay", PAID, "--at", "2026-03-02"]);
    assert_eq!(place.status(PAID)["paid_at"], "2026-03-02");
}

#[test]
fn a_payment_lies_neither_in_the_future_nor_before_the_order() {
    let place = Place::with(PAID, &[]);
    let before = place.bytes();
    let error = place.error(&["order", "pay", PAID, "--at", "2026-03-04"], 4);
    assert_eq!(text(&error, "/code"), "order.date-in-future");
    let error = place.error(&["order", "pay", PAID, "--at", "2026-03-01"], 4);
    assert_eq!(text(&error, "/code"), "order.date-too-early");
    assert_eq!(place.error(&["order", "pay", PAID, "--at", "then"], 2)["code"], "usage.time");
    assert_eq!(place.bytes(), before);
}

#[test]
fn a_paid_order_is_not_paid_again_and_one_whose_time_is_over_only_in_the_past() {
    let place = Place::with(PAID, &["--paid", MONDAY]);
    assert_eq!(text(&place.error(&["order", "pay", PAID], 4), "/code"), "order.already-paid");
    let mut place = Place::with(PAID, &[]);
    place.at("2026-03-23T18:00:00Z");
    let error = place.error(&["order", "pay", PAID], 4);
    assert_eq!(text(&error, "/code"), "order.payment-too-late");
    assert_eq!(error["data"]["certainty"], "outdated");
    assert_eq!(text(&error, "/data/pay_by"), "2026-03-22T15:00:00Z");
    // The page may still show it unpaid, whatever the rule says.
    let said = super::hints(&error);
    assert!(said.contains("--at") && said.contains("seen"), "{said}");
    let mut unpaid = Place::with(PAID, &[]);
    unpaid.at("2026-03-23T18:00:00Z").does(&["order", "record", PAID, "seen"]);
    unpaid.does(&["order", "pay", PAID]);
    assert_eq!(unpaid.status(PAID)["stage"], "awaiting-shipment");
    // It was paid in time after all, and only told late.
    place.does(&["order", "pay", PAID, "--at", "2026-03-20"]);
    assert_eq!(place.status(PAID)["paid_at"], "2026-03-20");
}

#[test]
fn paying_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "pay", digits].map(str::to_owned).to_vec()
    });
}
