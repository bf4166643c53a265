//! `redress order forget`: not a word, number or command line is left, and nothing brings it back unasked.

use std::path::Path;

use serde_json::{Value, json};

use super::{MONDAY, OTHER, PAID, text, texts};
use crate::harness::{Place, list_page, page_order};

/// What only the forgotten order has, wherever words go: into its facts, a note, a message, an
/// answer, a kept file and its name, and the command lines and file names that told of it.
const SECRETS: [&str; 9] = [
    "Zanzibar",
    "Quetzalcoatl",
    "geheimnis",
    "whisper",
    "RX123456785CN",
    "mysterious",
    "xylograph",
    "hieroglyph",
    "palimpsest",
];

/// A place in which two orders have a life, and the same photo.
fn place() -> Place {
    let mut place = Place::new();
    place.adds(OTHER, &["--paid", MONDAY]);
    let add = ["order", "add", PAID, "--seller", "Zanzibar Store", "--total", "77.31 USD"];
    let more = ["--placed", MONDAY, "--paid", MONDAY, "--item", "Quetzalcoatl mask"];
    place.does(&[&add[..], &more].concat());
    let photo = place.file("hieroglyph.jpg", b"\xff\xd8\xff\xe0 palimpsest").display().to_string();
    let shared = place.file("shared.jpg", b"\xff\xd8\xff\xe0 both").display().to_string();
    let page = {
        let mut order = page_order(PAID, "Awaiting delivery");
        order["orderLines"][0]["itemTitle"] = json!("A xylograph");
        list_page("2026-03-03T19:00:00Z", &[order])
    };
    let page = place.file("mysterious.json", page).display().to_string();
    let commands: [&[&str]; 8] = [
        &["order", "note", PAID, "geheimnis"],
        &["order", "cancel", "1322", "--reason", "other", "--note", "whisper", "--submitted"],
        &["message", "log", PAID, "--from", "seller", "a whisper"],
        &["evidence", "add", PAID, &photo, "--note", "mysterious"],
        &["evidence", "add", PAID, &shared],
        &["evidence", "add", OTHER, &shared],
        &["import", &page],
        &["order", "record", PAID, "tracking", "--tracking", "RX123456785CN"],
    ];
    for (hour, words) in (19..).zip(commands) {
        place.at(&format!("2026-03-{:02}T{:02}:00:00Z", 3 + hour / 24, hour % 24)).does(words);
    }
    // Its own files are the buyer's; what the program keeps is looked at.
    for file in [&photo, &shared, &page] {
        std::fs::remove_file(file).expect("removed");
    }
    place
}

/// The files under a folder that have these words, in their names or in their content.
fn having(folder: &Path, words: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.display().to_string();
        if path.is_dir() {
            found.extend(having(&path, words));
        } else {
            let content = std::fs::read(&path).expect("content");
            let mut windows = content.windows(words.len());
            if windows.any(|part| part.eq_ignore_ascii_case(words.as_bytes()))
                || name.contains(words)
            {
                found.push(name);
            }
        }
    }
    found
}

/// Whether rows of the store have the number of the order: as eight bytes.
fn has_number(place: &Place) -> bool {
    let bytes = PAID.parse::<u64>().expect("a number").to_be_bytes();
    place.bytes().windows(8).any(|part| part == bytes)
}

#[test]
fn not_a_word_is_left_in_any_file_of_the_record() {
    let place = place();
    for secret in SECRETS.into_iter().chain([PAID, "1322"]) {
        assert!(!having(place.folder(), secret).is_empty(), "{secret} was never there");
    }
    assert!(has_number(&place));
    let other = place.json(&["order", "show", OTHER]);
    place.does(&["order", "forget", PAID, "--yes"]);
    for secret in SECRETS.into_iter().chain([PAID, "1322"]) {
        assert_eq!(having(place.folder(), secret), Vec::<String>::new(), "{secret}");
    }
    assert!(!has_number(&place));
    // What it shared with another order stays with that.
    assert_eq!(place.json(&["order", "show", OTHER]), other);
    assert_eq!(text(&place.json(&["evidence", "list", OTHER]), "/0/copy"), "there");
    assert_eq!(place.json(&["store", "check"])["sound"], true);
    assert_eq!(text(&place.error(&["order", "show", PAID], 3), "/code"), "order.not-found");
}

/// The number stays in the orders that were paid in one go with it.
#[test]
fn what_was_paid_with_it_names_it_no_more() {
    let place = place();
    let alone = place.json(&["order", "show", OTHER]);
    place.does(&["order", "correct", OTHER, "--paid-with", PAID]);
    assert_ne!(place.json(&["order", "show", OTHER]), alone);
    place.does(&["order", "forget", PAID, "--yes"]);
    assert_eq!(place.json(&["order", "show", OTHER]), alone);
    assert!(!has_number(&place));
    assert_eq!(having(place.folder(), PAID), Vec::<String>::new());
    assert_eq!(place.json(&["store", "check"])["sound"], true);
}

