//! How an order stands, in one or two sentences.

use super::clean::clean;
use super::date::{first_day_there, last_day, last_day_there, moment, relative};
use super::money::money;
use super::page::Page;
use super::phrase::{cause_words, due_words, reason_words, stage_words};
use crate::app::Standing;
use crate::domain::order::{Order, Stage, State, Windows};
use crate::domain::policy::Rule;
use crate::domain::time::{Deadline, Moment, SetBy};

/// How the order stands, in one or two sentences.
pub(super) fn sentence(standing: &Standing, page: &Page) -> String {
    let order = &standing.order;
    let since = order.since().map(|since| moment(since, page)).unwrap_or_default();
    if let Some(rule) = order.presumed() {
        let said = presumption(order, rule);
        return format!(
            "Presumed {} since {since} ({said}).{}",
            stage_words(order.stage()),
            owed(order)
        );
    }
    let by = |deadline: Deadline| {
        let estimated = if deadline.set_by() == SetBy::Estimate { " (estimated)" } else { "" };
        let due = deadline.due();
        format!("{}, {}{estimated}", last_day(due, page), relative(due, page.now))
    };
    let back = order.purchase().total().map(|total| money(*total));
    let refund = back.map_or_else(String::new, |back| format!(" and refunds {back}"));
    if let Some(waiting) = outlived(order, page) {
        return waiting;
    }
    match order.state() {
        State::Unknown => match order.purchase().said() {
            Some(said) => format!(
                "Unknown. The page said \"{}\", which redress does not know; nothing is guessed from it.",
                clean(said)
            ),
            None => "Unknown. No page has told a status yet.".to_owned(),
        },
        State::AwaitingPayment { pay_by } => {
            format!(
                "Awaiting payment. Pay by {}, or it closes by itself; nothing is charged.",
                by(*pay_by)
            )
        }
        State::VerifyingPayment { verified_by, .. } => {
            format!("Payment being verified until {}. Then the seller must ship.", by(*verified_by))
        }
        State::AwaitingShipment { ship_by } => format!(
            "Awaiting shipment. The seller ships by {}. Otherwise the order closes{refund}.",
            by(*ship_by)
        ),
        State::CancellationPending { answer_by, .. } => format!(
            "Cancellation requested{}. The seller answers by {}. Silence closes the order{refund}.",
            asked_for(order),
            by(*answer_by)
        ),
        State::PartiallyShipped => format!("Partly shipped since {since}."),
        State::Shipped(windows) => shipped(order, windows, &since, page),
        State::ShipmentCancelled => {
            format!(
                "Shipment cancelled since {since}. The seller gives a new number or the money back."
            )
        }
        State::Delivered { complete_by, dispute_until } => format!(
            "Delivered, {since}. It completes by itself on {}. A dispute can be opened until {}.",
            by(*complete_by),
            by(*dispute_until)
        ),
        State::InDispute { .. } => format!("In dispute since {since}."),
        State::Frozen { before, .. } => format!(
            "Frozen by AliExpress since {since}; before that {}.",
            stage_words(before.stage())
        ),
        State::Completed { dispute_until } => match dispute_until {
            Some(until) if !until.passed(page.now) => {
                format!("Completed, {since}. A dispute can still be opened until {}.", by(*until))
            }
            Some(until) => format!(
                "Completed, {since}. The time for a dispute ended on {}.",
                last_day(until.due(), page)
            ),
            None => "Completed; no page has told when.".to_owned(),
        },
        State::Closed { cause } => {
            format!("Closed, {since}: {}.{}", cause_words(*cause), owed(order))
        }
    }
}

/// How an order stands whose time ran out by the rule, though a later page still showed it so.
fn outlived(order: &Order, page: &Page) -> Option<String> {
    let (time, what) = match order.state() {
        State::AwaitingPayment { pay_by } => (*pay_by, "the time to pay"),
        State::AwaitingShipment { ship_by } => (*ship_by, "the seller's time to ship"),
        State::CancellationPending { answer_by, .. } => (*answer_by, "the time for an answer"),
        State::Unknown
        | State::VerifyingPayment { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => return None,
    };
    let seen = order.known().filter(|seen| time.passed(*seen))?;
    let stage = stage_words(order.stage());
    let mut letters = stage.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    Some(format!(
        "{first}{}. By the rule {what} was over on {}, but it was seen so on {}: the page's own \
         countdown decides.",
        letters.as_str(),
        last_day(time.due(), page),
        moment(Moment::At(seen), page)
    ))
}

/// How a shipped order stands, with the time for a dispute.
fn shipped(order: &Order, windows: &Windows, since: &str, page: &Page) -> String {
    let shipped = match order.purchase().shipped() {
        Some(shipped) => format!("Shipped on {}.", moment(*shipped, page)),
        None => format!("Shipped; the day is not known, it was seen so on {since}."),
    };
    let from = first_day_there(windows.dispute_from.from(), page);
    let until = windows.dispute_until;
    let day = last_day_there(until.due(), page);
    let estimated = if until.set_by() == SetBy::Estimate { " (estimated)" } else { "" };
    if until.passed(page.now) {
        return format!("{shipped} The time for a dispute ended on {day}{estimated}.");
    }
    let left = relative(until.due(), page.now);
    format!("{shipped} A dispute can be opened from {from} until {day}, {left}{estimated}.")
}

/// The reason of the last cancellation, for a sentence.
fn asked_for(order: &Order) -> String {
    let reason = order.cancellations().last().and_then(|last| last.reason);
    reason.map(|reason| format!(" ({})", reason_words(reason))).unwrap_or_default()
}

/// Why a stage is presumed.
fn presumption(order: &Order, rule: Rule) -> &'static str {
    match (order.state(), rule) {
        (State::Closed { cause }, _) => cause_words(*cause),
        (_, Rule::PaymentVerification) => "a payment is checked within a day",
        (_, Rule::OrderAutoComplete) => "nobody confirmed or complained",
        (_, Rule::ProtectionLength) => "its protection is over",
        (_, rule) => due_words(rule),
    }
}

/// What is owed after the order closed.
fn owed(order: &Order) -> String {
    match (order.refund_owed(), order.stage() == Stage::Closed && order.is_paid()) {
        (Some(owed), _) => format!(" A full refund of {} is due.", money(owed)),
        (None, true) => " A refund is due; the price is not known.".to_owned(),
        (None, false) => String::new(),
    }
}
