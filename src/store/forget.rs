//! Takes an order out of the record for good: the only thing that ever deletes a fact.

use rusqlite::Connection;

use super::error::Failure;
use super::index;
use super::number::key_of;
use super::shelf::Shelf;
use super::{guard, operation, tombstone, wipe};
use crate::domain::evidence::Digest;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::Statement;

/// What is left to do when an order was forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Forgotten {
    /// How many facts were told of it.
    pub(crate) facts: usize,
    /// The files that were kept for it alone.
    pub(crate) files: Vec<Digest>,
}

/// Deletes everything that was told of an order; `None` where nothing was. Commands that name it are
/// blanked, and those that told of nothing else.
pub(super) fn forget(
    connection: &Connection,
    id: &OrderId,
    at: Instant,
) -> Result<Option<Forgotten>, Failure> {
    let shelf = Shelf::load_or(connection, id, &mut |_, _| Ok(()))?;
    let key = key_of(id);
    let facts = connection.query_row(
        "SELECT count(DISTINCT id) AS facts FROM fact WHERE order_key = ?1",
        [key],
        |row| row.get::<_, i64>("facts"),
    )?;
    if facts == 0 {
        return Ok(None);
    }
    // What is deleted is overwritten with zeros.
    connection.pragma_update(None, "secure_delete", true)?;
    guard::forgetting(|| {
        blank(connection, id, key)?;
        connection.execute("DELETE FROM fact WHERE order_key = ?1", [key])
    })?;
    operation::count(connection, None)?;
    index::remove(connection, id)?;
    tombstone::bury(connection, id, at)?;
    wipe::ask_for(connection)?;
    let mut files = Vec::new();
    for (_, fact) in shelf.all() {
        if let Statement::EvidenceAdded(evidence) = &fact.what
            && index::keeping(connection, evidence.digest)?.is_empty()
            && !files.contains(&evidence.digest)
        {
            files.push(evidence.digest);
        }
    }
    Ok(Some(Forgotten { facts: usize::try_from(facts).unwrap_or(0), files }))
}

/// Blanks the words of commands, and the names of files, that name the order or told of it alone.
fn blank(connection: &Connection, id: &OrderId, key: i64) -> rusqlite::Result<()> {
    connection.execute(
        "UPDATE operation SET command = '' WHERE instr(command, ?2) > 0 OR ( \
             seq IN (SELECT operation FROM fact WHERE order_key = ?1) \
             AND (seq NOT IN (SELECT operation FROM source) \
                  OR NOT EXISTS (SELECT 1 FROM fact WHERE operation = seq AND order_key <> ?1)))",
        (key, id.as_str()),
    )?;
    connection
        .execute(
            "UPDATE source SET name = '' WHERE instr(name, ?2) > 0 OR ( \
                 seq IN (SELECT file FROM fact WHERE order_key = ?1) \
                 AND seq NOT IN (SELECT file FROM fact WHERE order_key <> ?1 AND file IS NOT NULL))",
            (key, id.as_str()),
        )
        .map(drop)
}
