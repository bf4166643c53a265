//! The rules that the lifecycle computes with, as values.
//!
//! No number stands here: the settings fill them in from the rules file and the buyer's own.

use chrono::NaiveDate;

use super::buyer::Buyer;
use super::clock::{Clock, Reading};
use super::deadline::{Baseline, Deadline, Event, Opening, SetBy};
use super::evidence::Limits;
use super::home::Home;
use super::instant::Instant;
use super::rule::{Limit, Rule};
use super::time::{Calendar, Moment, Span, end_of};
use super::zone::Zone;

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

/// A window that a rule had for what began before a day of the marketplace's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Earlier {
    pub(crate) rule: Rule,
    pub(crate) window: Window,
    pub(crate) until: NaiveDate,
}

/// How long each rule gives. Total: every rule has a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Policy {
    windows: [Window; Rule::COUNT],
    /// Those of one rule that end first at the top.
    earlier: &'static [Earlier],
    limits: [u32; Limit::COUNT],
    overrides: Vec<Override>,
    pub(crate) calendar: Calendar,
    pub(crate) buyer: Buyer,
    /// Where the buyer may live.
    pub(crate) home: Home,
    /// What the marketplace's form for evidence takes.
    pub(crate) evidence: Limits,
}

impl Policy {
    /// A policy of these windows and limits, in the order of their enums.
    #[expect(clippy::large_types_passed_by_value, reason = "it is moved once, at build time")]
    pub(crate) const fn new(windows: [Window; Rule::COUNT], limits: [u32; Limit::COUNT]) -> Self {
        Self {
            windows,
            earlier: &[],
            limits,
            overrides: Vec::new(),
            calendar: Calendar::EMPTY,
            buyer: Buyer::UNKNOWN,
            home: Home::UNKNOWN,
            evidence: Limits::NONE,
        }
    }

