//! What a change of a rule or a setting did.

use super::json::{program_json, setting_json};
use super::list::{ROWS, shown_json};
use super::setting::{self, choice_words};
use super::words::value_words;
use crate::app::{Changed, OwnedRule, Subject, Verdict};
use crate::view::clean::clean;
use crate::view::page::Page;
use crate::view::table::fold;

pub(crate) fn changed(changed: &Changed, page: &Page) -> String {
    let text = || told(changed, page);
    match &changed.subject {
        Subject::Rule(rule) => ROWS.one(|| shown_json(rule, None, page), page, text),
        Subject::Setting(setting, choice) => {
            setting::ROWS.one(|| setting_json(setting.id(), choice.as_ref()), page, text)
        }
        Subject::Program { key, value, .. } => {
            setting::ROWS.one(|| program_json(key, *value), page, text)
        }
    }
}

fn told(changed: &Changed, page: &Page) -> String {
    let (words, more) = match &changed.subject {
        Subject::Rule(rule) => {
            let more = "Dates that had passed before it took effect keep the old value.";
            (rule_words(rule, changed.verdict), Some(more.to_owned()))
        }
        Subject::Setting(setting, choice) => {
            (setting_words(setting.id(), choice.as_ref().map(choice_words), changed.verdict), None)
        }
        Subject::Program { key, value, file } => {
            let kept = format!("Kept in  {}", clean(&file.display().to_string()));
            (setting_words(key, value.map(str::to_owned), changed.verdict), Some(kept))
        }
    };
    let mut text = fold(&words, page.width, "");
    if let Some(more) = more.filter(|_| changed.verdict == Verdict::Set) {
        text.push_str(&more);
        text.push('\n');
    }
    text
}

fn rule_words(rule: &OwnedRule, verdict: Verdict) -> String {
    let id = rule.entry.id;
    let default = rule.entry.value.map_or_else(|| "without a number".to_owned(), value_words);
    match (verdict, rule.own) {
        (Verdict::Set, Some(own)) => {
            format!("{id} is now {}; the default is {default}.", value_words(own))
        }
        (Verdict::Set | Verdict::Reset, _) => format!("{id} is {default} again."),
        (Verdict::NotSet, _) => format!("You haven't changed {id}; it is {default}."),
    }
}

fn setting_words(id: &str, value: Option<String>, verdict: Verdict) -> String {
    let id = clean(id);
    match (verdict, value) {
        (Verdict::Set, Some(value)) => format!("{id} is now {value}."),
        (Verdict::Set | Verdict::Reset, _) => format!("{id} is no longer set."),
        (Verdict::NotSet, _) => format!("{id} isn't set."),
    }
}
