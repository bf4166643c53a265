//! `redress order record`.

use serde_json::{Value, json};

use super::{AN_HOUR_LATER, MONDAY, PAID, takes_an_order_by_its_beginning_or_end, text, texts};
use crate::harness::{NOW, Place};

#[test]
fn the_sellers_yes_closes_the_order_and_a_full_refund_is_due() {
    let mut place = Place::with_request();
    let next_day = "2026-03-04T18:00:00Z";
    place.at(next_day).tries_then_does(PAID, &["order", "record", PAID, "cancellation-approved"]);
    let order = place.whole(PAID);
    assert_eq!(order["closed"], json!({"cause": "cancellation-approved", "at": next_day}));
    assert_eq!((&order["certainty"], &order["assumed"]), (&json!("known"), &Value::Null));
    assert_eq!(order["refunds"][0]["owed"]["amount"], "25.66");
    assert_eq!(order["refunds"][0]["certainty"], "known");
    assert_eq!(texts(&order["cancellations"], "outcome"), ["granted"]);
}

#[test]
fn the_sellers_no_goes_back_to_the_time_to_ship() {
    let place = Place::with_request();
    place.tries_then_does(PAID, &["order", "record", PAID, "cancellation-rejected"]);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "awaiting-shipment");
    assert_eq!(text(&order, "/deadlines/0/due_at"), "2026-03-11T15:00:00Z");
    assert_eq!(texts(&order["cancellations"], "outcome"), ["rejected"]);
}

#[test]
fn every_fact_of_the_contract_is_taken_where_it_can_happen() {
    for (before, fact, stage) in [
        (&[][..], &["payment-verified"][..], "awaiting-shipment"),
        (&[], &["payment-failed"], "closed"),
        (&[], &["ship-by", "--until", "2026-03-20"], "awaiting-shipment"),
        (&[], &["shipped", "--tracking", "RX123456785CN", "--carrier", "China Post"], "shipped"),
        (&[], &["shipped", "--partly"], "partially-shipped"),
        (&[], &["tracking", "--tracking", "RX123456785CN"], "awaiting-shipment"),
        (&["shipped"], &["shipment-cancelled"], "shipment-cancelled"),
        (&["shipped"], &["delivered"], "delivered"),
        (&["shipped"], &["returned-to-seller"], "shipped"),
        (&["shipped"], &["ready-for-pickup"], "shipped"),
        (&["shipped"], &["lost"], "shipped"),
        (&[], &["claimed-shipped"], "awaiting-shipment"),
        (&[], &["seen"], "awaiting-shipment"),
        (&["closed"], &["arrived-anyway"], "closed"),
        (&["shipped"], &["protection-until", "--until", "2026-06-07"], "shipped"),
        (&[], &["frozen"], "frozen"),
        (&["frozen"], &["unfrozen"], "awaiting-shipment"),
        (&[], &["closed", "--cause", "security"], "closed"),
    ] {
        let place = Place::with_paid();
        for fact in before {
            place.does(&["order", "record", PAID, fact]);
        }
        place.tries_then_does(PAID, &[&["order", "record", PAID][..], fact].concat());
        assert_eq!(place.status(PAID)["stage"], stage, "{fact:?}");
    }
}

#[test]
fn a_date_that_the_buyer_gives_beats_the_rule() {
    let place = Place::with_paid();
    place.does(&["order", "record", PAID, "ship-by", "--until", "2026-03-20"]);
    assert_eq!(text(&place.status(PAID), "/deadlines/0/due_at"), "2026-03-21T06:59:59Z");
    place.does(&["order", "record", PAID, "ship-by", "--until", "2026-03-19T12:00"]);
    assert_eq!(text(&place.status(PAID), "/deadlines/0/due_at"), "2026-03-19T19:00:00Z");
}

#[test]
fn protection_that_is_longer_moves_the_last_day_of_a_dispute() {
    let mut place = Place::with_paid();
    place.at("2026-03-09T20:00:00Z");
    place.does(&["order", "record", PAID, "shipped"]);
    place.does(&["order", "record", PAID, "protection-until", "--until", "2026-06-07"]);
    let order = place.status(PAID);
    assert_eq!(order["protected_until"], "2026-06-07");
    let dues = order["deadlines"].as_array().expect("deadlines");
    let last = dues.iter().find(|due| due["rule"] == "dispute-open-until").expect("a last day");
    assert_eq!(text(last, "/due_at"), "2026-06-23T06:59:59Z", "{order:#}");
}