    /// The same with the windows that rules had before; of one rule, what ends first is at the top.
    #[must_use]
    pub(crate) const fn with_earlier(mut self, earlier: &'static [Earlier]) -> Self {
        self.earlier = earlier;
        self
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

    /// The shipped window of a rule for what began then.
    fn shipped(&self, rule: Rule, from: Moment) -> Window {
        let held = |earlier: &&Earlier| earlier.rule == rule && from.day() < earlier.until;
        let earlier = self.earlier.iter().find(held);
        earlier.map_or(self.windows[rule.index()], |earlier| earlier.window)
    }

    /// The window of a rule today, the buyer's newest one first.
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

    /// The length of time that holds for what began at `from` and ends by the rule as `ends` says. An
    /// override counts for what had not ended when it was set.
    pub(crate) fn span(&self, rule: Rule, from: Moment, ends: impl Fn(Span) -> Instant) -> Span {
        let shipped = self.shipped(rule, from).span;
        self.overrides_of(rule)
            .fold(shipped, |span, own| if ends(span) >= own.since { own.window.span } else { span })
    }

    /// The length of time by which a deadline was counted; the rule's own where somebody told it.
    pub(crate) fn span_of(&self, deadline: Deadline) -> Span {
        let rule = deadline.rule();
        deadline.from().map_or(self.window(rule).span, |from| {
            self.span(rule, from.at, |span| self.end(rule, from.at, span).0)
        })
    }

    pub(crate) fn limit(&self, limit: Limit) -> u32 {
        self.limits[limit.index()]
    }

    /// The deadline that a rule sets when it is counted from `from`.
    pub(crate) fn deadline(&self, rule: Rule, from: Baseline, set_by: SetBy) -> Deadline {
        let end = |span| self.end(rule, from.at, span).0;
        self.deadline_of(rule, from, self.span(rule, from.at, end), set_by)
    }

    /// The same where the length of time is told, and not the rule's own.
    pub(crate) fn deadline_of(
        &self,
        rule: Rule,
        from: Baseline,
        span: Span,
        set_by: SetBy,
    ) -> Deadline {
        Deadline::counted(self.end(rule, from.at, span).0, rule, set_by, from)
    }

    /// The last instant within `span` of `start` as the rule is read, and the zone on whose clock it is.
    pub(crate) fn end(&self, rule: Rule, start: Moment, span: Span) -> (Instant, Zone) {
        let clock = rule.clock();
        let ends = self.home.zones(clock).flat_map(|zone| {
            let ends = if clock == Clock::Law {
                [self.calendar.end_of_days_after(start, span, zone); 3]
            } else {
                self.calendar.ends_after(start, span, zone)
            };
            ends.map(|end| (end, zone))
        });
        read(rule, ends).unwrap_or_else(|| (start.last(), Zone::PACIFIC))
    }

    /// The date that somebody told or printed: a bare date is good for its whole day, by whatever clock
    /// was meant.
    pub(crate) fn told(&self, moment: Moment, rule: Rule, set_by: SetBy) -> Deadline {
        let due = match moment {
            Moment::Day(day) => {
                let clock = if rule.clock() == Clock::Law { Clock::Law } else { Clock::Payment };
                let ends = self.home.zones(clock).map(|zone| (end_of(day, zone), zone));
                read(rule, ends).map_or_else(|| moment.last(), |(end, _)| end)
            }
            Moment::At(instant) => instant,
        };
        Deadline::told(Moment::At(due), rule, set_by)
    }

    /// The deadline that a rule sets when it is counted from what is known to have happened at `at`.
    pub(crate) fn counted(&self, rule: Rule, event: Event, at: Moment) -> Deadline {
        self.deadline(rule, Baseline::new(event, at), SetBy::Rule)
    }

    /// The opening that a rule sets when it is counted from `from`.
    pub(crate) fn opening(&self, rule: Rule, from: Baseline, set_by: SetBy) -> Opening {
        let start = |span| self.calendar.start_after(from.at, span);
        let start = start(self.span(rule, from.at, start));
        Opening::counted(start, rule, set_by, from)
    }

    /// The first moment at which what a rule with a range promises can come, counted from `start`;
    /// `start` itself where there is no range.
    pub(crate) fn earliest(&self, rule: Rule, start: Moment) -> Instant {
        let own = self.overrides_of(rule).last().map(|own| own.window);
        match own.unwrap_or_else(|| self.shipped(rule, start)).from {
            Some(from) => self.calendar.start_after(start, from),
            None => start.first(),
        }
    }

    /// The moment that lies so long as a rule says before `end`.
    pub(crate) fn ahead_of(&self, end: Deadline, rule: Rule) -> Instant {
        self.calendar.before(end.due(), self.window(rule).span)
    }
}

/// The reading that counts for a rule.
fn read(rule: Rule, ends: impl Iterator<Item = (Instant, Zone)>) -> Option<(Instant, Zone)> {
    match rule.reading() {
        Reading::Earliest => ends.min_by_key(|(end, _)| *end),
        Reading::Latest => ends.max_by_key(|(end, _)| *end),
    }
}

#[cfg(test)]
mod readings {
    use super::*;
    use crate::domain::buyer::Country;
    use crate::settings::EMBEDDED;
    use chrono::{TimeDelta, TimeZone as _, Utc};
    use proptest::prelude::*;

    const ZONES: [&str; 8] = [
        "UTC",
        "America/Los_Angeles",
        "America/Sao_Paulo",
        "Pacific/Honolulu",
        "Europe/Berlin",
        "Asia/Seoul",
        "Australia/Sydney",
        "Pacific/Kiritimati",
    ];

    fn at(text: &str) -> Instant {
        text.parse().expect("a time")
    }

    fn policy(country: Option<&str>, machine: &str) -> Policy {
        let machine = Zone::named(machine).expect("a zone");
        let home = Home::new(country.and_then(Country::known), machine);
        Policy { home, ..EMBEDDED.clone() }
    }

