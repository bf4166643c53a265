//! What SQLite itself can tell of a file, and whether its schema is that of the program.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::flaw::Flaw;
use crate::store::connection;

/// What SQLite finds wrong with its pages, a line each; nothing when they are sound.
pub(super) fn damages(store: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = store.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        // Some begin with a heading that names the only database that there is.
        let text = text(row, 0)?;
        let lines = text.lines().filter(|line| *line != "ok" && !line.starts_with("***"));
        found.extend(lines.map(str::to_owned));
    }
    Ok(found)
}

/// The parts of the newest schema that the store lacks or has otherwise. A part that it has beyond
/// them does no harm.
pub(super) fn unlike(store: &Connection) -> rusqlite::Result<Vec<Flaw>> {
    let kept: BTreeMap<_, _> =
        parts(store)?.into_iter().map(|(kind, name, sql)| ((kind, name), sql)).collect();
    let wanted = parts(&connection::in_memory()?)?;
    let unlike = wanted.into_iter().filter_map(|(kind, name, sql)| {
        let key = (kind, name);
        let there = kept.get(&key);
        let is_there = there.is_some();
        let (kind, name) = key.clone();
        (there != Some(&sql)).then_some(Flaw::SchemaDiffers { kind, name, sql, is_there })
    });
    Ok(unlike.collect())
}

/// The parts of a schema that were made by a statement: kind, name and the statement in one line; the
/// tables first.
fn parts(connection: &Connection) -> rusqlite::Result<Vec<(String, String, String)>> {
    let mut statement = connection.prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL \
         ORDER BY type = 'table' DESC, name",
    )?;
    let part = |row: &Row<'_>| {
        let sql = text(row, 2)?;
        let words: Vec<_> = sql.split_whitespace().collect();
        Ok((text(row, 0)?, text(row, 1)?, words.join(" ")))
    };
    statement.query_map([], part)?.collect()
}

/// The rows that name others which are not there, by table.
pub(super) fn loose_rows(store: &Connection) -> rusqlite::Result<Vec<Flaw>> {
    let mut statement = store.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        *counts.entry((text(row, 0)?, text(row, 2)?)).or_default() += 1;
    }
    let flaws = counts.into_iter();
    Ok(flaws.map(|((table, parent), count)| Flaw::ForeignKey { table, parent, count }).collect())
}

/// What stands in a column as text, whatever it is.
pub(super) fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null => String::new(),
    })
}
