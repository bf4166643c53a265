//! The tables of the index that the rules decide: reads and changes the rows of one order.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::rows::{Row, Rows};
use crate::domain::id::OrderId;
use crate::store::number::key_of;

/// A table of the index.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// Its columns; `order_key` is among them.
    pub(super) columns: &'static [&'static str],
    /// The places of the columns that tell its rows apart.
    key: &'static [usize],
    select: &'static str,
    insert: &'static str,
    delete: &'static str,
}

/// Defines a table with its statements.
macro_rules! table {
    ($name:literal, [$first:literal $(, $column:literal)*], key $key:expr, order $order:literal, delete $delete:literal, $places:literal) => {
        Table {
            name: $name,
            columns: &[$first $(, $column)*],
            key: &$key,
            select: concat!(
                "SELECT ", $first, $(", ", $column,)* " FROM ", $name, " WHERE order_key = ?1 ORDER BY ", $order
            ),
            insert: concat!(
                "INSERT OR REPLACE INTO ", $name, " (", $first, $(", ", $column,)* ") VALUES (", $places, ")"
            ),
            delete: concat!("DELETE FROM ", $name, " WHERE ", $delete),
        }
    };
}

const ENTRY: Table = table!(
    "entry",
    [
        "order_key", "placed", "ended", "stage", "assumed_at", "assumed_stage", "assumed_by",
        "outdated_at", "as_of", "minor", "currency", "title", "line_count", "seller", "words", "changes"
    ],
    key [0],
    order "order_key",
    delete "order_key = ?1",
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
);

const DATE: Table = table!(
    "date",
    [
        "order_key", "n", "from_at", "until_at", "due_at", "minor", "currency", "what", "about"
    ],
    key [0, 1],
    order "n",
    delete "order_key = ?1 AND n = ?2",
    "?, ?, ?, ?, ?, ?, ?, ?, ?"
);

const LOOKUP: Table = table!(
    "lookup",
    ["kind", "word", "order_key", "from_at", "until_at"],
    key [0, 1, 2, 3],
    order "kind, word, from_at",
    delete "kind = ?1 AND word = ?2 AND order_key = ?3 AND from_at = ?4",
    "?, ?, ?, ?, ?"
);

/// Every table.
pub(super) const TABLES: [Table; 3] = [ENTRY, DATE, LOOKUP];

impl Rows {
    /// The rows of each table, in the order of [`TABLES`].
    pub(super) fn by_table(&self) -> [&[Row]; 3] {
        [&self.entry, &self.date, &self.lookup]
    }

    /// The rows that the index has of an order: none where it has none in lists.
    pub(super) fn kept(connection: &Connection, id: &OrderId) -> rusqlite::Result<Self> {
        let key = key_of(id);
        let [entry, date, lookup] = TABLES;
        let entry = read(connection, &entry, key)?;
        if entry.is_empty() {
            return Ok(Self::default());
        }
        let read = |table| read(connection, table, key);
        Ok(Self { entry, date: read(&date)?, lookup: read(&lookup)? })
    }

    /// Changes the rows that the index has of an order to these; those that stay are not touched.
    pub(super) fn put(&self, connection: &Connection, id: &OrderId) -> rusqlite::Result<()> {
        self.put_over(&Self::kept(connection, id)?, connection)
    }

    /// The same over rows that are known.
    pub(super) fn put_over(&self, kept: &Self, connection: &Connection) -> rusqlite::Result<()> {
        for ((table, new), old) in TABLES.iter().zip(self.by_table()).zip(kept.by_table()) {
            let gone = old.iter().filter(|row| !new.iter().any(|one| table.is_same(one, row)));
            execute(connection, table.delete, gone.map(|row| table.key_of(row)))?;
            execute(connection, table.insert, new.iter().filter(|row| !old.contains(row)))?;
        }
        Ok(())
    }
}

/// Executes a statement for each row.
fn execute<'a>(
    connection: &Connection,
    sql: &str,
    rows: impl Iterator<Item: IntoIterator<Item = &'a Value>>,
) -> rusqlite::Result<()> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    let mut statement = connection.prepare_cached(sql)?;
    rows.try_for_each(|row| statement.execute(rusqlite::params_from_iter(row)).map(drop))
}

impl Table {
    fn key_of<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a Value> {
        self.key.iter().filter_map(|place| row.get(*place))
    }

    fn is_same(&self, one: &Row, other: &Row) -> bool {
        self.key_of(one).eq(self.key_of(other))
    }
}

fn read(connection: &Connection, table: &Table, key: i64) -> rusqlite::Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(table.select)?;
    let mut rows = statement.query([key])?;
    let mut read = Vec::new();
    while let Some(row) = rows.next()? {
        let values = (0..table.columns.len()).map(|place| row.get::<_, Value>(place));
        read.push(values.collect::<rusqlite::Result<Row>>()?);
    }
    Ok(read)
}
