//! What a page or the seller promises, in words: until when, and what to press then; and what becomes of
//! goods that go back.

use super::command;
use super::date::{last_day, until_words};
use super::goods::some_names;
use super::page::Page;
use super::phrase::span_words;
use crate::app::OrderView;
use crate::domain::deadline::SetBy;
use crate::domain::evidence::Proof;
use crate::domain::order::{
    Consequence, Dispute, Order, Phase, PromiseOf, Stage, Step, are_free_returns_used, free_return,
    is_further_return, promises_of,
};
use crate::domain::promise::PromiseKind;
use crate::domain::rule::Rule;

/// The button of the order page for everything that comes back or did not come.
const BUTTON: &str = "\"Returns/refunds\"";

/// What is promised, as a date completes it: `free return until Fri 25 Apr`.
pub(super) fn promise_words(kind: PromiseKind) -> &'static str {
    match kind {
        PromiseKind::FreeReturn => "free return",
        PromiseKind::RefundIfLate => "refund promised if not delivered",
        PromiseKind::CouponIfLate => "coupon promised if not delivered",
        PromiseKind::Delivery => "delivery promised",
        PromiseKind::PayBy => "can be paid",
    }
}

/// What is promised of an order that still counts, a sentence or two each.
pub(super) fn promise_sentences(view: &OrderView, page: &Page) -> Vec<String> {
    let order = &view.order;
    // Of a part it is told with the whole.
    if order.is_part() {
        return Vec::new();
    }
    let told = |one: &PromiseOf| {
        let part = order.part_of(&one.lines, &one.parcels);
        let words = match one.promised.kind {
            PromiseKind::FreeReturn => free_return_sentence(part, view, page),
            PromiseKind::RefundIfLate => refund_sentence(part, one, page),
            PromiseKind::CouponIfLate => coupon_sentence(part, one, view, page),
            PromiseKind::Delivery => delivery_sentence(part, one, view, page),
            PromiseKind::PayBy => None,
        }?;
        Some(match &one.lines[..] {
            [] => words,
            lines => format!("{}: {words}", some_names(order, lines)),
        })
    };
    let mut sentences: Vec<String> = promises_of(order).iter().filter_map(told).collect();
    sentences.extend(further_return(view));
    sentences.extend(order.open_disputes().filter_map(|one| risk_sentence(order, one, view)));
    sentences
}

fn refund_sentence(part: &Order, one: &PromiseOf, page: &Page) -> Option<String> {
    let by = one.promised.told_there(Rule::DeliveryDeadline)?;
    let is_open = is_awaited(part) && !by.passed(page.now);
    is_open.then(|| {
        let until = until_words(by, page);
        format!(
            "A refund is promised if it hasn't arrived by {until}; after that, press {BUTTON} on the \
             page."
        )
    })
}

fn delivery_sentence(
    part: &Order,
    one: &PromiseOf,
    view: &OrderView,
    page: &Page,
) -> Option<String> {
    let by = one.promised.told_there(Rule::DeliveryDeadline)?;
    if !is_awaited(part) {
        return None;
    }
    let has_refund = part.promised(PromiseKind::RefundIfLate).is_some();
    let report = if has_refund {
        "ask the seller where it is".to_owned()
    } else {
        format!("you can report it as not received: press {BUTTON} on the page")
    };
    if !by.passed(page.now) {
        let until = until_words(by, page);
        return Some(format!("Delivery is promised by {until}; after that, {report}."));
    }
    let can_dispute = view.dues.iter().any(|due| due.then == Consequence::DisputeCloses);
    let day = last_day(by.due(), page);
    can_dispute.then(|| format!("Delivery was promised by {day}: {report}."))
}

