//! Leaves nothing of what was forgotten in the free parts of the file.

use rusqlite::Connection;

use super::error::{Failure, Fault, StoreError};
use super::handle::Handle;

impl Handle {
    /// Writes the file anew where free parts of it may hold what was forgotten.
    pub(super) fn wipe(&self) -> Result<(), StoreError> {
        if !self.ask(|connection| Ok(is_due(connection)?))? {
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
pub(super) fn is_due(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM meta WHERE name = 'wiping') AS it";
    connection.query_row(sql, [], |row| row.get("it"))
}

pub(super) fn ask_for(connection: &Connection) -> Result<(), Failure> {
    let sql = "INSERT OR REPLACE INTO meta (name, value) VALUES ('wiping', 1)";
    Ok(connection.execute_batch(sql)?)
}
