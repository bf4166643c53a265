//! A drafted message as it is handed over: for people alone, for programs with what it is about.

use super::facts::outdated_since;
use super::style::Style;
use crate::app::Draft;
use crate::domain::order::{Order, others};
use crate::view::clean::clean;
use crate::view::command;
use crate::view::date::last_day;
use crate::view::json::{Json, object};
use crate::view::page::{Format, Page};
use crate::view::phrase::stage_words;
use crate::view::prepared::step_noun;
use crate::view::rows::Rows;
use crate::view::table::csv_row;

/// Where messages to sellers are written, when no page told the address for this one.
const INBOX: &str = "https://www.aliexpress.com/p/message/index.html";

/// Where a seller is reported to the marketplace.
pub(in crate::view) const REPORT: &str = "https://www.aliexpress.com/p/seller-report/nav.html";

/// Where to write to the seller of an order.
pub(crate) fn inbox(order: &Order) -> String {
    let seller = order.purchase().seller().and_then(|seller| seller.message_url.as_deref());
    clean(seller.unwrap_or(INBOX))
}

/// A message, ready to paste; for programs with what it is about, schema `redress.draft/1`.
pub(crate) fn drafted(draft: &Draft, style: Style<'_>, text: &str, page: &Page) -> String {
    let order = &draft.view.order;
    let json = || {
        object! {
            "schema": "redress.draft/1",
            "order": order.id(),
            "topic": draft.topic.id(),
            "lines": Json::list(draft.matter().lines),
            "fitting": Json::list(draft.fitting.iter().map(|topic| topic.id())),
            "lang": style.lang.id(),
            "tone": style.tone.id(),
            "text": text.to_owned(),
            "deadline": draft.deadline.map(
                |deadline| object! { "rule": deadline.rule().id(), "due_at": deadline },
            ),
            "certainty": order.certainty.id(),
            "as_of": order.as_of,
            "url": inbox(order),
            "report_url": draft.topic.is_reportable().then_some(REPORT),
        }
    };
    match page.format {
        Format::Csv => {
            // A text of several lines stays one, so it is not made safe as a cell is.
            let row =
                [order.id().as_str(), draft.topic.id(), style.lang.id(), style.tone.id(), text];
            csv_row(&["order", "topic", "lang", "tone", "text"]) + &csv_row(&row)
        }
        Format::Tsv | Format::Table | Format::Wide => format!("{text}\n"),
        Format::Json | Format::Ndjson | Format::Id => {
            Rows { id: "order", columns: "", between: "" }.one(json, page, String::new)
        }
    }
}

/// What to know before the message is sent: whether its topic fits, what else it could be about, what it
/// leaves out because it was only prepared, and whether the order may have changed.
pub(crate) fn draft_notes(draft: &Draft, page: &Page) -> Vec<String> {
    let order = &draft.view.order;
    let id = order.id();
    let mut notes = Vec::new();
    if !draft.fits() {
        let fitting: Vec<&str> = draft.fitting.iter().map(|topic| topic.id()).collect();
        notes.push(format!(
            "{} doesn't fit order {id}, which is {}; what fits: {}",
            draft.topic.id(),
            stage_words(order.stage()),
            fitting.join(", ")
        ));
    }
    for lines in others(order.as_known(), draft.topic, &draft.matter()) {
        let about = command::draft(id).with(&["--about", draft.topic.id()]).about(&lines);
        let count = if lines.len() == 1 { "another item" } else { "other items" };
        notes.push(format!("the same for {count}: {}", about.line()));
    }
    for (prepared, _) in &draft.view.prepared {
        let kind = prepared.step.kind();
        notes.push(format!(
            "not mentioned, because it isn't submitted yet: {}; once it is: {}",
            step_noun(kind),
            command::submitted(id, kind).about(&prepared.lines).line()
        ));
    }
    if draft.topic.is_reportable() {
        notes.push(format!("report it to AliExpress: {REPORT}"));
    }
    if let Some(seen) = outdated_since(order) {
        notes.push(format!(
            "order {id} was last seen on {} and may have changed since; check its page first, and \
             if nothing has changed: {}",
            last_day(seen, page),
            command::record(id, "seen").line()
        ));
    }
    notes
}
