//! What is doubtful about tracking numbers: those of an order, and those that the buyer asks about.

use super::error::AppError;
use super::session::Session;
use super::tracked::Tracked;
use crate::domain::id::OrderId;
use crate::domain::order::Order;
use crate::domain::tracking::{self, doubts};
use crate::store::StoreError;

/// What each number is; creates no store where there is none.
pub(crate) fn check(session: &Session, numbers: &[String]) -> Result<Vec<Tracked>, AppError> {
    let checked = numbers.iter().map(|number| tracked(session, number, None));
    Ok(checked.collect::<Result<_, _>>()?)
}

pub(super) fn parcels(session: &Session, order: &Order) -> Result<Vec<Tracked>, StoreError> {
    let numbers = order.parcels.iter().map(|parcel| parcel.number.as_str());
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
