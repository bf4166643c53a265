//! Everything known of an order, with its history and where each fact is from.

use super::cases::{dispute_lines, refund_lines, road_lines, transfer_lines};
use super::clean::clean;
use super::date::{moment, stamp};
use super::dispute_phrase::{
    dispute_event_words, dispute_reason_words, road_step_words, step_words,
};
use super::fields::whole_fields;
use super::json::{WholeJson, json_line};
use super::list::csv;
use super::messages::{by_time, one_line};
use super::money::money;
use super::order::status_text;
use super::page::{Format, Page};
use super::phrase::{
    actor_words, cause_words, fault_words, outcome_words, reason_words, stage_words,
};
use super::proof_phrase::{proof_words, size_words};
use super::table::fold;
use crate::app::{Standing, Told};
use crate::domain::evidence::Kept;
use crate::domain::message::Message;
use crate::domain::order::{Actor, Cancellation, Event, Happened, Order, Parcel, Witness};
use crate::domain::purchase::Line;
use crate::domain::time::Moment;

/// Everything known of an order.
pub(crate) fn show(standing: &Standing, page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&WholeJson::of(standing, page.now), true),
        Format::Ndjson => json_line(&WholeJson::of(standing, page.now), false),
        Format::Id => format!("{}\n", standing.order.id()),
        Format::Tsv => whole_fields(standing, page.now),
        Format::Csv => csv(standing),
        Format::Table | Format::Wide => show_text(standing, page),
    }
}

fn show_text(standing: &Standing, page: &Page) -> String {
    let order = &standing.order;
    let purchase = order.purchase();
    let mut text = status_text(standing, page);
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
    section("Lines", purchase.lines().into_iter().flatten().map(line_text).collect());
    let prices = purchase.prices().into_iter().flatten();
    section("Price", prices.map(|row| pair(&row.title, &row.value)).collect());
    let promises = purchase.promises().into_iter().flatten();
    section("The page promises", promises.map(|row| pair(&row.title, &row.text)).collect());
    section("Parcels", order.parcels().iter().map(parcel_text).collect());
    let cancellations = order.cancellations().iter();
    section("Cancellations", cancellations.map(|asked| cancellation_text(asked, page)).collect());
    section("Disputes", dispute_lines(order, page));
    section("Refunds", refund_lines(standing, page));
    section("Money on its way", transfer_lines(order, page));
    if !order.roads().is_empty() || standing.needs_roads {
        section("Outside AliExpress", road_lines(standing, page));
    }
    let notes = order.notes().iter();
    let note_text = |at: Moment, note: &str| format!("{}  {}", moment(at, page), clean(note));
    section("Notes", notes.map(|(at, note)| note_text(*at, note)).collect());
    section("Messages", order_messages(order, page));
    section("Evidence", order.evidence().iter().map(evidence_text).collect());
    section("History", standing.history.iter().map(|told| told_text(told, page)).collect());
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

fn evidence_text(kept: &Kept) -> String {
    let file = &kept.evidence;
    let shows = file.shows.map_or_else(String::new, |proof| format!(": {}", proof_words(proof)));
    let size = size_words(file.bytes);
    format!("{}  {}, {size}{shows}", clean(&file.name), file.kind.id())
}

/// The facts that are neither lines nor stages.
fn known(order: &Order, page: &Page) -> Vec<String> {
    let purchase = order.purchase();
    let day = |at: Option<&Moment>| at.map(|at| moment(*at, page));
    let seller = purchase.seller();
    let facts = [
        ("placed", day(purchase.placed())),
        ("paid", day(purchase.paid())),
        ("shipped", day(purchase.shipped())),
        ("ended", day(purchase.ended())),
        ("protected until", day(purchase.protected_until())),
        ("paid by", purchase.payment_method().map(|method| clean(method))),
        ("the page says", purchase.said().map(|said| clean(said))),
        ("good ratings", purchase.seller_rating().map(|rating| format!("{rating} %"))),
        ("store", seller.and_then(|seller| seller.url.as_deref()).map(clean)),
        ("messages", seller.and_then(|seller| seller.message_url.as_deref()).map(clean)),
    ];
    let told = facts.into_iter().filter_map(|(name, fact)| Some((name, fact?)));
    told.map(|(name, fact)| format!("{name:15}  {fact}")).collect()
}

fn parcel_text(parcel: &Parcel) -> String {
    match &parcel.carrier {
        Some(carrier) => format!("{}  {}", clean(&parcel.number), clean(carrier)),
        None => clean(&parcel.number),
    }
}

fn cancellation_text(asked: &Cancellation, page: &Page) -> String {
    let when = moment(asked.asked, page);
    let reason = asked.reason.map_or("seen on the page", reason_words);
    let side = asked.reason.map_or("", |reason| fault_words(reason.fault()));
    let side = if side.is_empty() { String::new() } else { format!(" ({side})") };
    let complaint = if asked.complaint { ", with a complaint" } else { "" };
    let outcome = outcome_words(asked.outcome);
    let note = asked.note.as_deref().map(|note| format!("; {}", clean(note))).unwrap_or_default();
    format!("{when}  {reason}{side}{complaint}: {outcome}{note}")
}

fn told_text(told: &Told, page: &Page) -> String {
    let happened = &told.entry.happened;
    format!("{}  {}  [{}]", moment(happened.at, page), event_words(happened), source(told))
}

fn line_text(line: &Line) -> String {
    let price = line.unit_price.map(|price| format!(" at {}", money(price)));
    let variant = line.variant.as_deref().map(|variant| format!(" ({})", clean(variant)));
    format!(
        "{} ×{}{}{}",
        clean(&line.title),
        line.quantity,
        price.unwrap_or_default(),
        variant.unwrap_or_default()
    )
}

/// Who told an event, and where.
pub(super) fn source(told: &Told) -> String {
    match (&told.origin, told.entry.happened.witness) {
        (Some(origin), _) => {
            format!(
                "{}, {}, captured {}",
                clean(&origin.file),
                clean(&origin.place),
                stamp(origin.captured)
            )
        }
        (None, Witness::Rule(rule)) => format!("presumed by {}", rule.id()),
        (None, Witness::Buyer | Witness::Page) => "you".to_owned(),
    }
}

/// Who wrote, in words.
fn said_words(by: Actor) -> &'static str {
    match by {
        Actor::Buyer => "you wrote",
        Actor::Seller => "the seller wrote",
        Actor::Platform => "AliExpress wrote",
        Actor::Carrier => "the carrier wrote",
        Actor::Bank => "the bank wrote",
    }
}

