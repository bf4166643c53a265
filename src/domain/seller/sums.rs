//! Money by currency.

use std::collections::BTreeMap;

use crate::domain::money::{Currency, Money};

/// Sums of money, one for each currency, in order of their codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sums(BTreeMap<Currency, Money>);

impl Sums {
    /// The sums.
    pub(crate) fn each(&self) -> impl Iterator<Item = Money> {
        self.0.values().copied()
    }

    /// Whether there is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds an amount; one that no number can hold is left out.
    pub(super) fn add(&mut self, amount: Money) {
        if amount.minor() == 0 {
            return;
        }
        let sum = match self.0.get(&amount.currency()) {
            Some(sum) => sum.plus(amount).unwrap_or(*sum),
            None => amount,
        };
        self.0.insert(amount.currency(), sum);
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        other.each().for_each(|amount| self.add(amount));
    }
}
