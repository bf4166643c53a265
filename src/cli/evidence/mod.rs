//! `redress evidence`: a file for each verb.

mod add;
mod check;
mod limits;
mod list;
mod pack;
mod remove;

pub(super) use add::VERB as ADD;
pub(super) use check::VERB as CHECK;
pub(super) use list::VERB as LIST;
pub(super) use pack::VERB as PACK;
pub(super) use remove::VERB as REMOVE;
