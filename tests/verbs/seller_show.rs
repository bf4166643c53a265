//! `redress seller show`, and what an order tells of its seller.

use serde_json::json;

use super::{MONDAY, OTHER, PAID, hints, text};
use crate::harness::{Place, list_page, page_order};

const THIRD: &str = "8300000000000115";

/// One order whose cancellation Orion Tools granted, one that it refused.
fn place() -> Place {
    let mut place = Place::with_request();
    place.adds(OTHER, &["--paid", MONDAY]);
    place.does(&["order", "cancel", OTHER, "--reason", "wrong-item", "--submitted"]);
    place.at("2026-03-04T18:00:00Z").does(&["order", "record", OTHER, "cancellation-rejected"]);
    place.at("2026-03-06T18:00:00Z").does(&["order", "record", PAID, "cancellation-approved"]);
    place.at("2026-03-07T18:00:00Z");
    place
}

#[test]
fn a_seller_is_told_in_sentences_with_its_open_orders() {
    let mut place = place();
    let said = place.in_terminal(80).does(&["seller", "show", "orion"]);
    for part in [
        "Orion Tools\n",
        "2 orders, the last placed Mon 2 Mar 08:00. Paid: $51.32.",
        "Shipping time not known.",
        "Orion Tools granted 1 of 2 cancellations you asked for, after 3 days. The\nothers: 1 rejected.",
        "No disputes.",
        "The one refund hasn't arrived. Still owed: $25.66.",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(
        said.ends_with(&format!(
            "Open orders\n{OTHER}  awaiting shipment\n  redress order status {OTHER}\n"
        )),
        "{said}"
    );
    let narrow = place.in_terminal(40).does(&["seller", "show", "orion"]);
    assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
}

#[test]
fn a_text_that_fits_several_names_them_and_one_that_fits_none_says_so() {
    let place = place();
    let nova = ["order", "add", THIRD, "--seller", "Orion's Nova", "--total", "7 EUR"];
    place.does(&[&nova[..], &["--placed", MONDAY]].concat());
    let error = place.error(&["seller", "show", "orion"], 3);
    assert_eq!(text(&error, "/code"), "seller.ambiguous");
    let candidate = |name: &str| json!({"name": name, "store_id": null});
    let candidates = [candidate("Orion Tools"), candidate("Orion's Nova")];
    let mut found = error["data"]["candidates"].as_array().expect("candidates").clone();
    found.sort_by_key(|candidate| candidate["name"] != "Orion Tools");
    assert_eq!(found, candidates);
    assert!(hints(&error).contains("redress seller show 'Orion'\\''s Nova'"), "{error:#}");
    assert_eq!(place.json(&["seller", "show", "ORION TOOLS"])["orders"], 2);
    let error = place.error(&["seller", "show", "lyra"], 3);
    assert_eq!(text(&error, "/code"), "seller.not-found");
    assert_eq!(hints(&error), "all sellers: redress seller list");
    assert_eq!(text(&place.error(&["seller", "show", " "], 2), "/code"), "usage.empty");
    assert_eq!(text(&Place::new().error(&["seller", "show", "1"], 3), "/code"), "seller.not-found");
}

#[test]
fn two_stores_of_one_name_are_told_apart_by_number() {
    let place = Place::with(PAID, &[]);
    let mut other = page_order(THIRD, "Awaiting delivery");
    other["storePageUrl"] = json!("//www.aliexpress.com/store/1100000002");
    let orders = [page_order(OTHER, "Awaiting delivery"), other];
    let page = place.file("page.json", list_page("2026-03-03T17:00:00Z", &orders));
    place.does(&["import", page.to_str().expect("a path in UTF-8")]);
    let error = place.error(&["seller", "show", "orion tools"], 3);
    assert!(hints(&error).contains("redress seller show 1100000002"), "{error:#}");
    let shown = place.json(&["seller", "show", "1100000002"]);
    assert_eq!((&shown["store_id"], &shown["orders"]), (&json!("1100000002"), &json!(1)));
}

#[test]
fn a_rating_is_kept_as_a_fact_and_advised_against_below_the_floor() {
    let mut place = Place::new();
    let add = ["order", "add", PAID, "--seller", "Orion Tools", "--total", "25.66 USD"];
    let add = [&add[..], &["--placed", MONDAY, "--rating", "89,9 %"]].concat();
    let ran = place.in_terminal(80).run(&add);
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("Only 89.9 % of this seller's ratings are good."),
        "{}",
        ran.stderr
    );
    place.piped();
    assert_eq!(place.status(PAID)["seller"]["rating_percent"], "89.9");
    let rating = |place: &Place| place.json(&["seller", "show", "orion"])["rating"].clone();
    assert_eq!(
        (&rating(&place)["percent"], &rating(&place)["below_floor"]),
        (&json!("89.9"), &json!(true))
    );
    place.at("2026-03-04T18:00:00Z");
    place.tries_then_does(PAID, &["order", "record", PAID, "seller-rating", "--percent", "94.5"]);
    assert_eq!(
        rating(&place),
        json!({"percent": "94.5", "seen_at": "2026-03-04T18:00:00Z", "floor_percent": 90, "below_floor": false})
    );
    place.does(&["policy", "set", "seller-rating-floor", "95%"]);
    assert_eq!(rating(&place)["below_floor"], true);
    let said = place.in_terminal(80).does(&["seller", "show", "orion"]);
    assert!(said.contains("Prefer stores with 95 % or more"), "{said}");
    // An older word does not roll back a newer one.
    let older = ["--percent", "99", "--at", "2026-03-03"];
    place.does(&[&["order", "record", PAID, "seller-rating"][..], &older].concat());
    assert_eq!(rating(place.piped())["percent"], "94.5");
}

