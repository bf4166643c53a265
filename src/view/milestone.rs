//! The story of an order in the words of its timeline.

use chrono::NaiveDate;

use super::basis::rule_words;
use super::clean::clean;
use super::date::{day_of_moment, short_stamp};
use super::messages::one_line;
use super::page::Page;
use super::show::event_words;
use super::story::{Reader, is_only_seen, news, teller, untold};
use super::table::fitted;
use crate::app::{Standing, Told};
use crate::domain::order::{Event, Happened, Reason, Witness};

/// The columns of a note that are shown.
const NOTE: usize = 40;

/// Something that happened, or is presumed to have.
#[derive(Debug)]
pub(super) struct Milestone {
    /// On which day, in the person's zone.
    pub(super) at: NaiveDate,
    /// An order is placed, then paid, then whatever else happens on the same day.
    rank: u8,
    /// What.
    pub(super) words: String,
    /// Whether only a rule says so.
    pub(super) is_presumed: bool,
    /// Who says so.
    pub(super) source: String,
}

/// What happened, by day; what happened on one day stands as it was told.
pub(super) fn milestones(standing: &Standing, page: &Page) -> Vec<Milestone> {
    let mut told = dated_facts(standing, page);
    told.extend(news(standing, Reader::Buyer).map(|news| {
        let source = source(news, standing, page);
        milestone(&news.entry.happened, source, page)
    }));
    told.extend(standing.presumed.iter().map(|happened| {
        let source = witness_words(happened.witness, standing);
        milestone(happened, source, page)
    }));
    told.sort_by_key(|milestone| (milestone.at, milestone.rank));
    told
}

fn dated_facts(standing: &Standing, page: &Page) -> Vec<Milestone> {
    untold(standing)
        .into_iter()
        .map(|(words, at)| Milestone {
            at: day_of_moment(at, page),
            rank: rank(words),
            words: words.to_owned(),
            is_presumed: false,
            source: teller(standing, at)
                .map_or_else(String::new, |told| source(told, standing, page)),
        })
        .collect()
}

fn milestone(happened: &Happened, source: String, page: &Page) -> Milestone {
    let words = words(happened);
    let is_presumed = matches!(happened.witness, Witness::Rule(_));
    let words = if is_presumed { presumed_words(&happened.event, &words) } else { words };
    let at = day_of_moment(happened.at, page);
    Milestone { at, rank: rank(&words), words, is_presumed, source }
}

fn rank(words: &str) -> u8 {
    match words {
        "placed" => 0,
        "paid" => 1,
        _later => 2,
    }
}

/// The words of an event.
fn words(happened: &Happened) -> String {
    let seen = |words: &str| {
        if is_only_seen(happened) { format!("seen {words}") } else { event_words(happened) }
    };
    match &happened.event {
        Event::Placed { .. } => seen("awaiting payment"),
        Event::Paid { .. } => seen("paid"),
        Event::PaymentVerified { .. } => seen("awaiting shipment"),
        Event::CancellationRequested { reason: Some(reason), .. } => {
            format!("cancellation requested, {}", short_reason(*reason))
        }
        Event::Cancelled { reason, .. } => format!("cancelled, {}", short_reason(*reason)),
        Event::PartlyShipped
        | Event::Shipped(_)
        | Event::ShipmentCancelled
        | Event::Delivered { .. }
        | Event::Disputed
        | Event::Frozen { .. }
        | Event::Completed { .. }
        | Event::Closed { .. } => seen(&event_words(happened)),
        Event::Noted { text } => format!("note: {}", fitted(&clean(text), NOTE)),
        Event::Said { text } => {
            let words = one_line(text);
            format!("{}: {}", event_words(happened), fitted(&words, NOTE))
        }
        Event::CancellationRequested { reason: None, .. }
        | Event::ShipByMoved { .. }
        | Event::CancellationWithdrawn
        | Event::CancellationRejected { .. }
        | Event::CancellationLapsed { .. }
        | Event::ShippingClaimed { .. }
        | Event::Tracked(_)
        | Event::ReturnedToSeller
        | Event::DeliveryRefused
        | Event::ExtensionAsked
        | Event::ProtectionMoved(_)
        | Event::DisputeOpened { .. }
        | Event::DisputeMoved { .. }
        | Event::RefundMoved(_)
        | Event::RoadTaken { .. }
        | Event::Unfrozen
        | Event::Learned(_)
        | Event::Repeated(_)
        | Event::Seen(_)
        | Event::Retold
        | Event::EvidenceAdded(_) => event_words(happened),
    }
}

/// The same where only a rule says so.
fn presumed_words(event: &Event, words: &str) -> String {
    match event {
        Event::PaymentVerified { .. } => "payment presumed good".to_owned(),
        Event::Closed { .. } | Event::Completed { .. } => format!("presumed {words}"),
        Event::DisputeMoved { .. } => words.replacen("dispute: ", "dispute, presumed: ", 1),
        Event::Learned(_)
        | Event::Repeated(_)
        | Event::Seen(_)
        | Event::Retold
        | Event::Placed { .. }
        | Event::Paid { .. }
        | Event::ShipByMoved { .. }
        | Event::CancellationRequested { .. }
        | Event::CancellationWithdrawn
        | Event::CancellationRejected { .. }
        | Event::CancellationLapsed { .. }
        | Event::Cancelled { .. }
        | Event::PartlyShipped
        | Event::Shipped(_)
        | Event::ShippingClaimed { .. }
        | Event::Tracked(_)
        | Event::ShipmentCancelled
        | Event::ReturnedToSeller
        | Event::DeliveryRefused
        | Event::ExtensionAsked
        | Event::ProtectionMoved(_)
        | Event::Delivered { .. }
        | Event::Disputed
        | Event::DisputeOpened { .. }
        | Event::RefundMoved(_)
        | Event::RoadTaken { .. }
        | Event::Frozen { .. }
        | Event::Unfrozen
        | Event::Noted { .. }
        | Event::Said { .. }
        | Event::EvidenceAdded(_) => format!("presumed: {words}"),
    }
}

/// A reason in two or three words.
fn short_reason(reason: Reason) -> String {
    reason.id().replace('-', " ")
}

/// Who told of it: the page with the time of its capture, the buyer, or a rule.
fn source(told: &Told, standing: &Standing, page: &Page) -> String {
    match &told.origin {
        Some(origin) => format!("page, {}", short_stamp(origin.captured, page)),
        None => witness_words(told.entry.happened.witness, standing),
    }
}

fn witness_words(witness: Witness, standing: &Standing) -> String {
    match witness {
        Witness::Rule(rule) => rule_words(rule, standing),
        Witness::Buyer | Witness::Page => "you".to_owned(),
    }
}
