//! The thirty stories of a buyer, each to the day.
//!
//! The base of all: ordered and paid on Monday 2026-03-02, shipped on Monday 2026-03-09, so that the
//! parcel is promised by 2026-05-08 and can be disputed from 2026-03-19 to 2026-05-23.

use super::given::{
    Tale, amount, approved, cancel, cancel_for, claim, claim_with_return, clock, closed, dispute,
    done, extend, in_country, moment, offered, open, page, paid, parcel, partly_shipped, placed,
    prepare, price, receive, refund, refuse, rejected, report, ruled, send_back, ship_by, shipped,
    tell, wall,
};
use crate::domain::deadline::{Baseline, Event, SetBy};
use crate::domain::money::Money;
use crate::domain::order::{
    ActionKind, Cause, Claim, DisputeFact, DisputeReason, DisputeStep, Fault, Outcome, Reason,
    RefundReport, Remedy, RemedyStep, Report, Ruling, Stage, Windows, dues, refund_owed,
};
use crate::domain::payment::Method;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;
use crate::settings::EMBEDDED;
use DisputeReason::{
    ChangeOfMind, Damaged, DeliveredNotReceived, NoTracking, NotReceived, ReturnedToSeller,
    ShipmentCancelled, WrongTracking,
};

/// Paid and verified on the day of the order, as a page of the next day tells it.
fn awaiting_shipment() -> Tale {
    paid("2026-03-02").sees(page(Stage::AwaitingShipment, "2026-03-03 09:00"))
}

fn asked() -> Tale {
    awaiting_shipment().when(cancel(), "2026-03-03 10:00")
}

fn on_its_way() -> Tale {
    awaiting_shipment().when(done(shipped(), "2026-03-09"), "2026-03-10")
}

/// Confirmed on 10 April.
fn received() -> Tale {
    on_its_way().when(done(receive(), "2026-04-10"), "2026-04-10")
}

/// Damaged goods, disputed on 15 April.
fn damaged() -> Tale {
    received().when(done(open(claim(Damaged)), "2026-04-15"), "2026-04-15")
}

fn windows(tale: &Tale) -> Windows {
    let known = tale.known();
    *known.base().windows().expect("it was shipped")
}

fn owed(tale: &Tale, now: &str) -> Option<Money> {
    refund_owed(&tale.at(now))
}

#[test]
fn scenario_1_an_unpaid_order_may_be_closed_after_22_march_and_nothing_is_owed() {
    let tale = placed("2026-03-02");
    assert_eq!(tale.due(Rule::UnpaidAutoClose, "2026-03-05"), "2026-03-22 23:59:59");
    assert_eq!(tale.stands_at("2026-03-22 23:59:59"), "awaiting-payment");
    assert_eq!(tale.stands_at("2026-03-23 00:00"), "awaiting-payment, outdated");
    assert_eq!(owed(&tale, "2026-03-24"), None);
    let seen = tale.sees(page(Stage::Closed, "2026-03-24"));
    assert_eq!(seen.stands_at("2026-03-24"), "closed unknown", "nobody said why");
    assert_eq!(owed(&seen, "2026-03-24"), None);
}

#[test]
fn scenario_2_an_unpaid_order_is_cancelled_in_the_same_minute() {
    let tale = placed("2026-03-02 09:00").when(cancel(), "2026-03-02 09:00");
    assert_eq!(tale.stands_at("2026-03-02 09:00"), "closed cancelled-by-buyer");
    assert_eq!(owed(&tale, "2026-03-02 09:00"), None);
}

#[test]
fn scenario_3_a_payment_in_check_is_cancelled_by_request_and_may_be_closed_at_once() {
    let tale = paid("2026-03-02 09:00").sees(page(Stage::VerifyingPayment, "2026-03-02 11:00"));
    assert_eq!(tale.due(Rule::PaymentVerification, "2026-03-02 12:00"), "2026-03-03 09:00:00");
    let asked = tale.when(cancel(), "2026-03-02 12:00");
    assert_eq!(asked.stands_at("2026-03-02 12:00"), "cancellation-pending");
    assert_eq!(owed(&asked, "2026-03-02 12:00"), None, "nobody saw it closed");
    let gone = asked.clone().sees(page(Stage::Closed, "2026-03-02 13:00"));
    assert_eq!(gone.stands_at("2026-03-02 13:00"), "closed cancellation-approved");
    assert_eq!(owed(&gone, "2026-03-02 13:00"), Some(price()));
    let refused = asked.when(rejected(), "2026-03-02 13:00");
    assert_eq!(owed(&refused, "2026-03-02 13:00"), None);
    let again = refused.when(cancel(), "2026-03-03 10:00");
    assert_eq!(again.stands_at("2026-03-03 10:00"), "cancellation-pending");
    let seen = paid("2026-03-02").sees(page(Stage::VerifyingPayment, "2026-03-02 13:00"));
    assert_eq!(seen.due(Rule::PaymentVerification, "2026-03-02 14:00"), "2026-03-03 23:59:59");
}

