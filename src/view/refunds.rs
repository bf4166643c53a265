//! Refunds: owed or expected, by when, received, overdue.

use std::collections::BTreeMap;

use super::agenda::OVERDUE_STEPS;
use super::clean::clean;
use super::date::last_day;
use super::dispute_phrase::progress_words;
use super::json::{Json, object, said};
use super::line::called;
use super::method::method_words;
use super::money::{about_or_exact, money};
use super::money_json::{cause_id, refund_certainty};
use super::order::short_number;
use super::page::{Format, Page};
use super::phrase::counted;
use super::rows::Rows;
use super::table::{columns, fitted_apart, fold, table};
use crate::domain::listing::{ListedRefund, RefundPage};
use crate::domain::money::Money;
use crate::domain::order::{Basis, Progress};
use crate::domain::payment::Method;

/// The columns that the name of an item is given at least and at most.
const MIN_NAME: usize = 8;
const MAX_NAME: usize = 24;

const ROWS: Rows = Rows {
    id: "order",
    columns: "order owed:owed.amount received:received.amount \
              currency:owed.currency|received.currency expected_from expected_by overdue method \
              state seller certainty lines:lines.line owed_is",
    between: " ",
};

/// One refund, schema `redress.refund/1`.
fn refund_json(row: &ListedRefund) -> Json {
    let grant = row.grant.as_ref();
    let (cause, dispute) = grant.map(|grant| cause_id(grant.cause)).unzip();
    object! {
        "schema": "redress.refund/1",
        "order": &row.order,
        "seller": said(&row.seller),
        "cause": cause,
        "dispute": dispute.flatten(),
        "certainty": refund_certainty(grant.is_some_and(|grant| grant.is_assumed)),
        "granted_at": grant.map(|grant| grant.granted),
        "lines": Json::list(row.lines.iter().map(|line| object! {
            "line": line.number,
            "title": line.title.clone(),
            "owed": line.owed,
            "received": line.received,
        })),
        "owed": row.owed,
        "owed_is": row.owed.map(|_| row.basis.id()),
        "received": row.received,
        "expected_from": grant.map(|grant| grant.expected_from),
        "expected_by": grant.map(|grant| grant.expected_by),
        "overdue": row.is_overdue(),
        "method": grant.and_then(|grant| grant.method).map(Method::id),
        "rule": grant.map(|grant| grant.rule.id()),
        "state": grant.map_or("not-owed", |grant| grant.progress.id()),
    }
}

pub(crate) fn refunds(found: &RefundPage, page: &Page) -> String {
    ROWS.many(found.rows.iter().map(refund_json), page, || list_text(found, page))
}

fn list_text(found: &RefundPage, page: &Page) -> String {
    let rows = &found.rows;
    let width = if page.format == Format::Wide { usize::MAX } else { page.width };
    let is_short = width < 76;
    let has_parts = rows.iter().any(|row| !row.is_whole);
    let own: &[&str] = if is_short {
        &["  ORDER", "OWED", "BY"]
    } else {
        &["  ORDER", "OWED", "CAME", "EXPECTED", "BY", "HOW"]
    };
    let mut cells: Vec<Vec<String>> =
        rows.iter().map(|row| row_cells(row, is_short, page)).collect();
    let mut header = own.to_vec();
    if has_parts {
        header.push("FOR");
        let widest = |(nth, title): (usize, &&str)| {
            let cells = cells.iter().filter_map(|row| row.get(nth)).map(|cell| columns(cell));
            cells.chain([columns(title)]).max().unwrap_or(0) + 2
        };
        let taken: usize = own.iter().enumerate().map(widest).sum();
        let names = what_for(rows, width.saturating_sub(taken));
        cells.iter_mut().zip(names).for_each(|(cells, name)| cells.push(name));
    }
    if !is_short {
        header.push("SELLER");
        cells.iter_mut().zip(rows).for_each(|(cells, row)| cells.push(clean(&row.seller)));
    }
    let mark = |(row, _): &(&ListedRefund, Vec<String>), line: String| {
        if row.is_overdue() { page.urgent(&line) } else { line }
    };
    let named: Vec<(&ListedRefund, Vec<String>)> = rows.iter().zip(cells).collect();
    let mut text = table(&header, &named, page, |(_, cells)| cells.clone(), mark);
    text.push_str(&sums(found, page));
    if rows.iter().any(ListedRefund::is_overdue) {
        text.push('\n');
        text.push_str(&fold(OVERDUE_STEPS, page.width, ""));
    }
    text
}

