//! `redress order receive`.

use serde_json::json;

use super::{MONDAY, PAID, takes_an_order_by_its_beginning_or_end, text};
use crate::harness::{Place, list_page, page_order};

#[test]
fn receiving_completes_a_shipped_order_once_it_was_submitted_and_leaves_fifteen_days() {
    let mut place = Place::with(PAID, &["--paid", MONDAY]);
    place.at("2026-04-10T18:00:00Z");
    place.does(&["order", "record", PAID, "shipped", "--at", "2026-03-09"]);
    place.tries_then_does(PAID, &["order", "receive", PAID]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "shipped", "nobody confirmed anything yet");
    let prepared = json!([{
        "action": "receive",
        "at": "2026-04-10T18:00:00Z",
        "until": null,
        "lines": [],
        "parcel": null,
    }]);
    assert_eq!(order["prepared"], prepared);
    // What cannot be taken back on the marketplace needs a yes in a script.
    let submitted = ["order", "receive", PAID, "--submitted"];
    assert_eq!(place.error(&submitted, 6)["data"]["flags"], json!(["--yes"]));
    place.at("2026-04-10T19:00:00Z");
    place.tries_then_does(PAID, &[&submitted[..], &["--yes"]].concat());
    let order = place.status(PAID);
    assert_eq!(order["stage"], "completed");
    assert_eq!(order["prepared"], json!([]));
    assert_eq!(text(&order, "/deadlines/0/rule"), "dispute-open-until");
    assert_eq!(text(&order, "/deadlines/0/due_at"), "2026-04-25T19:00:00Z");
    assert_eq!(text(&order, "/deadlines/0/who"), "buyer");
    let error = place.error(&["order", "receive", PAID], 4);
    assert_eq!(text(&error, "/code"), "order.already-completed");
}

#[test]
fn yes_alone_confirms_nothing_and_a_page_that_shows_it_completed_does() {
    let mut place = Place::with(PAID, &["--paid", MONDAY, "--shipped", MONDAY]);
    place.at("2026-04-10T18:00:00Z").does(&["order", "receive", PAID, "--yes"]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "shipped");
    assert_eq!(super::texts(&order["prepared"], "action"), ["receive"]);
    let page = list_page("2026-04-11T18:00:00Z", &[page_order(PAID, "Completed")]);
    let page = place.file("page.json", page).display().to_string();
    place.at("2026-04-11T19:00:00Z").does(&["import", &page]);
    let order = place.status(PAID);
    assert_eq!((&order["stage"], &order["prepared"]), (&json!("completed"), &json!([])));
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
