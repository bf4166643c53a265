//! What a buyer claims in a dispute, and what the marketplace rules.

use super::dispute_reason::DisputeReason;
use super::line_ref::LineRef;
use crate::domain::ids::ids;
use crate::domain::money::Money;

ids! {
/// What the buyer asks for.
pub(crate) enum Want {
    Refund = "refund",
    ReturnAndRefund = "return-and-refund",
}
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Claim {
    pub(crate) reason: DisputeReason,
    pub(crate) want: Want,
    /// How much; all that was paid where it is not said.
    pub(crate) amount: Option<Money>,
    /// The lines that it is about; the whole order where none is named.
    pub(crate) lines: Vec<LineRef>,
    pub(crate) description: Option<String>,
    pub(crate) evidence: Vec<String>,
    pub(crate) free_return: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Ruling {
    Full,
    Partial(Money),
    None,
}

impl Claim {
    /// A claim for this reason that lacks nothing the marketplace asks for.
    pub(super) fn complete(reason: DisputeReason) -> Self {
        let goes_back = reason == DisputeReason::ChangeOfMind;
        Self {
            reason,
            want: if goes_back { Want::ReturnAndRefund } else { Want::Refund },
            amount: None,
            lines: Vec::new(),
            description: None,
            evidence: vec![String::new()],
            free_return: true,
        }
    }
}
