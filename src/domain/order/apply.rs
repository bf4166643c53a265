//! Builds an order from its history. Asks no rule: every date stands in the events.

use super::dispute::{self, Dispute, DisputeEvent, Ending, Phase};
use super::event::{Event, Happened, Windows, Witness};
use super::outside::{RoadStep, Taken};
use super::refund::{self, Owed, Refund, Transfer};
use super::snapshot::Seen;
use super::stage::{Actor, Cause, Stage};
use super::state::{Cancellation, Ground, Order, Outcome, Sighting, State};
use crate::domain::id::OrderId;
use crate::domain::time::{Deadline, Instant, Moment};

/// Why a history cannot be true: the record was damaged or written by something else.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Corrupt {
    /// An event answers a cancellation that nobody asked for.
    #[error("event {revision} of order {order} answers a cancellation request that is not there")]
    NoRequest {
        /// The order.
        order: OrderId,
        /// The place in its history.
        revision: u32,
    },
    /// An event releases an order that nobody froze.
    #[error("event {revision} of order {order} releases an order that is not frozen")]
    NotFrozen {
        /// The order.
        order: OrderId,
        /// The place in its history.
        revision: u32,
    },
    /// An event moves a dispute that nobody opened, or one that is over.
    #[error("event {revision} of order {order} moves a dispute that is not open")]
    NoDispute {
        /// The order.
        order: OrderId,
        /// The place in its history.
        revision: u32,
    },
    /// An event sets the windows of an order that is not on its way.
    #[error(
        "event {revision} of order {order} moves the protection of an order that is not shipped"
    )]
    NotShipped {
        /// The order.
        order: OrderId,
        /// The place in its history.
        revision: u32,
    },
}

/// Takes one event into the order.
pub(crate) fn apply(mut order: Order, happened: &Happened) -> Result<Order, Corrupt> {
    order.revision = order.revision.saturating_add(1);
    let before = order.stage();
    let next = match &happened.event {
        Event::Repeated(_)
        | Event::Learned(_)
        | Event::Tracked(_)
        | Event::RefundMoved(_)
        | Event::RoadTaken { .. }
        | Event::DeliveryRefused
        | Event::ExtensionAsked
        | Event::ShippingClaimed { .. }
        | Event::Noted { .. }
        | Event::ReturnedToSeller => return Ok(beside(order, happened)),
        Event::Seen(page) => return Ok(seen(order, *page, happened.known)),
        Event::Retold => return Ok(grounded(order)),
        Event::ShipByMoved { ship_by } => moved_ship_by(&order.state, *ship_by),
        Event::ProtectionMoved(windows) => moved_protection(&order, windows)?,
        Event::Placed { pay_by } => State::AwaitingPayment { pay_by: *pay_by },
        Event::Paid { verified_by, ship_by } => {
            State::VerifyingPayment { verified_by: *verified_by, ship_by: *ship_by }
        }
        Event::PaymentVerified { ship_by } => State::AwaitingShipment { ship_by: *ship_by },
        Event::CancellationRequested { reason, note, complaint, answer_by, ship_by } => {
            settle(&mut order, Outcome::Overtaken);
            order.cancellations.push(Cancellation {
                asked: happened.at,
                reason: *reason,
                note: note.clone(),
                complaint: *complaint,
                verified_by: None,
                ship_by: Some(*ship_by),
                outcome: Outcome::Pending,
            });
            State::CancellationPending { answer_by: *answer_by, ship_by: *ship_by }
        }
        Event::CancellationWithdrawn => withdrawn(&mut order)?,
        Event::CancellationRejected { ship_by } => {
            answered(&mut order, Outcome::Rejected, *ship_by, happened.known)?
        }
        Event::CancellationLapsed { ship_by } => {
            answered(&mut order, Outcome::Lapsed, *ship_by, happened.known)?
        }
        Event::Cancelled { reason, note, refund: _ } => {
            let ship_by = running_ship_by(&order.state);
            let verified_by = running_check(&order.state);
            order.cancellations.push(Cancellation {
                asked: happened.at,
                reason: Some(*reason),
                note: note.clone(),
                complaint: false,
                verified_by,
                ship_by,
                outcome: Outcome::Granted,
            });
            State::Closed { cause: Cause::CancelledByBuyer }
        }
        Event::PartlyShipped => State::PartiallyShipped,
        Event::Shipped(windows) => State::Shipped(*windows),
        Event::ShipmentCancelled => State::ShipmentCancelled,
        Event::Delivered { complete_by, dispute_until } => {
            State::Delivered { complete_by: *complete_by, dispute_until: *dispute_until }
        }
        Event::Disputed => in_dispute(thawed(&order.state)),
        Event::DisputeOpened { claim, answer_by, step_in_by } => {
            order.disputes.push(Dispute {
                opened: happened.at,
                claim: (**claim).clone(),
                phase: Phase::SellerAnswers { answer_by: *answer_by, step_in_by: *step_in_by },
                appeals: 0,
            });
            in_dispute(&order.state)
        }
        Event::DisputeMoved { place, event } => {
            moved_dispute(&mut order, *place, event, happened.at)?
        }
        Event::Frozen { until } => {
            State::Frozen { before: Box::new(order.state.clone()), until: *until }
        }
        Event::Unfrozen => unfrozen(&order)?,
        Event::Completed { dispute_until } => State::Completed { dispute_until: *dispute_until },
        Event::Closed { cause, refund: _ } => State::Closed { cause: *cause },
    };
    note_passage(&mut order, &happened.event, happened.at);
    enter(&mut order, next, before, happened);
    Ok(order)
}

