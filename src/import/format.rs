//! The file formats that can be imported.

use crate::domain::ids::ids;

/// The maximum size of a file in bytes: 1 GiB.
pub(crate) const LIMIT: u64 = 1 << 30;

ids! {
/// A file format.
pub(crate) enum Format {
    Har = "har",
    /// The body of one response of the order pages, bare or as JSONP.
    Mtop = "mtop",
    /// The output of a capture script: a list of addresses and bodies.
    Capture = "capture",
}
}
