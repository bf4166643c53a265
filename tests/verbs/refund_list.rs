//! `redress refund list`: what is owed, by when, what arrived.

use serde_json::json;

use super::{OTHER, PAID, texts};
use crate::harness::Place;

/// Two refunds: one by card, sent on 5 March, and one in another currency.
fn place() -> Place {
    let mut place = Place::new();
    place.at("2026-03-20T18:00:00Z");
    for (id, total) in [(PAID, "25.66 USD"), (OTHER, "132.74 BRL")] {
        let add = ["order", "add", id, "--seller", "Orion Tools", "--total", total];
        let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--method", "card"];
        place.does(&[&add[..], &dates].concat());
        let closed = ["--at", "2026-03-04", "--cause", "seller"];
        place.does(&[&["order", "record", id, "closed"][..], &closed].concat());
    }
    place.does(&["refund", "record", PAID, "started", "--at", "2026-03-05"]);
    place
}

#[test]
fn each_refund_has_its_window_and_what_came() {
    let mut place = place();
    place.does(&["refund", "record", PAID, "received", "--amount", "10 USD"]);
    let refunds = place.json(&["refund", "list"]);
    assert_eq!(texts(&refunds, "order"), [OTHER, PAID], "the first due first");
    let refund = &refunds[1];
    assert_eq!(refund["schema"], "redress.refund/1");
    assert_eq!(refund["owed"], json!({"amount": "25.66", "currency": "USD", "minor": 2566}));
    assert_eq!(refund["received"], json!({"amount": "10.00", "currency": "USD", "minor": 1000}));
    assert_eq!(refund["expected_from"], "2026-03-10T07:00:00Z");
    assert_eq!(refund["expected_by"], "2026-04-03T06:59:59Z");
    assert_eq!(refund["overdue"], false);
    assert_eq!(refund["method"], "card");
    assert_eq!(refund["state"], "part-received");
    place.at("2026-04-03T07:00:00Z");
    assert_eq!(place.json(&["refund", "list"])[1]["overdue"], true);
}

#[test]
fn what_came_is_left_out_unless_asked_for() {
    let place = place();
    place.does(&["refund", "record", PAID, "received"]);
    assert_eq!(texts(&place.json(&["refund", "list"]), "order"), [OTHER]);
    let all = place.json(&["refund", "list", "--all"]);
    assert_eq!(texts(&all, "order"), [OTHER, PAID]);
    assert_eq!(all[1]["state"], "received");
}

#[test]
fn the_money_of_an_assumed_closing_is_expected_and_never_overdue() {
    let mut place = Place::with_request();
    assert_eq!(place.json(&["refund", "list"]), json!([]));
    place.at("2026-03-06T18:00:01Z");
    let refund = &place.json(&["refund", "list"])[0];
    assert_eq!(
        (&refund["order"], &refund["granted_at"]),
        (&json!(PAID), &json!("2026-03-06T18:00:00Z"))
    );
    assert_eq!((&refund["certainty"], &refund["overdue"]), (&json!("assumed"), &json!(false)));
    assert_eq!(refund["method"], json!(null));
    assert_eq!(refund["rule"], "refund-default");
    assert_eq!(refund["expected_by"], "2026-04-03T17:00:00Z");
    let said = place.in_terminal(80).does(&["refund", "list"]);
    assert!(said.contains("Expected: $25.66 (?), assumed from deadlines"), "{said}");
    assert!(!said.contains("Owed:"), "{said}");
    // When it should have come nobody knows whether it was ever owed.
    for now in ["2026-04-03T17:00:01Z", "2026-07-01T00:00:00Z"] {
        assert_eq!(place.at(now).json(&["refund", "list", "--all"]), json!([]), "{now}");
    }
    // Somebody saw it closed: from then on it is owed, and late.
    place.at("2026-04-10T18:00:00Z");
    let closed = ["order", "record", PAID, "closed", "--cause", "cancellation-unanswered"];
    place.does(&[&closed[..], &["--at", "2026-03-06T11:00"]].concat());
    let refund = &place.json(&["refund", "list"])[0];
    assert_eq!((&refund["certainty"], &refund["overdue"]), (&json!("known"), &json!(true)));
}

#[test]
fn sums_never_mix_currencies() {
    let mut place = place();
    let said = place.in_terminal(80).does(&["refund", "list"]);
    assert!(said.contains("Owed: R$132.74, $25.66."), "{said}");
    assert!(!said.contains("statement"), "nothing is overdue: {said}");
    place.at("2026-05-01T18:00:00Z");
    let late = place.does(&["refund", "list"]);
    let late = late.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(late.contains("Look for it on the statement under the date of the purchase"), "{late}");
}

#[test]
fn a_sum_over_some_rows_says_so_and_each_order_is_named_once() {
    let mut place = place();
    assert_eq!(place.does(&["refund", "list", "-q"]), format!("{OTHER}\n{PAID}\n"));
    let said = place.in_terminal(80).does(&["refund", "list", "--limit", "1"]);
    assert!(said.contains("Owed in these rows: R$132.74."), "{said}");
}

/// One of two items is cancelled, and what was paid for each is only estimated.
fn part_refunded(total: &str) -> Place {
    let mut place = Place::new();
    place.at("2026-03-20T18:00:00Z");
    let add = ["order", "add", PAID, "--total", total, "--placed", "2026-03-02"];
    let items = ["--item", "Red mug; 1; 10", "--item", "Blue mug; 1; 20"];
    place.does(&[&add[..], &["--paid", "2026-03-02", "--seller", "Orion"], &items].concat());
    let closed = ["order", "record", PAID, "closed", "--cause", "seller", "--line", "2"];
    place.does(&[&closed[..], &["--at", "2026-03-04"]].concat());
    place
}

#[test]
fn a_refund_names_its_items_and_an_estimate_says_so() {
    let mut place = part_refunded("24.00 USD");
    let refund = &place.json(&["refund", "list"])[0];
    let owed = json!({"amount": "16.00", "currency": "USD", "minor": 1600});
    assert_eq!((&refund["owed"], &refund["owed_is"]), (&owed, &json!("estimated")));
    let lines = json!([{"line": 2, "title": "Blue mug", "owed": owed, "received":
        {"amount": "0.00", "currency": "USD", "minor": 0}}]);
    assert_eq!(refund["lines"], lines);
    let row = place.does(&["refund", "list", "-o", "tsv"]);
    assert!(row.ends_with("\t2\testimated\n"), "{row}");
    for width in [60, 100] {
        let said = place.in_terminal(width).does(&["refund", "list"]);
        assert!(said.contains("about $16.00") && said.contains("Blue mug"), "{said}");
        assert!(said.contains("Owed: about $16.00."), "{said}");
        assert!(!said.contains("Red mug"), "{said}");
    }
    let mut place = part_refunded("30.00 USD");
    let said = place.in_terminal(80).does(&["refund", "list"]);
    assert!(said.contains("$20.00") && !said.contains("about"), "{said}");
    assert_eq!(place.json(&["refund", "list"])[0]["owed_is"], "exact");
}
