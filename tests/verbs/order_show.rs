//! `redress order show`.

use serde_json::Value;

use super::{AN_HOUR_LATER, PAID, takes_an_order_by_its_beginning_or_end, text, texts};
use crate::harness::{NOW, Place, list_page, page_order};

#[test]
fn what_status_says_is_in_it_too() {
    let place = Place::with_request();
    let (status, whole) = (place.status(PAID), place.whole(PAID));
    for (member, value) in status.as_object().expect("an object") {
        assert_eq!(&whole[member], value, "{member}");
    }
    for member in [
        "lines",
        "parcels",
        "cancellations",
        "disputes",
        "refunds",
        "remedies",
        "messages",
        "evidence",
        "notes",
        "history",
        "disagreements",
    ] {
        assert!(whole[member].is_array(), "{member}");
    }
}

#[test]
fn the_history_says_what_happened_when_by_whom_and_who_told() {
    let mut place = Place::with_request();
    let page = place.file(
        "later.json",
        list_page("2026-03-05T18:00:00Z", &[page_order(PAID, "Awaiting delivery")]),
    );
    place.at("2026-03-05T19:00:00Z").does(&["import", &page.display().to_string()]);
    let order = place.whole(PAID);
    let find = |event: &str| {
        let mut history = order["history"].as_array().expect("a history").iter();
        let found = history.find(|entry| entry["event"] == event);
        found.unwrap_or_else(|| panic!("{event} in {order:#}"))
    };
    assert_eq!(texts(&order["history"], "event"), ["placed", "paid", "submitted", "seen"]);
    let paid = find("paid");
    assert_eq!((text(paid, "/by"), text(paid, "/source")), ("buyer", "buyer"));
    assert_eq!(text(paid, "/at"), "2026-03-02T16:00:00Z");
    assert_eq!(text(paid, "/told_at"), "2026-03-03T17:00:00Z");
    let submitted = find("submitted");
    assert_eq!((text(submitted, "/detail"), text(submitted, "/at")), ("cancel", NOW));
    let seen = find("seen");
    assert_eq!((text(seen, "/detail"), text(seen, "/source")), ("shipped", "order-list"));
    assert_eq!(text(seen, "/at"), "2026-03-05T18:00:00Z");
    assert!(text(seen, "/file").ends_with("later.json"));
    assert!(text(seen, "/where").contains("pc_om_list_order_0"), "{seen:#}");
    assert_eq!(texts(&order["cancellations"], "outcome"), ["superseded"]);
}

#[test]
fn an_assumption_is_marked_as_one_in_the_history() {
    let mut place = Place::with_request();
    let recorded = place.whole(PAID)["history"].clone();
    place.at(AN_HOUR_LATER);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "closed");
    assert_eq!(texts(&order["cancellations"], "outcome"), ["unanswered"]);
    let history = order["history"].as_array().expect("a history");
    let (last, before) = history.split_last().expect("an entry");
    assert_eq!(before, recorded.as_array().expect("a history"));
    assert_eq!((text(last, "/event"), text(last, "/rule")), ("assumed", "cancel-seller-answer"));
    assert_eq!((&last["source"], &last["told_at"]), (&Value::Null, &Value::Null));
    // An outdated order assumes nothing.
    let old = place.at("2026-06-20T18:00:00Z").whole(PAID);
    assert_eq!((&old["certainty"], &old["history"]), (&"outdated".into(), &recorded));
}

#[test]
fn what_a_newer_page_contradicts_is_kept_as_a_disagreement() {
    let mut place = Place::with_paid();
    place.does(&["order", "record", PAID, "shipped"]);
    let page = list_page("2026-03-05T18:00:00Z", &[page_order(PAID, "Awaiting shipment")]);
    let page = place.file("page.json", page).display().to_string();
    place.at("2026-03-05T19:00:00Z").does(&["import", &page]);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "awaiting-shipment");
    let disagreement = &order["disagreements"][0];
    assert_eq!(text(disagreement, "/about"), "stage");
    assert_eq!(text(disagreement, "/counts/says"), "awaiting-shipment");
    assert_eq!(text(disagreement, "/counts/source"), "order-list");
    assert_eq!(text(disagreement, "/falls/says"), "shipped");
    assert_eq!(text(disagreement, "/falls/source"), "buyer");
}

