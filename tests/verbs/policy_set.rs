//! `redress policy set` and `reset`.

use std::path::PathBuf;

use super::{ANSWER_DUE, OTHER, PAID, hints, text};
use crate::harness::Place;

impl Place {
    fn policy_file(&self) -> PathBuf {
        self.config().join("policy.toml")
    }

    fn settings(&self, name: &str) -> String {
        std::fs::read_to_string(self.config().join(name)).unwrap_or_default()
    }

    fn writes(&self, name: &str, text: &str) {
        std::fs::create_dir_all(self.config()).expect("a folder");
        std::fs::write(self.config().join(name), text).expect("a file");
    }
}

#[test]
fn a_rule_gets_another_value_and_gives_it_back() {
    let place = Place::new();
    place.writes("policy.toml", "# my notes\n[rules]\nrefund-card = \"3-20bd\" # slow\n");
    let set = place.json(&["policy", "set", "cancel-seller-answer", "48h"]);
    assert_eq!(set["value"]["amount"], 72);
    let own = serde_json::json!({ "value": 48, "from": null, "unit": "hours" });
    assert_eq!(set["override"], own);
    assert_eq!(place.json(&["policy", "show", "cancel-seller-answer"]), set);
    assert_eq!(
        place.settings("policy.toml"),
        "# my notes\n[rules]\nrefund-card = \"3-20bd\" # slow\ncancel-seller-answer = \"48h\"\n"
    );
    let rows = place.does(&["policy", "list"]);
    assert!(
        rows.lines().any(|row| row.starts_with("cancel-seller-answer\t72\thours\tseller")
            && row.ends_with("\t48h"))
    );
    let reset = place.json(&["policy", "reset", "cancel-seller-answer"]);
    assert_eq!(reset["override"], serde_json::Value::Null);
    assert_eq!(
        place.settings("policy.toml"),
        "# my notes\n[rules]\nrefund-card = \"3-20bd\" # slow\n"
    );
    assert_eq!(place.json(&["policy", "reset", "cancel-seller-answer"]), reset);
}

#[test]
fn the_list_shows_both_values_and_what_else_is_set() {
    let mut place = Place::new();
    place.in_terminal(100);
    place.does(&["policy", "set", "cancel-seller-answer", "2d"]);
    place.does(&["policy", "set", "country", "uk"]);
    place.does(&["policy", "set", "holidays", "2026-10-02,2026-10-01"]);
    let list = place.does(&["policy", "list"]);
    for line in [
        "2 days (default: 72 hours)",
        "You have set\n  country         GB\n  holidays        2026-10-01,2026-10-02\n",
    ] {
        assert!(list.contains(line), "{list}");
    }
    let ids = place.does(&["policy", "list", "-q"]);
    assert!(ids.ends_with("\ncountry\nholidays\n"), "{ids}");
}

#[test]
fn what_is_recorded_stays_and_a_new_request_gets_the_new_time() {
    let mut place = Place::with_request();
    place.adds(OTHER, &["--paid", super::MONDAY]);
    place.does(&["policy", "set", "cancel-seller-answer", "24h"]);
    let due = |order: &str| {
        let order = place.status(order);
        let deadlines = order["deadlines"].as_array().expect("deadlines").clone();
        let answer = deadlines.into_iter().find(|due| due["rule"] == "cancel-seller-answer");
        answer.expect("an answer")["due_at"].clone()
    };
    assert_eq!(due(PAID), ANSWER_DUE);
    place.does(&["order", "cancel", OTHER, "--reason", "other"]);
    assert_eq!(due(OTHER), "2026-03-04T18:00:00Z");
    place.does(&["policy", "reset", "cancel-seller-answer"]);
    assert_eq!((due(PAID), due(OTHER)), (ANSWER_DUE.into(), "2026-03-04T18:00:00Z".into()));
    place.at("2026-03-04T19:00:00Z");
    assert_eq!(text(&place.status(OTHER), "/stage"), "closed");
}

