//! The files that facts come from.

use rusqlite::Connection;

/// A file that is being imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceFile {
    /// Its name, as the person gave it.
    pub(crate) name: String,
    pub(crate) format: &'static str,
    /// Its size in bytes.
    pub(crate) bytes: u64,
    /// The SHA-256 of its content.
    pub(crate) sha256: [u8; 32],
    /// What reads it: others may find something else in the same content.
    pub(crate) readers: &'static str,
}

/// A file that is being imported, as the store knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SourceRow(i64);

impl SourceRow {
    /// Its number in this file.
    pub(super) fn seq(self) -> i64 {
        self.0
    }
}

/// Where in a file a fact is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub(crate) source: SourceRow,
    /// The place in it, such as `entry 12`.
    pub(crate) within: &'a str,
}

pub(super) fn insert(
    connection: &Connection,
    operation: i64,
    file: &SourceFile,
) -> rusqlite::Result<SourceRow> {
    let SourceFile { name, format, bytes, sha256, .. } = file;
    let bytes = i64::try_from(*bytes).unwrap_or(i64::MAX);
    let sql =
        "INSERT INTO source (operation, name, format, bytes, sha256) VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.insert((operation, name, format, bytes, sha256)).map(SourceRow)
}

/// Notes that a file was read whole: read again, it tells the same.
pub(super) fn set_whole(
    connection: &Connection,
    source: SourceRow,
    readers: &str,
) -> rusqlite::Result<()> {
    let sql = "UPDATE source SET readers = ?2 WHERE seq = ?1";
    connection.execute(sql, (source.0, readers)).map(drop)
}
