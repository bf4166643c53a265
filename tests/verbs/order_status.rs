//! `redress order status`.

use serde_json::{Value, json};

use super::{
    AN_HOUR_LATER, ANSWER_DUE, MONDAY, OTHER, PAID, takes_an_order_by_its_beginning_or_end, text,
};
use crate::harness::{NOW, Place, list_page, page_order};

#[test]
fn a_request_is_due_after_exactly_seventy_two_hours_and_its_end_is_then_assumed_without_a_write() {
    let mut place = Place::with_request();
    let before = place.bytes();
    place.at(ANSWER_DUE);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "cancellation-pending");
    assert_eq!((&order["certainty"], &order["assumed"]), (&json!("known"), &Value::Null));
    assert_eq!(text(&order, "/deadlines/0/due_at"), ANSWER_DUE);
    assert_eq!(order["deadlines"][0]["overdue"], false);
    place.at("2026-03-06T18:00:01Z");
    assert_eq!(place.status(PAID)["stage"], "closed");
    place.at(AN_HOUR_LATER);
    let order = place.status(PAID);
    assert_eq!((&order["stage"], &order["certainty"]), (&json!("closed"), &json!("assumed")));
    assert_eq!(order["since"], ANSWER_DUE);
    assert_eq!(order["as_of"], NOW, "nobody has looked since");
    assert_eq!(order["closed"], json!({"cause": "cancellation-unanswered", "at": ANSWER_DUE}));
    let assumed = json!({
        "rule": "cancel-seller-answer",
        "since": ANSWER_DUE,
        "known_stage": "cancellation-pending",
    });
    assert_eq!(order["assumed"], assumed);
    assert_eq!(order["refunds"][0]["certainty"], "assumed");
    assert_eq!(super::texts(&order["deadlines"], "rule"), ["refund-default"]);
    assert_eq!(order["deadlines"][0]["money"]["minor"], 2566);
    // An assumption carries no second timer: when the money is due, nobody knows any more.
    assert_eq!(place.at("2026-04-03T17:00:00Z").status(PAID)["certainty"], "assumed");
    let order = place.at("2026-04-03T17:00:01Z").status(PAID);
    assert_eq!(order["certainty"], "outdated");
    assert_eq!(order["stage"], "cancellation-pending");
    assert_eq!((&order["refunds"], &order["deadlines"]), (&json!([]), &json!([])));
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
    for member in ["id", "stage", "since", "as_of", "certainty", "placed_at", "paid_at", "url"] {
        assert!(order[member].is_string(), "{member}: {order:#}");
    }
    for member in ["title", "assumed", "look_by", "shipped_at", "protected_until", "closed"] {
        assert_eq!(order.get(member), Some(&Value::Null), "{member}");
    }
    for member in ["lines", "deadlines", "prepared", "actions", "refunds", "remedies"] {
        assert!(order[member].is_array(), "{member}: {order:#}");
    }
    assert_eq!(text(&order, "/seller/name"), "Orion Tools");
    for member in ["store_id", "url"] {
        assert_eq!(order["seller"].get(member), Some(&Value::Null), "{member}");
    }
    assert_eq!(order["total"], json!({"amount": "25.66", "currency": "USD", "minor": 2566}));
    for due in order["deadlines"].as_array().expect("deadlines") {
        for member in ["rule", "who", "due_at", "from", "then"] {
            assert!(due[member].is_string(), "{member}: {due:#}");
        }
        assert!(due["overdue"].is_boolean(), "{due:#}");
    }
    let action = &order["actions"][0];
    assert_eq!(action["action"], "withdraw");
    assert_eq!(action["command"], json!(["redress", "order", "withdraw", PAID]));
    assert_eq!((&action["from"], &action["until"]), (&Value::Null, &Value::Null));
    let url = format!("https://www.aliexpress.com/p/order/detail.html?orderId={PAID}");
    assert_eq!(order["url"], url);
}

#[test]
fn lines_stand_at_least_as_far_as_the_order_is_known_to() {
    let page = |status| list_page("2026-03-03T17:00:00Z", &[page_order(PAID, status)]);
    for (status, stage) in [
        ("Awaiting payment", "to-pay"),
        ("Awaiting shipment", "to-ship"),
        ("Cancellation pending", "cancelling"),
        ("Awaiting delivery", "shipped"),
        ("Completed", "completed"),
        ("Closed", "closed"),
    ] {
        let place = Place::new();
        let file = place.file("page.json", page(status)).display().to_string();
        place.does(&["import", &file]);
        let order = place.status(PAID);
        let line = &order["lines"][0];
        assert_eq!((&line["line"], text(line, "/title")), (&json!(1), "Crimping pliers"));
        assert_eq!(text(line, "/stage"), stage, "{status}");
    }
}

