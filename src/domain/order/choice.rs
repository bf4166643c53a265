//! One of several things that a command may be about.

use super::command::Named;

/// One of several things that a command may be about, by what names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The numbers of its lines; none where a parcel names it.
    pub(crate) lines: Vec<u32>,
    /// The tracking number of its parcel.
    pub(crate) parcel: Option<String>,
}

impl Choice {
    /// As the buyer would name it.
    pub(crate) fn named(&self) -> Named {
        let lines = self.lines.iter().map(u32::to_string);
        Named { lines: lines.collect(), parcels: self.parcel.iter().cloned().collect() }
    }
}
