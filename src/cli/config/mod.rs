//! `redress config`: a file for each verb.

pub(super) mod get;
pub(super) mod list;
pub(super) mod reset;
pub(super) mod set;