/// The order with what leaves it where it stands.
fn beside(mut order: Order, happened: &Happened) -> Order {
    match &happened.event {
        Event::Repeated(repeats) => {
            order.purchase.repeat(*repeats, happened.known);
        }
        Event::Learned(facts) => {
            let protected_until = order.purchase.protected_until().copied();
            order.purchase.learn((**facts).clone(), happened.known);
            if order.purchase.protected_until().copied() != protected_until {
                order.extension = order.extension.filter(|asked| asked.first() > happened.known);
            }
            order.paid |=
                order.purchase.paid().is_some() || order.purchase.was_paid() == Some(&true);
        }
        Event::Tracked(parcel) => {
            order.parcels.retain(|known| known.number != parcel.number);
            order.parcels.push(parcel.clone());
            order.claimed = None;
        }
        Event::RefundMoved(step) => {
            order.transfers.push(Transfer { at: happened.at, step: *step });
        }
        Event::RoadTaken { road, step, next } => {
            let is_ended = *step == RoadStep::Ended;
            order.roads.retain(|taken| taken.road != *road);
            let taken = Taken { road: *road, at: happened.at, next: *next, is_ended };
            order.roads.push(taken);
        }
        Event::DeliveryRefused => {
            order.door = Some(happened.at);
        }
        Event::ExtensionAsked => {
            order.extension = Some(happened.at);
        }
        Event::ShippingClaimed { number_by } => {
            order.claimed = Some(*number_by);
        }
        Event::Noted { text } => {
            order.notes.push((happened.at, text.clone()));
        }
        Event::ReturnedToSeller => {
            order.returned = Some(happened.at);
        }
        Event::Seen(_)
        | Event::Retold
        | Event::ShipByMoved { .. }
        | Event::ProtectionMoved(_)
        | Event::Placed { .. }
        | Event::Paid { .. }
        | Event::PaymentVerified { .. }
        | Event::CancellationRequested { .. }
        | Event::CancellationWithdrawn
        | Event::CancellationRejected { .. }
        | Event::CancellationLapsed { .. }
        | Event::Cancelled { .. }
        | Event::PartlyShipped
        | Event::Shipped(_)
        | Event::ShipmentCancelled
        | Event::Delivered { .. }
        | Event::Disputed
        | Event::DisputeOpened { .. }
        | Event::DisputeMoved { .. }
        | Event::Frozen { .. }
        | Event::Unfrozen
        | Event::Completed { .. }
        | Event::Closed { .. } => {}
    }
    order
}