/// The item that each refund is for, and how many more there are, in so many columns.
fn what_for(rows: &[ListedRefund], room: usize) -> Vec<String> {
    let parts = rows.iter().map(|row| (row, row.lines.split_first().filter(|_| !row.is_whole)));
    let names = parts.map(|(row, lines)| match lines {
        // What is not owed and came for none is for no item.
        None => (row.grant.map_or("", |_| "all").to_owned(), String::new()),
        Some((first, rest)) => {
            let name = called(first.number, first.id.as_deref(), &first.title);
            (name, if rest.is_empty() { String::new() } else { format!(" +{}", rest.len()) })
        }
    });
    let (names, more): (Vec<String>, Vec<String>) = names.unzip();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let taken = more.iter().map(|more| columns(more)).max().unwrap_or(0);
    let cut = fitted_apart(&names, room.saturating_sub(taken).clamp(MIN_NAME, MAX_NAME));
    cut.into_iter().zip(more).map(|(name, more)| name + &more).collect()
}

/// The cells of a row before what it is for and the seller.
fn row_cells(row: &ListedRefund, is_short: bool, page: &Page) -> Vec<String> {
    let mark = if row.is_overdue() { "!" } else { " " };
    let number =
        if is_short || page.width < 100 { short_number(&row.order) } else { row.order.to_string() };
    let is_exact = row.basis != Basis::Estimated;
    let came = row.received.filter(|came| came.minor() > 0);
    let Some(grant) = &row.grant else {
        let (number, owed) = (format!("{mark} {number}"), "not owed".to_owned());
        let came = came.map(|came| about_or_exact(came, is_exact)).unwrap_or_default();
        let by = progress_words(Progress::Received);
        if is_short {
            return vec![number, owed, format!("{came} {by}")];
        }
        return vec![number, owed, came, String::new(), by.to_owned(), String::new()];
    };
    let owed = row.owed.map_or_else(|| "unknown".to_owned(), |owed| about_or_exact(owed, is_exact));
    let owed = if grant.is_assumed { format!("{owed} (?)") } else { owed };
    let by = match grant.progress {
        Progress::Received | Progress::Failed => progress_words(grant.progress).to_owned(),
        Progress::Expected | Progress::Started | Progress::Part => {
            last_day(grant.expected_by, page)
        }
    };
    if is_short {
        return vec![format!("{mark} {number}"), owed, by];
    }
    let method = grant.method.map_or("", method_words);
    let came = came.map(money).unwrap_or_default();
    let from = super::date::first_day(grant.expected_from, page);
    vec![format!("{mark} {number}"), owed, came, from, by, method.to_owned()]
}

/// What is owed and what is only expected in the rows that are shown, currency by currency.
fn sums(found: &RefundPage, page: &Page) -> String {
    let open = |is_assumed| {
        found.rows.iter().filter(move |row| {
            let grant = row.grant.filter(|grant| grant.progress != Progress::Received);
            grant.is_some_and(|grant| grant.is_assumed == is_assumed)
        })
    };
    let total = |is_assumed| {
        let mut sums: BTreeMap<String, (Money, bool)> = BTreeMap::new();
        for (left, is_exact) in open(is_assumed)
            .filter_map(|row| Some((outstanding(row)?, row.basis != Basis::Estimated)))
        {
            let before = sums.get(left.code());
            let sum = before.and_then(|(sum, _)| sum.plus(left)).unwrap_or(left);
            let is_exact = is_exact && before.is_none_or(|(_, is_exact)| *is_exact);
            sums.insert(left.code().to_owned(), (sum, is_exact));
        }
        let sums = sums.into_values().filter(|(sum, _)| sum.minor() > 0);
        sums.map(|(sum, is_exact)| about_or_exact(sum, is_exact)).collect::<Vec<_>>().join(", ")
    };
    let unknown = open(false).filter(|row| row.owed.is_none()).count();
    let here = if found.more { " in these rows" } else { "" };
    let mut said: Vec<String> = Vec::new();
    let (owed, expected) = (total(false), total(true));
    if !owed.is_empty() {
        said.push(format!("Owed{here}: {owed}."));
    }
    if unknown > 0 {
        let unknown = counted(unknown, "refund");
        said.push(format!("Of {unknown} the amount isn't known."));
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
