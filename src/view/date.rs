//! Times as people and programs read them.

use chrono::{Datelike as _, NaiveDate, NaiveTime, SecondsFormat, TimeDelta};

use super::page::Page;
use crate::domain::time::{Instant, Moment};

/// An instant for programs: RFC 3339, UTC.
pub(crate) fn stamp(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// A moment for programs: RFC 3339, a date alone when only the day is known.
pub(crate) fn moment_stamp(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::At(instant) => stamp(instant),
    }
}

/// An instant for people, in their zone: `Fri 6 Mar 10:00`, with the year when it is another one.
pub(crate) fn when(instant: Instant, page: &Page) -> String {
    let here = page.zone.wall(instant);
    format!("{} {}", day(here.date(), page), here.format("%H:%M"))
}

/// A moment for people, in their zone: the day alone when only that is known.
pub(crate) fn moment(moment: Moment, page: &Page) -> String {
    match moment {
        Moment::Day(known) => day(known, page),
        Moment::At(instant) => when(instant, page),
    }
}

/// The last instant of a time, for people: the day alone when it lasts to the end of that day in
/// their zone.
pub(crate) fn last_day(instant: Instant, page: &Page) -> String {
    let next = page.zone.wall(instant + TimeDelta::seconds(1));
    if next.time() == NaiveTime::MIN {
        return day(page.zone.wall(instant).date(), page);
    }
    when(instant, page)
}

/// The first instant of a time, for people: the day alone when it starts with that day in their
/// zone.
pub(crate) fn first_day(instant: Instant, page: &Page) -> String {
    let here = page.zone.wall(instant);
    if here.time() == NaiveTime::MIN { day(here.date(), page) } else { when(instant, page) }
}

/// A day for people: `Fri 6 Mar`, with the year when it is another one.
fn day(day: NaiveDate, page: &Page) -> String {
    let this_year = page.zone.wall(page.now).year();
    let format = if day.year() == this_year { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.format(format).to_string()
}

/// How far away an instant is: `in 2 days`, `3 hours ago`.
pub(crate) fn relative(instant: Instant, now: Instant) -> String {
    let seconds = (instant - now).num_seconds();
    let (size, unit) = match seconds.unsigned_abs() {
        0..60 => return "now".to_owned(),
        minutes @ 60..3_600 => (minutes / 60, "minute"),
        hours @ 3_600..86_400 => (hours / 3_600, "hour"),
        days => (days / 86_400, "day"),
    };
    let plural = if size == 1 { "" } else { "s" };
    if seconds > 0 {
        format!("in {size} {unit}{plural}")
    } else {
        format!("{size} {unit}{plural} ago")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeDelta, TimeZone as _, Utc};

    #[test]
    fn how_far_away_is_never_rounded_up() {
        let now = Utc.timestamp_opt(1_800_000_000, 0).single().expect("a time");
        for (seconds, words) in [
            (0, "now"),
            (59, "now"),
            (60, "in 1 minute"),
            (86_399, "in 23 hours"),
            (86_400, "in 1 day"),
            (172_799, "in 1 day"),
            (-7_200, "2 hours ago"),
            (-86_400, "1 day ago"),
        ] {
            assert_eq!(relative(now + TimeDelta::seconds(seconds), now), words);
        }
    }
}
