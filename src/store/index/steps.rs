//! When the prepared steps of an order can be submitted.

use std::collections::BTreeSet;

use super::segments::Segment;
use super::time::{FOREVER, before, instant, second};
use crate::domain::deadline::{Baseline, Deadline, Event, SetBy};
use crate::domain::instant::Instant;
use crate::domain::order::{Order, Phase, State, StepKind, open_steps};
use crate::domain::policy::Policy;
use crate::domain::rule::Rule;

/// A prepared step that can be submitted after one second and until another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenStep {
    pub(super) kind: StepKind,
    pub(super) submit_by: Option<Deadline>,
    pub(super) from: i64,
    pub(super) until: i64,
}

/// The prepared steps of a segment. What they wait for compares the present with dates of the order
/// alone, so between two of these nothing changes.
pub(super) fn steps(segment: &Segment<'_>, policy: &Policy) -> Vec<OpenStep> {
    let order = &segment.order;
    if order.prepared().is_empty() {
        return Vec::new();
    }
    let mut found: Vec<OpenStep> = Vec::new();
    let mut from = segment.from;
    let cuts = cuts(order, policy);
    let cuts = cuts.range(segment.from + 1..segment.until).copied();
    for until in cuts.chain([segment.until]) {
        let sample = if until == FOREVER { instant(from + 1) } else { instant(until) };
        for (prepared, submit_by) in open_steps(order, sample, policy) {
            let kind = prepared.step.kind();
            let before = found.iter_mut().find(|step| {
                step.kind == kind && step.submit_by == submit_by && step.until == from
            });
            match before {
                Some(step) => step.until = until,
                None => found.push(OpenStep { kind, submit_by, from, until }),
            }
        }
        from = until;
    }
    found
}

/// The seconds after which a condition of the order may give another answer.
fn cuts(order: &Order, policy: &Policy) -> BTreeSet<i64> {
    let dates = [order, order.as_known()].into_iter().flat_map(|order| dates(order, policy));
    dates.flat_map(|date| [second(date), before(date)]).collect()
}

/// Every date that a condition compares the present with.
fn dates(order: &Order, policy: &Policy) -> Vec<Instant> {
    let mut dates = Vec::new();
    if let State::AwaitingPayment { pay_by } = order.state() {
        dates.push(pay_by.due());
    }
    if let Some(windows) = order.windows() {
        let last_call = policy.ahead_of(windows.deliver_by, Rule::ProtectionLastCall);
        let ends = [windows.deliver_by, windows.dispute_until].map(Deadline::due);
        dates.extend([windows.dispute_from.from(), last_call].into_iter().chain(ends));
    }
    dates.extend(order.state().dispute_until().map(Deadline::due));
    if let Some(received) = order.received_at() {
        let from = Baseline::new(Event::Delivered, received);
        let rules = [Rule::FreeReturnWindow, Rule::EuWithdrawal, Rule::UkWithdrawal];
        dates.extend(rules.map(|rule| policy.deadline(rule, from, SetBy::Rule).due()));
    }
    let ends = order.disputes().iter().filter_map(|dispute| end_of(&dispute.phase));
    dates.extend(ends.map(Deadline::due));
    dates
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
        Phase::ReturnSent { .. } => None,
    }
}
