//! `redress message`: a file for each verb.

pub(super) mod draft;
pub(super) mod list;
pub(super) mod log;
