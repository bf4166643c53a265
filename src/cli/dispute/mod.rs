//! `redress dispute`: a file for each verb, and for what they ask.

mod answer;
mod country;
mod files;
mod form;
mod list;
mod open;
mod record;
mod status;
mod steps;

use super::chosen::{at, change, named_or_picked, open_page, unreadable};
use super::tree::Verb;

/// The verbs.
pub(super) const VERBS: [Verb; 9] = [
    open::VERB,
    list::VERB,
    status::VERB,
    answer::VERB,
    steps::ESCALATE,
    steps::CANCEL,
    steps::APPEAL,
    steps::SHIP_RETURN,
    record::VERB,
];
