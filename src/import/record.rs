//! What reading a file hands over, one item at a time.

use super::unreadable::Unreadable;
use crate::domain::order::Snapshot;

/// A value with the place in the file that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Located<T> {
    /// The place, such as `entry 12, block pc_om_list_order_8199`.
    pub(crate) place: String,
    /// The value.
    pub(crate) value: T,
}

/// A record that cannot be read; the others of the file still can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rejected {
    /// The place in the file.
    pub(crate) place: String,
    /// Why, in plain words.
    pub(crate) reason: String,
}

/// One thing that a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    /// What a page showed of one order.
    Record(Box<Located<Snapshot>>),
    /// A record that cannot be read.
    Rejected(Rejected),
}

/// How much a file held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Responses of the order pages that could be read, those without any order among them.
    pub(crate) responses: usize,
    /// Records handed over.
    pub(crate) records: usize,
    /// Records and responses that could not be read.
    pub(crate) rejected: usize,
}

/// Why reading stopped before the end.
#[derive(Debug)]
pub(crate) enum Stopped<E> {
    /// The file gives nothing more.
    File(Unreadable),
    /// Whoever takes the items wants no more.
    Taker(E),
}
