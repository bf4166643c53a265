//! Builds an order from its history. Asks no rule: every date stands in the events.

use super::dispute::{self, Dispute, Phase};
use super::event::{Event, Happened, Windows, Witness};
use super::outside::{RoadStep, Taken};
use super::refund::{self, Transfer};
use super::snapshot::Seen;
use super::stage::{Actor, Cause, Stage};
use super::state::{Cancellation, Ground, Order, Outcome, Sighting, State};
use crate::domain::evidence::{Evidence, Kept};
use crate::domain::id::OrderId;
use crate::domain::message::Message;
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
        | Event::Said { .. }
        | Event::EvidenceAdded(_)
        | Event::ReturnedToSeller => return Ok(kept(order, happened)),
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
        Event::Disputed => dispute::in_dispute(dispute::thawed(&order.state)),
        Event::DisputeOpened { claim, answer_by, step_in_by } => {
            order.disputes.push(Dispute {
                opened: happened.at,
                claim: (**claim).clone(),
                phase: Phase::SellerAnswers { answer_by: *answer_by, step_in_by: *step_in_by },
                appeals: 0,
            });
            dispute::in_dispute(&order.state)
        }
        Event::DisputeMoved { place, event } => {
            dispute::moved(&mut order, *place, event, happened.at)?
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

/// Keeps what an event tells that moves the order nowhere.
fn kept(mut order: Order, happened: &Happened) -> Order {
    let at = happened.at;
    if let Event::Repeated(repeats) = &happened.event {
        order.purchase.repeat(*repeats, happened.known);
    } else if let Event::Learned(facts) = &happened.event {
        let protected_until = order.purchase.protected_until().copied();
        order.purchase.learn((**facts).clone(), happened.known);
        if order.purchase.protected_until().copied() != protected_until {
            order.extension = order.extension.filter(|asked| asked.first() > happened.known);
        }
        order.paid |= order.purchase.paid().is_some() || order.purchase.was_paid() == Some(&true);
    } else if let Event::Tracked(parcel) = &happened.event {
        order.parcels.retain(|known| known.number != parcel.number);
        order.parcels.push(parcel.clone());
        order.claimed = None;
    } else if let Event::RefundMoved(step) = &happened.event {
        order.transfers.push(Transfer { at, step: *step });
    } else if let Event::RoadTaken { road, step, next } = &happened.event {
        let is_ended = *step == RoadStep::Ended;
        order.roads.retain(|taken| taken.road != *road);
        order.roads.push(Taken { road: *road, at, next: *next, is_ended });
    } else if let Event::DeliveryRefused = &happened.event {
        order.door = Some(at);
    } else if let Event::ExtensionAsked = &happened.event {
        order.extension = Some(at);
    } else if let Event::ShippingClaimed { number_by } = &happened.event {
        order.claimed = Some(*number_by);
    } else if let Event::Noted { text } = &happened.event {
        order.notes.push((at, text.clone()));
    } else if let Event::Said { text } = &happened.event {
        order.messages.push(Message { at, by: happened.by, text: text.clone() });
    } else if let Event::EvidenceAdded(evidence) = &happened.event {
        keep(&mut order.evidence, evidence, at);
    } else if let Event::ReturnedToSeller = &happened.event {
        order.returned = Some(at);
    }
    order
}

/// Adds a file, or what is told anew of one that is kept.
fn keep(kept: &mut Vec<Kept>, evidence: &Evidence, at: Moment) {
    match kept.iter_mut().find(|known| known.evidence.digest == evidence.digest) {
        Some(known) => {
            let before = &mut known.evidence;
            before.kind = evidence.kind;
            before.shows = evidence.shows.or(before.shows);
            if evidence.note.is_some() {
                before.note.clone_from(&evidence.note);
            }
        }
        None => kept.push(Kept { evidence: evidence.clone(), added: at }),
    }
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
        order.refunds.push(refund::owes(*owed, refund::Ground::Closing, at));
    }
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
    dispute::overtake(order, &next, happened.at);
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
