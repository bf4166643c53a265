//! The rules that the lifecycle computes with, as values.
//!
//! No number stands here: the settings fill them in from the rules file and the buyer's own.

use super::buyer::Buyer;
use super::deadline::{Baseline, Deadline, Event, Opening, SetBy};
use super::evidence::Limits;
use super::instant::Instant;
use super::rule::{Limit, Rule};
use super::time::{Calendar, Moment, Span};

/// How long a rule gives, and from when on, where it is a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) from: Option<Span>,
    /// The only end, or the later one.
    pub(crate) span: Span,
}

/// A window of the buyer's own for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Override {
    pub(crate) rule: Rule,
    pub(crate) window: Window,
    /// It holds for dates that had not ended by then.
    pub(crate) since: Instant,
}

/// How long each rule gives. Total: every rule has a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Policy {
    windows: [Window; Rule::COUNT],
    limits: [u32; Limit::COUNT],
    overrides: Vec<Override>,
    pub(crate) calendar: Calendar,
    pub(crate) buyer: Buyer,
    /// What the marketplace's form for evidence takes.
    pub(crate) evidence: Limits,
}

impl Policy {
    /// A policy of these windows and limits, in the order of their enums.
    #[expect(clippy::large_types_passed_by_value, reason = "it is moved once, at build time")]
    pub(crate) const fn new(windows: [Window; Rule::COUNT], limits: [u32; Limit::COUNT]) -> Self {
        Self {
            windows,
            limits,
            overrides: Vec::new(),
            calendar: Calendar::EMPTY,
            buyer: Buyer::UNKNOWN,
            evidence: Limits::NONE,
        }
    }

    #[cfg(test)]
    #[must_use]
    pub(crate) fn with(mut self, rule: Rule, window: Window) -> Self {
        if let Some(known) = self.windows.get_mut(rule.index()) {
            *known = window;
        }
        self
    }

    #[must_use]
    pub(crate) fn with_limit(mut self, limit: Limit, value: u32) -> Self {
        if let Some(known) = self.limits.get_mut(limit.index()) {
            *known = value;
        }
        self
    }

    /// The window of a rule, the buyer's newest one first.
    pub(crate) fn window(&self, rule: Rule) -> Window {
        self.overrides_of(rule).last().map_or(self.windows[rule.index()], |own| own.window)
    }

    /// The same with one more window of the buyer's own, set after those before.
    pub(crate) fn override_rule(&mut self, own: Override) {
        self.overrides.push(own);
        self.overrides.sort_by_key(|own| own.since);
    }

    fn overrides_of(&self, rule: Rule) -> impl DoubleEndedIterator<Item = &Override> {
        self.overrides.iter().filter(move |own| own.rule == rule)
    }

    /// The length of time that holds for what ends by the rule as `ends` says. An override counts for
    /// what had not ended when it was set.
    pub(crate) fn span(&self, rule: Rule, ends: impl Fn(Span) -> Instant) -> Span {
        let shipped = self.windows[rule.index()].span;
        self.overrides_of(rule)
            .fold(shipped, |span, own| if ends(span) >= own.since { own.window.span } else { span })
    }

    /// The length of time by which a deadline was counted; the rule's own where somebody told it.
    pub(crate) fn span_of(&self, deadline: Deadline) -> Span {
        let rule = deadline.rule();
        deadline.from().map_or(self.window(rule).span, |from| {
            self.span(rule, |span| self.calendar.end_after(from.at, span))
        })
    }

    pub(crate) fn limit(&self, limit: Limit) -> u32 {
        self.limits[limit.index()]
    }

    /// The deadline that a rule sets when it is counted from `from`.
    pub(crate) fn deadline(&self, rule: Rule, from: Baseline, set_by: SetBy) -> Deadline {
        let end = |span| self.calendar.end_after(from.at, span);
        let due = end(self.span(rule, end));
        Deadline::counted(due, rule, set_by, from)
    }

    /// The deadline that a rule sets when it is counted from what is known to have happened at `at`.
    pub(crate) fn counted(&self, rule: Rule, event: Event, at: Moment) -> Deadline {
        self.deadline(rule, Baseline::new(event, at), SetBy::Rule)
    }

    /// The opening that a rule sets when it is counted from `from`.
    pub(crate) fn opening(&self, rule: Rule, from: Baseline, set_by: SetBy) -> Opening {
        let start = |span| self.calendar.start_after(from.at, span);
        let start = start(self.span(rule, start));
        Opening::counted(start, rule, set_by, from)
    }

    /// The first moment at which what a rule with a range promises can come, counted from `start`;
    /// `start` itself where there is no range.
    pub(crate) fn earliest(&self, rule: Rule, start: Moment) -> Instant {
        match self.window(rule).from {
            Some(from) => self.calendar.start_after(start, from),
            None => start.first(),
        }
    }

    /// The moment that lies so long as a rule says before `end`.
    pub(crate) fn ahead_of(&self, end: Deadline, rule: Rule) -> Instant {
        self.calendar.before(end.due(), self.window(rule).span)
    }
}