    fn due(policy: &Policy, rule: Rule, start: Moment) -> Instant {
        policy.counted(rule, Event::Delivered, start).due()
    }

    #[test]
    fn the_last_day_of_a_law_ends_at_midnight_where_the_buyer_lives() {
        let twelfth = Moment::Day("2026-11-12".parse().expect("a date"));
        for (country, machine, start, end) in [
            (Some("DE"), "Europe/Berlin", twelfth, "2026-11-26T22:59:59Z"),
            // Berlin knows it as the 13th when it is evening in California.
            (
                Some("DE"),
                "Europe/Berlin",
                Moment::At(at("2026-11-13T04:00:00Z")),
                "2026-11-27T22:59:59Z",
            ),
            (Some("AU"), "Australia/Sydney", twelfth, "2026-11-26T12:59:59Z"),
            (Some("BR"), "America/Sao_Paulo", twelfth, "2026-11-27T02:59:59Z"),
            (Some("US"), "Pacific/Honolulu", twelfth, "2026-11-27T09:59:59Z"),
            // Somewhere in the country: of its zones, the one whose day ends first.
            (Some("US"), "Europe/Berlin", twelfth, "2026-11-27T04:59:59Z"),
        ] {
            let due = due(&policy(country, machine), Rule::EuWithdrawal, start);
            assert_eq!(due, at(end), "{country:?} {machine}");
        }
    }

    #[test]
    fn a_bank_counts_by_the_clock_that_ends_first() {
        let paid = Moment::Day("2026-03-02".parse().expect("a date"));
        for (machine, end) in [
            ("Europe/Berlin", "2026-08-29T21:59:59Z"),
            ("Pacific/Honolulu", "2026-08-30T06:59:59Z"),
            ("Australia/Sydney", "2026-08-29T13:59:59Z"),
        ] {
            assert_eq!(due(&policy(None, machine), Rule::PaypalOpen, paid), at(end), "{machine}");
        }
    }

    #[test]
    fn the_marketplace_counts_in_pacific_time_and_the_buyers_days_by_the_shorter_way() {
        let berlin = policy(Some("DE"), "Europe/Berlin");
        let completed = Moment::At(at("2026-10-20T17:00:00Z"));
        // The clocks go back on 1 November: the same time of the day is an hour more than 15 × 24 hours.
        assert_eq!(due(&berlin, Rule::DisputeOpenUntil, completed), at("2026-11-04T17:00:00Z"));
        assert_eq!(
            due(&berlin, Rule::DisputeSellerAnswer, Moment::At(at("2026-10-30T17:00:00Z"))),
            at("2026-11-04T18:00:00Z")
        );
        let printed = Moment::Day("2026-05-23".parse().expect("a date"));
        let told = |rule| berlin.told(printed, rule, SetBy::Page).due();
        assert_eq!(told(Rule::DisputeOpenUntil), at("2026-05-23T21:59:59Z"));
        assert_eq!(told(Rule::SellerShipBy), at("2026-05-24T06:59:59Z"));
    }

