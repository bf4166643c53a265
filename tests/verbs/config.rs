//! `redress config`.

use serde_json::{Value, json};

use super::{MONDAY, PAID, text, texts};
use crate::harness::Place;

fn value(place: &Place, key: &str) -> Value {
    place.json(&["config", "get", key])["value"].clone()
}

#[test]
fn what_dates_depend_on_is_kept_in_the_record_and_the_rest_beside_the_program() {
    let place = Place::new();
    for (key, value, kept_in) in [
        ("country", "DE", "record"),
        ("payment-method", "card", "record"),
        ("holidays", "2026-03-05", "record"),
        ("name", "Ann", "record"),
        ("output", "json", "program"),
        ("color", "never", "program"),
    ] {
        let set = place.json(&["config", "set", key, value]);
        assert_eq!((text(&set, "/id"), text(&set, "/value")), (key, value));
        assert_eq!(text(&set, "/kept_in"), kept_in, "{key}");
        assert_eq!(place.json(&["config", "get", key]), set);
    }
    let all = place.json(&["config", "list"]);
    for key in ["country", "payment-method", "holidays", "name", "output", "color"] {
        assert!(texts(&all, "id").contains(&key), "{key}");
    }
    let written = std::fs::read_to_string(place.config().join("config.toml")).expect("a file");
    assert!(written.contains("output = \"json\"") && !written.contains("DE"), "{written}");
    // Only what is kept in the record is an operation, and undone.
    let log = place.json(&["log"]);
    let commands = texts(&log, "command");
    assert_eq!(commands.len(), 4, "{commands:?}");
    assert!(commands[0].starts_with("config set name Ann"), "{commands:?}");
    place.does(&["undo"]);
    assert_eq!((value(&place, "name"), value(&place, "country")), (Value::Null, json!("DE")));
    assert_eq!(value(&place, "color"), "never");
}

#[test]
fn a_setting_is_reset_and_a_dry_run_sets_nothing() {
    let place = Place::new();
    place.does(&["config", "set", "country", "DE"]);
    let before = place.bytes();
    let trial = place.run(&["config", "set", "country", "FR", "--dry-run"]);
    assert_eq!((trial.exit, trial.stderr.as_str()), (0, "Dry run: nothing saved.\n"));
    assert_eq!(place.bytes(), before);
    assert_eq!(value(&place, "country"), "DE");
    place.does(&["config", "reset", "country"]);
    assert_eq!(value(&place, "country"), Value::Null);
    place.does(&["undo"]);
    assert_eq!(value(&place, "country"), "DE");
    let place = Place::new();
    place.does(&["config", "set", "output", "json", "--dry-run"]);
    place.does(&["config", "set", "country", "DE", "--dry-run"]);
    assert!(!place.db().exists() && !place.config().exists());
}

/// A trial does not say what it would replace.
#[test]
fn a_change_of_a_setting_says_what_it_was() {
    let place = Place::new();
    place.does(&["config", "set", "country", "DE"]);
    place.does(&["policy", "set", "seller-ship-by", "9d"]);
    for (words, told) in [
        ("config set country FR", "country is now FR; it was DE.\n"),
        ("config reset country", "country is no longer set; it was DE.\n"),
        ("policy set seller-ship-by 8d", "seller-ship-by is now 8 days; it was 9 days;"),
    ] {
        let words: Vec<&str> = words.split(' ').chain(["--dry-run", "-o", "table"]).collect();
        let trial = place.run(&words).stdout;
        assert!(trial.starts_with(told), "{trial}");
    }
}

#[test]
fn holidays_and_the_way_of_paying_move_the_dates_of_orders_that_are_open() {
    let place = Place::with(PAID, &["--paid", MONDAY]);
    let due = |place: &Place| text(&place.status(PAID), "/deadlines/0/due_at").to_owned();
    assert_eq!(due(&place), "2026-03-11T15:00:00Z");
    place.does(&["config", "set", "holidays", "2026-03-05,2026-03-06"]);
    assert_eq!(due(&place), "2026-03-13T15:00:00Z");
    assert_eq!(text(&place.json(&["agenda"]), "/0/due_at"), "2026-03-13T15:00:00Z");
    place.does(&["config", "reset", "holidays"]);
    assert_eq!(due(&place), "2026-03-11T15:00:00Z");
    place.does(&["order", "record", PAID, "closed", "--cause", "seller"]);
    let rule = |place: &Place| text(&place.status(PAID), "/refunds/0/rule").to_owned();
    assert_eq!(rule(&place), "refund-default");
    place.does(&["config", "set", "payment-method", "paypal"]);
    assert_eq!(rule(&place), "refund-paypal");
    assert_eq!(text(&place.json(&["refund", "list"]), "/0/rule"), "refund-paypal");
}

#[test]
fn what_is_no_setting_or_no_value_of_it_is_refused_and_nothing_is_written() {
    let place = Place::new();
    let error = place.error(&["config", "get", "colour"], 3);
    assert_eq!(text(&error, "/code"), "config.not-found");
    assert!(super::hints(&error).contains("redress config list"), "{error:#}");
    for (key, value) in [
        ("country", "Germany and Austria"),
        ("payment-method", "barter"),
        ("holidays", "Christmas"),
        ("output", "xml"),
        ("color", "green"),
    ] {
        let ran = place.run(&["config", "set", key, value]);
        assert_eq!((ran.exit, ran.stdout.as_str()), (2, ""), "{key}: {}", ran.stderr);
    }
    assert!(!place.db().exists() && !place.config().exists());
}
