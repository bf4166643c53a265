//! Deadlines that explain themselves; the only place that compares one with the time.

use super::ids::ids;
use super::instant::Instant;
use super::rule::Rule;
use super::time::Moment;

ids! {
/// Who set a date.
pub(crate) enum SetBy {
    /// The rule, counted from a known moment.
    Rule = "rule",
    /// The rule, counted from the nearest moment that is known because the right one is not.
    Estimate = "estimate",
    Page = "page",
    Buyer = "buyer",
}
}

ids! {
/// What a rule counts from.
pub(crate) enum Event {
    Placed = "placed",
    Paid = "paid",
    PaymentVerified = "payment-verified",
    CancellationRequested = "cancellation-requested",
    Shipped = "shipped",
    ShippingClaimed = "shipping-claimed",
    Delivered = "delivered",
    DeliveryDue = "delivery-due",
    Completed = "completed",
    Closed = "closed",
    ProtectionEnds = "protection-ends",
    DisputeOpened = "dispute-opened",
    Proposed = "proposed",
    EvidenceAsked = "evidence-asked",
    SteppedIn = "stepped-in",
    DisputeEnded = "dispute-ended",
    ReturnAgreed = "return-agreed",
    ReturnSent = "return-sent",
    Frozen = "frozen",
    RefundGranted = "refund-granted",
    RefundSent = "refund-sent",
    RemedyStep = "remedy-step",
    Seen = "seen",
}
}

/// What a deadline is counted from: what happened, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Baseline {
    pub(crate) event: Event,
    pub(crate) at: Moment,
}

impl Baseline {
    pub(crate) const fn new(event: Event, at: Moment) -> Self {
        Self { event, at }
    }

    pub(crate) const fn at_end_of(event: Event, deadline: Deadline) -> Self {
        Self { event, at: Moment::At(deadline.due) }
    }
}

/// A point in time by which something must happen, with the rule that asks for it and what it is
/// counted from. A date that a page printed or the buyer gave is counted from nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Deadline {
    due: Instant,
    rule: Rule,
    set_by: SetBy,
    from: Option<Baseline>,
}

impl Deadline {
    pub(crate) const fn counted(due: Instant, rule: Rule, set_by: SetBy, from: Baseline) -> Self {
        Self { due, rule, set_by, from: Some(from) }
    }

    /// The last second of a moment that somebody told: a printed date is good for its whole day.
    pub(crate) fn told(moment: Moment, rule: Rule, set_by: SetBy) -> Self {
        Self { due: moment.last(), rule, set_by, from: None }
    }

    /// The last instant that is still in time.
    pub(crate) const fn due(self) -> Instant {
        self.due
    }

    pub(crate) const fn rule(self) -> Rule {
        self.rule
    }

    pub(crate) const fn set_by(self) -> SetBy {
        self.set_by
    }

    /// What it is counted from; `None` where somebody told the date itself.
    pub(crate) const fn from(self) -> Option<Baseline> {
        self.from
    }

    /// Whether `now` is too late. At the deadline itself is in time.
    pub(crate) fn passed(self, now: Instant) -> bool {
        now > self.due
    }
}

/// A point in time from which something is allowed: the first instant at which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Opening(Deadline);

impl Opening {
    pub(crate) const fn counted(from: Instant, rule: Rule, set_by: SetBy, base: Baseline) -> Self {
        Self(Deadline::counted(from, rule, set_by, base))
    }

    /// The same at an earlier instant, where `deadline` ends before it begins.
    #[must_use]
    pub(crate) fn no_later_than(self, deadline: Deadline) -> Self {
        if deadline.due >= self.0.due {
            return self;
        }
        let from = Baseline::at_end_of(Event::DeliveryDue, deadline);
        Self::counted(deadline.due, self.0.rule, deadline.set_by, from)
    }

    /// The first instant at which it is open.
    pub(crate) const fn from(self) -> Instant {
        self.0.due
    }

    /// The same as a date, with the rule and what it is counted from.
    pub(crate) const fn date(self) -> Deadline {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeDelta, TimeZone as _, Utc};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn on_the_deadline_is_in_time_and_late_stays_late(seconds in 0..4_000_000_000_i64, later in 1..1_000_000_i64) {
            let due = Utc.timestamp_opt(seconds, 0).single().expect("in range");
            let deadline = Deadline::told(Moment::At(due), Rule::CancelSellerAnswer, SetBy::Page);
            prop_assert!(!deadline.passed(due));
            prop_assert!(deadline.passed(due + TimeDelta::seconds(later)));
        }
    }
}
