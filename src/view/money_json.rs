//! Amounts, refunds and the roads to them in the JSON contract.

use serde::Serialize;

use super::date::{moment_stamp, stamp};
use super::shares::Shares;
use crate::app::Standing;
use crate::domain::money::Money;
use crate::domain::order::{Account, Ground, OpenRoad, Order, Step, Taken, Transfer};
use crate::domain::payment::Method;
use crate::domain::time::Instant;

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
    ground: &'static str,
    dispute: Option<u32>,
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
    pub(super) fn all(standing: &'a Standing, now: Instant) -> Vec<Self> {
        let accounts = standing.accounts.iter();
        accounts.map(|account| Self::of(&standing.order, account, now)).collect()
    }

    fn of(order: &'a Order, account: &Account, now: Instant) -> Self {
        let (ground, dispute) = match account.refund.ground {
            Ground::Closing => ("closing", None),
            Ground::Dispute(place) => ("dispute", Some(place)),
        };
        let shares = Shares::of(order, account);
        Self {
            order: order.id().as_str(),
            ground,
            dispute,
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
            Step::Started(expected) => ("started", None, Some(expected)),
            Step::Received(amount) => ("received", Some(amount), None),
            Step::Failed => ("failed", None, None),
        };
        Self {
            at: moment_stamp(transfer.at),
            step,
            amount: amount.map(MoneyJson::of),
            expected_by: expected.map(|expected| stamp(expected.by.due())),
        }
    }
}

/// A road outside the marketplace: one that is taken, or one that the order has.
#[derive(Debug, Serialize)]
pub(super) struct RoadJson {
    road: &'static str,
    state: &'static str,
    last_day: Option<String>,
    last_step_at: Option<String>,
    next: Option<&'static str>,
    next_by: Option<String>,
}

impl RoadJson {
    /// Those that were taken, then those that were not, each in its order.
    pub(super) fn all(standing: &Standing, now: Instant) -> Vec<Self> {
        let taken = standing.order.roads();
        let last = |taken: &Taken| standing.roads.iter().find(|open| open.road == taken.road);
        let begun = taken.iter().map(|one| Self::taken(one, last(one)));
        let is_new = |open: &&OpenRoad| taken.iter().all(|one| one.road != open.road);
        let left = standing.roads.iter().filter(is_new).map(|open| Self::left(open, now));
        begun.chain(left).collect()
    }

    fn taken(taken: &Taken, open: Option<&OpenRoad>) -> Self {
        Self {
            road: taken.road.id(),
            state: if taken.is_ended { "ended" } else { "taken" },
            last_day: open.map(|open| stamp(open.by.due())),
            last_step_at: Some(moment_stamp(taken.at)),
            next: taken.next.map(|next| next.rule().id()),
            next_by: taken.next.map(|next| stamp(next.due())),
        }
    }

    fn left(open: &OpenRoad, now: Instant) -> Self {
        Self {
            road: open.road.id(),
            state: if open.by.passed(now) { "over" } else { "open" },
            last_day: Some(stamp(open.by.due())),
            last_step_at: None,
            next: None,
            next_by: None,
        }
    }
}
