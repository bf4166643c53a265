//! `redress agenda`: every open date over all orders.

use serde_json::{Value, json};

use super::{OTHER, PAID, text, texts};
use crate::harness::Place;

const SHIPPED: &str = "8301000000000033";

/// Three orders: one shipped on 9 March, one whose cancellation waits, one whose refund is owed.
fn place() -> Place {
    let place = unsubmitted();
    place.does(&["order", "cancel", OTHER, "--submitted"]);
    place
}

/// The same, where the cancellation is only prepared.
fn unsubmitted() -> Place {
    let mut place = Place::new();
    place.at("2026-04-10T18:00:00Z");
    for (id, total, more) in [
        (
            SHIPPED,
            "23.50 EUR",
            &["--placed", "2026-03-02", "--paid", "2026-03-02", "--shipped", "2026-03-09"][..],
        ),
        (
            PAID,
            "132.74 BRL",
            &["--placed", "2026-03-02", "--paid", "2026-03-02", "--method", "card"],
        ),
        (OTHER, "25.66 USD", &["--placed", "2026-04-09", "--paid", "2026-04-09"]),
    ] {
        let add = ["order", "add", id, "--seller", "Orion Tools", "--total", total];
        place.does(&[&add[..], more].concat());
    }
    let closed = ["--at", "2026-03-03", "--cause", "cancellation-approved"];
    place.does(&[&["order", "record", PAID, "closed"][..], &closed].concat());
    place.does(&["order", "cancel", OTHER, "--reason", "wrong-item"]);
    place
}

fn rules(agenda: &Value) -> Vec<&str> {
    texts(agenda, "rule")
}

#[test]
fn what_is_overdue_comes_first_and_then_what_is_due_soonest() {
    let place = place();
    let agenda = place.json(&["agenda"]);
    assert_eq!(
        rules(&agenda),
        [
            "refund-card",
            "cancel-seller-answer",
            "seller-ship-by",
            "delivery-deadline",
            "dispute-open-until",
            "card-chargeback"
        ]
    );
    let first = &agenda[0];
    assert_eq!(first["schema"], "redress.agenda/1");
    assert_eq!((text(first, "/kind"), &first["condition"]), ("deadline", &json!(false)));
    assert_eq!(first["order"], PAID);
    assert_eq!(first["seller"], "Orion Tools");
    assert_eq!(first["overdue"], true);
    assert_eq!(first["money"], json!({"amount": "132.74", "currency": "BRL", "minor": 13274}));
    assert_eq!(first["command"], json!(["redress", "refund", "record", PAID, "received"]));
    assert_eq!(text(&agenda, "/1/due_at"), "2026-04-13T18:00:00Z");
    let none: [&str; 0] = [];
    assert_eq!(place.json(&none), agenda, "redress alone is the agenda");
}

#[test]
fn what_is_prepared_comes_first_and_nobody_is_waited_for() {
    let mut place = unsubmitted();
    let agenda = place.json(&["agenda"]);
    let first = &agenda[0];
    assert_eq!((text(first, "/kind"), text(first, "/action")), ("prepared", "cancel"));
    assert_eq!((text(first, "/order"), text(first, "/who")), (OTHER, "buyer"));
    assert_eq!(text(first, "/due_at"), "2026-04-21T06:59:59Z", "the seller's time to ship");
    assert_eq!((&first["rule"], &first["overdue"]), (&Value::Null, &json!(false)));
    assert_eq!(first["command"], json!(["redress", "order", "status", OTHER]));
    let kinds = texts(&agenda, "kind");
    assert!(kinds.iter().skip(1).all(|kind| *kind == "deadline"), "{kinds:?}");
    assert!(!agenda.to_string().contains("cancel-seller-answer"), "{agenda:#}");
    let said = place.in_terminal(80).does(&["agenda", "--who", "you"]);
    let row = said.lines().nth(3).unwrap_or_default();
    assert!(row.contains("press \"Cancel order\" on the page"), "{said}");
    // Once it was submitted the seller must answer.
    place.piped().does(&["order", "cancel", OTHER, "--submitted"]);
    let agenda = place.json(&["agenda"]);
    assert!(!texts(&agenda, "kind").contains(&"prepared"), "{agenda:#}");
    assert!(rules(&agenda).contains(&"cancel-seller-answer"));
}

