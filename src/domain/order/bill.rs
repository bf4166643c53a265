//! What became of the money of an order, as it is told: by line, by refund, and in sum.

use super::refund::Account;
use crate::domain::money::Money;

/// What became of what was paid for one line, or for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LineMoney {
    /// The number of the line; `None` for shipping, and for all where no line's share is known.
    pub(crate) line: Option<u32>,
    /// `None` where nobody knows.
    pub(crate) paid: Option<Money>,
    /// Whether that is known to the cent.
    pub(crate) is_exact: bool,
    /// What came for it, up to what was paid.
    pub(crate) refunded: Money,
    /// Whether it is known to the cent that what was refunded was for this line.
    pub(crate) is_refunded_exact: bool,
    /// `None` where nobody knows what was paid.
    pub(crate) expected: Option<Money>,
    /// What is neither refunded nor expected; `None` where nobody knows what was paid.
    pub(crate) not_refunded: Option<Money>,
    /// What came, by the word of the buyer, for this line above what was paid for it; for none, what came
    /// so for no line in particular.
    pub(crate) surplus: Money,
    /// What of all that came for this line by the word of the buyer was not owed; for none, what was so
    /// for no line in particular.
    pub(crate) unowed: Money,
}

/// What became of the money of an order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bill {
    /// By line, and last what is for none; of what nobody said what was paid, what came.
    pub(crate) lines: Vec<LineMoney>,
    /// The refunds with what came of each, in the order in which they became owed.
    pub(crate) accounts: Vec<Account>,
    /// What came above what was paid for the order; `None` where nothing did.
    pub(crate) above_paid: Option<Money>,
    /// What came above what was paid for its line, or for the order: all that is not refunded. `None`
    /// where nothing did, or where nobody said what was paid.
    pub(crate) surplus: Option<Money>,
    /// Whether that is known to the cent.
    pub(crate) is_surplus_exact: bool,
    /// What came without a grant or above one; `None` where nothing did.
    pub(crate) unowed: Option<Money>,
}

impl Bill {
    /// What became of what was paid for the line with this number.
    pub(crate) fn of_line(&self, number: u32) -> Option<&LineMoney> {
        self.lines.iter().find(|money| money.line == Some(number))
    }

    /// What became of what was paid for no line: for shipping, and for all where no line's share is known.
    pub(crate) fn of_no_line(&self) -> Option<&LineMoney> {
        self.lines.iter().find(|money| money.line.is_none())
    }

    /// Whether what came above what was owed is known to the cent; a refund of which nobody said how much
    /// it is takes all that came for it.
    pub(crate) fn is_unowed_exact(&self) -> bool {
        self.accounts.iter().all(|account| account.is_exact || account.owed.is_none())
    }
}