#[test]
fn scenario_4_an_agreed_cancellation_is_paid_back_from_10_march_to_2_april() {
    let tale = asked().when(approved(), "2026-03-04");
    assert_eq!(tale.stands_at("2026-03-04"), "closed cancellation-approved");
    assert_eq!(owed(&tale, "2026-03-04"), Some(price()));
    let sent = refund(RefundReport::Started { method: None });
    let tale = tale.when(done(sent, "2026-03-05"), "2026-03-05");
    let account = tale.account_at("2026-03-05");
    assert_eq!(wall(account.expected.from), "2026-03-10 00:00:00");
    assert_eq!(wall(account.expected.by.due()), "2026-04-02 23:59:59");
    assert!(!account.is_overdue(clock("2026-04-02 23:59:59")));
    assert!(account.is_overdue(clock("2026-04-03 00:00")));
    assert_eq!(tale.due(Rule::RefundDefault, "2026-03-20"), "2026-04-02 23:59:59");
}

#[test]
fn scenario_5_silence_is_assumed_to_cancel_one_second_after_the_answer_is_due() {
    let tale = asked();
    assert_eq!(tale.due(Rule::CancelSellerAnswer, "2026-03-03 10:00"), "2026-03-06 10:00:00");
    assert_eq!(tale.stands_at("2026-03-06 10:00:00"), "cancellation-pending");
    assert_eq!(tale.stands_at("2026-03-06 10:00:01"), "closed cancellation-unanswered, assumed");
    assert_eq!(tale.at("2026-03-20").since, Some(moment("2026-03-06 10:00")));
    let by_day = awaiting_shipment().when(done(cancel(), "2026-03-03"), "2026-03-04");
    assert_eq!(by_day.due(Rule::CancelSellerAnswer, "2026-03-04"), "2026-03-06 23:59:59");
    let prepared = awaiting_shipment().when(prepare(cancel()), "2026-03-03 10:00");
    assert_eq!(prepared.due(Rule::CancelSellerAnswer, "2026-03-03 10:00"), "no date");
    assert_eq!(prepared.stands_at("2026-03-06 10:00:01"), "awaiting-shipment", "nobody was asked");
}

#[test]
fn scenario_6_after_a_refusal_the_time_to_ship_goes_on_and_then_the_order_is_looked_at() {
    let tale = asked().when(rejected(), "2026-03-04");
    assert_eq!(tale.due(Rule::SellerShipBy, "2026-03-05"), "2026-03-11 23:59:59");
    assert_eq!(tale.stands_at("2026-03-11 23:59:59"), "awaiting-shipment");
    assert_eq!(tale.stands_at("2026-03-12 00:00"), "awaiting-shipment, outdated");
    assert_eq!(owed(&tale, "2026-03-12"), None, "nobody saw it closed");
    let seen = tale.sees(page(Stage::Closed, "2026-03-12"));
    assert_eq!(seen.stands_at("2026-03-12"), "closed unknown", "nobody said why");
    assert_eq!(owed(&seen, "2026-03-12"), Some(price()));
}

#[test]
fn scenario_7_a_seller_who_says_that_it_was_sent_names_a_number_by_10_march() {
    let claimed = done(report(Report::ClaimedShipped), "2026-03-03");
    let tale = asked().when(claimed, "2026-03-03 12:00");
    assert_eq!(tale.stands_at("2026-03-04"), "cancellation-pending", "a claim ships nothing");
    assert_eq!(tale.due(Rule::TrackingGive, "2026-03-04"), "2026-03-10 23:59:59");
    let refused = tale.clone().when(rejected(), "2026-03-04");
    assert_eq!(refused.stands_at("2026-03-12 00:00"), "awaiting-shipment, outdated");
    let named = report(Report::Tracking { parcel: parcel("RR123456785CN") });
    let named = refused.when(named, "2026-03-09");
    assert_eq!(named.due(Rule::TrackingGive, "2026-03-09"), "no date");
    let marked = tale.when(shipped(), "2026-03-05 08:00");
    assert_eq!(marked.due(Rule::TrackingGive, "2026-03-05"), "no date");
    assert_eq!(wall(windows(&marked).dispute_from.from()), "2026-03-15 09:00:00");
    let code = marked.refuses(open(claim(NoTracking)), "2026-03-15 08:59:59");
    assert_eq!(code, "dispute.too-early");
    let disputed = marked.when(open(claim(NoTracking)), "2026-03-15 09:00");
    assert_eq!(disputed.stands_at("2026-03-15 09:00"), "in-dispute");
}

