//! Orders that nobody has looked at for weeks: nobody is accused, and no last day is lost.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{MONDAY, OTHER, PAID, text, texts};
use crate::harness::{Place, list_page, page_order};

/// When the page was captured and imported.
const SEEN: &str = "2026-03-03T18:00:00Z";
/// Ten weeks later.
const LATER: &str = "2026-05-12T18:00:00Z";
/// What only those may be told who know that something is owed to them.
const CLAIMS: [&str; 9] = [
    "owed",
    "overdue",
    "refund",
    "chargeback",
    "PayPal",
    "paypal",
    "bank",
    "statement",
    "Outside AliExpress",
];

/// What the page shows of an order, and whether that has ended.
const STATUSES: [(&str, bool); 10] = [
    ("Awaiting payment", false),
    ("Payment being verified", false),
    ("Awaiting shipment", false),
    ("Cancellation pending", false),
    ("Partially shipped", false),
    ("Awaiting delivery", false),
    ("In dispute", false),
    ("Frozen", false),
    ("Completed", true),
    ("Closed", true),
];

fn number(place: usize) -> String {
    format!("82000000000{place:05}")
}

/// A place with 150 orders of December to March that were imported once, as the page showed them.
fn place() -> Place {
    let days = (0..90).map(|day| {
        let first = chrono::NaiveDate::from_ymd_opt(2025, 12, 3).expect("a day");
        (first + chrono::Days::new(day)).format("%b %-d, %Y").to_string()
    });
    let days: Vec<String> = days.collect();
    let orders: Vec<Value> = (0..150)
        .map(|place| {
            let mut order = page_order(&number(place), STATUSES[place % STATUSES.len()].0);
            order["orderDateText"] = json!(days[place * days.len() / 150]);
            order
        })
        .collect();
    let mut place = Place::new();
    let page = place.file("orders.json", list_page(SEEN, &orders)).display().to_string();
    let report = place.at(SEEN).json(&["import", &page])[0].clone();
    assert_eq!((&report["new"], &report["rejected"]), (&json!(150), &json!([])));
    place
}

/// The numbers of the orders that go on, as the page showed them.
fn going_on() -> BTreeSet<String> {
    (0..150).filter(|place| !STATUSES[place % STATUSES.len()].1).map(number).collect()
}

fn claims_nothing(said: &str) {
    for claim in CLAIMS {
        assert!(!said.contains(claim), "{claim} in {said}");
    }
}

#[test]
fn ten_weeks_after_one_import_nobody_owes_anything_anywhere() {
    let mut place = place();
    let before = place.bytes();
    place.at(LATER);
    for words in [&["agenda"][..], &["order", "list", "--limit", "0"], &["refund", "list"]] {
        claims_nothing(&place.does(words));
        claims_nothing(&place.does(&[words, &["-o", "wide"]].concat()));
    }
    assert_eq!(place.json(&["refund", "list", "--all"]), json!([]));
    for row in place.json(&["agenda"]).as_array().expect("rows") {
        assert_eq!((&row["overdue"], &row["condition"]), (&json!(false), &json!(true)), "{row:#}");
        assert_eq!(row["who"], "buyer", "{row:#}");
    }
    let going_on = going_on();
    for order in place.json(&["order", "list", "--all", "--limit", "0"]).as_array().expect("orders")
    {
        let id = text(order, "/id");
        if going_on.contains(id) {
            assert_eq!(order["certainty"], "outdated", "{order:#}");
            assert_eq!(order["closed"], Value::Null, "{order:#}");
        }
        for member in ["refunds", "remedies"] {
            assert_eq!(order[member], json!([]), "{member}: {order:#}");
        }
        for due in order["deadlines"].as_array().expect("deadlines") {
            assert_eq!(
                (&due["who"], &due["overdue"]),
                (&json!("buyer"), &json!(false)),
                "{order:#}"
            );
        }
    }
    place.in_terminal(80);
    claims_nothing(&place.does(&["agenda"]));
    claims_nothing(&place.does(&["order", "list", "--all", "--limit", "0"]));
    for id in going_on.iter().step_by(7) {
        let said = place.does(&["order", "status", id]);
        claims_nothing(&said.replace("refunded since", ""));
        assert!(said.contains("when last seen, 70 days ago"), "{said}");
    }
    assert_eq!(place.bytes(), before, "nothing is written by looking");
}

