//! What a condition is asked with, and how the parts of an order answer it.

use std::collections::BTreeSet;

use super::refusal::Refusal;
use super::standing::Order;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::time::Moment;

/// What a condition is asked with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) at: Moment,
    pub(crate) now: Instant,
    pub(crate) policy: &'a Policy,
}

impl<'a> Asked<'a> {
    pub(crate) fn now(now: Instant, policy: &'a Policy) -> Self {
        Self { at: Moment::At(now), now, policy }
    }
}

/// What each part answers that does not refuse; where all do, the refusal of the one that the order is
/// named by.
pub(super) fn of_parts<'a, T>(
    parts: Vec<&'a Order>,
    ask: impl Fn(&'a Order) -> Result<T, Refusal>,
) -> Result<Vec<(&'a Order, T)>, Refusal> {
    let mut answers = Vec::new();
    let is_one = parts.len() == 1;
    let mut codes = BTreeSet::new();
    let mut refused: Option<(&Order, Refusal)> = None;
    for part in parts {
        match ask(part) {
            Ok(answer) => answers.push((part, answer)),
            Err(refusal) => {
                codes.insert(refusal.code());
                if refused.as_ref().is_none_or(|(known, _)| known.weight() < part.weight()) {
                    refused = Some((part, refusal));
                }
            }
        }
    }
    match refused {
        Some((part, refusal)) if answers.is_empty() => {
            // What is so of all of them is so of the order.
            Err(if is_one || codes.len() > 1 { refusal.of_part(part) } else { refusal })
        }
        Some(_) | None => Ok(answers),
    }
}
