//! One order as it stands: what is so, what has a date, what can be done, where the page is.

use std::fmt::Write as _;

use super::command;
use super::date::on_day;
use super::draft::inbox;
use super::goods::{Extent, item_rows, why_estimated, why_unknown};
use super::json::{object, order_url};
use super::line::with_quantity;
use super::list::ROWS;
use super::next_steps::next_steps;
use super::options::options_text;
use super::order::about;
use super::order_json::order_json;
use super::order_tsv::fields;
use super::page::{Format, Page};
use super::prepared::to_do;
use super::rows::Rows;
use super::seller::granted_before;
use super::sentence::paragraphs;
use super::table::{columns, fold, tsv};
use super::timeline::timeline;
use crate::app::{Done, OrderView};
use crate::domain::id::OrderId;
use crate::domain::order::{Stage, StepKind};
use crate::domain::seller::SellerRecord;

/// How many items of an order are shown.
const FIRST_ITEMS: Extent = Extent::Some(6);

pub(crate) fn status(view: &OrderView, page: &Page) -> String {
    if page.format == Format::Tsv {
        return fields(view, page);
    }
    ROWS.one(|| order_json(view, page.now), page, || status_text(view, page, FIRST_ITEMS))
}

/// What preparing or submitting a step did; for a cancellation with what the seller did with such
/// requests before, and what to do next.
pub(crate) fn after_step(
    done: &Done,
    kind: StepKind,
    seller: Option<&SellerRecord>,
    page: &Page,
) -> String {
    let view = &done.view;
    if !page.is_for_people() {
        return status(view, page);
    }
    let order = &view.order;
    let mut text = status_text(view, page, FIRST_ITEMS);
    if kind != StepKind::Cancel || !order.is_paid || order.stage().is_ended() {
        return text;
    }
    let mut advice = |words: &str| {
        text.push('\n');
        text.push_str(&fold(words, page.width, ""));
    };
    if let Some(before) = seller.and_then(granted_before) {
        advice(&before);
    }
    if order.cancellations.iter().any(|asked| !asked.lines.is_empty()) {
        advice(
            "Whether the page lets a part of an order be cancelled differs from country to country; \
             where it doesn't, write to the seller.",
        );
    }
    if order.cancellations.len() > 1 {
        advice("You have asked before. No source says how often one may; the page decides.");
    }
    if order.stage() == Stage::CancellationPending {
        advice("Some orders are cancelled at once: look at the page again in a few minutes.");
        advice(
            "Write to the seller at once that you have asked to cancel and that the goods must not \
             be shipped: a request doesn't stop a parcel by itself.",
        );
        let draft = command::draft(order.id()).line();
        text.extend(["  ", &draft, "\nMessages  ", &inbox(order), "\n"]);
    }
    text
}

/// What forgetting an order erased, schema `redress.forgotten/1`.
pub(crate) fn forgotten(id: &OrderId, page: &Page) -> String {
    if page.format == Format::Tsv {
        return tsv(&["forgotten", id.as_str()]);
    }
    let rows = Rows { id: "order", columns: "order", between: " " };
    rows.one(
        || object! { "schema": "redress.forgotten/1", "order": id },
        page,
        || {
            let words = format!(
                "Erased: order {id} with its messages, its evidence, and the words of the commands \
             about it. This can't be undone. Backups and the files that you imported still have \
             it; an import asks before it brings a forgotten order back."
            );
            fold(&words, page.width, "")
        },
    )
}

/// What an order is about: its lines, store, money and number, and when it was last seen.
fn head(view: &OrderView, page: &Page, extent: Extent) -> String {
    let order = &view.order;
    let lines = &order.lines[..];
    let first = match lines {
        [] => String::new(),
        [only] => with_quantity(only),
        several => format!("{} items", several.len()),
    };
    let about = about(order).join(" · ");
    let gap = page.width.min(80).saturating_sub(columns(&first) + columns(&about));
    let mut text = if first.is_empty() && about.is_empty() {
        String::new()
    } else if first.is_empty() || about.is_empty() {
        page.subject(fold(&format!("{first}{about}"), page.width, "").trim_end()) + "\n"
    } else if gap >= 2 {
        format!("{}{}{about}\n", page.subject(&first), " ".repeat(gap))
    } else {
        let first = fold(&first, page.width, "");
        format!("{}\n{}", page.subject(first.trim_end()), fold(&about, page.width, ""))
    };
    let seen = order.as_of.map(|seen| format!(" · last seen {}", on_day(seen, page)));
    let number = format!("{}{}", order.id(), seen.unwrap_or_default());
    text.extend([&page.known(&number), "\n"]);
    if lines.len() > 1 {
        text.push_str(&item_rows(order, &view.bill, page, extent));
        let why = why_unknown(order).filter(|_| order.is_paid);
        let why = why.or_else(|| why_estimated(order).filter(|_| extent == Extent::All));
        text.extend(why.map(|why| fold(&format!("  {why}"), page.width, "  ")));
    }
    text
}

/// How an order stands, for people.
pub(super) fn status_text(view: &OrderView, page: &Page, extent: Extent) -> String {
    let order = &view.order;
    let mut text = head(view, page, extent);
    text.push('\n');
    for block in to_do(view, page) {
        text.push_str(&block);
        text.push('\n');
    }
    text.push_str(&paragraphs(view, page).join("\n"));
    text.push_str(&timeline(view, page, extent == Extent::All));
    text.push_str(&options_text(view, page));
    text.push_str(&next_steps(view, page));
    let url = order_url(order.id().as_str());
    let _infallible = writeln!(text, "\nPage  {url}");
    text
}
