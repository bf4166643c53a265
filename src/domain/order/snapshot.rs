//! What one page showed of one order at one time.

use super::stage::{Cause, Stage};
use crate::domain::id::OrderId;
use crate::domain::purchase::Facts;
use crate::domain::time::Instant;

/// What one page showed of one order at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Snapshot {
    /// The order.
    pub(crate) order: OrderId,
    /// When the page was captured.
    pub(crate) seen: Instant,
    /// The stage, when the page's words or its tab tell it; `None` when they do not.
    pub(crate) stage: Option<Seen>,
    /// Everything else that it says, the status in its own words among it.
    pub(crate) facts: Facts,
    /// Tracking numbers that it shows.
    pub(crate) parcels: Vec<Parcel>,
}

/// A stage as a page tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seen {
    /// The stage.
    pub(crate) stage: Stage,
    /// Why it is closed, when the page's words tell.
    pub(crate) cause: Option<Cause>,
}

/// A parcel.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Parcel {
    /// The tracking number.
    pub(crate) number: String,
    /// Who carries it.
    pub(crate) carrier: Option<String>,
}
