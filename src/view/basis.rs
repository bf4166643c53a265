//! Where a date is from: the page, the buyer, or a rule with its number.

use super::phrase::span_words;
use crate::app::Standing;
use crate::domain::policy::Rule;
use crate::domain::time::{Deadline, SetBy};

/// Where a date is from.
pub(super) fn basis(deadline: Deadline, standing: &Standing) -> String {
    basis_of(deadline.rule(), deadline.set_by(), standing)
}

/// The same for a rule and whoever set the date.
pub(super) fn basis_of(rule: Rule, set_by: SetBy, standing: &Standing) -> String {
    match set_by {
        SetBy::Rule => rule_words(rule, standing),
        SetBy::Estimate => format!("estimated, rule {}", rule.id()),
        SetBy::Page => "page".to_owned(),
        SetBy::Buyer => "you".to_owned(),
    }
}

/// A rule with what it gives, where that leads to the date.
pub(super) fn rule_words(rule: Rule, standing: &Standing) -> String {
    match standing.span(rule) {
        Some(span) => format!("rule {}, {}", rule.id(), span_words(span)),
        None => format!("rule {}", rule.id()),
    }
}
