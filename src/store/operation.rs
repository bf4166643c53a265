//! Operations: what each command told, and whether that is withdrawn.

use chrono::TimeDelta;
use rusqlite::{Connection, OptionalExtension as _, Row, Rows, ToSql};
use uuid::{NoContext, Timestamp, Uuid};

use super::columns::Millis;
use super::error::{Failure, StoreError};
use super::handle::Store;
use super::number::{key_of, order_of};
use super::shelf::Teller;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::listing::ListedOperation;
use crate::domain::order::OperationId;

/// How many orders of an operation are named.
const NAMED: i64 = 5;

/// What one command is about to do to the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewOperation {
    pub(crate) command: String,
    /// The time on the clock. An operation never bears an earlier time than one before it.
    pub(crate) at: Instant,
}

/// The time of the newest operation, or undo of one.
fn newest(connection: &Connection) -> rusqlite::Result<Option<Instant>> {
    let sql = "SELECT max(coalesce((SELECT at FROM operation ORDER BY id DESC LIMIT 1), 0), \
               coalesce((SELECT value FROM meta WHERE name = 'word'), 0)) AS newest";
    let newest: i64 = connection.prepare_cached(sql)?.query_row([], |row| row.get("newest"))?;
    Ok((newest > 0).then(|| Instant::from_timestamp_millis(newest)).flatten())
}

/// The id and the time of an operation that is given now: later than all before.
pub(super) fn next(
    connection: &Connection,
    clock: Instant,
) -> rusqlite::Result<(OperationId, Instant)> {
    let after = newest(connection)?.map(|newest| newest + TimeDelta::milliseconds(1));
    let clock = Instant::from_timestamp_millis(clock.timestamp_millis()).unwrap_or(clock);
    let at = after.map_or(clock, |after| after.max(clock));
    let seconds = u64::try_from(at.timestamp()).unwrap_or(0);
    let time = Timestamp::from_unix(NoContext, seconds, at.timestamp_subsec_nanos());
    Ok((OperationId::new(*Uuid::new_v7(time).as_bytes()), at))
}

/// Writes an operation down before the first thing that it tells.
pub(super) fn begin(
    connection: &Connection,
    id: OperationId,
    at: Instant,
    command: &str,
) -> rusqlite::Result<Teller> {
    let sql = "INSERT INTO operation (id, device, at, command, withdrawn) \
               SELECT ?1, value, ?2, ?3, 0 FROM meta WHERE name = 'device'";
    let seq = connection.prepare_cached(sql)?.insert((id.bytes(), Millis(at), command))?;
    Ok(Teller { seq, id, at })
}

/// Counts what the operation with this number told, or what each told.
pub(super) fn count(connection: &Connection, seq: Option<i64>) -> rusqlite::Result<()> {
    let which = seq.map_or(String::new(), |seq| format!("WHERE seq = {seq}"));
    let sql = "UPDATE operation SET (orders, facts) = \
               (SELECT count(DISTINCT f.order_key), count(*) FROM fact f WHERE f.operation = seq)";
    connection.execute(&format!("{sql} {which}"), []).map(drop)
}

/// What an undo or a redo reaches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reached {
    /// The orders that may have changed.
    pub(crate) orders: Vec<OrderId>,
    /// Whether it changed settings: then the rules must be read anew.
    pub(crate) settings: bool,
}

/// A word about an operation: it is withdrawn, or restored. Of two words the newer counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) is_withdrawn: bool,
    pub(super) at: Instant,
    pub(super) id: OperationId,
}

/// Says a word about an operation; `None` where there is no such operation, or it stands so already.
pub(super) fn say(
    connection: &Connection,
    operation: OperationId,
    word: Word,
) -> Result<Option<Reached>, Failure> {
    let sql = "SELECT seq FROM operation WHERE id = ?1 AND withdrawn <> ?2";
    let known = (operation.bytes(), word.is_withdrawn);
    let seq: Option<i64> = connection.query_row(sql, known, |row| row.get("seq")).optional()?;
    let Some(seq) = seq else { return Ok(None) };
    connection.execute(
        "UPDATE operation SET withdrawn = ?2, word_at = ?3, word_id = ?4 \
         WHERE seq = ?1 AND (word_at IS NULL OR (word_at, word_id) < (?3, ?4))",
        (seq, word.is_withdrawn, Millis(word.at), word.id.bytes()),
    )?;
    connection.execute(
        "INSERT INTO meta (name, value) VALUES ('word', ?1) \
         ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
        [Millis(word.at)],
    )?;
    let orders = touched(connection, seq)?;
    let settings = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM setting WHERE operation = ?1) AS it",
        [seq],
        |row| row.get("it"),
    )?;
    Ok(Some(Reached { orders, settings }))
}

/// Whether of the order of a row, `told`, more was told than what was shown: then it counts when.
pub(super) const IS_DATED: &str = "EXISTS (SELECT 1 FROM fact \
     WHERE order_key = told.order_key AND what IS NOT NULL AND body IS NULL)";

/// The orders that may change when an operation is withdrawn or restored: all of which it told, but
/// those of which others in force showed the same.
fn touched(connection: &Connection, seq: i64) -> Result<Vec<OrderId>, Failure> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT DISTINCT order_key FROM fact AS told WHERE operation = ?1 AND ({IS_DATED} OR NOT EXISTS ( \
             SELECT 1 FROM fact AS other JOIN operation o ON o.seq = other.operation \
             WHERE other.order_key = told.order_key AND other.id = told.id \
             AND other.operation <> told.operation AND NOT o.withdrawn)) ORDER BY order_key"
    ))?;
    orders(statement.query([seq])?)
}

