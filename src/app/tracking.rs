//! Tracking numbers: what each is, which orders have it, and what is doubtful about it.

use super::error::AppError;
use super::session::Session;
use crate::domain::id::OrderId;
use crate::domain::order::Order;
use crate::domain::tracking::{self, Doubt, Finding, doubts};
use crate::store::StoreError;

/// A tracking number with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tracked {
    /// What it is by itself.
    pub(crate) finding: Finding,
    /// The orders that have it; a few at most.
    pub(crate) orders: Vec<OrderId>,
    /// What is doubtful about it.
    pub(crate) doubts: Vec<Doubt>,
}

/// Tells what each number is; makes no store where there is none.
pub(crate) fn check(session: &Session, numbers: &[String]) -> Result<Vec<Tracked>, AppError> {
    let store = session.reader()?;
    let checked = numbers.iter().map(|number| match &store {
        Some(store) => tracked(session, number, None, |normal| store.carried_by(normal)),
        None => Ok(judged(session, tracking::check(number), Vec::new(), None)),
    });
    Ok(checked.collect::<Result<_, _>>()?)
}

/// The parcels of an order; `carried_by` finds the orders that have a number.
pub(super) fn parcels(
    session: &Session,
    order: &Order,
    carried_by: impl Fn(&str) -> Result<Vec<OrderId>, StoreError>,
) -> Result<Vec<Tracked>, StoreError> {
    let numbers = order.parcels().iter().map(|parcel| parcel.number.as_str());
    numbers.map(|number| tracked(session, number, Some(order.id()), &carried_by)).collect()
}

/// One number, of this order where it is one's.
pub(super) fn tracked(
    session: &Session,
    number: &str,
    of: Option<&OrderId>,
    carried_by: impl Fn(&str) -> Result<Vec<OrderId>, StoreError>,
) -> Result<Tracked, StoreError> {
    let finding = tracking::check(number);
    // Where nothing is left of a number, it is nobody's.
    let orders = if finding.normal.is_empty() { Vec::new() } else { carried_by(&finding.normal)? };
    Ok(judged(session, finding, orders, of))
}

fn judged(
    session: &Session,
    finding: Finding,
    orders: Vec<OrderId>,
    of: Option<&OrderId>,
) -> Tracked {
    let others: Vec<OrderId> = match of {
        Some(of) => orders.iter().filter(|order| *order != of).cloned().collect(),
        None if orders.len() > 1 => orders.clone(),
        None => Vec::new(),
    };
    let doubts = doubts(&finding, session.policy.buyer.country, others);
    Tracked { finding, orders, doubts }
}
