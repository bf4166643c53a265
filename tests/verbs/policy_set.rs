//! `redress policy set` and `reset`.

use serde_json::{Value, json};

use super::{ANSWER_DUE, OTHER, PAID, text};
use crate::harness::Place;

/// The due date of the rule that an order shows; `None` where it shows none.
fn due(place: &Place, order: &str, rule: &str) -> Option<String> {
    let order = place.status(order);
    let due = order["deadlines"].as_array()?.iter().find(|due| due["rule"] == rule)?;
    due["due_at"].as_str().map(str::to_owned)
}

#[test]
fn a_rule_gets_another_value_and_gives_it_back() {
    let place = Place::new();
    place.does(&["policy", "set", "refund-card", "3-20bd"]);
    let set = place.json(&["policy", "set", "cancel-seller-answer", "48h"]);
    assert_eq!(set["value"]["amount"], 72);
    assert_eq!(set["override"], json!({ "value": 48, "from": null, "unit": "hours" }));
    assert_eq!(place.json(&["policy", "show", "cancel-seller-answer"]), set);
    let rows = place.does(&["policy", "list"]);
    assert!(
        rows.lines().any(|row| row.starts_with("cancel-seller-answer\t72\thours\tseller")
            && row.contains("\t48h\t"))
    );
    let reset = place.json(&["policy", "reset", "cancel-seller-answer"]);
    assert_eq!(reset["override"], Value::Null);
    let kept = &place.json(&["policy", "show", "refund-card"])["override"];
    assert_eq!(kept, &json!({ "value": 20, "from": 3, "unit": "business-days" }), "{kept}");
    // Nothing is left to give back, and no operation tells of it.
    let log = place.json(&["log"]);
    assert_eq!(place.json(&["policy", "reset", "cancel-seller-answer"]), reset);
    assert_eq!(place.json(&["log"]), log);
    assert!(!place.config().exists(), "rules are kept in the record");
}

#[test]
fn the_list_shows_both_values_and_how_yours_is_taken_back() {
    let mut place = Place::new();
    place.in_terminal(100);
    assert!(!place.does(&["policy", "list"]).contains("(default"));
    place.does(&["policy", "set", "cancel-seller-answer", "2d"]);
    let list = place.does(&["policy", "list"]);
    for told in ["2 days (default: 72 hours)", "redress policy reset RULE"] {
        assert!(list.contains(told), "{list}");
    }
}

#[test]
fn a_value_holds_for_what_had_not_ended_when_it_was_set_and_for_what_comes() {
    let mut place = Place::with_request();
    place.adds(OTHER, &["--paid", super::MONDAY]);
    place.at("2026-03-04T12:00:00Z");
    let answer = |place: &Place, order: &str| due(place, order, "cancel-seller-answer");
    // Not over by what held until now, and over by what holds now: the date moves.
    place.does(&["policy", "set", "cancel-seller-answer", "80h"]);
    assert_eq!(answer(&place, PAID).as_deref(), Some("2026-03-07T02:00:00Z"));
    place.does(&["order", "cancel", OTHER, "--reason", "other", "--submitted"]);
    assert_eq!(answer(&place, OTHER).as_deref(), Some("2026-03-07T20:00:00Z"));
    place.does(&["policy", "reset", "cancel-seller-answer"]);
    assert_eq!(answer(&place, PAID).as_deref(), Some(ANSWER_DUE));
    assert_eq!(answer(&place, OTHER).as_deref(), Some("2026-03-07T12:00:00Z"));
    // What had ended when a value was set has ended.
    place.at("2026-03-06T19:00:00Z");
    assert_eq!(place.status(PAID)["certainty"], "assumed");
    place.does(&["policy", "set", "cancel-seller-answer", "10d"]);
    assert_eq!(text(&place.status(PAID), "/stage"), "closed");
    assert_eq!(answer(&place, OTHER).as_deref(), Some("2026-03-14T12:00:00Z"));
    // It holds from the day that the buyer names.
    let mut place = Place::with_request();
    place.at("2026-03-06T19:00:00Z");
    place.does(&["policy", "set", "cancel-seller-answer", "10d", "--from", "2026-03-01"]);
    assert_eq!(answer(&place, PAID).as_deref(), Some("2026-03-13T18:00:00Z"));
    assert_eq!(text(&place.status(PAID), "/stage"), "cancellation-pending");
}

