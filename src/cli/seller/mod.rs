//! `redress seller`: a file for each verb.

mod list;
mod show;

use super::chosen::unreadable;
use super::tree::Verb;

/// The verbs.
pub(super) const VERBS: [Verb; 2] = [list::VERB, show::VERB];
