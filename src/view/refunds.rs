//! Refunds: owed or expected, by when, received, overdue.

use std::collections::BTreeMap;

use serde::Serialize;

use super::agenda::OVERDUE_STEPS;
use super::clean::clean;
use super::date::{last_day, moment_stamp, stamp};
use super::dispute_phrase::{method_words, progress_words};
use super::json::json_line;
use super::money::money;
use super::money_json::{MoneyJson, cause_id, refund_certainty};
use super::page::{Format, Page};
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::domain::listing::{ListedRefund, RefundPage};
use crate::domain::money::Money;
use crate::domain::order::Progress;
use crate::domain::payment::Method;

/// One refund, schema `redress.refund/1`.
#[derive(Debug, Serialize)]
struct RefundJson<'a> {
    schema: &'static str,
    order: &'a str,
    seller: Option<&'a str>,
    cause: &'static str,
    dispute: Option<u32>,
    certainty: &'static str,
    granted_at: String,
    owed: Option<MoneyJson>,
    received: Option<MoneyJson>,
    expected_from: String,
    expected_by: String,
    overdue: bool,
    method: Option<&'static str>,
    rule: &'static str,
    state: &'static str,
}

impl<'a> RefundJson<'a> {
    fn of(row: &'a ListedRefund) -> Self {
        let (cause, dispute) = cause_id(row.cause);
        Self {
            schema: "redress.refund/1",
            order: row.order.as_str(),
            seller: Some(row.seller.as_str()).filter(|name| !name.is_empty()),
            cause,
            dispute,
            certainty: refund_certainty(row.is_assumed),
            granted_at: moment_stamp(row.granted),
            owed: row.owed.map(MoneyJson::of),
            received: row.received.map(MoneyJson::of),
            expected_from: stamp(row.expected_from),
            expected_by: stamp(row.expected_by),
            overdue: row.is_overdue,
            method: row.method.map(Method::id),
            rule: row.rule.id(),
            state: row.progress.id(),
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
            let mut seen = std::collections::HashSet::new();
            let ids = rows.iter().map(|row| row.order.as_str()).filter(|id| seen.insert(*id));
            ids.flat_map(|id| [id, "\n"]).collect()
        }
        Format::Tsv => rows.iter().map(|row| cells(row, &tsv)).collect(),
        Format::Csv => {
            csv_row(&COLUMNS) + &rows.iter().map(|row| cells(row, &csv_row)).collect::<String>()
        }
        Format::Table | Format::Wide => table(found, page),
    }
}

const COLUMNS: [&str; 11] = [
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
    "certainty",
];

fn cells(row: &ListedRefund, separated: &dyn Fn(&[&str]) -> String) -> String {
    let decimal = |amount: Option<Money>| amount.map_or_else(String::new, Money::decimal);
    let currency = row.owed.or(row.received);
    separated(&[
        row.order.as_str(),
        &decimal(row.owed),
        &decimal(row.received),
        currency.as_ref().map_or("", |amount| amount.code()),
        &stamp(row.expected_from),
        &stamp(row.expected_by),
        if row.is_overdue { "overdue" } else { "" },
        row.method.map_or("", Method::id),
        row.progress.id(),
        &clean(&row.seller),
        refund_certainty(row.is_assumed),
    ])
}

fn table(found: &RefundPage, page: &Page) -> String {
    let rows = &found.rows;
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
            Some(row) if row.is_overdue => page.urgent(&line),
            Some(_) => line,
        });
        text.push('\n');
    }
    text.push_str(&sums(found, page));
    if rows.iter().any(|row| row.is_overdue) {
        text.push('\n');
        text.push_str(&fold(OVERDUE_STEPS, page.width, ""));
    }
    text
}

fn row_cells(row: &ListedRefund, columns: usize, page: &Page) -> Vec<String> {
    let mark = if row.is_overdue { "!" } else { " " };
    let digits = row.order.as_str();
    let number = if columns < 7 || page.width < 100 {
        format!("…{}", digits.get(digits.len().saturating_sub(4)..).unwrap_or(digits))
    } else {
        digits.to_owned()
    };
    let owed = row.owed.map_or_else(|| "unknown".to_owned(), money);
    let owed = if row.is_assumed { format!("{owed} (?)") } else { owed };
    let by = match row.progress {
        Progress::Received | Progress::Failed => progress_words(row.progress).to_owned(),
        Progress::Expected | Progress::Started | Progress::Part => last_day(row.expected_by, page),
    };
    if columns < 7 {
        return vec![format!("{mark} {number}"), owed, by];
    }
    let method = row.method.map_or("", method_words);
    let came = row.received.filter(|came| came.minor() > 0).map(money).unwrap_or_default();
    let from = super::date::first_day(row.expected_from, page);
    vec![format!("{mark} {number}"), owed, came, from, by, method.to_owned(), clean(&row.seller)]
}

/// What is owed and what is only expected in the rows that are shown, currency by currency.
fn sums(found: &RefundPage, page: &Page) -> String {
    let open = |is_assumed| {
        let rows = found.rows.iter();
        rows.filter(move |row| row.progress != Progress::Received && row.is_assumed == is_assumed)
    };
    let total = |is_assumed| {
        let mut sums: BTreeMap<String, Money> = BTreeMap::new();
        for left in open(is_assumed).filter_map(outstanding) {
            let sum = sums.get(left.code()).and_then(|sum| sum.plus(left));
            sums.insert(left.code().to_owned(), sum.unwrap_or(left));
        }
        sums.into_values().filter(|sum| sum.minor() > 0).map(money).collect::<Vec<_>>().join(", ")
    };
    let unknown = open(false).filter(|row| row.owed.is_none()).count();
    let here = if found.more { " in these rows" } else { "" };
    let mut said: Vec<String> = Vec::new();
    let (owed, expected) = (total(false), total(true));
    if !owed.is_empty() {
        said.push(format!("Owed{here}: {owed}."));
    }
    if unknown > 0 {
        let plural = if unknown == 1 { "" } else { "s" };
        said.push(format!("Of {unknown} refund{plural} the amount isn't known."));
    }
    if !expected.is_empty() {
        said.push(format!(
            "Expected{here}: {expected} (?), assumed from deadlines, not confirmed by AliExpress."
        ));
    }
    if said.is_empty() {
        String::new()
    } else {
        format!("\n{}", fold(&said.join(" "), page.width, ""))
    }
}

/// What has not come of a refund.
fn outstanding(row: &ListedRefund) -> Option<Money> {
    let owed = row.owed?;
    let left = owed.minor() - row.received.map_or(0, Money::minor);
    Money::from_minor(left, owed.currency()).ok()
}
