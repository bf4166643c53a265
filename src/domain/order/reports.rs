//! What the buyer reports that others did. A report beats what the clock assumes.

use super::command::Report;
use super::conditions::{Asked, answerable};
use super::fact::{Fact, Statement};
use super::moments::{not_before, not_before_last, not_before_sending};
use super::refusal::Refusal;
use super::remedies;
use super::stage::{Cause, Stage};
use super::standing::Order;
use crate::domain::time::Moment;

/// The facts of a report, or why it cannot be.
pub(super) fn report(
    order: &Order,
    report: Report,
    asked: Asked<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let known = order.as_known();
    let what = match report {
        Report::NothingChanged => Statement::NothingChanged,
        Report::PaymentVerified => {
            only_in(known, BEFORE_SHIPPING)?;
            Statement::PaymentVerified
        }
        Report::PaymentFailed => {
            only_in(known, BEFORE_SHIPPING)?;
            Statement::PaymentFailed
        }
        Report::CancellationApproved => Statement::CancellationApproved(request(known, asked.at)?),
        Report::CancellationRejected => Statement::CancellationRejected(request(known, asked.at)?),
        Report::ShipBy { until } => {
            only_in(known, UNSHIPPED)?;
            Statement::ShipBy(until)
        }
        Report::Shipped { partly, parcel } => {
            paid_and_open(known)?;
            if matches!(known.stage(), Stage::Delivered | Stage::InDispute) {
                return Err(Refusal::FactDoesNotFit { stage: known.stage() });
            }
            let tracked = parcel.map(Statement::Tracked);
            let what = tracked.into_iter().chain([Statement::Shipped { partly }]);
            return Ok(what.map(|what| Fact::of_buyer(asked.at, what)).collect());
        }
        Report::ClaimedShipped => {
            only_in(known, UNSHIPPED)?;
            Statement::ClaimedShipped
        }
        Report::Tracking { parcel } => {
            paid_and_open(known)?;
            Statement::Tracked(parcel)
        }
        Report::ShipmentCancelled => {
            only_in(known, SENT)?;
            not_before_sending(asked.at, known)?;
            Statement::ShipmentCancelled
        }
        Report::ReadyForPickup => {
            only_in(known, NOT_DELIVERED)?;
            not_before_sending(asked.at, known)?;
            Statement::ReadyForPickup
        }
        Report::Delivered => {
            paid_and_open(known)?;
            only_in(known, NOT_DELIVERED)?;
            Statement::Delivered
        }
        Report::Lost => {
            only_in(known, ON_ITS_WAY)?;
            not_before_sending(asked.at, known)?;
            Statement::Lost
        }
        Report::ReturnedToSeller => {
            only_in(known, ON_ITS_WAY)?;
            not_before_sending(asked.at, known)?;
            Statement::ReturnedToSeller
        }
        Report::ArrivedAnyway => {
            if order.stage() != Stage::Closed {
                return Err(Refusal::FactDoesNotFit { stage: order.stage() });
            }
            Statement::ArrivedAnyway
        }
        Report::ProtectionUntil { until } => {
            paid_and_open(known)?;
            let begun = known.purchase().shipped().or(known.purchase().placed()).copied();
            begun.map_or(Ok(()), |begun| not_before(until, begun))?;
            Statement::ProtectionUntil(until)
        }
        Report::Frozen => {
            paid_and_open(known)?;
            if known.stage() == Stage::Frozen {
                return Err(Refusal::Frozen);
            }
            not_before_last(asked.at, known, is_of_holding)?;
            Statement::Frozen
        }
        Report::Unfrozen => {
            if known.stage() != Stage::Frozen {
                return Err(Refusal::NotFrozen);
            }
            not_before_last(asked.at, known, is_of_holding)?;
            Statement::Unfrozen
        }
        Report::SellerRating { rating } => Statement::SellerRating(rating),
        Report::Remedy { remedy, step } => {
            remedies::may_step(order, remedy, step, asked.at, asked.policy)?;
            Statement::Remedy { remedy, step }
        }
        Report::Closed { cause } => {
            not_ended(known)?;
            let assumed = order.assumed_by().and_then(|_| order.state().cause());
            Statement::Closed(cause.or(assumed).unwrap_or(Cause::Unknown))
        }
    };
    Ok(vec![Fact::of_buyer(asked.at, what)])
}

const BEFORE_SHIPPING: &[Stage] = &[
    Stage::Unknown,
    Stage::AwaitingPayment,
    Stage::VerifyingPayment,
    Stage::AwaitingShipment,
    Stage::CancellationPending,
];

const UNSHIPPED: &[Stage] =
    &[Stage::Unknown, Stage::VerifyingPayment, Stage::AwaitingShipment, Stage::CancellationPending];

const ON_ITS_WAY: &[Stage] = &[
    Stage::Unknown,
    Stage::PartiallyShipped,
    Stage::Shipped,
    Stage::ShipmentCancelled,
    Stage::Delivered,
    Stage::InDispute,
];

const SENT: &[Stage] = &[Stage::Unknown, Stage::Shipped, Stage::ShipmentCancelled];

const NOT_DELIVERED: &[Stage] = &[
    Stage::Unknown,
    Stage::VerifyingPayment,
    Stage::AwaitingShipment,
    Stage::CancellationPending,
    Stage::PartiallyShipped,
    Stage::Shipped,
    Stage::ShipmentCancelled,
];

fn is_of_holding(what: &Statement) -> bool {
    matches!(what, Statement::Frozen | Statement::Unfrozen)
}

/// The request that an answer at `at` names.
fn request(order: &Order, at: Moment) -> Result<super::fact::FactId, Refusal> {
    let request = answerable(order)?;
    not_before(at, request.asked)?;
    request.id().ok_or(Refusal::NoRequest)
}

fn not_ended(order: &Order) -> Result<(), Refusal> {
    if order.stage().is_ended() { Err(Refusal::by_state(order)) } else { Ok(()) }
}

/// Refuses what cannot be said of the stage that the order is in.
fn only_in(order: &Order, stages: &[Stage]) -> Result<(), Refusal> {
    not_ended(order)?;
    if stages.contains(&order.stage()) {
        return Ok(());
    }
    Err(Refusal::FactDoesNotFit { stage: order.stage() })
}

fn paid_and_open(order: &Order) -> Result<(), Refusal> {
    if order.stage() == Stage::AwaitingPayment {
        return Err(Refusal::NotPaid);
    }
    not_ended(order)
}
