//! Which orders have a dispute, and for what one can be opened.

use super::error::AppError;
use super::order_view::OrderView;
use super::orders::views;
use super::session::Session;
use crate::domain::order::{Order, Reasons, Refusal, dispute_reasons as reasons};
use crate::domain::time::Moment;

/// The orders with a dispute that is open or, when asked for, with any.
pub(crate) fn disputes(session: &Session, all: bool) -> Result<Vec<OrderView>, AppError> {
    let ids = session.read(|store| store.disputed(!all, session.now))?;
    let mut found = views(session, &ids)?;
    found.retain(|view| !view.order.disputes.is_empty());
    Ok(found)
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
