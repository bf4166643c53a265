//! `redress evidence`: a file for each verb.

mod add;
mod check;
mod list;
mod pack;

use super::chosen::{OneOrder, open_page, show, unreadable};
use super::tree::Verb;

/// Where the limits of the marketplace's form are told.
const LIMITS: &str = "What the form of AliExpress takes is told by the settings evidence-count, \
evidence-size and evidence-types: redress policy set evidence-count 5";

/// The verbs.
pub(super) const VERBS: [Verb; 4] = [add::VERB, list::VERB, check::VERB, pack::VERB];
