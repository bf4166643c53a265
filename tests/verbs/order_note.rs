//! `redress order note`.

use super::{PAID, takes_an_order_by_its_beginning_or_end, text};
use crate::harness::Place;

#[test]
fn a_note_is_kept_with_its_date_and_leaves_the_stage_alone() {
    let place = Place::with_paid();
    let stage = place.status(PAID)["stage"].clone();
    place.tries_then_does(PAID, &["order", "note", PAID, "the seller says Friday"]);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], stage);
    let notes = order["notes"].as_array().expect("notes");
    assert_eq!(notes.len(), 1);
    assert_eq!(text(&notes[0], "/text"), "the seller says Friday");
    assert_eq!(text(&notes[0], "/at"), crate::harness::NOW);
}

#[test]
fn a_note_on_a_closed_order_is_kept_too() {
    let place = Place::with(PAID, &[]);
    place.does(&["order", "cancel", PAID, "--reason", "other", "--submitted"]);
    place.does(&["order", "note", PAID, "nothing was charged"]);
    assert_eq!(place.whole(PAID)["notes"].as_array().map(Vec::len), Some(1));
}

#[test]
fn an_empty_note_is_refused() {
    let place = Place::with_paid();
    let before = place.bytes();
    assert_eq!(text(&place.error(&["order", "note", PAID, "  "], 2), "/code"), "usage.empty");
    assert_eq!(place.run(&["order", "note", PAID]).exit, 2);
    assert_eq!(place.bytes(), before);
}

#[test]
fn a_note_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "note", digits, "x"].map(str::to_owned).to_vec()
    });
}
