//! `redress policy show RULE --for ORDER`.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{ANSWER_DUE, PAID, text};
use crate::harness::Place;

impl Place {
    fn explains(&self, rule: &str) -> Value {
        self.json(&["policy", "show", rule, "--for", PAID])["for"].clone()
    }
}

#[test]
fn a_rule_shows_how_it_comes_to_the_date_of_an_order() {
    let place = Place::with_request();
    let explained = place.explains("cancel-seller-answer");
    assert_eq!(text(&explained, "/order"), PAID);
    assert_eq!(text(&explained, "/stage"), "cancellation-pending");
    assert_eq!(text(&explained, "/counted_from"), "cancellation-requested");
    assert_eq!(text(&explained, "/start"), "2026-03-03T18:00:00Z");
    assert_eq!(text(&explained, "/due_at"), ANSWER_DUE);
    assert_eq!(text(&explained, "/set_by"), "rule");
    let step = &explained["step"];
    assert_eq!((&step["count"], text(step, "/unit")), (&json!(72), "hours"));
    assert_eq!(text(step, "/to"), ANSWER_DUE);
    let others = explained["others"].as_array().expect("others");
    assert_eq!(others.len(), 4, "{explained:#}");
    assert_eq!(text(&others[1], "/due_at"), "2026-03-05T18:00:00Z");
    assert!(!others[1]["sources"].as_array().expect("sources").is_empty());
}

