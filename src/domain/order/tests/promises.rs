//! What is promised, by kind: until when, and what it opens and closes.
//!
//! All orders are paid on Monday 2026-03-02 and shipped on Monday 2026-03-09: by the rules they are
//! delivered by 8 May. They have two lines.

use super::given::{
    Tale, about, by_hand, claim, claim_with_return, clock, dispute, done, full_page, in_country,
    line, nothing, offered, open, open_about, page, promised, receive, report, ruled, send_back,
    shipped, tell, wall,
};
use crate::domain::deadline::SetBy;
use crate::domain::details::{Details, Promise};
use crate::domain::order::{
    ActionKind, Claim, Command, Consequence, DisputeFact, DisputeReason, DisputeStep, NewOrder,
    Phase, Report, Ruling, Stage, are_free_returns_used, dues_at, free_return, is_further_return,
    promises_of,
};
use crate::domain::promise::{PromiseKind, Term, TermEnd};
use crate::domain::rule::Rule;
use DisputeReason::{ChangeOfMind, Damaged, NotReceived};
use PromiseKind::{CouponIfLate, Delivery, FreeReturn, PayBy, RefundIfLate};

fn unpaid() -> Tale {
    nothing().when(Command::Add(Box::new(by_hand("2026-03-02", None, None))), "2026-03-02")
}

fn on_its_way() -> Tale {
    let new = NewOrder {
        lines: vec![line("811", "red cup", 6000), line("812", "blue cup", 7274)],
        ..by_hand("2026-03-02", Some("2026-03-02"), None)
    };
    let tale = nothing().when(Command::Add(Box::new(new)), "2026-03-02");
    tale.when(done(shipped(), "2026-03-09"), "2026-03-10")
}

/// Delivered on 1 April: the system confirms the receipt on the 16th.
fn delivered() -> Tale {
    on_its_way().when(done(report(Report::Delivered), "2026-04-01"), "2026-04-02")
}

/// Received and confirmed on 10 April: disputable until the 25th.
fn confirmed() -> Tale {
    on_its_way().when(done(receive(), "2026-04-10"), "2026-04-10")
}

fn back() -> Claim {
    Claim { free_return: true, ..claim_with_return(ChangeOfMind) }
}

/// A page that prints this promise.
fn prints(stage: Stage, kind: PromiseKind, end: TermEnd, seen: &str) -> crate::domain::order::Fact {
    let promise = Promise {
        title: String::new(),
        text: "as printed".to_owned(),
        terms: vec![Term { kind, end }],
    };
    let details = Details { promises: Some(vec![promise]), ..Details::default() };
    full_page(stage, details, seen)
}

/// The safe and the last possible moment of a free return, and who set it.
fn free(tale: &Tale, now: &str) -> Option<(String, String, SetBy)> {
    let free = free_return(&tale.at(now), &tale.policy)?;
    let day = |instant| wall(instant)[..10].to_owned();
    Some((day(free.by.due()), day(free.last.due()), free.by.set_by()))
}

