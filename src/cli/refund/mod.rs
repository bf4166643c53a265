//! `redress refund`: a file for each verb.

mod list;
mod record;

pub(super) use list::VERB as LIST;
pub(super) use record::VERB as RECORD;