fn coupon_sentence(part: &Order, one: &PromiseOf, view: &OrderView, page: &Page) -> Option<String> {
    let by = one.promised.told_there(Rule::LateCoupon)?;
    let valid = span_words(view.policy().window(Rule::LateCoupon).span);
    let ask = format!("ask for it on the order page, once an order; it is valid for {valid}");
    let came_late = part.received_at.is_some_and(|at| by.passed(at.first()));
    let is_late = by.passed(page.now) && is_awaited(part);
    if is_late || (came_late && !part.stage().is_ended()) {
        let day = last_day(by.due(), page);
        return Some(format!("A coupon was promised if it hadn't arrived by {day}: {ask}."));
    }
    let is_open = is_awaited(part) && !by.passed(page.now);
    is_open.then(|| {
        format!(
            "A coupon is promised if it hasn't arrived by {}; then {ask}.",
            until_words(by, page)
        )
    })
}

fn free_return_sentence(part: &Order, view: &OrderView, page: &Page) -> Option<String> {
    let is_over = matches!(part.stage(), Stage::AwaitingPayment | Stage::Closed);
    if is_over || part.has_open_dispute() || part.has_settled_dispute() {
        return None;
    }
    let press = format!("to send it back for any reason, press {BUTTON} on the page");
    let Some(free) = free_return(part, view.policy()) else {
        return Some(format!(
            "It has a free return: once it has arrived, you can send it back for any reason with \
             {BUTTON} on the page."
        ));
    };
    if free.by.passed(page.now) {
        let words = "The time for the free return may be over; the page decides.";
        return (!free.last.passed(page.now)).then(|| words.to_owned());
    }
    let is_unknown =
        free.by.set_by() == SetBy::Estimate && view.order.purchase().seller_country().is_none();
    let country = || {
        let record = command::record(view.order.id(), "seller-country");
        let record = record.with(&["--country", "CODE"]).unbroken();
        format!(" Which day it is depends on where the seller is: {record}")
    };
    let country = is_unknown.then(country).unwrap_or_default();
    Some(format!("Free return until {}: {press}.{country}", until_words(free.by, page)))
}

/// That the buyer pays for sending more of the order back.
fn further_return(view: &OrderView) -> Option<String> {
    let order = &view.order;
    let is_prepared = order
        .prepared
        .iter()
        .any(|one| matches!(&one.step, Step::OpenDispute(claim) if claim.free_return));
    let is_used = are_free_returns_used(order, view.policy());
    let is_open = order.open_disputes().any(|one| is_further_return(order, one, view.policy()));
    let is_offered = order.parts().iter().any(|part| {
        let free = free_return(part, view.policy());
        part.promised(PromiseKind::FreeReturn).is_some()
            && free.is_some()
            && !part.has_open_dispute()
            && !part.has_settled_dispute()
            && part.stage() != Stage::Closed
    });
    let words = "Each order has one free return, and yours is used: for another one you pay the \
                 shipping back.";
    (is_open || (is_used && (is_prepared || is_offered))).then(|| words.to_owned())
}

/// Who bears the loss of goods on their way back, and what proves that they were sent.
pub(super) fn risk_sentence(order: &Order, dispute: &Dispute, view: &OrderView) -> Option<String> {
    if !matches!(dispute.phase, Phase::ReturnSent { .. }) {
        return None;
    }
    let is_free = dispute.claim.free_return && !is_further_return(order, dispute, view.policy());
    let risk = if is_free {
        "With the free label a loss on the way back is the carrier's from the moment you handed it over."
    } else {
        "In a parcel of your own it travels back at your risk until it has arrived."
    };
    let add = command::evidence_add(order.id(), Proof::PostalWord).unbroken();
    let is_kept = order.evidence.iter().any(|it| it.evidence.shows == Some(Proof::PostalWord));
    let keep = if is_kept { String::new() } else { format!(" Keep the proof of posting: {add}") };
    Some(format!("{risk}{keep}"))
}

/// Whether a parcel of it is still to come.
fn is_awaited(part: &Order) -> bool {
    let is_going_on = !part.stage().is_ended() && part.stage() != Stage::InDispute;
    is_going_on && part.is_paid && !part.has_arrived() && part.returned_at.is_none()
}