/// What was undone cannot be forgotten, and stays in the file.
#[test]
fn an_order_of_which_only_undone_commands_tell_is_forgotten_too() {
    let place = place();
    while place.run(&["undo"]).exit == 0 {}
    assert_eq!(place.json(&["order", "list", "--all"]), json!([]));
    assert!(!having(place.folder(), "Zanzibar").is_empty(), "it was never there");
    place.does(&["order", "forget", PAID, "--yes"]);
    for secret in SECRETS.into_iter().chain([PAID]) {
        assert_eq!(having(place.folder(), secret), Vec::<String>::new(), "{secret}");
    }
    assert_eq!(place.error(&["order", "forget", PAID, "--yes"], 3)["exit"], 3);
}

#[test]
fn what_was_forgotten_is_undone_by_nothing() {
    let mut place = place();
    place.does(&["order", "note", OTHER, "stays"]);
    place.does(&["undo"]);
    place.does(&["order", "forget", PAID, "--yes"]);
    let log = place.json(&["log", "--limit", "0"]);
    let forgotten: Vec<&Value> =
        log.as_array().expect("operations").iter().filter(|one| one["facts"] == 0).collect();
    assert!(
        !forgotten.is_empty() && forgotten.iter().all(|one| one["command"].is_null()),
        "{log:#}"
    );
    let before = place.bytes();
    let error = place.error(&["undo", text(forgotten[0], "/id")], 3);
    assert_eq!(text(&error, "/code"), "operation.nothing-to-undo");
    assert_eq!(place.bytes(), before);
    // Each undo takes back something that is there still, and none brings it back.
    place.does(&["undo"]);
    assert_eq!(place.json(&["evidence", "list", OTHER]), json!([]));
    place.does(&["undo"]);
    assert_eq!(place.json(&["order", "list", "--all"]), json!([]));
    assert_eq!(text(&place.error(&["undo"], 3), "/code"), "operation.nothing-to-undo");
    place.at("2026-03-05T18:00:00Z").does(&["redo"]);
    assert_eq!(texts(&place.json(&["order", "list", "--all"]), "id"), [OTHER]);
}

#[test]
fn a_script_must_say_that_it_is_sure_and_name_the_whole_number() {
    let place = place();
    let before = place.bytes();
    let error = place.error(&["order", "forget", PAID], 6);
    assert_eq!(error["data"]["flags"], json!(["--yes"]));
    assert_eq!(place.error(&["order", "forget", "1322", "--yes"], 2)["exit"], 2);
    assert_eq!(place.error(&["order", "forget", "8212313961591323", "--yes"], 3)["exit"], 3);
    place.does(&["order", "forget", PAID, "--dry-run"]);
    assert_eq!(place.bytes(), before);
}

#[test]
fn an_old_file_leaves_it_out_in_a_script_and_says_how_it_comes_back() {
    let mut place = Place::new();
    let orders = [page_order(PAID, "Awaiting shipment"), page_order(OTHER, "Awaiting shipment")];
    let old = place.file("old.json", list_page("2026-03-03T17:00:00Z", &orders));
    let old = old.display().to_string();
    place.does(&["import", &old]);
    place.does(&["order", "forget", PAID, "--yes"]);
    place.at("2026-03-04T18:00:00Z");
    for words in [&["import", &old, "--json"][..], &["import", &old, "--yes", "--json"]] {
        let ran = place.run(words);
        assert_eq!(ran.exit, 0, "{}", ran.stderr);
        let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        assert_eq!(report[0]["forgotten"], json!([PAID]));
        assert_eq!((&report[0]["new"], &report[0]["unchanged"]), (&json!(0), &json!(1)));
        assert!(ran.stderr.contains("redress order add ORDER"), "{}", ran.stderr);
        assert_eq!(place.run(&["order", "status", PAID]).exit, 3);
        assert_eq!(having(place.folder(), PAID), std::slice::from_ref(&old));
    }
    // What was seen after it was forgotten is new, and what the buyer enters is wanted.
    let later = list_page("2026-03-04T12:00:00Z", &orders[..1]);
    let later = place.file("later.json", later).display().to_string();
    place.does(&["import", &later]);
    assert_eq!(text(&place.status(PAID), "/stage"), "awaiting-shipment");
    place.does(&["order", "forget", PAID, "--yes"]);
    assert_eq!(place.json(&["import", &later])[0]["forgotten"], json!([PAID]));
    place.adds(PAID, &[]);
    let again = place.json(&["import", &later]);
    assert_eq!((&again[0]["changed"], &again[0]["forgotten"]), (&json!(1), &json!([])));
}
