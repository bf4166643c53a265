//! What the facts add up to, and how the order stands by that at a moment.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::TimeDelta;

use super::assumed::{Assumed, assumed, look_again, own_end};
use super::details::details;
use super::ledger::{Ledger, in_order};
use super::lines::lines;
use super::parcels::parcels;
use super::parts::{Part, Parts, is_divided};
use super::progress::progress;
use super::settling::{Settling, Whole};
use super::whole::composed;
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
    /// The parts of it that stand differently, each with a time of its own.
    parts: Vec<Self>,
}

/// What the facts add up to, whatever the order of their arrival. Knows no clock.
pub(crate) fn settle(id: &OrderId, facts: &[RecordedFact], policy: &Policy) -> Known {
    let begins = facts.iter().any(|known| known.fact.begins_order());
    let facts = in_order(if begins { merged(facts) } else { Vec::new() });
    let ledger = Ledger::new(&facts);
    let progress_of_all = progress(&ledger);
    let purchase = Arc::new(details(&ledger, &progress_of_all));
    let lines = lines(&ledger, &purchase);
    let parcels = parcels(&ledger, &lines);
    let whole = Whole { id, policy, lines: &lines, parcels: &parcels };
    let parts = is_divided(&ledger).then(|| Parts::new(&ledger, &lines, &parcels));
    let Some(parts) = parts.filter(|parts| parts.all.len() > 1) else {
        let all = Settling::new(&whole, None, &facts, &ledger, (progress_of_all, purchase));
        return known(&all, &ledger, policy);
    };
    // What was told of a part alone is no detail of the order.
    let of_all = parts.of_all();
    let progress_of_all = progress(&of_all);
    let purchase = Arc::new(details(&of_all, &progress_of_all));
    let all = Settling::new(&whole, None, &facts, &ledger, (progress_of_all, purchase));
    let of_part = |part: &Part| {
        let facts: Arc<[RecordedFact]> =
            parts.places(part).into_iter().filter_map(|place| facts.get(place).cloned()).collect();
        let ledger = parts.ledger(part);
        let progress = progress(&ledger);
        let purchase = Arc::new(details(&ledger, &progress));
        let settling = Settling::new(&whole, Some(part), &facts, &ledger, (progress, purchase));
        known(&settling, &ledger, policy)
    };
    let parts: Vec<Known> = parts.all.iter().map(of_part).collect();
    let template = all.order(&all.rounds, None);
    let base = composed(&template, parts.iter().map(|part| part.base.clone()).collect());
    Known { base, assumed: None, stale_after: None, parts }
}

/// What is known of an order, or of a part of one, that stands alike.
fn known(settling: &Settling<'_>, ledger: &Ledger<'_>, policy: &Policy) -> Known {
    let base = settling.order(&settling.rounds, None);
    let end = own_end(&base, ledger);
    // What was outdated before the timer ran out stays so.
    let assumed = assumed(settling).filter(|it| end.is_none_or(|end| it.since < end));
    let is_going_on = !base.stage().is_ended() && assumed.is_none();
    let look_again = || base.as_of.map(|seen| look_again(seen, policy));
    let stale_after = end.or_else(look_again).filter(|_| is_going_on);
    Known { base, assumed, stale_after, parts: Vec::new() }
}

impl Known {
    /// The order as it is known, with nothing assumed and nothing outdated.
    pub(crate) fn base(&self) -> &Order {
        &self.base
    }

    /// The order as timers would leave it; `None` where none runs on what was submitted or seen.
    pub(crate) fn assumed(&self) -> Option<Cow<'_, Order>> {
        if let Some(assumed) = &self.assumed {
            return Some(Cow::Borrowed(&assumed.order));
        }
        self.parts.iter().any(|part| part.assumed.is_some()).then(|| {
            let of_part =
                |part: &Self| part.assumed().map_or_else(|| part.base.clone(), Cow::into_owned);
            Cow::Owned(composed(&self.base, self.parts.iter().map(of_part).collect()))
        })
    }

    pub(crate) fn at(&self, now: Instant) -> Order {
        if !self.parts.is_empty() {
            let parts = self.parts.iter().map(|part| part.at(now)).collect();
            return composed(&self.base, parts);
        }
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
        let mut moments = match &self.assumed {
            Some(assumed) => vec![assumed.since, assumed.stale_after],
            None => self.stale_after.into_iter().collect(),
        };
        if !self.parts.is_empty() {
            moments.extend(self.parts.iter().flat_map(Self::moments));
            moments.sort_unstable();
            moments.dedup();
        }
        moments
    }
}
