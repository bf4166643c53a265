//! What is known of an order, and how it stands at a moment.

use chrono::TimeDelta;

use crate::domain::instant::Instant;
use crate::domain::order::standing::{Certainty, Order};
use crate::domain::order::telling::RecordedFact;

/// What a timer makes of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Assumed {
    /// The last instant at which it does not yet hold.
    pub(super) since: Instant,
    /// The last instant at which it is still worth assuming.
    pub(super) stale_after: Instant,
    pub(super) order: Order,
}

/// What is known of an order: all that follows from its facts without a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    base: Order,
    assumed: Option<Assumed>,
    stale_after: Option<Instant>,
}

impl Known {
    pub(super) fn new(base: Order, assumed: Option<Assumed>, stale_after: Option<Instant>) -> Self {
        Self { base, assumed, stale_after }
    }

    /// The order as it is known, with nothing assumed and nothing outdated.
    pub(crate) fn base(&self) -> &Order {
        &self.base
    }

    /// The order as a timer would leave it; `None` where none runs on what was submitted or seen.
    pub(crate) fn assumed(&self) -> Option<&Order> {
        self.assumed.as_ref().map(|assumed| &assumed.order)
    }

    /// The order at `now`.
    pub(crate) fn at(&self, now: Instant) -> Order {
        let mut order = self.base.clone();
        if let Some(assumed) = &self.assumed {
            if now > assumed.stale_after {
                order.certainty = Certainty::Outdated { since: assumed.stale_after };
            } else if now > assumed.since {
                let known = Box::new(order);
                return Order { known: Some(known), ..assumed.order.clone() };
            }
        } else if let Some(stale) = self.stale_after.filter(|stale| now > *stale) {
            order.certainty = Certainty::Outdated { since: stale };
        }
        order
    }

    /// When something new is said of the order that the clock says is said now: operations of one
    /// instant are told a millisecond apart, and what follows them is no earlier than they are.
    pub(crate) fn present(&self, clock: Instant) -> Instant {
        let newest = self.base.facts().iter().map(RecordedFact::told).max();
        let is_near = |told: &Instant| *told > clock && *told - clock < TimeDelta::seconds(1);
        newest.filter(is_near).unwrap_or(clock)
    }

    /// The last instants before the order changes by itself, in order.
    pub(crate) fn moments(&self) -> Vec<Instant> {
        match &self.assumed {
            Some(assumed) => vec![assumed.since, assumed.stale_after],
            None => self.stale_after.into_iter().collect(),
        }
    }
}
