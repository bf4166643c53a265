//! Which amounts are refused: of another currency, or more than there is.

use super::accounts::{left_of, most_of};
use super::refund::Owed;
use super::refusal::{MoneyRefusal, Refusal};
use super::standing::Order;
use super::till::Till;
use super::which;
use crate::domain::money::Money;

/// Refuses an amount of another currency than the order's.
pub(super) fn in_its_currency(order: &Order, amount: Money) -> Result<(), Refusal> {
    match order.purchase().total().copied().or(order.received()) {
        Some(paid) if paid.currency() != amount.currency() => {
            Err(MoneyRefusal::OtherCurrency { given: amount, paid }.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// Refuses what is said to have arrived as another currency, where it is in the one that was paid.
pub(super) fn in_another_currency(
    order: &Order,
    amount: Option<Money>,
    arrived: Money,
) -> Result<(), Refusal> {
    match order.purchase().total().copied().or(amount).or(order.received()) {
        Some(paid) if paid.currency() == arrived.currency() => {
            Err(MoneyRefusal::SameCurrency { given: arrived }.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// Refuses an amount that others gave where it is of another currency, or more than what is granted
/// leaves of all that was paid. What came of it already may have been told before it.
pub(super) fn within_granted(order: &Order, amount: Money) -> Result<(), Refusal> {
    within(order, ungranted(order, &[]), amount)
}

/// Refuses an amount that is more than what was granted before in the same dispute.
pub(super) fn within_grant(order: &Order, owed: Owed, amount: Money) -> Result<(), Refusal> {
    within(order, all_of(order, owed), amount)
}

fn within(order: &Order, left: Option<Money>, amount: Money) -> Result<(), Refusal> {
    in_its_currency(order, amount)?;
    match left {
        Some(left) if amount > left => {
            Err(MoneyRefusal::AbovePaid { given: amount, left, lines: Vec::new() }.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// What was paid for the lines of the dispute about these and for sending, and is not granted yet: no more
/// than that is owed of what others give in it. `None` where nobody said what was paid.
pub(crate) fn most_granted(order: &Order, lines: &[u32]) -> Option<Money> {
    let dispute = which::dispute(order, lines).ok()?;
    if let Some(owed) = dispute.grant {
        return all_of(order, owed);
    }
    ungranted(order, &order.unless_all(order.line_numbers(&dispute.claim.lines)))
}

/// How much a dispute gave: all that was paid where nobody said.
fn all_of(order: &Order, owed: Owed) -> Option<Money> {
    owed.amount.or(order.purchase().total().copied())
}

fn ungranted(order: &Order, lines: &[u32]) -> Option<Money> {
    let total = order.purchase().total()?;
    Money::from_minor(Till::owing(order).ungranted(lines), total.currency()).ok()
}

/// Refuses an amount of another currency, or one that is more than what is left of what these lines cost;
/// where that is only estimated, more than what is left of the order.
pub(super) fn within_left(order: &Order, lines: &[u32], amount: Money) -> Result<(), Refusal> {
    in_its_currency(order, amount)?;
    let of_all = left_of(order, &[]).map(|(left, _)| (left, &[][..]));
    let of_lines = most_of(order, lines).map(|most| (most, lines));
    let most = [of_lines, of_all].into_iter().flatten().min_by_key(|(most, _)| *most);
    match most {
        Some((left, lines)) if amount > left => {
            Err(MoneyRefusal::AbovePaid { given: amount, left, lines: lines.to_vec() }.into())
        }
        Some(_) | None => Ok(()),
    }
}
