//! What has a date over all orders, and which refunds are owed.

use super::error::AppError;
use super::session::Session;
use crate::store::{AgendaFilter, AgendaPage, RefundPage};

/// The open dates of all orders, the most urgent first; `None` when there is no store yet.
pub(crate) fn agenda(
    session: &Session,
    filter: &AgendaFilter,
) -> Result<Option<AgendaPage>, AppError> {
    let Some(store) = session.reader()? else {
        return Ok(None);
    };
    Ok(Some(store.agenda(filter, session.now)?))
}

/// The refunds that have not come or, with `all`, every one; `None` when there is no store yet.
pub(crate) fn refunds(
    session: &Session,
    all: bool,
    limit: usize,
) -> Result<Option<RefundPage>, AppError> {
    let Some(store) = session.reader()? else {
        return Ok(None);
    };
    Ok(Some(store.refunds(all, limit, session.now)?))
}

/// Counts the dates of what is only presumed by the rules of today; returns how many orders there
/// are. What is recorded stays as it was decided.
pub(crate) fn reindex(session: &Session) -> Result<usize, AppError> {
    if session.reader()?.is_none() {
        return Ok(0);
    }
    Ok(session.writer()?.reindex(&session.policy)?)
}
