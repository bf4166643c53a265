//! Many orders, a row each.

use super::clean::clean;
use super::date::{relative, stamp};
use super::json::OrderJson;
use super::money::money;
use super::page::{Format, Page};
use super::phrase::{actor_label, stage_label};
use super::table::{aligned, csv_row, fitted, tsv};
use crate::app::Standing;
use crate::domain::money::Money;
use crate::store::Summary;

const COLUMNS: [&str; 11] = [
    "id", "stage", "presumed", "seller", "title", "amount", "currency", "due_at", "rule", "who",
    "then",
];

/// The rows of a list. JSON shows each order whole; `standings` are the same orders for it.
pub(crate) fn list(rows: &[Summary], standings: &[Standing], page: &Page) -> String {
    match page.format {
        Format::Json => {
            let orders: Vec<_> =
                standings.iter().map(|standing| OrderJson::of(standing, page.now)).collect();
            serde_json::to_string_pretty(&orders).unwrap_or_default() + "\n"
        }
        Format::Ndjson => standings
            .iter()
            .filter_map(|standing| serde_json::to_string(&OrderJson::of(standing, page.now)).ok())
            .map(|line| line + "\n")
            .collect(),
        Format::Id => rows.iter().flat_map(|row| [row.id.as_str(), "\n"]).collect(),
        Format::Tsv => rows.iter().map(|row| cells(row, &tsv)).collect(),
        Format::Csv => {
            let rows = rows.iter().map(|row| cells(row, &csv_row));
            std::iter::once(csv_row(&COLUMNS)).chain(rows).collect()
        }
        Format::Table | Format::Wide => table(rows, page),
    }
}

fn cells(row: &Summary, separated: &dyn Fn(&[&str]) -> String) -> String {
    let due = row.due.as_ref();
    separated(&[
        row.id.as_str(),
        row.stage.id(),
        if row.presumed { "presumed" } else { "" },
        &clean(&row.seller),
        &clean(&row.title),
        &row.total.map_or_else(String::new, Money::decimal),
        row.total.as_ref().map_or("", |total| total.code()),
        &due.map_or_else(String::new, |due| stamp(due.at)),
        due.map_or("", |due| &due.rule),
        due.map_or("", |due| &due.who),
        due.map_or("", |due| &due.then),
    ])
}

/// As many columns as fit: the number and the stage always, then what is due, money, store, title.
fn table(rows: &[Summary], page: &Page) -> String {
    let wide = page.format == Format::Wide;
    let width = if wide { usize::MAX } else { page.width };
    let mut header = vec!["  ORDER", "STAGE"];
    if width >= 56 {
        header.push("DUE");
    }
    if width >= 66 {
        header.push("WHO");
        header.push("MONEY");
    }
    if width >= 80 {
        header.push("SELLER");
    }
    if width >= 100 {
        header.push("TITLE");
    }
    let texts: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let due = row.due.as_ref();
            let mark = if due.is_some_and(|due| is_urgent(due.at, page)) { "!" } else { " " };
            let mut cells = vec![
                format!("{mark} {}", row.id),
                stage_label(row.stage, row.presumed),
                due.map_or_else(String::new, |due| relative(due.at, page.now)),
                due.map_or_else(String::new, |due| actor_label(&due.who).to_owned()),
                row.total.map(money).unwrap_or_default(),
                clean(&row.seller),
                clean(&row.title),
            ];
            cells.truncate(header.len());
            cells
        })
        .collect();
    let lines = aligned(&header, &texts);
    let mut text = String::new();
    for (line, row) in lines.iter().zip(std::iter::once(None).chain(rows.iter().map(Some))) {
        let line = if wide { line.clone() } else { fitted(line, page.width) };
        let urgent =
            row.and_then(|row| row.due.as_ref()).is_some_and(|due| is_urgent(due.at, page));
        let line = match row {
            None => page.known(&line),
            Some(_) if urgent => page.urgent(&line),
            Some(_) => line,
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// Whether a date is over or less than two days away.
fn is_urgent(at: crate::domain::time::Instant, page: &Page) -> bool {
    (at - page.now).num_hours() < 48
}
