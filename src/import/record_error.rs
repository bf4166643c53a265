//! Why a whole record can't be read.

use crate::domain::id::NotAnOrderId;

/// Why a whole record can't be read. The text is for the buyer and quotes nothing of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum RecordError {
    #[error("the block does not have the structure of an order")]
    Structure,
    #[error("the order number is missing")]
    NoOrder,
    #[error("the page has two different order numbers")]
    TwoOrders,
    #[error(transparent)]
    Order(#[from] NotAnOrderId),
    #[error("the page shows the order twice with different content")]
    Conflict,
}
