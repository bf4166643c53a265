//! Writes what lists, the agenda and the refunds show of an order, now and after each lapse.

use rusqlite::Connection;

use super::backwards;
use crate::domain::id::OrderId;
use crate::domain::money::Money;
use crate::domain::order::{self, Ground, Happened, Order};
use crate::domain::payment::Method;
use crate::domain::policy::{Policy, Rule};
use crate::domain::time::{Instant, Moment};
use crate::domain::tracking::normalised;
use crate::store::codec::{moment_text, set_by_text};
use crate::store::journal::{self, JournalError};

/// Writes all rows of an order.
pub(in crate::store) fn put(
    connection: &Connection,
    order: &Order,
    policy: &Policy,
) -> rusqlite::Result<()> {
    let lapses = Lapses::of(order, policy);
    put_summary(connection, order, &lapses)?;
    let id = order.id().as_str();
    if order.revision() > 1 {
        connection.prepare_cached("DELETE FROM deadline WHERE order_id = ?1")?.execute([id])?;
        connection.prepare_cached("DELETE FROM refund WHERE order_id = ?1")?.execute([id])?;
    }
    put_parcels(connection, order)?;
    let mut numbers = (0, 0);
    for station in lapses.stations(order) {
        numbers.0 = put_deadlines(connection, &station, policy, numbers.0)?;
        numbers.1 = put_refunds(connection, &station, numbers.1)?;
    }
    Ok(())
}

/// A table of the index.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Table {
    /// Its name.
    pub(in crate::store) name: &'static str,
    /// The column that has the number of the order.
    pub(in crate::store) order: &'static str,
    /// What tells the rows of one order apart.
    pub(in crate::store) key: &'static str,
}

/// Every table of the index, those that refer to another before it.
pub(in crate::store) const TABLES: [Table; 4] = [
    Table { name: "parcel", order: "order_id", key: "number" },
    Table { name: "refund", order: "order_id", key: "number" },
    Table { name: "deadline", order: "order_id", key: "number" },
    Table { name: "order_index", order: "id", key: "id" },
];

/// Makes the whole index anew, order by order.
pub(in crate::store) fn rebuild(
    connection: &Connection,
    policy: &Policy,
) -> Result<usize, JournalError> {
    for table in TABLES {
        connection.execute(&format!("DELETE FROM {}", table.name), [])?;
    }
    let mut count = 0;
    journal::each_order(connection, |number| {
        let id: OrderId = super::order_id(number)?;
        let order = journal::replayed(connection, &id)?;
        put(connection, &order, policy)?;
        count += 1;
        Ok::<_, JournalError>(())
    })?;
    Ok(count)
}

fn put_summary(connection: &Connection, order: &Order, lapses: &Lapses) -> rusqlite::Result<()> {
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
    let moves = lapses.stage_changes(order);
    let change = |at: usize| moves.get(at).copied();
    connection
        .prepare_cached(
            "INSERT INTO order_index (id, backwards, revision, stage, ended, presumed, lapse1_at, lapse1_stage, \
                 lapse2_at, lapse2_stage, placed, seller, title, minor, currency, words, presumed_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) \
             ON CONFLICT (id) DO UPDATE SET revision = ?3, stage = ?4, ended = ?5, presumed = ?6, lapse1_at = ?7, \
                 lapse1_stage = ?8, lapse2_at = ?9, lapse2_stage = ?10, placed = ?11, seller = ?12, title = ?13, \
                 minor = ?14, currency = ?15, words = ?16, presumed_at = ?17",
        )?
        .execute(rusqlite::params![
            order.id().as_str(),
            backwards(order.id().as_str()),
            order.revision(),
            order.stage().id(),
            order.stage().is_ended() && order.presumed().is_none(),
            order.presumed().map(Rule::id),
            change(0).map(|(at, _)| at),
            change(0).map(|(_, stage)| stage),
            change(1).map(|(at, _)| at),
            change(1).map(|(_, stage)| stage),
            placed.map_or(0, |placed| placed.first().timestamp()),
            seller,
            title,
            purchase.total().map(|total| total.minor()),
            purchase.total().map(|total| total.currency().code().to_owned()),
            words.to_lowercase(),
            lapses.at(0),
        ])
        .map(drop)
}

