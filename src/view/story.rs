//! The story of an order: what of its history is worth telling, and to whom.

use crate::app::{Standing, Told};
use crate::domain::order::{Event, Happened, Witness};
use crate::domain::time::Moment;

/// Who reads the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// The buyer, in the order's timeline.
    Buyer,
    /// Others than the buyer, in the report of the case.
    Others,
}

/// What was told of the order that is news to this reader, as it was told.
pub(super) fn news(standing: &Standing, reader: Reader) -> impl Iterator<Item = &Told> {
    let paid = standing.order.purchase().paid();
    valid(&standing.history).into_iter().filter(move |told| {
        let happened = &told.entry.happened;
        // That a payment is good is no news where the buyer enters an order long after it.
        let is_old =
            matches!(happened.event, Event::PaymentVerified { .. }) && paid == Some(&happened.at);
        !is_old && has_place(&happened.event, reader)
    })
}

/// Whether an event has a place in the story for this reader.
pub(super) fn has_place(event: &Event, reader: Reader) -> bool {
    match event {
        Event::Learned(_) | Event::Repeated(_) | Event::Seen(_) | Event::Retold => false,
        // A note is the buyer's own.
        Event::Noted { .. } => reader == Reader::Buyer,
        // The buyer has a list of the files; others are told on which day each was kept.
        Event::EvidenceAdded(_) => reader == Reader::Others,
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
        | Event::DisputeMoved { .. }
        | Event::RefundMoved(_)
        | Event::RoadTaken { .. }
        | Event::Frozen { .. }
        | Event::Unfrozen
        | Event::Completed { .. }
        | Event::Closed { .. }
        | Event::Said { .. } => true,
    }
}

/// The history without what was told again later: pages that are told anew take back what they moved
/// before.
fn valid(history: &[Told]) -> Vec<&Told> {
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

/// What told first that something was at this time.
pub(super) fn teller(standing: &Standing, at: Moment) -> Option<&Told> {
    standing.history.iter().find(|told| {
        let Event::Learned(facts) = &told.entry.happened.event else { return false };
        [facts.placed, facts.paid, facts.shipped].contains(&Some(at))
    })
}

/// Whether a page only showed it so, and nobody knows since when.
pub(super) fn is_only_seen(happened: &Happened) -> bool {
    happened.witness == Witness::Page && happened.at == Moment::At(happened.known)
}
