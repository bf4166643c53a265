//! `redress evidence`: a file for each verb.

pub(super) mod add;
pub(super) mod check;
pub(super) mod list;
pub(super) mod pack;
pub(super) mod remove;
