//! An order as the sum of its parts: the stage is a summary, and each line and parcel has its own.

use crate::domain::order::accounts::bill;
use crate::domain::order::bill::LineMoney;
use crate::domain::order::cancellation::{Cancellation, Outcome};
use crate::domain::order::dispute::Dispute;
use crate::domain::order::line::LineStage;
use crate::domain::order::parcel::ParcelStage;
use crate::domain::order::refund::{Account, Grant, Refund, RefundCause};
use crate::domain::order::stage::{Cause, Stage};
use crate::domain::order::standing::{Certainty, Order};
use crate::domain::order::state::{State, Windows};
use crate::domain::time::Moment;

/// The order of these parts. What all of it has in common is as `whole` has it.
pub(super) fn composed(whole: &Order, parts: Vec<Order>) -> Order {
    let known = parts.iter().any(|part| part.known.is_some()).then(|| {
        let parts = parts.iter().map(|part| part.as_known().clone()).collect();
        Box::new(composed(whole, parts))
    });
    let Some(leading) = parts.iter().max_by_key(|part| part.weight()) else { return whole.clone() };
    let all = |at: fn(&Order) -> Option<Moment>| parts.iter().map(at).collect::<Option<Vec<_>>>();
    let last = |moments: Vec<Moment>| moments.into_iter().max_by_key(|at| at.last());
    let disputes = disputes(whole, &parts);
    let mut order = Order {
        state: summary(leading, &parts),
        since: leading.since,
        since_after: leading.since_after,
        stage_source: leading.stage_source,
        is_only_seen: leading.is_only_seen,
        is_paid: whole.is_paid || parts.iter().any(|part| part.is_paid),
        certainty: certainty(&parts),
        known,
        cancellations: cancellations(whole, &parts),
        refunds: refunds(whole, &disputes, &parts),
        disputes,
        windows: leading.windows.or_else(|| parts.iter().find_map(|part| part.windows)),
        shipped_at: parts.iter().filter_map(|part| part.shipped_at).min_by_key(|at| at.first()),
        received_at: all(|part| part.received_at).and_then(last),
        said_delivered_at: all(|part| part.said_delivered_at).and_then(last),
        asked_before_shipping: parts.iter().find_map(|part| part.asked_before_shipping),
        returned_at: None,
        refused_at: None,
        lost_at: None,
        ready_at: None,
        tracking_due: parts.iter().filter_map(|part| part.tracking_due).min(),
        parts,
        ..whole.clone()
    };
    let of_money = whole.disagreements.iter().filter(|one| one.about == "refund");
    let of_parts = order.parts.iter().flat_map(|part| &part.disagreements);
    let mut all = Vec::new();
    for one in of_parts {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
    all.extend(of_money.cloned());
    order.disagreements = all;
    mark(&mut order);
    order
}

/// Where the order stands as a whole: partly shipped, where something was shipped and something was not.
fn summary(leading: &Order, parts: &[Order]) -> State {
    if matches!(leading.stage(), Stage::InDispute | Stage::Frozen) {
        return leading.state.clone();
    }
    let rest: Vec<&Order> = parts.iter().filter(|part| is_to_be_shipped(part.stage())).collect();
    let ship_by = rest.iter().filter_map(|part| part.state.ship_by()).min_by_key(|by| by.due());
    let answer_by = rest.iter().filter_map(|part| part.state.answer_by()).min_by_key(|by| by.due());
    match (ship_by, windows_of_sent(parts)) {
        (Some(ship_by), Some(windows)) => State::PartiallyShipped { ship_by, answer_by, windows },
        (_, _) => leading.state.clone(),
    }
}

fn is_to_be_shipped(stage: Stage) -> bool {
    matches!(
        stage,
        Stage::VerifyingPayment
            | Stage::AwaitingShipment
            | Stage::CancellationPending
            | Stage::PartiallyShipped
    )
}

/// The dates of the part that was sent and whose protection ends first.
fn windows_of_sent(parts: &[Order]) -> Option<Windows> {
    let is_sent = |part: &&Order| match part.stage() {
        Stage::PartiallyShipped | Stage::Shipped | Stage::ShipmentCancelled | Stage::Delivered => {
            true
        }
        Stage::Completed => part.windows.is_some(),
        Stage::Unknown
        | Stage::AwaitingPayment
        | Stage::VerifyingPayment
        | Stage::AwaitingShipment
        | Stage::CancellationPending
        | Stage::InDispute
        | Stage::Frozen
        | Stage::Closed => false,
    };
    let sent = parts.iter().filter(is_sent);
    sent.filter_map(|part| part.windows).min_by_key(|windows| windows.deliver_by.due())
}

/// How certain the whole is: outdated where all that goes on is, and assumed where some of it is.
fn certainty(parts: &[Order]) -> Certainty {
    let going_on: Vec<&Order> = parts.iter().filter(|part| !part.stage().is_ended()).collect();
    let since = |part: &&Order| match part.certainty {
        Certainty::Outdated { since } => Some(since),
        Certainty::Known | Certainty::Assumed { .. } => None,
    };
    let outdated: Option<Vec<_>> = going_on.iter().map(since).collect();
    let is_assumed = |part: &&Order| matches!(part.certainty, Certainty::Assumed { .. });
    if let Some(assumed) = parts.iter().find(is_assumed) {
        return assumed.certainty;
    }
    let outdated = outdated.and_then(|since| since.into_iter().max());
    outdated.map_or(Certainty::Known, |since| Certainty::Outdated { since })
}

/// The requests of all parts, each once: as the part has it in which it goes furthest.
fn cancellations(whole: &Order, parts: &[Order]) -> Vec<Cancellation> {
    let weight = |outcome: Outcome| match outcome {
        Outcome::Pending => 6,
        Outcome::Granted => 5,
        Outcome::Unanswered => 4,
        Outcome::Rejected => 3,
        Outcome::Withdrawn => 2,
        Outcome::Lapsed => 1,
        Outcome::Superseded => 0,
    };
    let best = |asked: &Cancellation| {
        let all = parts.iter().flat_map(|part| &part.cancellations);
        let same = all.filter(|one| one.ids.iter().any(|id| asked.ids.contains(id)));
        same.max_by_key(|one| weight(one.outcome)).cloned()
    };
    let mut found: Vec<Cancellation> = Vec::new();
    let of_parts = parts.iter().flat_map(|part| &part.cancellations);
    for asked in whole.cancellations.iter().chain(of_parts) {
        let is_known = |known: &Cancellation| known.ids.iter().any(|id| asked.ids.contains(id));
        if !found.iter().any(is_known) {
            found.extend(best(asked));
        }
    }
    found.sort_by_key(|asked| (asked.asked.first(), asked.id()));
    found
}

/// The disputes of all parts, each once: as a part has it in which it is open, or gave something.
fn disputes(whole: &Order, parts: &[Order]) -> Vec<Dispute> {
    let best = |dispute: &Dispute| {
        let all = parts.iter().flat_map(|part| &part.disputes);
        let same = all.filter(|one| one.id == dispute.id);
        same.max_by_key(|one| (!one.phase.is_ended(), one.grant.is_some())).cloned()
    };
    whole.disputes.iter().filter_map(best).collect()
}

/// What is owed by the ends of the parts and of the disputes.
fn refunds(whole: &Order, disputes: &[Dispute], parts: &[Order]) -> Vec<Refund> {
    let mut refunds: Vec<Refund> = Vec::new();
    let all: Vec<u32> = whole.lines.iter().map(|line| line.number).collect();
    for part in parts {
        for refund in &part.refunds {
            match refund.cause.dispute() {
                Some(place) => {
                    let id = part.disputes.get(place).map(|dispute| dispute.id);
                    let place = (0..).zip(disputes).find(|(_, one)| Some(one.id) == id);
                    let Some((place, _)) = place else { continue };
                    let cause = RefundCause::Dispute(place);
                    if !refunds.iter().any(|known| known.cause == cause) {
                        refunds.push(Refund { cause, ..refund.clone() });
                    }
                }
                None => add_closing(&mut refunds, part, refund, parts),
            }
        }
    }
    refunds.sort_by_key(|refund| (refund.granted.last(), refund.granted));
    let all_closed = parts.iter().all(|part| part.stage() == Stage::Closed);
    // Of shipping nobody says that a dispute about an item gives it back.
    let all_cancelled =
        all_closed && parts.iter().all(|part| part.state.cause() != Some(Cause::Dispute));
    let closing = |refund: &&mut Refund| refund.cause == RefundCause::Closing;
    if let Some(last) = refunds.iter_mut().rev().find(closing).filter(|_| all_cancelled) {
        last.with_shipping = true;
    }
    for refund in &mut refunds {
        if all.iter().all(|line| refund.lines.contains(line)) && all_closed {
            refund.lines.clear();
        }
    }
    refunds
}

/// Adds what the closing of a part owes; parts that closed at one time owe it together.
fn add_closing(refunds: &mut Vec<Refund>, part: &Order, refund: &Refund, parts: &[Order]) {
    let mut refund = refund.clone();
    let has_lines = |part: &Order| !part.lines.is_empty();
    // Of what is in the parcels nobody knows what it cost.
    if refund.lines.is_empty() && !has_lines(part) && parts.iter().any(has_lines) {
        return;
    }
    let goes_on = |other: &Order| {
        other.stage() != Stage::Closed
            && refund.lines.iter().any(|line| other.line(*line).is_some())
    };
    if refund.lines.is_empty() || parts.iter().any(goes_on) {
        refund.amount = Grant::Part;
    }
    let is_same = |known: &&mut Refund| {
        let lines = Vec::new();
        Refund { lines: lines.clone(), ..(**known).clone() } == Refund { lines, ..refund.clone() }
    };
    match refunds.iter_mut().find(is_same) {
        Some(known) => {
            known.lines.append(&mut refund.lines);
            known.lines.sort_unstable();
            known.lines.dedup();
        }
        None => refunds.push(refund),
    }
}

/// Writes down how far each line and each parcel is.
pub(super) fn mark(order: &mut Order) {
    let stages: Vec<LineStage> = order
        .lines
        .iter()
        .map(|line| {
            let parts = order.parts().iter();
            let holding = parts.filter(|part| {
                order.parts.is_empty() || part.lines.iter().any(|one| one.number == line.number)
            });
            together(holding.map(line_stage).collect())
        })
        .collect();
    let has_refund = stages.contains(&LineStage::Refunded);
    for (line, stage) in order.lines.iter_mut().zip(stages) {
        line.stage = stage;
    }
    if has_refund {
        close_unrefunded(order);
    }
    let parcels: Vec<(ParcelStage, Option<Moment>)> = order
        .parcels
        .iter()
        .map(|parcel| {
            // Of what is in it, what is least far tells how far it is.
            let has_it = |part: &&Order| part.parcels.iter().any(|it| it.number == parcel.number);
            let holding = order.parts().iter().filter(has_it).filter(|_| parcel.is_declared());
            let stages = holding.map(|part| (parcel_stage(part), part.received_at));
            stages.min_by_key(|(stage, _)| *stage).unwrap_or((parcel.stage, None))
        })
        .collect();
    for (parcel, (stage, delivered_at)) in order.parcels.iter_mut().zip(parcels) {
        parcel.stage = stage;
        parcel.delivered_at = delivered_at;
    }
}

/// A line whose money a dispute granted is closed until any of it came.
fn close_unrefunded(order: &mut Order) {
    let bill = bill(order);
    let is_settled = bill.accounts.iter().all(Account::is_settled);
    for line in order.lines.iter_mut().filter(|line| line.stage == LineStage::Refunded) {
        let came = |money: &LineMoney| {
            money.refunded.minor() > 0 || money.expected.is_none_or(|open| open.minor() == 0)
        };
        if !bill.of_line(line.number).map_or(is_settled, came) {
            line.stage = LineStage::Closed;
        }
    }
}

/// How far a line is that is in several parts: the least far; it may be shipped where some are.
fn together(stages: Vec<LineStage>) -> LineStage {
    let is_unsent = |stage: &LineStage| {
        matches!(stage, LineStage::ToPay | LineStage::ToShip | LineStage::Cancelling)
    };
    let is_sent = |stage: &LineStage| {
        matches!(stage, LineStage::Shipped | LineStage::Delivered | LineStage::ShipmentCancelled)
    };
    if stages.iter().any(is_unsent) && stages.iter().any(is_sent) {
        return LineStage::MaybeShipped;
    }
    let going_on = stages.iter().filter(|stage| !stage.is_ended()).min().copied();
    going_on.or(stages.into_iter().max()).unwrap_or(LineStage::Unknown)
}

fn line_stage(part: &Order) -> LineStage {
    match &part.state {
        State::Unknown => LineStage::Unknown,
        State::AwaitingPayment { .. } => LineStage::ToPay,
        State::VerifyingPayment { .. } | State::AwaitingShipment { .. } => LineStage::ToShip,
        State::CancellationPending { .. } => LineStage::Cancelling,
        State::PartiallyShipped { .. } => LineStage::MaybeShipped,
        State::Shipped(_) => LineStage::Shipped,
        State::ShipmentCancelled => LineStage::ShipmentCancelled,
        State::Delivered { .. } => LineStage::Delivered,
        State::InDispute { .. } => {
            let is_returning = part.disputes.iter().any(|dispute| dispute.phase.is_return());
            if is_returning { LineStage::Returning } else { LineStage::InDispute }
        }
        State::Frozen { .. } => LineStage::Frozen,
        State::Completed { .. } => LineStage::Completed,
        State::Closed { cause } => match cause {
            Cause::CancelledByBuyer
            | Cause::CancellationApproved
            | Cause::CancellationUnanswered => LineStage::Cancelled,
            Cause::Dispute => LineStage::Refunded,
            Cause::Unpaid
            | Cause::NotShipped
            | Cause::PaymentFailed
            | Cause::Security
            | Cause::Seller
            | Cause::Unknown => LineStage::Closed,
        },
    }
}

fn parcel_stage(part: &Order) -> ParcelStage {
    let of_goods = [
        (part.returned_at, ParcelStage::Returned),
        (part.lost_at, ParcelStage::Lost),
        (part.received_at, ParcelStage::Delivered),
        (part.refused_at, ParcelStage::Refused),
        (part.ready_at, ParcelStage::ReadyForPickup),
    ];
    if matches!(part.state.underlying(), State::ShipmentCancelled) {
        return ParcelStage::ShipmentCancelled;
    }
    let told = of_goods.into_iter().filter_map(|(at, stage)| Some((at?, stage)));
    // The surest end, whatever was told last.
    if let Some((_, stage)) = told.min_by_key(|(_, stage)| rank(*stage)) {
        return stage;
    }
    let is_sent = part.shipped_at.is_some() || part.windows.is_some();
    if part.carried_at.is_some() {
        ParcelStage::OnTheWay
    } else if is_sent {
        ParcelStage::Shipped
    } else {
        ParcelStage::Announced
    }
}

fn rank(stage: ParcelStage) -> u8 {
    match stage {
        ParcelStage::Delivered => 0,
        ParcelStage::Returned => 1,
        ParcelStage::Lost => 2,
        ParcelStage::Refused => 3,
        ParcelStage::ReadyForPickup => 4,
        ParcelStage::ShipmentCancelled
        | ParcelStage::OnTheWay
        | ParcelStage::Shipped
        | ParcelStage::Announced
        | ParcelStage::OnlySaid => 5,
    }
}