/// What happened, in words.
pub(super) fn event_words(happened: &Happened) -> String {
    match &happened.event {
        Event::Placed { .. } => "placed".to_owned(),
        Event::Learned(_) if happened.witness == Witness::Buyer => "details entered".to_owned(),
        Event::Learned(_) => "details read".to_owned(),
        Event::Seen(page) => format!("the page shows it {}", stage_words(page.stage)),
        Event::Repeated(_) => "details seen unchanged".to_owned(),
        Event::Retold => "the pages told again, oldest first".to_owned(),
        Event::Paid { .. } => "paid".to_owned(),
        Event::PaymentVerified { .. } => "payment verified".to_owned(),
        Event::ShipByMoved { .. } => "time to ship changed".to_owned(),
        Event::CancellationRequested { reason, .. } => match reason {
            Some(reason) => format!("cancellation requested, {}", reason_words(*reason)),
            None => "cancellation requested".to_owned(),
        },
        Event::CancellationWithdrawn => "cancellation request withdrawn".to_owned(),
        Event::CancellationRejected { .. } => "cancellation rejected".to_owned(),
        Event::CancellationLapsed { .. } => {
            "the order went on; the request had no effect".to_owned()
        }
        Event::Cancelled { reason, .. } => format!("cancelled, {}", reason_words(*reason)),
        Event::PartlyShipped => "partly shipped".to_owned(),
        Event::Shipped(_) => "shipped".to_owned(),
        Event::Tracked(parcel) => format!("tracking number {}", clean(&parcel.number)),
        Event::ShipmentCancelled => "shipment cancelled".to_owned(),
        Event::ReturnedToSeller => "returned to the seller".to_owned(),
        Event::ProtectionMoved(_) => "end of protection changed".to_owned(),
        Event::Delivered { .. } => "delivered".to_owned(),
        Event::Disputed => "in dispute".to_owned(),
        Event::ShippingClaimed { .. } => "the seller says it was shipped".to_owned(),
        Event::DeliveryRefused => "refused at the door".to_owned(),
        Event::ExtensionAsked => "more protection time asked for".to_owned(),
        Event::DisputeOpened { claim, .. } => {
            format!("dispute opened, {}", dispute_reason_words(claim.reason))
        }
        Event::DisputeMoved { event, .. } => dispute_event_words(event),
        Event::RefundMoved(step) => step_words(step),
        Event::RoadTaken { road, step, .. } => road_step_words(*road, *step),
        Event::Frozen { .. } => "frozen".to_owned(),
        Event::Unfrozen => "goes on".to_owned(),
        Event::Completed { .. } => "completed".to_owned(),
        Event::Closed { cause, .. } => format!("closed, {}", cause_words(*cause)),
        Event::Noted { .. } => "note".to_owned(),
        Event::Said { .. } => said_words(happened.by).to_owned(),
        Event::EvidenceAdded(evidence) => format!("evidence {}", clean(&evidence.name)),
    }
}
