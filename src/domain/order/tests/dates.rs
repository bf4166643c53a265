//! The dates of the core: which fact they count from, and what is estimated where a fact is missing.
//!
//! The base of all: ordered and paid on Monday 2026-03-02, shipped on Monday 2026-03-09.

use super::given::{
    Tale, added, cancel, clock, details, done, full_page, moment, note, page, paid, pay, placed,
    report, seen, shipped, wall,
};
use crate::domain::deadline::SetBy;
use crate::domain::details::Details;
use crate::domain::order::{Report, Source, Stage, State, Windows, look_by};
use crate::domain::policy::{Override, Window};
use crate::domain::rule::Rule;
use crate::domain::time::Span;

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

fn windows(tale: &Tale) -> Windows {
    let known = tale.known();
    let State::Shipped(windows) = known.base().state() else { panic!("{known:?}") };
    *windows
}

#[test]
fn the_earlier_of_two_timers_makes_a_pending_request_out_of_date() {
    let tale = awaiting_shipment().when(cancel(), "2026-03-10 10:00");
    assert_eq!(tale.stands_at("2026-03-11 23:59:59"), "cancellation-pending");
    for later in ["2026-03-12 00:00", "2026-03-14"] {
        assert_eq!(tale.stands_at(later), "cancellation-pending, outdated");
    }
}

#[test]
fn a_timer_that_a_page_refutes_is_dead_and_the_other_one_is_not() {
    let tale = awaiting_shipment().sees(page(Stage::AwaitingShipment, "2026-03-13"));
    assert_eq!(tale.due(Rule::SellerShipBy, "2026-03-13"), "no date", "it had no effect");
    assert_eq!(tale.stands_at("2026-04-12 12:00:00"), "awaiting-shipment");
    assert_eq!(tale.stands_at("2026-04-12 12:00:01"), "awaiting-shipment, outdated", "look again");
    let tale = asked().sees(page(Stage::CancellationPending, "2026-03-07"));
    assert_eq!(tale.stands_at("2026-03-11"), "cancellation-pending", "silence did not close it");
    assert_eq!(tale.due(Rule::CancelSellerAnswer, "2026-03-08"), "no date");
    assert_eq!(tale.stands_at("2026-03-12 00:00"), "cancellation-pending, outdated");
}

#[test]
fn a_note_is_no_look() {
    let noted = placed("2026-03-02").when(note(), "2026-03-24");
    assert_eq!(noted.known().base().as_of, Some(clock("2026-03-02")));
    assert_eq!(noted.stands_at("2026-03-24"), "awaiting-payment, outdated");
    let looked = placed("2026-03-02").when(report(Report::NothingChanged), "2026-03-24");
    assert_eq!(looked.stands_at("2026-03-24"), "awaiting-payment");
}

#[test]
fn a_printed_day_beats_both_rules_and_an_older_one() {
    let prints = |day: &str| Details { protected_until: Some(moment(day)), ..Details::default() };
    for tale in [on_its_way(), seen(Stage::Shipped, "2026-03-10")] {
        let tale = tale.sees(details(prints("2026-06-01"), "2026-03-12"));
        let dates = windows(&tale);
        assert_eq!(wall(dates.deliver_by.due()), "2026-06-01 23:59:59");
        assert_eq!(wall(dates.complete_by.due()), "2026-06-01 23:59:59");
        assert_eq!(wall(dates.dispute_until.due()), "2026-06-16 23:59:59");
        assert_eq!(dates.deliver_by.set_by(), SetBy::Page);
        let older = tale.clone().reads(details(prints("2026-05-01"), "2026-03-11"), "2026-03-13");
        assert_eq!(windows(&older), dates);
        let newer = tale.sees(details(prints("2026-07-01"), "2026-03-20"));
        assert_eq!(wall(windows(&newer).complete_by.due()), "2026-07-01 23:59:59");
    }
}

#[test]
fn of_a_told_and_a_printed_day_the_newer_counts_and_on_one_day_the_printed() {
    let until = moment("2026-07-01");
    let told = |tale: Tale, now: &str| tale.when(report(Report::ProtectionUntil { until }), now);
    let prints = |day: &str| {
        let details = Details { protected_until: Some(moment("2026-06-01")), ..Details::default() };
        full_page(Stage::Shipped, details, day)
    };
    let ends = |tale: &Tale| wall(windows(tale).complete_by.due());
    assert_eq!(ends(&told(on_its_way(), "2026-03-20")), "2026-07-01 23:59:59");
    let before = told(on_its_way().sees(prints("2026-03-19")), "2026-03-20");
    assert_eq!(ends(&before), "2026-07-01 23:59:59");
    let after = told(on_its_way(), "2026-03-20").sees(prints("2026-03-21"));
    assert_eq!(ends(&after), "2026-06-01 23:59:59");
    for printed in ["2026-03-20 09:00", "2026-03-20 15:00"] {
        let same = told(on_its_way(), "2026-03-20").reads(prints(printed), "2026-03-20 16:00");
        assert_eq!(ends(&same), "2026-06-01 23:59:59", "{printed}");
    }
    let late = done(report(Report::ProtectionUntil { until }), "2026-03-10");
    let late = on_its_way().sees(prints("2026-03-12")).when(late, "2026-03-20");
    assert_eq!(ends(&late), "2026-07-01 23:59:59", "what counts is when it was told");
    let delivered = told(on_its_way(), "2026-03-20").when(report(Report::Delivered), "2026-04-01");
    let until = delivered.due(Rule::DisputeOpenUntil, "2026-04-02");
    assert_eq!(until, "2026-05-01 12:00:00", "the delivery ends the order before that");
}

