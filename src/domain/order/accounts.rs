//! What is owed, what came back and what is left of what was paid for an order.

use super::bill::Bill;
use super::line::meets;
use super::refund::Account;
use super::standing::Order;
use super::till::Till;
use crate::domain::money::Money;

/// What became of the money of an order.
pub(crate) fn bill(order: &Order) -> Bill {
    if order.refunds.is_empty() && order.transfers.is_empty() && order.purchase().total().is_none()
    {
        return Bill::default();
    }
    Till::filled(order).close(order)
}

/// The refunds of an order with what came of each, in the order in which they became owed.
pub(crate) fn accounts(order: &Order) -> Vec<Account> {
    if order.refunds.is_empty() { Vec::new() } else { bill(order).accounts }
}

/// What has not arrived of all that is owed; `None` when nothing is, or where nobody said how much.
pub(crate) fn refund_owed(order: &Order) -> Option<Money> {
    let open = accounts(order).into_iter().filter_map(|account| account.outstanding());
    Money::sum(open)
}

/// What may be demanded of it for these lines, or for all where there are none: nothing where any of what
/// is open for them is only estimated or assumed.
pub(crate) fn refund_to_demand(order: &Order, lines: &[u32]) -> Option<Money> {
    let mut open = accounts(order);
    open.retain(|account| !account.is_settled() && meets(&account.refund.lines, lines));
    let is_known = open.iter().all(|account| account.is_exact && !account.refund.is_assumed);
    Money::sum(open.iter().filter_map(|account| account.outstanding_of(lines))).filter(|_| is_known)
}

/// What was paid for these lines and was neither granted nor came back, and whether that is exact; for
/// all of the order where none is named. `None` where nobody said what was paid.
pub(crate) fn left_of(order: &Order, lines: &[u32]) -> Option<(Money, bool)> {
    let total = order.purchase().total()?;
    let (left, is_exact) = Till::filled(order).left_of(lines);
    Some((Money::from_minor(left, total.currency()).ok()?, is_exact))
}

/// The most that may still be asked for these lines: what was paid for them and was neither granted nor
/// came back, though nobody knows for which lines some of it came. `None` where their cost is not known to
/// the cent.
pub(super) fn most_of(order: &Order, lines: &[u32]) -> Option<Money> {
    let total = order.purchase().total()?;
    Money::from_minor(Till::filled(order).most_of(lines)?, total.currency()).ok()
}

/// All the money, where so much came.
pub(super) fn came_back(order: &Order) -> Option<Money> {
    let (received, paid) = (order.received()?, order.purchase().total()?);
    let is_all = received.currency() == paid.currency() && received >= *paid;
    (is_all && paid.minor() > 0).then_some(received)
}

/// Whether all that was paid is refunded: what came for one line above what it cost is no other's.
pub(super) fn is_refunded(order: &Order) -> bool {
    let refunded = || Money::sum(bill(order).lines.iter().map(|line| line.refunded));
    came_back(order).is_some() && refunded() == order.purchase().total().copied()
}

/// What came above what was paid; `None` where nothing did, or where nobody told what was paid.
pub(super) fn above_paid(order: &Order) -> Option<Money> {
    bill(order).above_paid
}