/// Writes the tracking numbers of an order; an order never loses one.
fn put_parcels(connection: &Connection, order: &Order) -> rusqlite::Result<()> {
    let id = order.id().as_str();
    for parcel in order.parcels() {
        let number = normalised(&parcel.number);
        connection
            .prepare_cached("INSERT OR IGNORE INTO parcel (number, order_id) VALUES (?1, ?2)")?
            .execute((number, id))?;
    }
    Ok(())
}

/// Writes the dates of a station; returns the number for the next row.
fn put_deadlines(
    connection: &Connection,
    station: &Station<'_>,
    policy: &Policy,
    first: i64,
) -> rusqlite::Result<i64> {
    let order = station.order;
    let mut insert = connection.prepare_cached(
        "INSERT INTO deadline (order_id, number, rule, due_at, who, after, set_by, seller, minor, currency, \
             from_at, until_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    let mut number = first;
    for due in order::dues(order, policy) {
        // A station begins after its lapse, a date with its first second.
        let from = station.from.max(seconds_before(due.from));
        let until = station.until.min(seconds(due.until));
        if from >= until {
            continue;
        }
        let money = due.money.or(order.purchase().total().copied());
        insert.execute(rusqlite::params![
            order.id().as_str(),
            number,
            due.deadline.rule().id(),
            due.deadline.due().timestamp(),
            due.who.id(),
            due.then.id(),
            set_by_text(due.deadline.set_by()),
            order.purchase().seller().map_or("", |seller| seller.name.as_str()),
            money.map(Money::minor),
            money.as_ref().map(Money::code),
            from,
            until,
        ])?;
        number += 1;
    }
    Ok(number)
}

/// Writes the refunds of a station; returns the number for the next row.
fn put_refunds(
    connection: &Connection,
    station: &Station<'_>,
    first: i64,
) -> rusqlite::Result<i64> {
    let order = station.order;
    let mut insert = connection.prepare_cached(
        "INSERT INTO refund (order_id, number, ground, granted, owed, received, currency, expected_from, expected_by, \
             rule, method, progress, due_at, from_at, until_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?;
    let mut number = first;
    for account in order::accounts(order) {
        let currency = account.owed.or(account.received);
        let by = account.expected.by;
        let due = account.failed.map_or(by.due(), Moment::first);
        insert.execute(rusqlite::params![
            order.id().as_str(),
            number,
            match account.refund.ground {
                Ground::Closing => "closing",
                Ground::Dispute(_) => "dispute",
            },
            moment_text(account.refund.granted),
            account.owed.map(Money::minor),
            account.received.map_or(0, Money::minor),
            currency.as_ref().map(Money::code),
            account.expected.from.timestamp(),
            by.due().timestamp(),
            by.rule().id(),
            account.expected.method.map(Method::id),
            account.progress.id(),
            due.timestamp(),
            station.from,
            station.until,
        ])?;
        number += 1;
    }
    Ok(number)
}

fn seconds(instant: Instant) -> i64 {
    if instant == Instant::MAX_UTC { i64::MAX } else { instant.timestamp() }
}

fn seconds_before(instant: Instant) -> i64 {
    if instant == Instant::MIN_UTC { i64::MIN } else { instant.timestamp() - 1 }
}

/// An order as it stands, or is presumed to, from after one second until another.
struct Station<'a> {
    order: &'a Order,
    from: i64,
    until: i64,
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

    /// The order as it is recorded, and as it stands after each lapse.
    fn stations<'a>(&'a self, order: &'a Order) -> impl Iterator<Item = Station<'a>> {
        std::iter::once(order).chain(&self.orders).enumerate().map(|(station, order)| Station {
            order,
            from: station.checked_sub(1).and_then(|before| self.at(before)).unwrap_or(i64::MIN),
            until: self.at(station).unwrap_or(i64::MAX),
        })
    }

    /// When the stage changes, and to which. Several lapses of a dispute can leave the stage alone,
    /// and of those that happen in the same second the last counts.
    fn stage_changes(&self, order: &Order) -> Vec<(i64, &'static str)> {
        let mut stage = order.stage().id();
        let mut changes: Vec<(i64, &'static str)> = Vec::new();
        for station in self.stations(order).skip(1) {
            let next = station.order.stage().id();
            if next == stage {
                continue;
            }
            stage = next;
            match changes.last_mut().filter(|last| last.0 == station.from) {
                Some(last) => last.1 = next,
                None => changes.push((station.from, next)),
            }
        }
        debug_assert!(changes.len() <= 2, "the index holds two changes of stage: {changes:?}");
        changes
    }
}