    proptest! {
        /// Over all rules, zones and ways to count: what the buyer must do is never due later than any
        /// reading, what others owe never sooner.
        #[test]
        fn the_reading_that_is_safe_holds(
            rule in 0..Rule::COUNT,
            zone in 0..ZONES.len(),
            seconds in 1_700_000_000_i64..1_900_000_000,
            is_bare in any::<bool>(),
        ) {
            let (rule, policy) = (Rule::ALL[rule], policy(None, ZONES[zone]));
            let home = Zone::named(ZONES[zone]).expect("a zone");
            let instant = Utc.timestamp_opt(seconds, 0).single().expect("in range");
            let start = if is_bare { Moment::Day(home.wall(instant).date()) } else { Moment::At(instant) };
            let span = policy.window(rule).span;
            let (end, _) = policy.end(rule, start, span);
            let clocks: &[Zone] = match rule.clock() {
                Clock::Marketplace => &[Zone::PACIFIC],
                Clock::Law => &[home],
                Clock::Payment => &[home, Zone::PACIFIC],
            };
            for clock in clocks {
                let first = match start {
                    Moment::Day(day) => day,
                    Moment::At(instant) => clock.wall(instant).date(),
                };
                let whole_days = policy.calendar.end_of_days_after(Moment::Day(first), span, *clock);
                let mut readings = vec![whole_days];
                if let (Moment::At(instant), Span::Days(days), false) = (start, span, rule.clock() == Clock::Law) {
                    readings.push(instant + TimeDelta::days(i64::from(days)));
                    let same_time = clock.instants(clock.wall(instant) + TimeDelta::days(i64::from(days)));
                    readings.extend(same_time.earliest());
                }
                for reading in readings {
                    match rule.reading() {
                        Reading::Earliest => prop_assert!(end <= reading, "{rule:?} {end} {reading}"),
                        Reading::Latest if is_bare || rule.clock() == Clock::Law => prop_assert!(end >= reading, "{rule:?} {end} {reading}"),
                        Reading::Latest => {}
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule::CancelSellerAnswer;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    const fn earlier(rule: Rule, span: Span, until: Option<NaiveDate>) -> Earlier {
        let Some(until) = until else { panic!("a day") };
        Earlier { rule, window: Window { from: None, span }, until }
    }

    static EARLIER: [Earlier; 3] = [
        earlier(RULE, Span::Days(14), NaiveDate::from_ymd_opt(2020, 3, 16)),
        earlier(RULE, Span::Hours(48), NaiveDate::from_ymd_opt(2020, 12, 2)),
        earlier(Rule::SellerShipBy, Span::Days(1), NaiveDate::from_ymd_opt(2030, 1, 1)),
    ];

    fn policy() -> Policy {
        let now = Window { from: None, span: Span::Hours(72) };
        let windows = [now; Rule::COUNT];
        Policy::new(windows, [1; Limit::COUNT]).with_earlier(&EARLIER)
    }

    #[test]
    fn a_value_holds_for_what_began_while_it_held() {
        for (from, span) in [
            (Moment::Day(day("2020-03-15")), Span::Days(14)),
            (Moment::Day(day("2020-03-16")), Span::Hours(48)),
            (Moment::Day(day("2020-12-01")), Span::Hours(48)),
            (Moment::Day(day("2020-12-02")), Span::Hours(72)),
            // Still the day before on the marketplace's clock.
            (Moment::At("2020-12-02T07:59:59Z".parse().expect("a time")), Span::Hours(48)),
            (Moment::At("2020-12-02T08:00:00Z".parse().expect("a time")), Span::Hours(72)),
        ] {
            let deadline = policy().counted(RULE, Event::CancellationRequested, from);
            let end = policy().end(RULE, from, span).0;
            assert_eq!((deadline.due(), policy().span_of(deadline)), (end, span), "{from:?}");
        }
        assert_eq!(policy().window(RULE).span, Span::Hours(72), "today's is told");
    }

    #[test]
    fn the_buyers_own_value_lies_above_all_that_were_shipped() {
        let mut policy = policy();
        let window = Window { from: None, span: Span::Hours(12) };
        let since = "2020-03-20T00:00:00Z".parse().expect("a time");
        policy.override_rule(Override { rule: RULE, window, since });
        for (from, span) in [
            ("2020-03-01", Span::Days(14)),
            ("2020-03-19", Span::Hours(12)),
            ("2021-01-01", Span::Hours(12)),
        ] {
            let from = Moment::Day(day(from));
            let deadline = policy.counted(RULE, Event::CancellationRequested, from);
            assert_eq!(policy.span_of(deadline), span, "{from:?}");
        }
    }
}
