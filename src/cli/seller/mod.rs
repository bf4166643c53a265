//! `redress seller`: a file for each verb.

pub(super) mod list;
pub(super) mod show;
