//! The history of each order: appended, read, never changed.

use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::codec::{self, NotAnEvent};
use super::provenance::Origin;
use crate::domain::id::OrderId;
use crate::domain::order::{Corrupt, Happened, Order, apply, replay};
use crate::domain::time::Instant;

/// One entry of a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its place, from 1.
    pub(crate) revision: u32,
    /// What happened.
    pub(crate) happened: Happened,
}

/// An entry with what the record knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// The entry.
    pub(crate) entry: Entry,
    /// When it was recorded.
    pub(crate) recorded: Instant,
    /// The command that recorded it.
    pub(crate) command: String,
    /// Where it was read, for what an import told.
    pub(crate) origin: Option<Origin>,
}

/// Why an entry cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub(super) enum JournalError {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Corrupt(#[from] Corrupt),
    #[error("event {revision} of order {order}: {why}")]
    Row { order: OrderId, revision: u32, why: NotAnEvent },
}

/// Begins an operation: what one command does, whole or not at all.
pub(super) fn begin(
    connection: &Connection,
    operation: Uuid,
    recorded: Instant,
    command: &str,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO operation (id, device, recorded_at, command) SELECT ?1, id, ?2, ?3 FROM device",
        )?
        .execute((operation.as_bytes().as_slice(), codec::instant_text(recorded), command))
        .map(drop)
}

/// Appends one entry.
pub(super) fn append(
    connection: &Connection,
    order: &OrderId,
    operation: Uuid,
    entry: &Entry,
) -> Result<(), JournalError> {
    let Happened { event, at, known, by, witness } = &entry.happened;
    let (kind, body) = codec::encode(event).map_err(|error| JournalError::Row {
        order: order.clone(),
        revision: entry.revision,
        why: NotAnEvent::Shape(error),
    })?;
    connection
        .prepare_cached(
            "INSERT INTO journal (order_id, revision, operation, happened, known, actor, witness, kind, body) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            order.as_str(),
            entry.revision,
            operation.as_bytes().as_slice(),
            codec::moment_text(*at),
            codec::instant_text(*known),
            by.id(),
            codec::witness_text(*witness),
            kind,
            body,
        ))?;
    Ok(())
}

/// The history of an order, oldest first; empty when there is none.
pub(super) fn history(
    connection: &Connection,
    order: &OrderId,
) -> Result<Vec<Entry>, JournalError> {
    let mut entries = Vec::new();
    each(connection, order, |entry| {
        entries.push(entry?);
        Ok(())
    })?;
    Ok(entries)
}

/// Hands over the history of an order entry by entry, oldest first, so that one which cannot be
/// read need not hide the others.
pub(super) fn each(
    connection: &Connection,
    order: &OrderId,
    mut take: impl FnMut(Result<Entry, JournalError>) -> Result<(), JournalError>,
) -> Result<(), JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT revision, happened, known, actor, witness, kind, body FROM journal \
         WHERE order_id = ?1 ORDER BY revision",
    )?;
    let mut rows = statement.query([order.as_str()])?;
    while let Some(row) = rows.next()? {
        take(entry(order, row))?;
    }
    Ok(())
}

/// Hands over the number of each order that has a history, in order of number, as it stands there.
pub(super) fn each_order<E: From<rusqlite::Error>>(
    connection: &Connection,
    mut take: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let mut after = String::new();
    let mut next = connection
        .prepare("SELECT order_id FROM journal WHERE order_id > ?1 ORDER BY order_id LIMIT 1")?;
    loop {
        let mut rows = next.query([&after])?;
        let Some(row) = rows.next()? else { return Ok(()) };
        after = row.get(0)?;
        drop(rows);
        take(&after)?;
    }
}

/// The history of an order with the times and places of its recording, oldest first.
pub(super) fn told(connection: &Connection, order: &OrderId) -> Result<Vec<Told>, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT j.revision, j.happened, j.known, j.actor, j.witness, j.kind, j.body, \
                o.recorded_at, o.command, s.name, p.place, p.captured_at \
         FROM journal j JOIN operation o ON o.id = j.operation \
         LEFT JOIN provenance p ON p.order_id = j.order_id AND j.revision BETWEEN p.first AND p.last \
         LEFT JOIN source s ON s.id = p.source \
         WHERE j.order_id = ?1 ORDER BY j.revision",
    )?;
    let mut rows = statement.query([order.as_str()])?;
    let mut told = Vec::new();
    while let Some(row) = rows.next()? {
        let entry = entry(order, row)?;
        let bad = |unknown: codec::Unknown| JournalError::Row {
            order: order.clone(),
            revision: entry.revision,
            why: unknown.into(),
        };
        let origin = match row.get::<_, Option<String>>(9)? {
            Some(file) => Some(Origin {
                file,
                place: row.get(10)?,
                captured: codec::instant(&row.get::<_, String>(11)?).map_err(bad)?,
            }),
            None => None,
        };
        let recorded = codec::instant(&row.get::<_, String>(7)?).map_err(bad)?;
        let command = row.get(8)?;
        told.push(Told { entry, recorded, command, origin });
    }
    Ok(told)
}

/// The order as its history tells it; one of which nothing is known when there is none.
pub(super) fn replayed(connection: &Connection, id: &OrderId) -> Result<Order, JournalError> {
    let history = history(connection, id)?;
    Ok(replay(id.clone(), history.iter().map(|entry| &entry.happened))?)
}

/// Each order as its history tells it, in order of number, in one pass over the journal.
pub(super) fn each_replayed(
    connection: &Connection,
    mut each: impl FnMut(Order),
) -> Result<(), JournalError> {
    let mut statement = connection.prepare(
        "SELECT revision, happened, known, actor, witness, kind, body, order_id FROM journal \
         ORDER BY order_id, revision",
    )?;
    let mut rows = statement.query([])?;
    let mut order: Option<Order> = None;
    while let Some(row) = rows.next()? {
        let number = row.get_ref(7)?.as_str().map_err(rusqlite::Error::from)?;
        let begun = order.take_if(|order| order.id().as_str() != number);
        begun.into_iter().for_each(&mut each);
        let before = match order.take() {
            Some(order) => order,
            None => Order::new(super::index::order_id(number)?),
        };
        let entry = entry(before.id(), row)?;
        order = Some(apply(before, &entry.happened)?);
    }
    order.into_iter().for_each(each);
    Ok(())
}

fn entry(order: &OrderId, row: &Row<'_>) -> Result<Entry, JournalError> {
    let revision = row.get(0)?;
    let text = |column: usize| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
    let happened = || -> Result<Happened, NotAnEvent> {
        let text = |column| text(column).unwrap_or_default();
        Ok(Happened {
            event: codec::decode(text(5), text(6))?,
            at: codec::moment(text(1))?,
            known: codec::instant(text(2))?,
            by: codec::actor(text(3))?,
            witness: codec::witness(text(4))?,
        })
    };
    let happened =
        happened().map_err(|why| JournalError::Row { order: order.clone(), revision, why })?;
    Ok(Entry { revision, happened })
}
