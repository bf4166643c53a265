//! `redress order withdraw`.

use serde_json::json;

use super::{AN_HOUR_LATER, ANSWER_DUE, PAID, takes_an_order_by_its_beginning_or_end, text, texts};
use crate::harness::Place;

#[test]
fn a_request_that_is_taken_back_leaves_the_time_to_ship_running() {
    let mut place = Place::with_paid();
    let before = place.status(PAID);
    place.does(&["order", "cancel", PAID, "--reason", "wrong-item", "--submitted"]);
    let later = "2026-03-03T19:00:00Z";
    place.at(later);
    // What is only prepared leaves the seller's time running.
    place.tries_then_does(PAID, &["order", "withdraw", PAID]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "cancellation-pending");
    let prepared = json!([{"action": "withdraw", "at": later, "until": ANSWER_DUE, "lines": [], "parcel": null}]);
    assert_eq!(order["prepared"], prepared);
    assert_eq!(text(&order, "/deadlines/0/rule"), "cancel-seller-answer");
    place.tries_then_does(PAID, &["order", "withdraw", PAID, "--submitted"]);
    let order = place.whole(PAID);
    assert_eq!((&order["stage"], &order["prepared"]), (&json!("awaiting-shipment"), &json!([])));
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
fn a_request_that_silence_probably_granted_can_still_be_taken_back() {
    let mut place = Place::with_request();
    place.at(AN_HOUR_LATER);
    assert_eq!(place.status(PAID)["certainty"], "assumed");
    // Nobody saw it closed: the page knows, and the buyer says what it took.
    place.does(&["order", "withdraw", PAID, "--submitted"]);
    let order = place.status(PAID);
    assert_eq!(
        (&order["stage"], &order["certainty"]),
        (&json!("awaiting-shipment"), &json!("known"))
    );
    // Once it is known to be closed there is nothing to take back.
    let mut place = Place::with_request();
    place.at(AN_HOUR_LATER).does(&["order", "record", PAID, "closed"]);
    let before = place.bytes();
    let error = place.error(&["order", "withdraw", PAID, "--submitted"], 4);
    assert_eq!(text(&error, "/code"), "order.already-closed");
    assert_eq!(text(&error, "/data/cause"), "cancellation-unanswered");
    assert_eq!(error["data"]["certainty"], "known");
    assert_eq!(place.bytes(), before);
}

#[test]
fn withdrawing_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "withdraw", digits].map(str::to_owned).to_vec()
    });
}
