//! Operations: listed, undone, redone; and orders that are forgotten.

use super::error::AppError;
use super::session::{Session, rules_of};
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::listing::ListedOperation;
use crate::domain::order::{OperationId, Order, RecordedFact};
use crate::settings::Settings;
use crate::store::{Store, StoreError, Writer};

/// What withdrawing or restoring an operation did.
#[derive(Debug, Clone)]
pub(crate) struct Switched {
    pub(crate) operation: ListedOperation,
    /// Each order that it changed: before and after; `None` where the order did not exist.
    pub(crate) orders: Vec<(Option<Order>, Option<Order>)>,
}

/// The operations of the record or of one order, newest first.
pub(crate) fn log(
    session: &Session,
    digits: Option<&str>,
    limit: usize,
) -> Result<Vec<ListedOperation>, AppError> {
    let id = digits.map(|digits| session.resolve(digits)).transpose()?;
    Ok(session.read(|store| store.operations(id.as_ref(), limit))?)
}

/// Withdraws an operation: the named one, else the latest that is in force. Refuses where later
/// operations rely on it, unless `force` is set.
pub(crate) fn undo(
    session: &mut Session,
    named: Option<&str>,
    force: bool,
) -> Result<Switched, AppError> {
    let operation = operation(session, named, Store::latest_in_force)?;
    let operation = operation.ok_or(AppError::NothingToUndo)?;
    if operation.is_withdrawn || operation.is_forgotten() {
        return Err(AppError::NothingToUndo);
    }
    let touched = session.read(|store| store.orders_of(operation.id))?;
    let relying = relying_on(session, &operation, &touched)?;
    if !relying.is_empty() && !force {
        return Err(AppError::ReliedUpon { operations: relying });
    }
    switch(session, operation, &touched, true)
}

/// Restores an operation: the named one, else the one that was undone last, as long as nothing new
/// was done since.
pub(crate) fn redo(session: &mut Session, named: Option<&str>) -> Result<Switched, AppError> {
    let operation = operation(session, named, Store::redoable)?;
    let operation = operation.ok_or(AppError::NothingToRedo)?;
    if !operation.is_withdrawn || operation.is_forgotten() {
        return Err(AppError::NothingToRedo);
    }
    let touched = session.read(|store| store.orders_of(operation.id))?;
    switch(session, operation, &touched, false)
}

/// The operation whose id begins so, or else the one that `chosen` finds.
fn operation(
    session: &Session,
    named: Option<&str>,
    chosen: fn(&Store) -> Result<Option<OperationId>, StoreError>,
) -> Result<Option<ListedOperation>, AppError> {
    let Some(named) = named.map(str::to_lowercase) else {
        let Some(id) = session.read(chosen)? else { return Ok(None) };
        return Ok(session.read(|store| store.operations_named(&id.to_string()))?.pop());
    };
    let mut alike = session.read(|store| store.operations_named(&named))?;
    match (alike.pop(), alike.len()) {
        (Some(only), 0) => Ok(Some(only)),
        (found, others) => {
            let alike = others + usize::from(found.is_some());
            Err(AppError::NoOperation { id: named, alike })
        }
    }
}

fn switch(
    session: &mut Session,
    operation: ListedOperation,
    touched: &[OrderId],
    withdraw: bool,
) -> Result<Switched, AppError> {
    let (written, now, keep) = (session.operation(), session.now, session.keep);
    let zone = session.setup.zone;
    let id = operation.id;
    let (orders, settings) = session.writer()?.write(&written, keep, |writer| {
        let before = orders_at(writer, touched, now)?;
        let reached = if withdraw { writer.withdraw(id)? } else { writer.restore(id)? };
        // Another process may have said so just before.
        let nothing = if withdraw { AppError::NothingToUndo } else { AppError::NothingToRedo };
        let reached = reached.ok_or(nothing)?;
        let mut settings = None;
        if reached.settings {
            let own = Settings::of_record(&writer.settings()?, zone);
            writer.use_rules(rules_of(&own));
            settings = Some(own);
        }
        let after = orders_at(writer, touched, now)?;
        Ok::<_, AppError>((before.into_iter().zip(after).collect(), settings))
    })?;
    if let Some(settings) = settings {
        session.take_settings(settings);
    }
    Ok(Switched { operation, orders })
}

fn orders_at(
    writer: &Writer<'_>,
    ids: &[OrderId],
    now: Instant,
) -> Result<Vec<Option<Order>>, StoreError> {
    let order = |id: &OrderId| {
        let known = writer.known(id)?;
        Ok(known.base().exists().then(|| known.at(now)))
    };
    ids.iter().map(order).collect()
}

/// The later operations in force that name something which only this operation tells: a request, a
/// dispute, or the beginning of an order.
fn relying_on(
    session: &Session,
    operation: &ListedOperation,
    touched: &[OrderId],
) -> Result<Vec<ListedOperation>, AppError> {
    let Some(store) = session.store() else { return Ok(Vec::new()) };
    let mut relying: Vec<OperationId> = Vec::new();
    for id in touched {
        let facts = store.facts(id)?;
        let is_only_here = |fact: &RecordedFact| {
            fact.tellings.iter().all(|telling| telling.operation == operation.id)
        };
        let lost: Vec<&RecordedFact> = facts.iter().filter(|fact| is_only_here(fact)).collect();
        let others = || facts.iter().filter(|fact| !is_only_here(fact));
        let begins_elsewhere = others().any(|fact| fact.fact.begins_order());
        for fact in others() {
            let about = fact.fact.what.about();
            let names_lost = about.is_some_and(|id| lost.iter().any(|lost| lost.id == id));
            if names_lost || !begins_elsewhere {
                relying.extend(fact.tellings.iter().map(|telling| telling.operation));
            }
        }
    }
    relying.sort_unstable();
    relying.dedup();
    if relying.is_empty() {
        return Ok(Vec::new());
    }
    let listed = store.operations(None, 0)?;
    let mut found: Vec<ListedOperation> = listed
        .into_iter()
        .filter(|one| one.id != operation.id && !one.is_withdrawn && relying.contains(&one.id))
        .collect();
    found.reverse();
    Ok(found)
}

/// The order that can be forgotten; `None` where none but undone operations told of it.
pub(crate) fn forgettable(session: &Session, id: &OrderId) -> Result<Option<Order>, AppError> {
    match session.store() {
        Some(store) if store.tells_of(id)? => {
            Ok(store.known(id)?.map(|known| known.at(session.now)))
        }
        Some(_) | None => Err(not_found(id)),
    }
}

fn not_found(id: &OrderId) -> AppError {
    AppError::NotFound { digits: id.as_str().to_owned() }
}

/// Erases an order for good: its facts, the words of the commands about it, its place in lists, and
/// the kept files that no other order uses. The number must be whole.
pub(crate) fn forget(session: &mut Session, id: &OrderId) -> Result<(), AppError> {
    let (written, keep, vault) = (session.operation(), session.keep, session.vault());
    let forgotten = session
        .writer()?
        .write(&written, keep, |writer| writer.forget(id)?.ok_or_else(|| not_found(id)))?;
    for digest in forgotten.files.into_iter().filter(|_| keep) {
        vault.forget(digest)?;
    }
    Ok(())
}
