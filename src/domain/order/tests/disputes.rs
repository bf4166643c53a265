//! The dispute machine, row by row: what opens a dispute, what moves it, how it ends, and what is
//! refused on the way.
//!
//! All orders are paid on Monday 2026-03-02 and shipped on Monday 2026-03-09, so that they can be
//! disputed from 2026-03-19 to 2026-05-23. They have two lines.

use super::given::{
    Tale, about, amount, by_hand, cancel, claim, claim_of, claim_with_return, clock, closed,
    details, dispute, done, in_country, in_currency, line, moment, note, nothing, offered, open,
    open_about, page, paid, parcel, partly_shipped, placed, prepare, receive, report, ruled, seen,
    send_back, shipped, submit, tell, wall, withdraw,
};
use crate::domain::deadline::Deadline;
use crate::domain::details::Details;
use crate::domain::order::{
    ActionKind, Cause, Claim, Command, DisputeFact, DisputeReason, DisputeRefusal, DisputeStep,
    Due, Fact, LineRef, NewOrder, OpeningRefusal, Proposal, Refusal, Report, Ruling, Stage, State,
    Statement, StepRequest, Want, dispute_reasons, dues_at, open_steps,
};
use crate::domain::rule::Rule;
use crate::domain::time::Moment;
use DisputeReason::{
    ChangeOfMind, Damaged, DeliveredNotReceived, HeldByCustoms, LostInTransit, NoTracking,
    NotReceived, ReturnedToSeller, ShipmentCancelled, ShippedAfterRequest, WrongTracking,
};

fn awaiting_shipment() -> Tale {
    let new = NewOrder {
        lines: vec![line("811", "red cup", 6000), line("812", "blue cup", 7274)],
        ..by_hand("2026-03-02", Some("2026-03-02"), None)
    };
    nothing().when(Command::Add(Box::new(new)), "2026-03-02")
}

fn on_its_way() -> Tale {
    awaiting_shipment().when(done(shipped(), "2026-03-09"), "2026-03-10")
}

/// Delivered: completes on 16 April, disputable until 1 May.
fn delivered() -> Tale {
    on_its_way().when(done(report(Report::Delivered), "2026-04-01"), "2026-04-02")
}

/// Damaged goods, disputed on 15 April: the seller answers by the 20th, the marketplace steps in by
/// the 22nd.
fn disputed() -> Tale {
    delivered().when(done(open(claim(Damaged)), "2026-04-15"), "2026-04-15")
}

/// The same for 50.00 of the 132.74.
fn disputed_in_part() -> Tale {
    delivered().when(done(open(claim_of(5000, Damaged)), "2026-04-15"), "2026-04-15")
}

/// The same, and the goods go back.
fn disputed_with_return() -> Tale {
    delivered().when(done(open(claim_with_return(Damaged)), "2026-04-15"), "2026-04-15")
}

/// A parcel that did not come, disputed on 20 May.
fn missing() -> Tale {
    on_its_way().when(done(open(claim(NotReceived)), "2026-05-20"), "2026-05-20")
}

fn rejected() -> Tale {
    disputed().when(done(tell(DisputeFact::SellerRejected), "2026-04-17"), "2026-04-17")
}

fn stepped_in() -> Tale {
    disputed().when(done(tell(DisputeFact::SteppedIn(None)), "2026-04-21"), "2026-04-21")
}

/// Ruled against the buyer on 25 April.
fn lost() -> Tale {
    stepped_in().when(done(ruled(Ruling::None), "2026-04-25"), "2026-04-25")
}

/// Both lines are disputed, on 10 and on 14 April.
fn two() -> Tale {
    delivered()
        .when(open_about(&["1"], claim_of(3000, Damaged)), "2026-04-10")
        .when(open_about(&["2"], claim_of(4000, Damaged)), "2026-04-14")
}

fn accept() -> Command {
    dispute(DisputeStep::Accept)
}

fn reject() -> Command {
    dispute(DisputeStep::Reject)
}

fn counter(minor: i64) -> Command {
    dispute(DisputeStep::Counter(amount(minor)))
}

fn escalate() -> Command {
    dispute(DisputeStep::Escalate)
}

fn take_back() -> Command {
    dispute(DisputeStep::Cancel)
}

fn appeal() -> Command {
    dispute(DisputeStep::Appeal)
}

#[test]
fn a_dispute_opens_on_the_tenth_day_after_shipping_and_not_a_second_sooner() {
    let tale = on_its_way();
    let refusal = tale.refusal(open(claim(NoTracking)), "2026-03-18 23:59:59");
    assert_eq!(refusal.code(), "dispute.too-early");
    let Refusal::Opening(OpeningRefusal::TooEarly { from, until }) = refusal else {
        panic!("{refusal:?}")
    };
    assert_eq!(wall(from.from()), "2026-03-19 00:00:00");
    assert_eq!(until.map(|until| wall(until.due())).as_deref(), Some("2026-05-23 23:59:59"));
    let tale = tale.when(open(claim(NoTracking)), "2026-03-19 00:00");
    assert_eq!(tale.stands_at("2026-03-19 00:00"), "in-dispute");
    assert_eq!(tale.due(Rule::DisputeSellerAnswer, "2026-03-19"), "2026-03-24 00:00:00");
}

#[test]
fn a_parcel_in_transit_is_waited_for_until_two_days_before_the_promised_day() {
    let tale = on_its_way();
    let refusal = tale.refusal(open(claim(NotReceived)), "2026-05-06 23:59:58");
    assert_eq!(refusal.code(), "dispute.in-transit");
    let Refusal::Opening(OpeningRefusal::InTransit { deliver_by, last_call, until }) = refusal
    else {
        panic!("in transit")
    };
    assert_eq!(wall(deliver_by.due()), "2026-05-08 23:59:59");
    assert_eq!(wall(last_call), "2026-05-06 23:59:59");
    assert_eq!(until.map(|until| wall(until.due())).as_deref(), Some("2026-05-23 23:59:59"));
    for time in ["2026-05-06 23:59:59", "2026-05-08", "2026-05-23 23:59:59"] {
        let tale = tale.clone().when(open(claim(NotReceived)), time);
        assert_eq!(tale.dispute_at(time), "seller-answers", "{time}");
    }
}

#[test]
fn what_is_wrong_with_a_parcel_that_will_not_come_waits_for_no_promise() {
    for reason in [NoTracking, HeldByCustoms, ReturnedToSeller, DisputeReason::WrongAddress] {
        let tale = on_its_way().when(open(claim(reason)), "2026-04-01");
        assert_eq!(tale.stands_at("2026-04-01"), "in-dispute", "{reason:?}");
    }
    for report_of in [Report::ReturnedToSeller, Report::Lost] {
        let gone = on_its_way().when(report(report_of), "2026-03-12");
        let tale = gone.when(open(claim(NotReceived)), "2026-03-12");
        assert_eq!(tale.stands_at("2026-03-12"), "in-dispute", "it is known not to come");
    }
}

#[test]
fn no_dispute_is_opened_after_the_last_day() {
    for (tale, last, late) in [
        (on_its_way(), "2026-05-23 23:59:59", "2026-05-24 00:00"),
        (delivered(), "2026-05-01 23:59:59", "2026-05-02 00:00"),
        (
            delivered().when(done(receive(), "2026-04-10"), "2026-04-10"),
            "2026-04-25 23:59:59",
            "2026-04-26 00:00",
        ),
    ] {
        let opened = tale.clone().when(open(claim(Damaged)), last);
        assert_eq!(opened.stands_at(last), "in-dispute");
        let refusal = tale.refusal(open(claim(Damaged)), late);
        assert_eq!(refusal.code(), "dispute.too-late");
        let Refusal::Opening(OpeningRefusal::TooLate { until }) = refusal else {
            panic!("too late")
        };
        assert_eq!(until.due(), clock(last));
    }
}

