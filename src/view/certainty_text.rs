//! What is only assumed, and what may have changed since it was last seen.

use std::fmt::Write as _;

use super::command::{self, Command};
use super::date::{last_day, relative};
use super::page::Page;
use super::phrase::{capitalised, cause_words, due_words, span_words, stage_words};
use super::window::dispute_ended;
use crate::app::OrderView;
use crate::domain::instant::Instant;
use crate::domain::order::{Consequence, Order, Stage, State};
use crate::domain::rule::Rule;

/// Why the order is assumed to have moved, since when, and what comes then.
pub(super) fn assumed_sentence(
    view: &OrderView,
    rule: Rule,
    since: Instant,
    to_come: &str,
    page: &Page,
) -> String {
    let order = &view.order;
    let since = last_day(since, page);
    let why = why(order, rule, view);
    // A dispute moves while the order stays in it: then what comes says where it stands.
    if order.stage() == Stage::InDispute {
        return format!("Probably, since {since} ({why}): {to_come}");
    }
    let stage = stage_words(order.stage());
    format!("Probably {stage} since {since}: {why}. {to_come}").trim_end().to_owned()
}

/// How to confirm what is assumed.
pub(super) fn confirmation(order: &Order, rule: Rule) -> String {
    let command = confirming(order, rule).unwrap_or_else(command::import);
    format!("Check the page, then: {}", command.unbroken())
}

/// The command that says that it is so; `None` where only a page can.
fn confirming(order: &Order, rule: Rule) -> Option<Command> {
    let id = order.id();
    if let State::Closed { cause } = order.state() {
        let lines = order.lines.iter().filter(|_| order.is_part()).map(|line| line.number);
        let closed = command::record(id, "closed").with(&["--cause", cause.id()]);
        return Some(closed.about(&lines.collect::<Vec<u32>>()));
    }
    (rule == Rule::DisputeStepIn).then(|| command::record_dispute(id, &["stepped-in"]))
}

/// Why a stage is assumed.
fn why(order: &Order, rule: Rule, view: &OrderView) -> String {
    let span = span_words(view.span(rule));
    let known = [
        (Rule::CancelSellerAnswer, format!("the seller didn't answer in {span}")),
        (Rule::DisputeSellerAnswer, format!("the seller didn't answer the dispute in {span}")),
        (Rule::DisputeStepIn, format!("you and the seller didn't agree in {span}")),
        (Rule::DisputeBuyerAnswer, format!("the offer wasn't answered in {span}")),
        (Rule::DisputeEvidence, "the evidence wasn't added in time".to_owned()),
        (Rule::ReturnShip, "the goods weren't sent back in time".to_owned()),
    ];
    let cause = || order.state().cause().map_or_else(|| due_words(rule), cause_words).to_owned();
    let known = known.into_iter().find(|(known, _)| *known == rule).map(|(_, words)| words);
    known.unwrap_or_else(cause)
}

/// How an order stood when it was last seen, what may have happened since, and what to do if it
/// hasn't.
pub(super) fn outdated_sentence(view: &OrderView, page: &Page) -> String {
    let order = &view.order;
    let seen = order.as_of.map_or_else(
        || "when last heard of".to_owned(),
        |seen| match relative(seen, page.now).as_str() {
            "now" => "when last seen, just now".to_owned(),
            ago => format!("when last seen, {ago}"),
        },
    );
    let stage = capitalised(stage_words(order.stage()));
    let mut text = format!("{stage} {seen}; {}.", may_have(order.stage()));
    let steps = own_steps(view, page);
    if !steps.is_empty() {
        let condition = capitalised(condition_words(order.stage()));
        let _infallible = write!(text, " {condition}: {}.", steps.join("; "));
    }
    if let Some(ended) = dispute_ended(view, page.now) {
        let day = last_day(ended.due(), page);
        let _infallible = write!(text, " The time for a dispute ended on {day}.");
    }
    let (import, seen) = (command::import(), command::record(order.id(), "seen"));
    let _infallible = write!(
        text,
        " Look again: {}, or, if nothing has changed: {}",
        import.unbroken(),
        seen.unbroken()
    );
    text
}

/// What may have happened to an order since it was seen so.
fn may_have(stage: Stage) -> &'static str {
    match stage {
        Stage::AwaitingPayment => "it may have been paid or closed since",
        Stage::VerifyingPayment | Stage::AwaitingShipment => "it may have shipped or closed since",
        Stage::CancellationPending => "the seller may have answered or shipped since",
        Stage::PartiallyShipped | Stage::Shipped => "it may have arrived since",
        Stage::ShipmentCancelled => "it may have been sent again or refunded since",
        Stage::Delivered => "it may have completed since",
        Stage::InDispute => "the dispute may have moved on since",
        Stage::Frozen => "it may go on or have been refunded since",
        Stage::Unknown | Stage::Completed | Stage::Closed => "it may have changed since",
    }
}

/// Under which condition the dates of an order that may have changed still hold.
pub(super) fn condition_words(stage: Stage) -> &'static str {
    if matches!(stage, Stage::PartiallyShipped | Stage::Shipped) {
        "if it hasn't arrived"
    } else {
        "if nothing has changed"
    }
}

/// What the buyer can still do in time, each with its last moment.
fn own_steps(view: &OrderView, page: &Page) -> Vec<String> {
    let open = view.dues.iter().filter(|due| due.is_own() && !due.deadline.passed(page.now));
    open.filter_map(|due| {
        let by = due.deadline;
        let day = last_day(by.due(), page);
        let left = relative(by.due(), page.now);
        let (_, step) = STEPS.iter().find(|(rule, _)| *rule == by.rule())?;
        if due.then == Consequence::DisputeCloses && is_late(&view.order, page.now) {
            return Some(format!("open the dispute now, the last day is {day} ({left})"));
        }
        Some(format!("{step} by {day} ({left})"))
    })
    .collect()
}

/// Whether the parcel should have arrived.
fn is_late(order: &Order, now: Instant) -> bool {
    order.windows().is_some_and(|windows| windows.deliver_by.passed(now))
}

/// What the buyer does by a date of a rule, as an order to do it.
const STEPS: [(Rule, &str); 8] = [
    (Rule::UnpaidAutoClose, "pay"),
    (Rule::ProtectionExtend, "ask for more protection time"),
    (Rule::ProtectionLastCall, "open the dispute now, at the latest"),
    (Rule::DisputeOpenUntil, "open a dispute"),
    (Rule::DisputeBuyerAnswer, "answer in the dispute"),
    (Rule::DisputeEvidence, "add the evidence to the dispute"),
    (Rule::DisputeAppeal, "appeal"),
    (Rule::ReturnShip, "send the goods back"),
];