#[test]
fn a_dry_run_writes_nothing_and_makes_no_folder() {
    let place = Place::new();
    for words in [
        &["policy", "set", "cancel-seller-answer", "48h", "-n"][..],
        &["policy", "set", "country", "DE", "-n"],
        &["policy", "reset", "country", "-n"],
    ] {
        let ran = place.run(words);
        assert_eq!(ran.exit, 0, "{words:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("nothing was kept"), "{words:?}: {}", ran.stderr);
    }
    assert!(!place.config().exists());
    place.does(&["policy", "set", "cancel-seller-answer", "48h"]);
    let kept = place.settings("policy.toml");
    place.does(&["policy", "set", "cancel-seller-answer", "24h", "-n"]);
    place.does(&["policy", "reset", "cancel-seller-answer", "-n"]);
    assert_eq!(place.settings("policy.toml"), kept);
}

#[test]
fn a_value_that_means_nothing_is_refused_and_nothing_is_written() {
    let place = Place::new();
    for (words, exit, code) in [
        (["cancel-seller-answer", "48"], 2, "policy.value"),
        (["cancel-seller-answer", "-3d"], 2, "policy.value"),
        (["cancel-seller-answer", "0h"], 2, "policy.value"),
        (["cancel-seller-answer", "200y"], 2, "policy.value"),
        (["cancel-seller-answer", "24-48h"], 2, "policy.value"),
        (["dispute-appeal-once", "2d"], 2, "policy.value"),
        (["country", "Germany"], 2, "policy.value"),
        (["payment-method", "pix"], 2, "policy.value"),
        (["holidays", "1 October"], 2, "policy.value"),
        (["holidays", "cn.ics"], 2, "policy.value"),
        (["silence", "2d"], 3, "policy.not-found"),
        (["cancel-silence", "2d"], 4, "policy.no-value"),
        (["post-office-pickup", "2d"], 4, "policy.not-computed"),
    ] {
        let error = place.error(&[&["policy", "set"], &words[..]].concat(), exit);
        assert_eq!(text(&error, "/code"), code, "{words:?}");
    }
    assert_eq!(text(&place.error(&["policy", "reset", "silence"], 3), "/code"), "policy.not-found");
    assert!(!place.config().join("policy.toml").exists());
    assert!(!place.config().join("config.toml").exists());
}

#[test]
fn a_country_a_method_and_holidays_are_shown_as_they_are_set() {
    let place = Place::new();
    assert_eq!(place.json(&["policy", "show", "country"])["value"], serde_json::Value::Null);
    place.does(&["policy", "set", "country", "de"]);
    place.does(&["policy", "set", "payment-method", "card"]);
    place.does(&["policy", "set", "holidays", "2026-10-01"]);
    assert_eq!(text(&place.json(&["policy", "show", "country"]), "/value"), "DE");
    assert_eq!(text(&place.json(&["policy", "show", "payment-method"]), "/value"), "card");
    let holidays = place.json(&["policy", "show", "holidays"]);
    assert_eq!(holidays["days"], serde_json::json!(["2026-10-01"]));
    assert_eq!(
        place.settings("config.toml"),
        "country = \"DE\"\npayment-method = \"card\"\nholidays = [\"2026-10-01\"]\n"
    );
    let flag = place.error(&["policy", "show", "country", "--for", PAID], 2);
    assert_eq!(text(&flag, "/code"), "usage.flag");
    place.does(&["policy", "reset", "holidays"]);
    assert_eq!(place.settings("config.toml"), "country = \"DE\"\npayment-method = \"card\"\n");
}

#[test]
fn holidays_move_the_business_days_of_orders_to_come() {
    let place = Place::with(PAID, &[]);
    place.does(&["policy", "set", "holidays", "2026-03-04"]);
    let ship_by = |order: &serde_json::Value| order["deadlines"][0]["due_at"].clone();
    let paid = place.json(&["order", "pay", PAID, "--at", "2026-03-02"]);
    assert_eq!(ship_by(&paid), "2026-03-13T06:59:59Z");
    place.does(&["policy", "reset", "holidays"]);
    place.adds(OTHER, &["--paid", "2026-03-02"]);
    assert_eq!(ship_by(&place.status(OTHER)), "2026-03-12T06:59:59Z");
    assert_eq!(ship_by(&place.status(PAID)), "2026-03-13T06:59:59Z");
}

#[test]
fn settings_that_mean_nothing_stop_every_command_but_those_that_repair_them() {
    let place = Place::with_paid();
    let before = place.bytes();
    place.writes("policy.toml", "[rules]\nsilence = \"2d\"\ncancel-seller-answer = \"soon\"\n");
    for words in [
        &["order", "status", PAID][..],
        &["order", "list"],
        &["order", "cancel", PAID, "--reason", "other"],
        &["policy", "show", "cancel-seller-answer"],
    ] {
        let error = place.error(words, 1);
        assert_eq!(text(&error, "/code"), "settings.wrong", "{words:?}");
        assert_eq!(error["data"]["line"], 2, "{words:?}: {error:#}");
        assert!(text(&error, "/data/path").ends_with("policy.toml"), "{error:#}");
        assert_eq!(error["hints"][0], "redress policy reset silence");
        assert!(hints(&error).contains(&place.policy_file().display().to_string()), "{error:#}");
    }
    assert_eq!(place.bytes(), before);
    // What needs no rule needs no settings.
    place.does(&["store", "path"]);
    let listed = place.run(&["policy", "list"]);
    assert_eq!(listed.exit, 0);
    assert_eq!(listed.stderr.matches("not used: ").count(), 2, "{}", listed.stderr);
    let set = place.run(&["policy", "set", "cancel-seller-answer", "48h"]);
    assert!(set.stderr.contains("there is no rule silence"), "{}", set.stderr);
    assert_eq!(place.run(&["policy", "reset", "silence"]).stderr, "");
    assert_eq!(place.settings("policy.toml"), "[rules]\ncancel-seller-answer = \"48h\"\n");
    place.status(PAID);
    place.writes("policy.toml", "[rules\n");
    for words in [
        &["order", "status", PAID][..],
        &["policy", "set", "cancel-seller-answer", "48h"],
        &["policy", "reset", "cancel-seller-answer"],
    ] {
        let error = place.error(words, 1);
        assert_eq!(text(&error, "/code"), "settings.unreadable", "{words:?}");
        assert!(hints(&error).contains("policy.toml"), "{error:#}");
    }
    assert_eq!(place.settings("policy.toml"), "[rules\n");
}

#[test]
fn many_that_set_at_once_lose_nothing() {
    let place = Place::new();
    let rules = ["cancel-seller-answer", "seller-ship-by", "tracking-give", "dispute-decision"];
    let running: Vec<_> = rules
        .iter()
        .map(|rule| {
            place.command().args(["policy", "set", rule, "9d", "-q"]).spawn().expect("it runs")
        })
        .collect();
    for mut run in running {
        assert!(run.wait().expect("it ends").success());
    }
    for rule in rules {
        assert!(place.settings("policy.toml").contains(&format!("{rule} = \"9d\"")), "{rule}");
    }
}

#[test]
fn lists_count_what_is_presumed_by_the_rule_that_holds() {
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
