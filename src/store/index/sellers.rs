//! The names of sellers, and the orders of each.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::order_id;
use crate::domain::id::OrderId;

/// The name of every store, each once, in order.
pub(in crate::store) fn seller_names(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection
        .prepare("SELECT DISTINCT seller FROM order_index WHERE seller <> '' ORDER BY seller")?;
    let mut rows = statement.query([])?;
    let mut names = Vec::new();
    while let Some(row) = rows.next()? {
        names.push(row.get(0)?);
    }
    Ok(names)
}

/// The orders of the store with exactly this name.
pub(in crate::store) fn orders_of_name(
    connection: &Connection,
    name: &str,
) -> rusqlite::Result<Vec<OrderId>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM order_index WHERE seller = ?1 ORDER BY id")?;
    let mut rows = statement.query([name])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(order_id(row.get_ref(0)?.as_str()?)?);
    }
    Ok(found)
}

/// The orders of which any source named a store with one of these numbers. It reads every fact of the
/// journal once, and builds no order.
pub(in crate::store) fn orders_of_stores(
    connection: &Connection,
    numbers: &BTreeSet<String>,
) -> rusqlite::Result<Vec<OrderId>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare(
        "SELECT order_id, json_extract(body, '$.seller.store_id') AS number FROM journal \
         WHERE kind = 'learned' AND number IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    let mut found = BTreeSet::new();
    while let Some(row) = rows.next()? {
        if numbers.contains(row.get_ref(1)?.as_str()?) {
            found.insert(order_id(row.get_ref(0)?.as_str()?)?);
        }
    }
    Ok(found.into_iter().collect())
}
