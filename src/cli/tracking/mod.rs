//! `redress tracking`: a file for each verb.

mod check;

pub(super) use check::VERB as CHECK;
