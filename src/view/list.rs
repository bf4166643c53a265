//! Many orders, a row each.

use super::clean::clean;
use super::date::{relative, stamp};
use super::json::{OrderJson, json_line};
use super::money::money;
use super::page::{Format, Page};
use super::phrase::{actor_label, stage_label};
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::app::{NextDue, Standing, Summary};
use crate::domain::money::Money;
use crate::domain::order::Actor;

const COLUMNS: [&str; 11] = [
    "id", "stage", "presumed", "seller", "title", "amount", "currency", "due_at", "rule", "who",
    "then",
];

/// What the sign behind a stage means.
const FOOTNOTE: &str = "(?) presumed: its time ran out, and no page has told yet.";

/// The rows of a list. JSON shows each order whole; `standings` are the same orders for it.
pub(crate) fn list(rows: &[Summary], standings: &[Standing], page: &Page) -> String {
    match page.format {
        Format::Json => {
            let orders: Vec<_> =
                standings.iter().map(|standing| OrderJson::of(standing, page.now)).collect();
            json_line(&orders, true)
        }
        Format::Ndjson => standings
            .iter()
            .map(|standing| json_line(&OrderJson::of(standing, page.now), false))
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

/// One order as a list of one row.
pub(super) fn csv(standing: &Standing) -> String {
    let order = &standing.order;
    let purchase = order.purchase();
    let title = purchase.lines().and_then(|lines| lines.first()).map(|line| line.title.clone());
    let row = Summary {
        id: order.id().clone(),
        stage: order.stage(),
        presumed: order.presumed().is_some(),
        seller: purchase.seller().map(|seller| seller.name.clone()).unwrap_or_default(),
        title: title.unwrap_or_default(),
        total: purchase.total().copied(),
        due: standing.dues.first().map(|due| NextDue {
            at: due.deadline.due(),
            rule: due.deadline.rule().id().to_owned(),
            who: due.who.id().to_owned(),
            then: due.then.id().to_owned(),
        }),
    };
    csv_row(&COLUMNS) + &cells(&row, &csv_row)
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
    let mut header = vec!["  ORDER", "STAGE", "DUE"];
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
            let mark = if is_urgent(row, page) { "!" } else { " " };
            let mut cells = vec![
                format!("{mark} {}", number(row, width)),
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
        let urgent = row.is_some_and(|row| is_urgent(row, page));
        let line = match row {
            None => page.known(&line),
            Some(_) if urgent => page.urgent(&line),
            Some(_) => line,
        };
        text.push_str(&line);
        text.push('\n');
    }
    if rows.iter().any(|row| row.presumed) {
        text.push_str(&fold(FOOTNOTE, page.width, ""));
    }
    text
}

/// The order number; its end alone, where the terminal has no room for more.
fn number(row: &Summary, width: usize) -> String {
    let digits = row.id.as_str();
    let end = digits.get(digits.len().saturating_sub(6)..).unwrap_or(digits);
    if width < 56 { format!("…{end}") } else { digits.to_owned() }
}

/// Whether somebody but the marketplace must act within two days, or should have.
fn is_urgent(row: &Summary, page: &Page) -> bool {
    row.due
        .as_ref()
        .is_some_and(|due| due.who != Actor::Platform.id() && (due.at - page.now).num_hours() < 48)
}