#[test]
fn a_value_of_the_buyers_own_is_counted_with_and_told_beside_the_one_it_replaces() {
    let mut place = Place::with_request();
    place.does(&["policy", "set", "cancel-seller-answer", "24h"]);
    let explained = place.explains("cancel-seller-answer");
    assert_eq!(text(&explained, "/due_at"), "2026-03-04T18:00:00Z");
    assert_eq!(explained["step"]["count"], 24);
    let words = ["policy", "show", "cancel-seller-answer", "--for", PAID];
    let row = place.does(&words);
    let dates = ["24h", PAID, "2026-03-03T18:00:00Z", "2026-03-04T18:00:00Z"];
    assert!(row.contains(&format!("\t{}\t", dates.join("\t"))), "{row}");
    let shown = place.in_terminal(200).does(&words);
    for line in [
        "value       24 hours, yours, counted from: cancellation request\ndefault     72 hours\n",
        "counted from  the cancellation request, Tue 3 Mar 10:00 Pacific\n",
        "by the rule   Tue 3 Mar 10:00 + 24 hours = Wed 4 Mar 10:00 Pacific\n",
        "14 days, an old figure; that held until 2020-03-16\n    → Tue 17 Mar 11:00 Pacific\n",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn a_date_that_was_told_is_not_counted_and_not_moved_by_a_value() {
    let mut place = Place::with_paid();
    let told = ["order", "record", PAID, "ship-by", "--until", "2026-03-20T10:00"];
    place.does(&told);
    place.does(&["policy", "set", "seller-ship-by", "1bd"]);
    let explained = place.explains("seller-ship-by");
    assert_eq!(text(&explained, "/due_at"), "2026-03-20T17:00:00Z");
    assert_eq!((text(&explained, "/set_by"), &explained["step"]), ("buyer", &Value::Null));
    let shown = place.in_terminal(200).does(&["policy", "show", "seller-ship-by", "--for", PAID]);
    assert!(!shown.contains("by the rule"), "{shown}");
    assert!(shown.contains("Fri 20 Mar 10:00 Pacific"), "{shown}");
}

#[test]
fn weekends_and_holidays_that_are_passed_over_are_named() {
    let mut place = Place::with(PAID, &["--paid", "2026-03-02"]);
    place.does(&["config", "set", "holidays", "2026-03-05,2026-03-07"]);
    let explained = place.explains("seller-ship-by");
    assert_eq!(explained["step"]["weekend_days_skipped"], 2);
    assert_eq!(explained["step"]["holidays_skipped"], json!(["2026-03-05"]));
    assert_eq!(text(&explained, "/due_at"), "2026-03-13T06:59:59Z");
    let shown = place.in_terminal(200).does(&["policy", "show", "seller-ship-by", "--for", PAID]);
    assert!(
        shown.contains(
            "Mon 2 Mar + 7 business days (Sat/Sun and the holiday Thu 5 Mar skipped) = \
             Thu 12 Mar, 23:59:59 Pacific\n"
        ),
        "{shown}"
    );
}

/// Expects each rule to count from this event, at this time, to this date.
fn count(place: &Place, rules: &[[&str; 4]]) {
    for [rule, from, start, due] in rules {
        let explained = place.explains(rule);
        assert_eq!(text(&explained, "/counted_from"), *from, "{rule}");
        assert_eq!(text(&explained, "/start"), *start, "{rule}");
        assert_eq!(text(&explained, "/due_at"), *due, "{rule}");
        assert_eq!(text(&explained, "/step/to"), *due, "{rule}");
    }
}

#[test]
fn each_stage_tells_where_its_rules_count_from() {
    const ENDS: &str = "2026-05-03T06:59:59Z";
    const ARRIVED: &str = "2026-03-04T18:00:00Z";
    let placed = Place::with(PAID, &[]);
    let pay_by = ["unpaid-auto-close", "placed", "2026-03-02T16:00:00Z", "2026-03-22T15:00:00Z"];
    count(&placed, &[pay_by]);
    let paid = Place::with(PAID, &["--paid", "2026-03-02"]);
    count(&paid, &[["seller-ship-by", "paid", "2026-03-02", "2026-03-12T06:59:59Z"]]);
    let mut place = Place::with(PAID, &["--paid", "2026-03-02", "--shipped", "2026-03-03"]);
    count(
        &place,
        &[
            ["delivery-deadline", "shipped", "2026-03-03", ENDS],
            ["bp-length", "shipped", "2026-03-03", "2026-06-02T06:59:59Z"],
            ["tracking-first-scan", "shipped", "2026-03-03", "2026-03-11T06:59:59Z"],
            ["dispute-open-from", "shipped", "2026-03-03", "2026-03-13T07:00:00Z"],
            ["dispute-open-until", "delivery-due", ENDS, "2026-05-18T06:59:59Z"],
            // Backwards from the end.
            ["bp-extend", "protection-ends", ENDS, "2026-04-26T06:59:59Z"],
            ["bp-last-call", "protection-ends", ENDS, "2026-05-01T06:59:59Z"],
        ],
    );
    place.at(ARRIVED).does(&["order", "record", PAID, "delivered"]);
    let completes = "2026-03-19T17:00:00Z";
    count(
        &place,
        &[
            ["order-auto-complete", "delivered", ARRIVED, completes],
            ["free-return-eu", "delivered", ARRIVED, completes],
            ["free-return-china", "paid", "2026-03-02", "2026-06-01T06:59:59Z"],
            ["dispute-open-until", "completed", completes, "2026-04-03T17:00:00Z"],
        ],
    );
    place.at("2026-03-06T18:00:00Z").does(&["order", "receive", PAID, "--submitted", "--yes"]);
    let window =
        ["dispute-open-until", "completed", "2026-03-06T18:00:00Z", "2026-03-21T17:00:00Z"];
    count(&place, &[window]);
}

#[test]
fn a_refund_counts_from_the_closing_by_the_rule_of_its_method() {
    let mut place = Place::with_request();
    place.at("2026-03-04T18:00:00Z").does(&["order", "record", PAID, "cancellation-approved"]);
    let closed = "2026-03-04T18:00:00Z";
    count(&place, &[["refund-default", "closed", closed, "2026-04-01T17:00:00Z"]]);
    assert_eq!(text(&place.explains("refund-default"), "/set_by"), "estimate");
    assert_eq!(place.explains("refund-card")["due_at"], Value::Null);
    place.does(&["config", "set", "payment-method", "card"]);
    assert_eq!(text(&place.explains("refund-card"), "/start"), closed);
    for rule in ["refund-default", "refund-paypal"] {
        assert_eq!(place.explains(rule)["due_at"], Value::Null, "{rule}");
    }
}

#[test]
fn a_rule_without_a_date_on_the_order_says_so() {
    let mut place = Place::with(PAID, &[]);
    for rule in [
        "payment-verification",
        "seller-ship-by",
        "cancel-seller-answer",
        "delivery-deadline",
        "dispute-open-until",
        "bp-extend",
        "order-auto-complete",
        "eu-withdrawal",
        "dispute-step-in",
        "order-frozen",
        "refund-default",
        "paypal-open",
        "tracking-give",
        "paypal-offer",
        "cancel-silence",
        "post-office-pickup",
    ] {
        let explained = place.explains(rule);
        for member in ["counted_from", "start", "step", "due_at", "set_by"] {
            assert_eq!(explained[member], Value::Null, "{rule} {member}");
        }
        assert_eq!(explained["others"], json!([]), "{rule}");
    }
    let shown = place.in_terminal(80).does(&["policy", "show", "seller-ship-by", "--for", PAID]);
    assert!(shown.contains("no date       this rule sets none now"), "{shown}");
    let error = place.piped().error(&["policy", "show", "seller-ship-by", "--for", "777"], 3);
    assert_eq!(text(&error, "/code"), "order.not-found");
}

/// Where a step leads that is counted in hours or whole days from an exact time; `None` for others.
fn added(step: &Value) -> Option<DateTime<Utc>> {
    let from: DateTime<Utc> = text(step, "/from").parse().ok()?;
    let count = step["count"].as_i64()?;
    let length = match text(step, "/unit") {
        "hours" => TimeDelta::hours(count),
        "days" => TimeDelta::days(count),
        _ => return None,
    };
    Some(if step["backwards"] == true { from - length } else { from + length })
}

/// Runs what happens to an order, a line each: the time, then the words after `redress`. After each,
/// every date that the order shows is the one that its rule explains, and the one that the shown
/// arithmetic leads to.
fn lives(lines: &[&str]) {
    let mut place = Place::new();
    let ids = place.does(&["policy", "list", "-q"]);
    let photo = place.file("photo.jpg", b"\xff\xd8\xff\xe0").display().to_string();
    let (mut shown, mut counted) = (0, 0);
    for line in lines {
        let (now, words) = line.split_once(' ').expect("a time");
        place.at(&format!("{now}T18:00:00Z"));
        let words = shell_words::split(&words.replace("ORDER", PAID).replace("PHOTO", &photo))
            .expect("words");
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        place.does(&words);
        for due in place.status(PAID)["deadlines"].as_array().expect("deadlines") {
            // What is counted back from an end is shown from that time to the end.
            let rule = text(due, "/rule");
            if !["bp-extend", "bp-last-call"].contains(&rule) {
                assert_eq!(place.explains(rule)["due_at"], due["due_at"], "{line}\n{due:#}");
                shown += 1;
            }
        }
        for id in ids.lines() {
            let explained = place.explains(id);
            let told = [&explained["due_at"], &explained["set_by"]];
            assert_eq!(told[0].is_null(), told[1].is_null(), "{line}\n{id}: {explained:#}");
            if let Some(end) =
                Some(&explained["step"]).filter(|step| step.is_object()).and_then(added)
            {
                // A day more or less is an hour more or less where the clocks change.
                let due: DateTime<Utc> = text(&explained, "/due_at").parse().expect("a time");
                let apart = (due - end).abs();
                assert!(apart <= TimeDelta::hours(1), "{line}\n{id}: {explained:#}");
                counted += 1;
            }
        }
    }
    assert!(shown >= lines.len() && counted > lines.len() / 2, "{shown} {counted}");
}

const ADD: &str =
    "order add ORDER --seller Orion --total '25.66 USD' --method paypal --placed 2026-03-02";

#[test]
fn the_arithmetic_leads_to_what_is_shown_when_nothing_ships() {
    lives(&[
        &format!("2026-03-02 {ADD}"),
        "2026-03-03 order pay ORDER --at 2026-03-02T10:00",
        "2026-03-04 order cancel ORDER --reason other --submitted",
        "2026-03-05 order withdraw ORDER --submitted",
        "2026-03-06 order record ORDER claimed-shipped",
        "2026-03-20 order record ORDER closed --cause not-shipped",
        "2026-03-21 refund record ORDER started",
    ]);
}

#[test]
fn the_arithmetic_leads_to_what_is_shown_in_a_dispute() {
    lives(&[
        &format!("2026-03-03 {ADD} --paid 2026-03-02 --shipped 2026-03-03"),
        "2026-05-03 dispute open ORDER --reason not-received --submitted",
        "2026-05-04 dispute record ORDER seller-rejected",
        "2026-05-05 dispute answer ORDER reject --submitted",
        "2026-05-09 dispute record ORDER stepped-in",
        "2026-05-10 dispute record ORDER more-evidence-asked",
    ]);
}

#[test]
fn the_arithmetic_leads_to_what_is_shown_after_delivery() {
    lives(&[
        &format!("2026-03-03 {ADD} --paid 2026-03-02 --shipped 2026-03-03"),
        "2026-03-20 order record ORDER delivered --at 2026-03-19",
        "2026-03-21 order record ORDER frozen",
        "2026-03-22 order record ORDER unfrozen",
        "2026-04-01 order receive ORDER --submitted --yes",
        "2026-04-12 dispute open ORDER --reason damaged --evidence PHOTO --submitted",
        "2026-04-13 dispute record ORDER return-agreed",
    ]);
}
