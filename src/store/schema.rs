//! The numbered migrations and the marks by which a store is known.

use rusqlite::Connection;
use uuid::Uuid;

/// "RDRS": the mark that SQLite keeps in the header of every store.
pub(super) const APPLICATION_ID: i32 = 0x5244_5253;

/// Every migration, oldest first. None is edited after a release.
const MIGRATIONS: [&str; 1] = [include_str!("migrations/0001.sql")];

/// The version of the newest schema, which SQLite keeps as `user_version`.
pub(super) const VERSION: i64 = 1;

/// The version of the schema of a store.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Writes the marks and the schema of a new store.
pub(super) fn fill(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    migrate(connection, &MIGRATIONS)?;
    let insert = "INSERT INTO meta (name, value) VALUES (?1, ?2)";
    for name in ["device", "salt"] {
        connection.execute(insert, (name, Uuid::new_v4().as_bytes()))?;
    }
    connection.execute_batch("COMMIT")
}

/// Takes the steps that a store lacks, within the transaction at hand.
fn migrate(connection: &Connection, migrations: &[&str]) -> rusqlite::Result<()> {
    let found = usize::try_from(version(connection)?).unwrap_or(usize::MAX);
    for (step, sql) in (1_i64..).zip(migrations).skip(found) {
        connection.execute_batch(sql)?;
        connection.pragma_update(None, "user_version", step)?;
    }
    Ok(())
}

/// Whether a store has the tables of a schema that was never released.
pub(super) fn is_unreleased(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name IN ('journal', 'order_index') \
               OR name = 'source' AND sql NOT LIKE '%readers%' \
               OR name = 'entry' AND sql NOT LIKE '%line_count%')";
    connection.query_row(sql, [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_is_lacking_is_taken_and_none_twice() {
        let connection = Connection::open_in_memory().expect("a store");
        let steps = ["CREATE TABLE a (b)", "CREATE TABLE c (d)"];
        for taken in [1, 2, 2] {
            migrate(&connection, &steps[..taken]).expect("the steps");
            assert_eq!(version(&connection), Ok(i64::try_from(taken).expect("a few")));
        }
        let count = "SELECT count(*) FROM sqlite_schema";
        assert_eq!(connection.query_row(count, [], |row| row.get(0)), Ok(2));
        assert_eq!(MIGRATIONS.len(), usize::try_from(VERSION).expect("a few"));
    }
}
