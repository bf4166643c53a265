//! What is owed, by when, what arrived, and what is overdue.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::agenda::LADDER;
use super::clean::clean;
use super::date::{last_day, stamp};
use super::dispute_phrase::{method_words, progress_words};
use super::json::json_line;
use super::money::money;
use super::money_json::MoneyJson;
use super::page::{Format, Page};
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::app::{RefundPage, RefundRow};
use crate::domain::money::Money;
use crate::domain::order::Progress;
use crate::domain::payment::Method;

/// One refund, schema `redress.refund/1`.
#[derive(Debug, Serialize)]
struct RefundJson<'a> {
    schema: &'static str,
    order: &'a str,
    seller: Option<&'a str>,
    ground: &'a str,
    granted_at: &'a str,
    owed: Option<MoneyJson>,
    received: Option<MoneyJson>,
    expected_from: String,
    expected_by: String,
    overdue: bool,
    method: Option<&'a str>,
    rule: &'a str,
    state: &'a str,
}

impl<'a> RefundJson<'a> {
    fn of(row: &'a RefundRow) -> Self {
        Self {
            schema: "redress.refund/1",
            order: row.order.as_str(),
            seller: Some(row.seller.as_str()).filter(|name| !name.is_empty()),
            ground: &row.ground,
            granted_at: &row.granted,
            owed: row.owed.map(MoneyJson::of),
            received: row.received.map(MoneyJson::of),
            expected_from: stamp(row.expected_from),
            expected_by: stamp(row.expected_by),
            overdue: row.overdue,
            method: row.method.as_deref(),
            rule: &row.rule,
            state: &row.progress,
        }
    }
}

/// A list of refunds.
pub(crate) fn refunds(found: &RefundPage, page: &Page) -> String {
    let rows = &found.rows;
    match page.format {
        Format::Json => json_line(&rows.iter().map(RefundJson::of).collect::<Vec<_>>(), true),
        Format::Ndjson => rows.iter().map(|row| json_line(&RefundJson::of(row), false)).collect(),
        Format::Id => {
            let mut ids: Vec<String> = rows.iter().map(|row| format!("{}\n", row.order)).collect();
            ids.dedup();
            ids.concat()
        }
        Format::Tsv => rows.iter().map(|row| cells(row, &tsv)).collect(),
        Format::Csv => {
            csv_row(&COLUMNS) + &rows.iter().map(|row| cells(row, &csv_row)).collect::<String>()
        }
        Format::Table | Format::Wide => table(rows, page),
    }
}

const COLUMNS: [&str; 10] = [
    "order",
    "owed",
    "received",
    "currency",
    "expected_from",
    "expected_by",
    "overdue",
    "method",
    "state",
    "seller",
];

fn cells(row: &RefundRow, separated: &dyn Fn(&[&str]) -> String) -> String {
    let decimal = |amount: Option<Money>| amount.map_or_else(String::new, Money::decimal);
    let currency = row.owed.or(row.received);
    separated(&[
        row.order.as_str(),
        &decimal(row.owed),
        &decimal(row.received),
        currency.as_ref().map_or("", |amount| amount.code()),
        &stamp(row.expected_from),
        &stamp(row.expected_by),
        if row.overdue { "overdue" } else { "" },
        row.method.as_deref().unwrap_or(""),
        &row.progress,
        &clean(&row.seller),
    ])
}

fn table(rows: &[RefundRow], page: &Page) -> String {
    let wide = page.format == Format::Wide;
    let width = if wide { usize::MAX } else { page.width };
    let header: &[&str] = if width < 76 {
        &["  ORDER", "OWED", "BY"]
    } else {
        &["  ORDER", "OWED", "CAME", "EXPECTED", "BY", "HOW", "SELLER"]
    };
    let texts: Vec<Vec<String>> =
        rows.iter().map(|row| row_cells(row, header.len(), page)).collect();
    let mut text = String::new();
    let lines = aligned(header, &texts);
    let shown = std::iter::once(None).chain(rows.iter().map(Some));
    for (line, row) in lines.iter().zip(shown) {
        let line = if wide { line.clone() } else { fitted(line, page.width) };
        text.push_str(&match row {
            None => page.known(&line),
            Some(row) if row.overdue => page.urgent(&line),
            Some(_) => line,
        });
        text.push('\n');
    }
    text.push_str(&sums(rows, page));
    if rows.iter().any(|row| row.overdue) {
        text.push('\n');
        text.push_str(&fold(LADDER, page.width, ""));
    }
    text
}

fn row_cells(row: &RefundRow, columns: usize, page: &Page) -> Vec<String> {
    let mark = if row.overdue { "!" } else { " " };
    let digits = row.order.as_str();
    let number = if columns < 7 || page.width < 100 {
        format!("…{}", digits.get(digits.len().saturating_sub(4)..).unwrap_or(digits))
    } else {
        digits.to_owned()
    };
    let owed = row.owed.map_or_else(|| "not known".to_owned(), money);
    let by = match row.progress.as_str() {
        progress if progress == Progress::Received.id() => "received".to_owned(),
        progress if progress == Progress::Failed.id() => {
            progress_words(Progress::Failed).to_owned()
        }
        _others => last_day(row.expected_by, page),
    };
    if columns < 7 {
        return vec![format!("{mark} {number}"), owed, by];
    }
    let method = row.method.as_deref().and_then(Method::from_id).map_or("", method_words);
    let came = row.received.filter(|came| came.minor() > 0).map(money).unwrap_or_default();
    let from = super::date::first_day(row.expected_from, page);
    vec![format!("{mark} {number}"), owed, came, from, by, method.to_owned(), clean(&row.seller)]
}

/// What is outstanding, currency by currency.
fn sums(rows: &[RefundRow], page: &Page) -> String {
    let mut sums: BTreeMap<String, Money> = BTreeMap::new();
    let mut unknown = 0;
    for row in rows {
        let Some(owed) = row.owed else {
            unknown += 1;
            continue;
        };
        let left = owed.minor() - row.received.map_or(0, Money::minor);
        let Ok(left) = Money::from_minor(left, owed.currency()) else { continue };
        let code = owed.code().to_owned();
        let sum = match sums.get(&code) {
            Some(sum) => sum.plus(left).unwrap_or(*sum),
            None => left,
        };
        sums.insert(code, sum);
    }
    let sums: Vec<String> = sums.into_values().filter(|sum| sum.minor() > 0).map(money).collect();
    if sums.is_empty() && unknown == 0 {
        return String::new();
    }
    let mut text = String::from("\n");
    let mut said = if sums.is_empty() {
        "Outstanding:".to_owned()
    } else {
        format!("Outstanding: {}.", sums.join(", "))
    };
    if unknown > 0 {
        let _infallible = write!(said, " Of {unknown} the amount is not known.");
    }
    text.push_str(&fold(&said, page.width, ""));
    text
}
