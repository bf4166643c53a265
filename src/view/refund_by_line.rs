//! What of a refund of the whole order is for which line.

use crate::domain::money::Money;
use crate::domain::order::{Account, Order};

/// The lines with what each of them cost, and what is left for shipping and fees.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct RefundByLine<'a> {
    /// Title and unit price × quantity, in the order of the lines.
    pub(super) lines: Vec<(&'a str, Money)>,
    /// The rest, where there is one.
    pub(super) rest: Option<Money>,
}

impl<'a> RefundByLine<'a> {
    /// The shares of a refund; none where it is not for the whole order, where a price is not known,
    /// or where coupons make the lines cost more than the order.
    pub(super) fn of(order: &'a Order, account: &Account) -> Self {
        let paid = order.purchase().total();
        let (Some(paid), true) = (paid, account.owed.as_ref() == paid) else {
            return Self::default();
        };
        let lines: Option<Vec<(&str, Money)>> = order
            .purchase()
            .lines()
            .into_iter()
            .flatten()
            .map(|line| {
                let amount = line.unit_price?.times(line.quantity)?;
                (amount.currency() == paid.currency()).then_some((&*line.title, amount))
            })
            .collect();
        let lines = lines.unwrap_or_default();
        let sum: i64 = lines.iter().map(|(_, amount)| amount.minor()).sum();
        let left = paid.minor() - sum;
        if lines.is_empty() || left < 0 {
            return Self::default();
        }
        let rest = (left > 0).then(|| Money::from_minor(left, paid.currency()).ok()).flatten();
        Self { lines, rest }
    }
}
