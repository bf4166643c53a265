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
    let in_stage = |stages, what| only_in(known, stages).map(|()| what);
    let of_parcel = |stages, what| {
        only_in(known, stages)?;
        not_before_sending(asked.at, known).map(|()| what)
    };
    let what = match report {
        Report::NothingChanged => Statement::NothingChanged,
        Report::PaymentVerified => in_stage(BEFORE_SHIPPING, Statement::PaymentVerified)?,
        Report::PaymentFailed => in_stage(BEFORE_SHIPPING, Statement::PaymentFailed)?,
        Report::CancellationApproved => Statement::CancellationApproved(request(known, asked.at)?),
        Report::CancellationRejected => Statement::CancellationRejected(request(known, asked.at)?),
        Report::ShipBy { until } => in_stage(UNSHIPPED, Statement::ShipBy(until))?,
        Report::ClaimedShipped => in_stage(UNSHIPPED, Statement::ClaimedShipped)?,
        Report::Shipped { partly, parcel } => {
            paid_and_open(known)?;
            if matches!(known.stage(), Stage::Delivered | Stage::InDispute) {
                return Err(Refusal::FactDoesNotFit { stage: known.stage() });
            }
            if let Some(shipped) = shipped_earlier(known, asked.at) {
                return Err(Refusal::ShippedEarlier { shipped });
            }
            let tracked = parcel.map(Statement::Tracked);
            let what = tracked.into_iter().chain([Statement::Shipped { partly }]);
            return Ok(what.map(|what| Fact::of_buyer(asked.at, what)).collect());
        }
        Report::Tracking { parcel } => paid_and_open(known).map(|()| Statement::Tracked(parcel))?,
        Report::ShipmentCancelled => of_parcel(SENT, Statement::ShipmentCancelled)?,
        Report::ReadyForPickup => of_parcel(NOT_DELIVERED, Statement::ReadyForPickup)?,
        Report::Lost => of_parcel(ON_ITS_WAY, Statement::Lost)?,
        Report::ReturnedToSeller => of_parcel(ON_ITS_WAY, Statement::ReturnedToSeller)?,
        Report::Delivered => {
            paid_and_open(known)?;
            in_stage(NOT_DELIVERED, Statement::Delivered)?
        }
        Report::ArrivedAnyway if order.stage() == Stage::Closed => Statement::ArrivedAnyway,
        Report::ArrivedAnyway => return Err(Refusal::FactDoesNotFit { stage: order.stage() }),
        Report::ProtectionUntil { until } => {
            paid_and_open(known)?;
            let begun = known.purchase().shipped().or(known.purchase().placed()).copied();
            begun.map_or(Ok(()), |begun| not_before(until, begun))?;
            Statement::ProtectionUntil(until)
        }
        Report::Frozen => {
            paid_and_open(known)?;
            hold(known, asked.at, known.stage() != Stage::Frozen, Refusal::Frozen)?;
            Statement::Frozen
        }
        Report::Unfrozen => {
            hold(known, asked.at, known.stage() == Stage::Frozen, Refusal::NotFrozen)?;
            Statement::Unfrozen
        }
        Report::SellerRating { rating } => Statement::SellerRating(rating),
        Report::Remedy { remedy, step } => {
            remedies::may_step(order, remedy, step, asked.at, asked.policy)?;
            Statement::Remedy { remedy, step }
        }
        Report::Closed { cause } => {
            // Of an order that is closed the cause may still be told where no page did.
            if let (Some(cause), Some(Cause::Unknown)) = (cause, known.state().cause()) {
                let seen = known.since.filter(|seen| seen.last() < asked.at.first_anywhere());
                let at = seen.unwrap_or(asked.at);
                return Ok(vec![Fact::of_buyer(at, Statement::Closed(cause))]);
            }
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

/// Refuses to freeze what is frozen or to let go what is not, and either before the last of them.
fn hold(order: &Order, at: Moment, fits: bool, refusal: Refusal) -> Result<(), Refusal> {
    if !fits {
        return Err(refusal);
    }
    not_before_last(at, order, |what| matches!(what, Statement::Frozen | Statement::Unfrozen))
}

/// The request that an answer at `at` names.
fn request(order: &Order, at: Moment) -> Result<super::fact::FactId, Refusal> {
    let request = answerable(order)?;
    not_before(at, request.asked)?;
    request.id().ok_or(Refusal::NoRequest)
}

/// When the order shipped or was seen shipped, where that was before: a later word would only move the
/// dates that are counted from it, which a correction alone may.
fn shipped_earlier(order: &Order, at: Moment) -> Option<Moment> {
    let known = order.purchase().shipped().copied().or(order.since);
    let is_earlier = |known: &Moment| known.day() < at.day() && known.last() < at.first_anywhere();
    known.filter(is_earlier).filter(|_| order.stage() == Stage::Shipped)
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
