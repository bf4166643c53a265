//! `redress evidence`: a file for each verb.

mod add;
mod check;
mod list;
mod pack;

use super::chosen::{open_page, unreadable};
use super::tree::Verb;

/// The verbs.
pub(super) const VERBS: [Verb; 4] = [add::VERB, list::VERB, check::VERB, pack::VERB];
