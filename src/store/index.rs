//! The read model for lists and lookups: one row an order, rebuilt from the journal at will.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use crate::domain::id::OrderId;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{self, Happened, Order, Stage};
use crate::domain::policy::{Policy, Rule};
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

/// Writes what lists show of an order.
pub(super) fn put(connection: &Connection, order: &Order, policy: &Policy) -> rusqlite::Result<()> {
    let lapses = Lapses::of(order, policy);
    let purchase = order.purchase();
    let seller = purchase.seller().map_or("", |seller| seller.name.as_str());
    let lines = purchase.lines().map_or(&[][..], Vec::as_slice);
    let title = lines.first().map_or("", |line| line.title.as_str());
    let mut words = format!("{} {seller}", order.id());
    for line in lines {
        words.push(' ');
        words.push_str(&line.title);
    }
    let placed = purchase.placed().copied().or(order.since());
    connection
        .prepare_cached(
            "INSERT INTO order_index (id, backwards, revision, stage, ended, presumed, lapse1_at, lapse1_stage, \
                 lapse2_at, lapse2_stage, placed, seller, title, minor, currency, words) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) \
             ON CONFLICT (id) DO UPDATE SET revision = ?3, stage = ?4, ended = ?5, presumed = ?6, lapse1_at = ?7, \
                 lapse1_stage = ?8, lapse2_at = ?9, lapse2_stage = ?10, placed = ?11, seller = ?12, title = ?13, \
                 minor = ?14, currency = ?15, words = ?16",
        )?
        .execute((
            order.id().as_str(),
            backwards(order.id().as_str()),
            order.revision(),
            order.stage().id(),
            order.stage().is_ended() && order.presumed().is_none(),
            order.presumed().map(Rule::id),
            lapses.at(0),
            lapses.stage(0),
            lapses.at(1),
            lapses.stage(1),
            placed.map_or(0, |placed| placed.first().timestamp()),
            seller,
            title,
            purchase.total().map(|total| total.minor()),
            purchase.total().map(|total| total.currency().code().to_owned()),
            words.to_lowercase(),
        ))?;
    put_deadlines(connection, order, &lapses, policy)
}

/// Writes the open dates of the order and of what it lapses to.
fn put_deadlines(
    connection: &Connection,
    order: &Order,
    lapses: &Lapses,
    policy: &Policy,
) -> rusqlite::Result<()> {
    if order.revision() > 1 {
        connection
            .prepare_cached("DELETE FROM deadline WHERE order_id = ?1")?
            .execute([order.id().as_str()])?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO deadline (order_id, rule, due_at, who, after, from_at, until_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let stations = std::iter::once(order).chain(lapses.orders.iter());
    for (station, standing) in stations.enumerate() {
        let from = station.checked_sub(1).and_then(|before| lapses.at(before)).unwrap_or(i64::MIN);
        let until = lapses.at(station).unwrap_or(i64::MAX);
        for due in order::dues(standing, policy) {
            let due_at = due.deadline.due().timestamp();
            let is_window = due.deadline.rule() == Rule::DisputeOpenUntil;
            insert.execute((
                order.id().as_str(),
                due.deadline.rule().id(),
                due_at,
                due.who.id(),
                due.then.id(),
                from,
                if is_window { until.min(due_at) } else { until },
            ))?;
        }
    }
    Ok(())
}

/// What an order lapses to, one after the other.
struct Lapses {
    happened: Vec<Happened>,
    orders: Vec<Order>,
}

impl Lapses {
    fn of(order: &Order, policy: &Policy) -> Self {
        let (happened, last) = order::lapsed(order, Instant::MAX_UTC, policy);
        let mut orders: Vec<Order> = Vec::with_capacity(happened.len());
        for step in happened.iter().take(happened.len().saturating_sub(1)) {
            let before = orders.last().unwrap_or(order).clone();
            orders.extend(order::apply(before, step).ok());
        }
        if !happened.is_empty() {
            orders.push(last);
        }
        Self { happened, orders }
    }

    /// When the order leaves this station. A timer that ran out before the one ahead of it waits
    /// for that one.
    fn at(&self, station: usize) -> Option<i64> {
        let steps = self.happened.get(..=station)?;
        steps.iter().map(|step| step.known.timestamp()).max()
    }

    fn stage(&self, station: usize) -> Option<&'static str> {
        self.orders.get(station).map(|order| order.stage().id())
    }
}

const STAGE_NOW: &str = "CASE WHEN o.lapse2_at < ?1 THEN o.lapse2_stage \
     WHEN o.lapse1_at < ?1 THEN o.lapse1_stage ELSE o.stage END";

const OPEN_NOW: &str = "d.from_at < ?1 AND ?1 <= d.until_at";

/// The orders that the filter lets through at `now`.
pub(super) fn list(
    connection: &Connection,
    filter: &Filter,
    now: Instant,
) -> rusqlite::Result<Page> {
    let by_date = filter.due || filter.sort == Sort::Due;
    let mut values = vec![Value::Integer(now.timestamp())];
    let conditions = conditions(filter, &mut values);
    let columns = format!(
        "o.id, {STAGE_NOW}, o.presumed IS NOT NULL OR coalesce(o.lapse1_at < ?1, 0), \
         o.seller, o.title, o.minor, o.currency"
    );
    let sql = if by_date {
        format!(
            "SELECT {columns}, d.due_at, d.rule, d.who, d.after FROM deadline d \
             JOIN order_index o ON o.id = d.order_id WHERE {OPEN_NOW}{conditions} \
             ORDER BY d.due_at, d.order_id"
        )
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
    let minor: Option<i64> = row.get(5)?;
    let currency: Option<String> = row.get(6)?;
    let total = minor.zip(currency.as_deref().and_then(Currency::parse));
    Ok(Summary {
        id: order_id(row.get_ref(0)?.as_str()?)?,
        stage: Stage::from_id(&stage).unwrap_or(Stage::Unknown),
        presumed: row.get(2)?,
        seller: row.get(3)?,
        title: row.get(4)?,
        total: total.and_then(|(minor, currency)| Money::from_minor(minor, currency).ok()),
        due: None,
    })
}

fn order_id(text: &str) -> rusqlite::Result<OrderId> {
    OrderId::parse(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}

/// The orders whose number begins or ends with these digits, in order of number; a few at most.
pub(super) fn find(connection: &Connection, digits: &str) -> rusqlite::Result<Vec<OrderId>> {
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

fn backwards(digits: &str) -> String {
    digits.chars().rev().collect()
}
