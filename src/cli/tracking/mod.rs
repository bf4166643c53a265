//! `redress tracking`: a file for each verb.

mod check;

use super::browse;
use super::chosen::unreadable;
use super::tree::Verb;

/// The verbs.
pub(super) const VERBS: [Verb; 1] = [check::VERB];
