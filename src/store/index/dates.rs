//! The dates that count at a moment, of all orders, in the order of the agenda.
//!
//! Three kinds of dates are read, each by an index of its own, so that neither what is long over nor
//! what lies far ahead is looked at.

use std::cmp::Reverse;

use rusqlite::{Connection, Row};

use super::about::About;
use super::time::{FOREVER, instant};
use super::what::What;
use crate::domain::instant::Instant;
use crate::domain::listing::{AgendaFilter, AgendaItem};
use crate::domain::money::Money;
use crate::store::columns::{columns, money};
use crate::store::error::Failure;

/// A date, or a prepared step, that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) key: i64,
    /// When it is due; 0 for a prepared step.
    due_at: i64,
    /// By when; a prepared step may have no end.
    pub(super) due: Option<Instant>,
    pub(super) item: AgendaItem,
    pub(super) money: Option<Money>,
    /// Whether it holds only if the order has not changed.
    pub(super) is_condition: bool,
    /// Whether its money is known to the cent.
    pub(super) is_exact: bool,
    pub(super) about: About,
}

columns!(Columns { order_key, due_at, minor, currency, what, about });

const SELECT: &str = "SELECT order_key, due_at, minor, currency, what, about FROM date INDEXED BY";

const ORDER: &str = "ORDER BY due_at, currency, minor DESC, order_key";

/// Hands over the dates that count at `now` and pass the filter until `take` wants no more: prepared
/// steps first, then by their time, currency by currency by the money.
pub(super) fn walk(
    connection: &Connection,
    filter: AgendaFilter,
    now: Instant,
    take: &mut dyn FnMut(Date) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    // Numbers stand in the text: a bound one makes SQLite plan the query a second time.
    let now = now.timestamp();
    let mut only = format!("from_at < {now}");
    if let Some(until) = filter.until {
        only.push_str(&format!(" AND due_at <= {}", until.timestamp()));
    }
    let late = format!("date_late WHERE until_at > due_at AND due_at < {now} AND {only}");
    let for_a_while = format!("{SELECT} {late} AND until_at >= {now} AND until_at < {FOREVER}");
    let for_ever = format!("{SELECT} {late} AND until_at = {FOREVER} {ORDER}");
    let to_come = format!(
        "{SELECT} date_by_due WHERE due_at >= {now} AND until_at >= {now} AND {only} {ORDER}"
    );
    let mut few = Vec::new();
    let take = &mut |date: Date| {
        if filter.who.is_none_or(|who| date.item.who() == who) { take(date) } else { Ok(true) }
    };
    each(connection, &for_a_while, &mut |date| {
        few.push(date);
        Ok(true)
    })?;
    few.sort_by_key(|date| Reverse(order(date)));
    let mut goes_on = true;
    each(connection, &for_ever, &mut |date| {
        while let Some(before) = few.pop_if(|few| order(few) < order(&date)) {
            goes_on = take(before)?;
            if !goes_on {
                return Ok(false);
            }
        }
        goes_on = take(date)?;
        Ok(goes_on)
    })?;
    while let Some(date) = few.pop() {
        if !goes_on {
            return Ok(());
        }
        goes_on = take(date)?;
    }
    if goes_on { each(connection, &to_come, take) } else { Ok(()) }
}

/// The place of a date among those that are late.
fn order(date: &Date) -> (i64, Option<String>, Reverse<Option<i64>>, i64) {
    let currency = date.money.map(|money| money.code().to_owned());
    (date.due_at, currency, Reverse(date.money.map(Money::minor)), date.key)
}

fn each(
    connection: &Connection,
    sql: &str,
    take: &mut dyn FnMut(Date) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let mut statement = connection.prepare(sql)?;
    let at = Columns::of(&statement)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if !take(date(row, at)?)? {
            return Ok(());
        }
    }
    Ok(())
}

fn date(row: &Row<'_>, at: Columns) -> rusqlite::Result<Date> {
    let due_at = row.get(at.due_at)?;
    let What { item, by_at, is_condition, is_exact } = row.get(at.what)?;
    let due = if matches!(item, AgendaItem::Prepared { .. }) { by_at } else { Some(due_at) };
    Ok(Date {
        key: row.get(at.order_key)?,
        due_at,
        due: due.map(instant),
        item,
        money: money(row, at.minor, at.currency)?,
        is_condition,
        is_exact,
        about: row.get(at.about)?,
    })
}
