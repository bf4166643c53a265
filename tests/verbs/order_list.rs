//! `redress order list`.

use serde_json::{Value, json};

use super::{AN_HOUR_LATER, ANSWER_DUE, MONDAY, OTHER, PAID, texts};
use crate::harness::Place;

const SHIPPED: &str = "8301000000000033";
const CLOSED: &str = "8500000000000117";

/// Four orders: one with a request, one unpaid, one shipped, one closed.
fn place() -> Place {
    let place = Place::with_request();
    let add = |id, seller, total, more: &[&str]| {
        let words = ["order", "add", id, "--seller", seller, "--total", total];
        place.does(&[&words[..], more].concat());
    };
    add(
        OTHER,
        "Vega Store",
        "3.00 USD",
        &["--placed", "2026-02-20", "--item", "Crimping Pliers, red"],
    );
    add(
        SHIPPED,
        "altair",
        "23.50 EUR",
        &[
            "--placed",
            "2026-02-10",
            "--paid",
            "2026-02-10",
            "--shipped",
            "2026-02-11",
            "--item",
            "Desk lamp",
        ],
    );
    add(CLOSED, "Lyra", "99.00 USD", &["--placed", MONDAY]);
    place.does(&["order", "cancel", CLOSED, "--reason", "other", "--submitted"]);
    place
}

/// The numbers that a list prints.
fn ids(place: &Place, more: &[&str]) -> Vec<String> {
    let printed = place.does(&[&["order", "list", "-q"][..], more].concat());
    printed.lines().map(str::to_owned).collect()
}

#[test]
fn the_newest_order_stands_first_and_what_has_ended_is_left_out() {
    let place = place();
    assert_eq!(ids(&place, &[]), [PAID, OTHER, SHIPPED]);
    let all = ids(&place, &["--all"]);
    assert_eq!(all.len(), 4);
    assert!(all.contains(&CLOSED.to_owned()));
}

#[test]
fn each_filter_lets_through_what_it_says() {
    let place = place();
    let none: [&str; 0] = [];
    for (filter, expected) in [
        (&["--stage", "shipped"][..], &[SHIPPED][..]),
        (&["--stage", "cancellation-pending"], &[PAID]),
        (&["--stage", "closed"], &[CLOSED]),
        (&["--stage", "frozen"], &none),
        (&["--seller", "ALTAIR"], &[SHIPPED]),
        (&["--seller", "o"], &[PAID, OTHER]),
        (&["--since", "2026-02-20"], &[PAID, OTHER]),
        (&["--since", "2026-02-21"], &[PAID]),
        (&["--until", "2026-02-20"], &[OTHER, SHIPPED]),
        (&["--until", "2026-02-19"], &[SHIPPED]),
        (&["--search", "pliers crimping"], &[OTHER]),
        (&["--search", "vega"], &[OTHER]),
        (&["--search", "3013"], &none),
        (&["--search", "83010"], &[SHIPPED]),
        (&["--search", "100%"], &none),
        (&["--seller", "vega", "--stage", "shipped"], &none),
    ] {
        assert_eq!(ids(&place, filter), expected, "{filter:?}");
    }
}

#[test]
fn what_has_a_date_stands_soonest_first() {
    let place = place();
    let due = ids(&place, &["--due"]);
    assert_eq!(due, [PAID, OTHER, SHIPPED]);
    let listed = place.json(&["order", "list", "--due"]);
    let firsts: Vec<&str> = listed
        .as_array()
        .expect("orders")
        .iter()
        .map(|order| super::text(order, "/deadlines/0/due_at"))
        .collect();
    assert!(firsts.is_sorted(), "{firsts:?}");
}

#[test]
fn the_rows_are_sorted_as_asked() {
    let place = place();
    assert_eq!(ids(&place, &["--sort", "placed"]), [PAID, OTHER, SHIPPED]);
    assert_eq!(ids(&place, &["--sort", "seller"]), [SHIPPED, PAID, OTHER]);
    assert_eq!(ids(&place, &["--sort", "due"]), [PAID, OTHER, SHIPPED]);
    // The largest amount first, currency by currency: amounts of two currencies do not compare.
    assert_eq!(ids(&place, &["--sort", "total", "--all"]), [SHIPPED, CLOSED, PAID, OTHER]);
    assert_eq!(place.run(&["order", "list", "--sort", "luck"]).exit, 2);
}