#[test]
fn a_parcel_is_kept_with_its_carrier_and_a_note_beside_it() {
    let place = Place::with_paid();
    let words = [
        "order",
        "record",
        PAID,
        "shipped",
        "--tracking",
        "RX123456785CN",
        "--carrier",
        "China Post",
    ];
    place.does(&[&words[..], &["--note", "told in chat"]].concat());
    let order = place.whole(PAID);
    let parcel = json!([{
        "tracking": "RX123456785CN",
        "earlier_numbers": [],
        "carrier": "China Post",
        "lines": [],
        "stage": "shipped",
        "delivered_at": null,
        "promises": [],
        "verdict": "valid",
    }]);
    assert_eq!(order["parcels"], parcel);
    assert_eq!(text(&order, "/notes/0/text"), "told in chat");
    assert_eq!(order["shipped_at"], NOW);
}

#[test]
fn confirming_what_was_assumed_keeps_why_it_closed_and_makes_the_money_owed() {
    let mut place = Place::with_request();
    place.at(AN_HOUR_LATER);
    assert_eq!(place.status(PAID)["refunds"][0]["certainty"], "assumed");
    place.tries_then_does(PAID, &["order", "record", PAID, "closed"]);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "closed");
    assert_eq!((&order["certainty"], &order["assumed"]), (&json!("known"), &Value::Null));
    assert_eq!(text(&order, "/closed/cause"), "cancellation-unanswered");
    assert_eq!(texts(&order["cancellations"], "outcome"), ["unanswered"]);
    let refund = &order["refunds"][0];
    assert_eq!((&refund["owed"]["minor"], &refund["certainty"]), (&json!(2566), &json!("known")));
}

#[test]
fn a_fact_that_cannot_be_is_refused_and_nothing_is_recorded() {
    let request = Place::with_request();
    request.does(&["order", "record", PAID, "cancellation-approved"]);
    for (place, fact, code) in [
        (Place::with_paid(), "cancellation-approved", "order.no-request"),
        (Place::with_paid(), "cancellation-rejected", "order.no-request"),
        (Place::with_paid(), "unfrozen", "order.not-frozen"),
        (Place::with_paid(), "shipment-cancelled", "order.fact-does-not-fit"),
        (Place::with_paid(), "returned-to-seller", "order.fact-does-not-fit"),
        (Place::with(PAID, &[]), "shipped", "order.not-paid"),
        (Place::with(PAID, &[]), "frozen", "order.not-paid"),
        (request, "shipped", "order.already-closed"),
    ] {
        let before = place.bytes();
        let error = place.error(&["order", "record", PAID, fact], 4);
        assert_eq!(text(&error, "/code"), code, "{fact}");
        assert_eq!(text(&error, "/data/order"), PAID);
        assert_eq!(place.bytes(), before, "{fact}");
    }
}

#[test]
fn what_a_fact_needs_is_named() {
    let place = Place::with_paid();
    for (fact, flag) in
        [("ship-by", "--until"), ("protection-until", "--until"), ("tracking", "--tracking")]
    {
        let error = place.error(&["order", "record", PAID, fact], 6);
        assert_eq!(text(&error, "/code"), "input.needed");
        assert_eq!(error["data"]["flags"], json!([flag]), "{fact}");
    }
}

#[test]
fn a_flag_that_a_fact_has_no_use_for_is_a_usage_error() {
    let place = Place::with_paid();
    let before = place.bytes();
    for words in [
        ["shipped", "--until", "2026-03-20"],
        ["delivered", "--tracking", "RX123456785CN"],
        ["seen", "--until", "2026-03-20"],
        ["shipped", "--carrier", "China Post"],
        ["frozen", "--cause", "security"],
    ] {
        let error = place.error(&[&["order", "record", PAID][..], &words].concat(), 2);
        assert_eq!(text(&error, "/code"), "usage.flag", "{words:?}");
        let message = text(&error, "/message");
        assert!(message.contains(words[1]), "{words:?}: {message}");
    }
    // What the fact does take is listed.
    let error = place.error(&["order", "record", PAID, "tracking", "--until", "2026-03-20"], 2);
    let fitting = "it takes --tracking, --carrier, --line, --parcel, --at";
    assert!(text(&error, "/message").contains(fitting), "{error:#}");
    for words in [&["order", "record", PAID][..], &["order", "record", PAID, "exploded"]] {
        assert_eq!(text(&place.error(words, 2), "/code"), "usage");
    }
    let error = place.error(&["order", "record", PAID, "closed", "--cause", "boredom"], 2);
    assert_eq!(text(&error, "/code"), "usage");
    assert_eq!(place.bytes(), before);
}

