//! The refunds of an order with what arrived of each.
//!
//! What is owed follows from how the order or a dispute ended; what arrived, the buyer says. What
//! arrived counts towards what is owed in the order in which it became owed.

use super::refund::{Account, Expected, Progress, Transfer, TransferStep};
use super::refusal::{MoneyRefusal, Refusal};
use super::standing::Order;
use crate::domain::money::Money;

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
                if let Some(Transfer { at, step: TransferStep::Failed }) = transfers.last() {
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
        if let TransferStep::Received(amount) = transfer.step {
            came += amount.minor();
        }
        is_of_earlier
    });
    order.transfers.get(of_earlier.count()..).unwrap_or_default()
}

/// When the refund that was sent last is to arrive.
fn started(transfers: &[Transfer]) -> Option<Expected> {
    transfers.iter().rev().find_map(|transfer| match transfer.step {
        TransferStep::Started(expected) => Some(expected),
        TransferStep::Received(_) | TransferStep::Failed => None,
    })
}

/// What has not arrived of all that is owed; `None` when nothing is, or where nobody said how much.
pub(crate) fn refund_owed(order: &Order) -> Option<Money> {
    let open = accounts(order).into_iter().filter_map(|account| account.outstanding());
    Money::sum(open)
}

/// All the money, where it came back.
pub(super) fn came_back(order: &Order) -> Option<Money> {
    let (received, paid) = (order.received()?, order.purchase().total()?);
    let is_all = received.currency() == paid.currency() && received >= *paid;
    (is_all && paid.minor() > 0).then_some(received)
}

/// What came above what was paid; `None` where nothing did, or where nobody told what was paid.
pub(crate) fn surplus(order: &Order) -> Option<Money> {
    let (received, paid) = (order.received()?, order.purchase().total()?);
    let above = received.minor().checked_sub(paid.minor()).filter(|above| *above > 0)?;
    let is_of_order = received.currency() == paid.currency();
    Money::from_minor(above, paid.currency()).ok().filter(|_| is_of_order)
}

/// Refuses an amount of another currency than the order's.
pub(super) fn in_its_currency(order: &Order, amount: Money) -> Result<(), Refusal> {
    match order.purchase().total().copied().or(order.received()) {
        Some(paid) if paid.currency() != amount.currency() => {
            Err(MoneyRefusal::OtherCurrency { given: amount, paid }.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// Refuses an amount of another currency, or one that with what is counted already is more than was
/// paid.
pub(super) fn within_paid(
    order: &Order,
    amount: Money,
    counted: Option<Money>,
) -> Result<(), Refusal> {
    in_its_currency(order, amount)?;
    let counted = counted.map_or(0, Money::minor);
    match order.purchase().total() {
        Some(paid) if counted.checked_add(amount.minor()).is_none_or(|sum| sum > paid.minor()) => {
            Err(MoneyRefusal::AbovePaid { given: amount, paid: *paid, counted }.into())
        }
        Some(_) | None => Ok(()),
    }
}