#[test]
fn scenario_8_a_number_that_shows_nothing_is_worried_about_after_a_week_and_disputed_after_ten_days()
 {
    let tale = on_its_way();
    let before = tale.known().base().state().clone();
    let number = parcel("RR123456785CN");
    let tale = tale.when(report(Report::Tracking { parcel: number.clone() }), "2026-03-12");
    assert_eq!(*tale.known().base().state(), before, "a number that comes later moves nothing");
    assert!(tale.at("2026-03-12").parcels.iter().map(|parcel| &parcel.number).eq([&number.number]));
    let from = Baseline::new(Event::Shipped, moment("2026-03-09"));
    let first_scan = EMBEDDED.deadline(Rule::TrackingFirstScan, from, SetBy::Rule);
    assert_eq!(wall(first_scan.due()), "2026-03-16 23:59:59");
    let wrong = || open(claim(WrongTracking));
    assert_eq!(tale.refuses(wrong(), "2026-03-18 23:59:59"), "dispute.too-early");
    let code = on_its_way().refuses(wrong(), "2026-03-19");
    assert_eq!(code, "dispute.reason-does-not-fit", "there is no number");
    for time in ["2026-03-19 00:00", "2026-05-23 23:59:59"] {
        assert_eq!(tale.clone().when(wrong(), time).stands_at(time), "in-dispute");
    }
    assert_eq!(tale.refuses(wrong(), "2026-05-24 00:00"), "dispute.too-late");
}

#[test]
fn scenario_9_more_time_for_the_seller_moves_the_end() {
    let tale = awaiting_shipment().when(ship_by("2026-03-18"), "2026-03-10");
    assert_eq!(tale.due(Rule::SellerShipBy, "2026-03-10"), "2026-03-18 23:59:59");
    assert_eq!(tale.stands_at("2026-03-12"), "awaiting-shipment");
    assert_eq!(tale.stands_at("2026-03-19 00:00"), "awaiting-shipment, outdated");
    let seen = tale.sees(page(Stage::AwaitingShipment, "2026-03-11"));
    let due = seen.due(Rule::SellerShipBy, "2026-03-12");
    assert_eq!(due, "2026-03-18 23:59:59", "a page keeps it");
    let asked = seen.sees(page(Stage::CancellationPending, "2026-03-12"));
    let due = asked.due(Rule::SellerShipBy, "2026-03-12");
    assert_eq!(due, "2026-03-18 23:59:59", "a request keeps it");
}

#[test]
fn scenario_10_shipping_supersedes_the_request() {
    let tale = asked().when(done(shipped(), "2026-03-05"), "2026-03-06");
    assert_eq!(tale.stands_at("2026-03-08"), "shipped");
    assert_eq!(tale.at("2026-03-08").cancellations[0].outcome, Outcome::Superseded);
    assert_eq!(wall(windows(&tale).dispute_from.from()), "2026-03-15 00:00:00");
    let offers = tale.offers("2026-03-15 00:00");
    assert!(offers.contains(&ActionKind::Receive) && offers.contains(&ActionKind::Refuse));
    let disputed = tale.when(open(claim(NoTracking)), "2026-03-15 00:00");
    assert_eq!(disputed.stands_at("2026-03-15 00:00"), "in-dispute");
}

#[test]
fn scenario_11_the_dispute_counts_from_the_last_parcel() {
    let tale = awaiting_shipment().when(done(partly_shipped(), "2026-03-05"), "2026-03-05");
    assert_eq!(wall(windows(&tale).dispute_from.from()), "2026-03-15 00:00:00", "of a part");
    assert!(tale.offers("2026-03-06").contains(&ActionKind::Cancel), "of the rest");
    let tale = tale.when(done(shipped(), "2026-03-09"), "2026-03-10");
    assert_eq!(wall(windows(&tale).dispute_from.from()), "2026-03-19 00:00:00");
}

