//! Money that must come back, and what came.
//!
//! What is owed follows from how the order or a dispute ended; what came is told by the buyer. Both
//! are kept apart, so that a page which changes the one never loses the other. What came is counted
//! towards what is owed in the order in which it became owed.

use super::event::Event;
use super::refusal::Refusal;
use super::stage::Cause;
use super::state::Order;
use crate::domain::money::Money;
use crate::domain::payment::Method;
use crate::domain::policy::Policy;
use crate::domain::purchase::Purchase;
use crate::domain::time::{Deadline, Instant, Moment, SetBy};

/// When a refund is to arrive, decided once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Expected {
    /// How it is paid back; unknown where nobody told how the order was paid.
    pub(crate) method: Option<Method>,
    /// Not before.
    pub(crate) from: Instant,
    /// At the latest.
    pub(crate) by: Deadline,
}

/// A refund as the event that makes it owed tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Owed {
    /// How much; all that was paid when it is not said.
    pub(crate) amount: Option<Money>,
    /// When it is to arrive.
    pub(crate) expected: Expected,
}

/// What a refund is owed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// The order closed after it was paid.
    Closing,
    /// The dispute at this place of the order.
    Dispute(u32),
}

/// A refund that is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refund {
    /// For what.
    pub(crate) ground: Ground,
    /// How much; all that was paid when it is not said.
    pub(crate) amount: Option<Money>,
    /// When it became owed.
    pub(crate) granted: Moment,
    /// When it is to arrive, as it was decided then.
    pub(crate) expected: Expected,
}

/// Something that happened to money on its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Transfer {
    /// When.
    pub(crate) at: Moment,
    /// What.
    pub(crate) step: Step,
}

/// What happened to money on its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The marketplace sent it.
    Started(Expected),
    /// So much came.
    Received(Money),
    /// It went back or got lost.
    Failed,
}

/// Where a refund stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Nobody has told that it was sent.
    Expected,
    /// It is on its way.
    Started,
    /// A part of it came.
    Part,
    /// All of it came.
    Received,
    /// It went back or got lost, and nothing was told since.
    Failed,
}

impl Progress {
    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Started => "started",
            Self::Part => "part-received",
            Self::Received => "received",
            Self::Failed => "failed",
        }
    }
}

/// A refund with what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Account {
    /// The refund.
    pub(crate) refund: Refund,
    /// How much is owed; unknown where nobody told what the order costs.
    pub(crate) owed: Option<Money>,
    /// How much of it came; none where nothing did.
    pub(crate) received: Option<Money>,
    /// When the rest is to arrive.
    pub(crate) expected: Expected,
    /// Where it stands.
    pub(crate) progress: Progress,
    /// When it failed, where that is the last that is known.
    pub(crate) failed: Option<Moment>,
}

impl Account {
    /// What has not come; `None` where it all did, or where nobody told how much it is.
    pub(crate) fn outstanding(&self) -> Option<Money> {
        if self.progress == Progress::Received {
            return None;
        }
        let owed = self.owed?;
        let received = self.received.map_or(0, Money::minor);
        Money::from_minor(owed.minor() - received, owed.currency()).ok()
    }

    /// Whether all of it came.
    pub(crate) fn is_settled(&self) -> bool {
        self.progress == Progress::Received
    }

    /// Whether it should have come, or was lost on its way.
    pub(crate) fn is_overdue(&self, now: Instant) -> bool {
        !self.is_settled() && (self.progress == Progress::Failed || self.expected.by.passed(now))
    }
}

/// When a refund granted or sent at `start` is to arrive. From a grant it can only be estimated:
/// the days count from the sending.
pub(super) fn expected(
    purchase: &Purchase,
    method: Option<Method>,
    start: Moment,
    set_by: SetBy,
    policy: &Policy,
) -> Expected {
    let method = method.or_else(|| paid_by(purchase, policy));
    let rule = method.unwrap_or(Method::Other).refund_rule();
    Expected {
        method,
        from: policy.earliest(rule, start),
        by: policy.deadline(rule, start, set_by),
    }
}

/// How the order was paid: as a page or the buyer told of it, else as the buyer always pays.
pub(crate) fn paid_by(purchase: &Purchase, policy: &Policy) -> Option<Method> {
    let told = purchase.payment_method().map(String::as_str);
    told.and_then(|told| Method::from_id(told).or_else(|| Method::of_page(told)))
        .or(policy.buyer.method)
}

/// What is owed by something granted at `granted`.
pub(super) fn owed(order: &Order, amount: Option<Money>, granted: Moment, policy: &Policy) -> Owed {
    let expected = expected(order.purchase(), None, granted, SetBy::Estimate, policy);
    Owed { amount, expected }
}

/// What is owed when the order closes; nothing where it was not paid, where the payment failed, or
/// where a dispute has told already what comes back.
pub(super) fn owed_by_closing(
    order: &Order,
    cause: Cause,
    at: Moment,
    policy: &Policy,
) -> Option<Owed> {
    let disputed = order.refunds.iter().any(|refund| matches!(refund.ground, Ground::Dispute(_)));
    let is_owed = order.is_paid() && cause != Cause::PaymentFailed && !disputed;
    is_owed.then(|| owed(order, None, at, policy))
}

