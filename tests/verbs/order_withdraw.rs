//! `redress order withdraw`.

use super::{AN_HOUR_LATER, PAID, takes_an_order_by_its_beginning_or_end, text, texts};
use crate::harness::Place;

#[test]
fn a_request_that_is_taken_back_leaves_the_time_to_ship_running() {
    let place = Place::with_paid();
    let before = place.status(PAID);
    place.does(&["order", "cancel", PAID, "--reason", "wrong-item"]);
    place.tries_then_does(PAID, &["order", "withdraw", PAID]);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "awaiting-shipment");
    assert_eq!(order["deadlines"], before["deadlines"]);
    assert_eq!(texts(&order["cancellations"], "outcome"), ["withdrawn"]);
}

#[test]
fn without_a_request_there_is_nothing_to_take_back() {
    let place = Place::with_paid();
    let before = place.bytes();
    assert_eq!(text(&place.error(&["order", "withdraw", PAID], 4), "/code"), "order.no-request");
    assert_eq!(place.bytes(), before);
}

#[test]
fn a_request_that_silence_has_granted_cannot_be_taken_back() {
    let mut place = Place::with_request();
    place.at(AN_HOUR_LATER);
    let before = place.bytes();
    let error = place.error(&["order", "withdraw", PAID], 4);
    assert_eq!(text(&error, "/code"), "order.already-closed");
    assert_eq!(text(&error, "/data/cause"), "cancellation-unanswered");
    assert_eq!(place.bytes(), before);
    // It was taken back in time, and only told late.
    place.does(&["order", "withdraw", PAID, "--at", "2026-03-05"]);
    assert_eq!(place.status(PAID)["stage"], "awaiting-shipment");
}

#[test]
fn withdrawing_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "withdraw", digits].map(str::to_owned).to_vec()
    });
}
