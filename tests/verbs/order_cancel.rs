//! `redress order cancel`.

use serde_json::{Value, json};

use super::{
    AN_HOUR_LATER, ANSWER_DUE, MONDAY, OTHER, PAID, hints, takes_an_order_by_its_beginning_or_end,
    text, texts,
};
use crate::harness::{NOW, Place, list_page, page_order};

/// The words that prepare a request for a reason on the buyer's side.
const PREPARE: [&str; 5] = ["order", "cancel", PAID, "--reason", "wrong-item"];
/// The words that say it was submitted.
const SUBMITTED: [&str; 4] = ["order", "cancel", PAID, "--submitted"];

#[test]
fn a_script_prepares_and_no_clock_starts() {
    let place = Place::with_paid();
    let words = [&PREPARE[..], &["--note", "blue, not red"]].concat();
    place.tries_then_does(PAID, &words);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "awaiting-shipment");
    let ship_by = "2026-03-11T15:00:00Z";
    assert_eq!(
        order["prepared"],
        json!([{"action": "cancel", "at": NOW, "until": ship_by, "lines": [], "parcel": null}])
    );
    assert_eq!(texts(&order["deadlines"], "rule"), ["seller-ship-by"], "no answer is waited for");
    assert_eq!(texts(&order["actions"], "action"), ["cancel", "withdraw"]);
    assert_eq!(order["cancellations"], json!([]));
    // However long it stays prepared, the seller owes no answer and nobody owes money.
    let mut place = place;
    for now in ["2026-03-06T18:00:01Z", "2026-03-20T18:00:00Z", "2026-06-20T18:00:00Z"] {
        let order = place.at(now).status(PAID);
        assert_eq!(order["stage"], "awaiting-shipment", "{now}");
        assert_eq!((&order["assumed"], &order["refunds"]), (&Value::Null, &json!([])), "{now}");
        assert!(!order["deadlines"].to_string().contains("cancel-seller-answer"), "{now}");
    }
}

#[test]
fn yes_to_every_question_is_no_word_that_it_was_submitted() {
    let place = Place::with_paid();
    for more in [&["--yes"][..], &["--yes", "--json"], &["-y", "-q", "--no-input"]] {
        place.does(&[&PREPARE[..], more].concat());
        let order = place.status(PAID);
        assert_eq!(order["stage"], "awaiting-shipment", "{more:?}");
        assert_eq!(texts(&order["prepared"], "action"), ["cancel"], "{more:?}");
    }
}

#[test]
fn what_was_submitted_gives_the_seller_seventy_two_hours() {
    let mut place = Place::with_paid();
    place.at("2026-03-03T17:30:00Z");
    place.does(&[&PREPARE[..], &["--note", "blue, not red"]].concat());
    place.at(NOW);
    // The reason and the note are those that were prepared.
    place.tries_then_does(PAID, &SUBMITTED);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "cancellation-pending");
    assert_eq!((&order["since"], &order["as_of"]), (&json!(NOW), &json!(NOW)));
    assert_eq!((&order["certainty"], &order["assumed"]), (&json!("known"), &Value::Null));
    assert_eq!(order["prepared"], json!([]));
    let due = &order["deadlines"][0];
    assert_eq!(text(due, "/rule"), "cancel-seller-answer");
    assert_eq!(text(due, "/who"), "seller");
    assert_eq!(text(due, "/due_at"), ANSWER_DUE);
    assert_eq!((text(due, "/from"), text(due, "/from_event")), (NOW, "cancellation-requested"));
    assert_eq!(text(due, "/then"), "closed");
    assert_eq!(due["overdue"], false);
    assert_eq!(texts(&order["actions"], "action"), ["withdraw"]);
    assert_eq!(order["actions"][0]["command"], json!(["redress", "order", "withdraw", PAID]));
    let asked = &order["cancellations"][0];
    assert_eq!(text(asked, "/reason"), "wrong-item");
    assert_eq!(text(asked, "/fault"), "buyer");
    assert_eq!(text(asked, "/note"), "blue, not red");
    assert_eq!(text(asked, "/outcome"), "pending");
    assert_eq!(text(asked, "/asked_at"), NOW);
    // After it nobody knows: the closing is assumed, its money expected and owed by nobody.
    place.at(ANSWER_DUE);
    assert_eq!(place.status(PAID)["stage"], "cancellation-pending");
    let order = place.at(AN_HOUR_LATER).status(PAID);
    assert_eq!((&order["stage"], &order["certainty"]), (&json!("closed"), &json!("assumed")));
    assert_eq!(order["closed"], json!({"cause": "cancellation-unanswered", "at": ANSWER_DUE}));
    assert_eq!(
        order["assumed"],
        json!({
            "rule": "cancel-seller-answer",
            "since": ANSWER_DUE,
            "known_stage": "cancellation-pending",
        })
    );
    let refund = &order["refunds"][0];
    assert_eq!((&refund["certainty"], &refund["overdue"]), (&json!("assumed"), &json!(false)));
    assert_eq!(refund["owed"]["minor"], 2566);
}

