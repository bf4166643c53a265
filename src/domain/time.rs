//! Moments, spans and the calendar that adds them.
//!
//! What is counted from a bare date is due at the last second of the due day, and what is counted from an
//! exact time to the second; in which zone, and by which reading, the [policy](super::policy) decides.

use chrono::{
    Datelike as _, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday,
};

use super::instant::Instant;
use super::zone::Zone;

/// How far the first zone of the world is ahead of universal time.
const MAX_UTC_OFFSET: TimeDelta = TimeDelta::hours(14);

/// When something happened, as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Moment {
    /// On this day of the marketplace's calendar.
    Day(NaiveDate),
    /// At this second.
    At(Instant),
}

impl Moment {
    /// The first instant that it can mean.
    pub(crate) fn first(self) -> Instant {
        match self {
            Self::Day(day) => start_of(day, Zone::PACIFIC),
            Self::At(instant) => instant,
        }
    }

    /// The last second that it can mean.
    pub(crate) fn last(self) -> Instant {
        match self {
            Self::Day(day) => end_of(day, Zone::PACIFIC),
            Self::At(instant) => instant,
        }
    }

    /// The first instant at which it can have been anywhere in the world: a bare date that a
    /// person gives may be of a calendar that is ahead of the marketplace's.
    pub(crate) fn first_anywhere(self) -> Instant {
        match self {
            Self::Day(day) => earlier(day.and_time(NaiveTime::MIN).and_utc(), MAX_UTC_OFFSET),
            Self::At(instant) => instant,
        }
    }

    /// The day in the marketplace's calendar.
    pub(crate) fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::At(instant) => Zone::PACIFIC.wall(instant).date(),
        }
    }
}

/// A length of time in the unit that its rule is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Span {
    /// Hours of sixty minutes.
    Hours(u32),
    Days(u32),
    /// Mondays to Fridays that are no holidays.
    BusinessDays(u32),
    Years(u32),
}

/// Public holidays, as the buyer gave them; Saturdays and Sundays are never business days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Calendar {
    holidays: Vec<NaiveDate>,
}

impl Calendar {
    pub(crate) const EMPTY: Self = Self { holidays: Vec::new() };

    /// A calendar with these holidays, in whatever order.
    pub(crate) fn new(mut holidays: Vec<NaiveDate>) -> Self {
        holidays.sort_unstable();
        holidays.dedup();
        Self { holidays }
    }

    pub(crate) fn holidays(&self) -> &[NaiveDate] {
        &self.holidays
    }

    /// The last instant that lies within `span` of `start` on the clocks of a zone, by each way to count:
    /// days from a known time end at the same time of their last day, or when as many times 24 hours
    /// are over.
    pub(super) fn ends_after(&self, start: Moment, span: Span, zone: Zone) -> [Instant; 3] {
        match (start, span) {
            (Moment::Day(day), span) => [end_of(self.day_after(day, span), zone); 3],
            (Moment::At(instant), Span::Hours(hours)) => [later(instant, hours_of(hours)); 3],
            (Moment::At(instant), span) => {
                let (first, last) = self.same_time_on(instant, span, zone);
                let elapsed = if let Span::Days(days) = span {
                    later(instant, TimeDelta::days(i64::from(days)))
                } else {
                    first
                };
                [first, last, elapsed]
            }
        }
    }

    /// The end of the last whole day within `span` of the day of `start` in a zone.
    pub(super) fn end_of_days_after(&self, start: Moment, span: Span, zone: Zone) -> Instant {
        let day = match start {
            Moment::Day(day) => day,
            Moment::At(instant) => zone.wall(instant).date(),
        };
        end_of(self.day_after(day, span), zone)
    }

    /// The first instant at which `span` after `start` is over: the start of that day for a bare
    /// date.
    pub(crate) fn start_after(&self, start: Moment, span: Span) -> Instant {
        match start {
            Moment::Day(day) => start_of(self.day_after(day, span), Zone::PACIFIC),
            Moment::At(_) => {
                let [_, same_time, elapsed] = self.ends_after(start, span, Zone::PACIFIC);
                same_time.max(elapsed)
            }
        }
    }

    /// The instant that lies `span` before `end`, on the same time of the marketplace's day.
    pub(crate) fn before(&self, end: Instant, span: Span) -> Instant {
        let wall = Zone::PACIFIC.wall(end);
        let day = match span {
            Span::Hours(hours) => return earlier(end, hours_of(hours)),
            Span::Days(days) => wall.date().checked_sub_days(Days::new(u64::from(days))),
            Span::Years(years) => wall.date().checked_sub_months(months(years)),
            Span::BusinessDays(days) => {
                let mut day = wall.date();
                let mut left = days;
                while left > 0 && day > NaiveDate::MIN {
                    day = day.pred_opt().unwrap_or(NaiveDate::MIN);
                    left -= u32::from(self.is_business_day(day));
                }
                Some(day)
            }
        };
        instants_at(day.unwrap_or(NaiveDate::MIN), wall.time(), Zone::PACIFIC).0
    }

