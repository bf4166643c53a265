//! What a claim about some lines is worth.

use super::claim::Claim;
use super::refund::RefundCause;
use super::standing::Order;
use crate::domain::money::Money;

/// The claim with what its lines cost, where it names lines and no amount and all have a price.
pub(super) fn priced(order: &Order, mut claim: Claim) -> Claim {
    if claim.amount.is_some() || claim.lines.is_empty() {
        return claim;
    }
    let lines = order.purchase().lines().map_or(&[][..], Vec::as_slice);
    let named = claim.lines.iter().map(|line| lines.get(line.place_in(lines)?));
    let prices: Option<Vec<Money>> =
        named.map(|line| line.and_then(|line| line.unit_price?.times(line.quantity))).collect();
    let sum = prices.unwrap_or_default().into_iter().try_fold(None, |sum: Option<Money>, price| {
        Some(Some(sum.map_or(Some(price), |sum| sum.plus(price))?))
    });
    // No claim is for more than what is left of what was paid.
    let left = order.purchase().total().and_then(|paid| {
        let granted = granted(order).filter(|granted| granted.currency() == paid.currency());
        let left = paid.minor() - granted.map_or(0, Money::minor);
        Money::from_minor(left.max(0), paid.currency()).ok()
    });
    let is_of_order = |sum: &Money| left.is_none_or(|left| sum.currency() == left.currency());
    let sum = sum.flatten().filter(is_of_order);
    claim.amount = sum.map(|sum| left.map_or(sum, |left| sum.min(left)));
    claim
}

pub(super) fn granted(order: &Order) -> Option<Money> {
    let granted = order
        .refunds
        .iter()
        .filter(|refund| matches!(refund.cause, RefundCause::Dispute(_)))
        .filter_map(|refund| refund.amount);
    Money::sum(granted)
}
