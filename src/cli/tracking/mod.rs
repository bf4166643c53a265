//! `redress tracking`: a file for each verb.

pub(super) mod check;
