//! Why a whole record can't be read.

use crate::domain::id::NotAnOrderId;

/// Why a whole record can't be read. The text is for the buyer and quotes nothing of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum RecordError {
    /// Not the JSON structure of an order.
    #[error("the block does not have the structure of an order")]
    Structure,
    /// No order number.
    #[error("the order number is missing")]
    NoOrder,
    /// Two different order numbers.
    #[error("the page has two different order numbers")]
    TwoOrders,
    /// Not an order number.
    #[error(transparent)]
    Order(#[from] NotAnOrderId),
    /// The same response showed the order before, with other content.
    #[error("the page shows the order twice with different content")]
    Conflict,
}
