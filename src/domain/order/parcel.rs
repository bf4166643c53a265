//! A parcel.

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Parcel {
    pub(crate) number: String,
    pub(crate) carrier: Option<String>,
}