#[test]
fn no_dispute_is_opened_where_nothing_can_be_disputed() {
    let checked = paid("2026-03-02").sees(page(Stage::VerifyingPayment, "2026-03-03 09:00"));
    for (tale, code) in [
        (placed("2026-03-02"), "order.not-paid"),
        (checked, "order.not-shipped"),
        (awaiting_shipment(), "order.not-shipped"),
        (awaiting_shipment().when(cancel(), "2026-03-03"), "order.not-shipped"),
        (awaiting_shipment().when(partly_shipped(), "2026-03-03"), "dispute.too-early"),
        (awaiting_shipment().when(report(Report::Frozen), "2026-03-03"), "order.frozen"),
        (awaiting_shipment().when(closed(Cause::Seller), "2026-03-03"), "order.already-closed"),
        (seen(Stage::Unknown, "2026-03-03"), "order.stage-unknown"),
    ] {
        assert_eq!(tale.refuses(open(claim(NoTracking)), "2026-03-03 12:30"), code);
        assert!(!tale.offers("2026-03-03 12:30").contains(&ActionKind::OpenDispute), "{code}");
    }
}

#[test]
fn a_dispute_that_is_only_prepared_starts_no_clock() {
    let tale = delivered().when(prepare(open(claim(Damaged))), "2026-04-15");
    assert_eq!(tale.stands_at("2026-04-15"), "delivered");
    assert!(tale.disputes_at("2026-04-15").is_empty());
    assert_eq!(tale.due(Rule::DisputeSellerAnswer, "2026-04-15"), "no date");
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-04-15"), "2026-05-01 23:59:59");
    let as_prepared = submit(StepRequest::OpenDispute { claim: None, lines: Vec::new() });
    let submitted = tale.when(as_prepared.clone(), "2026-04-20");
    assert_eq!(submitted.due(Rule::DisputeSellerAnswer, "2026-04-20"), "2026-04-25 12:00:00");
    assert_eq!(submitted.known().base().disputes[0].claim, claim(Damaged));
    assert_eq!(delivered().refuses(as_prepared, "2026-04-20"), "order.nothing-prepared");
}

#[test]
fn what_is_prepared_in_one_dispute_is_not_done_by_the_other() {
    let kinds = |tale: &Tale| -> Vec<&str> {
        let order = tale.at("2026-04-15");
        let open = open_steps(&order, clock("2026-04-15 09:00"), &tale.policy);
        open.into_iter().map(|(prepared, _)| prepared.step.kind().id()).collect()
    };
    let both = two().when(prepare(about("1", take_back())), "2026-04-14 13:00");
    assert_eq!(kinds(&both), ["cancel-dispute"]);
    let other = both.clone().when(about("2", take_back()), "2026-04-14 14:00");
    assert_eq!(kinds(&other), ["cancel-dispute"]);
    let same = both.when(about("1", take_back()), "2026-04-14 14:00");
    assert!(kinds(&same).is_empty());
    let one = delivered().when(open_about(&["1"], claim_of(3000, Damaged)), "2026-04-12");
    let beside = open_about(&["2"], claim_of(4000, Damaged));
    let beside = one.when(prepare(beside), "2026-04-13").sees(page(Stage::InDispute, "2026-04-14"));
    assert_eq!(kinds(&beside), ["open-dispute"], "the page shows the first");
    let alone = delivered().when(prepare(open(claim(Damaged))), "2026-04-13");
    assert!(kinds(&alone.sees(page(Stage::InDispute, "2026-04-14"))).is_empty());
}

#[test]
fn a_dispute_completes_no_order_that_was_completed_before() {
    let confirmed = delivered().when(done(receive(), "2026-04-10"), "2026-04-10");
    let part = confirmed.when(open(claim_of(5000, Damaged)), "2026-04-11");
    let part = part.when(tell(DisputeFact::SellerAccepted), "2026-04-14");
    assert_eq!(part.stands_at("2026-04-14"), "completed");
    assert_eq!(part.at("2026-04-14").since, Some(moment("2026-04-10")));
    assert_eq!(part.owed_at("2026-04-14"), 5000);
}

#[test]
fn the_same_line_is_disputed_once_at_a_time_and_another_one_beside_it() {
    let tale = delivered().when(open_about(&["1"], claim_of(3000, Damaged)), "2026-04-10");
    let refusal = tale.refusal(open_about(&["red"], claim_of(3000, Damaged)), "2026-04-11");
    let opened = Moment::At(clock("2026-04-10"));
    let Refusal::Part(part) = &refusal else { panic!("{refusal:?}") };
    assert_eq!(part.lines, [1]);
    assert_eq!(*part.refusal, Refusal::Opening(OpeningRefusal::AlreadyOpen { opened }));
    assert_eq!(refusal.code(), "dispute.already-open");
    let rest = tale.clone().when(open(claim(Damaged)), "2026-04-11");
    assert_eq!(rest.at("2026-04-11").disputes[1].claim.lines, [LineRef::Id("812".to_owned())]);
    let code = tale.refuses(open_about(&["3"], claim_of(3000, Damaged)), "2026-04-11");
    assert_eq!(code, "order.no-such-line");
    let both = tale.when(open_about(&["812"], claim_of(4000, Damaged)), "2026-04-11");
    assert_eq!(both.disputes_at("2026-04-11"), ["seller-answers", "seller-answers"]);
    let whole = disputed().refuses(open_about(&["1"], claim_of(3000, Damaged)), "2026-04-16");
    assert_eq!(whole, "dispute.already-open");
}

#[test]
fn the_last_moment_for_the_other_lines_stays_while_one_is_disputed() {
    let tale = delivered().when(open_about(&["1"], claim_of(3000, Damaged)), "2026-04-10");
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-04-11"), "2026-05-01 23:59:59");
    assert!(tale.offers("2026-04-11").contains(&ActionKind::OpenDispute));
    let beside = tale.clone().when(open(claim(Damaged)), "2026-04-11");
    let beside = beside.at("2026-04-11");
    assert_eq!(beside.disputes[1].claim.lines, [LineRef::Id("812".to_owned())]);
    let both = tale.when(open_about(&["2"], claim_of(4000, Damaged)), "2026-04-11");
    assert_eq!(both.due(Rule::DisputeOpenUntil, "2026-04-11"), "no date");
    assert!(!both.offers("2026-04-11").contains(&ActionKind::OpenDispute));
    assert_eq!(disputed().due(Rule::DisputeOpenUntil, "2026-04-16"), "no date");
}

#[test]
fn a_claim_about_a_line_is_for_what_it_costs_and_never_for_more_than_is_left() {
    let tale = delivered().when(open_about(&["1"], claim(Damaged)), "2026-04-10");
    assert_eq!(tale.known().base().disputes[0].claim.amount, Some(amount(6000)));
    let code = delivered().refuses(open_about(&["1"], claim_of(6001, Damaged)), "2026-04-10");
    assert_eq!(code, "money.above-paid");
    let granted = delivered()
        .when(open_about(&["1"], claim_of(6000, Damaged)), "2026-04-10")
        .when(tell(DisputeFact::SellerAccepted), "2026-04-11")
        .when(open(claim(Damaged)), "2026-04-12");
    assert_eq!(granted.known().base().disputes[1].claim.amount, Some(amount(7274)));
}

#[test]
fn a_command_among_several_disputes_names_the_line() {
    let both = two();
    let refusal = both.refusal(take_back(), "2026-04-14 13:00");
    assert_eq!(refusal.code(), "dispute.which");
    let lines: Vec<_> = refusal.choices().iter().map(|choice| choice.lines.clone()).collect();
    assert_eq!(lines, [[1], [2]]);
    let one = both.when(about("2", take_back()), "2026-04-14 13:00");
    assert_eq!(one.disputes_at("2026-04-14 13:00"), ["seller-answers", "ended cancelled"]);
    assert_eq!(one.stands_at("2026-04-14 13:00"), "in-dispute");
    let none = one.when(take_back(), "2026-04-14 14:00");
    assert_eq!(none.stands_at("2026-04-14 14:00"), "delivered");
    assert_eq!(delivered().refuses(take_back(), "2026-04-12"), "dispute.none");
}

