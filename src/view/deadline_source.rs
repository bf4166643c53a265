//! Where a date is from: the page, the buyer, or a rule with its number.

use super::phrase::span_words;
use crate::app::OrderView;
use crate::domain::deadline::{Deadline, SetBy};
use crate::domain::rule::Rule;

/// Where a date is from.
pub(super) fn basis(deadline: Deadline, view: &OrderView) -> String {
    basis_of(deadline.rule(), deadline.set_by(), view)
}

/// The same for a rule and whoever set the date.
pub(super) fn basis_of(rule: Rule, set_by: SetBy, view: &OrderView) -> String {
    match set_by {
        SetBy::Rule => rule_words(rule, view),
        SetBy::Estimate => format!("estimated, rule {}", rule.id()),
        SetBy::Page => "page".to_owned(),
        SetBy::Buyer => "you".to_owned(),
    }
}

/// A rule with what it gives, where that leads to the date.
pub(super) fn rule_words(rule: Rule, view: &OrderView) -> String {
    format!("rule {}, {}", rule.id(), span_words(view.span(rule)))
}