#[test]
fn a_person_reads_lines_parcels_cancellations_notes_and_history() {
    let mut place = Place::with(PAID, &["--paid", super::MONDAY, "--item", "Pliers; 2; 12.83"]);
    place.does(&["order", "note", PAID, "asked in chat"]);
    let cancel = ["order", "cancel", PAID, "--reason", "out-of-stock", "--complain"];
    place.does(&[&cancel[..], &["--submitted"]].concat());
    place.does(&[
        "order",
        "record",
        PAID,
        "shipped",
        "--tracking",
        "RX123456785CN",
        "--carrier",
        "China Post",
    ]);
    let shown = place.in_terminal(80).does(&["order", "show", PAID]);
    for part in [
        "Pliers ×2",
        "$12.83",
        "RX123456785CN",
        "China Post",
        "The seller says it is out of stock",
        "complaint",
        "asked in chat",
        "Shipped",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    for line in
        shown.lines().filter(|line| !line.contains("redress ") && !line.contains("https://"))
    {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn piped_it_is_one_field_a_line() {
    let shown = Place::with_request().does(&["order", "show", PAID]);
    assert!(shown.contains("cancellation\t2026-03-03T18:00:00Z\twrong-item\tpending\n"), "{shown}");
    assert!(
        shown.lines().any(|line| line.starts_with("event\t2026-03-02T16:00:00Z\tbuyer\tpaid")),
        "{shown}"
    );
}

#[test]
fn showing_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "show", digits].map(str::to_owned).to_vec()
    });
}

#[test]
fn a_refund_of_everything_is_told_line_by_line_with_the_rest_for_shipping() {
    let items = [
        "--paid",
        super::MONDAY,
        "--item",
        "Pliers; 2; 10.00",
        "--item",
        "Tape; 1; 3.00",
        "--shipping",
        "2.66",
    ];
    let mut place = Place::with(PAID, &items);
    place.does(&["order", "cancel", PAID, "--reason", "wrong-item", "--submitted"]);
    place.does(&["order", "record", PAID, "cancellation-approved"]);
    place.does(&["refund", "record", PAID, "received", "--amount", "5.66 USD"]);
    let order = place.whole(PAID);
    let refund = &order["refunds"][0];
    assert_eq!(refund["cause"], "closing");
    assert_eq!(refund["progress"], "part-received");
    assert_eq!(refund["outstanding"]["minor"], 2000);
    assert_eq!(texts(&refund["lines"], "title"), ["Pliers", "Tape"]);
    assert_eq!(refund["lines"][0]["amount"]["minor"], 2000);
    assert_eq!(refund["shipping"]["minor"], 266);
    assert_eq!(order["transfers"][0]["step"], "received");
    let shown = place.in_terminal(80).does(&["order", "show", PAID]);
    for part in ["Pliers: $20.00", "shipping: $2.66", "refund received, $5.66"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("$5.66 of $25.66 arrived. The rest, $20.00, is due"), "{shown}");
}

#[test]
fn a_dispute_is_shown_with_its_claim_its_proof_and_its_end() {
    let dates = ["--paid", super::MONDAY, "--shipped", super::MONDAY];
    let mut place = Place::with(PAID, &[&dates[..], &["--method", "card"]].concat());
    let photo = place.file("bent.jpg", "a photo").display().to_string();
    place.at("2026-04-10T18:00:00Z");
    let open = ["dispute", "open", PAID, "--reason", "damaged", "--evidence", &photo];
    place.does(&[&open[..], &["--describe", "bent in two", "--submitted"]].concat());
    place.at("2026-04-11T18:00:00Z").does(&["dispute", "record", PAID, "seller-rejected"]);
    place.at("2026-04-12T18:00:00Z").does(&["dispute", "escalate", PAID, "--submitted"]);
    let ruled = ["dispute", "record", PAID, "ruled", "--outcome", "none"];
    place.at("2026-04-13T18:00:00Z").does(&ruled);
    let dispute = &place.whole(PAID)["disputes"][0];
    assert_eq!(dispute["ending"], "ruled-none");
    assert_eq!(dispute["appeal_by"], "2026-04-20T18:00:00Z");
    assert_eq!(dispute["description"], "bent in two");
    let shown = place.in_terminal(80).does(&["order", "show", PAID]);
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["bent in two", "evidence: bent.jpg", "against you; appeal until Mon 20 Apr"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    assert!(shown.contains("Outside AliExpress"), "{shown}");
}

#[test]
fn what_the_pages_tell_of_the_money_is_told() {
    let mut place = Place::new();
    place.at("2026-12-01T18:00:00Z");
    let page = include_str!("../fixtures/import/detail.json");
    let mut fields = page_order("8199000000000012", "Awaiting delivery");
    fields["paymentOutId"] = "12900".into();
    fields["orderLineSize"] = 2.into();
    let list = list_page("2026-09-22T14:15:00Z", &[fields]);
    for (name, content) in [("detail.json", page), ("list.json", &list)] {
        place.does(&["import", &place.file(name, content).display().to_string()]);
    }
    let shown = place.in_terminal(80).does(&["order", "show", "8199000000000012"]);
    for (name, fact) in [
        ("shipping", "€0.00"),
        ("tax", "€0.00"),
        ("discount", "€1.00"),
        ("of it coupons", "€1.00"),
        ("payment", "12900"),
        ("lines on page", "2"),
    ] {
        assert!(shown.contains(&format!("\n  {name:15}  {fact}\n")), "{name}: {shown}");
    }
}
