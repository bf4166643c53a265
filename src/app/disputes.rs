//! Which orders have a dispute, and for what one can be opened.

use super::error::AppError;
use super::order_view::OrderView;
use super::orders::views;
use super::session::Session;
use crate::domain::order::{Order, Reasons, Refusal, dispute_reasons as reasons};
use crate::domain::rule::Limit;
use crate::domain::time::Moment;
use crate::store::Store;

/// The orders with a dispute that is open or, when asked for, with any.
pub(crate) fn disputes(session: &Session, all: bool) -> Result<Vec<OrderView>, AppError> {
    let ids = session.read(|store| store.disputed(!all, session.now))?;
    let mut found = views(session, &ids)?;
    found.retain(|view| !view.order.disputes.is_empty());
    Ok(found)
}

/// How often the buyer disputes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Conduct {
    /// The orders with a dispute, open or ended.
    pub(crate) disputed: u32,
    pub(crate) orders: u32,
}

/// How often the buyer disputes, where it is so often that the account may suffer.
pub(crate) fn risky_conduct(session: &Session) -> Result<Option<Conduct>, AppError> {
    let (disputed, orders) = session.read(Store::count_disputed)?;
    let limit = |limit| u64::from(session.policy.limit(limit));
    let share = u64::from(orders).saturating_mul(limit(Limit::DisputedShare));
    let is_often = u64::from(disputed) >= limit(Limit::DisputedFrom)
        && u64::from(disputed).saturating_mul(100) >= share;
    Ok(is_often.then_some(Conduct { disputed, orders }))
}

/// The reasons for which a dispute can be opened on the order, or why none can.
pub(crate) fn dispute_reasons(
    session: &Session,
    order: &Order,
    lines: &[u32],
    at: Option<Moment>,
) -> Result<Reasons, Refusal> {
    let at = at.unwrap_or(Moment::At(session.now));
    reasons(order.as_known(), lines, at, session.now, &session.policy)
        .or_else(|_| reasons(order, lines, at, session.now, &session.policy))
}
