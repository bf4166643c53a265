//! `redress config`: a file for each verb.

mod get;
mod list;
mod reset;
mod set;

pub(super) use get::VERB as GET;
pub(super) use list::VERB as LIST;
pub(super) use reset::VERB as RESET;
pub(super) use set::VERB as SET;
