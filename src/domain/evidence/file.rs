//! A kept file and what the buyer says of it.

use super::digest::Digest;
use super::kind::Kind;
use super::proof::Proof;
use crate::domain::instant::Instant;
use crate::domain::time::Moment;

/// A file that proves something, as it was when it was kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Evidence {
    /// The SHA-256 of its content.
    pub(crate) digest: Digest,
    /// Its name, without the folders on the way to it. Whatever a file system allows stands in it.
    pub(crate) name: String,
    /// Its size in bytes.
    pub(crate) bytes: u64,
    /// What its content is, as a media type such as `image/jpeg`.
    pub(crate) media: String,
    /// What it is to the case.
    pub(crate) kind: Kind,
    /// What the checklist asks for that it shows, where the buyer says so.
    pub(crate) shows: Option<Proof>,
    /// When it was last changed, as the file system tells.
    pub(crate) changed: Option<Instant>,
    /// What the buyer writes to it.
    pub(crate) note: Option<String>,
}

/// A kept file with the time at which it was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The file.
    pub(crate) evidence: Evidence,
    /// When it was added.
    pub(crate) added: Moment,
}
