//! What the clock presumes: the timers that the marketplace runs by itself.
//!
//! When such a timer has passed, the order is presumed to have moved, computed from stored facts
//! alone. A fact that is younger than the timer's end proves it wrong: then the timer is dead.

use super::apply::apply;
use super::event::{Event, Happened, Witness};
use super::stage::{Actor, Cause};
use super::state::{Order, State};
use crate::domain::time::{Deadline, Instant, Moment};

/// What the order's state turns into by itself, and when; `None` when it stays.
pub(crate) fn next_lapse(order: &Order) -> Option<Happened> {
    let (timer, event) = timer(order.state())?;
    let refuted = order.known().is_some_and(|known| timer.passed(known));
    (!refuted).then(|| Happened {
        event,
        at: Moment::At(timer.due()),
        known: timer.due(),
        by: Actor::Platform,
        witness: Witness::Rule(timer.rule()),
    })
}

/// What has lapsed by `now`, in order, and the order as it is presumed to stand then.
pub(crate) fn lapsed(order: &Order, now: Instant) -> (Vec<Happened>, Order) {
    let mut happened = Vec::new();
    let mut order = order.clone();
    while let Some(next) = next_lapse(&order).filter(|next| now > next.known) {
        // A timer's event always fits the state that runs the timer.
        let Ok(moved) = apply(order.clone(), &next) else { break };
        order = moved;
        happened.push(next);
    }
    (happened, order)
}

/// The order as it stands, or is presumed to stand, at `now`.
pub(crate) fn at(order: &Order, now: Instant) -> Order {
    lapsed(order, now).1
}

/// The timer that ends a state, and what happens then.
fn timer(state: &State) -> Option<(Deadline, Event)> {
    match state {
        State::AwaitingPayment { pay_by } => {
            Some((*pay_by, Event::Closed { cause: Cause::Unpaid }))
        }
        State::VerifyingPayment { verified_by, ship_by } => {
            Some((*verified_by, Event::PaymentVerified { ship_by: *ship_by }))
        }
        State::AwaitingShipment { ship_by } => {
            Some((*ship_by, Event::Closed { cause: Cause::NotShipped }))
        }
        State::CancellationPending { answer_by, ship_by } => {
            if ship_by.due() < answer_by.due() {
                Some((*ship_by, Event::Closed { cause: Cause::NotShipped }))
            } else {
                Some((*answer_by, Event::Closed { cause: Cause::CancellationUnanswered }))
            }
        }
        State::Shipped(windows) => Some((
            windows.complete_by,
            Event::Completed { dispute_until: Some(windows.dispute_until) },
        )),
        State::Delivered { complete_by, dispute_until } => {
            Some((*complete_by, Event::Completed { dispute_until: Some(*dispute_until) }))
        }
        State::Unknown
        | State::PartiallyShipped
        | State::ShipmentCancelled
        | State::InDispute
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => None,
    }
}
