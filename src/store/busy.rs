//! Waiting for other processes: short random naps instead of SQLite's growing ones, which starve.

use std::cell::Cell;
use std::hash::{BuildHasher as _, RandomState};
use std::time::{Duration, Instant};

/// How long a command waits for other processes before it gives up.
const LIMIT: Duration = Duration::from_secs(30);

/// After how long the person is told.
const QUIET: Duration = Duration::from_secs(1);

thread_local! {
    static WAITING_SINCE: Cell<Option<Instant>> = const { Cell::new(None) };
    static NOTICE: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// Sets what is called, once a wait, when a command has waited for a second.
pub(super) fn notify_with(notice: fn()) {
    NOTICE.set(Some(notice));
}

/// SQLite asks this whether to try once more; `tries` counts from 0 for each lock.
pub(super) fn nap(tries: i32) -> bool {
    if tries == 0 {
        WAITING_SINCE.set(Some(Instant::now()));
    }
    let since = WAITING_SINCE.get().unwrap_or_else(Instant::now);
    let before = since.elapsed();
    if before >= LIMIT {
        return false;
    }
    std::thread::sleep(random_nap());
    if before < QUIET
        && since.elapsed() >= QUIET
        && let Some(notice) = NOTICE.get()
    {
        notice();
    }
    true
}

/// Between 0.5 and 3 milliseconds.
fn random_nap() -> Duration {
    let random = RandomState::new().hash_one(Instant::now());
    Duration::from_micros(500 + random % 2_500)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn naps_are_short_and_differ() {
        let naps: Vec<_> = (0..200).map(|_| random_nap()).collect();
        assert!(naps.iter().all(|nap| (500..3_000).contains(&nap.as_micros())));
        assert!(naps.iter().collect::<std::collections::HashSet<_>>().len() > 100);
    }
}