#[test]
fn what_was_settled_for_good_is_never_claimed_again() {
    let agreed = disputed_in_part().when(tell(DisputeFact::SellerAccepted), "2026-04-16");
    let missed = disputed_with_return()
        .when(done(tell(DisputeFact::SellerAccepted), "2026-04-16"), "2026-04-16");
    for (tale, now, how) in [
        (agreed, "2026-04-17", "agreed"),
        (disputed_in_part(), "2026-04-22", "unanswered"),
        (lost(), "2026-04-26", "ruled-none"),
        (missed, "2026-04-27", "return-missed"),
    ] {
        let refusal = tale.refusal(open(claim_of(100, Damaged)), now);
        assert_eq!(refusal.code(), "dispute.ended", "{how}");
        let Refusal::Dispute(DisputeRefusal::Ended { ending, .. }) = refusal else {
            panic!("ended")
        };
        assert_eq!(ending.id(), how);
    }
    let all = disputed().when(tell(DisputeFact::SellerAccepted), "2026-04-16");
    assert_eq!(all.refuses(open(claim(Damaged)), "2026-04-17"), "order.already-closed");
    let line = delivered()
        .when(open_about(&["1"], claim_of(3000, Damaged)), "2026-04-10")
        .when(tell(DisputeFact::SellerAccepted), "2026-04-11");
    assert_eq!(line.stands_at("2026-04-11"), "delivered", "the other lines are where they were");
    let again = open_about(&["1"], claim_of(3000, Damaged));
    assert_eq!(line.refuses(again, "2026-04-12"), "dispute.ended");
    let other = line.when(open_about(&["2"], claim_of(3000, Damaged)), "2026-04-12");
    assert_eq!(other.stands_at("2026-04-12"), "in-dispute");
}

#[test]
fn a_dispute_that_was_taken_back_is_opened_again_only_within_the_window() {
    let tale = missing().when(take_back(), "2026-05-21");
    assert_eq!(tale.stands_at("2026-05-21"), "shipped");
    assert_eq!(tale.dispute_at("2026-05-21"), "ended cancelled");
    let again = tale.clone().when(open(claim(NotReceived)), "2026-05-23 23:59:59");
    assert_eq!(again.disputes_at("2026-05-24"), ["ended cancelled", "seller-answers"]);
    assert_eq!(tale.refuses(open(claim(NotReceived)), "2026-05-24 00:00"), "dispute.too-late");
    let confirmed = delivered().when(done(receive(), "2026-04-10"), "2026-04-10");
    let back = confirmed.when(open(claim(Damaged)), "2026-04-11").when(take_back(), "2026-04-12");
    assert_eq!(back.due(Rule::DisputeOpenUntil, "2026-04-12"), "2026-04-25 23:59:59");
    assert_eq!(back.refuses(open(claim(Damaged)), "2026-04-26 00:00"), "dispute.too-late");
}

#[test]
fn a_dispute_that_is_over_after_the_end_of_protection_leaves_the_order_to_be_looked_at() {
    let tale = missing().when(tell(DisputeFact::SellerRejected), "2026-05-22");
    let early = tale.clone().when(done(take_back(), "2026-06-07"), "2026-06-07");
    assert_eq!(early.stands_at("2026-06-07 23:59:59"), "shipped", "protected to the end of it");
    assert_eq!(early.stands_at("2026-06-08 00:00"), "shipped, outdated");
    let late = tale.when(done(take_back(), "2026-06-08"), "2026-06-08");
    assert_eq!(late.refuses(open(claim(NotReceived)), "2026-06-08"), "dispute.too-late");
    let ruled = stepped_in().when(ruled(Ruling::None), "2026-04-25");
    assert_eq!(ruled.stands_at("2026-04-25"), "delivered", "nobody saw it completed");
    assert_eq!(ruled.owed_at("2026-04-25"), 0);
}

#[test]
fn a_reason_fits_the_record() {
    let numbered = report(Report::Tracking { parcel: parcel("RR123456785CN") });
    let numbered = on_its_way().when(numbered, "2026-03-12");
    let given_back = on_its_way().when(report(Report::ShipmentCancelled), "2026-03-12");
    for (tale, reason) in [
        (numbered.clone(), NoTracking),
        (on_its_way(), WrongTracking),
        (on_its_way(), ShipmentCancelled),
        (given_back.clone(), Damaged),
    ] {
        let code = tale.refuses(open(claim(reason)), "2026-04-01");
        assert_eq!(code, "dispute.reason-does-not-fit", "{reason:?}");
    }
    for (tale, reason) in [
        (numbered, WrongTracking),
        (on_its_way(), NoTracking),
        (given_back.clone(), ShipmentCancelled),
    ] {
        let opened = tale.when(open(claim(reason)), "2026-04-01");
        assert_eq!(opened.stands_at("2026-04-01"), "in-dispute");
    }
    let reasons = |tale: &Tale| {
        let now = clock("2026-04-01");
        let order = tale.at("2026-04-01");
        dispute_reasons(&order, &[], Moment::At(now), now, &tale.policy).expect("some").fitting
    };
    assert!(reasons(&given_back).contains(&ShipmentCancelled));
    assert!(!reasons(&on_its_way()).contains(&NotReceived), "it is on its way");
    assert!(!reasons(&on_its_way()).contains(&ShipmentCancelled));
    let beside = on_its_way().when(open_about(&["1"], claim(NoTracking)), "2026-04-01");
    let other = open_about(&["2"], claim(ShipmentCancelled));
    assert_eq!(beside.refuses(other, "2026-04-01"), "dispute.reason-does-not-fit");
}

/// What a source says was delivered is claimed as such, and with files; what nobody says was, is not.
/// The buyer's own confirmation is no delivery.
#[test]
fn a_delivery_on_record_is_claimed_against_with_files() {
    let page = |stage| on_its_way().sees(page(stage, "2026-04-01"));
    for tale in [delivered(), page(Stage::Delivered)] {
        let code = tale.refuses(open(claim(NotReceived)), "2026-04-02 12:30");
        assert_eq!(code, "dispute.reason-does-not-fit");
        let bare = Claim { evidence: Vec::new(), ..claim(DeliveredNotReceived) };
        let code = tale.refuses(open(bare), "2026-04-02 12:30");
        assert_eq!(code, "dispute.evidence-needed");
        let back = claim_with_return(DeliveredNotReceived);
        assert_eq!(tale.refuses(open(back), "2026-04-02 12:30"), "dispute.nothing-to-return");
        let opened = tale.when(open(claim(DeliveredNotReceived)), "2026-04-02 12:30");
        assert_eq!(opened.stands_at("2026-04-02 12:30"), "in-dispute");
    }
    let confirmed = on_its_way().when(done(receive(), "2026-04-01"), "2026-04-01");
    for (tale, now) in [(on_its_way(), "2026-05-07"), (confirmed, "2026-04-02")] {
        let code = tale.refuses(open(claim(DeliveredNotReceived)), now);
        assert_eq!(code, "dispute.reason-does-not-fit");
        let opened = tale.when(open(claim(NotReceived)), now);
        assert_eq!(opened.stands_at(now), "in-dispute", "confirmed too early");
    }
    let now = clock("2026-04-02 12:30");
    let (order, policy) = (delivered().at("2026-04-02 12:30"), delivered().policy);
    let reasons = dispute_reasons(&order, &[], Moment::At(now), now, &policy).expect("some");
    assert!(reasons.fitting.contains(&DeliveredNotReceived));
    assert!(!reasons.fitting.contains(&NotReceived));
}

/// A lost parcel is waited for neither until the tenth day nor until the promised one.
#[test]
fn what_the_carrier_lost_is_claimed_at_once() {
    let code = on_its_way().refuses(open(claim(LostInTransit)), "2026-04-01");
    assert_eq!(code, "dispute.reason-does-not-fit");
    let lost = on_its_way().when(report(Report::Lost), "2026-03-12 09:00");
    let opened = lost.clone().when(open(claim(LostInTransit)), "2026-03-12 09:00");
    assert_eq!(opened.stands_at("2026-03-12 09:00"), "in-dispute");
    let partly = awaiting_shipment().when(partly_shipped(), "2026-03-04");
    let lost = partly.when(report(Report::Lost), "2026-03-05");
    let opened = lost.when(open(claim(LostInTransit)), "2026-03-05");
    assert_eq!(opened.stands_at("2026-03-05"), "in-dispute");
}

