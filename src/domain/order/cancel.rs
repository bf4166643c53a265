//! Cancelling: closes an unpaid order at once, asks the seller of a paid one, refuses afterwards.

use super::event::Event;
use super::reason::{Fault, Reason};
use super::refund::owed_by_closing;
use super::refusal::Refusal;
use super::stage::Cause;
use super::state::{Order, State};
use crate::domain::policy::{Policy, Rule};
use crate::domain::time::{Moment, SetBy};

/// The reasons that the order's stage allows; empty where it cannot be cancelled.
pub(crate) fn reasons(order: &Order) -> &'static [Reason] {
    match order.state() {
        State::AwaitingPayment { .. } => &Reason::UNPAID,
        State::VerifyingPayment { .. } | State::AwaitingShipment { .. } => &Reason::PAID,
        State::Unknown
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => &[],
    }
}

/// Why the order cannot be cancelled where it stands; `None` when it can.
pub(crate) fn refused(order: &Order) -> Option<Refusal> {
    match order.state() {
        State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. } => None,
        State::Unknown => Some(Refusal::StageUnknown { said: order.purchase().said().cloned() }),
        State::CancellationPending { answer_by, .. } => Some(Refusal::AlreadyRequested {
            asked: order.cancellations().last().map(|last| last.asked),
            answer_by: *answer_by,
        }),
        State::PartiallyShipped => Some(Refusal::PartlyShipped),
        State::Shipped(windows) => Some(Refusal::AlreadyShipped {
            shipped: order.purchase().shipped().copied().or(order.since()),
            windows: *windows,
        }),
        State::ShipmentCancelled => Some(Refusal::ShipmentCancelled),
        State::Delivered { dispute_until, .. } => Some(Refusal::AlreadyDelivered {
            delivered: order.since(),
            dispute_until: *dispute_until,
        }),
        State::InDispute { .. } => Some(Refusal::InDispute),
        State::Frozen { .. } => Some(Refusal::Frozen),
        State::Completed { dispute_until } => Some(Refusal::AlreadyCompleted {
            completed: order.since(),
            dispute_until: *dispute_until,
        }),
        State::Closed { cause } => Some(Refusal::closed(order, *cause)),
    }
}

/// Cancels the order, or asks the seller to, at `at`.
pub(super) fn cancel(
    order: &Order,
    reason: Reason,
    note: Option<String>,
    complaint: bool,
    at: Moment,
    policy: &Policy,
) -> Result<Event, Refusal> {
    if let Some(refusal) = refused(order) {
        return Err(refusal);
    }
    let fitting = reasons(order);
    if !fitting.contains(&reason) {
        return Err(Refusal::ReasonDoesNotFit { reason, fitting });
    }
    if complaint && !may_complain(order, reason) {
        return Err(Refusal::ComplaintDoesNotFit { reason });
    }
    match order.state() {
        State::AwaitingShipment { ship_by } => Ok(Event::CancellationRequested {
            reason: Some(reason),
            note,
            complaint,
            answer_by: policy.deadline(Rule::CancelSellerAnswer, at, SetBy::Rule),
            ship_by: *ship_by,
        }),
        State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::Unknown
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => {
            let refund = owed_by_closing(order, Cause::CancelledByBuyer, at, policy);
            Ok(Event::Cancelled { reason, note, refund })
        }
    }
}

/// Whether the form asks about a complaint: a request to the seller for the seller's own fault.
pub(crate) fn may_complain(order: &Order, reason: Reason) -> bool {
    reason.fault() == Fault::Seller && matches!(order.state(), State::AwaitingShipment { .. })
}

/// Takes the request back.
pub(super) fn withdraw(order: &Order) -> Result<Event, Refusal> {
    match order.state() {
        State::CancellationPending { .. } => Ok(Event::CancellationWithdrawn),
        State::Closed { cause } => Err(Refusal::closed(order, *cause)),
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Completed { .. } => Err(Refusal::NoRequest),
    }
}
