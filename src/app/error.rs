//! Why a use case did not happen.

use crate::domain::id::OrderId;
use crate::domain::order::Refusal;
use crate::store::StoreError;

use super::standing::Standing;

/// Why a use case did not happen. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AppError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A rule refuses it.
    #[error("refused")]
    Refused {
        /// The order as it stands.
        standing: Box<Standing>,
        /// The reason.
        refusal: Refusal,
    },
    /// No order has this number.
    #[error("there is no order {digits}")]
    NotFound {
        /// What was looked for.
        digits: String,
    },
    /// No rule has this name.
    #[error("there is no rule {id}")]
    NoRule {
        /// What was looked for.
        id: String,
        /// The names that have it in them.
        alike: Vec<&'static str>,
    },
    /// Several orders have it.
    #[error("several orders begin or end with {digits}")]
    Ambiguous {
        /// What was looked for.
        digits: String,
        /// Those that have it.
        candidates: Vec<OrderId>,
    },
}
