//! The open dates of all orders, the most urgent first.
//!
//! Three kinds of dates are read, each in the order of an index of its own, so that neither what is
//! long over nor what lies far ahead is looked at.

use rusqlite::{Connection, Row};

use super::{money, order_id};
use crate::domain::id::OrderId;
use crate::domain::money::Money;
use crate::domain::order::Actor;
use crate::domain::policy::Rule;
use crate::domain::time::Instant;

/// One open date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AgendaRow {
    /// The order.
    pub(crate) order: OrderId,
    /// The name of its store; empty when unknown.
    pub(crate) seller: String,
    /// When.
    pub(crate) due: Instant,
    /// By which rule; none where it is not known any more.
    pub(crate) rule: Option<Rule>,
    /// The name of the rule.
    pub(crate) rule_id: String,
    /// Who must act.
    pub(crate) who: String,
    /// What happens then.
    pub(crate) then: String,
    /// Who set the date.
    pub(crate) set_by: String,
    /// The money that it is about.
    pub(crate) money: Option<Money>,
}

/// Which dates to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct AgendaFilter {
    /// Only those that somebody must keep.
    pub(crate) who: Option<Actor>,
    /// Only those due by then.
    pub(crate) until: Option<Instant>,
    /// The most rows; 0 for all.
    pub(crate) limit: usize,
}

/// A page of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AgendaPage {
    /// Its rows.
    pub(crate) rows: Vec<AgendaRow>,
    /// Whether there are more.
    pub(crate) more: bool,
    /// Whether there is any order at all.
    pub(crate) has_orders: bool,
}

const COLUMNS: &str = "d.due_at, d.currency, d.minor, d.order_id, d.number, d.rule, d.who, d.after, d.set_by, d.seller";

/// The conditions of the dates that count at `now`, in three kinds of which each has its index: those
/// that go on counting when they have passed, those that do so for a while (few), and those that
/// have not passed. Each reads in the order of time, currency, money from the most, order and number.
pub(super) fn open_parts(now: Instant) -> [String; 3] {
    // Numbers stand in the text: a bound one makes SQLite plan the query a second time.
    let (now, forever) = (now.timestamp(), i64::MAX);
    [
        format!("d.until_at = {forever} AND d.due_at < {now} AND d.from_at < {now}"),
        format!(
            "d.until_at > d.due_at AND d.until_at < {forever} AND d.until_at >= {now} \
             AND d.due_at < {now} AND d.from_at < {now}"
        ),
        format!("d.due_at >= {now} AND d.until_at >= {now} AND d.from_at < {now}"),
    ]
}

/// The open dates at `now`: by their time, then currency by currency by the money.
pub(in crate::store) fn agenda(
    connection: &Connection,
    filter: &AgendaFilter,
    now: Instant,
) -> rusqlite::Result<AgendaPage> {
    let who = filter.who.map(|who| format!(" AND d.who = '{}'", who.id())).unwrap_or_default();
    let until = filter
        .until
        .map(|until| format!(" AND d.due_at <= {}", until.timestamp()))
        .unwrap_or_default();
    let parts = open_parts(now)
        .map(|part| format!("SELECT {COLUMNS} FROM deadline d WHERE {part}{until}{who}"))
        .join(" UNION ALL ");
    let limit = if filter.limit == 0 {
        String::new()
    } else {
        format!(" LIMIT {}", filter.limit.saturating_add(1))
    };
    let sql = format!("{parts} ORDER BY 1, 2, 3 DESC, 4, 5{limit}");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut page = AgendaPage { rows: Vec::new(), more: false, has_orders: true };
    while let Some(row) = rows.next()? {
        if filter.limit > 0 && page.rows.len() == filter.limit {
            page.more = true;
            break;
        }
        page.rows.push(read(row)?);
    }
    if page.rows.is_empty() {
        page.has_orders =
            connection
                .query_row("SELECT EXISTS (SELECT 1 FROM order_index)", [], |row| row.get(0))?;
    }
    Ok(page)
}

fn read(row: &Row<'_>) -> rusqlite::Result<AgendaRow> {
    let rule_id: String = row.get(5)?;
    Ok(AgendaRow {
        order: order_id(row.get_ref(3)?.as_str()?)?,
        seller: row.get(9)?,
        due: Instant::from_timestamp(row.get(0)?, 0).unwrap_or(Instant::MAX_UTC),
        rule: Rule::from_id(&rule_id),
        rule_id,
        who: row.get(6)?,
        then: row.get(7)?,
        set_by: row.get(8)?,
        money: money(row, 2, 1)?,
    })
}