#[test]
fn a_limit_cuts_the_rows_and_says_that_there_are_more() {
    let place = place();
    let ran = place.run(&["order", "list", "-q", "--limit", "2"]);
    assert_eq!(ran.stdout, format!("{PAID}\n{OTHER}\n"));
    assert!(ran.stderr.contains("--limit 0"), "{}", ran.stderr);
    for limit in ["0", "3", "4"] {
        let ran = place.run(&["order", "list", "-q", "--limit", limit]);
        assert_eq!((ran.stdout.lines().count(), ran.stderr.as_str()), (3, ""), "{limit}");
    }
    assert_eq!(place.run(&["order", "list", "--limit", "-1"]).exit, 2);
    assert_eq!(place.run(&["order", "list", "--limit", "many"]).exit, 2);
}

#[test]
fn twenty_orders_are_listed_when_nobody_says() {
    let place = Place::new();
    for number in 0..21 {
        place.adds(&format!("82000000000000{number:02}"), &[]);
    }
    let ran = place.run(&["order", "list", "-q"]);
    assert_eq!(ran.stdout.lines().count(), 20);
    assert!(ran.stderr.contains("more"), "{}", ran.stderr);
}

#[test]
fn a_list_is_right_at_any_time_without_a_write() {
    let mut place = place();
    let before = place.bytes();
    let stages = |place: &Place, id: &str| {
        let listed = place.json(&["order", "list", "--all"]);
        let order =
            listed.as_array().expect("orders").iter().find(|order| order["id"] == id).cloned();
        order.expect("the order")
    };
    assert_eq!(stages(&place, PAID)["stage"], "cancellation-pending");
    place.at(ANSWER_DUE);
    assert_eq!(ids(&place, &["--stage", "cancellation-pending"]), [PAID]);
    place.at(AN_HOUR_LATER);
    assert_eq!(ids(&place, &["--stage", "cancellation-pending"]), Vec::<String>::new());
    assert!(ids(&place, &["--stage", "closed"]).contains(&PAID.to_owned()));
    let order = stages(&place, PAID);
    assert_eq!(order["stage"], "closed");
    assert_eq!(order["closed"]["cause"], "cancellation-unanswered");
    let row = place.does(&["order", "list", "--all", "--search", PAID]);
    assert!(row.starts_with(&format!("{PAID}\tclosed\tassumed\t")), "{row}");
    // What is only assumed to have ended is listed with what goes on.
    assert!(ids(&place, &[]).contains(&PAID.to_owned()));
    // The time to pay for the unpaid one is over; nobody saw what became of it.
    let unpaid = stages(place.at("2026-03-13T18:00:00Z"), OTHER);
    assert_eq!(
        (&unpaid["stage"], &unpaid["certainty"]),
        (&json!("awaiting-payment"), &json!("outdated"))
    );
    assert!(!ids(&place, &["--stage", "closed"]).contains(&OTHER.to_owned()));
    assert_eq!(place.bytes(), before);
}

#[test]
fn what_may_have_changed_since_it_was_seen_is_listed_apart() {
    let mut place = place();
    assert_eq!(ids(&place, &["--outdated"]), Vec::<String>::new());
    place.at("2026-03-13T18:00:00Z");
    assert_eq!(ids(&place, &["--outdated"]), [OTHER], "its time to pay is over");
    place.at("2026-04-20T18:00:00Z");
    assert_eq!(ids(&place, &["--outdated"]), [PAID, OTHER, SHIPPED]);
    assert_eq!(ids(&place, &["--outdated", "--seller", "altair"]), [SHIPPED]);
    // A look makes it known again, and what has ended grows no older.
    place.does(&["order", "record", SHIPPED, "seen"]);
    assert_eq!(ids(&place, &["--outdated", "--all"]), [PAID, OTHER]);
    let table = place.in_terminal(80).does(&["order", "list"]);
    assert!(table.contains("to pay (old)") && table.contains("(old) may have changed"), "{table}");
}

#[test]
fn each_element_is_what_the_status_of_the_order_says() {
    let mut place = place();
    for now in [crate::harness::NOW, AN_HOUR_LATER, "2026-07-01T00:00:00Z"] {
        place.at(now);
        let listed = place.json(&["order", "list", "--all"]);
        let orders = listed.as_array().expect("orders");
        assert_eq!(orders.len(), 4);
        for order in orders {
            assert_eq!(order, &place.status(super::text(order, "/id")), "{now}");
        }
        let lines = place.does(&["order", "list", "--all", "-o", "ndjson"]);
        let lines: Vec<Value> =
            lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(&lines, orders, "{now}");
    }
}

