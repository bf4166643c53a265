//! What a change of a rule or a setting did.

use super::json::{SettingJson, program_json, rule_json, setting_json};
use super::list::{COLUMNS, borrowed, cells};
use super::setting::choice_words;
use super::words::value_words;
use crate::app::{Changed, OwnedRule, Subject, Verdict};
use crate::view::clean::clean;
use crate::view::json::json_line;
use crate::view::page::{Format, Page};
use crate::view::table::{csv_row, fold, tsv};

/// What a change did.
pub(crate) fn changed(changed: &Changed, page: &Page) -> String {
    if page.is_for_people() {
        return told(changed, page);
    }
    match &changed.subject {
        Subject::Rule(rule) => of_rule(rule, page.format),
        Subject::Setting(setting, choice) => {
            of_setting(&setting_json(setting.id(), choice.as_ref()), page.format)
        }
        Subject::Program { key, value, .. } => of_setting(&program_json(key, *value), page.format),
    }
}

fn of_rule(rule: &OwnedRule, format: Format) -> String {
    match format {
        Format::Json => json_line(&rule_json(rule, None), true),
        Format::Ndjson => json_line(&rule_json(rule, None), false),
        Format::Id => format!("{}\n", rule.entry.id),
        Format::Csv => csv_row(&COLUMNS) + &csv_row(&borrowed(&cells(rule))),
        Format::Tsv | Format::Table | Format::Wide => tsv(&borrowed(&cells(rule))),
    }
}

fn of_setting(setting: &SettingJson<'_>, format: Format) -> String {
    match format {
        Format::Json => json_line(setting, true),
        Format::Ndjson => json_line(setting, false),
        Format::Id => format!("{}\n", clean(setting.id)),
        Format::Csv => csv_row(&super::setting::COLUMNS) + &setting.row(csv_row),
        Format::Tsv | Format::Table | Format::Wide => setting.row(tsv),
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
