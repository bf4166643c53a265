//! On whose clock a rule is counted, and which of several readings of a date holds.
//!
//! What the buyer must do is done by the earliest reading, and what others owe by the latest: a date
//! that is trusted with money is never too late.

/// On whose clock a rule is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    /// The marketplace's, which is Pacific time.
    Marketplace,
    /// The law's: whole days where the buyer lives, to the end of the last one there.
    Law,
    /// A bank's or a payment service's. Nobody says which: that of the buyer or the marketplace.
    Payment,
}

/// Which of several readings of a date holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The buyer must act by then, or something that the buyer must do is counted from it.
    Earliest,
    /// Others must have acted by then.
    Latest,
}