#[test]
fn a_fact_lies_neither_in_the_future_nor_before_the_order() {
    let place = Place::with_paid();
    let before = place.bytes();
    for (at, code) in
        [("2026-03-04", "order.date-in-future"), ("2026-03-01", "order.date-too-early")]
    {
        let error = place.error(&["order", "record", PAID, "shipped", "--at", at], 4);
        assert_eq!(text(&error, "/code"), code);
    }
    assert_eq!(place.bytes(), before);
}

#[test]
fn a_shipment_supersedes_a_request() {
    let place = Place::with_request();
    place.does(&["order", "record", PAID, "shipped"]);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "shipped");
    assert_eq!(texts(&order["cancellations"], "outcome"), ["superseded"]);
    let rules = texts(&order["deadlines"], "rule");
    assert_eq!(rules, ["delivery-deadline", "dispute-open-until"]);
}

#[test]
fn a_shipment_that_was_told_late_makes_an_outdated_order_known_again() {
    let mut place = Place::with(PAID, &["--paid", MONDAY]);
    place.at("2026-03-20T18:00:00Z");
    let order = place.status(PAID);
    assert_eq!(
        (&order["stage"], &order["certainty"]),
        (&json!("awaiting-shipment"), &json!("outdated"))
    );
    assert_eq!((&order["closed"], &order["deadlines"]), (&Value::Null, &json!([])));
    place.does(&["order", "record", PAID, "shipped", "--at", "2026-03-09"]);
    let order = place.status(PAID);
    assert_eq!((&order["stage"], &order["certainty"]), (&json!("shipped"), &json!("known")));
    assert_eq!(
        (text(&order, "/since"), text(&order, "/as_of")),
        ("2026-03-09", "2026-03-10T06:59:59Z")
    );
    assert_eq!(order["refunds"], json!([]));
}

#[test]
fn a_look_at_which_nothing_had_changed_makes_an_outdated_order_known_again() {
    let shipped = ["--paid", MONDAY, "--shipped", "2026-03-03"];
    let mut place = Place::with(PAID, &shipped);
    // The parcel was due on Fri 1 May.
    place.at("2026-05-04T18:00:00Z");
    let before = place.status(PAID);
    assert_eq!(before["certainty"], "outdated");
    let change = ["stage", "shipped, outdated", "shipped"].map(str::to_owned);
    assert_eq!(place.difference(&["order", "record", PAID, "seen"]), [change]);
    place.does(&["order", "record", PAID, "seen"]);
    let order = place.status(PAID);
    assert_eq!((&order["stage"], &order["certainty"]), (&json!("shipped"), &json!("known")));
    assert_eq!(order["as_of"], "2026-05-04T18:00:00Z");
    assert_eq!((&order["since"], &order["look_by"]), (&before["since"], &Value::Null));
    let rules = texts(&order["deadlines"], "rule");
    assert_eq!(rules[0], "dispute-open-until", "the parcel's time was over when it was seen");
    // A look of an earlier day is no newer than that day; a note is no look at all.
    let mut place = Place::with(PAID, &shipped);
    place.at("2026-05-04T18:00:00Z");
    place.does(&["order", "record", PAID, "seen", "--at", "2026-04-20"]);
    place.does(&["order", "note", PAID, "still nothing"]);
    let order = place.status(PAID);
    assert_eq!(order["as_of"], "2026-04-21T06:59:59Z");
    assert_eq!(order["certainty"], "outdated");
}

#[test]
fn goods_that_came_after_an_agreed_cancellation_are_kept_with_what_is_owed() {
    let mut place = Place::with_request();
    place.does(&["order", "record", PAID, "cancellation-approved"]);
    let before = place.whole(PAID);
    place.at("2026-03-20T18:00:00Z");
    place.tries_then_does(PAID, &["order", "record", PAID, "arrived-anyway"]);
    let order = place.whole(PAID);
    // The money stays owed: nobody took the agreement back.
    for member in ["stage", "closed", "refunds", "cancellations"] {
        assert_eq!(order[member], before[member], "{member}");
    }
    let last = order["history"].as_array().and_then(|all| all.last()).expect("a history");
    assert_eq!(
        (text(last, "/event"), text(last, "/at")),
        ("arrived-anyway", "2026-03-20T18:00:00Z")
    );
    // It is no fact of an order that goes on: that one was delivered.
    let place = Place::with_paid();
    let error = place.error(&["order", "record", PAID, "arrived-anyway"], 4);
    assert_eq!(text(&error, "/code"), "order.fact-does-not-fit");
}

#[test]
fn recording_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "record", digits, "cancellation-approved"].map(str::to_owned).to_vec()
    });
}
