//! The dates that the lifecycle computes: which fact they count from, which timer wins, and what is
//! estimated where a fact is missing.
//!
//! The base of all: ordered and paid on Monday 2026-03-02, shipped on Monday 2026-03-09.

use super::given::{
    Tale, added, cancel, done, facts, moment, page, paid, placed, record, seen, shipped, wall,
};
use crate::domain::money::Money;
use crate::domain::order::{Fact, Snapshot, Stage, State, Windows};
use crate::domain::policy::Rule;
use crate::domain::purchase::Facts;
use crate::domain::time::SetBy;

/// Paid and verified on the day of the order, as a page of that day tells it.
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
    let State::Shipped(windows) = tale.order.state() else { panic!("{:?}", tale.order) };
    *windows
}

fn owed(tale: &Tale, now: &str) -> Option<Money> {
    tale.at(now).refund_owed()
}

#[test]
fn the_earlier_of_two_timers_closes_a_pending_request() {
    let tale = awaiting_shipment().when(cancel(), "2026-03-10 10:00");
    assert_eq!(tale.stands_at("2026-03-11 23:59:59"), "cancellation-pending");
    assert_eq!(tale.stands_at("2026-03-12 00:00"), "closed not-shipped");
    assert_eq!(tale.stands_at("2026-03-14"), "closed not-shipped");
}

#[test]
fn a_timer_that_a_page_refutes_is_dead_and_the_other_one_is_not() {
    let tale = awaiting_shipment().sees(page(Stage::AwaitingShipment, "2026-03-13"));
    assert_eq!(tale.stands_at("2026-08-01"), "awaiting-shipment");
    let tale = asked().sees(page(Stage::CancellationPending, "2026-03-07"));
    assert_eq!(tale.stands_at("2026-03-11"), "cancellation-pending", "silence did not close it");
    assert_eq!(
        tale.stands_at("2026-03-12 00:00"),
        "closed not-shipped",
        "but the time to ship does"
    );
}

#[test]
fn a_presumption_written_down_is_still_none_that_is_known() {
    let noted = placed("2026-03-02").when(super::given::note(), "2026-03-24");
    assert_eq!(
        noted.order.known(),
        Some(moment("2026-03-02").last().min(super::given::clock("2026-03-02")))
    );
    assert_eq!(noted.order.presumed(), Some(Rule::UnpaidAutoClose));
}

#[test]
fn a_printed_day_beats_both_rules_and_an_older_one() {
    let prints = |day: &str| Facts { protected_until: Some(moment(day)), ..Facts::default() };
    for tale in [on_its_way(), seen(Stage::Shipped, "2026-03-10")] {
        let tale = tale.sees(facts(prints("2026-06-01"), "2026-03-12"));
        let dates = windows(&tale);
        assert_eq!(wall(dates.deliver_by.due()), "2026-06-01 23:59:59");
        assert_eq!(wall(dates.complete_by.due()), "2026-06-01 23:59:59");
        assert_eq!(wall(dates.dispute_until.due()), "2026-06-16 23:59:59");
        assert_eq!(dates.deliver_by.set_by(), SetBy::Page);
        let older = tale.clone().sees(facts(prints("2026-05-01"), "2026-03-11"));
        assert_eq!(windows(&older), dates);
        let newer = tale.sees(facts(prints("2026-07-01"), "2026-03-20"));
        assert_eq!(wall(windows(&newer).complete_by.due()), "2026-07-01 23:59:59");
    }
}

#[test]
fn the_buyers_own_day_of_protection_moves_the_dates() {
    let until = moment("2026-07-01");
    let tale = on_its_way().when(record(Fact::ProtectionUntil { until }), "2026-03-20");
    assert_eq!(wall(windows(&tale).complete_by.due()), "2026-07-01 23:59:59");
    let tale = tale.when(record(Fact::Delivered), "2026-04-01");
    let tale = tale.when(record(Fact::ProtectionUntil { until }), "2026-04-02");
    assert_eq!(
        tale.due(Rule::DisputeOpenUntil, "2026-04-02"),
        "2026-05-01 12:00:00",
        "the delivery ends the order before the protection does"
    );
}

