//! Tells once more what a file tells that was read before: nothing of it is read again.

use rusqlite::{Connection, OptionalExtension as _};

use super::columns::At;
use super::error::Failure;
use super::operation::{IS_DATED, order};
use super::shelf::Teller;
use super::source::{SourceFile, SourceRow};
use crate::domain::id::OrderId;
use crate::domain::time::Moment;

/// What a file told once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Retold {
    pub(crate) orders: usize,
    /// When the youngest of its pages was captured.
    pub(crate) captured: Option<Moment>,
}

/// A file by the operation that read it.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadBefore {
    operation: i64,
    source: i64,
}

/// The newest file in force of the same content that the same readers read whole.
pub(super) fn read_before(
    connection: &Connection,
    file: &SourceFile,
) -> rusqlite::Result<Option<ReadBefore>> {
    let sql = "SELECT s.operation, s.seq FROM source s JOIN operation o ON o.seq = s.operation \
               WHERE s.sha256 = ?1 AND s.format = ?2 AND s.readers = ?3 AND NOT o.withdrawn \
               ORDER BY s.seq DESC LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let of_row = |row: &rusqlite::Row<'_>| {
        Ok(ReadBefore { operation: row.get("operation")?, source: row.get("seq")? })
    };
    statement.query_row((file.sha256, file.format, file.readers), of_row).optional()
}

/// Tells all of it once more, as `source`. The orders whose index depends on when they were told of
/// are handed over.
pub(super) fn retell(
    connection: &Connection,
    before: ReadBefore,
    source: SourceRow,
    teller: Teller,
    behind: &mut impl Extend<OrderId>,
) -> Result<Retold, Failure> {
    let now = (teller.seq, source.seq());
    connection
        .prepare_cached(
            // A file may tell the same in several places.
            "INSERT INTO fact (order_key, id, telling, operation, file, within) \
             SELECT order_key, id, ( \
                 SELECT max(telling) + sum(operation = ?3 AND file = ?4 AND telling <= told.telling) \
                 FROM fact WHERE order_key = told.order_key AND id = told.id \
             ), ?1, ?2, within FROM fact AS told WHERE operation = ?3 AND file = ?4",
        )?
        .execute((now.0, now.1, before.operation, before.source))?;
    let mut dated = connection.prepare_cached(&format!(
        "SELECT DISTINCT order_key FROM fact AS told WHERE operation = ?1 AND file = ?2 AND {IS_DATED}"
    ))?;
    let mut rows = dated.query(now)?;
    while let Some(row) = rows.next()? {
        behind.extend([order(row)?]);
    }
    let sql = "SELECT count(DISTINCT told.order_key) AS orders, max(first.at) AS captured \
               FROM fact AS told JOIN fact AS first USING (order_key, id) \
               WHERE told.operation = ?1 AND told.file = ?2 AND first.at IS NOT NULL";
    let retold = connection.prepare_cached(sql)?.query_row(now, |row| {
        let captured = row.get::<_, Option<At>>("captured")?.map(|At(moment)| moment);
        Ok((row.get::<_, i64>("orders")?, captured))
    })?;
    Ok(Retold { orders: usize::try_from(retold.0).unwrap_or(0), captured: retold.1 })
}
