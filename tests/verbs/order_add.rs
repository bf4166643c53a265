//! `redress order add`.

use serde_json::json;

use super::{MONDAY, PAID, text, texts};
use crate::harness::Place;

#[test]
fn bare_dates_stay_dates_and_exact_times_are_kept_to_the_second() {
    let place = Place::new();
    let add = ["order", "add", PAID, "--seller", "Vega Store", "--total", "25.66 USD"];
    place.does(&[&add[..], &["--placed", "2026-03-01", "--paid", "2026-03-02"]].concat());
    let order = place.status(PAID);
    assert_eq!(order["placed_at"], "2026-03-01");
    assert_eq!(order["paid_at"], "2026-03-02");
    let place = Place::new();
    let dates = ["--placed", "2026-03-02T08:00", "--paid", "2026-03-02T17:00:05+01:00"];
    place.does(&[&add[..], &dates].concat());
    let order = place.status(PAID);
    assert_eq!(order["placed_at"], "2026-03-02T16:00:00Z");
    assert_eq!(order["paid_at"], "2026-03-02T16:00:05Z");
}

#[test]
fn the_time_to_ship_is_seven_business_days_in_the_marketplaces_zone() {
    let place = Place::new();
    let add = ["order", "add", PAID, "--seller", "Vega Store", "--total", "25.66 USD"];
    place.does(&[&add[..], &["--placed", "2026-03-02", "--paid", "2026-03-02"]].concat());
    let order = place.status(PAID);
    assert_eq!(order["stage"], "awaiting-shipment");
    assert_eq!(order["certainty"], "known");
    // Wed 11 Mar ends in Los Angeles, which has gone over to summer time by then.
    assert_eq!(order["deadlines"][0]["due_at"], "2026-03-12T06:59:59Z");
    assert_eq!(order["deadlines"][0]["rule"], "seller-ship-by");
}

#[test]
fn an_order_that_is_not_paid_must_be_within_twenty_days() {
    let place = Place::with(PAID, &[]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "awaiting-payment");
    assert_eq!(order["since"], "2026-03-02T16:00:00Z");
    assert_eq!(order["paid_at"], json!(null));
    let due = &order["deadlines"][0];
    assert_eq!(text(due, "/rule"), "unpaid-auto-close");
    assert_eq!(text(due, "/who"), "buyer");
    assert_eq!(text(due, "/then"), "closed");
    assert_eq!(text(due, "/due_at"), "2026-03-22T15:00:00Z");
    assert_eq!(texts(&order["actions"], "action"), ["pay", "cancel"]);
}

#[test]
fn items_prices_and_parcels_are_kept() {
    let mut place = Place::new();
    place.at("2026-03-10T18:00:00Z").adds(
        PAID,
        &[
            &["--paid", MONDAY, "--shipped", "2026-03-09", "--tracking", "RX123456785CN"][..],
            &["--tracking", "LP00123", "--item", "Pliers; red; 2; 10.00", "--item", "Tape"],
        ]
        .concat(),
    );
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "shipped");
    assert_eq!(order["shipped_at"], "2026-03-09");
    let mut numbers = texts(&order["parcels"], "tracking");
    numbers.sort_unstable();
    assert_eq!(numbers, ["LP00123", "RX123456785CN"]);
    let lines = order["lines"].as_array().expect("lines");
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["title"], "Pliers; red");
    assert_eq!(lines[0]["quantity"], 2);
    assert_eq!(
        lines[0]["unit_price"],
        json!({"amount": "10.00", "currency": "USD", "minor": 1000})
    );
    assert_eq!((&lines[1]["title"], &lines[1]["quantity"]), (&json!("Tape"), &json!(1)));
    assert_eq!(lines[1]["unit_price"], json!(null));
}

#[test]
fn money_is_exact_in_every_currency() {
    for (given, amount, currency, minor) in [
        ("132.74 BRL", "132.74", "BRL", 13_274),
        ("USD 0.01", "0.01", "USD", 1),
        ("12349 JPY", "12349", "JPY", 12_349),
        ("1.250 KWD", "1.250", "KWD", 1_250),
        ("7 EUR", "7.00", "EUR", 700),
    ] {
        let place = Place::new();
        place.does(&["order", "add", PAID, "--seller", "X", "--total", given, "--placed", MONDAY]);
        let total = place.status(PAID)["total"].clone();
        assert_eq!(
            total,
            json!({"amount": amount, "currency": currency, "minor": minor}),
            "{given}"
        );
    }
}

