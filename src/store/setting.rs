//! The buyer's own words about rules and settings.

use rusqlite::Connection;

use super::columns::Millis;
use super::marks;
use crate::domain::listing::OwnSetting;

/// The words in force, in the order in which they were said: of two about one name the last counts,
/// and the ones before it for what had ended by then.
pub(super) fn settings(connection: &Connection) -> rusqlite::Result<Vec<OwnSetting>> {
    let mut statement = connection.prepare(
        "SELECT s.name, s.value, s.since FROM setting s JOIN operation o ON o.seq = s.operation \
         WHERE NOT o.withdrawn ORDER BY o.id, s.name",
    )?;
    let setting = |row: &rusqlite::Row<'_>| {
        Ok(OwnSetting {
            name: row.get("name")?,
            value: row.get("value")?,
            since: row.get::<_, Millis>("since")?.0,
        })
    };
    statement.query_map([], setting)?.collect()
}

/// Writes a word down; a second one of an operation about the same name takes the place of the first.
pub(super) fn set(connection: &Connection, seq: i64, setting: &OwnSetting) -> rusqlite::Result<()> {
    let OwnSetting { name, value, since } = setting;
    marks::set_settings(connection)?;
    connection
        .execute(
            "INSERT INTO setting (operation, name, value, since) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (operation, name) DO UPDATE SET value = ?3, since = ?4",
            (seq, name, value, Millis(*since)),
        )
        .map(drop)
}
