//! `redress order pay`.

use super::{MONDAY, PAID, takes_an_order_by_its_beginning_or_end, text, texts};
use crate::harness::{NOW, Place};

#[test]
fn paying_begins_the_check_of_the_payment_and_the_time_to_ship() {
    let place = Place::with(PAID, &[]);
    place.tries_then_does(PAID, &["order", "pay", PAID]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "verifying-payment");
    assert_eq!(order["paid_at"], NOW);
    assert_eq!(texts(&order["deadlines"], "rule"), ["payment-verification", "seller-ship-by"]);
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
fn a_paid_order_is_not_paid_again_and_a_closed_one_never() {
    let place = Place::with(PAID, &["--paid", MONDAY]);
    assert_eq!(text(&place.error(&["order", "pay", PAID], 4), "/code"), "order.already-paid");
    let mut place = Place::with(PAID, &[]);
    place.at("2026-03-23T18:00:00Z");
    let error = place.error(&["order", "pay", PAID], 4);
    assert_eq!(text(&error, "/code"), "order.already-closed");
    assert_eq!(error["data"]["presumed"], true);
    assert_eq!(text(&error, "/data/cause"), "unpaid");
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
