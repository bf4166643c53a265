//! `redress order status`.

use serde_json::{Value, json};

use super::{
    AN_HOUR_LATER, ANSWER_DUE, MONDAY, OTHER, PAID, takes_an_order_by_its_beginning_or_end, text,
};
use crate::harness::{NOW, Place};

#[test]
fn a_request_is_due_after_exactly_seventy_two_hours_and_silence_then_closes_it_without_a_write() {
    let mut place = Place::with_request();
    let before = place.bytes();
    place.at(ANSWER_DUE);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "cancellation-pending");
    assert_eq!(order["presumed"], Value::Null);
    assert_eq!(text(&order, "/deadlines/0/due_at"), ANSWER_DUE);
    assert_eq!(order["deadlines"][0]["overdue"], false);
    place.at("2026-03-06T18:00:01Z");
    assert_eq!(place.status(PAID)["stage"], "closed");
    place.at(AN_HOUR_LATER);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "closed");
    assert_eq!(order["since"], ANSWER_DUE);
    assert_eq!(order["closed"], json!({"cause": "cancellation-unanswered", "at": ANSWER_DUE}));
    let presumed = json!({
        "rule": "cancel-seller-answer",
        "since": ANSWER_DUE,
        "recorded_stage": "cancellation-pending",
    });
    assert_eq!(order["presumed"], presumed);
    assert_eq!(order["refund_owed"]["minor"], 2566);
    assert_eq!(super::texts(&order["deadlines"], "rule"), ["refund-default"]);
    assert_eq!(order["deadlines"][0]["money"]["minor"], 2566);
    for words in [&["order", "show", PAID][..], &["order", "list", "--all"], &[]] {
        place.does(words);
    }
    assert_eq!(place.bytes(), before);
}

#[test]
fn every_member_of_the_contract_is_there_with_its_type() {
    let place = Place::with_request();
    let order = place.status(PAID);
    assert_eq!(order["schema"], "redress.order/1");
    for member in ["id", "stage", "since", "placed_at", "paid_at", "url"] {
        assert!(order[member].is_string(), "{member}: {order:#}");
    }
    for member in ["presumed", "shipped_at", "refund_owed"] {
        assert_eq!(order.get(member), Some(&Value::Null), "{member}");
    }
    assert_eq!(order.get("closed"), None);
    assert_eq!(text(&order, "/seller/name"), "Orion Tools");
    for member in ["store_id", "url"] {
        assert_eq!(order["seller"].get(member), Some(&Value::Null), "{member}");
    }
    assert_eq!(order["total"], json!({"amount": "25.66", "currency": "USD", "minor": 2566}));
    for due in order["deadlines"].as_array().expect("deadlines") {
        for member in ["rule", "who", "due_at", "then"] {
            assert!(due[member].is_string(), "{member}: {due:#}");
        }
        assert!(due["overdue"].is_boolean(), "{due:#}");
    }
    let r#move = &order["moves"][0];
    assert_eq!(r#move["move"], "withdraw");
    assert_eq!(r#move["command"], json!(["redress", "order", "withdraw", PAID]));
    assert_eq!(r#move["until"], Value::Null);
    let url = format!("https://www.aliexpress.com/p/order/detail.html?orderId={PAID}");
    assert_eq!(order["url"], url);
}

#[test]
fn deadlines_stand_soonest_first() {
    let order = Place::with_request().status(PAID);
    let dues: Vec<&str> = super::texts(&order["deadlines"], "due_at");
    assert_eq!(dues, [ANSWER_DUE, "2026-03-11T15:00:00Z"]);
}

#[test]
fn every_move_that_is_offered_is_taken() {
    let commands = |order: &Value| -> Vec<Vec<String>> {
        serde_json::from_value(
            order["moves"]
                .as_array()
                .expect("moves")
                .iter()
                .map(|one| one["command"].clone())
                .collect(),
        )
        .expect("words")
    };
    let shipped = ["--paid", MONDAY, "--shipped", MONDAY];
    for (dates, requested) in [
        (&[][..], false),
        (&["--paid", MONDAY], false),
        (&["--paid", MONDAY], true),
        (&shipped, false),
    ] {
        let place = Place::with(PAID, dates);
        if requested {
            place.does(&["order", "cancel", PAID, "--reason", "other"]);
        }
        for command in commands(&place.status(PAID)) {
            let mut words: Vec<&str> = command.iter().skip(1).map(String::as_str).collect();
            words.push("--dry-run");
            if words.contains(&"cancel") {
                words.extend(["--reason", "other"]);
            }
            let ran = place.run(&words);
            assert_eq!(ran.exit, 0, "{words:?}: {}", ran.stderr);
        }
    }
}

#[test]
fn what_is_offered_to_a_person_can_be_typed_as_it_stands() {
    let mut place = Place::with_request();
    place.in_terminal(80);
    for now in [NOW, AN_HOUR_LATER] {
        let text = place.at(now).does(&["order", "status", PAID]);
        let commands: Vec<&str> =
            text.lines().filter_map(|line| Some(&line[line.find("redress order")?..])).collect();
        assert!(commands.len() >= 2, "{text}");
        for command in commands {
            let words: Vec<&str> = command.split_whitespace().skip(1).collect();
            let ran = place.run(&[&words[..], &["--dry-run"]].concat());
            assert_eq!(ran.exit, 0, "{command}: {}", ran.stderr);
        }
    }
}

#[test]
fn no_line_is_wider_than_the_terminal_but_for_what_is_to_be_typed_or_opened() {
    let mut place = Place::with_request();
    for columns in [40, 80, 200] {
        let text = place.in_terminal(columns).does(&["order", "status", PAID]);
        for line in
            text.lines().filter(|line| !line.contains("redress ") && !line.contains("https://"))
        {
            assert!(line.chars().count() <= columns.into(), "{columns}: {line}");
        }
    }
}

#[test]
fn a_fact_that_is_told_late_overrules_what_was_presumed() {
    let mut place = Place::with_request();
    place.at(AN_HOUR_LATER);
    place.does(&["order", "record", PAID, "cancellation-rejected", "--at", "2026-03-05"]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "awaiting-shipment");
    assert_eq!(order["presumed"], Value::Null);
}

#[test]
fn without_a_terminal_the_order_must_be_named() {
    let place = Place::with_paid();
    let error = place.error(&["order", "status"], 6);
    assert_eq!(text(&error, "/code"), "input.needed");
    assert_eq!(error["data"]["order"], true);
}

#[test]
fn one_line_of_json_and_rows_for_a_spreadsheet_are_given_too() {
    let place = Place::with_paid();
    let line = place.does(&["order", "status", PAID, "-o", "ndjson"]);
    assert_eq!(line.lines().count(), 1);
    assert_eq!(serde_json::from_str::<Value>(&line).expect("JSON"), place.status(PAID));
    assert_eq!(place.does(&["order", "status", PAID, "-o", "id"]), format!("{PAID}\n"));
    let listed = place.does(&["order", "list", "-o", "csv"]);
    assert_eq!(place.does(&["order", "status", PAID, "-o", "csv"]), listed);
    assert_eq!(place.does(&["order", "show", PAID, "-o", "csv"]), listed);
}

#[test]
fn the_status_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "status", digits].map(str::to_owned).to_vec()
    });
    let place = Place::with_paid();
    place.adds(OTHER, &[]);
    assert_eq!(place.status("3327")["id"], OTHER);
    assert_eq!(place.status("82")["id"], PAID);
}

