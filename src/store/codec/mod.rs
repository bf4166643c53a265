//! Facts as rows: the only place that knows how a fact looks on the disk, and which id it has.

mod coded;
mod details;
mod encoded;
mod scalar;
mod statement;

pub(in crate::store) use coded::Unknown;
pub(in crate::store) use encoded::{Encoded, NotAFact, Parts, decode, encode};
pub(in crate::store) use scalar::{moment, moment_text};
