//! Which orders have a dispute, and which could.

use super::error::AppError;
use super::orders::{list, standings};
use super::session::Session;
use super::standing::Standing;
use crate::domain::order::{self, MoveKind, Reasons, Refusal, dispute_reasons as reasons};
use crate::domain::time::Moment;
use crate::store::Filter;

/// The orders with a dispute that is open or, when asked for, with any.
pub(crate) fn disputes(session: &Session, all: bool) -> Result<Vec<Standing>, AppError> {
    let Some(store) = session.reader()? else {
        return Ok(Vec::new());
    };
    let ids = store.disputed(!all, session.now)?;
    drop(store);
    let mut found = standings(session, &ids)?;
    found.retain(|standing| !standing.order.disputes().is_empty());
    Ok(found)
}

/// The orders on which a dispute can be opened now, the one whose time ends first at the top.
pub(crate) fn disputable(session: &Session) -> Result<Vec<Standing>, AppError> {
    let filter = Filter { due: true, limit: 0, ..Filter::default() };
    let Some(page) = list(session, &filter)? else {
        return Ok(Vec::new());
    };
    let mut found = standings(session, page.rows.iter().map(|row| &row.id))?;
    found.retain(|standing| {
        standing.moves.iter().any(|one| one.kind == MoveKind::OpenDispute)
            || dispute_reasons(session, standing, None).is_ok()
    });
    Ok(found)
}

/// The reasons for which a dispute can be opened on the order, or why none can.
pub(crate) fn dispute_reasons(
    session: &Session,
    standing: &Standing,
    at: Option<Moment>,
) -> Result<Reasons, Refusal> {
    let at = at.unwrap_or(Moment::At(session.now));
    let then = order::at(&standing.recorded, at.last().min(session.now), &session.policy);
    reasons(&then, at, session.now, &session.policy)
}
