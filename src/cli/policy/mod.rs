//! `redress policy`: a file for each verb.

mod list;
mod reset;
mod set;
mod show;

pub(super) use list::VERB as LIST;
pub(super) use reset::VERB as RESET;
pub(super) use set::VERB as SET;
pub(super) use show::VERB as SHOW;
