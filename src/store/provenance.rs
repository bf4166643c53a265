//! Which file, and which place in it, a fact of the journal came from.

use std::ops::RangeInclusive;

use rusqlite::Connection;
use uuid::Uuid;

use super::codec::instant_text;
use crate::domain::id::OrderId;
use crate::domain::time::Instant;

/// A file that is being imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceFile {
    /// Its name, as the person gave it.
    pub(crate) name: String,
    /// Its format.
    pub(crate) format: &'static str,
    /// Its size in bytes.
    pub(crate) bytes: u64,
    /// The SHA-256 of its content.
    pub(crate) sha256: [u8; 32],
}

/// Where a fact came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The file.
    pub(crate) file: String,
    /// The place in the file.
    pub(crate) place: String,
    /// When the page was captured.
    pub(crate) captured: Instant,
}

/// Writes the file down; the number is for [`place`] in the same transaction.
pub(super) fn file(
    connection: &Connection,
    operation: Uuid,
    file: &SourceFile,
) -> rusqlite::Result<i64> {
    let bytes = i64::try_from(file.bytes).unwrap_or(i64::MAX);
    connection
        .prepare_cached(
            "INSERT INTO source (operation, name, format, bytes, sha256) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .insert((operation.as_bytes().as_slice(), &file.name, file.format, bytes, file.sha256))
}

/// Writes down where events that follow each other came from.
pub(super) fn place(
    connection: &Connection,
    order: &OrderId,
    revisions: RangeInclusive<u32>,
    source: i64,
    place: &str,
    captured: Instant,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO provenance (order_id, first, last, source, place, captured_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            order.as_str(),
            revisions.start(),
            revisions.end(),
            source,
            place,
            instant_text(captured),
        ))
        .map(drop)
}