/// The refunds of an order with what came of each, in the order in which they became owed. Together
/// they are never more than what was paid.
pub(crate) fn accounts(order: &Order) -> Vec<Account> {
    let mut left = order.received().map_or(0, Money::minor);
    let mut unclaimed = order.purchase().total().copied();
    let mut earlier = 0;
    let mut is_first_open = true;
    order
        .refunds
        .iter()
        .map(|refund| {
            let owed = within(refund.amount, unclaimed);
            unclaimed = without(unclaimed, owed);
            let share = owed.map_or(left, |owed| left.min(owed.minor()));
            left -= share;
            let is_full = owed.is_some_and(|owed| share == owed.minor());
            let currency = owed.or(order.received()).map(Money::currency);
            let received = (share > 0)
                .then(|| currency.and_then(|currency| Money::from_minor(share, currency).ok()))
                .flatten();
            let mut account = Account {
                refund: *refund,
                owed,
                received,
                expected: refund.expected,
                progress: Progress::Received,
                failed: None,
            };
            if is_full || (owed.is_none() && received.is_some()) {
                earlier += share;
                return account;
            }
            account.progress = if share > 0 { Progress::Part } else { Progress::Expected };
            if std::mem::take(&mut is_first_open) {
                let transfers = transfers_after(order, earlier);
                if let Some(started) = started(transfers) {
                    account.expected = started;
                    if share == 0 {
                        account.progress = Progress::Started;
                    }
                }
                if let Some(Transfer { at, step: Step::Failed }) = transfers.last() {
                    account.progress = Progress::Failed;
                    account.failed = Some(*at);
                }
            }
            account
        })
        .collect()
}

/// What is owed of what nothing else is owed of; all of it when it is not said.
fn within(amount: Option<Money>, unclaimed: Option<Money>) -> Option<Money> {
    match (amount, unclaimed) {
        (Some(amount), Some(rest)) if amount.currency() == rest.currency() => {
            Some(amount.min(rest))
        }
        (Some(amount), _) => Some(amount),
        (None, rest) => rest,
    }
}

/// What is left when this is owed.
fn without(unclaimed: Option<Money>, owed: Option<Money>) -> Option<Money> {
    match (unclaimed, owed) {
        (Some(rest), Some(owed)) if rest.currency() == owed.currency() => {
            Money::from_minor(rest.minor() - owed.minor(), rest.currency()).ok()
        }
        (rest, _) => rest,
    }
}

/// What happened to money once so much had come: what was told before was about earlier refunds.
fn transfers_after(order: &Order, earlier: i64) -> &[Transfer] {
    let mut came = 0;
    let of_earlier = order.transfers.iter().take_while(|transfer| {
        let is_of_earlier = came < earlier;
        if let Step::Received(amount) = transfer.step {
            came += amount.minor();
        }
        is_of_earlier
    });
    order.transfers.get(of_earlier.count()..).unwrap_or_default()
}

/// When the refund that was sent last is to arrive.
fn started(transfers: &[Transfer]) -> Option<Expected> {
    transfers.iter().rev().find_map(|transfer| match transfer.step {
        Step::Started(expected) => Some(expected),
        Step::Received(_) | Step::Failed => None,
    })
}

/// What the buyer tells of a refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RefundFact {
    /// The marketplace sent it.
    Started {
        /// How, where it is another way than that of the payment.
        method: Option<Method>,
    },
    /// It came, or a part of it.
    Received {
        /// How much; all that is left when it is not said.
        amount: Option<Money>,
    },
    /// It went back or got lost.
    Failed,
}

/// Takes in what the buyer tells of a refund.
pub(super) fn record(
    order: &Order,
    fact: RefundFact,
    at: Moment,
    policy: &Policy,
) -> Result<Event, Refusal> {
    if !order.is_paid() {
        return Err(Refusal::NotPaid);
    }
    let accounts = accounts(order);
    let open = accounts.iter().find(|account| !account.is_settled());
    if let Some(open) = open {
        super::decide::not_before(at, open.refund.granted)?;
    }
    match fact {
        RefundFact::Started { method } => {
            open.ok_or(Refusal::NothingOwed)?;
            let expected = expected(order.purchase(), method, at, SetBy::Rule, policy);
            Ok(Event::RefundMoved(Step::Started(expected)))
        }
        RefundFact::Failed => {
            open.ok_or(Refusal::NothingOwed)?;
            Ok(Event::RefundMoved(Step::Failed))
        }
        RefundFact::Received { amount } => {
            let amount = match (amount, open) {
                (Some(amount), _) => amount,
                (None, Some(open)) => open.outstanding().ok_or(Refusal::AmountUnknown)?,
                (None, None) => return Err(Refusal::NothingOwed),
            };
            within_paid(order, amount, order.received())?;
            Ok(Event::RefundMoved(Step::Received(amount)))
        }
    }
}

/// Refuses an amount of another currency, or one that with what is counted already is more than was
/// paid.
pub(super) fn within_paid(
    order: &Order,
    amount: Money,
    counted: Option<Money>,
) -> Result<(), Refusal> {
    let known = order.purchase().total().copied().or(counted);
    if let Some(known) = known
        && known.currency() != amount.currency()
    {
        return Err(Refusal::OtherCurrency { given: amount, paid: known });
    }
    let counted = counted.map_or(0, Money::minor);
    match order.purchase().total() {
        Some(paid) if counted.checked_add(amount.minor()).is_none_or(|sum| sum > paid.minor()) => {
            Err(Refusal::AbovePaid { given: amount, paid: *paid, counted })
        }
        Some(_) | None => Ok(()),
    }
}