#[test]
fn scenario_12_shipped_on_9_march_is_disputable_from_19_march_to_23_may() {
    let tale = on_its_way();
    let windows = windows(&tale);
    assert_eq!(wall(windows.dispute_from.from()), "2026-03-19 00:00:00");
    assert_eq!(wall(windows.deliver_by.due()), "2026-05-08 23:59:59");
    assert_eq!(wall(windows.complete_by.due()), "2026-06-07 23:59:59");
    assert_eq!(wall(windows.dispute_until.due()), "2026-05-23 23:59:59");
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-05-23 23:59:59"), "2026-05-23 23:59:59");
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-05-24 00:00"), "no date");
    assert_eq!(tale.refuses(cancel(), "2026-03-12"), "order.already-shipped");
    assert_eq!(tale.refuses(open(claim(NotReceived)), "2026-04-15"), "dispute.in-transit");
    let opened = tale.when(open(claim(NotReceived)), "2026-05-09 00:00");
    assert_eq!(opened.stands_at("2026-05-09 00:00"), "in-dispute");
}

#[test]
fn scenario_13_a_parcel_that_never_arrives_is_assumed_paid_back_when_the_seller_is_silent() {
    let bare = Claim { evidence: Vec::new(), ..claim(NotReceived) };
    let tale = on_its_way().when(done(open(bare), "2026-05-09"), "2026-05-09");
    assert_eq!(tale.due(Rule::DisputeSellerAnswer, "2026-05-09"), "2026-05-14 23:59:59");
    assert_eq!(tale.stands_at("2026-05-14 23:59:59"), "in-dispute");
    assert_eq!(tale.stands_at("2026-05-15 00:00"), "closed dispute, assumed");
    let account = tale.account_at("2026-05-15");
    assert_eq!((account.owed, account.refund.is_assumed), (Some(price()), true));
    assert!(!account.is_overdue(clock("2026-12-01")), "what is assumed is never overdue");
    for (method, remedy) in [
        (Method::Card, Some(("card-chargeback", "2026-09-05 23:59:59".to_owned()))),
        (Method::Paypal, Some(("paypal", "2026-08-29 23:59:59".to_owned()))),
        (Method::GooglePay, None),
        (Method::Klarna, Some(("klarna-report", "no date".to_owned()))),
        (Method::Pix, None),
        (Method::Other, None),
    ] {
        let remedies = on_its_way().paying_by(method).remedies_at("2026-05-09");
        assert_eq!(remedies, Vec::from_iter(remedy), "{method:?}");
    }
    assert_eq!(on_its_way().remedies_at("2026-05-09"), [], "nobody told how it was paid");
}

#[test]
fn scenario_14_longer_protection_is_asked_for_from_1_may_and_not_waited_for_after_6_may() {
    let tale = on_its_way();
    for (now, extend, last_call) in [
        ("2026-04-30 23:59:59", "no date", "no date"),
        ("2026-05-01 00:00", "2026-05-06 23:59:59", "no date"),
        ("2026-05-06 23:59:59", "2026-05-06 23:59:59", "no date"),
        ("2026-05-07 00:00", "no date", "2026-05-08 23:59:59"),
        ("2026-05-09 00:00", "no date", "no date"),
    ] {
        assert_eq!(tale.due(Rule::ProtectionExtend, now), extend, "{now}");
        assert_eq!(tale.due(Rule::ProtectionLastCall, now), last_call, "{now}");
    }
    let prepared = tale.clone().when(prepare(extend()), "2026-05-01");
    let due = prepared.due(Rule::ProtectionExtend, "2026-05-02");
    assert_eq!(due, "2026-05-06 23:59:59", "nobody was asked");
    let asked = tale.when(extend(), "2026-05-01");
    assert_eq!(asked.due(Rule::ProtectionExtend, "2026-05-02"), "no date");
    assert_eq!(asked.due(Rule::ProtectionLastCall, "2026-05-07"), "2026-05-08 23:59:59");
    let silent = asked.clone().when(open(claim(NotReceived)), "2026-05-06 23:59:59");
    assert_eq!(silent.stands_at("2026-05-07"), "in-dispute");
    let until = moment("2026-05-20");
    let granted = asked.when(report(Report::ProtectionUntil { until }), "2026-05-03");
    assert_eq!(granted.at("2026-05-03").extension_requested_at, None);
    assert_eq!(granted.due(Rule::ProtectionExtend, "2026-05-14"), "2026-05-18 23:59:59");
}

