//! `policy.toml`: the rules that the buyer gives another value.
//!
//! ```toml
//! [rules]
//! cancel-seller-answer = "48h"
//! refund-card = "3-20bd"
//! ```

use std::path::Path;

use toml_edit::{Item, Table};

use super::amount::{self, NoTarget, Target};
use super::document::{key_span, parse, parse_mut, remove, set, with_rest, wrong};
use super::error::SettingsError;
use super::rules::{RuleEntry, Value, rule};

/// The name of the file in the folder.
pub(super) const NAME: &str = "policy.toml";

/// The table that holds the rules.
const RULES: &str = "rules";

/// A rule with the buyer's own value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Override {
    /// The rule.
    pub(crate) entry: &'static RuleEntry,
    /// What it sets.
    pub(crate) target: Target,
    /// The value.
    pub(crate) value: Value,
}

/// Reads the file. What means nothing is left out, and told in `faults`.
pub(super) fn read(path: &Path, text: &str, faults: &mut Vec<SettingsError>) -> Vec<Override> {
    let document = match parse(path, text) {
        Ok(document) => document,
        Err(error) => {
            faults.push(error);
            return Vec::new();
        }
    };
    let root = document.as_table();
    for (key, _) in root.iter().filter(|(key, _)| *key != RULES) {
        let why = format!("`{key}` is no part of this file; the rules stand under [{RULES}]");
        faults.push(wrong(path, text, key, key_span(root, key), why));
    }
    let Some(item) = root.get(RULES) else { return Vec::new() };
    let Some(rules) = item.as_table_like() else {
        let why = format!("`{RULES}` is no table; write [{RULES}] on a line of its own");
        faults.push(wrong(path, text, RULES, key_span(root, RULES), why));
        return Vec::new();
    };
    let mut overrides = Vec::new();
    for (id, item) in rules.iter() {
        match entry(id, item) {
            Ok(read) => overrides.push(read),
            Err(why) => faults.push(wrong(path, text, id, key_span(rules, id), why)),
        }
    }
    overrides
}

fn entry(id: &str, item: &Item) -> Result<Override, String> {
    let entry = rule(id).ok_or_else(|| format!("there is no rule {id}"))?;
    let target = amount::target(entry).map_err(|why| match why {
        NoTarget::NoNumber => format!("{id} has no number that could be set"),
        NoTarget::NotComputed => format!("{id} decides no date in redress"),
    })?;
    let text = match (item.as_str(), item.as_integer()) {
        (Some(text), _) => text.to_owned(),
        (None, Some(number)) => number.to_string(),
        (None, None) => return Err(format!("{id} is neither a text nor a number")),
    };
    amount::read(entry, target, &text)
        .map(|value| Override { entry, target, value })
        .map_err(|why| format!("{id} = \"{text}\": {why}"))
}

/// The text with this rule set.
pub(super) fn with(
    path: &Path,
    text: &str,
    id: &str,
    value: Value,
) -> Result<String, SettingsError> {
    let mut document = parse_mut(path, text)?;
    let root = document.as_table_mut();
    if root.get(RULES).is_none_or(|rules| rules.as_table_like().is_none()) {
        root.insert(RULES, Item::Table(Table::new()));
    }
    if let Some(rules) = root.get_mut(RULES).and_then(Item::as_table_like_mut) {
        match value.window() {
            Some(_) => set(rules, id, value.to_string()),
            None => set(rules, id, i64::from(value.amount)),
        }
    }
    Ok(document.to_string())
}

/// The text without the entry of this name, wherever it stands; `None` when there is none.
pub(super) fn without(path: &Path, text: &str, id: &str) -> Result<Option<String>, SettingsError> {
    let mut document = parse_mut(path, text)?;
    let root = document.as_table_mut();
    let from_rules =
        root.get_mut(RULES).and_then(Item::as_table_like_mut).and_then(|rules| remove(rules, id));
    // What is no part of the file is taken away where it stands.
    let removed = from_rules.or_else(|| remove(root, id));
    Ok(removed.map(|rest| with_rest(document, &rest)))
}

