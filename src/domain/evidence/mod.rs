//! What proves a buyer's case: files that are kept, each known by the SHA-256 of its content.

mod file;
mod limits;

pub(crate) use file::{Digest, Evidence, Kept, Kind, Proof};
pub(crate) use limits::{Excess, Limits};