#[test]
fn scenario_15_damaged_goods_confirmed_on_10_april_are_disputed_by_25_april() {
    let tale = on_its_way().when(done(receive(), "2026-04-10"), "2026-04-11");
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-04-11"), "2026-04-25 23:59:59");
    let bare = Claim { evidence: Vec::new(), ..claim(Damaged) };
    assert_eq!(tale.refuses(open(bare), "2026-04-15"), "dispute.evidence-needed");
    assert_eq!(tale.refuses(open(claim(Damaged)), "2026-04-26 00:00"), "dispute.too-late");
    let tale = tale.when(done(open(claim(Damaged)), "2026-04-15"), "2026-04-15");
    assert_eq!(tale.due(Rule::DisputeSellerAnswer, "2026-04-15"), "2026-04-20 23:59:59");
    let said_no = tale.when(done(tell(DisputeFact::SellerRejected), "2026-04-18"), "2026-04-18");
    let said_no = said_no.when(dispute(DisputeStep::Reject), "2026-04-18");
    assert_eq!(said_no.due(Rule::DisputeStepIn, "2026-04-18"), "2026-04-22 23:59:59");
    assert_eq!(said_no.dispute_at("2026-04-23 00:00"), "stepped-in");
}

#[test]
fn scenario_16_a_partial_offer_is_declined_countered_or_accepted_for_good() {
    let tale = damaged().when(offered(3000), "2026-04-17");
    let left = tale.clone().when(dispute(DisputeStep::Reject), "2026-04-18");
    assert_eq!(left.dispute_at("2026-04-18"), "disagreed");
    let counter = dispute(DisputeStep::Counter(amount(8000)));
    assert_eq!(tale.clone().when(counter, "2026-04-18").dispute_at("2026-04-18"), "disagreed");
    let prepared = tale.clone().when(prepare(dispute(DisputeStep::Accept)), "2026-04-18");
    assert_eq!(prepared.dispute_at("2026-04-18"), "buyer-answers", "nothing is agreed yet");
    let taken = tale.when(dispute(DisputeStep::Accept), "2026-04-18");
    assert_eq!(taken.owed_at("2026-04-18"), 3000);
    assert_eq!(taken.refuses(open(claim(Damaged)), "2026-04-19"), "dispute.ended");
}

#[test]
fn scenario_17_a_return_agreed_on_21_april_is_sent_by_1_may() {
    let agreed = tell(DisputeFact::ReturnAgreed { amount: None, until: None });
    let tale = damaged().when(done(agreed, "2026-04-21"), "2026-04-21");
    assert_eq!(tale.due(Rule::ReturnShip, "2026-04-22"), "2026-05-01 23:59:59");
    let sent = tale.clone().when(send_back("RR123456785CN"), "2026-05-01 23:59:59");
    assert_eq!(sent.dispute_at("2026-05-02"), "return-sent");
    assert_eq!(tale.dispute_at("2026-05-02 00:00"), "ended return-missed");
    assert_eq!(owed(&tale, "2026-05-02 00:00"), None, "the money goes to the seller");
    let prepared = tale.when(prepare(send_back("RR123456785CN")), "2026-04-30");
    assert_eq!(prepared.dispute_at("2026-05-02 00:00"), "ended return-missed");
}

#[test]
fn scenario_18_a_free_return_of_goods_received_on_10_april_is_asked_for_by_25_april() {
    let tale = received().when(in_country("ES"), "2026-04-10");
    let free = || open(Claim { free_return: true, ..claim_with_return(ChangeOfMind) });
    assert_eq!(tale.refuses(free(), "2026-04-26 00:00"), "dispute.no-right-to-return");
    let tale = tale.when(free(), "2026-04-25 23:59:59");
    let tale = tale.when(tell(DisputeFact::SellerAccepted), "2026-04-26");
    let tale = tale.when(send_back("RR123456785CN"), "2026-04-27");
    assert_eq!(tale.due(Rule::ReturnWarehouse, "2026-04-28"), "2026-05-05 12:00:00");
    let tale = tale.when(tell(DisputeFact::ReturnReceived), "2026-05-04");
    assert_eq!(tale.dispute_at("2026-05-04"), "return-received");
    assert_eq!(owed(&tale, "2026-05-04"), None, "the warehouse checks it first");
    let tale = tale.when(tell(DisputeFact::ReturnAccepted { amount: None }), "2026-05-06");
    assert_eq!(tale.stands_at("2026-05-06"), "closed dispute");
    assert_eq!(owed(&tale, "2026-05-06"), Some(price()));
}