#[cfg(test)]
mod tests {
    use super::super::rules::Unit;
    use super::*;

    const FILE: &str = "\
# my notes
[rules] # the seller is slow
cancel-seller-answer = \"48h\" # seen in the app
# the card is quick
refund-card = \"3-20bd\"
dispute-appeal-once = 2
";

    fn path() -> &'static Path {
        Path::new("policy.toml")
    }

    fn hours(amount: u32) -> Value {
        Value { from: None, amount, unit: Unit::Hours }
    }

    #[test]
    fn a_file_gives_its_rules() {
        let mut faults = Vec::new();
        let read: Vec<String> = read(path(), FILE, &mut faults)
            .iter()
            .map(|read| format!("{} {}", read.entry.id, read.value))
            .collect();
        assert_eq!(
            read,
            ["cancel-seller-answer 48h", "refund-card 3-20bd", "dispute-appeal-once 2"]
        );
        assert_eq!(faults, []);
    }

    #[test]
    fn what_means_nothing_is_named_with_its_line_and_the_rest_is_read() {
        for (text, line, why) in [
            ("[rules]\nsilence = \"2d\"\n", 2, "there is no rule silence"),
            ("[rules]\ncancel-silence = \"2d\"\n", 2, "has no number"),
            ("[rules]\npost-office-pickup = \"2d\"\n", 2, "decides no date"),
            ("[rules]\n\ncancel-seller-answer = \"48\"\n", 3, "needs a unit"),
            ("[rules]\ncancel-seller-answer = true\n", 2, "neither a text nor a number"),
            ("cancel-seller-answer = \"48h\"\n", 1, "no part of this file"),
            ("rules = 3\n", 1, "no table"),
            ("[rules]\ncancel-seller-answer = \"48h\n", 2, "not TOML"),
            ("[rules]\nrefund-card = \"2d\"\nrefund-card = \"2d\"\n", 3, "not TOML"),
        ] {
            let mut faults = Vec::new();
            read(path(), text, &mut faults);
            let [fault] = &faults[..] else { panic!("{text}: {faults:?}") };
            assert_eq!(fault.line(), Some(line), "{text}: {fault}");
            assert!(fault.to_string().contains(why), "{text}: {fault}");
        }
        let mut faults = Vec::new();
        let text = "[rules]\nsilence = \"2d\"\nrefund-card = \"2d\"\n";
        assert_eq!(read(path(), text, &mut faults).len(), 1);
    }

    #[test]
    fn setting_and_resetting_keeps_comments_and_order() {
        let set = with(path(), FILE, "cancel-seller-answer", hours(24)).expect("it is TOML");
        assert_eq!(set, FILE.replace("48h", "24h"));
        let added = with(path(), FILE, "tracking-give", hours(9)).expect("it is TOML");
        assert_eq!(added, format!("{FILE}tracking-give = \"9h\"\n"));
        let reset = without(path(), FILE, "dispute-appeal-once").expect("it is TOML");
        assert_eq!(reset, Some(FILE.replace("dispute-appeal-once = 2\n", "")));
        let reset = without(path(), FILE, "refund-card").expect("it is TOML");
        assert_eq!(reset, Some(FILE.replace("refund-card = \"3-20bd\"\n", "")));
        let last = "[rules]\n# a note\nrefund-card = \"2d\"\n";
        let reset = without(path(), last, "refund-card").expect("it is TOML");
        assert_eq!(reset.as_deref(), Some("[rules]\n# a note\n"));
        assert_eq!(without(path(), FILE, "tracking-give"), Ok(None));
        let new = with(path(), "", "cancel-seller-answer", hours(48)).expect("it is TOML");
        assert_eq!(new, "[rules]\ncancel-seller-answer = \"48h\"\n");
    }

    #[test]
    fn an_entry_that_means_nothing_can_be_taken_away() {
        for text in ["[rules]\nsilence = \"2d\"\n", "silence = 2\n[rules]\n"] {
            assert_eq!(without(path(), text, "silence"), Ok(Some("[rules]\n".to_owned())));
        }
    }
}
