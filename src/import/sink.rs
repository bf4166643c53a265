//! Passes on what is read from a file.

use super::api_error::ApiError;
use super::file_error::FileError;
use super::record::Observation;
use super::record::{Item, Located, Rejected, Tally};

/// Passes items on one at a time and counts them.
///
/// Responses that are errors are held back until something else is found: if nothing is, one
/// message about the whole file is better than one about each.
pub(super) struct Sink<'t, E> {
    take: &'t mut dyn FnMut(Item) -> Result<(), E>,
    held: Vec<(String, ApiError)>,
    tally: Tally,
}

impl<'t, E> Sink<'t, E> {
    /// Creates a sink that passes items to `take`.
    pub(super) fn new(take: &'t mut dyn FnMut(Item) -> Result<(), E>) -> Self {
        Self { take, held: Vec::new(), tally: Tally::default() }
    }

    pub(super) fn record(&mut self, place: String, value: Observation) -> Result<(), E> {
        self.release()?;
        self.tally.records += 1;
        (self.take)(Item::Record(Box::new(Located { place, value })))
    }

    /// Passes on something that can't be read.
    pub(super) fn rejected(&mut self, place: String, reason: String) -> Result<(), E> {
        self.release()?;
        self.reject(place, reason)
    }

    /// Counts a response that can be read, even one without orders.
    pub(super) fn answered(&mut self) -> Result<(), E> {
        self.tally.responses += 1;
        self.release()
    }

    /// Counts a response that says nowhere when it was captured.
    pub(super) fn undated(&mut self) {
        self.tally.undated += 1;
    }

    /// Holds back a response that is an error.
    pub(super) fn failed(&mut self, place: String, error: ApiError) -> Result<(), E> {
        if self.tally == Tally::default() {
            self.held.push((place, error));
            return Ok(());
        }
        self.reject(place, error.reason())
    }

    /// The counts, or why there is nothing to count.
    pub(super) fn finish(self) -> Result<Tally, FileError> {
        if self.tally != Tally::default() {
            return Ok(self.tally);
        }
        let mut errors = self.held.into_iter().map(|(_, error)| error);
        let Some(first) = errors.next() else {
            return Err(FileError::NoOrders);
        };
        let error = errors.find(|error| !error.is_transient()).unwrap_or(first);
        Err(error.into_file_error())
    }

    /// Passes on what was held back.
    fn release(&mut self) -> Result<(), E> {
        for (place, error) in std::mem::take(&mut self.held) {
            self.reject(place, error.reason())?;
        }
        Ok(())
    }

    /// Counts and passes on a rejection.
    fn reject(&mut self, place: String, reason: String) -> Result<(), E> {
        self.tally.rejected += 1;
        (self.take)(Item::Rejected(Rejected { place, reason }))
    }
}
