//! The settings that are no rules: the buyer's own, kept in the record, and the program's.

use super::json::{program_json, setting_json};
use crate::app::{Choice, Program, ProgramKey, Setting, Settings};
use crate::view::clean::clean;
use crate::view::command;
use crate::view::json::Json;
use crate::view::page::Page;
use crate::view::proof_phrase::size_words;
use crate::view::rows::Rows;
use crate::view::table::{aligned, fold};

/// The columns of a setting.
pub(super) const ROWS: Rows = Rows { id: "id", columns: "setting:id value kept_in", between: " " };

/// A setting of either kind with its value.
enum Named {
    Record(Setting, Option<Choice>),
    Program(ProgramKey, Option<&'static str>),
}

impl Named {
    fn all(settings: &Settings, program: &Program) -> Vec<Self> {
        let record = Setting::ALL.into_iter();
        let record = record.map(|setting| Self::Record(setting, settings.choice(setting)));
        let program = ProgramKey::ALL.into_iter().map(|key| Self::Program(key, program.value(key)));
        record.chain(program).collect()
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Record(setting, _) => setting.id(),
            Self::Program(key, _) => key.id(),
        }
    }

    fn json(&self) -> Json {
        match self {
            Self::Record(setting, choice) => setting_json(setting.id(), choice.as_ref()),
            Self::Program(key, value) => program_json(key.id(), *value),
        }
    }

    fn words(&self) -> Option<String> {
        match self {
            Self::Record(_, choice) => choice.as_ref().map(choice_words),
            Self::Program(_, value) => value.map(str::to_owned),
        }
    }
}

/// The value of a setting of the record, as people read it.
pub(super) fn choice_words(choice: &Choice) -> String {
    match choice {
        Choice::EvidenceSize(bytes) => size_words(*bytes),
        Choice::Holidays(days) if days.is_empty() => "none".to_owned(),
        Choice::Country(_)
        | Choice::Method(_)
        | Choice::Holidays(_)
        | Choice::Name(_)
        | Choice::EvidenceCount(_)
        | Choice::EvidenceTypes(_) => clean(&choice.text()),
    }
}

/// All settings with their values.
pub(crate) fn config_list(settings: &Settings, program: &Program, page: &Page) -> String {
    let all = Named::all(settings, program);
    ROWS.many(all.iter().map(Named::json), page, || {
        let words = |one: &Named| one.words().unwrap_or_else(|| "not set".to_owned());
        let texts: Vec<_> = all.iter().map(|one| vec![one.id().to_owned(), words(one)]).collect();
        let lines = aligned(&["SETTING", "VALUE"], &texts).into_iter();
        lines.map(|line| fold(&line, page.width, "                ")).collect()
    })
}

/// One setting with what it is for; `None` where no setting has this name.
pub(crate) fn config_value(
    key: &str,
    settings: &Settings,
    program: &Program,
    page: &Page,
) -> Option<String> {
    let one = Named::all(settings, program).into_iter().find(|one| one.id() == key)?;
    Some(ROWS.one(|| one.json(), page, || text(&one, page)))
}

fn text(one: &Named, page: &Page) -> String {
    let (says, example) = match one {
        Named::Record(setting, _) => about(*setting),
        Named::Program(ProgramKey::Output, _) => {
            ("How results are printed when no flag says otherwise.", "json")
        }
        Named::Program(ProgramKey::Color, _) => ("When to use colour.", "never"),
    };
    let mut text = page.subject(one.id()) + "\n";
    text.push_str(&fold(says, page.width, ""));
    text.push('\n');
    if let Some(words) = one.words() {
        text.push_str(&fold(&format!("value       {words}"), page.width, "            "));
    } else {
        let command = command::set_config(one.id(), example).line();
        text.extend(["value       not set\nset it      ", &command, "\n"]);
    }
    text
}

/// What a setting of the record is for, and an example of it.
fn about(setting: Setting) -> (&'static str, &'static str) {
    match setting {
        Setting::Country => ("Where you live. It decides whose consumer law applies.", "DE"),
        Setting::PaymentMethod => (
            "How you pay when no page says so. It decides when a refund arrives and which options \
             you have outside AliExpress.",
            "card",
        ),
        Setting::Holidays => (
            "The days, besides Saturdays and Sundays, that aren't business days.",
            "2026-10-01,2026-10-02",
        ),
        Setting::Name => ("Your name.", "\"Ada Lovelace\""),
        Setting::EvidenceCount => {
            ("How many files AliExpress takes for a claim, as its page says.", "5")
        }
        Setting::EvidenceSize => {
            ("How large a file AliExpress takes, as its page says.", "\"20 MB\"")
        }
        Setting::EvidenceTypes => {
            ("Which types of files AliExpress takes, as its page says.", "jpg,png,mp4")
        }
    }
}
