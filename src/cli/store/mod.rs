//! `redress store`: a file for each verb.

mod check;
mod path;
mod rebuild;

use super::tree::Verb;

/// The verbs.
pub(super) const VERBS: [Verb; 3] = [path::VERB, check::VERB, rebuild::VERB];
