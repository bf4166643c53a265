//! Brings the index up to the record, one order or all, in the file or in memory, and tells where it says
//! something else.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::rows::{Row, Rows};
use super::tables::{TABLES, Table};
use crate::domain::id::OrderId;
use crate::domain::order::Known;
use crate::domain::policy::Policy;
use crate::store::error::{Failure, StoreError};
use crate::store::handle::{Rules, Store};
use crate::store::shelf::{Shelf, each_order};
use crate::store::{marks, operation};

/// Writes what the index says of an order of which all that was told is at hand; returns what is
/// known of it.
pub(in crate::store) fn put(
    connection: &Connection,
    shelf: Shelf,
    policy: &Policy,
) -> Result<Known, Failure> {
    let (rows, known) = rows(shelf, policy);
    rows.put(connection, known.base().id())?;
    Ok(known)
}

/// Writes what the index says of an order of which nothing was told before, and it has nothing.
pub(in crate::store) fn put_first(
    connection: &Connection,
    shelf: Shelf,
    policy: &Policy,
) -> Result<Known, Failure> {
    let (rows, known) = rows(shelf, policy);
    rows.put_over(&Rows::default(), connection)?;
    Ok(known)
}

/// The rows of an order, and what is known of it.
fn rows(shelf: Shelf, policy: &Policy) -> (Rows, Known) {
    let id = shelf.order().clone();
    let stores = shelf.stores();
    let known = shelf.settled(policy);
    let stores: Vec<&str> = stores.iter().map(String::as_str).collect();
    (Rows::of(&id, &known, &stores, policy), known)
}

/// Takes an order out of the index.
pub(in crate::store) fn remove(connection: &Connection, id: &OrderId) -> rusqlite::Result<()> {
    Rows::default().put(connection, id)
}

impl Store {
    /// Makes the index anew from the record, whole or not at all, and keeps it when `keep` is true;
    /// returns how many orders it has.
    pub(crate) fn rebuild(&mut self, keep: bool) -> Result<usize, StoreError> {
        let rules = self.rules().clone();
        let count = self.file().at_once(|connection| Ok((rebuild(connection, &rules)?, keep)))?;
        if keep {
            self.file().wipe()?;
        }
        Ok(count)
    }
}

/// Makes the whole index anew by these rules, order by order; returns how many orders it has.
pub(in crate::store) fn rebuild(connection: &Connection, rules: &Rules) -> Result<usize, Failure> {
    operation::count(connection, None)?;
    marks::set_digest(connection, Some(rules.digest))?;
    recount(connection, &rules.policy)
}

/// Makes anew what the rules decide.
fn recount(connection: &Connection, policy: &Policy) -> Result<usize, Failure> {
    for table in TABLES {
        connection.execute(&format!("DELETE FROM {}", table.name), [])?;
    }
    let mut count = 0;
    each_order(connection, |id| {
        let known = put_first(connection, Shelf::load(connection, &id)?, policy)?;
        count += usize::from(known.base().exists());
        Ok(())
    })?;
    Ok(count)
}

/// Makes what the rules decide anew in memory, for a connection that cannot write: there it stands
/// before what the file has.
pub(in crate::store) fn shadow(connection: &Connection, policy: &Policy) -> Result<(), Failure> {
    connection.pragma_update(None, "query_only", false)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    for table in TABLES {
        let mut statement = connection.prepare(
            "SELECT sql FROM main.sqlite_schema WHERE tbl_name = ?1 AND sql IS NOT NULL ORDER BY type DESC",
        )?;
        let parts = statement.query_map([table.name], |row| row.get::<_, String>("sql"))?;
        for sql in parts.collect::<rusqlite::Result<Vec<_>>>()? {
            let sql = sql.replacen("CREATE TABLE ", "CREATE TEMP TABLE ", 1);
            connection.execute_batch(&sql.replacen("CREATE INDEX ", "CREATE INDEX temp.", 1))?;
        }
    }
    recount(connection, policy)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(())
}

/// Where the index says something else of an order than its facts: a table, or a column of it where
/// the rows can be laid side by side; and what is known of the order.
pub(in crate::store) fn differences(
    connection: &Connection,
    shelf: Shelf,
    policy: &Policy,
) -> rusqlite::Result<(Vec<String>, Known)> {
    let (wanted, known) = rows(shelf, policy);
    let kept = Rows::kept(connection, known.base().id())?;
    let mut found = Vec::new();
    for ((table, wanted), kept) in TABLES.iter().zip(wanted.by_table()).zip(kept.by_table()) {
        found.extend(differing(table, wanted, kept));
    }
    Ok((found, known))
}

fn differing(table: &Table, wanted: &[Row], kept: &[Row]) -> Vec<String> {
    if wanted.len() != kept.len() {
        return vec![table.name.to_owned()];
    }
    let pairs = || wanted.iter().zip(kept);
    let differs =
        |place: &usize| pairs().any(|(wanted, kept)| wanted.get(*place) != kept.get(*place));
    let places = (0..table.columns.len()).filter(differs);
    let columns = places.filter_map(|place| table.columns.get(place));
    columns.map(|column| format!("{}.{column}", table.name)).collect()
}

/// The keys in the index of which nothing was told, each with the tables that have it.
pub(in crate::store) fn strangers(
    connection: &Connection,
) -> rusqlite::Result<BTreeMap<i64, Vec<String>>> {
    let mut strangers: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for Table { name, .. } in TABLES {
        let sql = format!(
            "SELECT DISTINCT order_key FROM {name} i \
             WHERE NOT EXISTS (SELECT 1 FROM fact f WHERE f.order_key = i.order_key)"
        );
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            strangers.entry(row.get("order_key")?).or_default().push(name.to_owned());
        }
    }
    Ok(strangers)
}
