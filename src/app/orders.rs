//! Use cases of one order, and lists of many.

use super::error::AppError;
use super::session::{Session, resolve};
use super::standing::Standing;
use super::tracking::parcels;
use crate::domain::id::OrderId;
use crate::domain::order::{self, Command, NewOrder, Order, decide};
use crate::domain::time::Instant;
use crate::store::{Filter, Operation, Page, Store};

/// What a change did.
#[derive(Debug, Clone)]
pub(crate) struct Done {
    /// How the order stood before; `None` when it is new.
    pub(crate) before: Option<Order>,
    /// How it stands now.
    pub(crate) standing: Standing,
}

/// Begins the record of an order.
pub(crate) fn add(session: &Session, id: &OrderId, new: NewOrder) -> Result<Done, AppError> {
    let mut store = session.writer()?;
    change(session, &mut store, id, "order add", vec![Command::Add(Box::new(new))])
}

/// Does all of the commands to the order that these digits name, or none.
pub(crate) fn act(
    session: &Session,
    digits: &str,
    operation: &str,
    commands: Vec<Command>,
) -> Result<Done, AppError> {
    let mut store = session.changer(digits)?;
    let id = resolve(&store, digits)?;
    change(session, &mut store, &id, operation, commands)
}

/// Load, decide, append: written once, for every command.
fn change(
    session: &Session,
    store: &mut Store,
    id: &OrderId,
    operation: &str,
    commands: Vec<Command>,
) -> Result<Done, AppError> {
    let operation = Operation::new(operation, session.now);
    store.write(&operation, &session.policy, session.keep, |writer| {
        let mut order = writer.order(id)?;
        let before =
            (order.revision() > 0).then(|| order::at(&order, session.now, &session.policy));
        for command in commands {
            let happened =
                decide(&order, command, session.now, &session.policy).map_err(|refusal| {
                    let standing = Box::new(Standing::new(session, order.clone(), Vec::new()));
                    AppError::Refused { standing, refusal }
                })?;
            order = writer.append(order, happened, None)?;
        }
        let history = writer.history(id)?;
        let parcels = parcels(session, &order, |normal| writer.carried_by(normal))?;
        Ok(Done {
            before,
            standing: Standing::new(session, order, history).carrying(session, parcels),
        })
    })
}

/// How the order that these digits name stands, with its history.
pub(crate) fn status(session: &Session, digits: &str) -> Result<Standing, AppError> {
    let not_found = || AppError::NotFound { digits: digits.to_owned() };
    let store = session.reader()?.ok_or_else(not_found)?;
    let id = resolve(&store, digits)?;
    let (order, history) = store.told(&id)?.ok_or_else(not_found)?;
    let parcels = parcels(session, &order, |normal| store.carried_by(normal))?;
    Ok(Standing::new(session, order, history).carrying(session, parcels))
}

/// The orders that the filter lets through; `None` when there is no store yet.
pub(crate) fn list(session: &Session, filter: &Filter) -> Result<Option<Page>, AppError> {
    let Some(store) = session.reader()? else {
        return Ok(None);
    };
    Ok(Some(store.list(filter, session.now)?))
}

/// How each of these orders stands.
pub(crate) fn standings<'a>(
    session: &Session,
    ids: impl IntoIterator<Item = &'a OrderId>,
) -> Result<Vec<Standing>, AppError> {
    let Some(store) = session.reader()? else {
        return Ok(Vec::new());
    };
    let mut standings = Vec::new();
    for id in ids {
        standings.extend(store.order(id)?.map(|order| Standing::new(session, order, Vec::new())));
    }
    Ok(standings)
}

/// The orders that can be cancelled now, the one whose chance ends first at the top.
pub(crate) fn cancellable(session: &Session) -> Result<Vec<Standing>, AppError> {
    let filter = Filter { limit: 0, ..Filter::default() };
    let Some(page) = list(session, &filter)? else {
        return Ok(Vec::new());
    };
    let ids = page.rows.iter().filter(|row| row.stage.may_be_cancelled()).map(|row| &row.id);
    let mut standings = standings(session, ids)?;
    standings.retain(|standing| order::refused(&standing.order).is_none());
    standings.sort_by_key(|standing| {
        standing.dues.first().map_or(Instant::MAX_UTC, |due| due.deadline.due())
    });
    Ok(standings)
}
