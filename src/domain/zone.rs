//! Time zones: the marketplace's and the person's.
//!
//! Their clock changes are tables of numbers without a pointer in them. Tables with names in them,
//! as `chrono-tz` has, are relocated when the program starts: that took as long as all of a read.

use std::fmt;

use chrono::{MappedLocalTime, NaiveDateTime, TimeDelta};
use tz::TimeZoneRef;
use tzdb_data::time_zone;

use super::instant::Instant;

/// A time zone of the world, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Zone {
    name: &'static str,
    clocks: &'static TimeZoneRef<'static>,
}

impl Zone {
    pub(crate) const UTC: Self = Self { name: "UTC", clocks: &time_zone::UTC };

    pub(crate) const PACIFIC: Self =
        Self { name: "America/Los_Angeles", clocks: &time_zone::america::LOS_ANGELES };

    pub(crate) fn named(name: &str) -> Option<Self> {
        let known = tzdb_data::TZ_NAMES.iter().copied().find(|known| *known == name)?;
        Some(Self { name: known, clocks: tzdb_data::find_tz(known.as_bytes())? })
    }

    pub(crate) const fn name(self) -> &'static str {
        self.name
    }

    /// Whether the clocks of both always show the same.
    pub(super) fn has_clocks_of(self, other: Self) -> bool {
        self.clocks == other.clocks
    }

    /// What the clocks there show at an instant.
    pub(crate) fn wall(self, instant: Instant) -> NaiveDateTime {
        let universal = instant.naive_utc();
        universal.checked_add_signed(self.offset(instant)).unwrap_or(universal)
    }

    /// The instants at which the clocks there show this: none where they skip it, two where they
    /// repeat it.
    pub(crate) fn instants(self, wall: NaiveDateTime) -> MappedLocalTime<Instant> {
        // Clocks are not changed twice within two days, so the right offset is that of the day
        // before or that of the day after.
        let by_offset_at = |days: i64| {
            let near = wall.checked_add_signed(TimeDelta::days(days))?.and_utc();
            Some(wall.checked_sub_signed(self.offset(near))?.and_utc())
        };
        let is_right = |instant: &Instant| self.wall(*instant) == wall;
        match (by_offset_at(-1), by_offset_at(1)) {
            (Some(before), Some(after)) if before == after => MappedLocalTime::Single(before),
            (before, after) => match (before.filter(is_right), after.filter(is_right)) {
                (Some(first), Some(second)) => MappedLocalTime::Ambiguous(first, second),
                (Some(only), None) | (None, Some(only)) => MappedLocalTime::Single(only),
                (None, None) => MappedLocalTime::None,
            },
        }
    }

    /// How far the clocks there are ahead of universal time.
    fn offset(self, instant: Instant) -> TimeDelta {
        match self.clocks.find_local_time_type(instant.timestamp()) {
            Ok(kind) => TimeDelta::seconds(i64::from(kind.ut_offset())),
            Err(_) => TimeDelta::zero(),
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeZone as _};
    use chrono_tz::Tz;
    use proptest::prelude::*;

    /// Zones of every kind: whole, half and quarter hours, north and south, both changes at
    /// midnight, a change of half an hour, a day that was left out.
    const ZONES: [&str; 13] = [
        "UTC",
        "America/Los_Angeles",
        "America/New_York",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Europe/Berlin",
        "Europe/Lisbon",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Asia/Seoul",
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "Pacific/Apia",
    ];

    #[test]
    fn only_a_name_that_is_known_is_a_zone() {
        assert_eq!(Zone::named("America/Los_Angeles"), Some(Zone::PACIFIC));
        assert_eq!(Zone::named("UTC"), Some(Zone::UTC));
        assert_eq!(Zone::named("PST8PDT,M3.2.0,M11.1.0"), None);
        assert_eq!(Zone::named(""), None);
    }

    #[test]
    fn a_clock_that_cannot_be_read_does_not_stop_the_program() {
        assert_eq!(Zone::PACIFIC.wall(Instant::MIN_UTC), Instant::MIN_UTC.naive_utc());
        assert_eq!(Zone::PACIFIC.instants(NaiveDateTime::MAX), MappedLocalTime::None);
    }

    proptest! {
        /// From 2010, when the marketplace opened, to 2037, up to which every table is written out.
        #[test]
        fn two_databases_show_the_same_clocks(zone in 0..ZONES.len(), seconds in 1_262_304_000_i64..2_114_380_800) {
            let (zone, other) = (Zone::named(ZONES[zone]).expect("known"), ZONES[zone].parse::<Tz>().expect("known"));
            let instant = DateTime::from_timestamp(seconds, 0).expect("in range");
            let wall = zone.wall(instant);
            prop_assert_eq!(wall, instant.with_timezone(&other).naive_local());
            let theirs = other.from_local_datetime(&wall).map(|time| time.to_utc());
            prop_assert_eq!(zone.instants(wall), theirs);
        }

        #[test]
        fn around_every_change_too(zone in 0..ZONES.len(), day in 0..366_i64, minutes in -1_500..1_500_i64) {
            let (zone, other) = (Zone::named(ZONES[zone]).expect("known"), ZONES[zone].parse::<Tz>().expect("known"));
            let new_year = DateTime::from_timestamp(1_767_225_600, 0).expect("in range").naive_utc();
            let wall = new_year + TimeDelta::days(day) + TimeDelta::minutes(minutes);
            let theirs = other.from_local_datetime(&wall).map(|time| time.to_utc());
            prop_assert_eq!(zone.instants(wall), theirs);
        }
    }
}
