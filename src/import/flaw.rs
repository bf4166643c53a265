//! What makes one record unreadable.

use super::money_text::NotAnAmount;
use crate::domain::id::NotAnOrderId;

/// What makes one record unreadable. Its text says so to the buyer, and never repeats more of the
/// file than a currency code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Flaw {
    /// It has not the shape of an order.
    #[error("the block has not the shape of an order")]
    Shape,
    /// It names no order.
    #[error("no order number stands there")]
    NoOrder,
    /// It names two.
    #[error("two different order numbers stand there")]
    TwoOrders,
    /// What it names is no order number.
    #[error(transparent)]
    Order(#[from] NotAnOrderId),
    /// Another number is none.
    #[error("{0} is not a whole number")]
    NotANumber(&'static str),
    /// Nothing was bought of one line.
    #[error("a quantity is not a number of 1 or more")]
    Quantity,
    /// It was placed after its page was captured.
    #[error("the order date lies after the time at which the page was captured")]
    PlacedLater,
    /// Its page showed it before, and otherwise.
    #[error("the page shows the order twice with different content")]
    Twice,
    /// Nobody knows the currency.
    #[error("the currency {0} is not known")]
    Currency(String),
    /// An amount cannot be read.
    #[error("{what}: {why}")]
    Amount {
        /// Which amount.
        what: &'static str,
        /// Why not.
        why: NotAnAmount,
    },
}
