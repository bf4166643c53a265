//! `redress seller`: a file for each verb.

mod list;
mod show;

pub(super) use list::VERB as LIST;
pub(super) use show::VERB as SHOW;