#[test]
fn a_rating_that_is_none_is_refused() {
    let place = Place::with_paid();
    let before = place.bytes();
    for wrong in ["100.1", "good", "94.55", ""] {
        let words = ["order", "record", PAID, "seller-rating", "--percent", wrong];
        assert_eq!(text(&place.error(&words, 2), "/code"), "usage.rating", "{wrong}");
    }
    assert_eq!(place.run(&["order", "record", PAID, "seller-rating"]).exit, 6);
    assert_eq!(place.run(&["order", "record", PAID, "delivered", "--percent", "90"]).exit, 2);
    let error = place.error(&["policy", "set", "seller-rating-floor", "101"], 2);
    assert_eq!(text(&error, "/code"), "policy.value");
    assert_eq!(place.bytes(), before);
}

#[test]
fn a_request_says_what_the_seller_granted_before() {
    let mut place = place();
    place.adds(THIRD, &["--paid", MONDAY]);
    let words = ["order", "cancel", THIRD, "--reason", "wrong-item"];
    let said = place.in_terminal(120).does(&words);
    assert!(said.contains("Orion Tools granted 1 of 2 cancellations you asked for"), "{said}");
    // Nobody is told of a seller that was never asked.
    let mut place = Place::with_paid();
    let said = place.in_terminal(120).does(&["order", "cancel", PAID, "--reason", "wrong-item"]);
    assert!(!said.contains("Orion Tools granted"), "{said}");
}

#[test]
fn a_store_without_a_number_can_be_named_and_told_from_others_of_its_name() {
    let mut place = Place::new();
    let orders = [(PAID, "1100000001"), (OTHER, "1100000002")].map(|(id, store)| {
        let mut order = page_order(id, "Awaiting shipment");
        order["storePageUrl"] = json!(format!("//www.aliexpress.com/store/{store}"));
        order
    });
    let page = place.file("orders.json", list_page("2026-03-02T10:00:00Z", &orders));
    place.does(&["import", &page.display().to_string()]);
    let third = ["order", "add", THIRD, "--seller", "Orion Tools", "--total", "7 EUR"];
    place.does(&[&third[..], &["--placed", MONDAY]].concat());
    let error = place.error(&["seller", "show", "Orion Tools"], 3);
    let hint = "redress seller show 'Orion Tools' --numberless";
    assert!(hints(&error).contains(hint), "{error:#}");
    let shown = place.json(&["seller", "show", "Orion Tools", "--numberless"]);
    assert_eq!((&shown["store_id"], &shown["orders"]), (&json!(null), &json!(1)));
    for width in [40, 80, 140] {
        let list = place.in_terminal(width).does(&["seller", "list"]);
        for told in ["(1100000001)", "(1100000002)", "(no number)"] {
            assert!(list.contains(told), "{width}: {list}");
        }
        assert!(list.lines().all(|line| line.chars().count() <= usize::from(width)), "{list}");
    }
}
