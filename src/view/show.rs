//! Everything known of an order, with its history and where each fact is from.

use super::clean::clean;
use super::date::{moment, when};
use super::dispute_text::{dispute_lines, refund_lines, remedy_lines, transfer_lines};
use super::goods::{Extent, item_rows, parcel_lines};
use super::history::{Happened, told_by};
use super::line::names;
use super::list::ROWS;
use super::messages::{by_time, one_line};
use super::money::money;
use super::order_json::whole_json;
use super::order_tsv::whole_fields;
use super::page::{Format, Page};
use super::phrase::{actor_words, fault_words, outcome_words, reason_words};
use super::proof_phrase::{proof_words, size_words};
use super::status::status_text;
use super::table::fold;
use crate::app::OrderView;
use crate::domain::evidence::Kept;
use crate::domain::message::Message;
use crate::domain::money::Money;
use crate::domain::order::{Cancellation, Order};
use crate::domain::time::Moment;

/// Everything known of an order.
pub(crate) fn show(view: &OrderView, page: &Page) -> String {
    if page.format == Format::Tsv {
        return whole_fields(view, page);
    }
    ROWS.one(|| whole_json(view, page.now), page, || show_text(view, page))
}

fn show_text(view: &OrderView, page: &Page) -> String {
    let order = &view.order;
    let purchase = order.purchase();
    let mut text = status_text(view, page, Extent::All);
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text.extend(["\n", &page.subject(title), "\n"]);
            for line in lines {
                text.push_str(&fold(&format!("  {line}"), page.width, "      "));
            }
        }
    };
    let pair = |title: &str, text: &str| format!("{}: {}", clean(title), clean(text));
    section("Known", known(order, page));
    if order.lines.len() == 1 {
        let rows = item_rows(order, &view.bill, page, Extent::All);
        section("Item", rows.lines().map(|row| row.trim_start().to_owned()).collect());
    }
    let prices = purchase.prices().into_iter().flatten();
    section("Price", prices.map(|row| pair(&row.title, &row.value)).collect());
    let promises = purchase.promises().into_iter().flatten();
    section("The page promises", promises.map(|row| pair(&row.title, &row.text)).collect());
    section("Parcels", parcel_lines(order, page));
    let cancellations = order.cancellations.iter();
    section(
        "Cancellations",
        cancellations.map(|asked| cancellation_text(order, asked, page)).collect(),
    );
    section("Disputes", dispute_lines(order, page));
    section("Refunds", refund_lines(view, page));
    section("Transfers", transfer_lines(order, page));
    if !order.remedies.is_empty() || view.needs_remedies {
        section("Outside AliExpress", remedy_lines(view, page));
    }
    let notes = order.notes.iter();
    let note_text = |at: Moment, note: &str| format!("{}  {}", moment(at, page), clean(note));
    section("Notes", notes.map(|(at, note)| note_text(*at, note)).collect());
    section("Messages", order_messages(order, page));
    section("Evidence", order.evidence.iter().map(|kept| evidence_text(order, kept)).collect());
    let happened = Happened::all(&view.story, order, page);
    section("History", happened.iter().map(|one| event_text(one, order, page)).collect());
    text
}

/// What was said, a line each.
fn order_messages(order: &Order, page: &Page) -> Vec<String> {
    let line = |message: &Message| {
        let words = one_line(&message.text);
        format!("{}  {}: {words}", moment(message.at, page), actor_words(message.by))
    };
    by_time(order).into_iter().map(line).collect()
}

fn evidence_text(order: &Order, kept: &Kept) -> String {
    let file = &kept.evidence;
    let shows = file.shows.map_or_else(String::new, |proof| format!(": {}", proof_words(proof)));
    let size = size_words(file.bytes);
    let about = names(order, &kept.lines);
    let about = if about.is_empty() { about } else { format!(", for {about}") };
    format!("{}  {}, {size}{shows}{about}", clean(&file.name), file.kind.id())
}

/// The facts that are neither lines nor stages.
fn known(order: &Order, page: &Page) -> Vec<String> {
    let purchase = order.purchase();
    let day = |at: Option<&Moment>| at.map(|at| moment(*at, page));
    let amount = |sum: Option<&Money>| sum.map(|sum| money(*sum));
    let seller = purchase.seller();
    let facts = [
        ("placed", day(purchase.placed())),
        ("paid", day(purchase.paid())),
        ("shipped", day(purchase.shipped())),
        ("ended", day(purchase.ended())),
        ("protected until", day(purchase.protected_until())),
        ("shipping", amount(purchase.shipping())),
        ("tax", amount(purchase.tax())),
        ("discount", amount(purchase.discount())),
        ("of it coupons", amount(purchase.coupons().filter(|sum| sum.minor() > 0))),
        ("paid by", purchase.payment_method().map(|method| clean(method))),
        ("payment", purchase.payment().map(|number| clean(number))),
        ("lines on page", purchase.line_count().map(u32::to_string)),
        ("the page says", purchase.status_text().map(|said| clean(said))),
        ("good ratings", purchase.seller_rating().map(|rating| format!("{rating} %"))),
        ("seller's country", purchase.seller_country().map(|country| country.name().to_owned())),
        ("store", seller.and_then(|seller| seller.url.as_deref()).map(clean)),
        ("messages", seller.and_then(|seller| seller.message_url.as_deref()).map(clean)),
    ];
    let told = facts.into_iter().filter_map(|(name, fact)| Some((name, fact?)));
    told.map(|(name, fact)| format!("{name:15}  {fact}")).collect()
}

fn cancellation_text(order: &Order, asked: &Cancellation, page: &Page) -> String {
    let when = moment(asked.asked, page);
    let reason = asked.reason.map_or("seen on the page", reason_words);
    let side = asked.reason.map_or("", |reason| fault_words(reason.fault()));
    let side = if side.is_empty() { String::new() } else { format!(" ({side})") };
    let complaint = if asked.complaint { ", with a complaint" } else { "" };
    let outcome = outcome_words(asked.outcome);
    let about = names(order, &asked.lines);
    let about = if about.is_empty() { about } else { format!(", for {about}") };
    let note = asked.note.as_deref().map(|note| format!("; {}", clean(note))).unwrap_or_default();
    format!("{when}  {reason}{side}{complaint}{about}: {outcome}{note}")
}

fn event_text(happened: &Happened<'_>, order: &Order, page: &Page) -> String {
    let entry = happened.entry;
    let words = happened.words(order, page);
    let after = entry.after.map(|after| format!(" (not yet on {})", when(after, page)));
    let after = after.unwrap_or_default();
    format!("{}  {words}{after}  [{}]", moment(entry.at, page), told_by(entry))
}