#[test]
fn a_parcel_that_comes_after_the_promised_day_can_be_disputed_after_its_own_completion() {
    let tale = on_its_way().when(done(record(Fact::Delivered), "2026-05-20"), "2026-05-20");
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
        [dates.dispute_from.set_by(), dates.deliver_by.set_by(), dates.complete_by.set_by()]
    {
        assert_eq!(set_by, SetBy::Estimate);
    }
    let known = Facts { shipped: Some(moment("2026-03-09")), ..Facts::default() };
    let dates = windows(&tale.sees(facts(known, "2026-03-12")));
    assert_eq!(wall(dates.dispute_from.from()), "2026-03-19 00:00:00");
    assert_eq!(wall(dates.deliver_by.due()), "2026-05-08 23:59:59");
    assert_eq!(dates.dispute_from.set_by(), SetBy::Rule);
}

#[test]
fn a_request_that_only_a_page_tells_of_is_due_from_when_it_was_seen_first() {
    let tale = awaiting_shipment()
        .sees(page(Stage::CancellationPending, "2026-03-04 10:00"))
        .sees(page(Stage::CancellationPending, "2026-03-05 10:00"));
    assert_eq!(tale.due(Rule::CancelSellerAnswer, "2026-03-05"), "2026-03-07 10:00:00");
    let tale = tale.sees(page(Stage::CancellationPending, "2026-03-03 10:00"));
    assert_eq!(tale.due(Rule::CancelSellerAnswer, "2026-03-05"), "2026-03-06 10:00:00");
    assert_eq!(tale.order.cancellations().len(), 1);
}

#[test]
fn the_day_of_paying_outlives_a_page_that_does_not_tell_it() {
    let tale = placed("2026-03-02").when(super::given::pay(), "2026-03-06 09:00");
    let tale = tale.sees(page(Stage::AwaitingShipment, "2026-03-07"));
    assert_eq!(tale.due(Rule::SellerShipBy, "2026-03-07"), "2026-03-17 09:00:00");
}

#[test]
fn a_page_that_tells_when_the_order_ended_decides_the_cause() {
    let ended = |day| Facts { ended: Some(moment(day)), ..Facts::default() };
    let closed = |day| Snapshot { facts: ended(day), ..page(Stage::Closed, "2026-04-20") };
    assert_eq!(
        asked().sees(closed("2026-03-04")).stands_at("2026-04-21"),
        "closed cancellation-approved"
    );
    assert_eq!(
        asked().sees(closed("2026-03-06")).stands_at("2026-04-21"),
        "closed cancellation-unanswered"
    );
    let tale = asked().sees(closed("2026-03-06"));
    assert_eq!(tale.order.since(), Some(moment("2026-03-06")));
}

#[test]
fn a_closing_told_without_its_cause_has_the_one_that_the_clock_presumes() {
    let told = record(Fact::Closed { cause: None });
    let silent = asked().when(told.clone(), "2026-03-07");
    assert_eq!(silent.stands_at("2026-03-07"), "closed cancellation-unanswered");
    let unshipped = awaiting_shipment().when(told.clone(), "2026-03-13");
    assert_eq!(unshipped.stands_at("2026-03-13"), "closed not-shipped");
    let early = asked().when(told, "2026-03-04");
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
    let paid = paid("2026-03-02").sees(page(Stage::Shipped, "2026-03-05 09:00"));
    assert_eq!(wall(windows(&paid).dispute_from.from()), "2026-03-15 09:00:00");
    let late = super::given::paid("2026-03-02").sees(page(Stage::Shipped, "2026-03-20 09:00"));
    assert_eq!(wall(windows(&late).dispute_from.from()), "2026-03-21 00:00:00", "in its time");
}

#[test]
fn what_a_failed_payment_took_is_not_known() {
    let failed = paid("2026-03-02 09:00").when(record(Fact::PaymentFailed), "2026-03-02 12:00");
    assert_eq!(owed(&failed, "2026-03-03"), None);
}
