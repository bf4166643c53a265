//! The rules that a store counts its dates by.

use crate::domain::policy::Policy;

/// The rules with the buyer's own words laid over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) policy: Policy,
    /// What tells these rules from any others: the index is made anew where it was made by others.
    pub(crate) digest: [u8; 32],
}
