//! Operations: the log, and what undoing or redoing one changed.

use std::fmt::Write as _;

use super::clean::clean;
use super::command::operation_id;
use super::date::{short_stamp, when};
use super::difference::{Change, changes, lines};
use super::json::{Json, object, said};
use super::order::{headline, short_number};
use super::page::Page;
use super::phrase::counted;
use super::rows::Rows;
use super::table::{fold, table};
use crate::app::Switched;
use crate::domain::listing::ListedOperation;
use crate::domain::order::{FactId, Order};

/// An order that is not as it was, with what differs.
struct Changed<'a> {
    order: &'a Order,
    is_left: bool,
    changes: Vec<Change>,
}

/// How many orders a person is shown.
const SHOWN: usize = 10;

const ROWS: Rows =
    Rows { id: "id", columns: "id at command orders facts settings state", between: " " };

/// One operation, schema `redress.operation/1`.
fn operation_json(one: &ListedOperation, changed: Option<&[Changed<'_>]>, page: &Page) -> Json {
    let changed = changed.map(|changed| {
        Json::list(changed.iter().map(|one| {
            let changes = Json::list(one.changes.iter().map(Change::json));
            object! { "order": one.order.id(), "changes": changes }
        }))
    });
    let json = object! {
        "schema": "redress.operation/1",
        "id": one.id.to_string(),
        "at": one.at,
        "device": format!("{:032x}", u128::from_be_bytes(one.device)),
        "own": one.is_own,
        "command": said(&one.command),
        "orders": Json::list(&one.orders),
        "order_count": one.order_count,
        "facts": one.facts,
        "settings": one.settings,
        "withdrawn": one.is_withdrawn,
        "changed": changed,
    };
    if page.is_separated() {
        return json.with("state", if one.is_withdrawn { "undone" } else { "in-force" });
    }
    json
}

/// The command of an operation as it was given.
pub(super) fn command_words(one: &ListedOperation) -> String {
    if one.command.is_empty() { "(forgotten)".to_owned() } else { clean(&one.command) }
}

pub(crate) fn operations(all: &[ListedOperation], page: &Page) -> String {
    ROWS.many(all.iter().map(|one| operation_json(one, None, page)), page, || {
        let cells = |one: &ListedOperation| {
            vec![
                format!("  {}", operation_id(one.id)),
                short_stamp(one.at, page),
                effect(one),
                command_words(one),
            ]
        };
        let mark = |one: &ListedOperation, line: String| {
            if one.is_withdrawn { page.known(&line) } else { line }
        };
        table(&["  ID", "WHEN", "EFFECT", "COMMAND"], all, page, cells, mark)
    })
}

/// What an operation did, in a few words.
fn effect(one: &ListedOperation) -> String {
    let several = |count: usize, noun| {
        Some(count).filter(|count| *count > 0).map(|count| counted(count, noun))
    };
    let only = one.orders.first().filter(|_| one.order_count == 1).map(short_number);
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
    let orders = &switched.orders;
    // As it is now.
    let operation = ListedOperation { is_withdrawn: undone, ..switched.operation.clone() };
    let changed: Vec<Changed<'_>> = orders
        .iter()
        .filter_map(|(before, after)| {
            let order = after.as_ref().or(before.as_ref())?;
            let changes = changes(before.as_ref(), after.as_ref(), page);
            (!changes.is_empty()).then(|| Changed { order, is_left: after.is_some(), changes })
        })
        .collect();
    ROWS.one(
        || operation_json(&operation, Some(&changed), page),
        page,
        || switched_text(&operation, orders, &changed, page),
    )
}

fn switched_text(
    operation: &ListedOperation,
    orders: &[(Option<Order>, Option<Order>)],
    changed: &[Changed<'_>],
    page: &Page,
) -> String {
    let is_undone = operation.is_withdrawn;
    let what = if is_undone { "Undone" } else { "Redone" };
    let command = command_words(operation);
    let head = format!("{what}: {command}  ({})", when(operation.at, page));
    let mut text = fold(&head, page.width, "  ");
    for Changed { order, is_left, changes } in changed.iter().take(SHOWN) {
        text.push('\n');
        text.push_str(&fold(&headline(order), page.width, ""));
        text.push_str(&if *is_left {
            lines(changes, page)
        } else {
            "  no longer in the record\n".to_owned()
        });
    }
    if let Some(rest) = changed.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        let _infallible = writeln!(text, "\nand {rest} more orders: --json shows all");
    }
    let is_told =
        || orders.iter().any(|(before, after)| facts(before.as_ref()) != facts(after.as_ref()));
    text.push_str(match (operation.settings > 0, changed.is_empty()) {
        (true, _) if is_undone => {
            "Settings and the dates counted by them are as they were before.\n"
        }
        (true, _) => "It holds again, and the dates counted by it changed.\n",
        (false, true) if is_told() => "Only the history changed.\n",
        (false, true) => "No order changed by it.\n",
        (false, false) => "",
    });
    text
}

/// The facts that are told of an order.
fn facts(order: Option<&Order>) -> Vec<FactId> {
    order.into_iter().flat_map(|order| order.facts.iter().map(|fact| fact.id)).collect()
}
