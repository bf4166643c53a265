//! Operations: the log, and what undoing or redoing one changed.

use std::fmt::Write as _;

use serde::Serialize;

use super::clean::clean;
use super::command::operation_id;
use super::date::{short_stamp, stamp, when};
use super::difference::{Change, changes, lines};
use super::json::json_line;
use super::order::headline;
use super::page::{Format, Page};
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::app::Switched;
use crate::domain::id::OrderId;
use crate::domain::listing::ListedOperation;
use crate::domain::order::{FactId, Order};

/// How many orders a person is shown.
const SHOWN: usize = 10;

/// One operation, schema `redress.operation/1`.
#[derive(Debug, Serialize)]
struct OperationJson<'a> {
    schema: &'static str,
    id: String,
    at: String,
    device: String,
    own: bool,
    command: Option<&'a str>,
    orders: Vec<&'a str>,
    order_count: usize,
    facts: usize,
    settings: usize,
    withdrawn: bool,
    changed: Option<Vec<ChangedJson<'a>>>,
}

#[derive(Debug, Serialize)]
struct ChangedJson<'a> {
    order: &'a str,
    changes: Vec<Change>,
}

impl<'a> OperationJson<'a> {
    fn of(one: &'a ListedOperation, changed: Option<Vec<(&'a OrderId, Vec<Change>)>>) -> Self {
        Self {
            schema: "redress.operation/1",
            id: one.id.to_string(),
            at: stamp(one.at),
            device: format!("{:032x}", u128::from_be_bytes(one.device)),
            own: one.is_own,
            command: Some(one.command.as_str()).filter(|command| !command.is_empty()),
            orders: one.orders.iter().map(OrderId::as_str).collect(),
            order_count: one.order_count,
            facts: one.facts,
            settings: one.settings,
            withdrawn: one.is_withdrawn,
            changed: changed.map(|changed| {
                let json =
                    |(id, changes): (&'a OrderId, _)| ChangedJson { order: id.as_str(), changes };
                changed.into_iter().map(json).collect()
            }),
        }
    }
}

/// The command of an operation as it was given.
pub(super) fn command_words(one: &ListedOperation) -> String {
    if one.command.is_empty() { "(forgotten)".to_owned() } else { clean(&one.command) }
}

const COLUMNS: [&str; 7] = ["id", "at", "command", "orders", "facts", "settings", "state"];

/// The log of operations.
pub(crate) fn operations(all: &[ListedOperation], page: &Page) -> String {
    match page.format {
        Format::Json => {
            let all: Vec<_> = all.iter().map(|one| OperationJson::of(one, None)).collect();
            json_line(&all, true)
        }
        Format::Ndjson => {
            all.iter().map(|one| json_line(&OperationJson::of(one, None), false)).collect()
        }
        Format::Id => all.iter().flat_map(|one| [one.id.to_string(), "\n".to_owned()]).collect(),
        Format::Tsv => all.iter().map(|one| cells(one, &tsv)).collect(),
        Format::Csv => {
            let rows = all.iter().map(|one| cells(one, &csv_row));
            std::iter::once(csv_row(&COLUMNS)).chain(rows).collect()
        }
        Format::Table | Format::Wide => table(all, page),
    }
}

fn cells(one: &ListedOperation, separated: &dyn Fn(&[&str]) -> String) -> String {
    let orders: Vec<&str> = one.orders.iter().map(OrderId::as_str).collect();
    separated(&[
        &one.id.to_string(),
        &stamp(one.at),
        &clean(&one.command),
        &orders.join(" "),
        &one.facts.to_string(),
        &one.settings.to_string(),
        if one.is_withdrawn { "undone" } else { "in-force" },
    ])
}

