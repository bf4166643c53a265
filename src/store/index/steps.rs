//! When the prepared steps of an order can be submitted.

use std::collections::BTreeSet;

use super::segments::Segment;
use super::time::{FOREVER, before, instant, second};
use crate::domain::deadline::Deadline;
use crate::domain::order::{Order, StepKind, open_steps, turns};
use crate::domain::policy::Policy;

/// A prepared step that can be submitted after one second and until another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenStep {
    pub(super) kind: StepKind,
    pub(super) submit_by: Option<Deadline>,
    pub(super) from: i64,
    pub(super) until: i64,
}

/// The prepared steps of a segment: between two turns of the order nothing about them changes.
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

/// The seconds after which other steps may be open.
fn cuts(order: &Order, policy: &Policy) -> BTreeSet<i64> {
    turns(order, policy).into_iter().flat_map(|turn| [second(turn), before(turn)]).collect()
}
