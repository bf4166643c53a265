//! The rules, for those who want to know where a date comes from.

use super::error::AppError;
use crate::settings::{RULES, RuleEntry, SOURCES, SourceEntry, rule};

/// All rules, in order of name.
pub(crate) fn rules() -> &'static [RuleEntry] {
    RULES
}

/// The rule with this name.
pub(crate) fn named_rule(id: &str) -> Result<&'static RuleEntry, AppError> {
    rule(id).ok_or_else(|| AppError::NoRule {
        id: id.to_owned(),
        alike: RULES.iter().map(|entry| entry.id).filter(|known| known.contains(id)).collect(),
    })
}

/// The source that a rule cites by this key.
pub(crate) fn source(key: &str) -> Option<&'static SourceEntry> {
    let index = SOURCES.binary_search_by(|entry| entry.key.cmp(key)).ok()?;
    SOURCES.get(index)
}