#[test]
fn the_buyers_own_last_days_stay_as_conditions_and_one_line_names_the_earliest() {
    let mut place = place();
    let agenda = place.at(LATER).json(&["agenda"]);
    let rows = agenda.as_array().expect("rows");
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|row| row["rule"] == "dispute-open-until"), "{agenda:#}");
    let days = texts(&agenda, "due_at");
    assert!(days.is_sorted(), "{days:?}");
    // Shipped orders of the last days before the look: 60 and 15 days from the day of the order.
    let shipped: BTreeSet<String> = place
        .json(&[
            "order",
            "list",
            "--stage",
            "shipped",
            "--stage",
            "partially-shipped",
            "--limit",
            "0",
        ])
        .as_array()
        .expect("orders")
        .iter()
        .filter(|order| !order["look_by"].is_null())
        .map(|order| text(order, "/id").to_owned())
        .collect();
    let listed: BTreeSet<String> = texts(&agenda, "order").into_iter().map(str::to_owned).collect();
    assert_eq!(listed, shipped);
    let said = place.in_terminal(80).does(&["agenda"]);
    assert!(said.starts_with("Nothing is certain to need you."), "{said}");
    assert!(said.contains("You, if nothing has changed since you last looked"), "{said}");
    let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words.matches("may have changed since you last looked").count(), 1, "{said}");
    let first: chrono::DateTime<chrono::Utc> = days[0].parse().expect("a time");
    let pacific = chrono::FixedOffset::west_opt(7 * 3600).expect("an offset");
    let first = first.with_timezone(&pacific).format("%a %-d %b").to_string();
    assert!(
        words.contains(
            "More than 100 orders may have changed since you last looked (oldest look 70 days ago)"
        ),
        "{said}"
    );
    assert!(
        words.contains(&format!("the first last day for you to act is {first}")),
        "{first} in {said}"
    );
    assert!(words.contains("redress import FILE"), "{said}");
}

#[test]
fn the_outdated_orders_can_be_listed_and_a_new_look_makes_them_known() {
    let mut place = place();
    place.at(LATER);
    let outdated = || -> BTreeSet<String> {
        let ids = place.does(&["order", "list", "--outdated", "--limit", "0", "-q"]);
        ids.lines().map(str::to_owned).collect()
    };
    assert_eq!(outdated(), going_on());
    let page = page_order(&number(5), "Completed");
    let page = place.file("later.json", list_page("2026-05-12T17:00:00Z", &[page]));
    place.does(&["import", &page.display().to_string()]);
    place.does(&["order", "record", &number(15), "seen"]);
    let mut expected = going_on();
    expected.remove(&number(5));
    expected.remove(&number(15));
    assert_eq!(outdated(), expected);
}

#[test]
fn a_closing_for_security_that_the_buyer_told_is_followed_and_one_that_was_closed_before_is_not() {
    let mut place = Place::new();
    let page = list_page(SEEN, &[page_order(OTHER, "Closed")]);
    let page = place.file("page.json", page).display().to_string();
    place.at(SEEN).does(&["import", &page]);
    place.adds(PAID, &["--paid", MONDAY]);
    place.does(&["order", "record", PAID, "closed", "--cause", "security"]);
    let refunds = |place: &Place| texts(&place.json(&["refund", "list"]), "order").join(" ");
    assert_eq!(refunds(&place), PAID);
    // A month later, and much later still: what is known to be owed is never outdated.
    for now in ["2026-04-03T18:00:00Z", LATER, "2027-03-03T18:00:00Z"] {
        place.at(now);
        assert_eq!(place.status(PAID)["certainty"], "known");
        let agenda = place.json(&["agenda"]);
        assert_eq!(text(&agenda, "/0/order"), PAID, "{now}");
        assert_eq!(text(&agenda, "/0/rule"), "refund-default");
        assert_eq!(agenda[0]["overdue"], true, "{now}");
        assert!(texts(&agenda, "order").iter().all(|id| *id == PAID), "{agenda:#}");
        assert_eq!(refunds(&place), PAID);
    }
    let order = place.status(OTHER);
    assert_eq!((&order["stage"], &order["certainty"]), (&json!("closed"), &json!("known")));
    assert_eq!((&order["refunds"], &order["deadlines"]), (&json!([]), &json!([])));
    // Who speaks of its refund makes it followed.
    place.does(&["refund", "record", OTHER, "started"]);
    assert_eq!(refunds(&place).split(' ').count(), 2);
}

