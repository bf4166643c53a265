//! `redress message`: a file for each verb.

mod draft;
mod list;
mod log;

pub(super) use draft::VERB as DRAFT;
pub(super) use list::VERB as LIST;
pub(super) use log::VERB as LOG;