#[test]
fn a_free_return_runs_by_the_sellers_country() {
    use SetBy::{Estimate, Rule};
    for (tale, country, by, last, set_by) in [
        // 90 days from the payment on 2 March.
        (confirmed(), Some("CN"), "2026-05-31", "2026-05-31", Rule),
        // 15 and 7 days from the receipt that the buyer confirmed on 10 April.
        (confirmed(), Some("ES"), "2026-04-25", "2026-04-25", Rule),
        (confirmed(), Some("BR"), "2026-04-17", "2026-04-17", Rule),
        // Nobody confirmed it: at the earliest with the delivery, at the latest on 16 April.
        (delivered(), Some("ES"), "2026-04-16", "2026-05-01", Estimate),
        (delivered(), Some("BR"), "2026-04-08", "2026-04-23", Estimate),
        (delivered(), Some("CN"), "2026-05-31", "2026-05-31", Rule),
        // Hong Kong is not the mainland, and of other countries the terms say nothing.
        (confirmed(), Some("HK"), "2026-04-17", "2026-05-31", Estimate),
        (confirmed(), Some("US"), "2026-04-17", "2026-05-31", Estimate),
        (confirmed(), None, "2026-04-17", "2026-05-31", Estimate),
    ] {
        let tale = match country {
            Some(code) => tale.when(in_country(code), "2026-04-10"),
            None => tale,
        };
        let expected = Some((by.to_owned(), last.to_owned(), set_by));
        assert_eq!(free(&tale, "2026-04-11"), expected, "{country:?}");
    }
    // Before the goods are there, only the payment has begun a time.
    assert_eq!(free(&on_its_way(), "2026-03-11"), None);
    let of_china = on_its_way().when(in_country("CN"), "2026-03-11");
    assert_eq!(free(&of_china, "2026-03-11").map(|it| it.0).as_deref(), Some("2026-05-31"));
}

#[test]
fn what_the_page_prints_of_a_free_return_beats_the_sellers_country() {
    let of_spain = || confirmed().when(in_country("ES"), "2026-04-10");
    let printed = |end| of_spain().sees(prints(Stage::Completed, FreeReturn, end, "2026-04-11"));
    for (tale, by, set_by) in [
        (printed(TermEnd::Date(super::given::moment("2026-05-20"))), "2026-05-20", SetBy::Page),
        (printed(TermEnd::Days(30)), "2026-05-10", SetBy::Page),
        (printed(TermEnd::Days(15)), "2026-04-25", SetBy::Rule),
        (printed(TermEnd::Unstated), "2026-04-25", SetBy::Rule),
        (
            of_spain().when(promised(FreeReturn, "2026-05-02"), "2026-04-11"),
            "2026-05-02",
            SetBy::Buyer,
        ),
    ] {
        let found = free(&tale, "2026-04-12").map(|(by, _, set_by)| (by, set_by));
        assert_eq!(found, Some((by.to_owned(), set_by)));
    }
    // 90 days are those of the mainland, which run from the payment.
    let unknown =
        confirmed().sees(prints(Stage::Completed, FreeReturn, TermEnd::Days(90), "2026-04-11"));
    let found = free(&unknown, "2026-04-12");
    assert_eq!(found, Some(("2026-05-31".into(), "2026-05-31".into(), SetBy::Rule)));
}

#[test]
fn a_free_return_is_open_when_the_time_for_disputes_is_over() {
    let tale = confirmed().when(in_country("CN"), "2026-04-10");
    let late = "2026-05-02";
    assert_eq!(tale.refuses(open(claim(Damaged)), late), "dispute.too-late");
    let no_right = "dispute.no-right-to-return";
    assert_eq!(tale.refuses(open(claim_with_return(ChangeOfMind)), late), no_right);
    assert!(!tale.offers(late).contains(&ActionKind::OpenDispute), "no label is known");
    let opened = tale.clone().when(open(back()), late);
    assert_eq!(opened.dispute_at(late), "seller-answers");
    let damaged = Claim { reason: Damaged, ..back() };
    assert_eq!(tale.clone().when(open(damaged), late).stands_at(late), "in-dispute");
    let last = tale.clone().when(open(back()), "2026-05-31 23:59:59");
    assert_eq!(last.stands_at("2026-05-31 23:59:59"), "in-dispute");
    assert_eq!(tale.refuses(open(back()), "2026-06-01 00:00"), no_right);

    // With the label it has a date, and needs no word of it.
    let printed = prints(Stage::Completed, FreeReturn, TermEnd::Unstated, "2026-04-11");
    let labelled = tale.sees(printed);
    assert_eq!(labelled.due(Rule::FreeReturnChina, late), "2026-05-31 23:59:59");
    assert!(labelled.offers(late).contains(&ActionKind::OpenDispute));
    assert!(!labelled.offers("2026-06-01 00:00").contains(&ActionKind::OpenDispute));
    let opened = labelled.when(open(claim_with_return(ChangeOfMind)), late);
    assert!(opened.at(late).disputes[0].claim.free_return);
    assert_eq!(opened.due(Rule::FreeReturnChina, late), "no date");
}

