//! What is left of a forgotten order: a salted mark of its number, and when it was forgotten.

use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest as _, Sha256};

use super::columns::Millis;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;

/// When an order was forgotten; `None` where it was not.
pub(super) fn forgotten(
    connection: &Connection,
    id: &OrderId,
) -> rusqlite::Result<Option<Instant>> {
    let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE name = ?1")?;
    let at = statement.query_row([mark(connection, id)?], |row| row.get("value"));
    Ok(at.optional()?.map(|Millis(at)| at))
}

/// Whether any order was forgotten: the marks alone are no texts.
pub(super) fn are_there(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM meta WHERE name >= x'') AS it";
    connection.query_row(sql, [], |row| row.get("it"))
}

/// Marks an order as forgotten.
pub(super) fn bury(connection: &Connection, id: &OrderId, at: Instant) -> rusqlite::Result<()> {
    let sql = "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2";
    connection.execute(sql, (mark(connection, id)?, Millis(at))).map(drop)
}

/// Takes the mark of an order away; whether there was one.
pub(super) fn lift(connection: &Connection, id: &OrderId) -> rusqlite::Result<bool> {
    let sql = "DELETE FROM meta WHERE name = ?1";
    Ok(connection.execute(sql, [mark(connection, id)?])? > 0)
}

/// The mark of a number in this store alone.
fn mark(connection: &Connection, id: &OrderId) -> rusqlite::Result<[u8; 32]> {
    let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE name = 'salt'")?;
    let salt: Vec<u8> = statement.query_row([], |row| row.get("value"))?;
    Ok(Sha256::new_with_prefix(salt).chain_update(id.as_str()).finalize().into())
}
