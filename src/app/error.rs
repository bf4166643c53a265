//! Why a use case did not happen.

use crate::domain::details::Seller;
use crate::domain::id::OrderId;
use crate::domain::listing::ListedOperation;
use crate::domain::order::Refusal;
use crate::settings::{NoTarget, RuleEntry, Setting, SettingsError, ValueError};
use crate::store::StoreError;
use crate::vault::{Health, VaultError};

use super::order_view::OrderView;

/// Why a use case did not happen. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AppError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file that proves something cannot be kept or read.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The buyer's own settings cannot be used or changed.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Copies of files are not what was kept.
    #[error("copies of files that prove the case are not what was kept")]
    EvidenceBroken {
        /// Their names, and how each is.
        files: Vec<(String, Health)>,
    },
    /// A rule refuses it.
    #[error("refused")]
    Refused {
        /// The order.
        view: Box<OrderView>,
        /// The reason.
        refusal: Refusal,
    },
    /// No order has this number.
    #[error("there is no order {digits}")]
    NotFound {
        /// What was looked for.
        digits: String,
    },
    /// No order is from a seller with this name or number.
    #[error("no order is from a seller {text}")]
    NoSeller {
        /// What was looked for.
        text: String,
    },
    /// Several sellers have it.
    #[error("several sellers fit {text}")]
    AmbiguousSeller {
        /// What was looked for.
        text: String,
        /// Those that have it.
        candidates: Vec<Seller>,
    },
    /// No rule has this name.
    #[error("there is no rule {id}")]
    NoRule {
        /// What was looked for.
        id: String,
        /// The names that have it in them.
        alike: Vec<&'static str>,
    },
    /// A rule has nothing that could be set.
    #[error("{id} has no value that can be set")]
    NotSettable {
        /// The rule.
        id: &'static str,
        /// Why.
        why: NoTarget,
    },
    /// A text is no value of a rule.
    #[error("{text} is no value of {}: {why}", rule.id)]
    RuleValue {
        /// The rule.
        rule: &'static RuleEntry,
        /// What was given.
        text: String,
        /// Why.
        why: ValueError,
    },
    /// No setting has this name.
    #[error("there is no setting {key}")]
    NoSetting {
        /// What was looked for.
        key: String,
    },
    /// A text is no value of a setting.
    #[error("{why}")]
    SettingValue {
        /// The setting.
        setting: Setting,
        /// Why.
        why: String,
    },
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// No operation has this id.
    #[error("there is no operation {id}")]
    NoOperation {
        /// What was looked for.
        id: String,
        /// How many begin so.
        alike: usize,
    },
    /// A later operation relies on what would be undone.
    #[error("later operations rely on what would be undone")]
    ReliedUpon {
        /// They, oldest first.
        operations: Vec<ListedOperation>,
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