#[test]
fn goods_that_are_not_there_cannot_go_back() {
    let tale = on_its_way().when(in_country("CN"), "2026-03-11");
    assert_eq!(tale.refuses(open(back()), "2026-04-01"), "dispute.no-right-to-return");
}

#[test]
fn a_second_free_return_of_an_order_is_paid_by_the_buyer() {
    let tale = confirmed().when(in_country("CN"), "2026-04-10");
    let first = tale.when(open_about(&["1"], back()), "2026-04-12");
    assert!(are_free_returns_used(&first.at("2026-04-12"), &first.policy));
    let second = first.clone().when(open_about(&["2"], back()), "2026-04-13");
    let order = second.at("2026-04-13");
    let is_further =
        |place: usize| is_further_return(&order, &order.disputes[place], &second.policy);
    assert!(!is_further(0) && is_further(1));
    // One that was taken back used nothing.
    let taken = first.when(about("1", dispute(DisputeStep::Cancel)), "2026-04-13");
    assert!(!are_free_returns_used(&taken.at("2026-04-13"), &taken.policy));
}

#[test]
fn a_label_on_one_line_is_of_that_line_alone() {
    let tale = confirmed().when(in_country("CN"), "2026-04-10");
    let tale = tale.when(about("2", promised(FreeReturn, "2026-05-31")), "2026-04-10");
    let order = tale.at("2026-05-02");
    let found: Vec<_> = promises_of(&order).into_iter().map(|one| one.lines).collect();
    assert_eq!(found, [[2]]);
    let due = dues_at(&order, clock("2026-05-02"), &tale.policy);
    let due = due.iter().find(|due| due.then == Consequence::FreeReturnCloses).expect("a date");
    assert_eq!(
        (due.lines.as_slice(), wall(due.deadline.due())),
        (&[2][..], "2026-05-31 23:59:59".into())
    );
    let opened = tale.when(open(claim_with_return(ChangeOfMind)), "2026-05-02");
    let claimed = &opened.at("2026-05-02").disputes[0].claim;
    assert_eq!(opened.at("2026-05-02").line_numbers(&claimed.lines), [2]);
}

#[test]
fn a_promised_refund_is_the_date_instead_of_the_estimated_one() {
    let plain = on_its_way();
    assert_eq!(plain.due(Rule::DeliveryDeadline, "2026-03-11"), "2026-05-08 23:59:59");
    let tale = plain.when(promised(RefundIfLate, "2026-04-01"), "2026-03-11");
    assert_eq!(tale.due(Rule::DeliveryDeadline, "2026-03-12"), "2026-04-01 23:59:59");
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-03-12"), "2026-04-16 23:59:59");
    let refusal = tale.refuses(open(claim(NotReceived)), "2026-03-29 23:59:58");
    assert_eq!(refusal, "dispute.in-transit");
    let late = tale.clone().when(open(claim(NotReceived)), "2026-04-02 00:00");
    assert_eq!(late.dispute_at("2026-04-02"), "seller-answers");

    // The newest counts, whether it is printed or told; of one day the printed one.
    let printed = |seen| {
        let details = Details {
            protected_until: Some(super::given::moment("2026-04-20")),
            ..Details::default()
        };
        full_page(Stage::Shipped, details, seen)
    };
    let due = |tale: Tale| tale.due(Rule::DeliveryDeadline, "2026-03-16");
    assert_eq!(due(tale.clone().sees(printed("2026-03-15"))), "2026-04-20 23:59:59");
    assert_eq!(due(tale.clone().sees(printed("2026-03-11"))), "2026-04-20 23:59:59");
    assert_eq!(due(tale.sees(printed("2026-03-10 18:00"))), "2026-04-01 23:59:59");
}

