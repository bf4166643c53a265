//! A drafted message as it is handed over: for people alone, for programs with what it is about.

use serde::Serialize;

use super::style::Style;
use crate::app::Draft;
use crate::domain::order::Order;
use crate::view::clean::clean;
use crate::view::date::stamp;
use crate::view::json::json_line;
use crate::view::page::{Format, Page};
use crate::view::phrase::stage_words;
use crate::view::table::csv_row;

/// Where messages to sellers are written, when no page told the address for this one.
const INBOX: &str = "https://www.aliexpress.com/p/message/index.html";

/// Where to write to the seller of an order.
pub(crate) fn inbox(order: &Order) -> String {
    let seller = order.purchase().seller().and_then(|seller| seller.message_url.as_deref());
    clean(seller.unwrap_or(INBOX))
}

/// A message with what it is about, schema `redress.draft/1`.
#[derive(Debug, Serialize)]
struct DraftJson<'a> {
    schema: &'static str,
    order: &'a str,
    topic: &'static str,
    fitting: Vec<&'static str>,
    lang: &'static str,
    tone: &'static str,
    text: &'a str,
    deadline: Option<DeadlineJson>,
    url: String,
}

#[derive(Debug, Serialize)]
struct DeadlineJson {
    rule: &'static str,
    due_at: String,
}

/// A message, ready to paste; for programs with what it is about.
pub(crate) fn drafted(draft: &Draft, style: Style<'_>, text: &str, page: &Page) -> String {
    let order = &draft.standing.order;
    let id = order.id();
    let json = |pretty| {
        let deadline = draft.deadline.map(|deadline| DeadlineJson {
            rule: deadline.rule().id(),
            due_at: stamp(deadline.due()),
        });
        let json = DraftJson {
            schema: "redress.draft/1",
            order: id.as_str(),
            topic: draft.topic.id(),
            fitting: draft.fitting.iter().map(|topic| topic.id()).collect(),
            lang: style.lang.id(),
            tone: style.tone.id(),
            text,
            deadline,
            url: inbox(order),
        };
        json_line(&json, pretty)
    };
    match page.format {
        Format::Json => json(true),
        Format::Ndjson => json(false),
        Format::Id => format!("{id}\n"),
        Format::Csv => {
            let row = [id.as_str(), draft.topic.id(), style.lang.id(), style.tone.id(), text];
            csv_row(&["order", "topic", "lang", "tone", "text"]) + &csv_row(&row)
        }
        Format::Tsv | Format::Table | Format::Wide => format!("{text}\n"),
    }
}

/// What to say where the topic does not fit the order as it stands; `None` where it does.
pub(crate) fn misfit(draft: &Draft) -> Option<String> {
    let order = &draft.standing.order;
    let fitting = draft.fitting.iter().map(|topic| topic.id()).collect::<Vec<_>>().join(", ");
    (!draft.fits()).then(|| {
        format!(
            "order {} is {}, and {} does not fit it; what fits: {fitting}",
            order.id(),
            stage_words(order.stage()),
            draft.topic.id()
        )
    })
}