#[test]
fn a_page_that_shows_the_request_says_that_it_was_submitted() {
    let mut place = Place::with_paid();
    place.does(&PREPARE);
    let seen = "2026-03-04T09:00:00Z";
    let page = list_page(seen, &[page_order(PAID, "Cancellation pending")]);
    let page = place.file("page.json", page).display().to_string();
    place.at("2026-03-04T10:00:00Z").does(&["import", &page]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "cancellation-pending");
    assert_eq!(order["prepared"], json!([]));
    // Nobody told when it was submitted: 72 hours from the look are the latest.
    let due = &order["deadlines"][0];
    assert_eq!(text(due, "/rule"), "cancel-seller-answer");
    assert_eq!((text(due, "/from"), text(due, "/set_by")), (seen, "estimate"));
    assert_eq!(text(due, "/due_at"), "2026-03-07T09:00:00Z");
    let later = place.at("2026-03-07T09:00:01Z").status(PAID);
    assert_eq!((&later["stage"], &later["certainty"]), (&json!("closed"), &json!("assumed")));
    assert_eq!(later["refunds"][0]["certainty"], "assumed");
    // What the page showed is not prepared anew when the seller says no.
    place.at("2026-03-07T10:00:00Z").does(&["order", "record", PAID, "cancellation-rejected"]);
    let order = place.status(PAID);
    assert_eq!((&order["stage"], &order["prepared"]), (&json!("awaiting-shipment"), &json!([])));
}

#[test]
fn an_unpaid_order_closes_once_its_cancellation_was_submitted_and_nothing_is_owed() {
    let mut place = Place::with(PAID, &[]);
    place.at("2026-03-03T17:30:00Z");
    let words = ["order", "cancel", PAID, "--reason", "cannot-pay", "--note", "card expired"];
    place.tries_then_does(PAID, &words);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "awaiting-payment");
    assert_eq!(order["prepared"][0]["until"], "2026-03-22T15:00:00Z", "it can be paid until then");
    place.at(NOW).tries_then_does(PAID, &SUBMITTED);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "closed");
    assert_eq!(order["closed"], json!({"cause": "cancelled-by-buyer", "at": NOW}));
    assert_eq!(texts(&order["cancellations"], "outcome"), ["granted"], "nobody had to agree");
    for member in ["refunds", "deadlines", "actions", "prepared", "remedies"] {
        assert_eq!(order[member], json!([]), "{member}");
    }
}

#[test]
fn one_request_is_prepared_at_a_time_and_can_be_dropped() {
    let place = Place::with_paid();
    place.does(&PREPARE);
    place.does(&["order", "cancel", PAID, "--reason", "out-of-stock", "--complain"]);
    assert_eq!(texts(&place.status(PAID)["prepared"], "action"), ["cancel"]);
    place.tries_then_does(PAID, &["order", "withdraw", PAID]);
    let order = place.status(PAID);
    assert_eq!((&order["stage"], &order["prepared"]), (&json!("awaiting-shipment"), &json!([])));
    // What was dropped is not submitted later: the reason must be said again.
    assert_eq!(place.error(&SUBMITTED, 6)["data"]["flags"], json!(["--reason"]));
    // What is said with the submission holds, whatever was prepared.
    place.does(&PREPARE);
    place.does(&[&SUBMITTED[..], &["--reason", "out-of-stock", "--complain"]].concat());
    let asked = &place.whole(PAID)["cancellations"][0];
    assert_eq!((&asked["reason"], &asked["complaint"]), (&json!("out-of-stock"), &json!(true)));
}

