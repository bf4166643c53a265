//! What of an order's history is worth a place in its timeline.

use chrono::NaiveDate;

use super::basis::rule_words;
use super::clean::clean;
use super::date::{day_of_moment, short_stamp};
use super::messages::one_line;
use super::page::Page;
use super::show::event_words;
use super::table::fitted;
use crate::app::{Standing, Told};
use crate::domain::order::{Event, Happened, Reason, Witness};
use crate::domain::time::Moment;

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
    let paid = standing.order.purchase().paid();
    for told_event in valid(&standing.history) {
        let happened = &told_event.entry.happened;
        // That a payment is good is no news where the buyer enters an order long after it.
        if matches!(happened.event, Event::PaymentVerified { .. }) && paid == Some(&happened.at) {
            continue;
        }
        let source = source(told_event, standing, page);
        told.extend(milestone(happened, source, page));
    }
    for happened in &standing.presumed {
        let source = witness_words(happened.witness, standing);
        told.extend(milestone(happened, source, page));
    }
    told.sort_by_key(|milestone| (milestone.at, milestone.rank));
    told
}

/// The history without what was told again later: pages that are told anew take back what they moved
/// before.
pub(super) fn valid(history: &[Told]) -> Vec<&Told> {
    let mut kept: Vec<&Told> = Vec::new();
    for told in history {
        if told.entry.happened.event == Event::Retold {
            let ground = kept.iter().rposition(|told| {
                let happened = &told.entry.happened;
                happened.witness == Witness::Buyer && moves(&happened.event)
            });
            let first = ground.map_or(0, |ground| ground + 1);
            let again = kept.split_off(first);
            kept.extend(again.into_iter().filter(|told| !moves(&told.entry.happened.event)));
        }
        kept.push(told);
    }
    kept
}

/// Whether an event moves the order from where it stood.
fn moves(event: &Event) -> bool {
    match event {
        Event::Learned(_)
        | Event::Repeated(_)
        | Event::Seen(_)
        | Event::Retold
        | Event::Tracked(_)
        | Event::RefundMoved(_)
        | Event::RoadTaken { .. }
        | Event::DeliveryRefused
        | Event::ExtensionAsked
        | Event::ShippingClaimed { .. }
        | Event::ReturnedToSeller
        | Event::Noted { .. }
        | Event::Said { .. }
        | Event::EvidenceAdded(_) => false,
        Event::Placed { .. }
        | Event::Paid { .. }
        | Event::PaymentVerified { .. }
        | Event::ShipByMoved { .. }
        | Event::CancellationRequested { .. }
        | Event::CancellationWithdrawn
        | Event::CancellationRejected { .. }
        | Event::CancellationLapsed { .. }
        | Event::Cancelled { .. }
        | Event::PartlyShipped
        | Event::Shipped(_)
        | Event::ShipmentCancelled
        | Event::ProtectionMoved(_)
        | Event::Delivered { .. }
        | Event::Disputed
        | Event::DisputeOpened { .. }
        | Event::DisputeMoved { .. }
        | Event::Frozen { .. }
        | Event::Unfrozen
        | Event::Completed { .. }
        | Event::Closed { .. } => true,
    }
}

/// The dates that are known as facts and that no event tells: an order of which a page first tells
/// when it has shipped was placed and paid all the same. Each with the stable name of its event.
pub(super) fn untold(standing: &Standing) -> Vec<(&'static str, Moment)> {
    let purchase = standing.order.purchase();
    let happened = || {
        let told = standing.history.iter().map(|told| &told.entry.happened);
        told.filter(|happened| !is_only_seen(happened))
    };
    let is_event = |fits: fn(&Event) -> bool| happened().any(|happened| fits(&happened.event));
    let placed = purchase
        .placed()
        .filter(|_| !is_event(|event| matches!(event, Event::Placed { .. })))
        .map(|at| ("placed", *at));
    let paid = purchase
        .paid()
        .filter(|_| !is_event(|event| matches!(event, Event::Paid { .. })))
        .map(|at| ("paid", *at));
    let shipped = purchase
        .shipped()
        .filter(|_| !is_event(|event| matches!(event, Event::Shipped(_) | Event::PartlyShipped)))
        .map(|at| ("shipped", *at));
    placed.into_iter().chain(paid).chain(shipped).collect()
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

/// What told first that something was at this time.
pub(super) fn teller(standing: &Standing, at: Moment) -> Option<&Told> {
    standing.history.iter().find(|told| {
        let Event::Learned(facts) = &told.entry.happened.event else { return false };
        [facts.placed, facts.paid, facts.shipped].contains(&Some(at))
    })
}

fn milestone(happened: &Happened, source: String, page: &Page) -> Option<Milestone> {
    let words = words(happened)?;
    let is_presumed = matches!(happened.witness, Witness::Rule(_));
    let words = if is_presumed { presumed_words(&happened.event, &words) } else { words };
    let at = day_of_moment(happened.at, page);
    Some(Milestone { at, rank: rank(&words), words, is_presumed, source })
}

fn rank(words: &str) -> u8 {
    match words {
        "placed" => 0,
        "paid" => 1,
        _later => 2,
    }
}

/// Whether a page only showed it so, and nobody knows since when.
pub(super) fn is_only_seen(happened: &Happened) -> bool {
    happened.witness == Witness::Page && happened.at == Moment::At(happened.known)
}

/// The words of an event; `None` for what says nothing of the order's life.
fn words(happened: &Happened) -> Option<String> {
    let seen = |words: &str| {
        if is_only_seen(happened) { format!("seen {words}") } else { event_words(happened) }
    };
    Some(match &happened.event {
        Event::Learned(_)
        | Event::Repeated(_)
        | Event::Seen(_)
        | Event::Retold
        | Event::EvidenceAdded(_) => return None,
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
        | Event::Unfrozen => event_words(happened),
    })
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
