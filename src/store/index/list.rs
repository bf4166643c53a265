//! The rows of a list of orders.

use std::collections::HashSet;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::dates::{Date, walk};
use super::entries::{COLUMNS, Entries, NextDues, stage_at};
use crate::domain::instant::Instant;
use crate::domain::listing::{
    AgendaFilter, AgendaItem, ListFilter, ListSort, ListedOrder, NextDue, OrderPage,
};
use crate::store::columns::columns;
use crate::store::error::{Failure, StoreError};
use crate::store::handle::Store;
use crate::store::number::key_of;

/// How many orders are few among those that a search finds.
const FEW: usize = 1_000;

impl Store {
    /// The orders that a filter lets through at `now`.
    pub(crate) fn list(&self, filter: &ListFilter, now: Instant) -> Result<OrderPage, StoreError> {
        self.ask(|connection| list(connection, filter, now))
    }
}

fn list(connection: &Connection, filter: &ListFilter, now: Instant) -> Result<OrderPage, Failure> {
    let mut listing = Listing { connection, filter, now, few: None, page: OrderPage::default() };
    listing.few = listing.few()?;
    match filter.sort {
        ListSort::Due => {
            let seen = listing.by_date()?;
            if !filter.due {
                listing.by("placed DESC", &seen)?;
            }
        }
        ListSort::Placed if filter.due => drop(listing.by_date()?),
        ListSort::Placed => listing.by("placed DESC", &HashSet::new())?,
        ListSort::Total => listing.by("currency, minor DESC", &HashSet::new())?,
        ListSort::Seller => listing.by("seller COLLATE NOCASE, placed DESC", &HashSet::new())?,
    }
    Ok(listing.page)
}

columns!(WordColumns { order_key, words });

/// A page that is being filled.
struct Listing<'a> {
    connection: &'a Connection,
    filter: &'a ListFilter,
    now: Instant,
    /// The keys of the orders with the words that are searched for, where these are few.
    few: Option<Vec<i64>>,
    page: OrderPage,
}

impl Listing<'_> {
    /// The words that are searched for, in lower case.
    fn words(&self) -> Vec<String> {
        let search = self.filter.search.iter().flat_map(|words| words.split_whitespace());
        search.chain(self.filter.seller.as_deref()).map(str::to_lowercase).collect()
    }

    /// Looks for the words in one pass over all orders; `None` where there are none, or where so many
    /// orders have them that a list meets enough of them soon.
    fn few(&self) -> Result<Option<Vec<i64>>, Failure> {
        let words = self.words();
        if words.is_empty() {
            return Ok(None);
        }
        let sql = "SELECT order_key, words FROM entry NOT INDEXED";
        let mut statement = self.connection.prepare(sql)?;
        let at = WordColumns::of(&statement)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let text = row.get_ref(at.words)?.as_str().map_err(rusqlite::Error::from)?;
            if words.iter().all(|word| text.contains(word)) {
                found.push(row.get(at.order_key)?);
            }
            if found.len() > FEW {
                return Ok(None);
            }
        }
        Ok(Some(found))
    }

    /// Adds the orders that have an open deadline, the next one first; returns their keys.
    fn by_date(&mut self) -> Result<HashSet<i64>, Failure> {
        let mut seen = HashSet::new();
        let (conditions, mut values) = self.conditions();
        values.push(Value::Null);
        let sql =
            format!("SELECT {COLUMNS} FROM entry WHERE order_key = ?{}{conditions}", values.len());
        let mut statement = self.connection.prepare(&sql)?;
        let entries = Entries::of(&statement, self.now)?;
        let (connection, now) = (self.connection, self.now);
        walk(connection, AgendaFilter::default(), now, &mut |Date { key, due, item, .. }| {
            let (AgendaItem::Deadline { rule, who, then, .. }, Some(at)) = (item, due) else {
                return Ok(true);
            };
            if seen.contains(&key) {
                return Ok(true);
            }
            if let Some(last) = values.last_mut() {
                *last = key.into();
            }
            let mut rows = statement.query(params_from_iter(&values))?;
            let Some(row) = rows.next()? else { return Ok(true) };
            let due = Some(NextDue { at, rule, who, then });
            seen.insert(key);
            Ok(self.add(ListedOrder { due, ..entries.read(row)? }))
        })?;
        Ok(seen)
    }

    /// Adds the orders in this order, without those that were `seen`.
    fn by(&mut self, order: &str, seen: &HashSet<i64>) -> Result<(), Failure> {
        let (conditions, values) = self.conditions();
        let parts = self
            .ends()
            .iter()
            .map(|ended| format!("SELECT {COLUMNS} FROM entry WHERE ended = {ended}{conditions}"));
        let parts: Vec<String> = parts.collect();
        let sql = format!("{} ORDER BY {order}, order_key", parts.join(" UNION ALL "));
        let mut statement = self.connection.prepare(&sql)?;
        let entries = Entries::of(&statement, self.now)?;
        let mut dues = NextDues::at(self.connection, self.now)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            let order = entries.read(row)?;
            let key = key_of(&order.id);
            if seen.contains(&key) {
                continue;
            }
            let due = dues.of(key)?;
            if !self.add(ListedOrder { due, ..order }) {
                break;
            }
        }
        Ok(())
    }

    /// Adds a row where the filter lets it through; whether there is room for more.
    fn add(&mut self, order: ListedOrder) -> bool {
        let seller = self.filter.seller.as_ref().map(|seller| seller.to_lowercase());
        let stages = &self.filter.stages;
        if !stages.is_empty() && !stages.contains(&order.stage) {
            return true;
        }
        if seller.is_some_and(|seller| !order.seller.to_lowercase().contains(&seller)) {
            return true;
        }
        if self.filter.limit > 0 && self.page.rows.len() == self.filter.limit {
            self.page.more = true;
            return false;
        }
        self.page.rows.push(order);
        true
    }

    /// Whether to read orders that go on, 0, and orders that have ended, 1.
    fn ends(&self) -> &'static [u8] {
        let ListFilter { stages, due, all, .. } = self.filter;
        if *all || *due || stages.iter().any(|stage| stage.is_ended()) { &[0, 1] } else { &[0] }
    }

    /// The conditions of the filter, each beginning with AND, and what they compare with.
    fn conditions(&self) -> (String, Vec<Value>) {
        let ListFilter { stages, since, until, outdated, .. } = self.filter;
        let mut sql = String::new();
        let mut values = Vec::new();
        if self.ends() == [0] {
            sql.push_str(" AND ended = 0");
        }
        if !stages.is_empty() {
            let stages: Vec<String> =
                stages.iter().map(|stage| format!("'{}'", stage.id())).collect();
            let stage = stage_at(self.now);
            let stages = stages.join(", ");
            sql.push_str(&format!(" AND (changes IS NOT NULL OR {stage} IN ({stages}))"));
        }
        if let Some(since) = since {
            sql.push_str(&format!(" AND placed >= {}", since.timestamp()));
        }
        if let Some(until) = until {
            sql.push_str(&format!(" AND placed <= {}", until.timestamp()));
        }
        if *outdated {
            sql.push_str(&format!(" AND outdated_at < {}", self.now.timestamp()));
        }
        if let Some(few) = &self.few {
            let few: Vec<String> = few.iter().map(i64::to_string).collect();
            sql.push_str(&format!(" AND order_key IN ({})", few.join(", ")));
            return (sql, values);
        }
        for word in self.words() {
            values.push(Value::Text(word));
            sql.push_str(&format!(" AND instr(words, ?{}) > 0", values.len()));
        }
        (sql, values)
    }
}
