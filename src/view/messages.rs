//! What was said about an order.

use std::borrow::Cow;

use serde::Serialize;

use super::clean::clean;
use super::date::{moment, moment_stamp};
use super::json::json_line;
use super::order::headline;
use super::page::{Format, Page};
use super::phrase::actor_words;
use super::table::{csv_row, fold, tsv};
use crate::domain::actor::Actor;
use crate::domain::message::Message;
use crate::domain::order::Order;

/// One message, schema `redress.message/1`.
#[derive(Debug, Serialize)]
pub(super) struct MessageJson<'a> {
    schema: &'static str,
    order: &'a str,
    at: String,
    from: &'static str,
    pub(super) text: Cow<'a, str>,
}

impl<'a> MessageJson<'a> {
    pub(super) fn all(order: &'a Order) -> Vec<Self> {
        let of = |message: &'a Message| Self {
            schema: "redress.message/1",
            order: order.id().as_str(),
            at: moment_stamp(message.at),
            from: from(message.by),
            text: Cow::Borrowed(&message.text),
        };
        by_time(order).into_iter().map(of).collect()
    }
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
    let mut messages: Vec<&Message> = order.messages().iter().collect();
    messages.sort_by_key(|message| message.at.first());
    messages
}

/// What was said about an order, the oldest first.
pub(crate) fn messages(order: &Order, page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&MessageJson::all(order), true),
        Format::Ndjson => {
            MessageJson::all(order).iter().map(|message| json_line(message, false)).collect()
        }
        Format::Id => format!("{}\n", order.id()),
        Format::Tsv => by_time(order).into_iter().map(|said| cells(said, &tsv)).collect(),
        Format::Csv => {
            let rows = by_time(order).into_iter().map(|said| cells(said, &csv_row));
            csv_row(&["at", "from", "text"]) + &rows.collect::<String>()
        }
        Format::Table | Format::Wide => text(order, page),
    }
}

fn cells(message: &Message, separated: &dyn Fn(&[&str]) -> String) -> String {
    separated(&[&moment_stamp(message.at), from(message.by), &one_line(&message.text)])
}

/// The words of a message in one line.
pub(super) fn one_line(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join(" ")
}

fn text(order: &Order, page: &Page) -> String {
    let mut text = fold(&headline(order), page.width, "");
    if order.messages().is_empty() {
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