    /// The same time of the day in a zone, `span` later.
    fn same_time_on(&self, instant: Instant, span: Span, zone: Zone) -> (Instant, Instant) {
        let wall = zone.wall(instant);
        instants_at(self.day_after(wall.date(), span), wall.time(), zone)
    }

    /// The day that lies `span` after `day`.
    fn day_after(&self, day: NaiveDate, span: Span) -> NaiveDate {
        match span {
            Span::Hours(hours) => days_after(day, hours.div_ceil(24)),
            Span::Days(days) => days_after(day, days),
            Span::BusinessDays(days) => self.business_days_after(day, days),
            Span::Years(years) => day.checked_add_months(months(years)).unwrap_or(NaiveDate::MAX),
        }
    }

    /// Counts business days; the day itself is day zero.
    fn business_days_after(&self, day: NaiveDate, days: u32) -> NaiveDate {
        let mut day = day;
        let mut left = days;
        while left > 0 && day < NaiveDate::MAX {
            day = days_after(day, 1);
            left -= u32::from(self.is_business_day(day));
        }
        day
    }

    fn is_business_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
            && self.holidays.binary_search(&day).is_err()
    }
}

fn hours_of(hours: u32) -> TimeDelta {
    TimeDelta::hours(i64::from(hours))
}

/// So much later, or the end of time.
fn later(instant: Instant, by: TimeDelta) -> Instant {
    instant.checked_add_signed(by).unwrap_or(Instant::MAX_UTC)
}

/// So much earlier, or the beginning of time.
fn earlier(instant: Instant, by: TimeDelta) -> Instant {
    instant.checked_sub_signed(by).unwrap_or(Instant::MIN_UTC)
}

fn months(years: u32) -> Months {
    Months::new(years.saturating_mul(12))
}

/// The first second of a day in a zone.
fn start_of(day: NaiveDate, zone: Zone) -> Instant {
    instants_at(day, NaiveTime::MIN, zone).0
}

/// The last second of a day in a zone.
pub(super) fn end_of(day: NaiveDate, zone: Zone) -> Instant {
    let next = day.succ_opt();
    next.map_or(Instant::MAX_UTC, |next| earlier(start_of(next, zone), TimeDelta::seconds(1)))
}

/// The first and the last instant at which the clocks of a zone show this; an hour later where they
/// skip it.
fn instants_at(day: NaiveDate, time: NaiveTime, zone: Zone) -> (Instant, Instant) {
    let wall = day.and_time(time);
    let both = |wall: NaiveDateTime| {
        let instants = zone.instants(wall);
        instants.earliest().zip(instants.latest())
    };
    both(wall)
        .or_else(|| both(wall.checked_add_signed(hours_of(1))?))
        .unwrap_or_else(|| (wall.and_utc(), wall.and_utc()))
}

