//! Many orders, a row each.

use super::clean::clean;
use super::date::relative;
use super::json::{Json, object};
use super::line::first_of;
use super::money::money;
use super::order_json::order_json;
use super::page::{Format, Page};
use super::phrase::{actor_words, stage_label};
use super::rows::Rows;
use super::table::{fold, table};
use crate::app::OrderView;
use crate::domain::actor::Actor;
use crate::domain::listing::ListedOrder;
use crate::domain::order::Certainty;

/// The columns of an order, in a list and alone.
pub(super) const ROWS: Rows = Rows {
    id: "id",
    columns: "id stage certainty as_of seller:seller.name title amount:total.amount \
              currency:total.currency due_at:deadlines.0.due_at rule:deadlines.0.rule \
              who:deadlines.0.who then:deadlines.0.then line_count",
    between: " ",
};

/// The rows of a list. JSON shows each order whole; `views` are the same orders for it.
pub(crate) fn list(rows: &[ListedOrder], views: &[OrderView], page: &Page) -> String {
    if page.format.is_json() {
        return ROWS.many(views.iter().map(|view| order_json(view, page.now)), page, String::new);
    }
    ROWS.many(rows.iter().map(row_json), page, || list_text(rows, page))
}

/// What a row has of an order.
fn row_json(row: &ListedOrder) -> Json {
    let due = row.due.as_ref().map(|due| {
        object! {
            "rule": due.rule.id(),
            "who": due.who.id(),
            "due_at": due.at,
            "then": due.then.id(),
        }
    });
    object! {
        "id": &row.id,
        "title": &row.title,
        "stage": row.stage.id(),
        "as_of": row.as_of,
        "certainty": row.certainty.id(),
        "seller": object! { "name": &row.seller },
        "total": row.total,
        "deadlines": Json::list(due),
        "line_count": row.line_count,
    }
}

/// As many columns as fit: the number and the stage always, then what is due, money, store, title.
fn list_text(rows: &[ListedOrder], page: &Page) -> String {
    let width = if page.format == Format::Wide { usize::MAX } else { page.width };
    let header: &[&str] = match width {
        0..66 => &["  ORDER", "STAGE", "DUE"],
        66..80 => &["  ORDER", "STAGE", "DUE", "WHO", "MONEY"],
        80..100 => &["  ORDER", "STAGE", "DUE", "WHO", "MONEY", "TITLE"],
        _wider => &["  ORDER", "STAGE", "DUE", "WHO", "MONEY", "TITLE", "SELLER"],
    };
    let cells = |row: &ListedOrder| {
        let due = row.due.as_ref();
        let mark = if is_urgent(row, page) { "!" } else { " " };
        let title = first_of(row.line_count, &row.title);
        let title = if title.is_empty() && width < 100 { clean(&row.seller) } else { title };
        vec![
            format!("{mark} {}", number(row, width)),
            stage_label(row.stage, row.certainty),
            due.map_or_else(String::new, |due| relative(due.at, page.now)),
            due.map_or_else(String::new, |due| actor_words(due.who).to_owned()),
            row.total.map(money).unwrap_or_default(),
            title,
            clean(&row.seller),
        ]
    };
    let mark = |row: &ListedOrder, line: String| {
        if is_urgent(row, page) { page.urgent(&line) } else { line }
    };
    let mut text = table(header, rows, page, cells, mark);
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