#[test]
fn a_dry_run_writes_nothing_and_makes_no_store() {
    let place = Place::new();
    for words in [
        &["policy", "set", "cancel-seller-answer", "48h", "-n"][..],
        &["policy", "reset", "cancel-seller-answer", "-n"],
    ] {
        let ran = place.run(words);
        assert_eq!(ran.exit, 0, "{words:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("nothing saved"), "{words:?}: {}", ran.stderr);
    }
    assert!(!place.db().exists() && !place.config().exists());
    place.does(&["policy", "set", "cancel-seller-answer", "48h"]);
    let kept = place.bytes();
    place.does(&["policy", "set", "cancel-seller-answer", "24h", "-n"]);
    place.does(&["policy", "reset", "cancel-seller-answer", "-n"]);
    assert_eq!(place.bytes(), kept);
}

#[test]
fn a_value_that_means_nothing_is_refused_and_nothing_is_written() {
    let place = Place::new();
    for (words, exit, code) in [
        (["policy", "set", "cancel-seller-answer", "48"], 2, "policy.value"),
        (["policy", "set", "cancel-seller-answer", "-3d"], 2, "policy.value"),
        (["policy", "set", "cancel-seller-answer", "0h"], 2, "policy.value"),
        (["policy", "set", "cancel-seller-answer", "200y"], 2, "policy.value"),
        (["policy", "set", "cancel-seller-answer", "24-48h"], 2, "policy.value"),
        (["policy", "set", "dispute-appeal-once", "2d"], 2, "policy.value"),
        (["config", "set", "country", "Germany"], 2, "policy.value"),
        (["config", "set", "payment-method", "barter"], 2, "policy.value"),
        (["config", "set", "holidays", "1 October"], 2, "policy.value"),
        (["config", "set", "holidays", "cn.ics"], 2, "policy.value"),
        (["policy", "set", "silence", "2d"], 3, "policy.not-found"),
        (["policy", "set", "country", "DE"], 3, "policy.not-found"),
        (["policy", "set", "cancel-silence", "2d"], 4, "policy.no-value"),
        (["policy", "set", "post-office-pickup", "2d"], 4, "policy.not-computed"),
    ] {
        assert_eq!(text(&place.error(&words, exit), "/code"), code, "{words:?}");
    }
    assert_eq!(text(&place.error(&["policy", "reset", "silence"], 3), "/code"), "policy.not-found");
    assert!(!place.db().exists() && !place.config().exists());
}

#[test]
fn a_country_a_method_and_holidays_are_shown_as_they_are_set() {
    let place = Place::new();
    let value = |key: &str| place.json(&["config", "get", key])["value"].clone();
    assert_eq!(value("country"), Value::Null);
    for (key, written, shown) in [
        ("country", "de", "DE"),
        ("country", "uk", "GB"),
        ("payment-method", "card", "card"),
        ("holidays", "2026-10-02,2026-10-01", "2026-10-01, 2026-10-02"),
    ] {
        place.does(&["config", "set", key, written]);
        assert_eq!(value(key), shown, "{key}");
    }
    place.does(&["config", "reset", "holidays"]);
    assert_eq!((value("holidays"), value("country")), (Value::Null, json!("GB")));
}

#[test]
fn holidays_move_the_business_days_of_what_is_open_and_move_them_back() {
    let place = Place::with(PAID, &[]);
    place.does(&["config", "set", "holidays", "2026-03-04"]);
    place.does(&["order", "pay", PAID, "--at", "2026-03-02"]);
    let ship_by = |order| due(&place, order, "seller-ship-by");
    assert_eq!(ship_by(PAID).as_deref(), Some("2026-03-13T06:59:59Z"));
    place.does(&["config", "reset", "holidays"]);
    place.adds(OTHER, &["--paid", "2026-03-02"]);
    for order in [PAID, OTHER] {
        assert_eq!(ship_by(order).as_deref(), Some("2026-03-12T06:59:59Z"), "{order}");
    }
}

#[test]
fn a_file_of_settings_that_cannot_be_read_stops_nothing_but_a_change_of_it() {
    let place = Place::with_paid();
    let mut before = place.status(PAID);
    let file = place.config().join("config.toml");
    std::fs::create_dir_all(place.config()).expect("a folder");
    std::fs::write(&file, "[output\n").expect("a file");
    for words in [
        &["order", "status", PAID, "--json"][..],
        &["policy", "set", "cancel-seller-answer", "48h"],
        &["config", "set", "country", "DE"],
        &["config", "list"],
    ] {
        let ran = place.run(words);
        assert_eq!(ran.exit, 0, "{words:?}: {}", ran.stderr);
        let said = ran.stderr.lines().next().expect("a warning");
        assert!(said.starts_with("warning: ignored: ") && said.contains("line 1"), "{said}");
    }
    for words in [&["config", "set", "color", "never"][..], &["config", "reset", "color"]] {
        let ran = place.run(words);
        assert_eq!(ran.exit, 1, "{words:?}: {}", ran.stderr);
        assert!(
            ran.stderr.contains(&format!("hint: correct {}", file.display())),
            "{}",
            ran.stderr
        );
        assert_eq!(std::fs::read_to_string(&file).expect("a file"), "[output\n");
    }
    // One line that means nothing leaves the others.
    std::fs::write(&file, "colour = \"red\"\noutput = \"json\"\ncolor = \"green\"\n")
        .expect("a file");
    let ran = place.run(&["order", "status", PAID]);
    assert_eq!(ran.stderr.matches("warning: ignored: ").count(), 2, "{}", ran.stderr);
    let mut after: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    // The country decides on whose clock a bank's days end.
    for status in [&mut before, &mut after] {
        status["remedies"].take();
        status["options"].take();
    }
    assert_eq!(after, before);
}

#[test]
fn many_that_set_at_once_lose_nothing() {
    let place = Place::new();
    let rules = ["cancel-seller-answer", "seller-ship-by", "tracking-give", "dispute-decision"];
    let running: Vec<_> = rules
        .iter()
        .map(|rule| {
            let mut command = place.command();
            command.args(["policy", "set", rule, "9d", "-q"]).stdout(std::process::Stdio::null());
            command.spawn().expect("it runs")
        })
        .collect();
    for mut run in running {
        assert!(run.wait().expect("it ends").success());
    }
    for rule in rules {
        assert_eq!(place.json(&["policy", "show", rule])["override"]["value"], 9, "{rule}");
    }
}

#[test]
fn lists_count_what_is_assumed_by_the_rule_that_holds() {
    let mut place = Place::with_request();
    place.at(super::AN_HOUR_LATER);
    let listed = |place: &Place| place.json(&["refund", "list"])[0]["expected_by"].clone();
    let slow = listed(&place);
    assert!(slow.is_string());
    place.does(&["policy", "set", "refund-default", "2-3bd"]);
    let quick = listed(&place);
    assert!(quick.as_str() < slow.as_str(), "{quick} {slow}");
    let account = &place.status(PAID)["refunds"][0];
    assert_eq!(account["expected_by"], quick, "{account:#}");
    place.does(&["policy", "reset", "refund-default"]);
    assert_eq!(listed(&place), slow);
}
