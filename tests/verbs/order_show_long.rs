//! `redress order show` of an order of many items and parcels.

use super::prepared::commands;
use super::{AN_HOUR_LATER, any_value};
use crate::harness::Place;

const LONG: &str = "8000222333327777";
/// The first number of a parcel; the others follow.
const PARCEL: u64 = 10_123_456_789_000;

fn parcel(place: u64) -> String {
    format!("LP{}", PARCEL + place)
}

/// Forty items in twelve parcels: two delivered, one lost, one gone back, two items cancelled, two to
/// ship.
fn place() -> Place {
    let mut place = Place::new();
    place.at("2026-02-20T10:00:00Z");
    let items: Vec<String> = (1..=40)
        .map(|nth| format!("Thing {nth} with a rather long title for it; 2; {nth}.00"))
        .collect();
    let mut add = vec!["order", "add", LONG, "--seller", "Orion Tools", "--total", "1616.00 USD"];
    add.extend(["--placed", "2026-02-18", "--paid", "2026-02-18"]);
    add.extend(items.iter().flat_map(|item| ["--item", item]));
    place.does(&add);
    let record = ["order", "record", LONG];
    for nth in 0..12 {
        place.at(&format!("2026-03-{:02}T10:{nth:02}:00Z", 2 + nth / 4));
        let (number, lines) = (parcel(nth), format!("{}-{}", 3 * nth + 1, 3 * nth + 3));
        let shipped = ["shipped", "--line", &lines, "--tracking", &number, "--carrier", "Cainiao"];
        place.does(&[&record[..], &shipped].concat());
    }
    place.at("2026-03-05T12:00:00Z");
    let cancel = ["order", "cancel", LONG, "--reason", "no-longer-needed", "--line", "37,38"];
    place.does(&[&cancel[..], &["--submitted"]].concat());
    place.at("2026-03-06T12:00:00Z");
    place.does(&[&record[..], &["cancellation-approved", "--line", "37,38"]].concat());
    for (nth, fact) in [(0, "delivered"), (1, "delivered"), (2, "lost"), (3, "returned-to-seller")]
    {
        place.at(&format!("2026-03-{:02}T12:00:00Z", 14 + nth.max(1)));
        place.does(&[&record[..], &[fact, "--parcel", &parcel(nth)]].concat());
    }
    place.at("2026-03-18T12:00:00Z");
    place
}

