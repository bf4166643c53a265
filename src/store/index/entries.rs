//! Orders as lists show them at a moment.

use rusqlite::{Connection, Row, Statement};

use super::changes::Change;
use super::time::{FOREVER, instant};
use super::what::What;
use crate::domain::instant::Instant;
use crate::domain::listing::{AgendaItem, ListedOrder, NextDue};
use crate::domain::order::{Certainty, Stage};
use crate::store::columns::{columns, money};
use crate::store::error::Failure;
use crate::store::number::order_of;

columns!(Columns {
    order_key,
    stage,
    assumed_at,
    assumed_stage,
    assumed_by,
    outdated_at,
    as_of,
    minor,
    currency,
    title,
    line_count,
    seller,
    changes,
});

/// The columns of an order in a list.
pub(super) const COLUMNS: &str = "order_key, placed, stage, assumed_at, assumed_stage, assumed_by, outdated_at, as_of, \
     minor, currency, title, line_count, seller, changes";

/// The orders of a statement that selects [`COLUMNS`], as they stand at one moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entries {
    at: Columns,
    now: i64,
}

impl Entries {
    pub(super) fn of(statement: &Statement<'_>, now: Instant) -> rusqlite::Result<Self> {
        Ok(Self { at: Columns::of(statement)?, now: now.timestamp() })
    }

    /// The order of a row, without its next deadline.
    pub(super) fn read(&self, row: &Row<'_>) -> Result<ListedOrder, Failure> {
        let at = self.at;
        let key: i64 = row.get(at.order_key)?;
        let (stage, certainty) = self.standing(row)?;
        Ok(ListedOrder {
            id: order_of(key).ok_or_else(|| Failure::Row(format!("the order {key} is none")))?,
            title: row.get(at.title)?,
            line_count: row.get(at.line_count)?,
            stage,
            certainty,
            as_of: row.get::<_, Option<i64>>(at.as_of)?.map(instant),
            seller: row.get(at.seller)?,
            total: money(row, at.minor, at.currency)?,
            due: None,
        })
    }

    fn standing(&self, row: &Row<'_>) -> rusqlite::Result<(Stage, Certainty)> {
        let Self { at, now } = *self;
        if let Some(changes) = row.get_ref(at.changes)?.as_str_or_null()? {
            return Change::at(changes, now);
        }
        let outdated: Option<i64> = row.get(at.outdated_at)?;
        if let Some(since) = outdated.filter(|since| now > *since) {
            return Ok((row.get(at.stage)?, Certainty::Outdated { since: instant(since) }));
        }
        let assumed: Option<i64> = row.get(at.assumed_at)?;
        if let Some(since) = assumed.filter(|since| now > *since) {
            let certainty =
                Certainty::Assumed { rule: row.get(at.assumed_by)?, since: instant(since) };
            return Ok((row.get(at.assumed_stage)?, certainty));
        }
        Ok((row.get(at.stage)?, Certainty::Known))
    }
}

/// The stage at `now`, as an expression; nothing of an order that tells its changes.
pub(super) fn stage_at(now: Instant) -> String {
    let now = now.timestamp();
    format!(
        "CASE WHEN changes IS NOT NULL THEN NULL WHEN assumed_at < {now} AND coalesce(outdated_at, {FOREVER}) >= {now} \
         THEN assumed_stage ELSE stage END"
    )
}

columns!(DueColumns { due_at, what });

/// Tells the next deadlines of orders at one moment.
pub(super) struct NextDues<'a> {
    statement: Statement<'a>,
    at: DueColumns,
}

impl<'a> NextDues<'a> {
    pub(super) fn at(connection: &'a Connection, now: Instant) -> rusqlite::Result<Self> {
        let statement = connection.prepare(&format!(
            "SELECT due_at, what FROM date \
             WHERE order_key = ?1 AND due_at > 0 AND from_at < {now} AND until_at >= {now} \
             ORDER BY n LIMIT 1",
            now = now.timestamp()
        ))?;
        Ok(Self { at: DueColumns::of(&statement)?, statement })
    }

    /// The next deadline of an order; `None` where it has none.
    pub(super) fn of(&mut self, key: i64) -> rusqlite::Result<Option<NextDue>> {
        let at = self.at;
        let mut rows = self.statement.query([key])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let what: What = row.get(at.what)?;
        let AgendaItem::Deadline { rule, who, then, .. } = what.item else { return Ok(None) };
        Ok(Some(NextDue { at: instant(row.get(at.due_at)?), rule, who, then }))
    }
}
