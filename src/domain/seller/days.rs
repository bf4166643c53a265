//! Lengths of time in days, and the middle one of them.

use crate::domain::time::Moment;

/// Numbers of days, of which the middle one is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Days(pub(super) Vec<u32>);

impl Days {
    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The one in the middle; between two of them their mean, rounded up to a whole day. `None`
    /// where there are none.
    pub(crate) fn median(&self) -> Option<u32> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let upper = *sorted.get(sorted.len() / 2)?;
        if sorted.len() % 2 == 1 {
            return Some(upper);
        }
        let lower = *sorted.get((sorted.len() / 2).checked_sub(1)?)?;
        Some(lower + (upper - lower).div_ceil(2))
    }

    /// Adds the calendar days from one moment to another, unless they stand the other way round.
    pub(super) fn between(&mut self, from: Moment, to: Moment) {
        self.0.extend(u32::try_from((to.day() - from.day()).num_days()));
    }

    pub(super) fn absorb(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}
