//! Refunds and remedies in the JSON contract.

use super::json::{Json, object};
use super::refund_text::rest;
use super::remedy::are_told;
use crate::app::OrderView;
use crate::domain::instant::Instant;
use crate::domain::order::{
    Account, OpenRemedy, Order, RefundCause, Remedy, Transfer, TransferStep, UsedRemedy,
};
use crate::domain::payment::Method;

/// A refund that is owed or was, with what came of it.
pub(super) fn refund_json(order: &Order, account: &Account, now: Instant) -> Json {
    let (cause, dispute) = cause_id(account.refund.cause);
    object! {
        "order": order.id(),
        "cause": cause,
        "dispute": dispute,
        "certainty": refund_certainty(account.refund.is_assumed),
        "granted_at": account.refund.granted,
        "owed": account.owed,
        "received": account.received,
        "received_at": account.came_by(&order.transfers).last().map(|last| last.at),
        "outstanding": account.outstanding(),
        "expected_from": account.expected.from,
        "expected_by": account.expected.by,
        "rule": account.expected.by.rule().id(),
        "overdue": account.is_overdue(now),
        "failed_at": account.failed,
        "method": account.expected.method.map(Method::id),
        "progress": account.progress.id(),
        "exact": account.is_exact,
        "lines": Json::list(account.lines.iter().map(|part| object! {
            "line": part.line,
            "title": order.line(part.line).map(|line| line.line.title.clone()),
            "amount": part.owed,
            "received": part.received,
        })),
        "shipping": rest(account),
    }
}

/// What a refund is owed for, and the place of the dispute where it is one.
pub(super) const fn cause_id(cause: RefundCause) -> (&'static str, Option<u32>) {
    match cause {
        RefundCause::Closing => ("closing", None),
        RefundCause::Dispute(place) => ("dispute", Some(place)),
    }
}

/// Whether a refund is owed, or only expected because a timer ran out.
pub(super) const fn refund_certainty(is_assumed: bool) -> &'static str {
    if is_assumed { "assumed" } else { "known" }
}

/// Something that happened to money on its way back.
pub(super) fn transfer_json(transfer: &Transfer) -> Json {
    let (step, amount, expected) = match transfer.step {
        TransferStep::Started(expected) => ("started", None, Some(expected)),
        TransferStep::Received(amount) => ("received", Some(amount), None),
        TransferStep::Failed => ("failed", None, None),
    };
    object! {
        "at": transfer.at,
        "step": step,
        "amount": amount,
        "arrived": transfer.arrived,
        "method": transfer.method.map(Method::id),
        "lines": Json::list(transfer.lines.iter().copied()),
        "expected_by": expected.map(|expected| expected.by),
    }
}

/// The remedies that are used or were, then those that are not where they are told, each in its
/// order.
pub(super) fn remedies_json(view: &OrderView, now: Instant) -> Json {
    let used = &view.order.remedies;
    let begun = used.iter().map(|one| {
        let last = view.remedies.iter().find(|open| open.remedy == one.remedy);
        remedy_json(one.remedy, last, Some(one), if one.is_ended { "ended" } else { "used" })
    });
    let is_new = |open: &&OpenRemedy| used.iter().all(|one| one.remedy != open.remedy);
    let is_told = are_told(view, now);
    let left = view.remedies.iter().filter(is_new).filter(|_| is_told).map(|open| {
        remedy_json(open.remedy, Some(open), None, if open.is_over(now) { "over" } else { "open" })
    });
    Json::list(begun.chain(left))
}

fn remedy_json(
    remedy: Remedy,
    open: Option<&OpenRemedy>,
    used: Option<&UsedRemedy>,
    state: &'static str,
) -> Json {
    let next = used.and_then(|used| used.next);
    object! {
        "remedy": remedy.id(),
        "state": state,
        "not_before": open.and_then(|open| open.from),
        "last_day": open.and_then(|open| open.by),
        "last_step_at": used.map(|used| used.at),
        "next": next.map(|next| next.rule().id()),
        "next_by": next,
        "repaid_by": used.and_then(|used| used.repaid_by),
    }
}