/// What was sent after the day of the request is a ground; what was sent on that day, before it, or
/// after a request that was taken back is none, and a day that nobody told is not guessed.
#[test]
fn shipped_after_the_day_of_the_request_is_a_ground() {
    let asked = || awaiting_shipment().when(cancel(), "2026-03-04 10:00");
    let no = report(Report::CancellationRejected);
    let sent = |tale: Tale, on: &str| tale.when(done(shipped(), on), "2026-03-09");
    let is_ground = |tale: Tale| {
        let claimed = tale.admit(open(claim(ShippedAfterRequest)), "2026-03-19 12:00");
        claimed.map_or_else(|refusal| refusal.code(), |_| "a ground")
    };
    let none = "dispute.reason-does-not-fit";
    assert_eq!(is_ground(sent(asked(), "2026-03-05")), "a ground");
    assert_eq!(is_ground(sent(asked().when(no, "2026-03-04 12:00"), "2026-03-05")), "a ground");
    assert_eq!(is_ground(sent(asked(), "2026-03-04")), none);
    assert_eq!(is_ground(sent(asked(), "2026-03-03")), none);
    assert_eq!(is_ground(sent(asked().when(withdraw(), "2026-03-04 11:00"), "2026-03-05")), none);
    assert_eq!(is_ground(sent(awaiting_shipment(), "2026-03-05")), none);
    let seen = asked().sees(page(Stage::Shipped, "2026-03-07"));
    assert_eq!(is_ground(seen), none, "it may have been sent before");
    let waiting = asked().sees(page(Stage::CancellationPending, "2026-03-05 09:00"));
    assert_eq!(is_ground(waiting.sees(page(Stage::Shipped, "2026-03-07"))), "a ground");
}

#[test]
fn a_change_of_mind_needs_a_right_and_its_time() {
    let received =
        || on_its_way().when(done(report(Report::Delivered), "2026-04-10"), "2026-04-10");
    let back = || claim_with_return(ChangeOfMind);
    let free = || Claim { free_return: true, ..back() };
    // Nobody confirmed the receipt: the system does so on 25 April.
    let of_spain = || received().when(in_country("ES"), "2026-04-10");
    for (tale, claim, last, late) in [
        (of_spain(), free(), "2026-05-10 23:59:59", "2026-05-11 00:00"),
        (received().in_country("DE"), back(), "2026-04-24 23:59:59", "2026-04-25 00:00"),
        (received().in_country("UK"), back(), "2026-04-24 23:59:59", "2026-04-25 00:00"),
        (of_spain().in_country("FR"), free(), "2026-05-10 23:59:59", "2026-05-11 00:00"),
    ] {
        let opened = tale.clone().when(open(claim.clone()), last);
        assert_eq!(opened.dispute_at(last), "seller-answers");
        let refusal = tale.refusal(open(claim), late);
        assert_eq!(refusal.code(), "dispute.no-right-to-return");
        let Refusal::Opening(OpeningRefusal::NoRightToReturn { until, .. }) = refusal else {
            panic!("no right")
        };
        assert_eq!(until.map(Deadline::due), Some(clock(last)));
    }
    for tale in [received(), received().in_country("US"), received().in_country("AU")] {
        assert_eq!(tale.refuses(open(back()), "2026-04-11"), "dispute.no-right-to-return");
    }
    let keeps = Claim { want: Want::Refund, ..free() };
    assert_eq!(received().refuses(open(keeps), "2026-04-11"), "dispute.no-right-to-return");
    let unseen = on_its_way().in_country("DE");
    assert_eq!(unseen.refuses(open(back()), "2026-04-11"), "dispute.no-right-to-return");
    let confirmed = on_its_way().in_country("DE").when(done(receive(), "2026-04-10"), "2026-04-10");
    let opened = confirmed.when(open(back()), "2026-04-24");
    assert_eq!(opened.dispute_at("2026-04-24"), "seller-answers");
}

#[test]
fn no_more_is_claimed_than_was_paid_and_in_its_currency() {
    let tale = delivered();
    assert_eq!(tale.refuses(open(claim_of(13275, Damaged)), "2026-04-10"), "money.above-paid");
    let dollars = Claim { amount: Some(in_currency(100, "USD")), ..claim(Damaged) };
    assert_eq!(tale.refuses(open(dollars), "2026-04-10"), "money.other-currency");
    let all = tale.when(open(claim_of(13274, Damaged)), "2026-04-10");
    assert_eq!(all.stands_at("2026-04-10"), "in-dispute");
    let granted = delivered()
        .when(open_about(&["1"], claim_of(6000, Damaged)), "2026-04-10")
        .when(tell(DisputeFact::SellerAccepted), "2026-04-11");
    let refusal = granted.refusal(open(claim_of(7275, Damaged)), "2026-04-12");
    assert_eq!(refusal.code(), "money.above-paid", "what was granted already counts");
    let above = Proposal { amount: Some(amount(13275)), returns: false, until: None };
    for fact in [
        DisputeFact::SellerOffered(above),
        DisputeFact::Ruled { ruling: Ruling::Partial(amount(13275)), returns: false, until: None },
        DisputeFact::ReturnAgreed { amount: Some(amount(13275)), until: None },
        DisputeFact::SteppedIn(Some(above)),
    ] {
        assert_eq!(disputed().refuses(tell(fact), "2026-04-16"), "money.above-paid");
    }
}

#[test]
fn goods_that_came_are_claimed_with_proof_and_those_that_did_not_without() {
    let bare = |reason| Claim { evidence: Vec::new(), ..claim(reason) };
    for reason in DisputeReason::RECEIVED.into_iter().filter(|reason| *reason != ChangeOfMind) {
        let code = delivered().refuses(open(bare(reason)), "2026-04-10");
        assert_eq!(code, "dispute.evidence-needed", "{reason:?}");
    }
    let tale = on_its_way().when(open(bare(NotReceived)), "2026-05-10");
    assert_eq!(tale.dispute_at("2026-05-10"), "seller-answers");
    let back = Claim { want: Want::ReturnAndRefund, ..claim(NoTracking) };
    assert_eq!(on_its_way().refuses(open(back), "2026-04-10"), "dispute.nothing-to-return");
}

#[test]
fn the_seller_accepts_and_all_or_a_part_of_it_is_owed() {
    let all = disputed().when(tell(DisputeFact::SellerAccepted), "2026-04-17");
    assert_eq!(all.stands_at("2026-04-17"), "closed dispute");
    assert_eq!(all.dispute_at("2026-04-17"), "ended agreed");
    assert_eq!(all.owed_at("2026-04-17"), 13274);
    let part = disputed_in_part().when(tell(DisputeFact::SellerAccepted), "2026-04-17");
    assert_eq!(part.stands_at("2026-04-17"), "completed");
    assert_eq!(part.owed_at("2026-04-17"), 5000);
    let back = disputed_with_return().when(tell(DisputeFact::SellerAccepted), "2026-04-17");
    assert_eq!(back.dispute_at("2026-04-17"), "return-agreed");
    assert_eq!(back.owed_at("2026-04-17"), 0, "only for the goods");
}

