//! The buyer's settings that are no rules, and what a change of any setting did.

use super::json::{rule_json, setting_json, stray_json};
use super::list::{COLUMNS, borrowed, cells};
use super::words::value_words;
use crate::app::{Changed, Choice, Chosen, Ruling, Setting, Subject, Verdict};
use crate::view::clean::clean;
use crate::view::json::json_line;
use crate::view::page::{Format, Page};
use crate::view::proof_phrase::size_words;
use crate::view::table::{csv_row, fold, tsv};

/// One setting with what it is for.
pub(crate) fn setting_text(chosen: &Chosen, page: &Page) -> String {
    match page.format {
        Format::Json => json_line(&setting_json(chosen), true),
        Format::Ndjson => json_line(&setting_json(chosen), false),
        Format::Id => format!("{}\n", chosen.setting.id()),
        Format::Tsv => setting_row(chosen, tsv),
        Format::Csv => csv_row(&COLUMNS) + &setting_row(chosen, csv_row),
        Format::Table | Format::Wide => text(chosen, page),
    }
}

/// One setting as a row among the rules.
pub(super) fn setting_row(chosen: &Chosen, separated: impl Fn(&[&str]) -> String) -> String {
    let value = value(chosen).unwrap_or_default();
    separated(&[chosen.setting.id(), &value, "", "", "", "", ""])
}

/// The value in a line; `None` where none is chosen.
fn value(chosen: &Chosen) -> Option<String> {
    Some(match chosen.choice.as_ref()? {
        Choice::Country(country) => country.code().to_owned(),
        Choice::Method(method) => method.id().to_owned(),
        Choice::EvidenceCount(count) => count.to_string(),
        Choice::EvidenceSize(bytes) => size_words(*bytes),
        Choice::EvidenceTypes(types) => types.join(","),
        Choice::Holidays(days) => {
            days.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        }
    })
}

fn text(chosen: &Chosen, page: &Page) -> String {
    let (says, example) = match chosen.setting {
        Setting::Country => ("Where you live: it decides whose consumer law you shop under.", "DE"),
        Setting::PaymentMethod => (
            "How you pay where no page tells it: it decides when a refund arrives and which roads \
             lead outside AliExpress.",
            "card",
        ),
        Setting::Holidays => (
            "The days beside Saturdays and Sundays that are no business days.",
            "2026-10-01,2026-10-02",
        ),
        Setting::EvidenceCount => (
            "How many files AliExpress takes for a claim; no source tells, so the page decides.",
            "5",
        ),
        Setting::EvidenceSize => (
            "How large a file AliExpress takes; no source tells, so the page decides.",
            "\"20 MB\"",
        ),
        Setting::EvidenceTypes => (
            "Which types of files AliExpress takes; no source tells, so the page decides.",
            "jpg,png,mp4",
        ),
    };
    let mut text = page.subject(chosen.setting.id()) + "\n";
    text.push_str(&fold(says, page.width, ""));
    text.push('\n');
    if let Some(value) = value(chosen) {
        text.push_str(&fold(&format!("value       {value}"), page.width, "            "));
    } else {
        let command = format!("redress policy set {} {example}", chosen.setting.id());
        text.extend(["value       not set\nset it      ", &command, "\n"]);
    }
    text
}

/// What a change did.
pub(crate) fn changed(changed: &Changed, page: &Page) -> String {
    match (&changed.subject, page.format) {
        (_, Format::Table | Format::Wide) => told(changed, page),
        (Subject::Rule(rule), Format::Json) => json_line(&rule_json(rule, None), true),
        (Subject::Rule(rule), Format::Ndjson) => json_line(&rule_json(rule, None), false),
        (Subject::Rule(rule), Format::Tsv) => tsv(&borrowed(&cells(rule))),
        (Subject::Rule(rule), Format::Csv) => csv_row(&COLUMNS) + &csv_row(&borrowed(&cells(rule))),
        (Subject::Rule(rule), Format::Id) => format!("{}\n", rule.entry.id),
        (Subject::Setting(chosen), _) => setting_text(chosen, page),
        (Subject::Stray(name), Format::Json | Format::Ndjson) => {
            json_line(&stray_json(name), page.format == Format::Json)
        }
        (Subject::Stray(name), Format::Tsv | Format::Csv | Format::Id) => {
            format!("{}\n", clean(name))
        }
    }
}

fn told(changed: &Changed, page: &Page) -> String {
    let words = match &changed.subject {
        Subject::Rule(rule) => rule_changed(rule, changed.verdict),
        Subject::Setting(chosen) => choice_changed(chosen, changed.verdict),
        Subject::Stray(name) => format!("{} is taken away.", clean(name)),
    };
    let mut text = fold(&words, page.width, "");
    match changed.verdict {
        Verdict::Set => {
            if matches!(changed.subject, Subject::Rule(_)) {
                text.push_str("It counts from now on: a date that is recorded stays as it is.\n");
            }
            text.extend(["\nKept in  ", &clean(&changed.file.display().to_string()), "\n"]);
        }
        Verdict::Reset | Verdict::NotSet => {}
    }
    text
}

fn rule_changed(rule: &Ruling, verdict: Verdict) -> String {
    let id = rule.entry.id;
    let default = rule.entry.value.map_or_else(|| "without a number".to_owned(), value_words);
    match (verdict, rule.own) {
        (Verdict::Set, Some(own)) => {
            format!("{id} is {}; the default is {default}.", value_words(own))
        }
        (Verdict::Set | Verdict::Reset, _) => format!("{id} is {default} again."),
        (Verdict::NotSet, _) => format!("{id} has no value of yours; it is {default}."),
    }
}

fn choice_changed(chosen: &Chosen, verdict: Verdict) -> String {
    let id = chosen.setting.id();
    match (verdict, value(chosen)) {
        (Verdict::Set, Some(value)) => format!("{id} is {value}."),
        (Verdict::Set | Verdict::Reset, _) => format!("{id} is not set any more."),
        (Verdict::NotSet, _) => format!("{id} is not set."),
    }
}