#[test]
fn scenario_19_a_buyer_in_the_union_tells_the_seller_by_24_april_and_sends_within_14_days() {
    let tale = received().in_country("DE");
    assert!(tale.remedies_at("2026-04-11").contains(&("withdrawal", "2026-04-24 23:59:59".into())));
    let back = || open(claim_with_return(ChangeOfMind));
    assert_eq!(tale.refuses(back(), "2026-04-25 00:00"), "dispute.no-right-to-return");
    let inside = tale.clone().when(back(), "2026-04-24 23:59:59");
    assert_eq!(inside.dispute_at("2026-04-24 23:59:59"), "seller-answers");
    assert_eq!(tale.due(Rule::EuWithdrawal, "2026-04-11"), "2026-04-24 23:59:59");
    let notice = Report::Remedy { remedy: Remedy::Withdrawal, step: RemedyStep::Opened };
    let told = tale.when(done(report(notice), "2026-04-24"), "2026-04-24");
    assert_eq!(told.due(Rule::EuReturn, "2026-04-25"), "2026-05-08 23:59:59");
    assert_eq!(told.due(Rule::EuWithdrawal, "2026-04-24"), "no date");
}

#[test]
fn scenario_20_a_parcel_refused_at_the_door_gives_nothing_back_until_it_is_returned_and_disputed() {
    let tale = on_its_way().when(refuse(), "2026-03-12");
    assert_eq!(tale.at("2026-03-12").refused_at, Some(Moment::At(clock("2026-03-12"))));
    assert_eq!(tale.stands_at("2026-03-13"), "shipped");
    assert_eq!(owed(&tale, "2026-03-13"), None);
    assert_eq!(tale.refuses(open(claim(ReturnedToSeller)), "2026-03-14"), "dispute.too-early");
    let back = tale.when(report(Report::ReturnedToSeller), "2026-03-14");
    let disputed = back.when(open(claim(ReturnedToSeller)), "2026-03-14");
    assert_eq!(disputed.stands_at("2026-03-14"), "in-dispute");
}

#[test]
fn scenario_21_goods_shown_as_delivered_that_did_not_come_are_disputed_within_15_days_of_completion()
 {
    let tale = on_its_way().when(done(report(Report::Delivered), "2026-04-01"), "2026-04-02");
    assert_eq!(tale.due(Rule::OrderAutoComplete, "2026-04-02"), "2026-04-16 23:59:59");
    assert_eq!(tale.stands_at("2026-04-17 00:00"), "delivered, outdated", "nobody saw it complete");
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-04-17"), "2026-05-01 23:59:59");
    let opened = tale.clone().when(open(claim(DeliveredNotReceived)), "2026-05-01 23:59:59");
    assert_eq!(opened.stands_at("2026-05-01 23:59:59"), "in-dispute");
    assert_eq!(
        tale.refuses(open(claim(DeliveredNotReceived)), "2026-05-02 00:00"),
        "dispute.too-late"
    );
}

#[test]
fn scenario_22_a_dispute_taken_back_on_a_promise_is_opened_again_only_while_the_protection_runs() {
    let back = || dispute(DisputeStep::Cancel);
    let tale = on_its_way().when(open(claim(NotReceived)), "2026-05-10").when(back(), "2026-05-12");
    assert_eq!(tale.stands_at("2026-05-12"), "shipped");
    let again = tale.clone().when(open(claim(NotReceived)), "2026-05-23");
    assert_eq!(again.stands_at("2026-05-23"), "in-dispute");
    assert_eq!(tale.refuses(open(claim(NotReceived)), "2026-05-24 00:00"), "dispute.too-late");
    let late = on_its_way().when(open(claim(NotReceived)), "2026-05-20");
    let late =
        late.when(tell(DisputeFact::SellerRejected), "2026-05-22").when(back(), "2026-06-10");
    assert_eq!(late.refuses(open(claim(NotReceived)), "2026-06-10"), "dispute.too-late");
    assert_eq!(owed(&late, "2026-06-10"), None, "the money is gone");
}

