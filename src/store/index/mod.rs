//! The read model for lists, dates and lookups, rebuilt from the journal at will.
//!
//! Beside what is recorded stands what the clock makes of it: to which stage the order lapses and
//! when, and of every date and refund from when until when it counts. So one expression tells what
//! is so at any time, and a read touches the rows that it prints and few others.

mod agenda;
mod compare;
mod list;
mod parcels;
mod refunds;
mod sellers;
mod write;

use rusqlite::Row;

use crate::domain::id::OrderId;
use crate::domain::money::{Currency, Money};

pub(crate) use agenda::{AgendaFilter, AgendaPage, AgendaRow};
pub(crate) use list::{Filter, NextDue, Page, Sort, Summary};
pub(crate) use refunds::{RefundPage, RefundRow};

pub(super) use agenda::agenda;
pub(super) use compare::{Likeness, strangers};
pub(super) use list::{disputed, find, list};
pub(super) use parcels::carried_by;
pub(super) use refunds::refunds;
pub(super) use sellers::{orders_of_name, orders_of_stores, seller_names};
#[cfg(test)]
pub(super) use write::{TABLES, Table};
pub(super) use write::{put, rebuild};

/// The stage at `?1`.
const STAGE_NOW: &str = "CASE WHEN o.lapse2_at < ?1 THEN o.lapse2_stage \
     WHEN o.lapse1_at < ?1 THEN o.lapse1_stage ELSE o.stage END";

/// Whether a date counts at `?1`.
const OPEN_NOW: &str = "d.from_at < ?1 AND ?1 <= d.until_at";

/// The number of an order as a row has it.
pub(super) fn order_id(text: &str) -> rusqlite::Result<OrderId> {
    OrderId::parse(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}

/// The amount whose minor units and currency stand in these columns.
fn money(row: &Row<'_>, minor: usize, currency: usize) -> rusqlite::Result<Option<Money>> {
    let minor: Option<i64> = row.get(minor)?;
    let currency: Option<String> = row.get(currency)?;
    let known = minor.zip(currency.as_deref().and_then(Currency::parse));
    Ok(known.and_then(|(minor, currency)| Money::from_minor(minor, currency).ok()))
}

fn backwards(digits: &str) -> String {
    digits.chars().rev().collect()
}
