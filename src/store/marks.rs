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

/// Reads the marks.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<Marks> {
    let sql = "SELECT name, value FROM meta WHERE name IN ('digest', 'settings')";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut marks = Marks::default();
    while let Some(row) = rows.next()? {
        match row.get_ref("name")?.as_str()? {
            "digest" => marks.digest = Some(row.get("value")?),
            _settings => marks.has_settings = true,
        }
    }
    Ok(marks)
}

/// Whether anything was ever told.
pub(super) fn has_facts(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT EXISTS (SELECT 1 FROM fact) AS it", [], |row| row.get("it"))
}

/// Says that there are settings.
pub(super) fn set_settings(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("INSERT OR IGNORE INTO meta (name, value) VALUES ('settings', 1)")
}

/// Says by which rules the index was made; `None` where it must be made anew.
pub(super) fn set_digest(
    connection: &Connection,
    digest: Option<[u8; 32]>,
) -> rusqlite::Result<()> {
    let sql = match digest {
        Some(_) => "INSERT OR REPLACE INTO meta (name, value) VALUES ('digest', ?1)",
        None => "DELETE FROM meta WHERE name = 'digest' OR ?1",
    };
    connection.execute(sql, [digest]).map(drop)
}