#[test]
fn a_request_counts_from_when_it_was_submitted_and_not_from_when_it_was_told() {
    let mut place = Place::with_paid();
    place.at("2026-03-04T20:00:00Z");
    let at = ["--at", "2026-03-03T10:00"];
    place.does(&[&PREPARE[..], &["--submitted"], &at].concat());
    assert_eq!(text(&place.status(PAID), "/deadlines/0/due_at"), ANSWER_DUE);
    // A time without it would be that of nothing.
    let error = place.error(&[&PREPARE[..], &at].concat(), 2);
    assert_eq!(text(&error, "/code"), "usage.flag");
    assert!(hints(&error).contains("--submitted"), "{error:#}");
}

#[test]
fn in_the_first_hours_the_seller_is_asked_like_at_any_other_time() {
    let mut place = Place::new();
    let page = |status| list_page("2026-03-02T18:00:00Z", &[page_order(PAID, status)]);
    let page = place.file("page.json", page("Payment being verified")).display().to_string();
    place.at("2026-03-02T20:00:00Z").does(&["import", &page]);
    assert_eq!(place.status(PAID)["stage"], "verifying-payment");
    place.does(&["order", "cancel", PAID, "--reason", "duplicate-order", "--submitted"]);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "cancellation-pending");
    assert_eq!((&order["closed"], &order["refunds"]), (&Value::Null, &json!([])));
    assert_eq!(text(&order, "/deadlines/0/due_at"), "2026-03-05T20:00:00Z");
    place.does(&["order", "record", PAID, "cancellation-rejected"]);
    let order = place.status(PAID);
    assert!(order["closed"].is_null(), "{order:#}");
    assert_eq!(texts(&order["actions"], "action"), ["cancel"]);
}

#[test]
fn what_can_no_longer_be_submitted_says_so_and_leaves_the_agenda() {
    let mut place = Place::with_paid();
    place.does(&PREPARE);
    let rows = |place: &Place| {
        let agenda = place.json(&["agenda"]);
        let all = agenda.as_array().expect("rows").iter();
        all.filter(|row| row["kind"] == "prepared").count()
    };
    assert_eq!(rows(&place), 1);
    place.at("2026-03-09T20:00:00Z");
    place.does(&["order", "record", PAID, "shipped", "--at", "2026-03-09"]);
    assert_eq!(rows(&place), 0);
    assert_eq!(place.status(PAID)["prepared"], json!([]));
    let said = place.in_terminal(80).does(&["order", "status", PAID]);
    assert!(said.contains("Too late: the cancellation"), "{said}");
    // The operation that prepared it can be undone, and nothing else with it.
    let undo = said.split("redress undo ").nth(1).and_then(|rest| rest.split_whitespace().next());
    place.does(&["undo", undo.expect("an operation")]);
    let said = place.does(&["order", "status", PAID]);
    assert!(said.contains("Shipped on Mon 9 Mar") && !said.contains("Too late"), "{said}");
}

#[test]
fn a_complaint_goes_only_with_a_request_for_the_sellers_fault() {
    let place = Place::with_paid();
    place.adds(OTHER, &[]);
    let before = place.bytes();
    for (id, reason) in [(PAID, "better-price"), (PAID, "shipping-too-long"), (OTHER, "cannot-pay")]
    {
        let error = place.error(&["order", "cancel", id, "--reason", reason, "--complain"], 4);
        assert_eq!(text(&error, "/code"), "order.complaint-does-not-fit", "{reason}");
    }
    assert_eq!(place.bytes(), before);
    let words = ["order", "cancel", PAID, "--reason", "out-of-stock", "--complain", "--submitted"];
    place.does(&words);
    assert_eq!(place.whole(PAID)["cancellations"][0]["complaint"], true);
}

#[test]
fn every_reason_of_the_contract_is_taken_before_shipping_and_no_other() {
    let reasons = "no-longer-needed created-by-mistake wrong-item modify-order modify-address \
                   change-product change-address change-shipping change-coupon better-price \
                   duplicate-order wrong-address payment-fee cannot-pay shipping-too-long \
                   seller-late seller-no-contact out-of-stock seller-raised-price \
                   seller-other-carrier seller-refuses other";
    for dates in [&[][..], &["--paid", MONDAY]] {
        let place = Place::with(PAID, dates);
        for reason in reasons.split_whitespace() {
            let ran = place.run(&["order", "cancel", PAID, "--reason", reason, "--dry-run"]);
            assert_eq!(ran.exit, 0, "{reason}: {}", ran.stderr);
        }
        let error = place.error(&["order", "cancel", PAID, "--reason", "bored"], 2);
        assert_eq!(text(&error, "/code"), "usage");
        let ran = place.run(&["order", "cancel", PAID, "--reason", "bored"]);
        let told = ran.stderr.split_once("possible values: ").expect("a list").1;
        let told = told.split_once(']').expect("an end").0.replace(',', " ");
        assert!(told.split_whitespace().eq(reasons.split_whitespace()), "{told}");
    }
}

