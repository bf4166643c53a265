//! An order in the stretches of time in which it stays the same by itself.

use std::borrow::Cow;

use super::time::{ALWAYS, FOREVER, instant, second};
use crate::domain::order::{Known, Order};

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