#[test]
fn days_and_who_leave_the_rest_out_and_the_exit_code_tells_that_something_is_due() {
    let place = place();
    assert_eq!(
        rules(&place.json(&["agenda", "--days", "3"])),
        ["refund-card", "cancel-seller-answer"]
    );
    assert_eq!(rules(&place.json(&["agenda", "--who", "carrier"])), ["delivery-deadline"]);
    assert_eq!(place.json(&["agenda", "--who", "you"]), place.json(&["agenda", "--who", "buyer"]));
    assert_eq!(place.json(&["agenda", "--limit", "2"]).as_array().map(Vec::len), Some(2));
    let due = place.run(&["agenda", "--days", "3", "--exit-code"]);
    assert_eq!((due.exit, due.stderr.as_str()), (8, ""));
    assert_eq!(due.stdout.lines().count(), 2);
    let none = ["agenda", "--days", "0", "--who", "buyer", "--exit-code"];
    assert_eq!(place.run(&none).exit, 0);
    assert_eq!(place.run(&["agenda", "--days", "-1"]).exit, 2);
}

#[test]
fn more_protection_is_asked_for_a_week_before_its_end_and_a_dispute_is_opened_two_days_before() {
    let mut place = place();
    let has = |place: &Place, rule: &str| {
        place.json(&["agenda"]).as_array().expect("rows").iter().any(|row| row["rule"] == rule)
    };
    for (now, extend, last_call) in [
        ("2026-05-01T06:59:59Z", false, false),
        ("2026-05-01T07:00:00Z", true, false),
        ("2026-05-07T06:59:59Z", true, false),
        ("2026-05-07T07:00:00Z", false, true),
        ("2026-05-09T06:59:59Z", false, true),
        ("2026-05-09T07:00:00Z", false, false),
    ] {
        place.at(now);
        assert_eq!(has(&place, "bp-extend"), extend, "{now}");
        assert_eq!(has(&place, "bp-last-call"), last_call, "{now}");
    }
    place.at("2026-05-03T18:00:00Z");
    place.does(&["order", "extend", SHIPPED]);
    assert!(has(&place, "bp-extend"), "it is only prepared");
    place.does(&["order", "extend", SHIPPED, "--submitted"]);
    assert!(!has(&place, "bp-extend"), "it was asked for");
}

#[test]
fn a_table_fits_its_terminal_and_says_what_to_type() {
    let mut place = place();
    for columns in [40, 80, 200] {
        let said = place.in_terminal(columns).does(&["agenda"]);
        assert!(said.starts_with("2 things need you, 4 things to wait for."), "{said}");
        assert!(said.contains("refund") && said.contains("statement"), "{said}");
        assert!(said.contains(&format!("Next  redress order status {SHIPPED}")), "{said}");
        assert!(said.contains(&format!("redress refund record {PAID} received")), "{said}");
        for line in said.lines().filter(|line| !line.contains("redress ")) {
            assert!(line.chars().count() <= usize::from(columns), "{columns}: {line}");
        }
    }
}

#[test]
fn nothing_is_written_by_looking_ahead() {
    let place = place();
    let before = place.bytes();
    let later = place.json(&["agenda", "--now", "2026-06-30"]);
    // What is known to be owed stays; of the others nobody knows any more.
    assert_eq!(rules(&later), ["refund-card", "card-chargeback"]);
    assert_eq!(texts(&later, "order"), [PAID; 2]);
    assert_eq!(place.bytes(), before);
}

#[test]
fn the_first_line_says_no_more_than_was_looked_at() {
    let mut place = place();
    place.in_terminal(80);
    let first = |place: &Place, words: &[&str]| {
        let said = place.does(&[&["agenda"], words].concat());
        said.lines()
            .next()
            .expect("a line")
            .rsplit_once("   ")
            .map_or(String::new(), |(left, _)| left.trim_end().to_owned())
    };
    for (words, said) in [
        (&[][..], "2 things need you, 4 things to wait for."),
        (&["--limit", "2"], "At least 2 things to wait for."),
        (&["--limit", "1"], "At least 1 thing to wait for."),
        (&["--days", "3"], "2 things to wait for in the next 3 days."),
        (&["--days", "0"], "1 thing to wait for by now."),
        (&["--who", "carrier"], "1 thing to wait for."),
        (&["--who", "you"], "2 things need you."),
        (&["--who", "you", "--days", "1"], "Nothing due in the next day for you."),
        (&["--who", "platform"], "Nothing due from AliExpress."),
    ] {
        assert_eq!(first(&place, words), said, "{words:?}");
    }
}
