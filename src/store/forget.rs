//! Takes an order out of the record for good, the only thing that ever deletes a fact, and leaves
//! nothing of it in the free parts of the file.

use rusqlite::Connection;

use super::error::{Failure, Fault, StoreError};
use super::handle::Handle;
use super::index;
use super::number::key_of;
use super::shelf::Shelf;
use super::{guard, operation, tombstone};
use crate::domain::evidence::Digest;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::{Fact, FactId, Statement};

/// What is left to do when an order was forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Forgotten {
    /// How many facts were told of it.
    pub(crate) facts: usize,
    /// The files that were kept for it alone.
    pub(crate) files: Vec<Digest>,
    /// The orders that were paid in one go with it, whose word of that is deleted too.
    pub(super) linked: Vec<OrderId>,
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
    let linked = linked(connection, &shelf)?;
    guard::forgetting(|| {
        blank(connection, id, key)?;
        let mut unlink = connection.prepare("DELETE FROM fact WHERE order_key = ?1 AND id = ?2")?;
        for (other, word) in &linked {
            unlink.execute((key_of(other), word.bytes()))?;
        }
        connection.execute("DELETE FROM fact WHERE order_key = ?1", [key])
    })?;
    operation::count(connection, None)?;
    index::remove(connection, id)?;
    tombstone::bury(connection, id, at)?;
    connection.execute_batch("INSERT OR REPLACE INTO meta (name, value) VALUES ('wiping', 1)")?;
    let mut files = Vec::new();
    for (_, fact) in shelf.all() {
        if let Statement::EvidenceAdded(evidence) = &fact.what
            && index::keeping(connection, evidence.digest)?.is_empty()
            && !files.contains(&evidence.digest)
        {
            files.push(evidence.digest);
        }
    }
    let linked = linked.into_iter().map(|(other, _)| other).collect();
    Ok(Some(Forgotten { facts: usize::try_from(facts).unwrap_or(0), files, linked }))
}

/// The words of other orders that name an order as paid in one go with them: it names them too.
fn linked(connection: &Connection, shelf: &Shelf) -> Result<Vec<(OrderId, FactId)>, Failure> {
    let mut linked = Vec::new();
    for (_, fact) in shelf.all() {
        let Statement::PaidWith(other) = &fact.what else { continue };
        let of_other = Shelf::load_or(connection, other, &mut |_, _| Ok(()))?;
        let names_it = |fact: &Fact| matches!(&fact.what, Statement::PaidWith(named) if named == shelf.order());
        let words = of_other.all().filter(|(_, fact)| names_it(fact));
        linked.extend(words.map(|(word, _)| (other.clone(), word)));
    }
    Ok(linked)
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
    // Read again, it tells of the order again.
    connection.execute(
        "UPDATE source SET readers = NULL WHERE seq IN (SELECT file FROM fact WHERE order_key = ?1)",
        [key],
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

impl Handle {
    /// Writes the file anew where free parts of it may hold what was forgotten.
    pub(super) fn wipe(&self) -> Result<(), StoreError> {
        if !self.ask(|connection| Ok(is_wiping_due(connection)?))? {
            return Ok(());
        }
        let wiped = self.ask(|connection| {
            connection.execute_batch("VACUUM; DELETE FROM meta WHERE name = 'wiping'")?;
            Ok(())
        });
        wiped.map_err(|error| StoreError::new(self.path(), Fault::NotWiped(error.to_string())))
    }
}

/// Whether free parts of the file may hold what was forgotten.
pub(super) fn is_wiping_due(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM meta WHERE name = 'wiping') AS it";
    connection.query_row(sql, [], |row| row.get("it"))
}