#[test]
fn what_was_promised_of_a_line_counts_before_what_is_of_the_order() {
    let tale = on_its_way().when(about("2", promised(RefundIfLate, "2026-04-01")), "2026-03-11");
    let until = Some(super::given::moment("2026-04-20"));
    let details = Details { protected_until: until, ..Details::default() };
    let tale = tale.sees(full_page(Stage::Shipped, details, "2026-03-15"));
    let dues = dues_at(&tale.at("2026-03-16"), clock("2026-03-16"), &tale.policy);
    let found: Vec<_> = dues
        .iter()
        .filter(|due| due.deadline.rule() == Rule::DeliveryDeadline)
        .map(|due| (due.lines.clone(), wall(due.deadline.due())))
        .collect();
    let expected =
        [(vec![2], "2026-04-01 23:59:59".to_owned()), (vec![1], "2026-04-20 23:59:59".to_owned())];
    assert_eq!(found, expected);
}

#[test]
fn of_a_promise_printed_and_one_told_on_a_day_the_printed_one_counts() {
    let end = TermEnd::Date(super::given::moment("2026-03-22"));
    let told = |now: &str| on_its_way().when(promised(CouponIfLate, "2026-03-20"), now);
    let seen = |tale: Tale| {
        tale.reads(prints(Stage::Shipped, CouponIfLate, end, "2026-03-11 09:00"), "2026-03-13")
    };
    let due = |tale: Tale| tale.due(Rule::LateCoupon, "2026-03-13");
    assert_eq!(due(seen(told("2026-03-11"))), "2026-03-22 23:59:59");
    assert_eq!(due(seen(told("2026-03-12"))), "2026-03-20 23:59:59");
}

#[test]
fn days_that_a_refund_is_promised_within_run_from_the_payment_as_an_estimate() {
    let printed = prints(Stage::Shipped, RefundIfLate, TermEnd::Days(30), "2026-03-11");
    let tale = on_its_way().sees(printed);
    let order = tale.at("2026-03-12");
    let due = dues_at(&order, clock("2026-03-12"), &tale.policy);
    let due = due.iter().find(|due| due.deadline.rule() == Rule::DeliveryDeadline).expect("a date");
    assert_eq!(wall(due.deadline.due()), "2026-04-01 23:59:59");
    assert_eq!(due.deadline.set_by(), SetBy::Estimate);
}

#[test]
fn a_parcel_later_than_its_promised_day_is_missing_at_once() {
    let tale = on_its_way().when(promised(Delivery, "2026-03-20"), "2026-03-11");
    assert_eq!(tale.due(Rule::DeliveryDeadline, "2026-03-12"), "2026-03-20 23:59:59");
    let early = tale.refuses(open(claim(NotReceived)), "2026-03-20 23:59:59");
    assert_eq!(early, "dispute.in-transit");
    let late = tale.clone().when(open(claim(NotReceived)), "2026-03-21 00:00");
    assert_eq!(late.dispute_at("2026-03-21"), "seller-answers");
    // A refund that is promised for later waits for its own day.
    let refund = tale.clone().when(promised(RefundIfLate, "2026-04-10"), "2026-03-11");
    let early = refund.refuses(open(claim(NotReceived)), "2026-03-21 00:00");
    assert_eq!(early, "dispute.in-transit");
    let due = dues_at(&refund.at("2026-03-12"), clock("2026-03-12"), &refund.policy);
    assert_eq!(due[0].then, Consequence::DeliveryLate);
    // The end of the protection is what it was.
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-03-12"), "2026-05-23 23:59:59");
}

