//! The rules, for those who want to know where a date comes from.

use super::error::AppError;
use crate::domain::rule::Rule;
use crate::settings::{RULES, RuleEntry, SOURCES, Settings, SourceEntry, Value, rule};

/// A rule with the buyer's own value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OwnedRule {
    pub(crate) entry: &'static RuleEntry,
    /// The buyer's own value, which holds instead of the shipped one.
    pub(crate) own: Option<Value>,
}

impl OwnedRule {
    fn new(entry: &'static RuleEntry, settings: &Settings) -> Self {
        Self { entry, own: settings.value_of(entry.id) }
    }

    pub(crate) fn value(&self) -> Option<Value> {
        self.own.or(self.entry.value)
    }
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

/// The source that a rule cites by this key.
pub(crate) fn source(key: &str) -> Option<&'static SourceEntry> {
    let index = SOURCES.binary_search_by(|entry| entry.key.cmp(key)).ok()?;
    SOURCES.get(index)
}
