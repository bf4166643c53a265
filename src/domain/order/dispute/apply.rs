//! What an event of a dispute makes of it, and of its order.

use super::super::apply::Corrupt;
use super::super::refund;
use super::super::stage::{Actor, Cause};
use super::super::state::{Order, State};
use super::{Dispute, DisputeEvent, Ending, Phase, give_all_back};
use crate::domain::time::Moment;

/// The state with a dispute that is open. One that is frozen stays so, and a request to cancel does
/// not outlive a dispute.
pub(in crate::domain::order) fn in_dispute(state: &State) -> State {
    match state {
        State::InDispute { .. } => state.clone(),
        State::Frozen { before, until } => {
            State::Frozen { before: Box::new(in_dispute(before)), until: *until }
        }
        State::CancellationPending { ship_by, .. } => {
            State::InDispute { before: Box::new(State::AwaitingShipment { ship_by: *ship_by }) }
        }
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::Completed { .. }
        | State::Closed { .. } => State::InDispute { before: Box::new(state.clone()) },
    }
}

/// The state that the order goes back to when it is let go on.
pub(in crate::domain::order) fn thawed(state: &State) -> &State {
    if let State::Frozen { before, .. } = state { thawed(before) } else { state }
}

/// Moves one dispute, and returns where the order stands then.
pub(in crate::domain::order) fn moved(
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
        order.refunds.extend(refund.map(|owed| refund::owes(owed, ground, at)));
        if order.disputes.iter().all(|dispute| dispute.phase.is_ended()) {
            return Ok(after_dispute(order, place, event, at));
        }
    }
    Ok(in_dispute(&order.state))
}

fn phase_after(dispute: &mut Dispute, event: &DisputeEvent, at: Moment) -> Phase {
    let step_in_by = dispute.phase.step_in_by();
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
            match &dispute.phase {
                Phase::EvidenceAsked { .. } => Phase::SteppedIn { decide_by: *decide_by },
                Phase::SellerAnswers { .. }
                | Phase::BuyerAnswers { .. }
                | Phase::Disagreed { .. }
                | Phase::SteppedIn { .. }
                | Phase::Appealed { .. }
                | Phase::ReturnAgreed { .. }
                | Phase::ReturnSent { .. }
                | Phase::Ended { .. } => dispute.phase.clone(),
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
    if give_all_back(order) {
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

/// Ends the disputes that are open when the order leaves them behind.
pub(in crate::domain::order) fn overtake(order: &mut Order, next: &State, at: Moment) {
    if matches!(next, State::InDispute { .. } | State::Frozen { .. }) {
        return;
    }
    for dispute in order.disputes.iter_mut().filter(|dispute| !dispute.phase.is_ended()) {
        dispute.phase = Phase::Ended { ending: Ending::Overtaken, at, appeal_by: None };
    }
}
