//! `redress order correct`.

use serde_json::json;

use super::{MONDAY, OTHER, PAID, takes_an_order_by_its_beginning_or_end, text, texts};
use crate::harness::{Place, list_page, page_order};

/// An order beside the two.
const THIRD: &str = "8212313961593333";

#[test]
fn a_correction_holds_above_what_was_entered_and_above_pages_until_it_is_lifted() {
    let mut place = Place::with_paid();
    let correct = ["order", "correct", PAID, "--total", "20 USD", "--seller", "Orion"];
    place.tries_then_does(PAID, &correct);
    let order = place.status(PAID);
    assert_eq!((&order["total"]["minor"], text(&order, "/seller/name")), (&json!(2000), "Orion"));
    // A newer page changes neither.
    let page = list_page("2026-03-05T17:00:00Z", &[page_order(PAID, "Awaiting shipment")]);
    let page = place.file("page.json", page).display().to_string();
    place.at("2026-03-05T18:00:00Z").does(&["import", &page]);
    let order = place.status(PAID);
    assert_eq!((&order["total"]["minor"], text(&order, "/seller/name")), (&json!(2000), "Orion"));
    place.tries_then_does(PAID, &["order", "correct", PAID, "--total", "page"]);
    let order = place.status(PAID);
    assert_eq!((&order["total"]["minor"], text(&order, "/seller/name")), (&json!(2566), "Orion"));
    place.does(&["order", "correct", PAID, "--seller", "page"]);
    assert_eq!(text(&place.status(PAID), "/seller/name"), "Orion Tools");
}

#[test]
fn a_corrected_date_moves_what_is_counted_from_it() {
    let place = Place::with_paid();
    assert_eq!(text(&place.status(PAID), "/deadlines/0/due_at"), "2026-03-11T15:00:00Z");
    place.does(&["order", "correct", PAID, "--paid", "2026-03-03T08:00"]);
    let order = place.status(PAID);
    assert_eq!(order["paid_at"], "2026-03-03T16:00:00Z");
    let due = &order["deadlines"][0];
    assert_eq!(
        (text(due, "/from"), text(due, "/due_at")),
        ("2026-03-03T16:00:00Z", "2026-03-12T15:00:00Z")
    );
}

/// Dates are taken that contradict each other, or two that are right together are refused.
#[test]
fn a_date_before_the_one_that_it_follows_is_no_correction() {
    let place = Place::with_paid();
    for words in [["--paid", "2026-03-01"], ["--shipped", "2026-03-01"]] {
        let error = place.error(&[&["order", "correct", PAID], &words[..]].concat(), 4);
        assert_eq!(text(&error, "/code"), "order.date-too-early", "{words:?}");
    }
    place.does(&["order", "correct", PAID, "--placed", "2026-02-27", "--paid", "2026-02-28"]);
    place.does(&["order", "correct", PAID, "--shipped", "2026-03-01"]);
}

#[test]
fn items_and_the_method_are_corrected_and_undone() {
    let place = Place::with(PAID, &["--paid", MONDAY, "--item", "Plyers; 1; 25.66"]);
    let correct = ["order", "correct", PAID, "--item", "Pliers; 2; 10.00", "--item", "Tape"];
    place.does(&[&correct[..], &["--method", "paypal"]].concat());
    let order = place.whole(PAID);
    assert_eq!(texts(&order["lines"], "title"), ["Pliers", "Tape"]);
    assert_eq!(
        (&order["lines"][0]["quantity"], &order["payment_method"]),
        (&json!(2), &json!("paypal"))
    );
    place.does(&["undo"]);
    let order = place.whole(PAID);
    assert_eq!(texts(&order["lines"], "title"), ["Plyers"]);
    assert_eq!(order["payment_method"], json!(null));
}

#[test]
fn what_is_to_be_corrected_must_be_named_and_read() {
    let place = Place::with_paid();
    let before = place.bytes();
    for (words, code) in [
        (&[][..], "usage.flag"),
        (&["--total", "much"], "usage.money"),
        (&["--paid", "soon"], "usage.time"),
        (&["--seller", " "], "usage.empty"),
        (&["--method", "barter"], "usage"),
        (&["--item", "; 2"], "usage.item"),
    ] {
        let error = place.error(&[&["order", "correct", PAID][..], words].concat(), 2);
        assert_eq!(text(&error, "/code"), code, "{words:?}");
    }
    assert_eq!(place.bytes(), before);
}

#[test]
fn a_mistyped_approval_is_taken_back_by_undo() {
    let place = Place::with_request();
    place.does(&["order", "record", PAID, "cancellation-approved"]);
    assert_eq!(place.status(PAID)["stage"], "closed");
    place.does(&["undo"]);
    let order = place.status(PAID);
    assert_eq!((&order["stage"], &order["refunds"]), (&json!("cancellation-pending"), &json!([])));
}

#[test]
fn correcting_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "correct", digits, "--total", "20 USD"].map(str::to_owned).to_vec()
    });
}

/// Three orders of a payment are shown as three payments, or one of them as if it were alone.
#[test]
fn orders_that_were_paid_in_one_go_are_shown_together() {
    let place = Place::with_paid();
    place.adds(OTHER, &["--paid", MONDAY]);
    place.adds(THIRD, &["--paid", MONDAY]);
    let correct =
        |one: &'static str, other: &'static str| ["order", "correct", one, "--paid-with", other];
    place.tries_then_does(PAID, &correct(PAID, OTHER));
    place.does(&correct(OTHER, THIRD));
    let others = |one: &str| {
        let payment = place.status(one)["payment"].clone();
        assert_eq!(payment["total"]["minor"], 3 * 2566, "{payment}");
        let orders = payment["orders"].as_array().expect("orders").clone();
        orders.iter().map(|order| text(order, "/order").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(others(PAID), sorted([OTHER, THIRD]));
    assert_eq!(others(OTHER), sorted([PAID, THIRD]));
    assert_eq!(others(THIRD), sorted([PAID, OTHER]));
    // One command links, and one takes that back, on both sides.
    place.does(&["undo"]);
    assert_eq!(place.status(THIRD)["payment"], json!(null));
    let payment = place.status(OTHER)["payment"].clone();
    assert_eq!(texts(&payment["orders"], "order"), [PAID]);
}

fn sorted(mut ids: [&str; 2]) -> [&str; 2] {
    ids.sort_unstable();
    ids
}

/// A chargeback is said to be about a payment that cannot have been one.
#[test]
fn orders_of_two_currencies_or_methods_are_of_no_one_payment() {
    let place = Place::with_paid();
    place.adds(OTHER, &["--paid", MONDAY, "--method", "paypal"]);
    let add = ["order", "add", THIRD, "--seller", "Vega", "--total", "5 EUR", "--placed", MONDAY];
    place.does(&add);
    let link = |other: &'static str| ["order", "correct", PAID, "--paid-with", other];
    assert_eq!(place.error(&link(THIRD), 4)["code"], "order.paid-apart");
    assert_eq!(place.error(&link(PAID), 4)["code"], "order.paid-with-itself");
    // How this one was paid nobody said: it may have been so.
    place.does(&link(OTHER));
    place.does(&["undo"]);
    place.does(&["order", "correct", PAID, "--method", "card"]);
    let error = place.error(&link(OTHER), 4);
    assert_eq!(
        (text(&error, "/code"), &error["data"]["other"]),
        ("order.paid-apart", &json!(OTHER))
    );
    assert_eq!(place.status(PAID)["payment"], json!(null));
}