/// Keeps what an event tells beyond the state that it leads to.
fn note_passage(order: &mut Order, event: &Event, at: Moment) {
    if let Event::Shipped(windows) = event {
        order.windows = Some(*windows);
        order.claimed = None;
        order.sent = Some(at);
    }
    if let Event::ProtectionMoved(windows) = event {
        order.windows = Some(*windows);
    }
    if let Event::Delivered { .. } = event {
        order.arrived = order.arrived.or(Some(at));
    }
    order.refunds.retain(|refund| refund.ground != refund::Ground::Closing);
    if let Event::Closed { refund: Some(owed), .. } | Event::Cancelled { refund: Some(owed), .. } =
        event
    {
        order.refunds.push(owes(*owed, refund::Ground::Closing, at));
    }
}

fn owes(owed: Owed, ground: refund::Ground, granted: Moment) -> Refund {
    Refund { ground, amount: owed.amount, granted, expected: owed.expected }
}

/// The state with a dispute that is open. One that is frozen stays so.
fn in_dispute(state: &State) -> State {
    match state {
        State::InDispute { .. } => state.clone(),
        State::Frozen { before, until } => {
            State::Frozen { before: Box::new(in_dispute(before)), until: *until }
        }
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::Completed { .. }
        | State::Closed { .. } => State::InDispute { before: Box::new(state.clone()) },
    }
}

/// The state that the order goes back to when it is let go on.
fn thawed(state: &State) -> &State {
    if let State::Frozen { before, .. } = state { thawed(before) } else { state }
}

/// Moves one dispute, and returns where the order stands then.
fn moved_dispute(
    order: &mut Order,
    place: u32,
    event: &DisputeEvent,
    at: Moment,
) -> Result<State, Corrupt> {
    let none = || Corrupt::NoDispute { order: order.id.clone(), revision: order.revision };
    let index = usize::try_from(place).map_err(|_| none())?;
    let Some(known) = order.disputes.get(index) else { return Err(none()) };
    let is_appeal = matches!(event, DisputeEvent::Appealed { .. });
    if known.phase.is_ended() != is_appeal {
        return Err(none());
    }
    let mut moved = known.clone();
    moved.phase = phase_after(&mut moved, event, at);
    if let Some(known) = order.disputes.get_mut(index) {
        *known = moved;
    }
    if let DisputeEvent::Ended { refund, .. } = event {
        let ground = refund::Ground::Dispute(place);
        order.refunds.retain(|refund| refund.ground != ground);
        order.refunds.extend(refund.map(|owed| owes(owed, ground, at)));
        if order.disputes.iter().all(|dispute| dispute.phase.is_ended()) {
            return Ok(after_dispute(order, place, event, at));
        }
    }
    Ok(in_dispute(&order.state))
}

