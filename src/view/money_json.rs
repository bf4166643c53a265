//! Amounts, refunds and remedies in the JSON contract.

use serde::Serialize;

use super::date::{moment_stamp, stamp};
use super::refund_by_line::RefundByLine;
use super::remedy::are_told;
use crate::app::OrderView;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::{
    Account, OpenRemedy, Order, RefundCause, Transfer, TransferStep, UsedRemedy,
};
use crate::domain::payment::Method;

/// An amount.
#[derive(Debug, Serialize)]
pub(super) struct MoneyJson {
    amount: String,
    currency: String,
    minor: i64,
}

impl MoneyJson {
    pub(super) fn of(money: Money) -> Self {
        Self {
            amount: money.decimal(),
            currency: money.currency().code().to_owned(),
            minor: money.minor(),
        }
    }
}

/// A refund that is owed or was, with what came of it.
#[derive(Debug, Serialize)]
pub(super) struct RefundJson<'a> {
    order: &'a str,
    cause: &'static str,
    dispute: Option<u32>,
    certainty: &'static str,
    granted_at: String,
    owed: Option<MoneyJson>,
    received: Option<MoneyJson>,
    outstanding: Option<MoneyJson>,
    expected_from: String,
    expected_by: String,
    rule: &'static str,
    overdue: bool,
    failed_at: Option<String>,
    method: Option<&'static str>,
    progress: &'static str,
    lines: Vec<ShareJson<'a>>,
    shipping_and_fees: Option<MoneyJson>,
}

#[derive(Debug, Serialize)]
struct ShareJson<'a> {
    title: &'a str,
    amount: MoneyJson,
}

impl<'a> RefundJson<'a> {
    /// The refunds of an order, in the order in which they became owed.
    pub(super) fn all(view: &'a OrderView, now: Instant) -> Vec<Self> {
        let accounts = view.accounts.iter();
        accounts.map(|account| Self::of(&view.order, account, now)).collect()
    }

    fn of(order: &'a Order, account: &Account, now: Instant) -> Self {
        let (cause, dispute) = cause_id(account.refund.cause);
        let shares = RefundByLine::of(order, account);
        Self {
            order: order.id().as_str(),
            cause,
            dispute,
            certainty: refund_certainty(account.refund.is_assumed),
            granted_at: moment_stamp(account.refund.granted),
            owed: account.owed.map(MoneyJson::of),
            received: account.received.map(MoneyJson::of),
            outstanding: account.outstanding().map(MoneyJson::of),
            expected_from: stamp(account.expected.from),
            expected_by: stamp(account.expected.by.due()),
            rule: account.expected.by.rule().id(),
            overdue: account.is_overdue(now),
            failed_at: account.failed.map(moment_stamp),
            method: account.expected.method.map(Method::id),
            progress: account.progress.id(),
            lines: shares
                .lines
                .into_iter()
                .map(|(title, amount)| ShareJson { title, amount: MoneyJson::of(amount) })
                .collect(),
            shipping_and_fees: shares.rest.map(MoneyJson::of),
        }
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
#[derive(Debug, Serialize)]
pub(super) struct TransferJson {
    at: String,
    step: &'static str,
    amount: Option<MoneyJson>,
    expected_by: Option<String>,
}

impl TransferJson {
    pub(super) fn of(transfer: &Transfer) -> Self {
        let (step, amount, expected) = match transfer.step {
            TransferStep::Started(expected) => ("started", None, Some(expected)),
            TransferStep::Received(amount) => ("received", Some(amount), None),
            TransferStep::Failed => ("failed", None, None),
        };
        Self {
            at: moment_stamp(transfer.at),
            step,
            amount: amount.map(MoneyJson::of),
            expected_by: expected.map(|expected| stamp(expected.by.due())),
        }
    }
}

/// A remedy outside the marketplace: one that is used, or one that the order has.
#[derive(Debug, Serialize)]
pub(super) struct RemedyJson {
    remedy: &'static str,
    state: &'static str,
    last_day: Option<String>,
    last_step_at: Option<String>,
    next: Option<&'static str>,
    next_by: Option<String>,
}

impl RemedyJson {
    /// Those that are used or were, then those that are not where they are told, each in its order.
    pub(super) fn all(view: &OrderView, now: Instant) -> Vec<Self> {
        let used = view.order.remedies();
        let last = |used: &UsedRemedy| view.remedies.iter().find(|open| open.remedy == used.remedy);
        let begun = used.iter().map(|one| Self::used(one, last(one)));
        let is_new = |open: &&OpenRemedy| used.iter().all(|one| one.remedy != open.remedy);
        let is_told = are_told(view, now);
        let left = view.remedies.iter().filter(is_new).filter(|_| is_told);
        begun.chain(left.map(|open| Self::left(open, now))).collect()
    }

    fn used(used: &UsedRemedy, open: Option<&OpenRemedy>) -> Self {
        Self {
            remedy: used.remedy.id(),
            state: if used.is_ended { "ended" } else { "used" },
            last_day: open.map(|open| stamp(open.by.due())),
            last_step_at: Some(moment_stamp(used.at)),
            next: used.next.map(|next| next.rule().id()),
            next_by: used.next.map(|next| stamp(next.due())),
        }
    }

    fn left(open: &OpenRemedy, now: Instant) -> Self {
        Self {
            remedy: open.remedy.id(),
            state: if open.by.passed(now) { "over" } else { "open" },
            last_day: Some(stamp(open.by.due())),
            last_step_at: None,
            next: None,
            next_by: None,
        }
    }
}
