//! `redress order cancel`.

use serde_json::json;

use super::{
    AN_HOUR_LATER, ANSWER_DUE, MONDAY, OTHER, PAID, hints, takes_an_order_by_its_beginning_or_end,
    text, texts,
};
use crate::harness::{NOW, Place};

#[test]
fn an_unpaid_order_is_closed_at_once_and_nothing_is_owed() {
    let place = Place::with(PAID, &[]);
    place.tries_then_does(
        PAID,
        &["order", "cancel", PAID, "--reason", "cannot-pay", "--note", "card expired"],
    );
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "closed");
    assert_eq!(order["closed"], json!({"cause": "cancelled-by-buyer", "at": NOW}));
    assert_eq!(order["refund_owed"], json!(null));
    assert_eq!(order["deadlines"], json!([]));
    assert_eq!(order["moves"], json!([]));
}

#[test]
fn a_paid_order_is_asked_for_and_the_seller_has_seventy_two_hours() {
    let place = Place::with_paid();
    let words = ["order", "cancel", PAID, "--reason", "wrong-item", "--note", "blue, not red"];
    place.tries_then_does(PAID, &words);
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "cancellation-pending");
    assert_eq!(order["since"], NOW);
    assert_eq!(order["presumed"], json!(null));
    let due = &order["deadlines"][0];
    assert_eq!(text(due, "/rule"), "cancel-seller-answer");
    assert_eq!(text(due, "/who"), "seller");
    assert_eq!(text(due, "/due_at"), ANSWER_DUE);
    assert_eq!(text(due, "/then"), "closed");
    assert_eq!(due["overdue"], false);
    assert_eq!(texts(&order["moves"], "move"), ["withdraw"]);
    assert_eq!(order["moves"][0]["command"], json!(["redress", "order", "withdraw", PAID]));
    let asked = &order["cancellations"][0];
    assert_eq!(text(asked, "/reason"), "wrong-item");
    assert_eq!(text(asked, "/fault"), "buyer");
    assert_eq!(text(asked, "/note"), "blue, not red");
    assert_eq!(text(asked, "/outcome"), "pending");
    assert_eq!(text(asked, "/asked_at"), NOW);
}

#[test]
fn a_request_counts_from_when_it_was_made_and_not_from_when_it_was_told() {
    let mut place = Place::with_paid();
    place.at("2026-03-04T20:00:00Z");
    place.does(&["order", "cancel", PAID, "--reason", "other", "--at", "2026-03-03T10:00"]);
    assert_eq!(text(&place.status(PAID), "/deadlines/0/due_at"), ANSWER_DUE);
}

#[test]
fn while_the_payment_is_checked_it_closes_at_once_and_the_page_may_still_refuse() {
    let mut place = Place::new();
    place.at("2026-03-02T20:00:00Z").adds(PAID, &["--paid", MONDAY]);
    assert_eq!(place.status(PAID)["stage"], "verifying-payment");
    place.does(&["order", "cancel", PAID, "--reason", "duplicate-order"]);
    let order = place.status(PAID);
    assert_eq!(order["closed"]["cause"], "cancelled-by-buyer");
    assert_eq!(order["refund_owed"]["minor"], 2566);
    place.does(&["order", "record", PAID, "cancellation-rejected"]);
    let order = place.status(PAID);
    assert!(order["closed"].is_null(), "{order:#}");
    assert_eq!(texts(&order["moves"], "move"), ["cancel"]);
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
    place.does(&["order", "cancel", PAID, "--reason", "out-of-stock", "--complain"]);
    assert_eq!(place.whole(PAID)["cancellations"][0]["complaint"], true);
}

#[test]
fn a_reason_must_be_one_that_the_page_offers_at_that_stage() {
    let place = Place::with_paid();
    place.adds(OTHER, &[]);
    let error = place.error(&["order", "cancel", PAID, "--reason", "cannot-pay"], 4);
    assert_eq!(text(&error, "/code"), "order.reason-does-not-fit");
    let fitting = error["data"]["fitting"].as_array().expect("reasons");
    assert!(fitting.contains(&json!("out-of-stock")) && !fitting.contains(&json!("cannot-pay")));
    assert!(hints(&error).contains("out-of-stock"), "{error:#}");
    let error = place.error(&["order", "cancel", OTHER, "--reason", "out-of-stock"], 4);
    assert!(hints(&error).contains("cannot-pay"), "{error:#}");
    let error = place.error(&["order", "cancel", PAID, "--reason", "bored"], 2);
    assert_eq!(text(&error, "/code"), "usage");
    let ran = place.run(&["order", "cancel", PAID, "--reason", "bored"]);
    assert!(ran.stderr.contains("no-longer-needed"), "{}", ran.stderr);
}

#[test]
fn every_reason_of_the_contract_is_taken_at_its_stage() {
    let unpaid = "no-longer-needed change-product change-address change-coupon change-shipping cannot-pay other";
    let paid = "no-longer-needed better-price wrong-item duplicate-order wrong-address change-shipping \
                payment-fee shipping-too-long seller-late seller-no-contact out-of-stock \
                seller-raised-price seller-other-carrier seller-refuses other";
    for (reasons, dates) in [(unpaid, &[][..]), (paid, &["--paid", MONDAY])] {
        let place = Place::with(PAID, dates);
        for reason in reasons.split_whitespace() {
            let ran = place.run(&["order", "cancel", PAID, "--reason", reason, "--dry-run"]);
            assert_eq!(ran.exit, 0, "{reason}: {}", ran.stderr);
        }
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
    let place = Place::with_request();
    place.does(&["order", "record", PAID, "cancellation-rejected"]);
    place.does(&["order", "cancel", PAID, "--reason", "other"]);
    let outcomes = place.whole(PAID);
    assert_eq!(texts(&outcomes["cancellations"], "outcome"), ["rejected", "pending"]);
}

#[test]
fn an_order_that_closed_by_itself_is_refused_and_says_why_it_closed() {
    let mut place = Place::with_request();
    place.at(AN_HOUR_LATER);
    let before = place.bytes();
    let error = place.error(&["order", "cancel", PAID, "--reason", "other"], 4);
    assert_eq!(text(&error, "/code"), "order.already-closed");
    assert_eq!(text(&error, "/data/cause"), "cancellation-unanswered");
    assert_eq!(error["data"]["presumed"], true);
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
    let place = Place::with_paid();
    place.does(&["order", "record", PAID, "shipped", "--partly"]);
    let error = place.error(&["order", "cancel", PAID, "--reason", "other"], 4);
    assert_eq!(text(&error, "/code"), "order.partly-shipped");
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
    let place = Place::with_paid();
    let printed = place.does(&["order", "cancel", PAID, "--reason", "other"]);
    let fields: Vec<&str> = printed.lines().filter_map(|line| line.split('\t').next()).collect();
    for field in ["id", "stage", "since", "seller", "total", "deadline", "move", "url"] {
        assert!(fields.contains(&field), "{field} in {printed}");
    }
    assert!(printed.contains("stage\tcancellation-pending\n"), "{printed}");
    assert!(printed.contains(&format!("\tseller\t{ANSWER_DUE}\tclosed\n")), "{printed}");
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
