//! The numbered migrations and the marks by which a store is known.

use rusqlite_migration::{HookError, M, Migrations};

use super::index;
use super::journal::JournalError;
use crate::domain::policy::Policy;

/// "RDRS": the mark that SQLite keeps in the header of every store.
pub(super) const APPLICATION_ID: i32 = 0x5244_5253;

/// The version of the newest schema, which SQLite keeps as `user_version`.
pub(super) const VERSION: i64 = 3;

/// Every migration, oldest first. None is edited after a release. The last one makes the read model
/// anew, and the policy counts the dates of what is only presumed in it.
pub(super) fn migrations(policy: &Policy) -> Migrations<'static> {
    let policy = policy.clone();
    Migrations::new(vec![
        M::up(include_str!("migrations/0001_journal_index_provenance.sql")),
        M::up(include_str!("migrations/0002_dates_and_refunds.sql")),
        M::up_with_hook(
            include_str!("migrations/0003_parcels_and_sellers.sql"),
            move |transaction| {
                index::rebuild(transaction, &policy).map(drop).map_err(|error| match error {
                    JournalError::Sqlite(error) => HookError::RusqliteError(error),
                    JournalError::Corrupt(_) | JournalError::Row { .. } => {
                        HookError::Hook(error.to_string())
                    }
                })
            },
        ),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::EMBEDDED;

    #[test]
    fn every_migration_runs_and_the_newest_has_the_version() {
        migrations(&EMBEDDED).validate().expect("valid SQL");
        let mut connection = rusqlite::Connection::open_in_memory().expect("a store");
        migrations(&EMBEDDED).to_latest(&mut connection).expect("all of them");
        let version: i64 = connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .expect("a version");
        assert_eq!(version, VERSION);
    }
}
