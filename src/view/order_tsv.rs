//! One order as lines for scripts: a name, then its values.

use super::dispute::disputes_json;
use super::history::{event_id, event_words};
use super::json::{Json, object};
use super::messages::{by_time, one_line};
use super::order_json::{order_json, whole_json};
use super::page::Page;
use super::rows::Rows;
use super::table::tsv;
use crate::app::OrderView;
use crate::domain::order::Source;

/// Lines of one name: where in the JSON of an order their values are, nowhere for a value of its own;
/// which of them a line has; and what stands between the values of a list.
type Lines = (&'static str, &'static str, &'static str, &'static str);

/// What `order status` tells.
const FIELDS: [Lines; 22] = [
    ("id", "", "id", ""),
    ("stage", "", "stage", ""),
    ("since", "", "since", ""),
    ("certainty", "", "certainty", ""),
    ("assumed", "assumed", "rule known_stage", ""),
    ("as_of", "", "as_of", ""),
    ("look_by", "", "look_by", ""),
    ("prepared", "prepared", "action at until lines parcel", ","),
    ("cause", "closed", "cause", ""),
    ("said", "", "said", ""),
    ("seller", "seller", "name", ""),
    ("total", "total", "amount currency", ""),
    (
        "line",
        "lines",
        "line line_id title quantity price:unit_price.amount paid:paid.amount paid_is stage",
        "",
    ),
    ("parcel", "parcels", "tracking carrier stage lines:lines.line", ","),
    ("deadline", "deadlines", "rule who due_at then lines", ","),
    (
        "dispute",
        "disputes",
        "opened_at reason want amount:amount.amount currency:amount.currency phase:ending|phase \
         due_at who lines",
        ",",
    ),
    (
        "refund",
        "refunds",
        "progress certainty owed:owed.amount received:received.amount \
         currency:owed.currency|received.currency expected_from expected_by method lines:lines.line",
        ",",
    ),
    ("surplus", "surplus", "amount currency", ""),
    ("remedy", "remedies", "remedy state next_by", ""),
    ("action", "actions", "action command", " "),
    ("doubt", "doubts", "doubt tracking rules dispute_reason", ","),
    ("url", "", "url", ""),
];

/// What `order show` tells besides.
const MORE: [Lines; 5] = [
    ("cancellation", "cancellations", "asked_at reason outcome", ""),
    ("note", "notes", "at text", ""),
    ("message", "messages", "at by text", ""),
    ("evidence", "evidence", "kind name sha256", ""),
    ("event", "history", "at by event words source", ""),
];

/// One field a line, for scripts.
pub(super) fn fields(view: &OrderView, page: &Page) -> String {
    lines(order_json(view, page.now), &[], view, page)
}

/// The same, with everything else that is known.
pub(super) fn whole_fields(view: &OrderView, page: &Page) -> String {
    let messages = by_time(&view.order).into_iter().map(|message| {
        let text = one_line(&message.text);
        object! { "at": message.at, "by": message.by.id(), "text": text }
    });
    let events = view.story.iter().map(|entry| {
        object! {
            "at": entry.at,
            "by": entry.by.id(),
            "event": event_id(&entry.event),
            "words": event_words(entry, &view.order, page),
            "source": entry.source.map(Source::id),
        }
    });
    let whole = whole_json(view, page.now)
        .with("messages", Json::list(messages))
        .with("history", Json::list(events));
    lines(whole, &MORE, view, page)
}

fn lines(mut order: Json, more: &[Lines], view: &OrderView, page: &Page) -> String {
    // Remedies that are left are no lines: those that are used come first.
    let used = view.order.remedies.len();
    let remedies = order.list_mut("remedies").iter().take(used).cloned().collect();
    let order = order
        .with("remedies", Json::List(remedies))
        .with("disputes", Json::List(disputes_json(view, true, page)));
    let mut text = String::new();
    for (name, place, columns, between) in FIELDS.iter().chain(more) {
        let rows = Rows { id: "", columns, between };
        let mut put = |value: &Json| {
            let cells = rows.cells(value);
            let cells = std::iter::once(*name).chain(cells.iter().map(String::as_str));
            text.push_str(&tsv(&cells.collect::<Vec<_>>()));
        };
        let value =
            if place.is_empty() { order.get(columns).map(|_| &order) } else { order.get(place) };
        match value {
            Some(Json::List(items)) => items.iter().for_each(put),
            Some(value) => put(value),
            None => {}
        }
    }
    text
}