fn seq_of(connection: &Connection, operation: OperationId) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT seq FROM operation WHERE id = ?1";
    connection.query_row(sql, [operation.bytes()], |row| row.get("seq")).optional()
}

/// The first orders of which an operation told something.
fn first_orders(connection: &Connection, seq: i64) -> Result<Vec<OrderId>, Failure> {
    let sql =
        "SELECT DISTINCT order_key FROM fact WHERE operation = ?1 ORDER BY order_key LIMIT ?2";
    orders(connection.prepare_cached(sql)?.query((seq, NAMED))?)
}

fn orders(mut rows: Rows<'_>) -> Result<Vec<OrderId>, Failure> {
    let mut orders = Vec::new();
    while let Some(row) = rows.next()? {
        orders.push(order(row)?);
    }
    Ok(orders)
}

/// The order whose key a row has.
pub(super) fn order(row: &Row<'_>) -> Result<OrderId, Failure> {
    let key: i64 = row.get("order_key")?;
    order_of(key).ok_or_else(|| Failure::Row(format!("the order {key} is none")))
}

/// Of which operations anything is left: not of those that told of forgotten orders alone.
const TELLS: &str = "(facts > 0 OR seq IN (SELECT operation FROM setting))";

impl Store {
    /// The operations, or those that told something of an order, the newest first; with a limit of 0
    /// all.
    pub(crate) fn operations(
        &self,
        of: Option<&OrderId>,
        limit: usize,
    ) -> Result<Vec<ListedOperation>, StoreError> {
        let limit = if limit == 0 { -1 } else { i64::try_from(limit).unwrap_or(-1) };
        self.ask(|connection| match of {
            Some(id) => {
                let only = "o.seq IN (SELECT operation FROM fact WHERE order_key = ?1)";
                list(connection, only, key_of(id), limit)
            }
            None => list(connection, "?1", true, limit),
        })
    }

    /// The operations whose id begins so.
    pub(crate) fn operations_named(&self, id: &str) -> Result<Vec<ListedOperation>, StoreError> {
        let only = "substr(lower(hex(o.id)), 1, length(?1)) = ?1";
        self.ask(|connection| list(connection, only, id, -1))
    }

    /// The orders that may change when an operation is withdrawn or restored.
    pub(crate) fn orders_of(&self, operation: OperationId) -> Result<Vec<OrderId>, StoreError> {
        self.ask(|connection| match seq_of(connection, operation)? {
            Some(seq) => touched(connection, seq),
            None => Ok(Vec::new()),
        })
    }

    /// The newest operation that is in force.
    pub(crate) fn latest_in_force(&self) -> Result<Option<OperationId>, StoreError> {
        self.one(&format!("WHERE NOT withdrawn AND {TELLS} ORDER BY id DESC"))
    }

    /// The operation that was withdrawn last, and is, where nothing was told since.
    pub(crate) fn redoable(&self) -> Result<Option<OperationId>, StoreError> {
        self.one(&format!(
            "WHERE withdrawn AND word_at > (SELECT max(at) FROM operation) AND {TELLS} \
             ORDER BY word_at DESC, word_id DESC"
        ))
    }

    fn one(&self, which: &str) -> Result<Option<OperationId>, StoreError> {
        let sql = format!("SELECT id FROM operation {which} LIMIT 1");
        let id = |connection: &Connection| {
            connection.query_row(&sql, [], |row| row.get("id").map(OperationId::new)).optional()
        };
        self.ask(|connection| Ok(id(connection)?))
    }
}

/// The newest operations for which a condition on a value holds, at most so many; all for -1.
fn list(
    connection: &Connection,
    only: &str,
    value: impl ToSql,
    limit: i64,
) -> Result<Vec<ListedOperation>, Failure> {
    let sql = format!(
        "SELECT o.seq, o.id, o.at, o.device, o.command, o.withdrawn, \
             o.device = (SELECT value FROM meta WHERE name = 'device') AS is_own, \
             coalesce(o.orders, 0) AS orders, coalesce(o.facts, 0) AS facts, \
             (SELECT count(*) FROM setting s WHERE s.operation = o.seq) AS settings \
         FROM operation o WHERE {only} ORDER BY o.id DESC LIMIT ?2"
    );
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query((value, limit))?;
    let mut listed = Vec::new();
    while let Some(row) = rows.next()? {
        listed.push(ListedOperation {
            id: OperationId::new(row.get("id")?),
            at: row.get::<_, Millis>("at")?.0,
            device: row.get("device")?,
            is_own: row.get("is_own")?,
            command: row.get("command")?,
            orders: first_orders(connection, row.get("seq")?)?,
            order_count: number(row, "orders")?,
            facts: number(row, "facts")?,
            settings: number(row, "settings")?,
            is_withdrawn: row.get("withdrawn")?,
        });
    }
    Ok(listed)
}

fn number(row: &Row<'_>, column: &str) -> rusqlite::Result<usize> {
    let count: i64 = row.get(column)?;
    Ok(usize::try_from(count).unwrap_or(0))
}
