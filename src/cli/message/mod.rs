//! `redress message`: a file for each verb.

mod list;
mod log;

use super::chosen::{at, change, open_page, unreadable};
use super::tree::Verb;

/// The verbs.
pub(super) const VERBS: [Verb; 2] = [log::VERB, list::VERB];
