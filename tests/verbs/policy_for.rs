//! `redress policy show RULE --for ORDER`.

use serde_json::Value;

use super::{ANSWER_DUE, PAID, text};
use crate::harness::Place;

impl Place {
    fn reckons(&self, rule: &str) -> Value {
        self.json(&["policy", "show", rule, "--for", PAID])["for"].clone()
    }
}

#[test]
fn a_rule_shows_how_it_comes_to_the_date_of_an_order() {
    let place = Place::with_request();
    let counted = place.reckons("cancel-seller-answer");
    assert_eq!(text(&counted, "/order"), PAID);
    assert_eq!(text(&counted, "/start"), "2026-03-03T18:00:00Z");
    assert_eq!(text(&counted, "/start_set_by"), "buyer");
    assert_eq!(text(&counted, "/due_at"), ANSWER_DUE);
    assert_eq!(text(&counted, "/recorded/due_at"), ANSWER_DUE);
    assert_eq!(text(&counted, "/recorded/set_by"), "rule");
    assert_eq!(counted["recorded"]["differs"], false);
    assert_eq!(counted["steps"][0]["count"], 72);
    let others = counted["others"].as_array().expect("others");
    assert_eq!(others.len(), 4, "{counted:#}");
    assert_eq!(text(&others[1], "/due_at"), "2026-03-05T18:00:00Z");
    assert!(!others[1]["sources"].as_array().expect("sources").is_empty());
}