fn phase_after(dispute: &mut Dispute, event: &DisputeEvent, at: Moment) -> Phase {
    let step_in_by = match &dispute.phase {
        Phase::SellerAnswers { step_in_by, .. } | Phase::Disagreed { step_in_by } => {
            Some(*step_in_by)
        }
        Phase::BuyerAnswers { step_in_by, .. } => *step_in_by,
        Phase::SteppedIn { .. }
        | Phase::EvidenceAsked { .. }
        | Phase::Appealed { .. }
        | Phase::ReturnAgreed { .. }
        | Phase::ReturnSent { .. }
        | Phase::Ended { .. } => None,
    };
    match event {
        DisputeEvent::Proposed { offer, answer_by } => {
            let is_platform = offer.is_some_and(|offer| offer.by == Actor::Platform);
            let step_in_by = step_in_by.filter(|_| !is_platform);
            Phase::BuyerAnswers { offer: *offer, answer_by: *answer_by, step_in_by }
        }
        DisputeEvent::Declined { counter, decide_by } => {
            dispute.claim.amount = counter.or(dispute.claim.amount);
            match (decide_by, step_in_by) {
                (Some(decide_by), _) => Phase::SteppedIn { decide_by: *decide_by },
                (None, Some(step_in_by)) => Phase::Disagreed { step_in_by },
                // A decline is told only of a proposal, which has the one or the other.
                (None, None) => dispute.phase.clone(),
            }
        }
        DisputeEvent::SteppedIn { decide_by } => Phase::SteppedIn { decide_by: *decide_by },
        DisputeEvent::EvidenceAsked { evidence_by } => {
            Phase::EvidenceAsked { evidence_by: *evidence_by }
        }
        DisputeEvent::EvidenceGiven { files, decide_by } => {
            dispute.claim.evidence.extend(files.iter().cloned());
            if let Phase::EvidenceAsked { .. } = &dispute.phase {
                Phase::SteppedIn { decide_by: *decide_by }
            } else {
                dispute.phase.clone()
            }
        }
        DisputeEvent::ReturnAgreed { ship_by, amount } => {
            Phase::ReturnAgreed { ship_by: *ship_by, amount: *amount }
        }
        DisputeEvent::ReturnSent { parcel } => {
            let agreed = if let Phase::ReturnAgreed { amount, .. } = &dispute.phase {
                *amount
            } else {
                None
            };
            let amount = agreed.or(dispute.claim.amount);
            Phase::ReturnSent { sent: at, parcel: parcel.clone(), amount }
        }
        DisputeEvent::Ended { ending, appeal_by, .. } => {
            Phase::Ended { ending: *ending, at, appeal_by: *appeal_by }
        }
        DisputeEvent::Appealed { decide_by } => {
            dispute.appeals = dispute.appeals.saturating_add(1);
            Phase::Appealed { decide_by: *decide_by }
        }
    }
}

/// Where the order stands when its last open dispute is over: closed where all was paid back,
/// completed where a part of it was or where the buyer lost the goods' way back, else where it
/// stood. A dispute about some of the lines leaves the others where they were. An order that is
/// frozen stays so unless it ended.
fn after_dispute(order: &Order, place: u32, event: &DisputeEvent, at: Moment) -> State {
    let before = |state: &State| {
        if let State::InDispute { before } = state { (**before).clone() } else { state.clone() }
    };
    if let State::Frozen { before: held, until } = &order.state {
        let next = settled(order, before(held), place, event);
        let is_over = next.stage().is_ended();
        return if is_over {
            next
        } else {
            State::Frozen { before: Box::new(next), until: *until }
        };
    }
    outlived(settled(order, before(&order.state), place, event), at)
}

/// An order whose own end came while its dispute was open is completed.
fn outlived(state: State, at: Moment) -> State {
    let (complete_by, dispute_until) = if let State::Shipped(windows) = &state {
        (windows.complete_by, windows.dispute_until)
    } else if let State::Delivered { complete_by, dispute_until } = &state {
        (*complete_by, *dispute_until)
    } else {
        return state;
    };
    if complete_by.passed(at.first()) {
        State::Completed { dispute_until: Some(dispute_until) }
    } else {
        state
    }
}