#[test]
fn a_row_and_a_status_agree_at_any_time() {
    let mut place = place();
    for now in [
        "2026-03-03T18:00:00Z",
        ANSWER_DUE,
        AN_HOUR_LATER,
        "2026-03-13T08:00:00Z",
        "2026-07-01T00:00:00Z",
    ] {
        place.at(now);
        for row in place.does(&["order", "list", "--all"]).lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let order = place.status(cells[0]);
            assert_eq!(cells[1], order["stage"], "{now} {row}");
            assert_eq!(cells[2], order["certainty"], "{now} {row}");
            // Lists count in whole seconds.
            let seen = cells[3].trim_end_matches('Z');
            assert!(super::text(&order, "/as_of").starts_with(seen), "{now} {row}");
            let due = order["deadlines"].get(0);
            for (place, member) in [(8, "/due_at"), (9, "/rule"), (10, "/who"), (11, "/then")] {
                let told = due.map_or("", |due| super::text(due, member));
                assert_eq!(cells[place], told, "{now} {row}");
            }
        }
    }
}

#[test]
fn piped_a_row_has_thirteen_columns_and_no_header() {
    let place = place();
    let printed = place.does(&["order", "list"]);
    let rows: Vec<Vec<&str>> = printed.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows[0],
        [
            PAID,
            "cancellation-pending",
            "known",
            crate::harness::NOW,
            "Orion Tools",
            "",
            "25.66",
            "USD",
            ANSWER_DUE,
            "cancel-seller-answer",
            "seller",
            "closed",
            "",
        ]
    );
    assert!(rows.iter().all(|row| row.len() == 13), "{rows:?}");
    let csv = place.does(&["order", "list", "-o", "csv"]);
    let header =
        "id,stage,certainty,as_of,seller,title,amount,currency,due_at,rule,who,then,line_count\n";
    assert!(csv.starts_with(header), "{csv}");
    assert!(csv.contains("\"Crimping Pliers, red\""), "{csv}");
}

#[test]
fn a_table_is_as_wide_as_the_terminal_and_cuts_what_does_not_fit() {
    let mut place = place();
    for columns in [40, 60, 80, 120, 200] {
        let table = place.in_terminal(columns).does(&["order", "list", "--all"]);
        assert_eq!(table.lines().count(), 5, "{table}");
        for line in table.lines() {
            assert!(line.chars().count() <= columns.into(), "{columns}: {line}");
        }
        for id in [PAID, OTHER, SHIPPED, CLOSED] {
            let shown = if columns < 56 { format!("…{}", &id[10..]) } else { id.to_owned() };
            assert!(table.contains(&shown), "{columns}: {table}");
        }
        assert!(table.contains("in 3 days"), "{columns}: {table}");
    }
    let wide = place.in_terminal(40).does(&["order", "list", "-o", "wide"]);
    assert!(wide.contains("Crimping Pliers, red"), "{wide}");
}

#[test]
fn nothing_that_fits_is_no_error() {
    let mut place = Place::new();
    assert_eq!(place.json(&["order", "list"]), json!([]));
    assert_eq!(place.does(&["order", "list"]), "");
    assert!(!place.db().exists());
    place.adds(OTHER, &[]);
    let ran = place.in_terminal(80).run(&["order", "list", "--search", "zzz"]);
    assert_eq!((ran.exit, ran.stdout.as_str()), (0, ""));
    assert!(!ran.stderr.is_empty());
}

#[test]
fn a_time_that_cannot_be_read_is_a_usage_error() {
    let place = place();
    for flag in ["--since", "--until"] {
        assert_eq!(place.error(&["order", "list", flag, "march"], 2)["code"], "usage.time");
    }
    assert_eq!(place.error(&["order", "list", "--stage", "lost"], 2)["code"], "usage");
}

#[test]
fn each_stage_of_the_contract_can_be_asked_for() {
    let place = place();
    let stages = "awaiting-payment verifying-payment awaiting-shipment cancellation-pending partially-shipped \
                  shipped shipment-cancelled delivered in-dispute frozen completed closed";
    for stage in stages.split_whitespace() {
        let listed = place.json(&["order", "list", "--stage", stage]);
        assert!(texts(&listed, "stage").iter().all(|listed| *listed == stage));
    }
}
