//! The lines of an order: its title, and how far each line is.

use crate::domain::order::{Cause, Order, Phase, State};

/// The title of the first line.
pub(super) fn title(order: &Order) -> Option<&str> {
    let first = order.purchase().lines().and_then(|lines| lines.first());
    first.map(|line| line.title.as_str()).filter(|title| !title.is_empty())
}

/// How far the line at this place is, by a stable id; `None` where nobody said.
pub(super) fn line_stage(order: &Order, place: usize) -> Option<&'static str> {
    let lines = order.purchase().lines().map_or(&[][..], Vec::as_slice);
    let mut open = order.disputes.iter().filter(|dispute| !dispute.phase.is_ended());
    let of_dispute = open.find(|dispute| {
        let claimed = &dispute.claim.lines;
        claimed.is_empty() || claimed.iter().any(|line| line.place_in(lines) == Some(place))
    });
    let Some(dispute) = of_dispute else {
        return of_state(order.state(), order.has_open_dispute());
    };
    let returns = matches!(dispute.phase, Phase::ReturnAgreed { .. } | Phase::ReturnSent { .. });
    Some(if returns { "returning" } else { "in-dispute" })
}

/// How far every line of an order is; another dispute than the one of `has_dispute` is about all.
fn of_state(state: &State, has_dispute: bool) -> Option<&'static str> {
    match state {
        State::Unknown | State::PartiallyShipped => None,
        State::AwaitingPayment { .. } => Some("to-pay"),
        State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::ShipmentCancelled => Some("to-ship"),
        State::CancellationPending { .. } => Some("cancelling"),
        State::Shipped(_) => Some("shipped"),
        State::Delivered { .. } => Some("delivered"),
        State::InDispute { before } if has_dispute => of_state(before, false),
        State::InDispute { .. } => Some("in-dispute"),
        State::Frozen { before, .. } => of_state(before, has_dispute),
        State::Completed { .. } => Some("completed"),
        State::Closed { cause } => match cause {
            Cause::CancelledByBuyer
            | Cause::CancellationApproved
            | Cause::CancellationUnanswered => Some("cancelled"),
            Cause::Unpaid
            | Cause::NotShipped
            | Cause::PaymentFailed
            | Cause::Security
            | Cause::Dispute
            | Cause::Seller
            | Cause::Unknown => Some("closed"),
        },
    }
}