/// What is alike is told once for each item, parcel or date, and the page is a wall.
#[test]
fn what_is_alike_is_told_once() {
    let mut place = place();
    for (width, most) in [(40, 252), (80, 129), (200, 119)] {
        place.in_terminal(width);
        let text = place.does(&["order", "show", LONG]);
        let lines = text.lines().count();
        assert!(lines <= most, "{lines} lines at {width} columns\n{text}");
        let is_typed = |line: &&str| line.contains("redress ") || line.contains("https://");
        for line in text.lines().filter(|line| !is_typed(line)) {
            assert!(line.chars().count() <= usize::from(width), "{width}: {line}");
        }
    }
    let text = place.in_terminal(80).does(&["order", "show", LONG]);
    for told in [
        "40 items: 2 cancelled (",
        "6 delivered, 3 lost, 3 went\nback, 24 shipped, 2 to ship.",
        "and 4 more delivered (items 3–6), 22 more shipped (items 15–36)",
        "Items 13–24 (times of the first of them): Shipped on Tue 3 Mar",
        "parcel arrives, else open a dispute: items 13–24",
        "shipped: items 1–12",
        "earlier: under History",
        "LP10123456789004  shipped ",
        "dispute open 8000222333327777 --line 7-12",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    let wide = place.does(&["order", "show", LONG, "-o", "wide"]);
    assert_eq!(wide.matches("with a rather long title for it ×2 at").count(), 40, "{wide}");
}

/// A hint is refused.
#[test]
fn each_of_its_hints_is_taken() {
    let mut place = place();
    for now in ["2026-03-18T12:00:00Z", "2026-05-10T12:00:00Z", "2026-06-20T12:00:00Z"] {
        place.at(now).in_terminal(300);
        let named = commands(&place.does(&["order", "show", LONG]));
        assert!(named.len() > 4, "{named:?}");
        for words in named {
            let mut words: Vec<&str> = words.iter().map(|word| any_value(word)).collect();
            words.push("--dry-run");
            let ran = place.run(&words);
            // An answer may be missing that a person is asked for.
            assert!(matches!(ran.exit, 0 | 6), "{now}: {words:?}: {}", ran.stderr);
        }
    }
}

/// A list names another line, a title is taken for a list, or a range names a line that is not there.
#[test]
fn items_are_named_by_lists_of_their_numbers() {
    for (text, lines) in [
        ("1,3", &[1, 3][..]),
        ("1-2", &[1, 2]),
        ("2–3", &[2, 3]),
        ("3,1-2,2", &[]),
        ("4-7", &[1]),
        ("1,2 m", &[2]),
        ("3", &[3]),
    ] {
        let place = three_items();
        place.does(&["order", "cancel", LONG, "--reason", "other", "--line", text]);
        let history = &place.whole(LONG)["history"];
        let prepared = history.as_array().and_then(|all| all.last()).expect("an event");
        assert_eq!(prepared["lines"], serde_json::json!(lines), "{text}: {prepared}");
    }
    let place = three_items();
    for text in ["2-4", "3-1", "3,", "0", "1-", "1,9"] {
        let cancel = ["order", "cancel", LONG, "--reason", "other", "--line", text];
        assert_eq!(place.run(&cancel).exit, 4, "{text}");
    }
}

fn three_items() -> Place {
    let mut place = Place::new();
    let mut add = vec!["order", "add", LONG, "--seller", "Orion Tools", "--total", "3 USD"];
    add.extend(["--placed", "2026-03-02", "--paid", "2026-03-02"]);
    add.extend(["--item", "Lamp 4-7; 1; 1", "--item", "Cable 1,2 m; 1; 1", "--item", "Pen; 1; 1"]);
    place.does(&add);
    place.at(AN_HOUR_LATER);
    place
}

/// Money that nobody saw counts as come, or an end that only a timer tells as known.
#[test]
fn an_item_says_what_is_still_to_come() {
    let mut place = three_items();
    place.in_terminal(80);
    let asks = ["order", "cancel", LONG, "--reason", "no-longer-needed", "--line", "1"];
    place.does(&[&asks[..], &["--submitted"]].concat());
    place.at("2026-03-12T12:00:00Z");
    let text = place.does(&["order", "show", LONG]);
    assert!(
        text.contains("3 items: 1 probably cancelled ($1.00 to come back), 2 to ship."),
        "{text}"
    );

    let mut place = three_items();
    place.in_terminal(80);
    let record = ["order", "record", LONG];
    place.does(
        &[&record[..], &["shipped", "--line", "1-2", "--tracking", "LP00123456789012"]].concat(),
    );
    place.at("2026-03-20T12:00:00Z");
    place.does(&[&record[..], &["lost", "--parcel", "LP00123456789012"]].concat());
    let open = ["dispute", "open", LONG, "--line", "1-2", "--reason", "wrong-tracking"];
    place.does(&[&open[..], &["--want", "refund", "--submitted"]].concat());
    place.at("2026-03-21T12:00:00Z");
    place.does(&["dispute", "record", LONG, "seller-accepted"]);
    let text = place.does(&["order", "show", LONG]);
    assert!(text.contains("2 to be refunded ($2.00 to come back)"), "{text}");
    place.does(&["refund", "record", LONG, "received"]);
    let text = place.does(&["order", "show", LONG]);
    assert!(text.contains("3 items: 2 refunded, 1 to ship."), "{text}");
}