/// Where an order that stood here stands when its dispute ended so.
fn settled(order: &Order, before: State, place: u32, event: &DisputeEvent) -> State {
    let DisputeEvent::Ended { ending, refund, .. } = event else { return before };
    if dispute::give_all_back(order) {
        return State::Closed { cause: Cause::Dispute };
    }
    let index = usize::try_from(place).unwrap_or(usize::MAX);
    let is_whole = order.disputes.get(index).is_none_or(|dispute| dispute.claim.lines.is_empty());
    if is_whole && (refund.is_some() || *ending == Ending::ReturnMissed) {
        let until = order.windows.map(|windows| windows.dispute_until);
        let dispute_until = if let State::Delivered { dispute_until, .. } = &before {
            Some(*dispute_until)
        } else if let State::Completed { dispute_until } = &before {
            *dispute_until
        } else {
            until
        };
        return State::Completed { dispute_until };
    }
    before
}

/// The order with one more sighting.
fn seen(mut order: Order, page: Seen, seen: Instant) -> Order {
    order.known = order.known.max(Some(seen));
    remember(&mut order.sightings, Sighting { seen, page });
    order
}

/// The order as the buyer told it last, with all facts.
fn grounded(order: Order) -> Order {
    let ground = (*order.ground).clone();
    Order {
        state: ground.state,
        since: ground.since,
        known: ground.known,
        witness: ground.witness,
        cancellations: ground.cancellations,
        disputes: ground.disputes,
        refunds: ground.refunds,
        windows: ground.windows,
        sent: ground.sent,
        arrived: ground.arrived,
        ..order
    }
}

/// The state with other dates of protection, be it disputed or frozen.
fn moved_protection(order: &Order, windows: &Windows) -> Result<State, Corrupt> {
    moved_windows(&order.state, windows)
        .ok_or_else(|| Corrupt::NotShipped { order: order.id.clone(), revision: order.revision })
}

fn moved_windows(state: &State, windows: &Windows) -> Option<State> {
    let beneath = |before: &State| Some(Box::new(moved_windows(before, windows)?));
    match state {
        State::Shipped(_) => Some(State::Shipped(*windows)),
        State::Delivered { complete_by, .. } => Some(State::Delivered {
            complete_by: *complete_by,
            dispute_until: windows.dispute_until,
        }),
        State::InDispute { before } => Some(State::InDispute { before: beneath(before)? }),
        State::Frozen { before, until } => {
            Some(State::Frozen { before: beneath(before)?, until: *until })
        }
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::ShipmentCancelled
        | State::Completed { .. }
        | State::Closed { .. } => None,
    }
}

/// The state after the buyer took the request back.
fn withdrawn(order: &mut Order) -> Result<State, Corrupt> {
    let State::CancellationPending { ship_by, .. } = order.state else {
        return Err(Corrupt::NoRequest { order: order.id.clone(), revision: order.revision });
    };
    settle(order, Outcome::Withdrawn);
    Ok(State::AwaitingShipment { ship_by })
}

/// The state after the last cancellation did not close the order.
fn answered(
    order: &mut Order,
    outcome: Outcome,
    ship_by: Deadline,
    known: Instant,
) -> Result<State, Corrupt> {
    let Some(last) = order.cancellations.last_mut() else {
        return Err(Corrupt::NoRequest { order: order.id.clone(), revision: order.revision });
    };
    last.outcome = outcome;
    Ok(match last.verified_by.filter(|check| !check.passed(known)) {
        Some(verified_by) => State::VerifyingPayment { verified_by, ship_by },
        None => State::AwaitingShipment { ship_by },
    })
}

/// The end of the payment's check, where it runs.
fn running_check(state: &State) -> Option<Deadline> {
    if let State::VerifyingPayment { verified_by, .. } = state { Some(*verified_by) } else { None }
}

/// The state in which the order was frozen.
fn unfrozen(order: &Order) -> Result<State, Corrupt> {
    if let State::Frozen { before, .. } = &order.state {
        Ok((**before).clone())
    } else {
        Err(Corrupt::NotFrozen { order: order.id.clone(), revision: order.revision })
    }
}

