//! A parcel.

/// A parcel.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Parcel {
    /// The tracking number.
    pub(crate) number: String,
    /// The carrier.
    pub(crate) carrier: Option<String>,
}