#[test]
fn a_coupon_for_a_late_parcel_is_asked_for_from_then_on() {
    let tale = on_its_way().when(promised(CouponIfLate, "2026-03-25"), "2026-03-11");
    let who = |tale: &Tale, now: &str| {
        let due = dues_at(&tale.at(now), clock(now), &tale.policy);
        let due = due.into_iter().filter(|due| due.then == Consequence::CouponOpens);
        due.map(|due| due.who.id()).collect::<Vec<_>>()
    };
    assert_eq!(who(&tale, "2026-03-25 23:59:59"), ["carrier"]);
    assert_eq!(who(&tale, "2026-03-26 00:00"), ["buyer"]);
    let came = |day: &str| tale.clone().when(done(report(Report::Delivered), day), "2026-03-30");
    assert_eq!(who(&came("2026-03-25"), "2026-03-30"), [""; 0]);
    assert_eq!(who(&came("2026-03-26"), "2026-03-30"), ["buyer"]);
    let closed = tale.sees(page(Stage::Closed, "2026-03-27"));
    assert_eq!(who(&closed, "2026-03-28"), [""; 0], "none for a cancelled order");
}

#[test]
fn an_unpaid_order_is_paid_by_the_day_that_the_page_prints() {
    let tale = unpaid();
    assert_eq!(tale.due(Rule::UnpaidAutoClose, "2026-03-03"), "2026-03-22 23:59:59");
    let tale = tale.when(promised(PayBy, "2026-03-05 14:30"), "2026-03-03");
    assert_eq!(tale.due(Rule::UnpaidAutoClose, "2026-03-03"), "2026-03-05 14:30:00");
    assert_eq!(tale.refuses(super::given::pay(), "2026-03-05 14:30:01"), "order.payment-too-late");
    assert_eq!(
        on_its_way().refuses(promised(PayBy, "2026-03-30"), "2026-03-11"),
        "order.fact-does-not-fit"
    );
}

#[test]
fn the_countdown_of_a_proposal_is_the_buyers_time_to_answer() {
    let until = |day| tell(DisputeFact::AnswerUntil(super::given::moment(day)));
    let disputed = delivered().when(open(claim(Damaged)), "2026-04-05");
    assert_eq!(disputed.refuses(until("2026-04-09"), "2026-04-06"), "dispute.nothing-to-answer");
    let offer = disputed.when(offered(3000), "2026-04-07");
    assert_eq!(offer.due(Rule::DisputeBuyerAnswer, "2026-04-08"), "2026-04-12 12:00:00");
    let told = offer.clone().when(until("2026-04-09"), "2026-04-08");
    assert_eq!(told.due(Rule::DisputeBuyerAnswer, "2026-04-08"), "2026-04-09 23:59:59");
    assert_eq!(told.refuses(until("2026-04-01"), "2026-04-08"), "order.date-too-early");
    // It was of that proposal, and not of the next.
    let next = told.when(offered(4000), "2026-04-09");
    assert_eq!(next.due(Rule::DisputeBuyerAnswer, "2026-04-09"), "2026-04-14 12:00:00");
    let decides = DisputeFact::DecisionUntil(super::given::moment("2026-04-20"));
    assert_eq!(next.refuses(tell(decides.clone()), "2026-04-10"), "order.fact-does-not-fit");
    let stepped = next.when(tell(DisputeFact::SteppedIn(None)), "2026-04-10");
    let stepped = stepped.when(tell(decides), "2026-04-10");
    assert_eq!(stepped.due(Rule::DisputeDecision, "2026-04-11"), "2026-04-20 23:59:59");
    let printed = DisputeFact::Ruled {
        ruling: Ruling::None,
        returns: false,
        until: Some(super::given::moment("2026-04-13")),
    };
    let ruled_then = stepped.clone().when(tell(printed), "2026-04-11");
    assert_eq!(ruled_then.due(Rule::DisputeAppeal, "2026-04-11"), "2026-04-13 23:59:59");
    assert_ne!(
        stepped.when(ruled(Ruling::None), "2026-04-11").due(Rule::DisputeAppeal, "2026-04-11"),
        "2026-04-13 23:59:59"
    );
}

