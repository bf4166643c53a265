//! `redress` alone.

use super::{MONDAY, OTHER, PAID};
use crate::harness::Place;

#[test]
fn an_empty_record_says_how_to_begin_and_makes_no_store() {
    let mut place = Place::new();
    let none: [&str; 0] = [];
    let ran = place.run(&none);
    assert_eq!((ran.exit, ran.stdout.as_str()), (0, ""));
    assert!(ran.stderr.contains("redress import") && ran.stderr.contains("redress demo"));
    let said = place.in_terminal(80).does(&[]);
    assert!(said.contains("redress import") && said.contains("redress order add"), "{said}");
    assert!(said.lines().count() <= 6, "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    assert!(!place.db().exists());
}

#[test]
fn what_has_a_date_comes_soonest_first_and_the_rest_is_left_out() {
    let place = Place::with(OTHER, &[]);
    place.adds(PAID, &["--paid", MONDAY]);
    place.adds("8301000000000033", &[]);
    place.does(&["order", "cancel", "0033", "--reason", "other", "--submitted"]);
    assert_eq!(place.does(&["-q"]), format!("{PAID}\n{OTHER}\n"));
    let listed = place.json::<&str>(&[]);
    assert_eq!(super::texts(&listed, "order"), [PAID, OTHER]);
}

#[test]
fn a_word_that_is_no_command_is_a_usage_error_with_a_tip() {
    let place = Place::new();
    let ran = place.run(&["ordr", "list"]);
    assert_eq!((ran.exit, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("order"), "{}", ran.stderr);
    assert_eq!(place.error(&["ordr"], 2)["code"], "usage");
    assert_eq!(place.run(&["order"]).exit, 2);
}

#[test]
fn a_flag_for_everything_stands_before_or_after_the_command() {
    let place = Place::with_paid();
    let after = place.does(&["order", "status", PAID, "--json"]);
    assert_eq!(place.does(&["--json", "order", "status", PAID]), after);
    assert_eq!(place.does(&["order", "--json", "status", PAID]), after);
    assert_eq!(place.does(&["order", "status", "-o", "json", PAID]), after);
}

#[test]
fn the_present_that_is_given_beats_the_clock() {
    let place = Place::with(OTHER, &[]);
    let certainty = |words: &[&str]| place.json(words)["certainty"].clone();
    assert_eq!(certainty(&["order", "status", OTHER]), "known");
    assert_eq!(certainty(&["order", "status", OTHER, "--now", "2026-03-23"]), "outdated");
    let error = place.error(&["order", "status", OTHER, "--now", "soon"], 2);
    assert_eq!(error["code"], "usage.time");
}
