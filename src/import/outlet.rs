//! The way of records out of a file.

use super::record::{Item, Located, Rejected, Tally};
use super::ret::Failure;
use super::unreadable::Unreadable;
use crate::domain::order::Snapshot;

/// Hands items over one at a time and counts them.
///
/// Failed responses are held back until something else is found: when nothing is, the whole file
/// has failed, and one sentence says it better than many.
pub(super) struct Outlet<'t, E> {
    take: &'t mut dyn FnMut(Item) -> Result<(), E>,
    held: Vec<(String, Failure)>,
    tally: Tally,
}

impl<'t, E> Outlet<'t, E> {
    /// An outlet into `take`.
    pub(super) fn new(take: &'t mut dyn FnMut(Item) -> Result<(), E>) -> Self {
        Self { take, held: Vec::new(), tally: Tally::default() }
    }

    /// Hands over an order.
    pub(super) fn record(&mut self, place: String, value: Snapshot) -> Result<(), E> {
        self.release()?;
        self.tally.records += 1;
        (self.take)(Item::Record(Box::new(Located { place, value })))
    }

    /// Hands over something that cannot be read.
    pub(super) fn rejected(&mut self, place: String, reason: String) -> Result<(), E> {
        self.release()?;
        self.reject(place, reason)
    }

    /// Notes a response that can be read, whatever is in it.
    pub(super) fn answered(&mut self) -> Result<(), E> {
        self.tally.responses += 1;
        self.release()
    }

    /// Holds back a response that says only why there is none.
    pub(super) fn failed(&mut self, place: String, failure: Failure) -> Result<(), E> {
        if self.tally == Tally::default() {
            self.held.push((place, failure));
            return Ok(());
        }
        self.reject(place, failure.reason())
    }

    /// What was handed over, or why it was nothing.
    pub(super) fn finish(self) -> Result<Tally, Unreadable> {
        if self.tally != Tally::default() {
            return Ok(self.tally);
        }
        let mut failures = self.held.into_iter().map(|(_, failure)| failure);
        let Some(first) = failures.next() else {
            return Err(Unreadable::NoOrders);
        };
        let failure = failures.find(|failure| !failure.is_passing()).unwrap_or(first);
        Err(failure.of_all())
    }

    /// Hands over what was held back.
    fn release(&mut self) -> Result<(), E> {
        for (place, failure) in std::mem::take(&mut self.held) {
            self.reject(place, failure.reason())?;
        }
        Ok(())
    }

    /// Counts and hands over a rejection.
    fn reject(&mut self, place: String, reason: String) -> Result<(), E> {
        self.tally.rejected += 1;
        (self.take)(Item::Rejected(Rejected { place, reason }))
    }
}