#[test]
fn a_shipped_order_is_refused_with_the_first_and_the_last_day_of_a_dispute() {
    let mut place = Place::with_paid();
    place.at("2026-03-09T20:00:00Z");
    place.does(&["order", "record", PAID, "shipped", "--at", "2026-03-09"]);
    let before = place.bytes();
    let error = place.error(&["order", "cancel", PAID, "--reason", "no-longer-needed"], 4);
    assert_eq!(text(&error, "/code"), "order.already-shipped");
    assert_eq!(error["exit"], 4);
    assert!(hints(&error).contains("Thu 19 Mar"), "{error:#}");
    assert!(hints(&error).contains("Sat 23 May"), "{error:#}");
    assert_eq!(text(&error, "/data/shipped_at"), "2026-03-09");
    assert_eq!(text(&error, "/data/dispute_from"), "2026-03-19T07:00:00Z");
    assert_eq!(text(&error, "/data/dispute_until"), "2026-05-24T06:59:59Z");
    assert_eq!(text(&error, "/data/order"), PAID);
    assert_eq!(place.bytes(), before);
    let ran = place.in_terminal(80).run(&["order", "cancel", PAID, "--reason", "other"]);
    assert_eq!((ran.exit, ran.stdout.as_str()), (4, ""));
    assert!(ran.stderr.starts_with("error: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("hint: ") && ran.stderr.contains("Sat 23 May"), "{}", ran.stderr);
}

#[test]
fn a_second_request_is_refused_while_one_waits() {
    let place = Place::with_request();
    let before = place.bytes();
    let error = place.error(&["order", "cancel", PAID, "--reason", "other"], 4);
    assert_eq!(text(&error, "/code"), "order.already-requested");
    assert_eq!(text(&error, "/data/answer_by"), ANSWER_DUE);
    assert!(hints(&error).contains(&format!("redress order withdraw {PAID}")), "{error:#}");
    assert_eq!(place.bytes(), before);
}

#[test]
fn after_a_no_one_may_ask_again() {
    let mut place = Place::with_request();
    place.at("2026-03-04T18:00:00Z").does(&["order", "record", PAID, "cancellation-rejected"]);
    let again = ["order", "cancel", PAID, "--reason", "other", "--submitted"];
    place.at("2026-03-04T19:00:00Z").does(&again);
    let order = place.whole(PAID);
    assert_eq!(texts(&order["cancellations"], "outcome"), ["rejected", "pending"]);
}

#[test]
fn an_order_that_probably_closed_is_refused_and_says_that_it_is_assumed() {
    let mut place = Place::with_request();
    place.at(AN_HOUR_LATER);
    let before = place.bytes();
    let error = place.error(&["order", "cancel", PAID, "--reason", "other"], 4);
    assert_eq!(text(&error, "/code"), "order.already-closed");
    assert_eq!(text(&error, "/data/cause"), "cancellation-unanswered");
    assert_eq!(error["data"]["certainty"], "assumed");
    assert_eq!(place.bytes(), before);
}

#[test]
fn every_stage_after_the_shipment_refuses_with_a_code_and_something_to_do() {
    for (facts, code) in [
        (&["shipped", "delivered"][..], "order.already-delivered"),
        (&["shipped", "shipment-cancelled"], "order.shipment-cancelled"),
        (&["frozen"], "order.frozen"),
        (&["closed"], "order.already-closed"),
    ] {
        let place = Place::with_paid();
        for fact in facts {
            place.does(&["order", "record", PAID, fact]);
        }
        let error = place.error(&["order", "cancel", PAID, "--reason", "other"], 4);
        assert_eq!(text(&error, "/code"), code);
        assert_eq!(text(&error, "/data/order"), PAID);
        let is_over = code == "order.already-closed";
        assert!(is_over || !hints(&error).is_empty(), "{error:#}");
    }
}

#[test]
fn the_rest_of_an_order_that_was_shipped_in_part_can_still_be_asked_to_be_cancelled() {
    let place = Place::with_paid();
    place.does(&["order", "record", PAID, "shipped", "--partly"]);
    let asked = place.json(&["order", "cancel", PAID, "--reason", "other", "--submitted"]);
    assert_eq!(text(&asked, "/stage"), "partially-shipped");
    let rules = texts(&asked["deadlines"], "rule");
    assert!(rules.contains(&"seller-ship-by") && rules.contains(&"cancel-seller-answer"));
    let closed = place.json(&["order", "record", PAID, "cancellation-approved"]);
    assert_eq!(text(&closed, "/stage"), "shipped", "what was sent goes on");
    let refund = &closed["refunds"][0];
    assert_eq!((&refund["owed"], &refund["exact"]), (&Value::Null, &json!(false)));
}

#[test]
fn without_a_terminal_every_missing_answer_names_its_flag() {
    let place = Place::with_paid();
    let before = place.bytes();
    let error = place.error(&["order", "cancel"], 6);
    assert_eq!(error["data"], json!({"flags": ["--reason"], "order": true}));
    let error = place.error(&["order", "cancel", PAID], 6);
    assert_eq!(error["data"], json!({"flags": ["--reason"], "order": false}));
    assert!(text(&error, "/message").contains("--reason"));
    let error = place.error(&["order", "cancel", "--reason", "other"], 6);
    assert_eq!(error["data"], json!({"flags": [], "order": true}));
    assert_eq!(place.bytes(), before);
}

#[test]
fn what_it_prints_piped_is_one_field_a_line() {
    let mut place = Place::with_paid();
    place.at("2026-03-03T17:30:00Z");
    let prepared = place.does(&["order", "cancel", PAID, "--reason", "other"]);
    let row = "prepared\tcancel\t2026-03-03T17:30:00Z\t2026-03-11T15:00:00Z\t\t\n";
    assert!(prepared.contains(row), "{prepared}");
    let printed = place.at(NOW).does(&SUBMITTED);
    let fields: Vec<&str> = printed.lines().filter_map(|line| line.split('\t').next()).collect();
    for field in [
        "id",
        "stage",
        "since",
        "certainty",
        "as_of",
        "seller",
        "total",
        "deadline",
        "action",
        "url",
    ] {
        assert!(fields.contains(&field), "{field} in {printed}");
    }
    assert!(printed.contains("stage\tcancellation-pending\n"), "{printed}");
    assert!(printed.contains(&format!("\tseller\t{ANSWER_DUE}\tclosed\t\n")), "{printed}");
    let place = Place::with_paid();
    assert_eq!(
        place.does(&["order", "cancel", PAID, "--reason", "other", "-q"]),
        format!("{PAID}\n")
    );
}

#[test]
fn cancelling_takes_an_order_by_its_beginning_or_end() {
    takes_an_order_by_its_beginning_or_end(|digits| {
        ["order", "cancel", digits, "--reason", "other"].map(str::to_owned).to_vec()
    });
}

/// A hint names the dispute of one parcel, and opens one about another that has less time.
#[test]
fn a_refusal_of_a_part_hints_at_what_can_be_done_for_that_part() {
    let mut place = Place::new();
    place.at("2026-03-21T18:00:00Z");
    let add = ["order", "add", PAID, "--seller", "Orion Tools", "--total", "24 USD"];
    let items = ["--item", "Red mug; 1; 8", "--item", "Blue mug; 1; 8", "--item", "Cup; 1; 8"];
    place.does(&[&add[..], &items, &["--placed", MONDAY, "--paid", MONDAY]].concat());
    let record = ["order", "record", PAID];
    for (lines, number) in [("1-2", "LP00123456789012"), ("3", "LP00123456789013")] {
        let sent = ["shipped", "--line", lines, "--tracking", number, "--at", "2026-03-05"];
        place.does(&[&record[..], &sent].concat());
    }
    place.does(&[&record[..], &["delivered", "--parcel", "LP00123456789012"]].concat());
    let cancel = ["order", "cancel", PAID, "--reason", "wrong-item"];
    for (line, lines) in [("3", "3"), ("1", "1-2")] {
        let error = place.error(&[&cancel[..], &["--line", line]].concat(), 4);
        let hints = hints(&error);
        assert!(hints.contains(&format!("dispute open {PAID} --line {lines}")), "{hints}");
    }
}
