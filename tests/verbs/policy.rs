//! `redress policy list` and `show`.

use serde_json::Value;

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

#[test]
fn a_rule_that_is_not_there_is_not_found_and_its_like_are_named() {
    let error = Place::new().error(&["policy", "show", "silence"], 3);
    assert_eq!(text(&error, "/code"), "policy.not-found");
    assert_eq!(error["hints"][0], "redress policy show cancel-silence");
}