#[test]
fn silence_is_assumed_to_execute_the_claim_a_second_after_the_last_one_to_answer() {
    let tale = disputed();
    assert_eq!(tale.due(Rule::DisputeSellerAnswer, "2026-04-16"), "2026-04-20 23:59:59");
    assert_eq!(tale.dispute_at("2026-04-20 23:59:59"), "seller-answers");
    assert_eq!(tale.stands_at("2026-04-20 23:59:59"), "in-dispute");
    assert_eq!(tale.dispute_at("2026-04-21 00:00"), "ended unanswered");
    assert_eq!(tale.stands_at("2026-04-21 00:00"), "closed dispute, assumed");
    assert_eq!(tale.owed_at("2026-04-21 00:00"), 13274);
    assert!(tale.account_at("2026-04-21 00:00").refund.is_assumed);
    let arrives = tale.account_at("2026-04-21 00:00").expected.by.due();
    assert_eq!(wall(arrives), "2026-05-18 23:59:59");
    assert_eq!(tale.stands_at("2026-05-18 23:59:59"), "closed dispute, assumed");
    assert_eq!(tale.stands_at("2026-05-19 00:00"), "in-dispute, outdated", "time to look");
    assert!(tale.accounts_at("2026-05-19 00:00").is_empty());
    let part = disputed_in_part();
    assert_eq!(part.stands_at("2026-04-21 00:00"), "completed, assumed");
    assert_eq!(part.owed_at("2026-04-21 00:00"), 5000);
    let back = disputed_with_return();
    assert_eq!(back.dispute_at("2026-04-21 00:00"), "return-agreed");
    assert_eq!(back.stands_at("2026-04-21 00:00"), "in-dispute, assumed");
    assert_eq!(back.due(Rule::ReturnShip, "2026-04-21"), "2026-04-30 23:59:59");
    assert_eq!(back.stands_at("2026-05-01 00:00"), "in-dispute, outdated", "no second timer");
}

#[test]
fn a_told_fact_beats_the_assumption_that_the_seller_was_silent() {
    let told = done(tell(DisputeFact::SellerRejected), "2026-04-19");
    let plain = disputed().when(told.clone(), "2026-04-25");
    let noted = disputed().when(note(), "2026-04-24").when(told, "2026-04-25");
    for tale in [plain, noted] {
        assert_eq!(tale.known().base().stage(), Stage::InDispute);
        assert_eq!(tale.owed_at("2026-04-25"), 0);
        assert_eq!(tale.dispute_at("2026-04-22"), "buyer-answers");
        assert_eq!(tale.dispute_at("2026-04-25"), "stepped-in");
        assert_eq!(tale.stands_at("2026-04-25"), "in-dispute, assumed");
    }
    let rejects = about("1", tell(DisputeFact::SellerRejected));
    for tale in [two(), two().when(note(), "2026-04-16")] {
        assert_eq!(tale.disputes_at("2026-04-16"), ["ended unanswered", "seller-answers"]);
        let tale = tale.when(rejects.clone(), "2026-04-16");
        assert_eq!(tale.disputes_at("2026-04-16"), ["buyer-answers", "seller-answers"]);
    }
}

#[test]
fn a_rejection_is_answered_by_no_and_the_marketplace_steps_in_after_the_seventh_day() {
    let tale = rejected();
    assert_eq!(tale.dispute_at("2026-04-17"), "buyer-answers");
    assert_eq!(tale.due(Rule::DisputeBuyerAnswer, "2026-04-17"), "2026-04-22 23:59:59");
    assert_eq!(tale.refuses(accept(), "2026-04-18"), "dispute.nothing-offered");
    let disagreed = tale.clone().when(reject(), "2026-04-18");
    assert_eq!(disagreed.dispute_at("2026-04-18"), "disagreed");
    assert_eq!(disagreed.due(Rule::DisputeStepIn, "2026-04-18"), "2026-04-22 23:59:59");
    for tale in [tale, disagreed] {
        assert_ne!(tale.dispute_at("2026-04-22 23:59:59"), "stepped-in", "day 7 is included");
        assert_eq!(tale.dispute_at("2026-04-23 00:00"), "stepped-in");
        assert_eq!(tale.due(Rule::DisputeDecision, "2026-04-23"), "2026-05-02 23:59:59");
    }
}

#[test]
fn an_offer_can_still_be_answered_where_the_marketplace_is_assumed_to_have_stepped_in() {
    let tale = disputed().when(offered(2000), "2026-04-20");
    assert_eq!(tale.due(Rule::DisputeBuyerAnswer, "2026-04-21"), "2026-04-25 12:00:00");
    assert_eq!(tale.stands_at("2026-04-23"), "in-dispute, assumed");
    assert_eq!(tale.dispute_at("2026-04-23"), "stepped-in");
    let kept = tale.due(Rule::DisputeBuyerAnswer, "2026-04-23");
    assert_eq!(kept, "2026-04-25 12:00:00", "the buyer's own last moment stays");
    assert_eq!(tale.due(Rule::DisputeBuyerAnswer, "2026-04-25 12:00:01"), "no date");
    let taken = tale.when(accept(), "2026-04-23");
    assert_eq!(taken.owed_at("2026-04-23"), 2000);
}

#[test]
fn an_offer_is_accepted_for_good() {
    let tale = disputed().when(offered(2000), "2026-04-17");
    let taken = tale.when(accept(), "2026-04-18");
    assert_eq!(taken.dispute_at("2026-04-18"), "ended agreed");
    assert_eq!(taken.stands_at("2026-04-18"), "completed");
    assert_eq!(taken.owed_at("2026-04-18"), 2000);
    for command in [accept(), reject(), escalate(), take_back(), send_back("RR123456785CN")] {
        assert_eq!(taken.refuses(command, "2026-04-19"), "dispute.ended");
    }
    assert_eq!(taken.refuses(appeal(), "2026-04-19"), "dispute.not-ruled");
    assert_eq!(taken.refuses(ruled(Ruling::Full), "2026-04-19"), "dispute.ended");
    assert_eq!(taken.refuses(open(claim(Damaged)), "2026-04-19"), "dispute.ended");
    assert!(!taken.offers("2026-04-19").contains(&ActionKind::OpenDispute));
}

#[test]
fn an_offer_is_declined_or_countered() {
    let tale = disputed().when(offered(2000), "2026-04-17");
    assert_eq!(tale.clone().when(reject(), "2026-04-18").dispute_at("2026-04-18"), "disagreed");
    assert_eq!(tale.refuses(counter(13275), "2026-04-18"), "money.above-paid");
    let prepared = tale.clone().when(prepare(counter(9000)), "2026-04-18");
    assert_eq!(prepared.dispute_at("2026-04-18"), "buyer-answers");
    let countered = tale.when(counter(9000), "2026-04-18");
    assert_eq!(countered.dispute_at("2026-04-18"), "disagreed");
    assert_eq!(countered.known().base().disputes[0].claim.amount, Some(amount(9000)));
    let agreed = countered.when(tell(DisputeFact::SellerAccepted), "2026-04-19");
    assert_eq!(agreed.owed_at("2026-04-19"), 9000);
}

#[test]
fn nothing_is_answered_that_nobody_proposed() {
    for command in [accept(), reject(), counter(1)] {
        let code = disputed().refuses(command.clone(), "2026-04-16");
        assert_eq!(code, "dispute.nothing-to-answer");
        assert_eq!(stepped_in().refuses(command, "2026-04-22"), "dispute.nothing-to-answer");
    }
}

#[test]
fn the_buyer_asks_the_marketplace_in_only_after_the_seller_answered() {
    let refusal = disputed().refusal(escalate(), "2026-04-16");
    assert_eq!(refusal.code(), "dispute.seller-may-still-answer");
    let asked = rejected().when(escalate(), "2026-04-18");
    assert_eq!(asked.dispute_at("2026-04-18"), "stepped-in");
    let disagreed = rejected().when(reject(), "2026-04-18").when(escalate(), "2026-04-19");
    assert_eq!(disagreed.dispute_at("2026-04-19"), "stepped-in");
    for tale in [asked, stepped_in()] {
        assert_eq!(tale.refuses(escalate(), "2026-04-22"), "dispute.already-stepped-in");
    }
    let agreed = disputed_with_return().when(tell(DisputeFact::SellerAccepted), "2026-04-17");
    assert_eq!(agreed.refuses(escalate(), "2026-04-18"), "dispute.return-under-way");
}