/// A free return that was agreed on, posted on 20 April.
fn posted() -> Tale {
    let tale = confirmed().when(in_country("CN"), "2026-04-10").when(open(back()), "2026-04-12");
    let tale = tale.when(tell(DisputeFact::SellerAccepted), "2026-04-14");
    tale.when(send_back("RR123456785CN"), "2026-04-20")
}

#[test]
fn a_return_that_was_posted_is_checked_and_accepted_in_part_or_not_at_all() {
    let tale = posted();
    assert_eq!(tale.due(Rule::ReturnWarehouse, "2026-04-21"), "2026-04-28 12:00:00");
    assert_eq!(
        tale.dispute_at("2026-04-29"),
        "return-sent",
        "AliExpress decides, nobody knows when"
    );
    let there = tale.clone().when(tell(DisputeFact::ReturnReceived), "2026-04-25");
    assert!(matches!(there.at("2026-04-25").disputes[0].phase, Phase::ReturnReceived { .. }));
    assert_eq!(there.due(Rule::ReturnWarehouse, "2026-04-25"), "no date");
    assert_eq!(
        there.refuses(dispute(DisputeStep::Cancel), "2026-04-26"),
        "dispute.return-under-way"
    );
    let accepted = |minor: Option<i64>| {
        let amount = minor.map(super::given::amount);
        there.clone().when(tell(DisputeFact::ReturnAccepted { amount }), "2026-04-27")
    };
    for (tale, stands, ended, owed) in [
        (accepted(None), "closed dispute", "ended return-accepted", 13274),
        (accepted(Some(13274)), "closed dispute", "ended return-accepted", 13274),
        (accepted(Some(9000)), "completed", "ended return-accepted-in-part", 9000),
    ] {
        assert_eq!(tale.stands_at("2026-04-27"), stands);
        assert_eq!(
            (tale.dispute_at("2026-04-27").as_str(), tale.owed_at("2026-04-27")),
            (ended, owed)
        );
    }
    let rejected = |until: Option<&str>| {
        let until = until.map(super::given::moment);
        there.clone().when(tell(DisputeFact::ReturnRejected { until }), "2026-04-27")
    };
    let plain = rejected(None);
    assert_eq!(
        (plain.stands_at("2026-04-27").as_str(), plain.owed_at("2026-04-27")),
        ("completed", 0)
    );
    let appeal = || dispute(DisputeStep::Appeal);
    assert_eq!(plain.refuses(appeal(), "2026-04-28"), "dispute.ended");
    let printed = rejected(Some("2026-05-02"));
    assert_eq!(printed.due(Rule::DisputeAppeal, "2026-04-28"), "2026-05-02 23:59:59");
    let appealed = printed.when(appeal(), "2026-04-28");
    assert_eq!(appealed.dispute_at("2026-04-28"), "appealed");
}

#[test]
fn a_seller_who_has_the_goods_owes_the_money_until_they_are_found_wanting() {
    let tale = delivered().when(open(claim_with_return(Damaged)), "2026-04-05");
    let tale = tale.when(tell(DisputeFact::SellerAccepted), "2026-04-07");
    let tale = tale.when(send_back("RR123456785CN"), "2026-04-10");
    let there = tale.when(tell(DisputeFact::ReturnReceived), "2026-04-20");
    assert_eq!(
        (there.dispute_at("2026-04-20").as_str(), there.owed_at("2026-04-20")),
        ("ended return-received", 13274)
    );
    let rejected =
        there.clone().when(tell(DisputeFact::ReturnRejected { until: None }), "2026-04-21");
    assert_eq!(
        (rejected.dispute_at("2026-04-21").as_str(), rejected.owed_at("2026-04-21")),
        ("ended return-rejected", 0)
    );
    let part = DisputeFact::ReturnAccepted { amount: Some(super::given::amount(5000)) };
    let part = there.when(tell(part), "2026-04-21");
    assert_eq!(part.owed_at("2026-04-21"), 5000);
}
