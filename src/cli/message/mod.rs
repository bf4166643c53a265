//! `redress message`: a file for each verb.

mod draft;
mod list;
mod log;

use super::chosen::{OneOrder, at, change, show, unreadable};
use super::tree::Verb;

/// The verbs.
pub(super) const VERBS: [Verb; 3] = [draft::VERB, log::VERB, list::VERB];
