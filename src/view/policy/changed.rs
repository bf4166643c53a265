//! What a change of a rule or a setting did.

use super::json::{program_json, setting_json};
use super::list::{ROWS, shown_json};
use super::setting::{self, choice_words};
use super::words::value_words;
use crate::app::{Changed, OwnedRule, RuleValue, Subject, Verdict};
use crate::view::clean::clean;
use crate::view::page::Page;
use crate::view::table::fold;

pub(crate) fn changed(changed: &Changed, page: &Page) -> String {
    let text = || told(changed, page);
    match &changed.subject {
        Subject::Rule(rule, _) => ROWS.one(|| shown_json(rule, None, page), page, text),
        Subject::Setting(setting, choice, _) => {
            setting::ROWS.one(|| setting_json(setting.id(), choice.as_ref()), page, text)
        }
        Subject::Program { key, value, .. } => {
            setting::ROWS.one(|| program_json(key, *value), page, text)
        }
    }
}

fn told(changed: &Changed, page: &Page) -> String {
    let (words, more) = match &changed.subject {
        Subject::Rule(rule, before) => {
            let more = "Dates that had passed before it took effect keep the old value.";
            (rule_words(rule, *before, changed.verdict), Some(more.to_owned()))
        }
        Subject::Setting(setting, choice, before) => {
            let [value, before] = [choice, before].map(|one| one.as_ref().map(choice_words));
            (setting_words(setting.id(), value, before, changed.verdict), None)
        }
        Subject::Program { key, value, before, file } => {
            let kept = format!("Kept in  {}", clean(&file.display().to_string()));
            let [value, before] = [value, before].map(|one| one.map(str::to_owned));
            (setting_words(key, value, before, changed.verdict), Some(kept))
        }
    };
    let mut text = fold(&words, page.width, "");
    if let Some(more) = more.filter(|_| changed.verdict == Verdict::Set) {
        text.push_str(&more);
        text.push('\n');
    }
    text
}

fn rule_words(rule: &OwnedRule, before: Option<RuleValue>, verdict: Verdict) -> String {
    let was = was(before.map(value_words));
    let id = rule.entry.id;
    let default = rule.entry.value.map_or_else(|| "without a number".to_owned(), value_words);
    match (verdict, rule.own) {
        (Verdict::Set, Some(own)) => {
            format!("{id} is now {}{was}; the default is {default}.", value_words(own))
        }
        (Verdict::Set | Verdict::Reset, _) => format!("{id} is {default} again{was}."),
        (Verdict::NotSet, _) => format!("You haven't changed {id}; it is {default}."),
    }
}

fn setting_words(
    id: &str,
    value: Option<String>,
    before: Option<String>,
    verdict: Verdict,
) -> String {
    let (id, was) = (clean(id), was(before));
    match (verdict, value) {
        (Verdict::Set, Some(value)) => format!("{id} is now {value}{was}."),
        (Verdict::Set | Verdict::Reset, _) => format!("{id} is no longer set{was}."),
        (Verdict::NotSet, _) => format!("{id} isn't set."),
    }
}

/// What the buyer had set before, if anything.
fn was(before: Option<String>) -> String {
    before.map_or_else(String::new, |before| format!("; it was {before}"))
}
