//! Orders by their numbers, sellers, parcels, files and disputes.

use std::collections::BTreeSet;

use rusqlite::{Connection, Params};

use super::entries::{COLUMNS, Entries, stage_at};
use super::rows::Kind;
use crate::domain::evidence::Digest;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::Stage;
use crate::store::error::{Failure, StoreError};
use crate::store::handle::Store;
use crate::store::number::{key_of, keys_beginning};
use crate::store::operation::order;

/// How many candidates an ambiguous number is answered with.
const CANDIDATES: i64 = 20;

impl Store {
    /// The orders whose number begins or ends with these digits, in order; a few at most.
    pub(crate) fn find(&self, digits: &str) -> Result<Vec<OrderId>, StoreError> {
        self.ask(|connection| find(connection, digits))
    }

    /// The orders that have a dispute or had one, the youngest first; with `open`, only those at which
    /// one is open at `now`.
    pub(crate) fn disputed(&self, open: bool, now: Instant) -> Result<Vec<OrderId>, StoreError> {
        let disputed = Stage::InDispute;
        let only = format!(" AND (changes IS NOT NULL OR {} = '{}')", stage_at(now), disputed.id());
        let sql = format!(
            "SELECT {COLUMNS} FROM lookup JOIN entry USING (order_key) WHERE kind = ?1{} \
             ORDER BY word, order_key",
            if open { &only } else { "" }
        );
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let entries = Entries::of(&statement, now)?;
            let mut rows = statement.query([Kind::Disputed.id()])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let order = entries.read(row)?;
                found.extend((!open || order.stage == disputed).then_some(order.id));
            }
            Ok(found)
        })
    }

    /// How many orders have a dispute or had one, and how many there are.
    pub(crate) fn count_disputed(&self) -> Result<(u32, u32), StoreError> {
        let sql = "SELECT (SELECT count(DISTINCT order_key) FROM lookup WHERE kind = ?1) AS disputed, \
                   (SELECT count(*) FROM entry) AS orders";
        self.ask(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            Ok(statement.query_row([Kind::Disputed.id()], |row| {
                Ok((row.get("disputed")?, row.get("orders")?))
            })?)
        })
    }

    /// The orders that have a parcel with this number, as all records know it; a few at most.
    pub(crate) fn carried_by(&self, normal: &str) -> Result<Vec<OrderId>, StoreError> {
        self.ask(|connection| by_word(connection, Kind::Tracking, normal, CANDIDATES))
    }

    /// The orders that were paid by the payment with this number.
    pub(crate) fn paid_by(&self, payment: &str) -> Result<Vec<OrderId>, StoreError> {
        self.ask(|connection| by_word(connection, Kind::Payment, payment, -1))
    }

    /// The orders of the store with exactly this name.
    pub(crate) fn orders_of_name(&self, name: &str) -> Result<Vec<OrderId>, StoreError> {
        self.ask(|connection| by_word(connection, Kind::Seller, name, -1))
    }

    /// The orders of which any source named a store with one of these numbers.
    pub(crate) fn orders_of_stores(
        &self,
        numbers: &BTreeSet<String>,
    ) -> Result<Vec<OrderId>, StoreError> {
        let of = |number| self.ask(|connection| by_word(connection, Kind::Store, number, -1));
        let found: Vec<Vec<OrderId>> =
            numbers.iter().map(|number| of(number.as_str())).collect::<Result<_, _>>()?;
        let found: BTreeSet<OrderId> = found.into_iter().flatten().collect();
        Ok(found.into_iter().collect())
    }

    /// The name of every store, each once, in order.
    pub(crate) fn seller_names(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT min(word) AS word FROM lookup WHERE kind = ?1 AND word > ?2";
        self.ask(|connection| {
            let mut next = connection.prepare(sql)?;
            let mut names: Vec<String> = Vec::new();
            loop {
                let after = names.last().map_or("", String::as_str);
                let name = next.query_row((Kind::Seller.id(), after), |row| row.get("word"))?;
                let Some(name) = name else { return Ok(names) };
                names.push(name);
            }
        })
    }
}

/// The orders that keep this file as evidence.
pub(in crate::store) fn keeping(
    connection: &Connection,
    digest: Digest,
) -> Result<Vec<OrderId>, Failure> {
    by_word(connection, Kind::Evidence, &digest.to_string(), -1)
}

fn find(connection: &Connection, digits: &str) -> Result<Vec<OrderId>, Failure> {
    if let Ok(whole) = OrderId::parse(digits) {
        let sql = "SELECT order_key FROM entry WHERE order_key = ?1";
        let found = orders(connection, sql, [key_of(&whole)])?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let mut found = BTreeSet::new();
    let by_start =
        "SELECT order_key FROM entry WHERE order_key BETWEEN ?1 AND ?2 ORDER BY order_key LIMIT ?3";
    for (first, last) in keys_beginning(digits) {
        found.extend(orders(connection, by_start, (first, last, CANDIDATES))?);
    }
    let by_end = "SELECT order_key FROM lookup WHERE kind = ?1 AND word >= ?2 AND word < ?3 ORDER BY word LIMIT ?4";
    let backwards: String = digits.chars().rev().collect();
    // ':' follows '9'.
    let beyond = format!("{backwards}:");
    found.extend(orders(connection, by_end, (Kind::End.id(), backwards, beyond, CANDIDATES))?);
    Ok(found.into_iter().collect())
}

fn by_word(
    connection: &Connection,
    kind: Kind,
    word: &str,
    most: i64,
) -> Result<Vec<OrderId>, Failure> {
    let sql =
        "SELECT order_key FROM lookup WHERE kind = ?1 AND word = ?2 ORDER BY order_key LIMIT ?3";
    orders(connection, sql, (kind.id(), word, most))
}

fn orders(
    connection: &Connection,
    sql: &str,
    values: impl Params,
) -> Result<Vec<OrderId>, Failure> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(order(row)?);
    }
    Ok(found)
}
