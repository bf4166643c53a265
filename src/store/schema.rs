//! The numbered migrations and the marks by which a store is known.

use rusqlite_migration::{M, Migrations};

/// "RDRS": the mark that SQLite keeps in the header of every store.
pub(super) const APPLICATION_ID: i32 = 0x5244_5253;

const STEPS: &[M<'static>] = &[M::up(include_str!("migrations/0001_journal_index_provenance.sql"))];

/// Every migration, oldest first. None is edited after a release.
pub(super) const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

/// The version of the newest schema, which SQLite keeps as `user_version`.
pub(super) const VERSION: i64 = 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_runs_and_the_newest_has_the_version() {
        MIGRATIONS.validate().expect("valid SQL");
        assert_eq!(i64::try_from(STEPS.len()).expect("few"), VERSION);
    }
}