/// Puts the order into its next state and keeps the books that go with it.
fn enter(order: &mut Order, next: State, before: Stage, happened: &Happened) {
    settle(order, outcome_by(&next));
    overtake_disputes(order, &next, happened.at);
    if let State::Completed { .. } = next
        && happened.by == Actor::Buyer
    {
        order.arrived = order.arrived.or(Some(happened.at));
    }
    order.paid |= next.stage().implies_payment();
    let closed_otherwise = matches!(next, State::Closed { .. }) && next != order.state;
    let moved = next.stage() != before || closed_otherwise;
    if moved || order.since.is_none() || happened.witness == Witness::Page {
        order.since = Some(happened.at);
    }
    order.state = next;
    order.known = match happened.witness {
        Witness::Buyer | Witness::Page => order.known.max(Some(happened.known)),
        // What is presumed is not known.
        Witness::Rule(_) => order.known,
    };
    order.witness = happened.witness;
    if happened.witness == Witness::Buyer {
        *order.ground = Ground {
            state: order.state.clone(),
            since: order.since,
            known: order.known,
            witness: order.witness,
            cancellations: order.cancellations.clone(),
            disputes: order.disputes.clone(),
            refunds: order.refunds.clone(),
            windows: order.windows,
            sent: order.sent,
            arrived: order.arrived,
        };
        order.sightings.clear();
    }
}

/// Ends the disputes that are open when the order leaves them behind.
fn overtake_disputes(order: &mut Order, next: &State, at: Moment) {
    if matches!(next, State::InDispute { .. } | State::Frozen { .. }) {
        return;
    }
    for dispute in order.disputes.iter_mut().filter(|dispute| !dispute.phase.is_ended()) {
        dispute.phase = Phase::Ended { ending: Ending::Overtaken, at, appeal_by: None };
    }
}

/// Puts a sighting into its place.
fn remember(sightings: &mut Vec<Sighting>, sighting: Sighting) {
    if let Err(place) = sightings.binary_search(&sighting) {
        sightings.insert(place, sighting);
    }
}

/// Writes down how a pending cancellation went, when the order's next state tells.
fn settle(order: &mut Order, outcome: Outcome) {
    if let Some(last) = order.cancellations.last_mut()
        && last.outcome == Outcome::Pending
    {
        last.outcome = outcome;
    }
}

/// What becomes of a pending cancellation when the order moves to this state.
fn outcome_by(next: &State) -> Outcome {
    match next {
        State::Closed { cause: Cause::CancellationUnanswered } => Outcome::Unanswered,
        State::Closed { cause: Cause::CancellationApproved | Cause::CancelledByBuyer } => {
            Outcome::Granted
        }
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::CancellationPending { .. }
        | State::Frozen { .. } => Outcome::Pending,
        State::AwaitingShipment { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Completed { .. }
        | State::Closed { .. } => Outcome::Overtaken,
    }
}

/// The seller's time to ship, where it runs.
pub(super) fn running_ship_by(state: &State) -> Option<Deadline> {
    match state {
        State::VerifyingPayment { ship_by, .. }
        | State::AwaitingShipment { ship_by }
        | State::CancellationPending { ship_by, .. } => Some(*ship_by),
        State::Frozen { before, .. } => running_ship_by(before),
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Completed { .. }
        | State::Closed { .. } => None,
    }
}

/// The state with another time to ship; where none runs, the fact says that one does again.
fn moved_ship_by(state: &State, ship_by: Deadline) -> State {
    match state {
        State::VerifyingPayment { verified_by, .. } => {
            State::VerifyingPayment { verified_by: *verified_by, ship_by }
        }
        State::CancellationPending { answer_by, .. } => {
            State::CancellationPending { answer_by: *answer_by, ship_by }
        }
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => State::AwaitingShipment { ship_by },
    }
}

/// Builds the order from its whole history, oldest event first.
pub(crate) fn replay<'a>(
    id: OrderId,
    history: impl IntoIterator<Item = &'a Happened>,
) -> Result<Order, Corrupt> {
    history.into_iter().try_fold(Order::new(id), apply)
}
