//! `redress store`: a file for each verb.

pub(super) mod check;
pub(super) mod path;
pub(super) mod rebuild;
