//! What is doubtful about tracking numbers: those of an order, and those that the buyer asks about.

use super::error::AppError;
use super::session::Session;
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

/// What each number is; creates no store where there is none.
pub(crate) fn check(session: &Session, numbers: &[String]) -> Result<Vec<Tracked>, AppError> {
    let checked = numbers.iter().map(|number| tracked(session, number, None));
    Ok(checked.collect::<Result<_, _>>()?)
}

pub(super) fn parcels(session: &Session, order: &Order) -> Result<Vec<Tracked>, StoreError> {
    let numbers = order.parcels().iter().map(|parcel| parcel.number.as_str());
    numbers.map(|number| tracked(session, number, Some(order.id()))).collect()
}

/// One number, of this order where it is one's.
pub(super) fn tracked(
    session: &Session,
    number: &str,
    of: Option<&OrderId>,
) -> Result<Tracked, StoreError> {
    let finding = tracking::check(number);
    // Where nothing is left of a number, it is nobody's.
    let orders = if finding.normal.is_empty() {
        Vec::new()
    } else {
        session.read(|store| store.carried_by(&finding.normal))?
    };
    let others: Vec<OrderId> = match of {
        Some(of) => orders.iter().filter(|order| *order != of).cloned().collect(),
        None if orders.len() > 1 => orders.clone(),
        None => Vec::new(),
    };
    let doubts = doubts(&finding, session.policy.buyer.country, others);
    Ok(Tracked { finding, orders, doubts })
}

/// Whether a number cannot be this parcel's; one that is only odd can.
pub(super) fn is_doubtful(parcels: &[Tracked]) -> bool {
    parcels.iter().flat_map(|parcel| &parcel.doubts).any(|doubt| match doubt {
        Doubt::WrongCheckDigit { .. } | Doubt::NoSuchCountry | Doubt::Reused { .. } => true,
        Doubt::UnknownShape | Doubt::OtherCountry { .. } => false,
    })
}