/// The rows of the timeline, each with one blank between its columns.
fn rows(text: &str) -> Vec<String> {
    let is_row = |line: &&str| line.contains(['●', '◌', '┃', '○']) || line.contains("  !  ");
    let joined = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.lines().filter(is_row).map(joined).collect()
}

#[test]
fn the_timeline_tells_what_happened_what_is_presumed_and_what_comes_with_who_says_so() {
    let mut place = Place::with_request();
    place.in_terminal(120);
    let text = place.at("2026-03-05T18:00:00Z").does(&["order", "status", PAID]);
    assert_eq!(
        rows(&text),
        [
            "2 Mar ● placed and paid you",
            "3 Mar ◌ payment presumed good rule payment-verification, 24 h",
            "3 Mar ● cancellation requested, wrong item you",
            "5 Mar ┃ today",
            "6 Mar 10:00 ! seller answers, or it closes rule cancel-seller-answer, 72 h",
            "11 Mar 08:00 ○ seller ships, or it closes rule seller-ship-by, 7 business days",
            "3 Apr 10:00 ○ after silence: the refund arrives estimated, rule refund-default",
        ]
    );
    let text = place.at("2026-04-10T18:00:00Z").does(&["order", "status", PAID]);
    assert_eq!(
        &rows(&text)[3..6],
        [
            "6 Mar ◌ presumed closed, the seller did not answer rule cancel-seller-answer, 72 h",
            "10 Apr ┃ today",
            "3 Apr 10:00 ! overdue: the refund arrives estimated, rule refund-default",
        ]
    );
    assert!(text.contains("statement") && text.contains("chargeback"), "{text}");
}

#[test]
fn a_change_shows_itself_in_the_timeline_and_so_does_a_trial() {
    let mut place = Place::with_request();
    place.in_terminal(80);
    let shipped = ["order", "record", PAID, "shipped"];
    let trial = place.does(&[&shipped[..], &["--dry-run"]].concat());
    assert_eq!(place.does(&shipped), trial);
    assert!(rows(&trial).contains(&"3 Mar ● shipped you".to_owned()), "{trial}");
}

