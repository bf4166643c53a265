//! What proves a buyer's case: files that are kept, each known by the SHA-256 of its content.

mod digest;
mod file;
mod kind;
mod limits;
mod proof;

pub(crate) use digest::Digest;
pub(crate) use file::{Evidence, Kept};
pub(crate) use kind::Kind;
pub(crate) use limits::{Excess, Limits};
pub(crate) use proof::Proof;
