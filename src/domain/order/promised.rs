//! A promise that an order has, with its last moment.

use super::fact::Source;
use crate::domain::deadline::{Deadline, SetBy};
use crate::domain::policy::Policy;
use crate::domain::promise::{PromiseKind, TermEnd};
use crate::domain::rule::Rule;

/// A promise that holds for an order, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Promised {
    pub(crate) kind: PromiseKind,
    pub(crate) end: TermEnd,
    pub(crate) source: Source,
}

impl Promised {
    pub(crate) fn set_by(self) -> SetBy {
        if self.source == Source::Buyer { SetBy::Buyer } else { SetBy::Page }
    }

    /// Its last moment under this rule, where a date was printed or told.
    pub(crate) fn told(self, rule: Rule, policy: &Policy) -> Option<Deadline> {
        let TermEnd::Date(until) = self.end else { return None };
        Some(policy.told(until, rule, self.set_by()))
    }

    /// The same on the marketplace's clock, after which others are late by any.
    pub(crate) fn told_there(self, rule: Rule) -> Option<Deadline> {
        let TermEnd::Date(until) = self.end else { return None };
        Some(Deadline::told(until, rule, self.set_by()))
    }
}
