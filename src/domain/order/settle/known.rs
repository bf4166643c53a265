//! What the facts add up to, and how the order stands by that at a moment.

use chrono::TimeDelta;

use super::assumed::{Assumed, assumed, look_again, own_end};
use super::ledger::{Ledger, in_order};
use super::settling::Settling;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::standing::{Certainty, Order};
use crate::domain::order::telling::{RecordedFact, merged};
use crate::domain::policy::Policy;

/// What is known of an order: all that follows from its facts without a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    base: Order,
    assumed: Option<Assumed>,
    stale_after: Option<Instant>,
}

/// What the facts add up to, whatever the order of their arrival. Knows no clock.
pub(crate) fn settle(id: &OrderId, facts: &[RecordedFact], policy: &Policy) -> Known {
    let begins = facts.iter().any(|known| known.fact.begins_order());
    let facts = in_order(if begins { merged(facts) } else { Vec::new() });
    let ledger = Ledger::new(&facts);
    let settling = Settling::new(id, &facts, &ledger, policy);
    let base = settling.order(&settling.rounds, None);
    let end = own_end(&base, &ledger);
    // What was outdated before the timer ran out stays so.
    let assumed = assumed(&settling).filter(|it| end.is_none_or(|end| it.since < end));
    let is_going_on = !base.stage().is_ended() && assumed.is_none();
    let look_again = || base.as_of.map(|seen| look_again(seen, policy));
    let stale_after = end.or_else(look_again).filter(|_| is_going_on);
    Known { base, assumed, stale_after }
}

impl Known {
    /// The order as it is known, with nothing assumed and nothing outdated.
    pub(crate) fn base(&self) -> &Order {
        &self.base
    }

    /// The order as a timer would leave it; `None` where none runs on what was submitted or seen.
    pub(crate) fn assumed(&self) -> Option<&Order> {
        self.assumed.as_ref().map(|assumed| &assumed.order)
    }

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
        let newest = self.base.facts.iter().map(RecordedFact::told).max();
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