#[test]
fn a_recorded_date_that_another_value_would_not_give_says_so() {
    let mut place = Place::with_request();
    place.does(&["policy", "set", "cancel-seller-answer", "24h"]);
    let counted = place.reckons("cancel-seller-answer");
    assert_eq!(text(&counted, "/due_at"), "2026-03-04T18:00:00Z");
    assert_eq!(text(&counted, "/recorded/due_at"), ANSWER_DUE);
    assert_eq!(counted["recorded"]["differs"], true);
    let words = ["policy", "show", "cancel-seller-answer", "--for", PAID];
    let row = place.does(&words);
    let dates = ["24h", PAID, "2026-03-03T18:00:00Z", "", "2026-03-04T18:00:00Z", ANSWER_DUE];
    assert!(row.ends_with(&format!("\t{}\n", dates.join("\t"))), "{row}");
    let shown = place.in_terminal(200).does(&words);
    for line in [
        "value       24 hours, yours, counted from: cancellation request\ndefault     72 hours\n",
        "counted from  the request to cancel, Tue 3 Mar 10:00 Pacific (you recorded it)\n",
        "by the rule   Tue 3 Mar 10:00 + 24 hours = Wed 4 Mar 10:00 Pacific\n",
        "recorded      Fri 6 Mar 10:00 Pacific, set by the rule as it was then; it stays",
        "14 days, an old figure\n    → Tue 17 Mar 10:00 Pacific\n",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn weekends_and_holidays_that_are_passed_over_are_named() {
    let mut place = Place::with(PAID, &["--paid", "2026-03-02"]);
    place.does(&["policy", "set", "holidays", "2026-03-05,2026-03-07"]);
    let counted = place.reckons("seller-ship-by");
    assert_eq!(counted["steps"][0]["weekend_days_skipped"], 2);
    assert_eq!(counted["steps"][0]["holidays_skipped"], serde_json::json!(["2026-03-05"]));
    assert_eq!(text(&counted, "/due_at"), "2026-03-13T06:59:59Z");
    assert_eq!(text(&counted, "/recorded/due_at"), "2026-03-12T06:59:59Z");
    let shown = place.in_terminal(200).does(&["policy", "show", "seller-ship-by", "--for", PAID]);
    assert!(
        shown.contains(
            "Mon 2 Mar + 7 business days (Sat/Sun and the holiday Thu 5 Mar skipped) = \
             Thu 12 Mar, 23:59:59 Pacific\n"
        ),
        "{shown}"
    );
}

#[test]
fn each_stage_tells_where_its_rules_count_from() {
    let place = Place::with(PAID, &["--paid", "2026-03-02", "--shipped", "2026-03-03"]);
    for (rule, from, start, due) in [
        ("unpaid-auto-close", "placing the order", "2026-03-02T16:00:00Z", "2026-03-22T15:00:00Z"),
        ("seller-ship-by", "the payment", "2026-03-02", "2026-03-12T06:59:59Z"),
        ("delivery-deadline", "shipping", "2026-03-03", "2026-05-03T06:59:59Z"),
        ("bp-length", "shipping", "2026-03-03", "2026-06-02T06:59:59Z"),
        ("dispute-open-from", "shipping", "2026-03-03", "2026-03-13T07:00:00Z"),
        (
            "dispute-open-until",
            "the end of the delivery time",
            "2026-05-03T06:59:59Z",
            "2026-05-18T06:59:59Z",
        ),
        (
            "bp-last-call",
            "the end of buyer protection",
            "2026-05-03T06:59:59Z",
            "2026-05-01T06:59:59Z",
        ),
    ] {
        let counted = place.reckons(rule);
        assert_eq!(text(&counted, "/counted_from"), from, "{rule}");
        assert_eq!(text(&counted, "/start"), start, "{rule}");
        assert_eq!(text(&counted, "/due_at"), due, "{rule}");
    }
    for rule in ["delivery-deadline", "bp-length", "dispute-open-from", "dispute-open-until"] {
        assert_eq!(place.reckons(rule)["recorded"]["differs"], false, "{rule}");
    }
    place.does(&["order", "record", PAID, "delivered", "--at", "2026-03-03"]);
    for rule in ["order-auto-complete", "dispute-open-until", "free-return-window"] {
        let counted = place.reckons(rule);
        let recorded = &counted["recorded"];
        assert!(recorded.is_null() || recorded["differs"] == false, "{rule}: {counted:#}");
        assert!(counted["due_at"].is_string(), "{rule}: {counted:#}");
    }
    place.does(&["order", "receive", PAID]);
    let counted = place.reckons("dispute-open-until");
    assert_eq!(text(&counted, "/counted_from"), "the completion");
    assert_eq!(counted["recorded"]["differs"], false, "{counted:#}");
}

#[test]
fn a_refund_counts_from_the_closing_by_the_rule_of_its_method() {
    let mut place = Place::with_request();
    place.at(super::AN_HOUR_LATER);
    assert_eq!(text(&place.reckons("refund-card"), "/none_because"), "method-unknown");
    assert_eq!(text(&place.reckons("refund-default"), "/start_set_by"), "estimate");
    place.does(&["policy", "set", "payment-method", "card"]);
    let counted = place.reckons("refund-card");
    assert_eq!(counted["steps"].as_array().map(Vec::len), Some(2), "{counted:#}");
    assert!(text(&counted, "/earliest_at") < text(&counted, "/due_at"));
    assert_eq!(text(&place.reckons("refund-paypal"), "/none_because"), "other-method");
}

#[test]
fn a_rule_without_a_date_on_the_order_says_why() {
    let place = Place::with(PAID, &[]);
    for (rule, why) in [
        ("payment-verification", "not-paid"),
        ("seller-ship-by", "not-paid"),
        ("cancel-seller-answer", "not-asked"),
        ("delivery-deadline", "not-shipped"),
        ("dispute-open-until", "not-shipped"),
        ("bp-extend", "not-shipped"),
        ("order-auto-complete", "not-delivered"),
        ("eu-withdrawal", "country-unknown"),
        ("dispute-step-in", "no-dispute"),
        ("order-frozen", "not-frozen"),
        ("refund-default", "nothing-owed"),
        ("paypal-open", "not-paid"),
        ("tracking-give", "not-claimed"),
        ("paypal-offer", "untold"),
        ("cancel-silence", "no-date"),
        ("post-office-pickup", "no-date"),
    ] {
        let counted = place.reckons(rule);
        assert_eq!(text(&counted, "/none_because"), why, "{rule}");
        assert!(counted["due_at"].is_null(), "{rule}");
    }
    place.does(&["policy", "set", "country", "US"]);
    assert_eq!(text(&place.reckons("eu-withdrawal"), "/none_because"), "other-law");
    let error = place.error(&["policy", "show", "seller-ship-by", "--for", "777"], 3);
    assert_eq!(text(&error, "/code"), "order.not-found");
}

#[test]
fn every_rule_can_be_reckoned_for_every_order() {
    let place = Place::with_request();
    let ids = place.does(&["policy", "list", "-q"]);
    for id in ids.lines() {
        let counted = place.reckons(id);
        assert_ne!(counted["due_at"].is_null(), counted["none_because"].is_null(), "{id}");
    }
}

/// Runs what happens to an order, a line each: the time, then the words after `redress`. After each,
/// every date that the rules set is the one that the shown arithmetic leads to.
fn lives(lines: &[&str]) {
    let mut place = Place::new();
    let ids = place.does(&["policy", "list", "-q"]);
    let photo = place.file("photo.jpg", b"\xff\xd8\xff\xe0").display().to_string();
    let mut compared = 0;
    for line in lines {
        let (now, words) = line.split_once(' ').expect("a time");
        place.at(&format!("{now}T18:00:00Z"));
        let words = shell_words::split(&words.replace("ORDER", PAID).replace("PHOTO", &photo))
            .expect("words");
        let ran = place.run(&words);
        assert_eq!(ran.exit, 0, "{line}: {}", ran.stderr);
        for id in ids.lines() {
            let counted = place.reckons(id);
            let recorded = &counted["recorded"];
            let by_rule = recorded["set_by"] == "rule" || recorded["set_by"] == "estimate";
            if recorded.is_object() && by_rule {
                assert_eq!(recorded["differs"], false, "{line}\n{id}: {counted:#}");
                compared += 1;
            }
        }
    }
    assert!(compared > lines.len() / 2, "{compared}");
}

const ADD: &str = "order add ORDER --seller Orion --total '25.66 USD' --placed 2026-03-02";

#[test]
fn the_arithmetic_leads_to_what_was_recorded_when_nothing_ships() {
    lives(&[
        &format!("2026-03-02 {ADD}"),
        "2026-03-02 order pay ORDER --at 2026-03-02T10:00",
        "2026-03-04 order cancel ORDER --reason other",
        "2026-03-05 order withdraw ORDER",
        "2026-03-06 order record ORDER claimed-shipped",
        "2026-03-20 refund list",
        "2026-03-21 refund record ORDER started",
    ]);
}

#[test]
fn the_arithmetic_leads_to_what_was_recorded_in_a_dispute() {
    lives(&[
        &format!("2026-03-03 {ADD} --paid 2026-03-02 --shipped 2026-03-03"),
        "2026-05-03 dispute open ORDER --reason not-received",
        "2026-05-04 dispute record ORDER seller-rejected",
        "2026-05-05 dispute answer ORDER reject",
        "2026-05-09 dispute record ORDER stepped-in",
        "2026-05-10 dispute record ORDER more-evidence-asked",
    ]);
}

#[test]
fn the_arithmetic_leads_to_what_was_recorded_after_delivery() {
    lives(&[
        &format!("2026-03-03 {ADD} --paid 2026-03-02 --shipped 2026-03-03"),
        "2026-03-20 order record ORDER delivered --at 2026-03-19",
        "2026-03-21 order record ORDER frozen",
        "2026-03-22 order record ORDER unfrozen",
        "2026-04-10 order list",
        "2026-04-12 dispute open ORDER --reason damaged --evidence PHOTO",
        "2026-04-13 dispute record ORDER return-agreed",
    ]);
}
