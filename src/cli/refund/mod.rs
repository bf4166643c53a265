//! `redress refund`: a file for each verb.

mod list;
mod record;

use super::chosen::{at, change, unreadable};
use super::tree::Verb;

/// The verbs.
pub(super) const VERBS: [Verb; 2] = [list::VERB, record::VERB];
