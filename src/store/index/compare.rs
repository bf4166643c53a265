//! Whether the index says what the record says.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::build::rows;
use super::rows::{Row, Rows};
use super::tables::{TABLES, Table};
use crate::domain::order::Known;
use crate::domain::policy::Policy;
use crate::store::shelf::Shelf;

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
