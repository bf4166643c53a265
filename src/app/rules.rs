//! The rules, for those who want to know where a date comes from.

use chrono::NaiveDate;

use super::error::AppError;
use crate::domain::rule::{Limit, Rule};
use crate::settings::{Citation, RULES, RuleEntry, Settings, SourceEntry, Value, rule, source};

/// A rule with the buyer's own value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OwnedRule {
    pub(crate) entry: &'static RuleEntry,
    /// The buyer's own value, which holds instead of the shipped one.
    pub(crate) own: Option<Value>,
    /// The years after which a source is old.
    pub(crate) max_age: u32,
}

impl OwnedRule {
    pub(super) fn new(entry: &'static RuleEntry, settings: &Settings) -> Self {
        let id = Limit::SourceAge.id();
        let max_age = settings.value_of(id).or_else(|| rule(id)?.value).map_or(0, |age| age.amount);
        Self { entry, own: settings.value_of(entry.id), max_age }
    }

    /// The newest source that supports it.
    pub(crate) fn newest_source(&self) -> Option<Cited> {
        self.entry.newest_source().map(|source| Cited { source, article: None })
    }

    /// Whether its newest source is too old to be relied on, or of an unknown age.
    pub(crate) fn is_old(&self, today: NaiveDate) -> bool {
        self.entry.newest_source().is_some_and(|source| source.is_old(self.max_age, today))
    }

    pub(crate) fn value(&self) -> Option<Value> {
        self.own.or(self.entry.value)
    }
}

/// A source that a rule names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cited {
    pub(crate) source: &'static SourceEntry,
    /// The part of it that says so.
    pub(crate) article: Option<&'static str>,
}

/// The sources that are named so.
pub(crate) fn cited(sources: &[Citation]) -> impl Iterator<Item = Cited> {
    sources
        .iter()
        .filter_map(|&Citation { key, article }| Some(Cited { source: source(key)?, article }))
}

/// All rules, in order of name.
pub(crate) fn rules(settings: &Settings) -> Vec<OwnedRule> {
    RULES.iter().map(|entry| OwnedRule::new(entry, settings)).collect()
}

/// The rule with this name.
pub(crate) fn named_rule(id: &str, settings: &Settings) -> Result<OwnedRule, AppError> {
    named_entry(id).map(|entry| OwnedRule::new(entry, settings))
}

/// The shipped rule with this name.
pub(super) fn named_entry(id: &str) -> Result<&'static RuleEntry, AppError> {
    rule(id).ok_or_else(|| AppError::NoRule {
        id: id.to_owned(),
        alike: RULES.iter().map(|entry| entry.id).filter(|known| known.contains(id)).collect(),
    })
}

/// The shipped entry of a rule.
pub(crate) fn rule_entry(of: Rule) -> Option<&'static RuleEntry> {
    rule(of.id())
}
