//! The buyer's own rules and settings: looked at, set, reset.

use std::path::{Path, PathBuf};

use super::error::AppError;
use super::rules::{OwnedRule, named_entry};
use super::session::{Session, rules_of};
use crate::domain::buyer::Country;
use crate::domain::instant::Instant;
use crate::domain::listing::OwnSetting;
use crate::domain::payment::Method;
use crate::settings::{
    Choice, Program, ProgramKey, Setting, Settings, SettingsError, Value, config_file, read_value,
    reset_program, set_program, target,
};

/// What a change is about, as it is then, and the buyer's own value that it had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    Rule(OwnedRule, Option<Value>),
    Setting(Setting, Option<Choice>, Option<Choice>),
    /// A setting of the program, kept in this file.
    Program {
        key: String,
        value: Option<&'static str>,
        before: Option<&'static str>,
        file: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Set,
    Reset,
    /// There was no value of the buyer's own.
    NotSet,
}

/// A change of the buyer's own rules or settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Changed {
    pub(crate) subject: Subject,
    pub(crate) verdict: Verdict,
}

/// Changes the value of a rule, from `since` on (default: now).
pub(crate) fn set_rule(
    session: &mut Session,
    id: &str,
    text: &str,
    since: Option<Instant>,
) -> Result<Changed, AppError> {
    let entry = named_entry(id)?;
    let target = target(entry).map_err(|why| AppError::NotSettable { id: entry.id, why })?;
    let value = read_value(entry, target, text).map_err(|why| AppError::RuleValue {
        rule: entry,
        text: text.to_owned(),
        why,
    })?;
    let before = session.settings.value_of(entry.id);
    tell(session, entry.id, Some(&value.to_string()), since)?;
    let subject = Subject::Rule(
        OwnedRule { own: Some(value), ..OwnedRule::new(entry, &session.settings) },
        before,
    );
    Ok(Changed { subject, verdict: Verdict::Set })
}

/// Takes the buyer's own value of a rule back.
pub(crate) fn reset_rule(session: &mut Session, id: &str) -> Result<Changed, AppError> {
    let entry = named_entry(id)?;
    let before = session.settings.value_of(entry.id);
    if before.is_some() {
        tell(session, entry.id, None, None)?;
    }
    let verdict = if before.is_some() { Verdict::Reset } else { Verdict::NotSet };
    Ok(Changed {
        subject: Subject::Rule(
            OwnedRule { own: None, ..OwnedRule::new(entry, &session.settings) },
            before,
        ),
        verdict,
    })
}

/// Sets a setting: one of the record, or one of the program, which is kept in the folder.
pub(crate) fn configure(
    session: &mut Session,
    folder: Option<&Path>,
    program: &Program,
    key: &str,
    text: &str,
) -> Result<Changed, AppError> {
    if let Some(setting) = Setting::from_id(key) {
        let choice =
            Choice::read(setting, text).map_err(|why| AppError::SettingValue { setting, why })?;
        let before = session.settings.choice(setting);
        tell(session, key, Some(&choice.text()), None)?;
        let subject = Subject::Setting(setting, Some(choice), before);
        return Ok(Changed { subject, verdict: Verdict::Set });
    }
    let known =
        ProgramKey::from_id(key).ok_or_else(|| AppError::NoSetting { key: key.to_owned() })?;
    let folder = folder.ok_or(SettingsError::NoFolder)?;
    (session.setup.writing)();
    set_program(folder, known, text, session.keep)?;
    let value = known.values().iter().copied().find(|known| *known == text);
    let file = config_file(folder);
    let before = program.value(known);
    let subject = Subject::Program { key: key.to_owned(), value, before, file };
    Ok(Changed { subject, verdict: Verdict::Set })
}

/// Takes a setting back. A key of the file that means nothing is taken away by its name.
pub(crate) fn unset(
    session: &mut Session,
    folder: Option<&Path>,
    program: &Program,
    key: &str,
) -> Result<Changed, AppError> {
    let verdict = |was_set| if was_set { Verdict::Reset } else { Verdict::NotSet };
    if let Some(setting) = Setting::from_id(key) {
        let before = session.settings.choice(setting);
        if before.is_some() {
            tell(session, key, None, None)?;
        }
        let verdict = verdict(before.is_some());
        return Ok(Changed { subject: Subject::Setting(setting, None, before), verdict });
    }
    let folder = folder.ok_or(SettingsError::NoFolder)?;
    (session.setup.writing)();
    let known = ProgramKey::from_id(key);
    let before = known.and_then(|known| program.value(known));
    let was_set = reset_program(folder, key, session.keep)?;
    if !was_set && known.is_none() {
        return Err(AppError::NoSetting { key: key.to_owned() });
    }
    let file = config_file(folder);
    let subject = Subject::Program { key: key.to_owned(), value: None, before, file };
    Ok(Changed { subject, verdict: verdict(was_set) })
}

/// Keeps in mind where the buyer lives.
pub(crate) fn remember_country(session: &mut Session, country: Country) -> Result<(), AppError> {
    tell(session, Setting::Country.id(), Some(country.code()), None)
}

/// Keeps in mind how the buyer pays.
pub(crate) fn remember_method(session: &mut Session, method: Method) -> Result<(), AppError> {
    tell(session, Setting::PaymentMethod.id(), Some(method.id()), None)
}

/// The settings of the program, with what of its file is ignored.
pub(crate) fn program(folder: Option<&Path>) -> Program {
    Program::read(folder)
}

/// Writes one word about a rule or a setting, and counts every order anew by it.
fn tell(
    session: &mut Session,
    name: &str,
    value: Option<&str>,
    since: Option<Instant>,
) -> Result<(), AppError> {
    let (operation, keep, zone) = (session.operation(), session.keep, session.setup.zone);
    let settings = session.writer()?.write(&operation, keep, |writer| {
        let since = since.unwrap_or(writer.at());
        let value = value.map(str::to_owned);
        writer.set(&OwnSetting { name: name.to_owned(), value, since })?;
        let settings = Settings::of_record(&writer.settings()?, zone);
        writer.use_rules(rules_of(&settings));
        Ok::<_, AppError>(settings)
    })?;
    session.take_settings(settings);
    Ok(())
}
