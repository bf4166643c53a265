//! The refunds of all orders, the most overdue first.

use rusqlite::{Connection, Row};

use super::{money, order_id};
use crate::domain::id::OrderId;
use crate::domain::money::{Currency, Money};
use crate::domain::time::Instant;

/// One refund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RefundRow {
    /// The order.
    pub(crate) order: OrderId,
    /// The name of its store; empty when unknown.
    pub(crate) seller: String,
    /// For what it is owed: `closing` or `dispute`.
    pub(crate) ground: String,
    /// When it became owed: a date, or a time.
    pub(crate) granted: String,
    /// How much is owed; none where nobody told.
    pub(crate) owed: Option<Money>,
    /// How much of it came; none where the currency is not known.
    pub(crate) received: Option<Money>,
    /// Not before.
    pub(crate) expected_from: Instant,
    /// At the latest.
    pub(crate) expected_by: Instant,
    /// The rule that says so.
    pub(crate) rule: String,
    /// How it is paid back; none where nobody told.
    pub(crate) method: Option<String>,
    /// Where it stands.
    pub(crate) progress: String,
    /// Whether it should have come, or was lost on its way.
    pub(crate) overdue: bool,
}

/// A page of refunds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RefundPage {
    /// Its rows.
    pub(crate) rows: Vec<RefundRow>,
    /// Whether there are more.
    pub(crate) more: bool,
}

/// The refunds at `now` that have not come or, with `all`, every one; the first due first.
pub(in crate::store) fn refunds(
    connection: &Connection,
    all: bool,
    limit: usize,
    now: Instant,
) -> rusqlite::Result<RefundPage> {
    let only_open = if all { "" } else { " AND r.progress <> 'received'" };
    let sql = format!(
        "SELECT r.order_id, o.seller, r.ground, r.granted, r.owed, r.currency, r.received, r.expected_from, \
             r.expected_by, r.rule, r.method, r.progress, r.due_at \
         FROM refund r JOIN order_index o ON o.id = r.order_id \
         WHERE r.from_at < ?1 AND ?1 <= r.until_at{only_open} \
         ORDER BY r.progress = 'received', r.due_at, r.order_id, r.number"
    );
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([now.timestamp()])?;
    let mut page = RefundPage { rows: Vec::new(), more: false };
    while let Some(row) = rows.next()? {
        if limit > 0 && page.rows.len() == limit {
            page.more = true;
            break;
        }
        page.rows.push(read(row, now)?);
    }
    Ok(page)
}

fn read(row: &Row<'_>, now: Instant) -> rusqlite::Result<RefundRow> {
    let instant = |column: usize| -> rusqlite::Result<Instant> {
        Ok(Instant::from_timestamp(row.get(column)?, 0).unwrap_or(Instant::MAX_UTC))
    };
    let progress: String = row.get(11)?;
    let currency: Option<String> = row.get(5)?;
    let currency = currency.as_deref().and_then(Currency::parse);
    let received: i64 = row.get(6)?;
    let overdue = progress == "failed" || (progress != "received" && now > instant(12)?);
    Ok(RefundRow {
        order: order_id(row.get_ref(0)?.as_str()?)?,
        seller: row.get(1)?,
        ground: row.get(2)?,
        granted: row.get(3)?,
        owed: money(row, 4, 5)?,
        received: currency.and_then(|currency| Money::from_minor(received, currency).ok()),
        expected_from: instant(7)?,
        expected_by: instant(8)?,
        rule: row.get(9)?,
        method: row.get(10)?,
        progress,
        overdue,
    })
}
