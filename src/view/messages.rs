//! What was said about an order.

use super::clean::clean;
use super::date::moment;
use super::json::{Json, object};
use super::order::headline;
use super::page::{Format, Page};
use super::phrase::actor_words;
use super::rows::Rows;
use super::table::fold;
use crate::domain::actor::Actor;
use crate::domain::message::Message;
use crate::domain::order::Order;

const ROWS: Rows = Rows { id: "order", columns: "at from text", between: " " };

/// What was said about an order, the oldest first, schema `redress.message/1`.
pub(super) fn message_json(order: &Order) -> impl Iterator<Item = Json> {
    by_time(order).into_iter().map(|message| {
        object! {
            "schema": "redress.message/1",
            "order": order.id(),
            "at": message.at,
            "from": from(message.by),
            "text": &message.text,
        }
    })
}

/// Who said it, as the flag of `message log` has it.
fn from(by: Actor) -> &'static str {
    match by {
        Actor::Buyer => "me",
        Actor::Seller => "seller",
        Actor::Platform => "aliexpress",
        Actor::Carrier => "carrier",
        Actor::Bank => "bank",
    }
}

/// The messages, the oldest first; those of one time as they were written down.
pub(super) fn by_time(order: &Order) -> Vec<&Message> {
    let mut messages: Vec<&Message> = order.messages.iter().collect();
    messages.sort_by_key(|message| message.at.first());
    messages
}

/// What was said about an order, the oldest first.
pub(crate) fn messages(order: &Order, page: &Page) -> String {
    if page.format == Format::Id {
        return format!("{}\n", order.id());
    }
    let json = message_json(order).map(|mut json| {
        if page.is_separated() {
            json.change("text", one_line);
        }
        json
    });
    ROWS.many(json, page, || text(order, page))
}

/// The words of a message in one line.
pub(super) fn one_line(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join(" ")
}

fn text(order: &Order, page: &Page) -> String {
    let mut text = fold(&headline(order), page.width, "");
    if order.messages.is_empty() {
        let id = order.id();
        return text
            + &format!(
                "\nNo messages yet.\n\n\
                 Next: redress message draft {id}\n      \
                 redress message log {id} --from seller TEXT\n"
            );
    }
    for message in by_time(order) {
        let head = format!("{}  {}", moment(message.at, page), actor_words(message.by));
        text.extend(["\n", &page.subject(&head), "\n"]);
        text.push_str(&indented(message, page));
    }
    text
}

/// The words of a message, each of its lines folded.
pub(super) fn indented(message: &Message, page: &Page) -> String {
    let lines = message.text.lines().map(|line| {
        let line = clean(line);
        if line.trim().is_empty() {
            "\n".to_owned()
        } else {
            fold(&format!("  {line}"), page.width, "  ")
        }
    });
    lines.collect()
}
