//! What was said: kept, with the fact that it tells, and listed.

use serde_json::json;

use super::{MONDAY, PAID};
use crate::harness::Place;

#[test]
fn what_was_said_is_kept_with_who_said_it_and_when() {
    let place = Place::with_paid();
    place.does(&["message", "log", PAID, "--from", "seller", "wait some days, friend"]);
    let typed = b"  Hello\r\n\r\nplease answer\n\n";
    let ran = place.run_with(&["message", "log", PAID, "--from", "me", "--at", MONDAY, "-"], typed);
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    place.does(&["message", "log", PAID, "--from", "aliexpress", "we look at it"]);
    let said = place.json(&["message", "list", PAID]);
    let told: Vec<_> =
        said.as_array().unwrap().iter().map(|one| (&one["from"], &one["text"])).collect();
    let (me, seller, aliexpress) = (json!("me"), json!("seller"), json!("aliexpress"));
    assert_eq!(
        told,
        [
            (&me, &json!("Hello\n\nplease answer")),
            (&seller, &json!("wait some days, friend")),
            (&aliexpress, &json!("we look at it")),
        ]
    );
    assert_eq!(said[0]["schema"], "redress.message/1");
    assert_eq!(said[0]["at"], "2026-03-02T16:00:00Z");
    let whole = place.json(&["order", "show", PAID]);
    assert_eq!(whole["messages"], said);
    let rows = place.run(&["message", "list", PAID]).stdout;
    assert_eq!(rows.lines().next(), Some("2026-03-02T16:00:00Z\tme\tHello  please answer"));
    assert_eq!(place.status(PAID)["stage"], "awaiting-shipment");
}

#[test]
fn the_same_word_at_the_same_time_is_kept_once() {
    let place = Place::with_paid();
    let log = ["message", "log", PAID, "--from", "seller", "--at", "2026-03-03T09:00", "sent"];
    place.does(&log);
    let before = std::fs::read(place.db()).unwrap();
    place.does(&log);
    assert_eq!(std::fs::read(place.db()).unwrap(), before);
}

#[test]
fn already_sent_is_recorded_with_its_fact_or_not_at_all() {
    let place = Place::with_paid();
    let log = ["message", "log", PAID, "--from", "seller", "already sent", "--fact"];
    let error = place.error(&[&log[..], &["tracking"]].concat(), 6);
    assert_eq!(error["data"]["flags"], json!(["--tracking"]));
    let error = place.error(&[&log[..], &["delivered", "--tracking", "RR123456785CN"]].concat(), 2);
    assert_eq!(error["code"], "usage.flag");
    // What the rules refuse keeps the words out too: the buyer decides what is true.
    place.error(&[&log[..], &["cancellation-approved", "--at", "2025-01-01"]].concat(), 4);
    assert_eq!(place.json(&["message", "list", PAID]), json!([]));
    place.does(&[&log[..], &["claimed-shipped"]].concat());
    assert_eq!(place.json(&["message", "list", PAID])[0]["text"], "already sent");
    let rules: Vec<_> = place.status(PAID)["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|due| due["rule"].as_str().unwrap().to_owned())
        .collect();
    assert!(rules.contains(&"tracking-give".to_owned()), "{rules:?}");
}

#[test]
fn a_message_without_words_or_for_no_order_is_an_error() {
    let place = Place::with_paid();
    for text in ["", "  \n "] {
        let error = place.error(&["message", "log", PAID, "--from", "me", text], 2);
        assert_eq!(error["code"], "usage.empty");
    }
    place.error(&["message", "log", "8999", "--from", "me", "hello"], 3);
    let long = "a".repeat(70_000);
    let error = place.error(&["message", "log", PAID, "--from", "me", &long], 2);
    assert_eq!(error["code"], "usage.text");
    let ran = place.run_with(&["message", "log", PAID, "--from", "me", "-"], b"\xff\xfe");
    assert_eq!(ran.exit, 2, "{}", ran.stderr);
    place.error(&["message", "log", PAID, "--from", "me", "--at", "2027-01-01", "hello"], 4);
}

#[test]
fn hostile_words_are_kept_whole_and_shown_harmless() {
    let mut place = Place::with_paid();
    let hostile = "\u{1b}[2J\u{202e}evil\u{7}";
    place.does(&["message", "log", PAID, "--from", "seller", hostile]);
    assert_eq!(place.json(&["message", "list", PAID])[0]["text"], hostile);
    let shown = [
        place.run(&["message", "list", PAID]).stdout,
        place.in_terminal(40).run(&["message", "list", PAID]).stdout,
        place.run(&["order", "status", PAID]).stdout,
        place.run(&["order", "show", PAID]).stdout,
    ];
    for text in shown {
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{text:?}");
        assert!(text.contains("evil"), "{text}");
    }
}

#[test]
fn the_advice_stands_beside_the_moment_that_it_is_for() {
    let mut place = Place::with("8000222333323327", &["--paid", MONDAY]);
    let place = place.in_terminal(80);
    let log = |from| place.run(&["message", "log", "3327", "--from", from, "hello"]).stderr;
    assert!(log("seller").contains("postal receipt"), "{}", log("seller"));
    place.does(&["order", "record", "3327", "shipped"]);
    assert!(log("me").contains("Never confirm receipt before you have seen the goods"));
}
