//! What SQLite itself can tell of a file, and whether all of the schema is in it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::Flaw;
use crate::domain::policy::Policy;
use crate::store::connection;

/// What SQLite finds wrong with its pages, a line each; nothing when they are sound.
pub(super) fn damages(store: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = store.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let text = String::from_utf8_lossy(row.get_ref(0)?.as_bytes()?).into_owned();
        // A heading that names the only database that there is.
        let lines = text.lines().filter(|line| *line != "ok" && !line.starts_with("***"));
        found.extend(lines.map(str::to_owned));
    }
    Ok(found)
}

/// The parts of the newest schema that the store lacks.
pub(super) fn missing(store: &Connection, policy: &Policy) -> rusqlite::Result<Vec<Flaw>> {
    let kept: BTreeSet<_> = parts(store)?.into_iter().map(|(kind, name, _)| (kind, name)).collect();
    let wanted = parts(&connection::in_memory(policy)?)?;
    let missing =
        wanted.into_iter().filter(|(kind, name, _)| !kept.contains(&(kind.clone(), name.clone())));
    Ok(missing.map(|(kind, name, sql)| Flaw::SchemaDiffers { kind, name, sql }).collect())
}

/// The parts of a schema that were made by a statement: kind, name and the statement.
fn parts(connection: &Connection) -> rusqlite::Result<Vec<(String, String, String)>> {
    let mut statement = connection.prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL \
         ORDER BY type = 'table' DESC, name",
    )?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}

/// The rows that name others which are not there, by table.
pub(super) fn loose_rows(store: &Connection) -> rusqlite::Result<Vec<Flaw>> {
    let mut statement = store.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        *counts.entry((row.get(0)?, row.get(2)?)).or_default() += 1;
    }
    let flaws = counts.into_iter();
    Ok(flaws.map(|((table, parent), count)| Flaw::ForeignKey { table, parent, count }).collect())
}
