//! The agenda: what is due, of all orders, and how many of them may have changed.

use rusqlite::{Connection, OptionalExtension as _, Statement};

use super::about::About;
use super::dates::{Date, walk};
use super::time::instant;
use crate::domain::instant::Instant;
use crate::domain::listing::{
    AgendaEntry, AgendaFilter, AgendaItem, AgendaPage, MOST_OUTDATED, OutdatedOrders,
};
use crate::store::columns::columns;
use crate::store::error::{Failure, StoreError};
use crate::store::handle::Store;
use crate::store::number::order_of;

impl Store {
    /// What is due at `now`, of all orders: prepared steps first, then by its time, currency by
    /// currency by the money.
    pub(crate) fn agenda(
        &self,
        filter: AgendaFilter,
        now: Instant,
    ) -> Result<AgendaPage, StoreError> {
        self.ask(|connection| agenda(connection, filter, now))
    }
}

fn agenda(
    connection: &Connection,
    filter: AgendaFilter,
    now: Instant,
) -> Result<AgendaPage, Failure> {
    // Of one moment; and a file is locked once, not for each question.
    let snapshot = connection.unchecked_transaction()?;
    let mut dates: Vec<Date> = Vec::new();
    let mut prepared = 0;
    walk(connection, filter, now, &mut |date| {
        match date.item {
            AgendaItem::Prepared { .. } => prepared += 1,
            AgendaItem::Deadline { .. } if filter.limit > 0 && dates.len() > filter.limit => {
                return Ok(false);
            }
            AgendaItem::Deadline { .. } => {}
        }
        dates.push(date);
        Ok(true)
    })?;
    if let Some(prepared) = dates.get_mut(..prepared) {
        prepared.sort_by_key(|step| (step.due.is_none(), step.due, step.key));
    }
    let more = filter.limit > 0 && dates.len() > filter.limit;
    if more {
        dates.truncate(filter.limit);
    }
    let mut entries =
        connection.prepare("SELECT title, line_count, seller FROM entry WHERE order_key = ?1")?;
    let rows = dates.into_iter().map(|date| entry(&mut entries, date));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    let has_orders = !rows.is_empty() || has_orders(connection)?;
    let outdated = outdated(connection, now)?;
    drop(entries);
    snapshot.finish()?;
    Ok(AgendaPage { rows, more, has_orders, outdated })
}

columns!(Texts { title, line_count, seller });

fn entry(entries: &mut Statement<'_>, date: Date) -> Result<AgendaEntry, Failure> {
    let Date { key, due, item, money, is_condition, is_exact, about, .. } = date;
    let at = Texts::of(entries)?;
    let texts = entries.query_row([key], |row| {
        Ok((row.get(at.title)?, row.get(at.line_count)?, row.get(at.seller)?))
    });
    let (title, all, seller): (String, Option<u32>, String) = texts.optional()?.unwrap_or_default();
    let About { lines, parcel, title: of_item } = about;
    let title = if of_item.is_empty() { title } else { of_item };
    let line_count = u32::try_from(lines.len()).ok().filter(|count| *count > 0).or(all);
    let order = order_of(key).ok_or_else(|| Failure::Row(format!("the order {key} is none")))?;
    Ok(AgendaEntry {
        order,
        lines,
        parcel,
        title,
        line_count,
        seller,
        item,
        due,
        is_condition,
        money,
        is_exact,
    })
}

fn has_orders(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT EXISTS (SELECT 1 FROM entry) AS it", [], |row| row.get("it"))
}

/// The orders that may have changed since they were last seen.
fn outdated(connection: &Connection, now: Instant) -> rusqlite::Result<Option<OutdatedOrders>> {
    let sql = format!(
        "SELECT count(*) AS count, min(until_at) AS seen FROM (SELECT until_at FROM lookup \
         WHERE kind = 'outdated' AND word < {now} LIMIT {beyond})",
        now = now.timestamp(),
        beyond = MOST_OUTDATED + 1
    );
    let (count, oldest): (i64, Option<i64>) =
        connection.query_row(&sql, [], |row| Ok((row.get("count")?, row.get("seen")?)))?;
    let count = u64::try_from(count).unwrap_or(0);
    if count == 0 {
        return Ok(None);
    }
    let (oldest_look, look_by) = (oldest.map(instant), look_by(connection, now)?);
    Ok(Some(OutdatedOrders { count, oldest_look, look_by }))
}

/// The first last moment of the buyer's own at an order that may have changed. Those of orders that
/// have not come later: their time has not begun.
fn look_by(connection: &Connection, now: Instant) -> rusqlite::Result<Option<Instant>> {
    let sql = format!(
        "SELECT word AS due_at FROM (SELECT word, from_at, until_at FROM lookup \
             WHERE kind = 'condition' AND word >= {now} ORDER BY word LIMIT {MOST_OUTDATED}) \
         WHERE from_at < {now} AND until_at >= {now} LIMIT 1",
        now = now.timestamp()
    );
    Ok(connection.query_row(&sql, [], |row| row.get("due_at")).optional()?.map(instant))
}
