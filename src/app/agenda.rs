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

/// Makes the read model anew, with the dates of what is only presumed by the rules of today; returns
/// how many orders there are, and `None` when there is no store yet. What is recorded stays as it was
/// decided.
pub(crate) fn reindex(session: &Session) -> Result<Option<usize>, AppError> {
    if session.reader()?.is_none() {
        return Ok(None);
    }
    Ok(Some(session.writer()?.reindex(&session.policy, session.keep)?))
}
