//! The rows of a list, and the orders that a number names.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::agenda::open_parts;
use super::{OPEN_NOW, STAGE_NOW, backwards, money, order_id};
use crate::domain::id::OrderId;
use crate::domain::money::Money;
use crate::domain::order::Stage;
use crate::domain::time::Instant;

/// How many candidates an ambiguous number is answered with.
const CANDIDATES: u32 = 20;

/// What a list shows of an order, right at the time it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Summary {
    /// The number.
    pub(crate) id: OrderId,
    /// The stage, presumed or not.
    pub(crate) stage: Stage,
    /// Whether only a rule says that it stands there.
    pub(crate) presumed: bool,
    /// The name of the store; empty when unknown.
    pub(crate) seller: String,
    /// The title of the first line; empty when unknown.
    pub(crate) title: String,
    /// What it costs.
    pub(crate) total: Option<Money>,
    /// Its next date.
    pub(crate) due: Option<NextDue>,
}

/// The next date of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NextDue {
    /// When.
    pub(crate) at: Instant,
    /// By which rule.
    pub(crate) rule: String,
    /// Who must act.
    pub(crate) who: String,
    /// What happens then.
    pub(crate) then: String,
}

/// Which orders a list is to show, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Only those at this stage.
    pub(crate) stage: Option<Stage>,
    /// Only those whose store has this in its name.
    pub(crate) seller: Option<String>,
    /// Only those placed at or after this.
    pub(crate) since: Option<Instant>,
    /// Only those placed at or before this.
    pub(crate) until: Option<Instant>,
    /// Only those with all of these words in number, store or titles.
    pub(crate) search: Option<String>,
    /// Only those with an open date.
    pub(crate) due: bool,
    /// Those that have ended too.
    pub(crate) all: bool,
    /// The order of the rows.
    pub(crate) sort: Sort,
    /// The most rows; 0 for all.
    pub(crate) limit: usize,
}

/// The order of the rows of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Newest first.
    #[default]
    Placed,
    /// The next date first.
    Due,
    /// The largest amount first, currency by currency.
    Total,
    /// By the name of the store.
    Seller,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// Its rows.
    pub(crate) rows: Vec<Summary>,
    /// Whether there are more.
    pub(crate) more: bool,
}

/// The orders that the filter lets through at `now`.
pub(in crate::store) fn list(
    connection: &Connection,
    filter: &Filter,
    now: Instant,
) -> rusqlite::Result<Page> {
    let by_date = filter.due || filter.sort == Sort::Due;
    let mut values = vec![Value::Integer(now.timestamp())];
    let conditions = conditions(filter, &mut values);
    let columns = format!(
        "o.id, {STAGE_NOW}, o.presumed IS NOT NULL OR coalesce(o.presumed_at < ?1, 0), \
         o.seller, o.title, o.minor, o.currency"
    );
    let sql = if by_date {
        let parts = open_parts(now).map(|part| {
            format!(
                "SELECT {columns}, d.due_at, d.rule, d.who, d.after, d.currency, d.minor, d.order_id, d.number \
                 FROM deadline d CROSS JOIN order_index o ON o.id = d.order_id \
                 WHERE {part}{conditions}"
            )
        });
        format!("{} ORDER BY 8, 12, 13 DESC, 14, 15", parts.join(" UNION ALL "))
    } else {
        let sort = match filter.sort {
            Sort::Placed | Sort::Due => "o.placed DESC, o.id",
            Sort::Total => "o.currency, o.minor DESC, o.id",
            Sort::Seller => "o.seller COLLATE NOCASE, o.placed DESC, o.id",
        };
        format!("SELECT {columns} FROM order_index o WHERE 1{conditions} ORDER BY {sort}")
    };
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut page = Page { rows: Vec::new(), more: false };
    let mut seen = HashSet::new();
    while let Some(row) = rows.next()? {
        let mut summary = summary(row)?;
        if by_date {
            if !seen.insert(summary.id.clone()) {
                continue;
            }
            summary.due = Some(next_due(row, 7)?);
        }
        if filter.limit > 0 && page.rows.len() == filter.limit {
            page.more = true;
            break;
        }
        page.rows.push(summary);
    }
    if !by_date {
        fill_dues(connection, &mut page.rows, now)?;
    }
    Ok(page)
}