fn days_after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use proptest::prelude::*;

    fn day(text: &str) -> Moment {
        Moment::Day(text.parse().expect("a date"))
    }

    fn at(text: &str) -> Moment {
        Moment::At(instant(text))
    }

    fn instant(text: &str) -> Instant {
        DateTime::parse_from_rfc3339(text).expect("a time").with_timezone(&Utc)
    }

    /// When `span` after `start` is over in Pacific time, days from a known time at the same time.
    fn end_after(calendar: &Calendar, start: Moment, span: Span) -> Instant {
        calendar.ends_after(start, span, Zone::PACIFIC)[1]
    }

    #[test]
    fn a_bare_date_runs_to_the_last_second_of_the_due_day_in_pacific_time() {
        for (start, span, due) in [
            ("2026-03-02", Span::Days(20), "2026-03-22T23:59:59-07:00"),
            ("2026-03-02", Span::BusinessDays(7), "2026-03-11T23:59:59-07:00"),
            ("2026-03-03", Span::Hours(72), "2026-03-06T23:59:59-08:00"),
            ("2026-03-07", Span::BusinessDays(1), "2026-03-09T23:59:59-07:00"),
            ("2028-02-28", Span::Days(1), "2028-02-29T23:59:59-08:00"),
        ] {
            assert_eq!(
                end_after(&Calendar::EMPTY, day(start), span),
                instant(due),
                "{start} {span:?}"
            );
        }
    }

    #[test]
    fn an_exact_time_is_due_to_the_second() {
        for (start, span, due) in [
            ("2026-03-03T10:00:01-08:00", Span::Hours(72), "2026-03-06T10:00:01-08:00"),
            // The clock jumps on 8 March 2026: hours are hours, days keep the wall clock.
            ("2026-03-07T10:00:00-08:00", Span::Hours(48), "2026-03-09T11:00:00-07:00"),
            ("2026-03-07T10:00:00-08:00", Span::Days(2), "2026-03-09T10:00:00-07:00"),
            ("2026-03-07T02:30:00-08:00", Span::Days(1), "2026-03-08T03:30:00-07:00"),
            ("2026-10-31T01:30:00-07:00", Span::Days(1), "2026-11-01T01:30:00-08:00"),
            ("2026-03-02T09:00:00-08:00", Span::BusinessDays(7), "2026-03-11T09:00:00-07:00"),
        ] {
            assert_eq!(
                end_after(&Calendar::EMPTY, at(start), span),
                instant(due),
                "{start} {span:?}"
            );
        }
    }

    #[test]
    fn days_from_a_known_time_can_end_by_the_clock_or_by_the_hours() {
        // Berlin's clocks went back on 25 October 2026, and its hour from two to three came twice.
        let berlin = Zone::named("Europe/Berlin").expect("a zone");
        let ends = |start, days| Calendar::EMPTY.ends_after(at(start), Span::Days(days), berlin);
        assert_eq!(
            ends("2026-10-20T10:00:00+02:00", 10),
            ["2026-10-30T10:00:00+01:00", "2026-10-30T10:00:00+01:00", "2026-10-30T09:00:00+01:00"]
                .map(instant)
        );
        assert_eq!(
            ends("2026-10-24T02:30:00+02:00", 1),
            ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00"]
                .map(instant)
        );
        let whole = Calendar::EMPTY.end_of_days_after(
            at("2026-10-20T23:30:00-07:00"),
            Span::Days(10),
            berlin,
        );
        assert_eq!(whole, instant("2026-10-31T23:59:59+01:00"));
    }

    #[test]
    fn a_holiday_is_no_business_day_and_nothing_else() {
        let golden_week = ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-03"];
        let days = golden_week.map(|day| day.parse().expect("a date")).to_vec();
        let calendar = Calendar::new(days);
        for (span, due) in [
            (Span::BusinessDays(1), "2026-10-06T23:59:59-07:00"),
            (Span::BusinessDays(3), "2026-10-08T23:59:59-07:00"),
            (Span::Days(1), "2026-10-01T23:59:59-07:00"),
        ] {
            assert_eq!(end_after(&calendar, day("2026-09-30"), span), instant(due), "{span:?}");
        }
        assert_eq!(
            calendar.before(instant("2026-10-06T12:00:00-07:00"), Span::BusinessDays(1)),
            instant("2026-09-30T12:00:00-07:00")
        );
    }

    #[test]
    fn years_run_to_the_same_date_and_a_leap_day_to_the_last_of_february() {
        for (start, years, due) in [
            ("2026-03-02", 6, "2032-03-02T23:59:59-08:00"),
            ("2028-02-29", 1, "2029-02-28T23:59:59-08:00"),
        ] {
            assert_eq!(end_after(&Calendar::EMPTY, day(start), Span::Years(years)), instant(due));
        }
    }

    #[test]
    fn an_opening_starts_with_its_day() {
        assert_eq!(
            Calendar::EMPTY.start_after(day("2026-03-09"), Span::Days(10)),
            instant("2026-03-19T00:00:00-07:00")
        );
        assert_eq!(
            Calendar::EMPTY.start_after(at("2026-03-09T12:00:00-07:00"), Span::Days(10)),
            instant("2026-03-19T12:00:00-07:00")
        );
    }

    proptest! {
        #[test]
        fn a_longer_span_never_ends_sooner(offset in 0..20_000_u64, span in 0..400_u32) {
            let start = NaiveDate::from_ymd_opt(2015, 1, 1).expect("a date") + Days::new(offset);
            for unit in [Span::Hours, Span::Days, Span::BusinessDays] {
                let (short, long) = (end_after(&Calendar::EMPTY, Moment::Day(start), unit(span)), end_after(&Calendar::EMPTY, Moment::Day(start), unit(span + 1)));
                prop_assert!(short <= long);
                prop_assert!(Calendar::EMPTY.start_after(Moment::Day(start), unit(span)) < short);
            }
        }
    }
}