fn table(all: &[ListedOperation], page: &Page) -> String {
    let wide = page.format == Format::Wide;
    let header: &[&str] = &["  ID", "WHEN", "EFFECT", "COMMAND"];
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|one| {
            vec![
                format!("  {}", operation_id(one.id)),
                short_stamp(one.at, page),
                effect(one),
                command_words(one),
            ]
        })
        .collect();
    let mut text = String::new();
    let shown = std::iter::once(None).chain(all.iter().map(Some));
    for (line, one) in aligned(header, &rows).iter().zip(shown) {
        let line = if wide { line.clone() } else { fitted(line, page.width) };
        text.push_str(&match one {
            None => page.known(&line),
            Some(one) if one.is_withdrawn => page.known(&line),
            Some(_) => line,
        });
        text.push('\n');
    }
    text
}

/// What an operation did, in a few words.
fn effect(one: &ListedOperation) -> String {
    let several = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        count => Some(format!("{count} {word}s")),
    };
    let only = one.orders.first().filter(|_| one.order_count == 1).map(|id| {
        let digits = id.as_str();
        format!("…{}", digits.get(digits.len().saturating_sub(4)..).unwrap_or(digits))
    });
    let parts = [
        one.is_withdrawn.then(|| "undone".to_owned()),
        only.or_else(|| several(one.order_count, "order")),
        several(one.settings, "setting"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}

/// What undoing or redoing an operation changed.
pub(crate) fn switched(switched: &Switched, undone: bool, page: &Page) -> String {
    let Switched { operation, orders } = switched;
    // As it is now.
    let operation = ListedOperation { is_withdrawn: undone, ..operation.clone() };
    let changed: Vec<(&OrderId, Vec<Change>)> = orders
        .iter()
        .filter_map(|(before, after)| {
            let order: &Order = after.as_ref().or(before.as_ref())?;
            let changes = changes(before.as_ref(), after.as_ref(), page);
            (!changes.is_empty()).then(|| (order.id(), changes))
        })
        .collect();
    match page.format {
        Format::Json | Format::Ndjson => {
            let json = OperationJson::of(&operation, Some(changed));
            json_line(&json, page.format == Format::Json)
        }
        Format::Id => format!("{}\n", operation.id),
        Format::Tsv => cells(&operation, &tsv),
        Format::Csv => csv_row(&COLUMNS) + &cells(&operation, &csv_row),
        Format::Table | Format::Wide => switched_text(&operation, orders, undone, page),
    }
}

fn switched_text(
    operation: &ListedOperation,
    orders: &[(Option<Order>, Option<Order>)],
    undone: bool,
    page: &Page,
) -> String {
    let what = if undone { "Undone" } else { "Redone" };
    let command = command_words(operation);
    let head = format!("{what}: {command}  ({})", when(operation.at, page));
    let mut text = fold(&head, page.width, "  ");
    let mut shown = 0;
    for (before, after) in orders {
        let changes = changes(before.as_ref(), after.as_ref(), page);
        let Some(order) = after.as_ref().or(before.as_ref()).filter(|_| !changes.is_empty()) else {
            continue;
        };
        shown += 1;
        if shown > SHOWN {
            continue;
        }
        text.push('\n');
        text.push_str(&fold(&headline(order), page.width, ""));
        if after.is_none() {
            text.push_str("  no longer in the record\n");
        } else {
            text.push_str(&lines(&changes, page));
        }
    }
    if let Some(rest) = shown.checked_sub(SHOWN).filter(|rest| *rest > 0) {
        let _infallible = writeln!(text, "\nand {rest} more orders: --json shows all");
    }
    if operation.settings > 0 {
        text.push_str(if undone {
            "Settings and the dates counted by them are as they were before.\n"
        } else {
            "It holds again, and the dates counted by it changed.\n"
        });
    } else if shown == 0 {
        let is_told =
            orders.iter().any(|(before, after)| facts(before.as_ref()) != facts(after.as_ref()));
        text.push_str(if is_told {
            "Only the history changed.\n"
        } else {
            "No order changed by it.\n"
        });
    }
    text
}

/// The facts that are told of an order.
fn facts(order: Option<&Order>) -> Vec<FactId> {
    order.into_iter().flat_map(|order| order.facts().iter().map(|fact| fact.id)).collect()
}