#[test]
fn scenario_23_a_ruling_against_the_buyer_is_appealed_within_seven_days_and_then_taken_outside() {
    let damaged = || damaged().paying_by(Method::Paypal);
    let lost = damaged().when(done(ruled(Ruling::None), "2026-04-25"), "2026-04-25");
    assert_eq!(lost.due(Rule::DisputeAppeal, "2026-04-25"), "2026-05-02 23:59:59");
    let outside = lost.due(Rule::PaypalOpen, "2026-04-26");
    assert_eq!(outside, "2026-08-29 23:59:59", "the way inside is closed");
    assert_eq!(damaged().due(Rule::PaypalOpen, "2026-04-16"), "no date", "two at once risk both");
    let appealed = lost.when(dispute(DisputeStep::Appeal), "2026-05-02 23:59:59");
    let again = appealed.when(ruled(Ruling::None), "2026-05-08");
    let code = again.refuses(dispute(DisputeStep::Appeal), "2026-05-09");
    assert_eq!(code, "dispute.already-appealed");
    let case = |step| report(Report::Remedy { remedy: Remedy::Paypal, step });
    let opened = again.when(done(case(RemedyStep::Opened), "2026-05-10"), "2026-05-10");
    assert_eq!(opened.due(Rule::PaypalEscalate, "2026-05-11"), "2026-05-30 23:59:59");
    assert_eq!(opened.refuses(case(RemedyStep::Opened), "2026-05-11"), "remedy.already-used");
    let offer = opened.clone().when(done(case(RemedyStep::Offered), "2026-05-12"), "2026-05-12");
    assert_eq!(offer.due(Rule::PaypalOffer, "2026-05-13"), "2026-05-22 23:59:59");
    let claimed = opened.when(done(case(RemedyStep::Escalated), "2026-05-12"), "2026-05-12");
    assert_eq!(claimed.due(Rule::PaypalDecision, "2026-05-13"), "2026-06-11 23:59:59");
    let over = claimed.when(case(RemedyStep::Ended), "2026-06-01");
    assert_eq!(over.due(Rule::PaypalDecision, "2026-06-02"), "no date");
    assert!(Remedy::Paypal.takes_the_payment_back(), "which freezes the order");
}

#[test]
fn scenario_24_no_timer_runs_while_an_order_is_frozen() {
    let tale = awaiting_shipment().when(done(report(Report::Frozen), "2026-03-04"), "2026-03-04");
    assert_eq!(dues(&tale.at("2026-03-05"), &EMBEDDED), [], "how long it lasts, no text says");
    assert_eq!(tale.stands_at("2026-03-30"), "frozen");
    let refunded = tale.clone().when(closed(Cause::Security), "2026-03-09");
    assert_eq!(owed(&refunded, "2026-03-09"), Some(price()));
    let tale = tale.when(report(Report::Unfrozen), "2026-03-09");
    assert_eq!(tale.due(Rule::SellerShipBy, "2026-03-09"), "2026-03-11 23:59:59");
}

#[test]
fn scenario_25_a_new_parcel_after_a_cancelled_shipment_counts_anew() {
    let tale = on_its_way().when(report(Report::ShipmentCancelled), "2026-03-12");
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-03-12"), "2026-05-23 23:59:59");
    assert_eq!(dues(&tale.at("2026-03-12"), &EMBEDDED).len(), 1, "nothing completes by itself");
    let disputed = tale.clone().when(open(claim(ShipmentCancelled)), "2026-03-13");
    assert_eq!(disputed.stands_at("2026-03-13"), "in-dispute", "nothing is waited for");
    let refunded = tale.clone().when(done(closed(Cause::Seller), "2026-03-22"), "2026-03-22");
    assert_eq!(owed(&refunded, "2026-03-22"), Some(price()));
    let tale = tale.when(done(shipped(), "2026-03-16"), "2026-03-16");
    assert_eq!(wall(windows(&tale).dispute_from.from()), "2026-03-26 00:00:00");
}

