//! `redress seller list`: each seller by what the buyer's own orders tell.

use serde_json::json;

use super::{MONDAY, OTHER, PAID, texts};
use crate::harness::{Place, list_page, page_order};

const THIRD: &str = "8300000000000115";
const FOURTH: &str = "8400000000000116";

/// Three orders from Orion Tools, of which it granted one cancellation and refused another, and one
/// unpaid from Vega.
fn place() -> Place {
    let mut place = Place::with(PAID, &["--paid", MONDAY]);
    place.adds(OTHER, &["--paid", MONDAY]);
    place.adds(THIRD, &["--paid", "2026-03-02", "--shipped", "2026-03-03"]);
    let vega = ["order", "add", FOURTH, "--seller", "Vega", "--total", "7 EUR", "--placed", MONDAY];
    place.does(&vega);
    for (id, answer) in [(PAID, "cancellation-approved"), (OTHER, "cancellation-rejected")] {
        place.at("2026-03-03T18:00:00Z");
        place.does(&["order", "cancel", id, "--reason", "wrong-item", "--submitted"]);
        place.at("2026-03-05T18:00:00Z");
        place.does(&["order", "record", id, answer]);
    }
    place
}

#[test]
fn each_seller_has_its_counts() {
    let place = place();
    let sellers = place.json(&["seller", "list"]);
    assert_eq!(texts(&sellers, "name"), ["Orion Tools", "Vega"], "the most orders first");
    let orion = &sellers[0];
    assert_eq!(orion["schema"], "redress.seller/1");
    assert_eq!(orion["orders"], 3);
    assert_eq!(orion["shipping"], json!({"orders": 1, "median_days": 1}));
    let asked = &orion["cancellations"];
    assert_eq!((&asked["asked"], &asked["granted"]), (&json!(2), &json!(1)));
    assert_eq!((&asked["rejected"], &asked["median_days"]), (&json!(1), &json!(2)));
    let money =
        |amount: &str, minor| json!([{"amount": amount, "currency": "USD", "minor": minor}]);
    assert_eq!(orion["paid"], money("76.98", 7698));
    assert_eq!(orion["refunds"]["owed"], money("25.66", 2566));
    assert_eq!(texts(&orion["open"], "order"), [OTHER, THIRD]);
    assert_eq!(orion["rating"], json!(null));
    assert_eq!((&sellers[1]["orders"], &sellers[1]["paid"]), (&json!(1), &json!([])));
}

#[test]
fn rows_are_sorted_and_cut_as_asked() {
    let place = place();
    let sorted = |by: &str| place.does(&["seller", "list", "--sort", by, "-q"]);
    for by in ["orders", "name", "granted", "disputes", "days"] {
        assert_eq!(sorted(by), "Orion Tools\nVega\n", "{by}");
    }
    place.does(&[
        "order",
        "add",
        "8500000000000117",
        "--seller",
        "Vega",
        "--total",
        "7 EUR",
        "--placed",
        MONDAY,
        "--paid",
        "2026-03-02",
        "--shipped",
        "2026-03-02",
    ]);
    assert_eq!(sorted("days"), "Vega\nOrion Tools\n");
    let ran = place.run(&["seller", "list", "--limit", "1", "-q"]);
    assert_eq!((ran.exit, ran.stdout.as_str()), (0, "Orion Tools\n"));
    assert!(ran.stderr.contains("--limit 0"), "{}", ran.stderr);
}

#[test]
fn silence_is_no_success_until_somebody_saw_it() {
    let mut place = Place::with_request();
    let asked = |place: &Place| place.json(&["seller", "list"])[0]["cancellations"].clone();
    assert_eq!(asked(&place)["pending"], 1);
    place.at("2026-03-06T18:00:01Z");
    assert_eq!(place.status(PAID)["certainty"], "assumed");
    assert_eq!((&asked(&place)["pending"], &asked(&place)["granted"]), (&json!(1), &json!(0)));
    let page = list_page("2026-03-06T18:00:00Z", &[page_order(PAID, "Closed")]);
    let page = place.file("page.json", page).display().to_string();
    place.does(&["import", &page]);
    let asked = asked(&place);
    assert_eq!((&asked["pending"], &asked["granted"]), (&json!(0), &json!(1)), "{asked:#}");
}

#[test]
fn a_store_is_one_by_its_number_whatever_its_name() {
    let place = Place::with(PAID, &[]);
    let renamed = |id: &str, name: &str| {
        let mut order = page_order(id, "Awaiting delivery");
        order["storeName"] = json!(name);
        order
    };
    let orders = [renamed(OTHER, "Orion Tools"), renamed(THIRD, "Orion Official Store")];
    let page = list_page("2026-03-03T17:00:00Z", &orders);
    let page = place.file("page.json", page);
    place.does(&["import", page.to_str().expect("a path in UTF-8")]);
    let sellers = place.json(&["seller", "list"]);
    assert_eq!(sellers.as_array().map(Vec::len), Some(1), "{sellers:#}");
    assert_eq!((&sellers[0]["store_id"], &sellers[0]["orders"]), (&json!("1100000001"), &json!(3)));
    for text in ["1100000001", "orion official store", "Orion T"] {
        assert_eq!(place.json(&["seller", "show", text]), sellers[0], "{text}");
    }
}

#[test]
fn tables_fit_the_terminal_and_lines_have_every_column() {
    let mut place = place();
    let long = "A store with a name that is much longer than any column of any table has room for";
    place.does(&[
        "order",
        "add",
        "8500000000000117",
        "--seller",
        long,
        "--total",
        "7 EUR",
        "--placed",
        MONDAY,
    ]);
    for width in [40, 80, 200] {
        let table = place.in_terminal(width).does(&["seller", "list"]);
        let width = usize::from(width);
        assert!(table.lines().all(|line| line.chars().count() <= width), "{table}");
        assert!(table.lines().any(|line| line.contains("1 of 2")), "{table}");
        assert_eq!(table.contains("$76.98"), width >= 80, "{table}");
        assert_eq!(table.contains("RATING"), width >= 200, "{table}");
    }
    let tsv = place.piped().does(&["seller", "list"]);
    let csv = place.does(&["seller", "list", "-o", "csv"]);
    let header = csv.lines().next().expect("a header");
    for line in tsv.lines() {
        assert_eq!(line.split('\t').count(), header.split(',').count(), "{line}");
    }
    assert!(tsv.starts_with("Orion Tools\t\t3\t2\t1\t2\t1\t0\t1\t0\t"), "{tsv}");
}

#[test]
fn without_orders_there_is_no_seller_and_no_store_is_made() {
    let mut place = Place::new();
    assert_eq!(place.json(&["seller", "list"]), json!([]));
    let ran = place.in_terminal(80).run(&["seller", "list"]);
    assert_eq!((ran.exit, ran.stdout.as_str()), (0, ""));
    assert_eq!(ran.stderr, "No seller is on record.\n");
    assert!(!place.db().exists());
}
