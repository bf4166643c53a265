//! The orders of a tracking number.

use rusqlite::Connection;

use super::order_id;
use crate::domain::id::OrderId;

/// The most orders that are told of one number.
const MOST: u32 = 20;

/// The orders that have this number, by their own; a few at most.
pub(in crate::store) fn carried_by(
    connection: &Connection,
    normal: &str,
) -> rusqlite::Result<Vec<OrderId>> {
    let mut statement = connection.prepare_cached(
        "SELECT order_id FROM parcel WHERE number = ?1 ORDER BY order_id LIMIT ?2",
    )?;
    let rows =
        statement.query_and_then((normal, MOST), |row| order_id(row.get_ref(0)?.as_str()?))?;
    rows.collect()
}
