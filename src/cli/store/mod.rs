//! `redress store`: a file for each verb.

mod check;
mod path;
mod rebuild;

pub(super) use check::VERB as CHECK;
pub(super) use path::VERB as PATH;
pub(super) use rebuild::VERB as REBUILD;
