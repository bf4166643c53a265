//! The marks of a store: by which rules its index was made, and whether there are settings.

use rusqlite::Connection;

/// What one look at an open store tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// The digest of the rules that the index was made by; `None` where it must be made anew.
    pub(super) digest: Option<[u8; 32]>,
    /// Whether the buyer ever said a word about a rule or a setting.
    pub(super) has_settings: bool,
}

pub(super) fn read(connection: &Connection) -> rusqlite::Result<Marks> {
    let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE name = 'marks'")?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else { return Ok(Marks::default()) };
    let value = row.get_ref(0)?.as_blob()?;
    let digest = value.get(1..).and_then(|digest| digest.try_into().ok());
    Ok(Marks { digest, has_settings: value.first() == Some(&1) })
}

fn write(connection: &Connection, marks: Marks) -> rusqlite::Result<()> {
    let mut value = vec![u8::from(marks.has_settings)];
    value.extend(marks.digest.iter().flatten());
    let sql = "INSERT OR REPLACE INTO meta (name, value) VALUES ('marks', ?1)";
    connection.execute(sql, [value]).map(drop)
}

/// Whether anything was ever told.
pub(super) fn has_facts(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT EXISTS (SELECT 1 FROM fact) AS it", [], |row| row.get("it"))
}

/// Says that there are settings.
pub(super) fn set_settings(connection: &Connection) -> rusqlite::Result<()> {
    write(connection, Marks { has_settings: true, ..read(connection)? })
}

/// Says by which rules the index was made; `None` where it must be made anew.
pub(super) fn set_digest(
    connection: &Connection,
    digest: Option<[u8; 32]>,
) -> rusqlite::Result<()> {
    write(connection, Marks { digest, ..read(connection)? })
}
