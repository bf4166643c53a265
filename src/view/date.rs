//! Times as people and programs read them.

use chrono::{Datelike as _, NaiveDate, NaiveTime, SecondsFormat, TimeDelta};

use super::page::Page;
use super::phrase::counted;
use crate::domain::deadline::{Deadline, SetBy};
use crate::domain::instant::Instant;
use crate::domain::time::Moment;
use crate::domain::zone::Zone;

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
/// their zone. Who compares it with the marketplace's page, which prints Pacific days, finds that day
/// beside it where it is another: `Sun 24 May 06:59 (Sat 23 May Pacific)`.
pub(crate) fn last_day(instant: Instant, page: &Page) -> String {
    let there = day_ended(instant, Zone::PACIFIC);
    whole_day(day_ended(instant, page.zone), there, instant, page)
}

/// The first instant of a time, for people: the day alone when it starts with that day in their
/// zone, and the Pacific day beside it where that is another.
pub(crate) fn first_day(instant: Instant, page: &Page) -> String {
    let there = day_begun(instant, Zone::PACIFIC);
    whole_day(day_begun(instant, page.zone), there, instant, page)
}

/// The whole day here, else the time with the whole Pacific day, where there is one and it is another.
fn whole_day(
    here: Option<NaiveDate>,
    there: Option<NaiveDate>,
    instant: Instant,
    page: &Page,
) -> String {
    match (here, there) {
        (Some(known), _) => day(known, page),
        (None, Some(there)) if there != day_of(instant, page) => {
            format!("{} ({} Pacific)", when(instant, page), day(there, page))
        }
        (None, _) => when(instant, page),
    }
}

/// The day that ends with an instant.
pub(super) fn day_ended(instant: Instant, zone: Zone) -> Option<NaiveDate> {
    day_begun(instant + TimeDelta::seconds(1), zone).map(|_| zone.wall(instant).date())
}

/// The day that begins with an instant.
fn day_begun(instant: Instant, zone: Zone) -> Option<NaiveDate> {
    let wall = zone.wall(instant);
    (wall.time() == NaiveTime::MIN).then(|| wall.date())
}

/// A day for people: `Fri 6 Mar`, with the year when it is another one.
fn day(day: NaiveDate, page: &Page) -> String {
    day_in(day, page.zone, page)
}

/// A day of the calendar of a zone.
pub(super) fn day_in(day: NaiveDate, zone: Zone, page: &Page) -> String {
    let this_year = zone.wall(page.now).year();
    let format = if day.year() == this_year { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.format(format).to_string()
}

/// The day of an instant in the person's zone.
pub(super) fn day_of(instant: Instant, page: &Page) -> NaiveDate {
    page.zone.wall(instant).date()
}

/// The day of a moment for the person: as it was told, or in their zone where a time is known.
pub(super) fn day_of_moment(moment: Moment, page: &Page) -> NaiveDate {
    match moment {
        Moment::Day(known) => known,
        Moment::At(instant) => day_of(instant, page),
    }
}

/// The day of an instant for people, without its time: `Fri 6 Mar`.
pub(super) fn on_day(instant: Instant, page: &Page) -> String {
    day(day_of(instant, page), page)
}

/// A day in a column: ` 6 Mar`, with the year when it is another one.
pub(super) fn short_day(day: NaiveDate, page: &Page) -> String {
    let format = if day.year() == day_of(page.now, page).year() { "%e %b" } else { "%e %b %Y" };
    day.format(format).to_string()
}

/// The last instant of a time in a column: the day alone when it lasts to the end of that day.
pub(super) fn short_last_day(instant: Instant, page: &Page) -> String {
    let day = day_ended(instant, page.zone);
    day.map_or_else(|| short_when(instant, page), |day| short_day(day, page))
}

/// The first instant of a time in a column: the day alone when it starts with that day.
pub(super) fn short_first_day(instant: Instant, page: &Page) -> String {
    let day = day_begun(instant, page.zone);
    day.map_or_else(|| short_when(instant, page), |day| short_day(day, page))
}

fn short_when(instant: Instant, page: &Page) -> String {
    let here = page.zone.wall(instant);
    format!("{} {}", short_day(here.date(), page), here.format("%H:%M"))
}

/// An instant in a few columns: `2 Mar 18:04`.
pub(super) fn short_stamp(instant: Instant, page: &Page) -> String {
    short_when(instant, page).trim_start().to_owned()
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
    let distance = counted(size, unit);
    if seconds > 0 { format!("in {distance}") } else { format!("{distance} ago") }
}

/// A date in a sentence: `Fri 6 Mar 10:00 (in 3 days)`.
pub(super) fn until_words(deadline: Deadline, page: &Page) -> String {
    let due = deadline.due();
    format!("{} ({})", last_day(due, page), left(deadline, page))
}

/// How far away a date is, and whether it is only estimated.
pub(super) fn left(deadline: Deadline, page: &Page) -> String {
    let estimated = if deadline.set_by() == SetBy::Estimate { ", estimated" } else { "" };
    format!("{}{estimated}", relative(deadline.due(), page.now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Format;
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

    #[test]
    fn a_pacific_day_is_named_beside_the_time_where_that_is_another() {
        let due = Utc.with_ymd_and_hms(2026, 5, 24, 6, 59, 59).single().expect("a time");
        let opens = Utc.with_ymd_and_hms(2026, 3, 19, 7, 0, 0).single().expect("a time");
        for (zone, last, first) in [
            ("America/Los_Angeles", "Sat 23 May", "Thu 19 Mar"),
            // The same day there.
            ("Pacific/Honolulu", "Sat 23 May 20:59", "Wed 18 Mar 21:00 (Thu 19 Mar Pacific)"),
            ("UTC", "Sun 24 May 06:59 (Sat 23 May Pacific)", "Thu 19 Mar 07:00"),
        ] {
            let zone = Zone::named(zone).expect("a zone");
            let page = Page { format: Format::Table, width: 80, color: false, zone, now: opens };
            assert_eq!(last_day(due, &page), last);
            assert_eq!(first_day(opens, &page), first);
        }
    }
}