#[test]
fn where_a_page_shows_that_silence_had_no_effect_the_marketplace_is_asked_in() {
    let tale = disputed().sees(page(Stage::InDispute, "2026-04-21 09:00"));
    assert_eq!(tale.dispute_at("2026-04-21 10:00"), "seller-answers");
    assert_eq!(tale.stands_at("2026-04-21 10:00"), "in-dispute");
    assert_eq!(tale.due(Rule::DisputeSellerAnswer, "2026-04-21 10:00"), "no date");
    let asked = tale.when(escalate(), "2026-04-21 10:00");
    assert_eq!(asked.dispute_at("2026-04-21 10:00"), "stepped-in");
}

#[test]
fn the_marketplaces_proposal_is_accepted_or_left_to_its_decision() {
    let proposal = Proposal { amount: Some(amount(6000)), returns: false, until: None };
    let tale = disputed().when(tell(DisputeFact::SteppedIn(Some(proposal))), "2026-04-21");
    assert_eq!(tale.dispute_at("2026-05-30"), "buyer-answers", "it has stepped in already");
    let taken = tale.clone().when(accept(), "2026-04-22");
    assert_eq!(taken.owed_at("2026-04-22"), 6000);
    let left = tale.when(done(reject(), "2026-04-22"), "2026-04-22");
    assert_eq!(left.dispute_at("2026-04-22"), "stepped-in");
    assert_eq!(left.due(Rule::DisputeDecision, "2026-04-22"), "2026-05-02 23:59:59");
}

#[test]
fn evidence_that_is_asked_for_is_given_within_three_days_or_the_pages_date() {
    let asked = |until: Option<&str>| {
        let fact = DisputeFact::MoreEvidenceAsked { until: until.map(moment) };
        stepped_in().when(done(tell(fact), "2026-04-22"), "2026-04-22")
    };
    let tale = asked(None);
    assert_eq!(tale.dispute_at("2026-04-22"), "evidence-asked");
    assert_eq!(tale.due(Rule::DisputeEvidence, "2026-04-22"), "2026-04-25 23:59:59");
    let dated = asked(Some("2026-04-29"));
    assert_eq!(dated.due(Rule::DisputeEvidence, "2026-04-22"), "2026-04-29 23:59:59");
    let files = vec!["film.mp4".to_owned()];
    let given = tale.when(tell(DisputeFact::EvidenceGiven { files: files.clone() }), "2026-04-23");
    assert_eq!(given.dispute_at("2026-04-23"), "stepped-in");
    let evidence = given.known().base().disputes[0].claim.evidence.clone();
    assert_eq!(evidence, ["photo.jpg", "film.mp4"]);
    let sooner = disputed().when(tell(DisputeFact::EvidenceGiven { files }), "2026-04-16");
    assert_eq!(sooner.dispute_at("2026-04-16"), "seller-answers", "the seller must still answer");
}

#[test]
fn evidence_that_is_not_added_in_time_is_assumed_to_lose_the_claim() {
    let asked =
        stepped_in().when(tell(DisputeFact::MoreEvidenceAsked { until: None }), "2026-04-21");
    assert_eq!(asked.dispute_at("2026-04-24"), "evidence-asked");
    assert_eq!(asked.dispute_at("2026-04-25"), "ended evidence-missed");
    assert_eq!(asked.stands_at("2026-04-25"), "delivered, assumed");
    assert_eq!(asked.owed_at("2026-04-25"), 0);
    let shown = asked.sees(page(Stage::InDispute, "2026-04-22"));
    assert_eq!(shown.stands_at("2026-04-25"), "delivered, assumed", "whatever was shown before");
    let late = tell(DisputeFact::MoreEvidenceAsked { until: Some(moment("2026-04-19")) });
    assert_eq!(stepped_in().refuses(late, "2026-04-21"), "order.date-too-early");
}

#[test]
fn a_ruling_gives_all_a_part_or_nothing() {
    for (ruling, dispute, stands, owed) in [
        (Ruling::Full, "ended ruled-full", "closed dispute", 13274),
        (Ruling::Partial(amount(4000)), "ended ruled-partial", "completed", 4000),
        (Ruling::None, "ended ruled-none", "delivered", 0),
    ] {
        let tale = stepped_in().when(ruled(ruling), "2026-04-25");
        assert_eq!(tale.dispute_at("2026-04-25"), dispute);
        assert_eq!(tale.stands_at("2026-04-25"), stands);
        assert_eq!(tale.owed_at("2026-04-25"), owed);
    }
    let asked = disputed_in_part().when(ruled(Ruling::Full), "2026-04-16");
    assert_eq!(asked.owed_at("2026-04-16"), 5000, "everything that was asked for");
    let returns = tell(DisputeFact::Ruled { ruling: Ruling::Full, returns: true, until: None });
    let back = stepped_in().when(done(returns, "2026-04-25"), "2026-04-25");
    assert_eq!(back.dispute_at("2026-04-25"), "return-agreed");
    assert_eq!(back.due(Rule::ReturnShip, "2026-04-25"), "2026-05-05 23:59:59");
}

#[test]
fn a_ruling_is_appealed_once_within_seven_days() {
    let tale = lost();
    assert_eq!(tale.due(Rule::DisputeAppeal, "2026-04-26"), "2026-05-02 23:59:59");
    assert_eq!(tale.refuses(appeal(), "2026-05-03 00:00"), "dispute.appeal-too-late");
    let appealed = tale.when(appeal(), "2026-05-02 23:59:59");
    assert_eq!(appealed.dispute_at("2026-05-02 23:59:59"), "appealed");
    assert_eq!(appealed.stands_at("2026-05-20"), "in-dispute");
    assert_eq!(appealed.refuses(escalate(), "2026-05-04"), "dispute.already-stepped-in");
    let again = appealed.clone().when(ruled(Ruling::None), "2026-05-10");
    assert_eq!(again.refuses(appeal(), "2026-05-11"), "dispute.already-appealed");
    assert_eq!(again.due(Rule::DisputeAppeal, "2026-05-11"), "no date");
    let won = appealed.when(ruled(Ruling::Full), "2026-05-10");
    assert_eq!(won.stands_at("2026-05-10"), "closed dispute");
    assert_eq!(won.owed_at("2026-05-10"), 13274);
}

#[test]
fn only_a_ruling_that_gave_less_than_asked_is_appealed() {
    assert_eq!(stepped_in().refuses(appeal(), "2026-04-22"), "dispute.not-ruled");
    let part = disputed_in_part().when(ruled(Ruling::Full), "2026-04-16");
    assert_eq!(part.refuses(appeal(), "2026-04-17"), "dispute.ended");
    let as_much = disputed_in_part().when(ruled(Ruling::Partial(amount(5000))), "2026-04-16");
    assert_eq!(as_much.refuses(appeal(), "2026-04-17"), "dispute.ended");
    let part = stepped_in().when(ruled(Ruling::Partial(amount(4000))), "2026-04-25");
    let appealed = part.clone().when(appeal(), "2026-04-26");
    assert_eq!(appealed.owed_at("2026-04-26"), 0, "it is decided again");
    let more = appealed.when(ruled(Ruling::Partial(amount(7000))), "2026-05-02");
    assert_eq!(more.owed_at("2026-05-02"), 7000, "and is counted once");
    let closed = part.sees(page(Stage::Closed, "2026-04-26"));
    assert_eq!(closed.refuses(appeal(), "2026-04-27"), "order.already-closed");
}

