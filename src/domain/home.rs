//! Where the buyer may live, as far as clocks are concerned.

use super::buyer::Country;
use super::clock::Clock;
use super::instant::Instant;
use super::time::{Moment, end_of};
use super::zone::Zone;

/// The zones in which the buyer may live.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Home(Vec<Zone>);

/// The zones of every country, a line each: its code, then their names.
const ZONES: &str = include_str!("country_zones.txt");

impl Home {
    pub(crate) const UNKNOWN: Self = Self(Vec::new());

    /// The machine's zone where no country is told or the machine is in it; else every zone of the
    /// country.
    pub(crate) fn new(country: Option<Country>, machine: Zone) -> Self {
        let line = country.and_then(|country| {
            ZONES.lines().find_map(|line| line.strip_prefix(country.code())?.strip_prefix(' '))
        });
        let names = || line.into_iter().flat_map(|line| line.split(' '));
        if names().any(|name| name == machine.name()) {
            return Self(vec![machine]);
        }
        let zones: Vec<Zone> = names().filter_map(Zone::named).collect();
        let is_inside = zones.is_empty() || zones.iter().any(|zone| zone.has_clocks_of(machine));
        Self(if is_inside { vec![machine] } else { zones })
    }

    /// The day that ends with an instant on a clock that may count; the instant itself where none does.
    pub(crate) fn day_ended(&self, instant: Instant) -> Moment {
        let day_in = |zone: Zone| {
            let day = zone.wall(instant).date();
            (end_of(day, zone) == instant).then_some(Moment::Day(day))
        };
        self.zones(Clock::Payment).find_map(day_in).unwrap_or(Moment::At(instant))
    }

    /// The zones whose clocks may count.
    pub(super) fn zones(&self, clock: Clock) -> impl Iterator<Item = Zone> {
        let home = &self.0[..];
        let (pacific, home) = match clock {
            Clock::Marketplace => (true, &[][..]),
            Clock::Law => (home.is_empty(), home),
            Clock::Payment => (true, home),
        };
        home.iter().copied().chain(pacific.then_some(Zone::PACIFIC))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(country: Option<&str>, machine: &str) -> Vec<String> {
        let country = country.map(|code| Country::known(code).expect("a country"));
        let machine = Zone::named(machine).expect("a zone");
        Home::new(country, machine).0.iter().map(Zone::to_string).collect()
    }

    #[test]
    fn the_machine_counts_where_it_lies_in_the_country_and_all_zones_of_it_elsewhere() {
        for (country, machine, zones) in [
            (None, "Asia/Tokyo", &["Asia/Tokyo"][..]),
            (Some("DE"), "Europe/Berlin", &["Europe/Berlin"]),
            (Some("DE"), "UTC", &["Europe/Berlin", "Europe/Busingen"]),
            (Some("PT"), "Atlantic/Azores", &["Atlantic/Azores"]),
            (
                Some("PT"),
                "Europe/Madrid",
                &["Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"],
            ),
            // Another name of the same clocks.
            (Some("IN"), "Asia/Calcutta", &["Asia/Calcutta"]),
        ] {
            assert_eq!(home(country, machine), zones, "{country:?} {machine}");
        }
        assert!(home(Some("US"), "Europe/Berlin").len() > 20);
    }

    #[test]
    fn every_zone_of_every_country_is_known() {
        for line in ZONES.lines() {
            let (code, names) = line.split_once(' ').expect("a code and names");
            assert!(Country::known(code).is_some(), "{code}");
            for name in names.split(' ') {
                assert!(Zone::named(name).is_some(), "{name}");
            }
        }
    }
}
