//! `redress dispute`: a file for each verb, and for what they ask.

mod answer;
mod country;
mod files;
mod form;
mod list;
mod open;
mod prepared;
mod record;
mod status;
mod steps;

pub(super) use answer::VERB as ANSWER;
pub(super) use list::VERB as LIST;
pub(super) use open::VERB as OPEN;
pub(super) use record::VERB as RECORD;
pub(super) use status::VERB as STATUS;
pub(super) use steps::{APPEAL, CANCEL, ESCALATE, SHIP_RETURN};