#[test]
fn of_two_told_days_the_one_told_last_counts() {
    let until = |day: &str| report(Report::ProtectionUntil { until: moment(day) });
    let tale = on_its_way().when(until("2026-07-01"), "2026-03-20 09:00");
    let tale = tale.when(until("2026-06-01"), "2026-03-20 18:00");
    assert_eq!(wall(windows(&tale).complete_by.due()), "2026-06-01 23:59:59");
    let ship_by = |day: &str| report(Report::ShipBy { until: moment(day) });
    let tale = awaiting_shipment().when(ship_by("2026-03-20"), "2026-03-05");
    let tale = tale.when(done(ship_by("2026-03-18"), "2026-03-04"), "2026-03-06");
    assert_eq!(tale.due(Rule::SellerShipBy, "2026-03-06"), "2026-03-18 23:59:59");
}

#[test]
fn of_a_told_and_a_printed_day_of_shipping_the_newer_counts() {
    let prints = Details { shipped: Some(moment("2026-03-11")), ..Details::default() };
    let tale = awaiting_shipment().sees(full_page(Stage::Shipped, prints, "2026-03-12"));
    let told = tale.clone().when(done(shipped(), "2026-03-10"), "2026-03-15");
    assert_eq!(told.at("2026-03-15").shipped_at, Some(moment("2026-03-10")));
    let source = told.at("2026-03-15").purchase().shipped.as_ref().map(|known| known.source);
    assert_eq!(source, Some(Source::Buyer));
    assert_eq!(tale.at("2026-03-15").shipped_at, Some(moment("2026-03-11")));
}

#[test]
fn a_parcel_that_comes_after_the_promised_day_can_be_disputed_after_its_own_completion() {
    let tale = on_its_way().when(done(report(Report::Delivered), "2026-05-20"), "2026-05-20");
    assert_eq!(tale.due(Rule::OrderAutoComplete, "2026-05-21"), "2026-06-04 23:59:59");
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-05-21"), "2026-06-19 23:59:59");
}

#[test]
fn an_exact_time_is_due_to_the_second_and_a_day_to_its_end() {
    for (time, unpaid, to_ship) in [
        ("2026-03-02", "2026-03-22 23:59:59", "2026-03-11 23:59:59"),
        ("2026-03-02 09:30:15", "2026-03-22 09:30:15", "2026-03-11 09:30:15"),
    ] {
        assert_eq!(placed(time).due(Rule::UnpaidAutoClose, "2026-03-02 12:00"), unpaid);
        assert_eq!(paid(time).due(Rule::SellerShipBy, "2026-03-02 12:00"), to_ship);
    }
}

#[test]
fn unknown_days_are_estimated_on_the_safe_side() {
    let tale =
        added("2026-03-02", None, None, "2026-03-02").sees(page(Stage::Shipped, "2026-03-10"));
    let dates = windows(&tale);
    assert_eq!(wall(dates.dispute_from.from()), "2026-03-20 12:00:00", "shipped when it was seen");
    assert_eq!(wall(dates.deliver_by.due()), "2026-05-01 23:59:59", "shipped on the first day");
    for set_by in
        [dates.dispute_from.date().set_by(), dates.deliver_by.set_by(), dates.complete_by.set_by()]
    {
        assert_eq!(set_by, SetBy::Estimate);
    }
    let known = Details { shipped: Some(moment("2026-03-09")), ..Details::default() };
    let dates = windows(&tale.sees(details(known, "2026-03-12")));
    assert_eq!(wall(dates.dispute_from.from()), "2026-03-19 00:00:00");
    assert_eq!(wall(dates.deliver_by.due()), "2026-05-08 23:59:59");
    assert_eq!(dates.dispute_from.date().set_by(), SetBy::Rule);
}

#[test]
fn a_request_that_only_a_page_tells_of_is_due_from_when_it_was_seen_first() {
    let tale = awaiting_shipment()
        .sees(page(Stage::CancellationPending, "2026-03-04 10:00"))
        .sees(page(Stage::CancellationPending, "2026-03-05 10:00"));
    assert_eq!(tale.due(Rule::CancelSellerAnswer, "2026-03-05"), "2026-03-07 10:00:00");
    let older = page(Stage::CancellationPending, "2026-03-03 10:00");
    let tale = tale.reads(older, "2026-03-05 11:00");
    assert_eq!(tale.due(Rule::CancelSellerAnswer, "2026-03-05"), "2026-03-06 10:00:00");
    assert_eq!(tale.at("2026-03-05").cancellations.len(), 1);
}