#[test]
fn scenario_26_a_refund_that_is_said_to_be_done_is_waited_for_twenty_business_days() {
    let tale = asked().paying_by(Method::Card).when(done(approved(), "2026-03-04"), "2026-03-04");
    let sent = refund(RefundReport::Started { method: Some(Method::Card) });
    let tale = tale.when(done(sent, "2026-03-05"), "2026-03-05");
    assert_eq!(tale.due(Rule::RefundCard, "2026-03-06"), "2026-04-02 23:59:59");
    assert_eq!(tale.due(Rule::CardChargeback, "2026-04-02"), "no date", "it may still come");
    assert!(tale.account_at("2026-04-03").is_overdue(clock("2026-04-03")));
    assert_eq!(tale.due(Rule::CardChargeback, "2026-04-03"), "2026-06-30 23:59:59");
    let lost = tale.clone().when(refund(RefundReport::Failed), "2026-03-12");
    assert!(lost.account_at("2026-03-12").is_overdue(clock("2026-03-12")));
    let got = tale.when(
        refund(RefundReport::Received { amount: None, arrived: None, method: None }),
        "2026-04-06",
    );
    assert_eq!((got.owed_at("2026-04-06"), got.at("2026-04-06").received()), (0, Some(price())));
    assert_eq!(got.due(Rule::CardChargeback, "2026-04-06"), "no date");
}

#[test]
fn scenario_27_after_23_may_only_the_remedies_outside_are_left() {
    let tale = on_its_way();
    assert_eq!(tale.refuses(open(claim(NotReceived)), "2026-05-24 00:00"), "dispute.too-late");
    assert!(!tale.offers("2026-05-24 00:00").contains(&ActionKind::OpenDispute));
    let looked = tale.sees(page(Stage::Completed, "2026-06-08"));
    assert_eq!(looked.stands_at("2026-06-08"), "completed");
    let british = looked.clone().in_country("UK").remedies_at("2026-06-08");
    assert!(british.iter().all(|(remedy, _)| *remedy != "withdrawal"), "nothing was received");
    let american = looked.in_country("US").paying_by(Method::Card).remedies_at("2026-06-08");
    assert!(american.contains(&("billing-error", "2026-05-01 23:59:59".into())));
    let unchanged = on_its_way().when(report(Report::NothingChanged), "2026-05-24");
    for (method, rule, until) in [
        (Method::Card, Rule::CardChargeback, "2026-09-05 23:59:59"),
        (Method::Paypal, Rule::PaypalOpen, "2026-08-29 23:59:59"),
        (Method::Klarna, Rule::PaypalOpen, "no date"),
    ] {
        let tale = unchanged.clone().paying_by(method);
        assert_eq!(tale.due(rule, "2026-05-24"), until, "{method:?}");
    }
}

#[test]
fn scenario_28_one_of_two_orders_is_cancelled_as_a_duplicate() {
    let reason = Reason::DuplicateOrder;
    let tale = awaiting_shipment().when(cancel_for(reason), "2026-03-03 10:00");
    assert_eq!(tale.at("2026-03-03 10:00").cancellations[0].reason, Some(reason));
    assert_eq!(reason.fault(), Fault::Buyer);
}

#[test]
fn scenario_29_a_wrong_address_is_cancelled_before_shipping_and_no_more_after_it() {
    let reason = Reason::WrongAddress;
    assert_eq!(reason.fault(), Fault::Buyer);
    let tale = awaiting_shipment().when(cancel_for(reason), "2026-03-03 10:00");
    assert_eq!(tale.at("2026-03-03 10:00").cancellations[0].reason, Some(reason));
    let code = on_its_way().refuses(cancel_for(reason), "2026-03-11");
    assert_eq!(code, "order.already-shipped");
    let elsewhere = open(claim(DisputeReason::WrongAddress));
    assert_eq!(on_its_way().when(elsewhere, "2026-03-19").stands_at("2026-03-19"), "in-dispute");
}

#[test]
fn scenario_30_a_receipt_confirmed_early_or_a_dispute_closed_for_a_promise_cannot_be_undone() {
    let confirmed = on_its_way().when(receive(), "2026-03-12");
    assert_eq!(confirmed.due(Rule::DisputeOpenUntil, "2026-03-12"), "2026-03-27 12:00:00");
    assert_eq!(on_its_way().due(Rule::DisputeOpenUntil, "2026-03-12"), "2026-05-23 23:59:59");
    let code = confirmed.refuses(report(Report::Delivered), "2026-03-20");
    assert_eq!(code, "order.already-completed");
    let accepted = damaged().when(offered(100), "2026-04-17");
    let accepted = accepted.when(dispute(DisputeStep::Accept), "2026-04-17");
    assert_eq!(accepted.refuses(open(claim(Damaged)), "2026-04-18"), "dispute.ended");
}
