//! `redress policy`: a file for each verb.

pub(super) mod list;
pub(super) mod reset;
pub(super) mod set;
pub(super) mod show;
