//! What is due over all orders, and which refunds are owed.

use super::error::AppError;
use super::session::Session;
use crate::domain::listing::{AgendaFilter, AgendaPage, RefundPage};

/// The open deadlines of all orders, the most urgent first; empty when there is no store yet.
pub(crate) fn agenda(session: &Session, filter: &AgendaFilter) -> Result<AgendaPage, AppError> {
    Ok(session.read(|store| store.agenda(*filter, session.now))?)
}

/// The refunds that have not arrived or, with `all`, every one; empty when there is no store yet.
pub(crate) fn refunds(session: &Session, all: bool, limit: usize) -> Result<RefundPage, AppError> {
    Ok(session.read(|store| store.refunds(all, limit, session.now))?)
}