#[test]
fn the_day_of_paying_outlives_a_page_that_does_not_tell_it() {
    let tale = placed("2026-03-02").when(pay(), "2026-03-06 09:00");
    let tale = tale.sees(page(Stage::AwaitingShipment, "2026-03-07"));
    assert_eq!(tale.due(Rule::SellerShipBy, "2026-03-07"), "2026-03-17 09:00:00");
}

#[test]
fn a_page_that_tells_when_the_order_ended_dates_its_end() {
    let ended = |day, seen| {
        let details = Details { ended: Some(moment(day)), ..Details::default() };
        full_page(Stage::Closed, details, seen)
    };
    let tale = asked().sees(ended("2026-03-04", "2026-04-20"));
    assert_eq!(tale.at("2026-04-21").since, Some(moment("2026-03-04")));
    assert!(!tale.at("2026-04-21").is_only_seen);
    let stale = awaiting_shipment()
        .sees(ended("2026-03-04", "2026-03-05"))
        .sees(page(Stage::Shipped, "2026-03-10"))
        .sees(page(Stage::Closed, "2026-03-20"));
    let order = stale.at("2026-03-21");
    assert_eq!(order.since, Some(moment("2026-03-20 12:00")), "that was another end");
    assert_eq!(order.since_after, Some(clock("2026-03-10")));
}

#[test]
fn a_closing_told_without_its_cause_has_the_one_that_is_assumed() {
    let told = || report(Report::Closed { cause: None });
    let silent = asked().when(told(), "2026-03-07");
    assert_eq!(silent.stands_at("2026-03-07"), "closed cancellation-unanswered");
    let unshipped = awaiting_shipment().when(told(), "2026-03-13");
    assert_eq!(unshipped.stands_at("2026-03-13"), "closed unknown", "nobody said why");
    let early = asked().when(told(), "2026-03-04");
    assert_eq!(early.stands_at("2026-03-04"), "closed unknown");
}

#[test]
fn a_seller_is_not_late_before_the_order_can_have_been_paid() {
    let placed = || added("2026-03-02", None, None, "2026-03-02");
    let checked = placed().sees(page(Stage::VerifyingPayment, "2026-03-20 09:00"));
    assert_eq!(checked.due(Rule::SellerShipBy, "2026-03-20 10:00"), "2026-03-31 09:00:00");
    let to_ship = placed().sees(page(Stage::AwaitingShipment, "2026-03-20 09:00"));
    assert_eq!(to_ship.due(Rule::SellerShipBy, "2026-03-20 10:00"), "2026-03-31 09:00:00");
    assert_eq!(to_ship.stands_at("2026-03-30"), "awaiting-shipment");
}

#[test]
fn goods_that_were_seen_shipped_can_be_disputed_from_then_on_at_the_latest() {
    let soon = paid("2026-03-02").sees(page(Stage::Shipped, "2026-03-05 09:00"));
    assert_eq!(wall(windows(&soon).dispute_from.from()), "2026-03-15 10:00:00", "10 × 24 hours");
    let late = paid("2026-03-02").sees(page(Stage::Shipped, "2026-03-20 09:00"));
    assert_eq!(wall(windows(&late).dispute_from.from()), "2026-03-21 00:00:00", "in its time");
}

#[test]
fn what_a_failed_payment_took_is_not_known() {
    let failed = paid("2026-03-02 09:00").when(report(Report::PaymentFailed), "2026-03-02 12:00");
    assert_eq!(failed.owed_at("2026-03-03"), 0);
}

#[test]
fn an_outdated_order_is_looked_at_by_the_buyers_own_last_moment() {
    let tale = on_its_way();
    let until =
        |now: &str| look_by(&tale.at(now), clock(now), &tale.policy).map(|until| wall(until.due()));
    assert_eq!(until("2026-05-08"), None, "it is up to date");
    assert_eq!(tale.stands_at("2026-05-09 00:00"), "shipped, outdated");
    assert_eq!(until("2026-05-09 00:00").as_deref(), Some("2026-05-23 23:59:59"));
    assert_eq!(until("2026-05-24 00:00"), None);
    assert_eq!(tale.due(Rule::DisputeOpenUntil, "2026-05-09"), "2026-05-23 23:59:59");
    assert_eq!(tale.due(Rule::PaypalOpen, "2026-05-24"), "no date", "it may have come");
}

#[test]
fn a_rule_of_the_buyers_own_holds_for_what_had_not_ended_when_it_was_set() {
    let with = |since: &str| {
        let mut tale = asked();
        let window = Window { from: None, span: Span::Days(14) };
        let own = Override { rule: Rule::CancelSellerAnswer, window, since: clock(since) };
        tale.policy.override_rule(own);
        tale.due(Rule::CancelSellerAnswer, "2026-03-04")
    };
    assert_eq!(with("2026-03-06 10:00:00"), "2026-03-17 11:00:00", "14 × 24 hours");
    assert_eq!(with("2026-03-06 10:00:01"), "2026-03-06 10:00:00");
}