#[test]
fn what_cannot_be_read_is_a_usage_error_and_nothing_is_recorded() {
    let good = |flag: &str, value: &str| {
        let mut words = vec![
            "order", "add", PAID, "--seller", "Vega", "--total", "1.00 USD", "--placed", MONDAY,
        ]
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
        match words.iter().position(|word| word == flag) {
            Some(at) => value.clone_into(&mut words[at + 1]),
            None => words.extend([flag.to_owned(), value.to_owned()]),
        }
        words
    };
    for (flag, value, code) in [
        ("--total", "12,50 USD", "usage.money"),
        ("--total", "12.50", "usage.money"),
        ("--total", "12.505 USD", "usage.money"),
        ("--total", "12.50 DOLLARS", "usage.money"),
        ("--total", "1e3 USD", "usage.money"),
        ("--placed", "yesterday", "usage.time"),
        ("--placed", "02.03.2026", "usage.time"),
        ("--placed", "1999-01-01", "usage.time"),
        ("--paid", "2026-02-30", "usage.time"),
        ("--shipped", "", "usage.time"),
        ("--seller", " ", "usage.empty"),
        ("--tracking", "", "usage.empty"),
        ("--item", "; 2; 3", "usage.item"),
        ("--item", "Pliers; 0; 3", "usage.item"),
        ("--item", "Pliers; 1; 3 EUR", "usage.item"),
    ] {
        let place = Place::new();
        let error = place.error(&good(flag, value), 2);
        assert_eq!(text(&error, "/code"), code, "{flag} {value}");
        assert!(text(&error, "/message").contains(flag), "{flag} {value}: {error:#}");
        assert!(!place.db().exists(), "{flag} {value}");
    }
    for wrong in ["123", "82123139615913221322", "8212313961591x22", ""] {
        let place = Place::new();
        let error = place.error(
            &["order", "add", wrong, "--seller", "V", "--total", "1 USD", "--placed", MONDAY],
            2,
        );
        assert_eq!(text(&error, "/code"), "usage.order-number", "{wrong}");
    }
}

#[test]
fn steps_that_lie_in_the_future_or_before_each_other_are_refused() {
    for (dates, code) in [
        (["--placed", "2026-03-05", "--paid", "2026-03-05"], "order.date-in-future"),
        (["--placed", "2026-03-02", "--paid", "2026-03-01"], "order.date-too-early"),
        (["--placed", "2026-03-02", "--shipped", "2026-03-01"], "order.date-too-early"),
    ] {
        let place = Place::new();
        let add = ["order", "add", PAID, "--seller", "V", "--total", "1 USD"];
        assert_eq!(text(&place.error(&[&add[..], &dates].concat(), 4), "/code"), code, "{dates:?}");
        assert_eq!(place.run(&["order", "list", "-q", "--all"]).stdout, "");
    }
}

#[test]
fn every_answer_that_is_missing_names_its_flag() {
    let place = Place::new();
    let error = place.error(&["order", "add", PAID], 6);
    assert_eq!(text(&error, "/code"), "input.needed");
    assert_eq!(error["data"]["flags"], json!(["--seller", "--total", "--placed"]));
    let error = place.error(&["order", "add", PAID, "--seller", "V", "--placed", MONDAY], 6);
    assert_eq!(error["data"]["flags"], json!(["--total"]));
    assert!(text(&error, "/message").contains("--total"));
    assert!(!place.db().exists());
}

#[test]
fn an_order_is_added_once() {
    let place = Place::with_paid();
    let before = place.bytes();
    let words =
        ["order", "add", PAID, "--seller", "Another", "--total", "1 USD", "--placed", MONDAY];
    let error = place.error(&words, 4);
    assert_eq!(text(&error, "/code"), "order.already-recorded");
    assert!(super::hints(&error).contains(&format!("redress order status {PAID}")));
    assert_eq!(place.bytes(), before);
}

#[test]
fn a_dry_run_tells_all_that_it_would_record_and_makes_no_store() {
    let place = Place::new();
    let words = ["order", "add", PAID, "--seller", "Vega", "--total", "1 USD", "--placed", MONDAY];
    let changes = place.difference(&words);
    assert!(!place.db().exists());
    let all = [
        ["stage", "", "awaiting-payment"],
        ["seller", "", "Vega"],
        ["total", "", "$1.00"],
        ["placed", "", "Mon 2 Mar 08:00"],
        ["unpaid-auto-close", "", "Sun 22 Mar 08:00"],
    ];
    assert_eq!(changes, all.map(|row| row.map(str::to_owned)));
    place.does(&words);
}

#[test]
fn text_from_outside_cannot_speak_to_the_terminal() {
    let mut place = Place::new();
    let add =
        |seller| ["order", "add", PAID, "--seller", seller, "--total", "1 USD", "--placed", MONDAY];
    let ran = place.run(&add("Ve\u{1b}[31mga\u{7}"));
    assert_eq!(ran.exit, 2);
    assert!(ran.stderr.contains("--seller") && !ran.stderr.contains('\u{1b}'), "{}", ran.stderr);
    let seller = "Ve\u{202e}ga\u{200b}";
    let words = add(seller);
    let printed = place.does(&words);
    assert!(!printed.contains('\u{1b}') && !printed.contains('\u{202e}'), "{printed:?}");
    let printed = place.in_terminal(80).does(&["order", "show", PAID]);
    assert!(!printed.contains('\u{1b}') && !printed.contains('\u{202e}'), "{printed:?}");
    // Programs get what was given.
    assert_eq!(text(&place.status(PAID), "/seller/name"), seller);
}
