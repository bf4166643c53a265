//! `redress evidence`: a file for each verb.

mod add;
mod check;
mod list;
mod pack;

use super::chosen::{OneOrder, open_page, show, unreadable};
use super::tree::Verb;

/// The verbs.
pub(super) const VERBS: [Verb; 4] = [add::VERB, list::VERB, check::VERB, pack::VERB];