#[test]
fn what_a_page_told_carries_the_time_of_the_page() {
    let mut place = Place::with_paid();
    let page = crate::harness::page_order(PAID, "Awaiting delivery");
    let page = crate::harness::list_page("2026-03-05T18:00:00Z", &[page]);
    let file = place.file("page.json", page).display().to_string();
    place.at("2026-03-06T18:00:00Z").does(&["import", &file]);
    let text = place.in_terminal(100).does(&["order", "status", PAID]);
    let rows = rows(&text);
    assert!(rows.contains(&"5 Mar ● seen shipped page, 5 Mar 10:00".to_owned()), "{text}");
    assert!(text.contains("○  a dispute can be opened"), "{text}");
}

#[test]
fn a_long_history_is_folded_and_a_narrow_terminal_names_no_source() {
    let mut place = Place::with_request();
    for number in 0..14 {
        place.does(&["order", "note", PAID, &format!("call {number}, nobody answers")]);
    }
    let text = place.in_terminal(80).does(&["order", "status", PAID]);
    let folded = format!("  … 6 earlier: redress order show {PAID}");
    assert!(text.lines().any(|line| line == folded), "{text}");
    assert!(text.contains("note: call 13"), "{text}");
    assert_eq!(rows(&text).iter().filter(|row| row.contains('●')).count(), 11);
    let narrow = place.in_terminal(40).does(&["order", "status", PAID]);
    assert!(!narrow.contains("rule ") && narrow.contains("today"), "{narrow}");
}

#[test]
fn nothing_in_the_timeline_depends_on_its_signs() {
    let mut place = Place::with_request();
    place.in_terminal(80).at("2026-04-10T18:00:00Z");
    let text = place.does(&["order", "status", PAID]);
    for row in text.lines() {
        assert!(!row.contains('◌') || row.contains("presumed"), "{row}");
        assert!(!row.contains('┃') || row.contains("today"), "{row}");
        assert!(!row.contains("  !  ") || row.contains("overdue"), "{row}");
    }
}

#[test]
fn a_script_reads_disputes_refunds_and_roads_as_lines() {
    let mut place = Place::with(PAID, &["--paid", MONDAY, "--shipped", MONDAY]);
    place.at("2026-05-04T18:00:00Z");
    place.does(&["dispute", "open", PAID, "--reason", "not-received"]);
    place.does(&["order", "record", PAID, "outside", "--road", "paypal"]);
    place.does(&["dispute", "record", PAID, "seller-accepted"]);
    let lines = place.does(&["order", "status", PAID]);
    for line in [
        "dispute\t2026-05-04T18:00:00Z\tnot-received\trefund\t25.66\tUSD\tagreed\t\t",
        "refund\texpected\t25.66\t\tUSD\t2026-05-07T18:00:00Z\t2026-06-01T18:00:00Z\t",
        "road\tpaypal\ttaken\t2026-05-24T18:00:00Z",
    ] {
        assert!(lines.lines().any(|known| known == line), "{line} in {lines}");
    }
    let order = place.status(PAID);
    assert_eq!(order["disputes"][0]["ending"], "agreed");
    assert_eq!(order["refunds"][0]["owed"]["minor"], 2566);
    assert_eq!(order["refunds"][0]["overdue"], false);
    assert_eq!(order["outside"][0]["road"], "paypal");
    assert_eq!(order["outside"][0]["state"], "taken");
}

#[test]
fn a_dispute_says_who_must_act_and_two_roads_at_once_are_warned_of() {
    let mut place = Place::with(PAID, &["--paid", MONDAY, "--shipped", MONDAY]);
    place.in_terminal(80).at("2026-05-04T18:00:00Z");
    let opened = place.does(&["dispute", "open", PAID, "--reason", "not-received"]);
    assert!(opened.contains("The seller answers by Sat 9 May 11:00"), "{opened}");
    assert!(opened.contains("seller-rejected"), "{opened}");
    let both = place.does(&["order", "record", PAID, "outside", "--road", "paypal"]);
    assert!(both.contains("Two roads to the same money"), "{both}");
    // What if nobody does anything: the claim goes through, and then the money is late.
    let later = place.at("2026-08-01T18:00:00Z").does(&["order", "status", PAID]);
    assert!(later.contains("the seller did not answer the dispute"), "{later}");
    assert!(later.contains("overdue since"), "{later}");
}

#[test]
fn the_window_that_is_over_is_said_plainly_with_the_roads_that_are_left() {
    let mut place = Place::with(PAID, &["--paid", MONDAY, "--shipped", MONDAY]);
    place.in_terminal(80).at("2026-06-20T18:00:00Z");
    let text = place.does(&["order", "status", PAID]);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["The AliExpress window is over", "dispute at PayPal until", "risk both"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let late = place.at("2027-06-20T18:00:00Z").does(&["order", "status", PAID]);
    assert!(late.contains("No road outside AliExpress is left"), "{late}");
}
