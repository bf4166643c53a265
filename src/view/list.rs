//! Many orders, a row each.

use super::clean::clean;
use super::date::{relative, stamp};
use super::json::json_line;
use super::line::title;
use super::money::money;
use super::order_json::OrderJson;
use super::page::{Format, Page};
use super::phrase::{actor_words, stage_label};
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::app::OrderView;
use crate::domain::actor::Actor;
use crate::domain::listing::{ListedOrder, NextDue};
use crate::domain::money::Money;
use crate::domain::order::Certainty;

const COLUMNS: [&str; 12] = [
    "id",
    "stage",
    "certainty",
    "as_of",
    "seller",
    "title",
    "amount",
    "currency",
    "due_at",
    "rule",
    "who",
    "then",
];

/// The rows of a list. JSON shows each order whole; `views` are the same orders for it.
pub(crate) fn list(rows: &[ListedOrder], views: &[OrderView], page: &Page) -> String {
    match page.format {
        Format::Json => {
            let orders: Vec<_> = views.iter().map(|view| OrderJson::of(view, page.now)).collect();
            json_line(&orders, true)
        }
        Format::Ndjson => {
            views.iter().map(|view| json_line(&OrderJson::of(view, page.now), false)).collect()
        }
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
pub(super) fn csv(view: &OrderView) -> String {
    let order = &view.order;
    let purchase = order.purchase();
    let row = ListedOrder {
        id: order.id().clone(),
        stage: order.stage(),
        certainty: order.certainty(),
        as_of: order.as_of(),
        seller: purchase.seller().map(|seller| seller.name.clone()).unwrap_or_default(),
        title: title(order).unwrap_or_default().to_owned(),
        total: purchase.total().copied(),
        due: view.dues.first().map(|due| NextDue {
            at: due.deadline.due(),
            rule: due.deadline.rule(),
            who: due.who,
            then: due.then,
        }),
    };
    csv_row(&COLUMNS) + &cells(&row, &csv_row)
}

fn cells(row: &ListedOrder, separated: &dyn Fn(&[&str]) -> String) -> String {
    let due = row.due.as_ref();
    separated(&[
        row.id.as_str(),
        row.stage.id(),
        row.certainty.id(),
        &row.as_of.map_or_else(String::new, stamp),
        &clean(&row.seller),
        &clean(&row.title),
        &row.total.map_or_else(String::new, Money::decimal),
        row.total.as_ref().map_or("", Money::code),
        &due.map_or_else(String::new, |due| stamp(due.at)),
        due.map_or("", |due| due.rule.id()),
        due.map_or("", |due| due.who.id()),
        due.map_or("", |due| due.then.id()),
    ])
}

/// As many columns as fit: the number and the stage always, then what is due, money, store, title.
fn table(rows: &[ListedOrder], page: &Page) -> String {
    let wide = page.format == Format::Wide;
    let width = if wide { usize::MAX } else { page.width };
    let mut header = vec!["  ORDER", "STAGE", "DUE"];
    if width >= 66 {
        header.push("WHO");
        header.push("MONEY");
    }
    if width >= 80 {
        header.push("TITLE");
    }
    if width >= 100 {
        header.push("SELLER");
    }
    let texts: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let due = row.due.as_ref();
            let mark = if is_urgent(row, page) { "!" } else { " " };
            let title = if row.title.is_empty() { &row.seller } else { &row.title };
            let mut cells = vec![
                format!("{mark} {}", number(row, width)),
                stage_label(row.stage, row.certainty),
                due.map_or_else(String::new, |due| relative(due.at, page.now)),
                due.map_or_else(String::new, |due| actor_words(due.who).to_owned()),
                row.total.map(money).unwrap_or_default(),
                if width >= 100 { clean(&row.title) } else { clean(title) },
                clean(&row.seller),
            ];
            cells.truncate(header.len());
            cells
        })
        .collect();
    let lines = aligned(&header, &texts);
    let mut text = String::new();
    for (line, row) in lines.iter().zip(std::iter::once(None).chain(rows.iter().map(Some))) {
        let line = if wide { line.clone() } else { fitted(line, page.width) };
        let line = match row {
            None => page.known(&line),
            Some(row) if is_urgent(row, page) => page.urgent(&line),
            Some(_) => line,
        };
        text.push_str(&line);
        text.push('\n');
    }
    for footnote in footnotes(rows) {
        text.push_str(&fold(footnote, page.width, ""));
    }
    text
}

/// What the marks behind stages mean, where there are some.
fn footnotes(rows: &[ListedOrder]) -> Vec<&'static str> {
    let has = |fits: fn(&Certainty) -> bool| rows.iter().any(|row| fits(&row.certainty));
    let mut footnotes = Vec::new();
    if has(|certainty| matches!(certainty, Certainty::Assumed { .. })) {
        footnotes.push("(?) assumed from the deadline, not confirmed by AliExpress");
    }
    if has(|certainty| matches!(certainty, Certainty::Outdated { .. })) {
        footnotes.push(
            "(old) may have changed since it was last seen; its dates hold only if it hasn't",
        );
    }
    footnotes
}

/// The order number; its end alone, where the terminal has no room for more.
fn number(row: &ListedOrder, width: usize) -> String {
    let digits = row.id.as_str();
    let end = digits.get(digits.len().saturating_sub(6)..).unwrap_or(digits);
    if width < 56 { format!("…{end}") } else { digits.to_owned() }
}

/// Whether somebody but the marketplace must act within two days, or should have.
fn is_urgent(row: &ListedOrder, page: &Page) -> bool {
    row.due
        .as_ref()
        .is_some_and(|due| due.who != Actor::Platform && (due.at - page.now).num_hours() < 48)
}
