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
    EvidenceBroken { files: Vec<(String, Health)> },
    #[error("refused")]
    Refused { view: Box<OrderView>, refusal: Refusal },
    #[error("there is no order {digits}")]
    NotFound { digits: String },
    /// No order is from a seller with this name or number.
    #[error("no order is from a seller {text}")]
    NoSeller { text: String },
    #[error("several sellers fit {text}")]
    AmbiguousSeller { text: String, candidates: Vec<Seller> },
    #[error("there is no rule {id}")]
    NoRule {
        id: String,
        /// The names that have it in them.
        alike: Vec<&'static str>,
    },
    /// A rule has nothing that could be set.
    #[error("{id} has no value that can be set")]
    NotSettable { id: &'static str, why: NoTarget },
    /// A text is no value of a rule.
    #[error("{text} is no value of {}: {why}", rule.id)]
    RuleValue { rule: &'static RuleEntry, text: String, why: ValueError },
    #[error("there is no setting {key}")]
    NoSetting { key: String },
    /// A text is no value of a setting.
    #[error("{why}")]
    SettingValue { setting: Setting, why: String },
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    #[error("there is no operation {id}")]
    NoOperation { id: String, alike: usize },
    /// A later operation relies on what would be undone.
    #[error("later operations rely on what would be undone")]
    ReliedUpon {
        /// They, oldest first.
        operations: Vec<ListedOperation>,
    },
    #[error("several orders begin or end with {digits}")]
    Ambiguous { digits: String, candidates: Vec<OrderId> },
}