#[test]
fn deadlines_stand_soonest_first() {
    let order = Place::with_request().status(PAID);
    let dues: Vec<&str> = super::texts(&order["deadlines"], "due_at");
    assert_eq!(dues, [ANSWER_DUE, "2026-03-11T15:00:00Z"]);
}

#[test]
fn every_action_that_is_offered_is_taken() {
    let commands = |order: &Value| -> Vec<Vec<String>> {
        serde_json::from_value(
            order["actions"]
                .as_array()
                .expect("actions")
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
            place.does(&["order", "cancel", PAID, "--reason", "other", "--submitted"]);
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
fn a_fact_that_is_told_late_overrules_what_was_assumed() {
    let mut place = Place::with_request();
    place.at(AN_HOUR_LATER);
    place.does(&["order", "record", PAID, "cancellation-rejected", "--at", "2026-03-05"]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "awaiting-shipment");
    assert_eq!((&order["certainty"], &order["assumed"]), (&json!("known"), &Value::Null));
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
fn the_timeline_tells_what_happened_what_is_assumed_and_what_comes_with_who_says_so() {
    let mut place = Place::with_request();
    place.in_terminal(120);
    let text = place.at("2026-03-05T18:00:00Z").does(&["order", "status", PAID]);
    assert_eq!(
        rows(&text),
        [
            "2 Mar ● placed and paid you",
            "3 Mar ● cancellation requested, wrong item you",
            "5 Mar ┃ today",
            "6 Mar 10:00 ! seller's answer, else it closes rule cancel-seller-answer, 72 hours",
            "11 Mar 08:00 ○ seller ships, else it closes rule seller-ship-by, 7 business days",
            "3 Apr 10:00 ○ refund, if the seller stays silent estimated, rule refund-default",
        ]
    );
    let text = place.at(AN_HOUR_LATER).does(&["order", "status", PAID]);
    assert_eq!(
        &rows(&text)[2..],
        [
            "6 Mar ◌ assumed closed rule cancel-seller-answer, 72 hours",
            "6 Mar ┃ today",
            "3 Apr 10:00 ○ refund, expected estimated, rule refund-default",
        ]
    );
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Probably closed since Fri 6 Mar 10:00: the seller didn't answer in 72 hours.",
        "If so, a full refund of $25.66 is expected",
        "Check the page, then: redress order record 8212313961591322 closed \
         --cause cancellation-unanswered",
    ] {
        assert!(said.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("owed") && !text.contains("overdue"), "{text}");
    // Once it was seen closed and the money is late, the timeline says so.
    place.does(&["order", "record", PAID, "closed"]);
    let text = place.at("2026-04-10T18:00:00Z").does(&["order", "status", PAID]);
    assert_eq!(
        &rows(&text)[2..],
        [
            "6 Mar ● closed, the seller didn't answer you",
            "10 Apr ┃ today",
            "3 Apr 11:00 ! overdue: refund estimated, rule refund-default",
        ]
    );
    assert!(text.contains("statement") && text.contains("AliExpress support"), "{text}");
    // What the payment gives is known once somebody says how it was made.
    place.does(&["order", "correct", PAID, "--method", "card"]);
    let text = place.does(&["order", "status", PAID]);
    assert_eq!(
        rows(&text).last().map(String::as_str),
        Some("30 Jun 08:00 ○ last day for a chargeback rule card-chargeback, 120 days")
    );
}

#[test]
fn what_is_prepared_comes_first_with_what_to_press_and_the_last_moment() {
    let mut place = Place::with_paid();
    place.does(&["order", "cancel", PAID, "--reason", "wrong-item", "--note", "blue, not red"]);
    let text = place.in_terminal(80).does(&["order", "status", PAID]);
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "To do: submit the cancellation on AliExpress, before it ships (by Wed 11 Mar 08:00, in 7 \
         days).",
        "Press \"Cancel order\" on the page, then \"Request order cancellation\" if asked.",
        "Choose \"Order created by mistake\" (nearest to \"I ordered the wrong item\")",
        "Write: blue, not red",
        "When done: redress order cancel 8212313961591322 --submitted",
    ] {
        assert!(said.contains(part), "{part} in {text}");
    }
    assert!(text.find("To do:") < text.find("Awaiting shipment."), "{text}");
    assert!(rows(&text).contains(&"3 Mar ● cancellation prepared you".to_owned()), "{text}");
}

#[test]
fn what_is_outdated_is_told_as_it_was_last_seen_with_a_condition_and_how_to_look_again() {
    let mut place = Place::with_paid();
    place.at("2026-03-10T18:00:00Z");
    place.does(&["order", "record", PAID, "shipped", "--at", "2026-03-09"]);
    place.in_terminal(80).at("2026-05-10T18:00:00Z");
    let text = place.does(&["order", "status", PAID]);
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Shipped when last seen, 61 days ago; it may have arrived since.",
        "If it hasn't arrived: open the dispute now, the last day is Sat 23 May (in 13 days).",
        "redress import FILE",
        "redress order record 8212313961591322 seen",
    ] {
        assert!(said.contains(part), "{part} in {text}");
    }
    let order = place.status(PAID);
    assert_eq!(order["look_by"], "2026-05-24T06:59:59Z");
    assert_eq!(order["remedies"], json!([]), "nobody owes anything that is not known");
}

#[test]
fn a_change_shows_itself_in_the_timeline_and_its_dry_run_tells_the_difference() {
    let mut place = Place::with_request();
    place.in_terminal(80);
    let shipped = ["order", "record", PAID, "shipped"];
    let changes = place.difference(&shipped);
    let changed = |what: &str| {
        let row = changes.iter().find(|row| row[0] == what);
        row.map(|[_, before, after]| (before.as_str(), after.as_str()))
    };
    assert_eq!(changed("stage"), Some(("cancellation-pending", "shipped")));
    assert_eq!(changed("cancel-seller-answer"), Some(("Fri 6 Mar 10:00", "")));
    assert_eq!(changed("dispute-open-until"), Some(("", "Sun 17 May 10:00")));
    let told = place.does(&[&shipped[..], &["--dry-run"]].concat());
    assert!(told.contains("cancellation-pending → shipped"), "{told}");
    let text = place.does(&shipped);
    assert!(rows(&text).contains(&"3 Mar ● shipped you".to_owned()), "{text}");
    assert_eq!(place.does(&[&shipped[..], &["--dry-run"]].concat()), "Nothing would change.\n");
}

#[test]
fn what_a_page_told_is_dated_by_the_page() {
    let mut place = Place::with_paid();
    let page = list_page("2026-03-05T18:00:00Z", &[page_order(PAID, "Awaiting delivery")]);
    let file = place.file("page.json", page).display().to_string();
    place.at("2026-03-06T18:00:00Z").does(&["import", &file]);
    assert_eq!(place.status(PAID)["as_of"], "2026-03-05T18:00:00Z");
    let text = place.in_terminal(100).does(&["order", "status", PAID]);
    let rows = rows(&text);
    assert!(rows.contains(&"5 Mar ● seen shipped order list".to_owned()), "{text}");
    assert!(text.contains("Shipped on or before Thu 5 Mar 10:00"), "{text}");
    assert!(text.contains("○  a dispute can be opened"), "{text}");
}

#[test]
fn a_long_history_is_folded_and_a_narrow_terminal_names_no_source() {
    let mut place = Place::with_request();
    for number in 0..14 {
        place.does(&["order", "note", PAID, &format!("call {number}, nobody answers")]);
    }
    let text = place.in_terminal(80).does(&["order", "status", PAID]);
    let folded = format!("  … 5 earlier: redress order show {PAID}");
    assert!(text.lines().any(|line| line == folded), "{text}");
    assert!(text.contains("note: call 13"), "{text}");
    assert_eq!(rows(&text).iter().filter(|row| row.contains('●')).count(), 11);
    let narrow = place.in_terminal(40).does(&["order", "status", PAID]);
    assert!(!narrow.contains("rule ") && narrow.contains("today"), "{narrow}");
}

#[test]
fn nothing_in_the_timeline_depends_on_its_signs() {
    let mut place = Place::with_request();
    place.in_terminal(80).at(AN_HOUR_LATER);
    let assumed = place.does(&["order", "status", PAID]);
    assert!(assumed.contains('◌'), "{assumed}");
    place.does(&["order", "record", PAID, "closed"]);
    let late = place.at("2026-04-10T18:00:00Z").does(&["order", "status", PAID]);
    assert!(late.contains("  !  "), "{late}");
    for row in assumed.lines().chain(late.lines()) {
        assert!(!row.contains('◌') || row.contains("assumed"), "{row}");
        assert!(!row.contains('┃') || row.contains("today"), "{row}");
        assert!(!row.contains("  !  ") || row.contains("overdue"), "{row}");
    }
}

#[test]
fn a_script_reads_disputes_refunds_and_remedies_as_lines() {
    let mut place = Place::with(PAID, &["--paid", MONDAY, "--shipped", MONDAY]);
    place.at("2026-05-04T18:00:00Z");
    place.does(&["dispute", "open", PAID, "--reason", "not-received", "--submitted"]);
    let remedy = ["order", "record", PAID, "remedy", "--remedy", "paypal"];
    place.at("2026-05-04T19:00:00Z").does(&remedy);
    place.at("2026-05-04T20:00:00Z").does(&["dispute", "record", PAID, "seller-accepted"]);
    let lines = place.does(&["order", "status", PAID]);
    for line in [
        "dispute\t2026-05-04T18:00:00Z\tnot-received\trefund\t25.66\tUSD\tagreed\t\t\t",
        "refund\texpected\tknown\t25.66\t\tUSD\t2026-05-07T20:00:00Z\t2026-06-01T20:00:00Z\t\t",
        "remedy\tpaypal\tused\t2026-05-24T19:00:00Z",
    ] {
        assert!(lines.lines().any(|known| known == line), "{line} in {lines}");
    }
    let order = place.status(PAID);
    assert_eq!(order["disputes"][0]["ending"], "agreed");
    assert_eq!(order["refunds"][0]["owed"]["minor"], 2566);
    assert_eq!(order["refunds"][0]["overdue"], false);
    assert_eq!(order["remedies"][0]["remedy"], "paypal");
    assert_eq!(order["remedies"][0]["state"], "used");
}

#[test]
fn a_dispute_says_who_must_act_and_two_remedies_at_once_are_warned_of() {
    let mut place = Place::with(PAID, &["--paid", MONDAY, "--shipped", MONDAY]);
    place.in_terminal(80).at("2026-05-04T18:00:00Z");
    let open = ["dispute", "open", PAID, "--reason", "not-received"];
    let prepared = place.does(&open);
    assert!(prepared.contains("To do: submit the dispute"), "{prepared}");
    assert!(!prepared.contains("must answer"), "{prepared}");
    let opened = place.does(&[&open[..], &["--submitted"]].concat());
    assert!(opened.contains("The seller must answer by Sat 9 May 11:00"), "{opened}");
    assert!(opened.contains("seller-rejected"), "{opened}");
    let both = place.does(&["order", "record", PAID, "remedy", "--remedy", "paypal"]);
    let both = both.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(both.contains("Running two claims for the same money can sink both"), "{both}");
    // What if nobody does anything: the claim goes through by the rule, as long as nobody looked.
    let later = place.at("2026-05-14T18:00:00Z").does(&["order", "status", PAID]);
    let later = later.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(later.contains("the seller didn't answer the dispute in 5 days"), "{later}");
    assert!(later.contains("If so, a full refund of $25.66 is expected"), "{later}");
    let old = place.at("2026-08-01T18:00:00Z").does(&["order", "status", PAID]);
    assert!(old.contains("In dispute when last seen, 89 days ago"), "{old}");
    assert!(!old.contains("overdue") && !old.contains("refund"), "{old}");
}

#[test]
fn a_window_that_has_closed_is_said_plainly_with_the_remedies_that_are_left() {
    let mut place = Place::with(PAID, &["--paid", MONDAY, "--shipped", MONDAY]);
    place.in_terminal(80).at("2026-06-20T18:00:00Z");
    let said = |place: &Place| {
        let text = place.does(&["order", "status", PAID]);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // Nobody has looked for months: it most likely arrived, and nobody is accused.
    let old = said(&place);
    assert!(old.contains("The time for a dispute ended on Sat 16 May 08:00"), "{old}");
    assert!(!old.contains("PayPal") && !old.contains("bank"), "{old}");
    place.does(&["order", "record", PAID, "seen"]);
    let text = said(&place);
    assert!(text.contains("depends on how you paid") && !text.contains("chargeback"), "{text}");
    for (method, told) in [
        ("google-pay", "the card behind it decides"),
        ("klarna", "in the Klarna app: your payments pause"),
        ("oxxo", "No remedy of its own is known for OXXO"),
        ("other", "No remedy is known for the way you paid"),
        ("paypal", "dispute at PayPal until"),
    ] {
        place.does(&["order", "correct", PAID, "--method", method]);
        let text = said(&place);
        assert!(text.contains(told) && !text.contains("depends on how"), "{told} in {text}");
        assert_eq!(text.contains(" until "), method == "paypal", "{text}");
    }
    place.at("2027-06-20T18:00:00Z").does(&["order", "record", PAID, "seen"]);
    let late = said(&place);
    assert!(late.contains("Outside AliExpress nothing is left"), "{late}");
}
