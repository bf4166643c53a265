//! `redress policy list` and `show`.

use serde_json::{Value, json};

use super::{text, texts};
use crate::harness::Place;

#[test]
fn every_rule_is_listed_and_can_be_shown() {
    let place = Place::new();
    let rules = place.json(&["policy", "list"]);
    let ids = texts(&rules, "id");
    assert!(ids.len() > 80 && ids.is_sorted(), "{}", ids.len());
    let quiet = place.run(&["policy", "list", "-q"]).stdout;
    assert_eq!(quiet.lines().collect::<Vec<_>>(), ids);
    for (id, listed) in ids.iter().zip(rules.as_array().expect("rules")) {
        assert_eq!(place.json(&["policy", "show", id]), *listed);
    }
    assert!(!place.db().exists());
}

#[test]
fn a_rule_names_who_supports_it_and_who_says_otherwise() {
    let rule = Place::new().json(&["policy", "show", "cancel-seller-answer"]);
    assert_eq!(rule["value"]["amount"], 72);
    assert_eq!(text(&rule, "/value/unit"), "hours");
    assert_eq!(text(&rule, "/who"), "seller");
    let silence = Place::new().json(&["policy", "show", "cancel-silence"]);
    assert_eq!(text(&silence, "/who"), "aliexpress");
    assert!(rule["sources"].as_array().is_some_and(|sources| !sources.is_empty()));
    let guides: Vec<&Value> = rule["others"]
        .as_array()
        .expect("others")
        .iter()
        .flat_map(|other| other["sources"].as_array().expect("sources"))
        .filter(|source| source["class"] == "buyer's guide")
        .collect();
    assert!(guides.len() >= 2, "{rule:#}");
}

/// A rule of old or undated texts looks like one of today's, or a guide counts beside an official text.
#[test]
fn the_age_of_each_rules_newest_source_is_told_and_what_is_old_is_marked() {
    let mut place = Place::new();
    place.at("2026-11-27T18:00:00Z");
    let newest = |place: &Place, id: &str| {
        let rule = place.json(&["policy", "show", id]);
        let newest = &rule["newest_source"];
        (text(newest, "/class").to_owned(), newest["years"].clone(), newest["old"].clone())
    };
    let old = ("official".to_owned(), json!(6), json!(true));
    assert_eq!(newest(&place, "seller-ship-by"), old, "guides of 2022 stand beside it");
    let undated = ("official".to_owned(), Value::Null, json!(true));
    assert_eq!(newest(&place, "bp-start"), undated);
    let new = ("official".to_owned(), json!(0), json!(false));
    assert_eq!(newest(&place, "free-return-china"), new);
    assert_eq!(place.json(&["policy", "show", "look-again"])["newest_source"], Value::Null);
    let list = place.in_terminal(200).does(&["policy", "list"]);
    let row = |id: &str| {
        let row = list.lines().find(|line| line.starts_with(&format!("{id} ")));
        row.unwrap_or_else(|| panic!("{id}")).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (id, said) in [
        ("seller-ship-by", "mid ! official, 6 years closed"),
        ("bp-start", "mid ! official, undated the protection"),
        ("free-return-china", "high official, under a year the buyer"),
        ("look-again", "low none what"),
    ] {
        assert!(row(id).contains(said), "{}", row(id));
    }
    assert!(list.contains("older than 5 years"), "{list}");
    place.does(&["policy", "set", "source-age", "10"]);
    let list = place.does(&["policy", "list"]);
    assert!(list.contains("official, 6 years") && !list.contains("! official, 6 years"), "{list}");
    let shown = place.does(&["policy", "show", "seller-ship-by"]);
    assert!(shown.contains("rests on    official, 2020-08-25, 6 years old\n"), "{shown}");
}

#[test]
fn a_rule_that_is_not_there_is_not_found_and_its_like_are_named() {
    let error = Place::new().error(&["policy", "show", "silence"], 3);
    assert_eq!(text(&error, "/code"), "policy.not-found");
    assert_eq!(error["hints"][0], "redress policy show cancel-silence");
}
