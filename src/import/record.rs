//! The items read from a file.

use super::file_error::FileError;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::{Fact, Look, Source};
use crate::domain::time::Moment;

/// A value with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Located<T> {
    /// The place, such as `entry 12, block pc_om_list_order_8199`.
    pub(crate) place: String,
    pub(crate) value: T,
}

/// What a page showed of one order at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Observation {
    pub(crate) order: OrderId,
    pub(crate) source: Source,
    pub(crate) seen: Instant,
    pub(crate) look: Look,
}

impl Observation {
    /// The same as a fact.
    pub(crate) fn into_fact(self) -> Fact {
        Fact::look(self.source, Moment::At(self.seen), self.look)
    }
}

/// A record, or a single field of one, that can't be read; everything else in the file still counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rejected {
    /// The place in the file; that of a field ends with the order number and the name of the field.
    pub(crate) place: String,
    pub(crate) reason: String,
}

/// An item read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    Record(Box<Located<Observation>>),
    Rejected(Rejected),
}

/// The counts of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Responses of the order pages that could be read, including those without orders.
    pub(crate) responses: usize,
    pub(crate) records: usize,
    /// Responses of which neither they nor the file say when they were captured.
    pub(crate) undated: usize,
    /// Responses, records and fields that couldn't be read.
    pub(crate) rejected: usize,
}

#[derive(Debug)]
pub(crate) enum Stopped<E> {
    File(FileError),
    Taker(E),
}