#[test]
fn a_paid_order_that_was_closed_when_first_seen_claims_nothing_until_the_buyer_speaks_of_it() {
    let mut place = Place::new();
    let page = include_str!("../fixtures/import/detail.json")
        .replace("8199000000000012", PAID)
        .replace("Awaiting delivery", "Closed");
    let page = place.file("detail.json", page).display().to_string();
    for now in ["2026-09-22T18:00:00Z", "2026-12-01T18:00:00Z"] {
        place.at(now).does(&["import", &page]);
        let order = place.status(PAID);
        assert_eq!((&order["stage"], &order["paid_at"]), (&json!("closed"), &json!("2026-08-31")));
        for member in ["refunds", "deadlines", "remedies"] {
            assert_eq!(order[member], json!([]), "{now} {member}");
        }
        assert_eq!(place.json(&["agenda"]), json!([]));
        claims_nothing(&place.in_terminal(80).does(&["order", "status", PAID]));
        place.piped();
    }
    place.does(&["refund", "record", PAID, "started"]);
    let refund = &place.json(&["refund", "list"])[0];
    assert_eq!((text(refund, "/order"), &refund["owed"]["minor"]), (PAID, &json!(1398)));
}

#[test]
fn a_dispute_about_a_parcel_that_was_never_heard_of_again_is_asked_for_to_its_last_day() {
    let mut place = Place::with(PAID, &["--paid", MONDAY]);
    place.at("2026-03-10T18:00:00Z");
    place.does(&["order", "record", PAID, "shipped", "--at", "2026-03-09"]);
    let open = ["dispute", "open", PAID, "--reason", "not-received", "--dry-run"];
    let said = |place: &mut Place| {
        let said = place.in_terminal(80).does(&["order", "status", PAID]);
        place.piped();
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // Protection ends on Fri 8 May; until Sat 23 May a dispute can be opened.
    place.at("2026-05-08T18:00:00Z");
    assert_eq!(place.status(PAID)["certainty"], "known");
    assert!(said(&mut place).contains("Open the dispute now"));
    for now in ["2026-05-09T07:00:00Z", "2026-05-20T18:00:00Z", "2026-05-24T06:59:59Z"] {
        let order = place.at(now).status(PAID);
        assert_eq!((&order["stage"], &order["certainty"]), (&json!("shipped"), &json!("outdated")));
        assert_eq!(order["look_by"], "2026-05-24T06:59:59Z");
        assert!(texts(&order["actions"], "action").contains(&"open-dispute"), "{now}: {order:#}");
        let said = said(&mut place);
        assert!(said.contains("If it hasn't arrived: open the dispute now"), "{now}: {said}");
        assert!(said.contains("Sat 23 May"), "{now}: {said}");
        let agenda = place.json(&["agenda"]);
        assert_eq!(text(&agenda, "/0/rule"), "dispute-open-until", "{now}");
        assert_eq!(agenda[0]["condition"], true);
        place.does(&open);
    }
    // The day after, it is over, and nobody is accused.
    let order = place.at("2026-05-24T07:00:00Z").status(PAID);
    assert_eq!((&order["look_by"], &order["deadlines"]), (&Value::Null, &json!([])));
    assert_eq!(place.json(&["agenda"]), json!([]));
    assert_eq!(place.run(&open).exit, 4);
    claims_nothing(&said(&mut place));
}

#[test]
fn the_dates_of_a_remedy_in_use_outlast_the_stage() {
    let mut place = Place::with(PAID, &["--paid", MONDAY, "--shipped", MONDAY]);
    place.at("2026-04-25T18:00:00Z");
    place.does(&["order", "record", PAID, "remedy", "--remedy", "paypal"]);
    // The parcel was due on Fri 1 May; PayPal closes what is not escalated in 20 days.
    let order = place.at("2026-05-10T18:00:00Z").status(PAID);
    assert_eq!(order["certainty"], "outdated");
    let agenda = place.json(&["agenda"]);
    let found =
        agenda.as_array().expect("rows").iter().find(|row| row["rule"] == "paypal-escalate");
    let row = found.unwrap_or_else(|| panic!("{agenda:#}"));
    assert_eq!(text(row, "/due_at"), "2026-05-15T18:00:00Z");
    assert_eq!(row["condition"], false, "PayPal does not wait for a look");
}

#[test]
fn a_time_to_pay_that_is_over_is_no_date_any_more() {
    let mut place = Place::with(PAID, &[]);
    place.at("2026-03-22T15:00:00Z");
    assert_eq!(text(&place.json(&["agenda"]), "/0/rule"), "unpaid-auto-close");
    place.at("2026-03-22T15:00:01Z");
    let order = place.status(PAID);
    assert_eq!(
        (&order["stage"], &order["certainty"]),
        (&json!("awaiting-payment"), &json!("outdated"))
    );
    assert_eq!(order["deadlines"], json!([]));
    assert_eq!(place.json(&["agenda"]), json!([]));
    let row = place.does(&["order", "list", "--outdated"]);
    assert!(row.ends_with("\t\t\t\t\t\n"), "{row:?}");
}
