//! What is doubtful about the tracking numbers of an order.

use crate::domain::buyer::Country;
use crate::domain::id::OrderId;
use crate::domain::order::Order;
use crate::domain::tracking::{self, Doubt, Finding, doubts};
use crate::store::StoreError;

/// A tracking number with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tracked {
    pub(crate) finding: Finding,
    /// The orders that have it; a few at most.
    pub(crate) orders: Vec<OrderId>,
    pub(crate) doubts: Vec<Doubt>,
}

/// The parcels of an order; `carried_by` finds the orders that have a number.
pub(super) fn parcels(
    order: &Order,
    country: Option<Country>,
    carried_by: impl Fn(&str) -> Result<Vec<OrderId>, StoreError>,
) -> Result<Vec<Tracked>, StoreError> {
    let numbers = order.parcels().iter().map(|parcel| parcel.number.as_str());
    numbers.map(|number| tracked(number, country, Some(order.id()), &carried_by)).collect()
}

/// One number, of this order where it is one's.
pub(super) fn tracked(
    number: &str,
    country: Option<Country>,
    of: Option<&OrderId>,
    carried_by: impl Fn(&str) -> Result<Vec<OrderId>, StoreError>,
) -> Result<Tracked, StoreError> {
    let finding = tracking::check(number);
    // Where nothing is left of a number, it is nobody's.
    let orders = if finding.normal.is_empty() { Vec::new() } else { carried_by(&finding.normal)? };
    let others: Vec<OrderId> = match of {
        Some(of) => orders.iter().filter(|order| *order != of).cloned().collect(),
        None if orders.len() > 1 => orders.clone(),
        None => Vec::new(),
    };
    let doubts = doubts(&finding, country, others);
    Ok(Tracked { finding, orders, doubts })
}

/// Whether a number cannot be this parcel's; one that is only odd can.
pub(super) fn is_doubtful(parcels: &[Tracked]) -> bool {
    parcels.iter().flat_map(|parcel| &parcel.doubts).any(|doubt| match doubt {
        Doubt::WrongCheckDigit { .. } | Doubt::NoSuchCountry | Doubt::Reused { .. } => true,
        Doubt::UnknownShape | Doubt::OtherCountry { .. } => false,
    })
}