#[test]
fn goods_go_back_in_time_or_the_money_is_gone() {
    let agreed = disputed_with_return().when(
        done(tell(DisputeFact::ReturnAgreed { amount: None, until: None }), "2026-04-21"),
        "2026-04-21",
    );
    assert_eq!(agreed.due(Rule::ReturnShip, "2026-04-21"), "2026-05-01 23:59:59");
    let sent = agreed.clone().when(send_back("RR123456785CN"), "2026-05-01 23:59:59");
    assert_eq!(sent.dispute_at("2026-06-30"), "return-sent", "the seller has no date of his own");
    let back = sent.when(tell(DisputeFact::ReturnReceived), "2026-05-10");
    assert_eq!(back.dispute_at("2026-05-10"), "ended return-received");
    assert_eq!(back.stands_at("2026-05-10"), "closed dispute");
    assert_eq!(back.owed_at("2026-05-10"), 13274);

    assert_eq!(agreed.dispute_at("2026-05-01 23:59:59"), "return-agreed");
    assert_eq!(agreed.dispute_at("2026-05-02 00:00"), "ended return-missed");
    assert_eq!(agreed.stands_at("2026-05-02 00:00"), "completed, assumed");
    assert_eq!(agreed.owed_at("2026-05-02 00:00"), 0);
    assert_eq!(agreed.refuses(send_back("RR123456785CN"), "2026-05-02 00:00"), "dispute.ended");
    let told = done(send_back("RR123456785CN"), "2026-04-30");
    let told = agreed.clone().when(told, "2026-05-04");
    assert_eq!(told.dispute_at("2026-05-04"), "return-sent", "it was sent in time");
    let told = agreed.when(tell(DisputeFact::ReturnReceived), "2026-05-04");
    assert_eq!(told.owed_at("2026-05-04"), 13274, "that it came beats the assumption");
}

#[test]
fn nothing_goes_back_without_an_agreement_or_after_the_pages_date() {
    for tale in [disputed(), rejected(), stepped_in()] {
        let code = tale.refuses(send_back("RR123456785CN"), "2026-04-22");
        assert!(["dispute.no-return-agreed", "dispute.ended"].contains(&code), "{code}");
        let code = tale.refuses(tell(DisputeFact::ReturnReceived), "2026-04-22");
        assert_eq!(code, "dispute.no-return-agreed");
    }
    let until = Some(moment("2026-04-25"));
    let agreed = tell(DisputeFact::ReturnAgreed { amount: Some(amount(5000)), until });
    let tale = disputed().when(agreed, "2026-04-21");
    assert_eq!(tale.due(Rule::ReturnShip, "2026-04-21"), "2026-04-25 23:59:59");
    let open_still = tale.clone().sees(page(Stage::InDispute, "2026-04-27"));
    let late = open_still.refuses(send_back("RR123456785CN"), "2026-04-28");
    assert_eq!(late, "dispute.return-too-late");
    let sent = tale.when(send_back("RR123456785CN"), "2026-04-22");
    let back = sent.when(tell(DisputeFact::ReturnReceived), "2026-04-30");
    assert_eq!(back.owed_at("2026-04-30"), 5000);
    assert_eq!(back.stands_at("2026-04-30"), "completed");
}

#[test]
fn a_return_of_a_part_gives_back_the_part_whichever_way_it_was_agreed() {
    let wants = Claim { want: Want::ReturnAndRefund, ..claim_of(5000, Damaged) };
    let tale = || delivered().when(done(open(wants.clone()), "2026-04-15"), "2026-04-15");
    let offer =
        tell(DisputeFact::SellerOffered(Proposal { amount: None, returns: true, until: None }));
    for tale in [
        tale().when(tell(DisputeFact::SellerAccepted), "2026-04-16"),
        tale().when(offer, "2026-04-16").when(accept(), "2026-04-17"),
        tale(),
    ] {
        let back = tale.when(tell(DisputeFact::ReturnReceived), "2026-04-28");
        assert_eq!(back.owed_at("2026-04-28"), 5000);
    }
}

#[test]
fn a_dispute_is_taken_back_wherever_it_is_open() {
    let agreed = disputed_with_return().when(tell(DisputeFact::SellerAccepted), "2026-04-16 09:00");
    let asked =
        stepped_in().when(tell(DisputeFact::MoreEvidenceAsked { until: None }), "2026-04-21");
    assert_eq!(agreed.refuses(take_back(), "2026-04-16 10:00"), "dispute.return-under-way");
    for (tale, now) in [
        (disputed(), "2026-04-16"),
        (rejected(), "2026-04-17 18:00"),
        (stepped_in(), "2026-04-21 18:00"),
        (asked, "2026-04-21 13:00"),
    ] {
        let back = tale.when(take_back(), now);
        assert_eq!(back.dispute_at(now), "ended cancelled");
        assert_eq!(back.owed_at(now), 0);
        assert_eq!(back.refuses(take_back(), now), "dispute.ended");
    }
    let kept = on_its_way().when(report(Report::ShipmentCancelled), "2026-03-12");
    let kept =
        kept.when(open(claim(ShipmentCancelled)), "2026-03-13").when(take_back(), "2026-03-14");
    assert_eq!(kept.stands_at("2026-03-14"), "shipment-cancelled");
    let done_with =
        delivered().when(receive(), "2026-04-10").when(open(claim(Damaged)), "2026-04-11");
    assert_eq!(done_with.when(take_back(), "2026-04-12").stands_at("2026-04-12"), "completed");
}

#[test]
fn nothing_happens_in_a_dispute_before_it_was_opened_or_before_what_it_answers() {
    let rejects = done(tell(DisputeFact::SellerRejected), "2026-04-14");
    assert_eq!(disputed().refuses(rejects, "2026-04-16"), "order.date-too-early");
    let back = done(take_back(), "2026-04-14");
    assert_eq!(disputed().refuses(back, "2026-04-16"), "order.date-too-early");
    let tomorrow = done(take_back(), "2026-04-20");
    assert_eq!(disputed().refuses(tomorrow, "2026-04-16"), "order.date-in-future");
    let offer = disputed().when(offered(2000), "2026-04-17");
    let sooner = done(accept(), "2026-04-16");
    assert_eq!(offer.refuses(sooner, "2026-04-18"), "order.date-too-early");
}

#[test]
fn a_step_that_is_told_late_stands_where_it_happened() {
    let asked_in = rejected().when(escalate(), "2026-04-19");
    let offered_before = done(offered(2000), "2026-04-18");
    let told = asked_in.when(offered_before, "2026-04-20");
    assert_eq!(told.dispute_at("2026-04-20"), "stepped-in", "the offer came before");
    assert_eq!(told.refuses(accept(), "2026-04-20"), "dispute.nothing-to-answer");
}

#[test]
fn a_page_that_reads_as_before_says_nothing_about_a_dispute() {
    let numbers = on_its_way().when(open(claim(NoTracking)), "2026-04-10");
    for (tale, stage, now) in [
        (numbers, Stage::Shipped, "2026-04-11"),
        (disputed(), Stage::Delivered, "2026-04-16"),
        (disputed(), Stage::InDispute, "2026-04-16"),
    ] {
        let (before, after) = (tale.known(), tale.clone().sees(page(stage, now)).known());
        assert_eq!(after.base().state(), before.base().state(), "{stage:?}");
        assert_eq!(after.base().disputes, before.base().disputes);
        let later = clock("2026-05-01");
        assert_eq!(after.at(later).stage(), before.at(later).stage());
    }
}

#[test]
fn a_page_of_an_order_that_ended_ends_the_dispute() {
    let completed = disputed().sees(page(Stage::Completed, "2026-04-18"));
    assert_eq!(completed.stands_at("2026-04-18"), "completed");
    assert_eq!(completed.dispute_at("2026-04-18"), "ended superseded");
    assert_eq!(completed.owed_at("2026-04-18"), 0);
    let closed = disputed().sees(page(Stage::Closed, "2026-04-18"));
    assert_eq!(closed.stands_at("2026-04-18"), "closed dispute");
    assert_eq!(closed.dispute_at("2026-04-18"), "ended superseded");
    assert_eq!(closed.owed_at("2026-04-18"), 13274);
    let refuted = closed.sees(page(Stage::InDispute, "2026-04-19"));
    assert_eq!(refuted.dispute_at("2026-04-19"), "seller-answers", "a newer page contradicts it");
    let again = delivered().when(receive(), "2026-04-10").when(open(claim(Damaged)), "2026-04-11");
    let again = again.sees(page(Stage::Completed, "2026-04-12"));
    assert_eq!(again.stands_at("2026-04-12"), "in-dispute", "it was completed before");
}

