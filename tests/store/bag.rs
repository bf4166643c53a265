//! A bag of facts: whatever the order in which files come, and however often, the orders are the same.

use std::collections::BTreeSet;

use super::scene::{Chance, all_orders, assert_sound, size, succeed};
use crate::harness::{Place, list_page, page_order};

/// When everything is imported and looked at.
const NOW: &str = "2026-10-01T12:00:00Z";

/// The pages of a buyer, as they were saved over the years, each under its own name.
fn files(place: &Place) -> Vec<String> {
    let mut files: Vec<String> = [
        ("capture.json", include_str!("../fixtures/import/capture.json")),
        ("detail.json", include_str!("../fixtures/import/detail.json")),
        ("list.json", include_str!("../fixtures/import/list.json")),
        ("list.jsonp", include_str!("../fixtures/import/list.jsonp")),
        ("mixed-locales.json", include_str!("../fixtures/import/mixed-locales.json")),
        ("orders.har", include_str!("../fixtures/import/orders.har")),
    ]
    .map(|(name, content)| place.file(name, content).display().to_string())
    .into();
    // One order as it went on, and another that shared its pages for a while.
    for (day, statuses) in [
        (3, ["Awaiting payment", "Awaiting shipment"]),
        (9, ["Awaiting shipment", "Cancellation pending"]),
        (16, ["Awaiting delivery", "Awaiting shipment"]),
        (23, ["Completed", "Closed"]),
    ] {
        let orders = [
            page_order("8200000000000001", statuses[0]),
            page_order("8200000000000002", statuses[1]),
        ];
        let page = list_page(&format!("2026-03-{day:02}T12:00:00Z"), &orders);
        files.push(place.file(&format!("weekly-{day}.json"), page).display().to_string());
    }
    files
}

/// Imports a file; some fixtures hold records that are rejected.
fn import(place: &Place, file: &str) {
    let ran = place.run(&["import", file, "--no-input"]);
    assert!(matches!(ran.exit, 0 | 7), "{file}: {}", ran.stderr);
}

/// What is told of each order, to the byte; but for the time at which it was told, which is that of the
/// import, and for the file, where two show the same page.
fn told(place: &Place, orders: &BTreeSet<String>) -> Vec<String> {
    let show = |id: &String| {
        let ran = place.run(&["order", "show", id, "--json"]);
        succeed(&ran);
        let is_of_telling = |line: &&str| {
            let member = line.trim_start().split(':').next();
            matches!(member, Some("\"told_at\"" | "\"file\"" | "\"where\""))
        };
        ran.stdout.lines().filter(|line| !is_of_telling(line)).collect::<Vec<_>>().join("\n")
    };
    orders.iter().map(show).collect()
}

#[test]
fn the_same_files_in_any_order_and_doubled_tell_the_same_of_every_order() {
    let rounds = size("REDRESS_BAGS", 6, 500);
    let mut chance = Chance::new();
    let mut place = Place::new();
    let files = files(place.at(NOW));
    for file in &files {
        import(&place, file);
    }
    let orders = all_orders(&place);
    let expected = told(&place, &orders);
    for _ in 0..rounds {
        let mut bag = files.clone();
        for _ in 0..chance.below(4) {
            bag.push(files[chance.place(files.len())].clone());
        }
        for last in (1..bag.len()).rev() {
            bag.swap(last, chance.place(last + 1));
        }
        let mut other = Place::new();
        other.at(NOW);
        // One file at a time, or all at once.
        if chance.below(3) == 0 {
            let words: Vec<&str> =
                ["import"].into_iter().chain(bag.iter().map(String::as_str)).collect();
            assert!(matches!(other.run(&words).exit, 0 | 7));
        } else {
            for file in &bag {
                import(&other, file);
            }
        }
        assert_eq!(all_orders(&other), orders, "{bag:#?}");
        for (is, was) in told(&other, &orders).iter().zip(&expected) {
            assert_eq!(is, was, "{bag:#?}");
        }
        assert_sound(&other.db());
    }
    println!(
        "store: {} files in {rounds} random orders, some twice: {} orders the same to the byte",
        files.len(),
        orders.len()
    );
}
