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
    let refuted = |timer: Deadline| order.known().is_some_and(|known| timer.passed(known));
    let (timer, event) = timers(order.state()).into_iter().find(|(timer, _)| !refuted(*timer))?;
    Some(Happened {
        event,
        at: Moment::At(timer.due()),
        known: timer.due(),
        by: Actor::Platform,
        witness: Witness::Rule(timer.rule()),
    })
}

/// What has lapsed by `now`, in order, and the order as it is presumed to stand then.
pub(crate) fn lapsed(order: &Order, now: Instant) -> (Vec<Happened>, Order) {
    lapsed_where(order, now, |_| true)
}

/// What has lapsed by `now` and leaves the order open, and the order then.
pub(super) fn lapsed_openly(order: &Order, now: Instant) -> (Vec<Happened>, Order) {
    lapsed_where(order, now, |order| !order.stage().is_ended())
}

fn lapsed_where(
    order: &Order,
    now: Instant,
    taken: impl Fn(&Order) -> bool,
) -> (Vec<Happened>, Order) {
    let mut happened = Vec::new();
    let mut order = order.clone();
    while let Some(next) = next_lapse(&order).filter(|next| now > next.known) {
        // A timer's event always fits the state that runs the timer.
        let Ok(moved) = apply(order.clone(), &next) else {
            break;
        };
        if !taken(&moved) {
            break;
        }
        order = moved;
        happened.push(next);
    }
    (happened, order)
}

/// The order as it stands, or is presumed to stand, at `now`.
pub(crate) fn at(order: &Order, now: Instant) -> Order {
    lapsed(order, now).1
}

/// The timers that end a state, soonest first, and what happens then.
fn timers(state: &State) -> Vec<(Deadline, Event)> {
    match state {
        State::AwaitingPayment { pay_by } => {
            vec![(*pay_by, Event::Closed { cause: Cause::Unpaid })]
        }
        State::VerifyingPayment { verified_by, ship_by } => {
            vec![(*verified_by, Event::PaymentVerified { ship_by: *ship_by })]
        }
        State::AwaitingShipment { ship_by } => {
            vec![(*ship_by, Event::Closed { cause: Cause::NotShipped })]
        }
        State::CancellationPending { answer_by, ship_by } => {
            let mut both = vec![
                (*answer_by, Event::Closed { cause: Cause::CancellationUnanswered }),
                (*ship_by, Event::Closed { cause: Cause::NotShipped }),
            ];
            both.sort_by_key(|(timer, _)| timer.due());
            both
        }
        State::Shipped(windows) => vec![(
            windows.complete_by,
            Event::Completed { dispute_until: Some(windows.dispute_until) },
        )],
        State::Delivered { complete_by, dispute_until } => {
            vec![(*complete_by, Event::Completed { dispute_until: Some(*dispute_until) })]
        }
        State::Unknown
        | State::PartiallyShipped
        | State::ShipmentCancelled
        | State::InDispute
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => Vec::new(),
    }
}
