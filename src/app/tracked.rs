//! A tracking number as it is judged.

use crate::domain::id::OrderId;
use crate::domain::tracking::{Doubt, Finding};

/// A tracking number with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tracked {
    pub(crate) finding: Finding,
    /// The orders that have it; a few at most.
    pub(crate) orders: Vec<OrderId>,
    pub(crate) doubts: Vec<Doubt>,
}

/// Whether a number cannot be this parcel's; one that is only odd can.
pub(super) fn is_doubtful(parcels: &[Tracked]) -> bool {
    parcels.iter().flat_map(|parcel| &parcel.doubts).any(|doubt| match doubt {
        Doubt::WrongCheckDigit { .. } | Doubt::NoSuchCountry | Doubt::Reused { .. } => true,
        Doubt::UnknownShape | Doubt::OtherCountry { .. } => false,
    })
}
