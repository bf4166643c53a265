//! When the clock alone changes which prepared steps can be submitted.

use super::deadlines::{prepared_submit_by, submit_by};
use super::dispute::Phase;
use super::fact::{Statement, StepKind};
use super::free_return::free_return;
use super::standing::Order;
use super::window::{dispute_window, missing_after};
use crate::domain::buyer::Law;
use crate::domain::deadline::{Baseline, Deadline, Event, Opening, SetBy};
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// Every instant that a condition of [`open_steps`] compares the present with: from one to the next
/// the same steps are open.
///
/// [`open_steps`]: super::open_steps
pub(crate) fn turns(order: &Order, policy: &Policy) -> Vec<Instant> {
    if order.prepared.is_empty() {
        return Vec::new();
    }
    let mut turns: Vec<Instant> = begun(order).map(Moment::first_anywhere).collect();
    for order in [order, order.as_known()] {
        turns.extend(order.disputes.iter().map(|dispute| dispute.last));
        let of_steps = order.prepared.iter();
        let of_steps = of_steps.filter_map(|one| prepared_submit_by(order, one, policy));
        turns.extend(of_steps.map(Deadline::due));
        for part in order.parts().iter().flat_map(|part| [part, part.as_known()]) {
            turns.extend(ends(part, policy).map(Deadline::due));
            let Some(window) = dispute_window(part) else { continue };
            turns.extend(window.from.map(Opening::from));
            let last_call = |by| policy.ahead_of(by, Rule::ProtectionLastCall);
            turns.extend(window.in_transit_until.map(last_call));
        }
    }
    turns
}

/// Before these nothing, or nothing that follows them, can have been done; nor is it done twice at one
/// instant.
fn begun(order: &Order) -> impl Iterator<Item = Moment> {
    let known = [order, order.as_known()].into_iter();
    let placed = order.purchase().placed().copied();
    let asked = known.clone().flat_map(|order| &order.cancellations).map(|request| request.asked);
    let opened = known.flat_map(|order| &order.disputes).map(|dispute| dispute.opened);
    let is_submitted = |what: &Statement| matches!(what, Statement::Submitted(_));
    let submitted = order.facts.iter().filter(move |known| is_submitted(&known.fact.what));
    placed.into_iter().chain(asked).chain(opened).chain(submitted.map(|known| known.fact.at))
}

/// The dates after which something can no longer be done, or only then.
fn ends(order: &Order, policy: &Policy) -> impl Iterator<Item = Deadline> {
    let of_steps = StepKind::ALL.into_iter().filter_map(|kind| submit_by(order, kind, &[]));
    let of_disputes = order.disputes.iter().filter_map(|dispute| end_of(&dispute.phase));
    let of_window = dispute_window(order).and_then(|window| window.until);
    let law = policy.buyer.law().and_then(Law::withdrawal);
    let received = order.received_at.map(|at| Baseline::new(Event::Delivered, at));
    let by_law = law.zip(received).map(|(rule, from)| policy.deadline(rule, from, SetBy::Rule));
    let free = free_return(order, policy).into_iter().flat_map(|free| [free.by, free.last]);
    let late = missing_after(order);
    of_steps.chain(of_disputes).chain(of_window).chain(by_law).chain(free).chain(late)
}

/// The date until which, or from which, something can be done where a dispute stands.
fn end_of(phase: &Phase) -> Option<Deadline> {
    match phase {
        Phase::SellerAnswers { answer_by, .. } | Phase::BuyerAnswers { answer_by, .. } => {
            Some(*answer_by)
        }
        Phase::Disagreed { step_in_by } => Some(*step_in_by),
        Phase::SteppedIn { decide_by } | Phase::Appealed { decide_by } => Some(*decide_by),
        Phase::EvidenceAsked { evidence_by } => Some(*evidence_by),
        Phase::ReturnAgreed { ship_by, .. } => Some(*ship_by),
        Phase::Ended { appeal_by, .. } => *appeal_by,
        Phase::ReturnSent { .. } | Phase::ReturnReceived { .. } => None,
    }
}
