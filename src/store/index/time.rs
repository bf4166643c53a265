//! Times of the index: seconds since 1970.
//!
//! A row counts after one second and until another. At every full second that is what the instants
//! themselves say, be they ever so exact.

use crate::domain::instant::Instant;

/// Before all times.
pub(super) const ALWAYS: i64 = 0;

/// After all times.
pub(super) const FOREVER: i64 = Instant::MAX_UTC.timestamp();

/// The second in which an instant lies: it has passed at every later one.
pub(super) fn second(instant: Instant) -> i64 {
    instant.timestamp().clamp(ALWAYS, FOREVER)
}

/// The last second before an instant.
pub(super) fn before(instant: Instant) -> i64 {
    let is_within = instant.timestamp_subsec_nanos() > 0;
    (instant.timestamp() - i64::from(!is_within)).clamp(ALWAYS, FOREVER)
}

/// The instant at which a second begins.
pub(super) fn instant(second: i64) -> Instant {
    let is_one = (ALWAYS + 1..FOREVER).contains(&second);
    let instant = Instant::from_timestamp(second, 0).filter(|_| is_one);
    instant.unwrap_or(if second <= ALWAYS { Instant::MIN_UTC } else { Instant::MAX_UTC })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn full_seconds_say_what_instants_say(
            now in 1..4_000_000_000_i64,
            off in -2..3_i64,
            nanoseconds in prop_oneof![Just(0_u32), 0..1_000_000_000_u32],
        ) {
            let then = instant(now) + TimeDelta::seconds(off) + TimeDelta::nanoseconds(nanoseconds.into());
            prop_assert_eq!(second(then) < now, then < instant(now));
            prop_assert_eq!(before(then) < now, then <= instant(now));
        }
    }

    #[test]
    fn the_ends_of_time_are_kept() {
        assert_eq!((second(Instant::MAX_UTC), before(Instant::MIN_UTC)), (FOREVER, ALWAYS));
        assert_eq!((instant(FOREVER), instant(ALWAYS)), (Instant::MAX_UTC, Instant::MIN_UTC));
    }
}
