//! `redress evidence remove`.

use serde_json::{Value, json};

use super::{PAID, text, texts};
use crate::harness::Place;

/// A place with an order and two kept files.
fn place() -> Place {
    let place = Place::with_paid();
    for (name, content) in [("bent.jpg", "a photo"), ("label.jpg", "another photo")] {
        let file = place.file(name, content).display().to_string();
        place.does(&["evidence", "add", PAID, &file]);
    }
    place
}

fn names(place: &Place) -> Vec<String> {
    let files = place.json(&["evidence", "list", PAID]);
    texts(&files, "name").into_iter().map(str::to_owned).collect()
}

/// The copies beside the store.
fn copies(place: &Place) -> usize {
    let folder = place.folder().join("redress.db.evidence");
    let folders = std::fs::read_dir(folder).expect("a folder").filter_map(Result::ok);
    let files = |one: std::fs::DirEntry| std::fs::read_dir(one.path()).map_or(0, Iterator::count);
    folders.map(files).sum()
}

#[test]
fn a_file_is_taken_out_of_the_evidence_by_its_name_and_comes_back_by_undo() {
    let place = place();
    let change = ["files", "2", "1"].map(str::to_owned);
    assert_eq!(place.difference(&["evidence", "remove", PAID, "bent.jpg"]), [change]);
    place.does(&["evidence", "remove", PAID, "bent.jpg"]);
    assert_eq!(names(&place), ["label.jpg"]);
    assert_eq!(texts(&place.whole(PAID)["evidence"], "name"), ["label.jpg"]);
    // The copy stays: what was removed can be taken back.
    assert_eq!(copies(&place), 2);
    place.does(&["undo"]);
    assert_eq!(names(&place), ["bent.jpg", "label.jpg"]);
    assert_eq!(place.json(&["evidence", "list", PAID])[0]["copy"], "there");
}

#[test]
fn a_file_can_be_named_by_its_digest_and_added_again() {
    let mut place = place();
    let digest = text(&place.json(&["evidence", "list", PAID]), "/0/sha256").to_owned();
    place.does(&["evidence", "remove", PAID, &digest[..12]]);
    assert_eq!(names(&place), ["label.jpg"]);
    let file = place.folder().join("bent.jpg").display().to_string();
    place.at("2026-03-04T18:00:00Z").does(&["evidence", "add", PAID, &file]);
    assert_eq!(names(&place).len(), 2);
}

#[test]
fn a_file_that_is_not_there_is_refused_and_nothing_is_written() {
    let place = place();
    let before = place.bytes();
    let error = place.error(&["evidence", "remove", PAID, "missing.jpg"], 4);
    assert_eq!(text(&error, "/code"), "evidence.not-there");
    assert_eq!(error["data"]["order"], json!(PAID));
    assert_eq!(place.bytes(), before);
    assert_ne!(place.json(&["evidence", "list", PAID]), Value::Null);
}
