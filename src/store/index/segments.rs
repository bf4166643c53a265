//! An order in the stretches of time in which it stays the same by itself, and when its prepared steps
//! can be submitted.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::time::{ALWAYS, FOREVER, before, instant, second};
use crate::domain::deadline::Deadline;
use crate::domain::order::{Known, Order, StepKind, open_steps, turns};
use crate::domain::policy::Policy;

/// An order as it stands after one second and until another.
#[derive(Debug)]
pub(super) struct Segment<'a> {
    pub(super) from: i64,
    pub(super) until: i64,
    pub(super) order: Cow<'a, Order>,
}

/// The segments of an order, which follow each other without a gap.
pub(super) fn segments(known: &Known) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut from = ALWAYS;
    let ends = known.moments().into_iter().map(second).chain([FOREVER]);
    for until in ends {
        if until <= from {
            continue;
        }
        let order = if from == ALWAYS {
            Cow::Borrowed(known.base())
        } else {
            Cow::Owned(known.at(instant(until)))
        };
        segments.push(Segment { from, until, order });
        from = until;
    }
    segments
}

/// A prepared step that can be submitted after one second and until another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenStep {
    pub(super) kind: StepKind,
    /// The numbers of the lines that it is about.
    pub(super) lines: Vec<u32>,
    /// The parcel that it is about.
    pub(super) parcel: Option<String>,
    pub(super) submit_by: Option<Deadline>,
    pub(super) from: i64,
    pub(super) until: i64,
}

/// The prepared steps of a segment: between two turns of the order nothing about them changes.
pub(super) fn steps(segment: &Segment<'_>, policy: &Policy) -> Vec<OpenStep> {
    let order = &segment.order;
    if order.prepared.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<OpenStep> = Vec::new();
    let mut from = segment.from;
    let cuts = cuts(order, policy);
    let cuts = cuts.range(segment.from + 1..segment.until).copied();
    for until in cuts.chain([segment.until]) {
        let sample = if until == FOREVER { instant(from + 1) } else { instant(until) };
        for (prepared, submit_by) in open_steps(order, sample, policy) {
            let (kind, lines) = (prepared.step.kind(), prepared.lines.clone());
            let parcel = prepared.parcel.clone();
            let before = found.iter_mut().find(|step| {
                step.kind == kind
                    && step.lines == lines
                    && step.parcel == parcel
                    && step.submit_by == submit_by
                    && step.until == from
            });
            match before {
                Some(step) => step.until = until,
                None => found.push(OpenStep { kind, lines, parcel, submit_by, from, until }),
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