#[test]
fn a_page_confirms_how_a_dispute_ended_by_itself_and_what_is_owed() {
    for (tale, stage, stands, owed) in [
        (disputed(), Stage::Closed, "closed dispute", 13274),
        (disputed_in_part(), Stage::Completed, "completed", 5000),
    ] {
        let seen = tale.sees(page(stage, "2026-04-25"));
        assert_eq!(seen.stands_at("2026-04-25"), stands, "it is a fact now");
        assert_eq!(seen.dispute_at("2026-04-25"), "ended unanswered");
        assert_eq!(seen.owed_at("2026-04-25"), owed);
        assert!(!seen.account_at("2026-04-25").refund.is_assumed);
    }
    let against = disputed_in_part().sees(page(Stage::Closed, "2026-04-25"));
    assert_eq!(against.stands_at("2026-04-25"), "closed dispute");
    assert_eq!(against.owed_at("2026-04-25"), 13274, "a closed order pays all of it back");
    let line = delivered().when(open_about(&["1"], claim_of(3000, Damaged)), "2026-04-10");
    let line = line.sees(page(Stage::Delivered, "2026-04-16"));
    assert_eq!(line.dispute_at("2026-04-16"), "seller-answers", "a page says nothing of one line");
}

#[test]
fn a_dispute_outlives_pages_that_are_read_in_any_order() {
    let tale = rejected()
        .sees(page(Stage::Frozen, "2026-04-20"))
        .reads(page(Stage::InDispute, "2026-04-19"), "2026-04-20")
        .reads(page(Stage::Delivered, "2026-04-18"), "2026-04-20");
    assert_eq!(tale.stands_at("2026-04-20 13:00"), "frozen");
    assert_eq!(tale.dispute_at("2026-04-20 13:00"), "buyer-answers");
    let known = tale.known();
    let State::Frozen { before, .. } = known.base().state() else { panic!("frozen") };
    assert_eq!(before.stage(), Stage::InDispute);
    let old = lost().reads(page(Stage::AwaitingShipment, "2026-03-05"), "2026-04-26");
    assert_eq!(old.dispute_at("2026-04-26"), "ended ruled-none");
    assert_eq!(old.stands_at("2026-04-26"), lost().stands_at("2026-04-26"));
}

#[test]
fn a_day_of_protection_that_is_printed_during_a_dispute_holds_after_it() {
    let prints = Details { protected_until: Some(moment("2026-06-01")), ..Details::default() };
    let numbers = on_its_way().when(open(claim(NoTracking)), "2026-04-10");
    let printed = numbers.sees(details(prints, "2026-04-11"));
    assert_eq!(printed.dispute_at("2026-04-11"), "seller-answers");
    let back = printed.when(take_back(), "2026-04-12");
    assert_eq!(back.due(Rule::DisputeOpenUntil, "2026-04-12"), "2026-06-16 23:59:59");
    let told = report(Report::ProtectionUntil { until: moment("2026-06-10") });
    let held = on_its_way().when(report(Report::Frozen), "2026-04-10").when(told, "2026-04-11");
    assert_eq!(held.stands_at("2026-04-11"), "frozen");
    let free = held.when(report(Report::Unfrozen), "2026-04-12");
    assert_eq!(free.due(Rule::DisputeOpenUntil, "2026-04-12"), "2026-06-25 23:59:59");
}

#[test]
fn a_dispute_that_only_a_page_tells_of_is_entered_by_hand() {
    let tale = on_its_way().sees(page(Stage::InDispute, "2026-04-10"));
    assert!(tale.disputes_at("2026-04-10").is_empty());
    assert_eq!(tale.refuses(take_back(), "2026-04-11"), "dispute.none");
    let told = tale.when(done(open(claim(NotReceived)), "2026-04-09"), "2026-04-11");
    assert_eq!(told.dispute_at("2026-04-11"), "seller-answers");
    assert_eq!(told.stands_at("2026-04-11"), "in-dispute");
    let over = told.when(take_back(), "2026-04-12");
    assert_eq!(over.stands_at("2026-04-12"), "shipped", "a word since ends what was shown");
    let bare = seen(Stage::InDispute, "2026-04-10").when(open(claim(Damaged)), "2026-04-11");
    assert_eq!(bare.dispute_at("2026-04-11"), "seller-answers");
}

#[test]
fn a_dispute_goes_on_while_the_order_is_frozen() {
    let frozen = || stepped_in().when(report(Report::Frozen), "2026-04-22");
    assert_eq!(frozen().dispute_at("2026-06-30"), "stepped-in", "no timer runs");
    let asked = tell(DisputeFact::MoreEvidenceAsked { until: None });
    let asked = frozen().when(asked, "2026-04-23");
    assert_eq!(asked.stands_at("2026-04-23"), "frozen");
    let on = asked.when(report(Report::Unfrozen), "2026-04-24");
    assert_eq!(on.stands_at("2026-04-24"), "in-dispute");
    assert_eq!(on.dispute_at("2026-04-24"), "evidence-asked");
    let won = frozen().when(ruled(Ruling::Full), "2026-04-25");
    assert_eq!(won.stands_at("2026-04-25"), "closed dispute");
    let back = frozen().when(take_back(), "2026-04-23");
    assert_eq!(back.stands_at("2026-04-23"), "frozen");
    let free = back.when(report(Report::Unfrozen), "2026-04-24");
    assert_eq!(free.stands_at("2026-04-24"), "delivered");
    assert_eq!(free.dispute_at("2026-04-24"), "ended cancelled");
    let lost = frozen().when(ruled(Ruling::None), "2026-04-25").when(appeal(), "2026-04-26");
    assert_eq!(lost.stands_at("2026-04-26"), "frozen");
    let free = lost.when(report(Report::Unfrozen), "2026-04-27");
    assert_eq!(free.stands_at("2026-04-27"), "in-dispute");
}

#[test]
fn a_step_of_another_device_that_is_dated_before_its_dispute_comes_after_it() {
    let tale = disputed();
    let id = tale.known().base().disputes[0].id;
    let fact = Statement::Dispute { dispute: id, fact: DisputeFact::SellerRejected };
    let early = Fact::of_buyer(moment("2026-04-15 09:00"), fact);
    let tale = tale.told(vec![early], clock("2026-04-16"));
    assert_eq!(tale.dispute_at("2026-04-16"), "buyer-answers");
}

#[test]
fn a_request_to_cancel_does_not_outlive_a_dispute() {
    let asked = seen(Stage::CancellationPending, "2026-03-03 10:00");
    let told = asked.sees(page(Stage::InDispute, "2026-03-05"));
    let entered = told.when(open(claim(ShipmentCancelled)), "2026-03-05 13:00");
    assert_eq!(entered.dispute_at("2026-03-05 13:00"), "seller-answers");
    let over = entered.when(take_back(), "2026-03-05 14:00");
    assert_eq!(over.stands_at("2026-03-05 14:00"), "awaiting-shipment");
}

#[test]
fn a_dispute_of_another_device_on_a_closed_order_is_a_dispute() {
    let fact = delivered().admit(open(claim(Damaged)), "2026-04-19").expect("a fact");
    let both = delivered().sees(page(Stage::Closed, "2026-04-18")).told(fact, clock("2026-04-19"));
    assert_eq!(both.stands_at("2026-04-19"), "in-dispute", "the newer word");
    assert_eq!(both.dispute_at("2026-04-19"), "seller-answers");
    let over = both.when(take_back(), "2026-04-20");
    assert_eq!(over.stands_at("2026-04-20"), "closed unknown");
}

#[test]
fn each_dispute_has_its_own_date_and_its_own_sum() {
    let order = two().at("2026-04-14");
    let dues = dues_at(&order, clock("2026-04-14 13:00"), &two().policy);
    let of = |due: &Due| (wall(due.deadline.due()), due.money);
    let answers: Vec<_> = dues
        .iter()
        .filter(|due| due.deadline.rule() == Rule::DisputeSellerAnswer)
        .map(of)
        .collect();
    let first = ("2026-04-15 12:00:00".to_owned(), Some(amount(3000)));
    let second = ("2026-04-19 12:00:00".to_owned(), Some(amount(4000)));
    assert_eq!(answers, [first, second]);
}