/// The conditions of the filter, each beginning with AND; what they compare with goes to `values`.
fn conditions(filter: &Filter, values: &mut Vec<Value>) -> String {
    let mut sql = String::new();
    let mut and = |condition: &str, value: Value| {
        values.push(value);
        sql.push_str(" AND ");
        sql.push_str(&condition.replace("??", &format!("?{}", values.len())));
    };
    if let Some(stage) = filter.stage {
        and(&format!("{STAGE_NOW} = ??"), Value::Text(stage.id().to_owned()));
    }
    if let Some(seller) = &filter.seller {
        and("instr(lower(o.seller), ??) > 0", Value::Text(seller.to_lowercase()));
    }
    if let Some(since) = filter.since {
        and("o.placed >= ??", Value::Integer(since.timestamp()));
    }
    if let Some(until) = filter.until {
        and("o.placed <= ??", Value::Integer(until.timestamp()));
    }
    for word in filter.search.iter().flat_map(|words| words.split_whitespace()) {
        and("instr(o.words, ??) > 0", Value::Text(word.to_lowercase()));
    }
    let ended_asked_for = filter.stage.is_some_and(Stage::is_ended);
    if !filter.all && !ended_asked_for && !filter.due {
        sql.push_str(" AND o.ended = 0");
    }
    sql
}

/// Looks the next date of each row up.
fn fill_dues(connection: &Connection, rows: &mut [Summary], now: Instant) -> rusqlite::Result<()> {
    let sql = format!(
        "SELECT d.due_at, d.rule, d.who, d.after FROM deadline d \
         WHERE d.order_id = ?2 AND {OPEN_NOW} ORDER BY d.due_at LIMIT 1"
    );
    let mut statement = connection.prepare(&sql)?;
    for summary in rows {
        let mut found = statement.query((now.timestamp(), summary.id.as_str()))?;
        summary.due = found.next()?.map(|row| next_due(row, 0)).transpose()?;
    }
    Ok(())
}

fn next_due(row: &Row<'_>, first: usize) -> rusqlite::Result<NextDue> {
    let seconds: i64 = row.get(first)?;
    Ok(NextDue {
        at: Instant::from_timestamp(seconds, 0).unwrap_or(Instant::MAX_UTC),
        rule: row.get(first + 1)?,
        who: row.get(first + 2)?,
        then: row.get(first + 3)?,
    })
}

fn summary(row: &Row<'_>) -> rusqlite::Result<Summary> {
    let stage: String = row.get(1)?;
    Ok(Summary {
        id: order_id(row.get_ref(0)?.as_str()?)?,
        stage: Stage::from_id(&stage).unwrap_or(Stage::Unknown),
        presumed: row.get(2)?,
        seller: row.get(3)?,
        title: row.get(4)?,
        total: money(row, 5, 6)?,
        due: None,
    })
}

/// The orders whose number begins or ends with these digits, in order of number; a few at most.
pub(in crate::store) fn find(
    connection: &Connection,
    digits: &str,
) -> rusqlite::Result<Vec<OrderId>> {
    let mut found: Vec<OrderId> = Vec::new();
    let backwards = backwards(digits);
    let by_start = "SELECT id FROM order_index WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3";
    let by_end =
        "SELECT id FROM order_index WHERE backwards >= ?1 AND backwards < ?2 ORDER BY id LIMIT ?3";
    for (sql, from) in [(by_start, digits), (by_end, backwards.as_str())] {
        // ':' follows '9'.
        let to = format!("{from}:");
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query((from, to, CANDIDATES))?;
        while let Some(row) = rows.next()? {
            let id = order_id(row.get_ref(0)?.as_str()?)?;
            if id.as_str() == digits {
                return Ok(vec![id]);
            }
            found.push(id);
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// The orders that have a dispute or had one, the youngest first; with `open`, only those in whose
/// stage one stands at `now`.
pub(in crate::store) fn disputed(
    connection: &Connection,
    open: bool,
    now: Instant,
) -> rusqlite::Result<Vec<OrderId>> {
    let only_open = if open {
        format!(" AND {STAGE_NOW} = '{}'", Stage::InDispute.id())
    } else {
        " AND ?1 = ?1".to_owned()
    };
    let sql = format!(
        "SELECT DISTINCT o.id, o.placed FROM journal j INDEXED BY dispute_opened \
         JOIN order_index o ON o.id = j.order_id WHERE j.kind = 'dispute-opened'{only_open} \
         ORDER BY o.placed DESC, o.id"
    );
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([now.timestamp()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(order_id(row.get_ref(0)?.as_str()?)?);
    }
    Ok(found)
}
