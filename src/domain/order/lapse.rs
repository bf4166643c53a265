//! What the clock presumes: the timers that the marketplace runs by itself.
//!
//! When such a timer has passed, the order is presumed to have moved, computed from stored facts
//! alone; only what is owed by it asks the rules. A fact that is younger than the timer's end proves it
//! wrong: then the timer is dead.

use super::apply::apply;
use super::dispute;
use super::event::{Event, Happened, Witness};
use super::refund::owed_by_closing;
use super::stage::{Actor, Cause};
use super::state::{Order, State};
use crate::domain::policy::Policy;
use crate::domain::time::{Deadline, Instant, Moment};

/// What the order's state turns into by itself, and when; `None` when it stays. What is owed by it
/// is counted by the rules of today; it is decided when it is written down.
#[cfg(test)]
pub(super) fn next_lapse(order: &Order, policy: &Policy) -> Option<Happened> {
    let (timer, turn) = next_timer(order, policy)?;
    Some(turned(order, timer, turn, policy))
}

/// What a timer does when it runs out.
enum Turn {
    /// It closes the order; what is owed by that is counted only where it does.
    Closes(Cause),
    /// Anything else.
    Other(Event),
}

/// The timer that runs out first, and what it does then.
fn next_timer(order: &Order, policy: &Policy) -> Option<(Deadline, Turn)> {
    let refuted = |timer: Deadline| order.known().is_some_and(|known| timer.passed(known));
    let timers = timers(order, policy).into_iter();
    timers.filter(|(timer, _)| !refuted(*timer)).min_by_key(|(timer, _)| timer.due())
}

/// What happens when the timer runs out.
fn turned(order: &Order, timer: Deadline, turn: Turn, policy: &Policy) -> Happened {
    let at = Moment::At(timer.due());
    let event = match turn {
        Turn::Closes(cause) => {
            Event::Closed { cause, refund: owed_by_closing(order, cause, at, policy) }
        }
        Turn::Other(event) => event,
    };
    Happened {
        event,
        at,
        known: timer.due(),
        by: Actor::Platform,
        witness: Witness::Rule(timer.rule()),
    }
}

/// What has lapsed by `now`, in order, and the order as it is presumed to stand then.
pub(crate) fn lapsed(order: &Order, now: Instant, policy: &Policy) -> (Vec<Happened>, Order) {
    lapsed_where(order, now, policy, |_, _| true)
}

/// What has lapsed by `now` and leaves the order open, and the order then.
pub(super) fn lapsed_openly(
    order: &Order,
    now: Instant,
    policy: &Policy,
) -> (Vec<Happened>, Order) {
    lapsed_where(order, now, policy, |_, order| !order.stage().is_ended())
}

/// What has lapsed by `now` and leaves every dispute where it is, and the order then.
pub(super) fn lapsed_in_dispute(
    order: &Order,
    now: Instant,
    policy: &Policy,
) -> (Vec<Happened>, Order) {
    lapsed_where(order, now, policy, |before, order| before.disputes() == order.disputes())
}

/// What has lapsed by `now` and ends no dispute, and the order then.
pub(super) fn lapsed_in_open_dispute(
    order: &Order,
    now: Instant,
    policy: &Policy,
) -> (Vec<Happened>, Order) {
    let ended =
        |order: &Order| order.disputes().iter().filter(|dispute| dispute.phase.is_ended()).count();
    lapsed_where(order, now, policy, |before, order| ended(before) == ended(order))
}

fn lapsed_where(
    order: &Order,
    now: Instant,
    policy: &Policy,
    taken: impl Fn(&Order, &Order) -> bool,
) -> (Vec<Happened>, Order) {
    let mut happened = Vec::new();
    let mut order = order.clone();
    while let Some((timer, turn)) =
        next_timer(&order, policy).filter(|(timer, _)| timer.passed(now))
    {
        let next = turned(&order, timer, turn, policy);
        // A timer's event always fits the state that runs the timer.
        let Ok(moved) = apply(order.clone(), &next) else {
            break;
        };
        if !taken(&order, &moved) {
            break;
        }
        order = moved;
        happened.push(next);
    }
    (happened, order)
}

/// The order as it stands, or is presumed to stand, at `now`.
pub(crate) fn at(order: &Order, now: Instant, policy: &Policy) -> Order {
    lapsed(order, now, policy).1
}

/// The timers that end a state, and what happens then.
fn timers(order: &Order, policy: &Policy) -> Vec<(Deadline, Turn)> {
    let closing = |timer: Deadline, cause| (timer, Turn::Closes(cause));
    let other = |timer: Deadline, event| (timer, Turn::Other(event));
    match order.state() {
        State::AwaitingPayment { pay_by } => vec![closing(*pay_by, Cause::Unpaid)],
        State::VerifyingPayment { verified_by, ship_by } => {
            vec![other(*verified_by, Event::PaymentVerified { ship_by: *ship_by })]
        }
        State::AwaitingShipment { ship_by } => vec![closing(*ship_by, Cause::NotShipped)],
        State::CancellationPending { answer_by, ship_by } => vec![
            closing(*answer_by, Cause::CancellationUnanswered),
            closing(*ship_by, Cause::NotShipped),
        ],
        State::Shipped(windows) => vec![other(
            windows.complete_by,
            Event::Completed { dispute_until: Some(windows.dispute_until) },
        )],
        State::Delivered { complete_by, dispute_until } => {
            vec![other(*complete_by, Event::Completed { dispute_until: Some(*dispute_until) })]
        }
        State::InDispute { .. } => (0_u32..)
            .zip(order.disputes())
            .flat_map(|(place, dispute)| {
                let timers = dispute::timers(order, dispute, policy).into_iter();
                timers.map(move |(timer, event)| {
                    other(timer, Event::DisputeMoved { place, event: Box::new(event) })
                })
            })
            .collect(),
        State::Unknown
        | State::PartiallyShipped
        | State::ShipmentCancelled
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => Vec::new(),
    }
}
