//! The buyer's own settings: looked at, set, taken back.

use std::path::{Path, PathBuf};

use super::error::AppError;
use super::rules::{Ruling, named_entry};
use crate::settings::{
    Choice, Setting, Settings, SettingsError, choose, config_file, policy_file, read_value,
    reset_choice, reset_rule, set_rule, target,
};

/// A setting that is no rule, with what is chosen for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chosen {
    /// The setting.
    pub(crate) setting: Setting,
    /// The choice; `None` where nothing is chosen.
    pub(crate) choice: Option<Choice>,
}

/// What a change is about, as it stands then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A rule.
    Rule(Ruling),
    /// A setting that is no rule.
    Setting(Chosen),
    /// An entry that means nothing, by its name.
    Stray(String),
}

/// What a change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It has this value now.
    Set,
    /// The buyer's own value is gone.
    Reset,
    /// There was no value of the buyer's own.
    NotSet,
}

/// A change of the buyer's own settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Changed {
    /// What it is about.
    pub(crate) subject: Subject,
    /// What was done.
    pub(crate) verdict: Verdict,
    /// Where it is kept.
    pub(crate) file: PathBuf,
    /// What still means nothing in the files.
    pub(crate) faults: Vec<SettingsError>,
}

/// The buyer's own settings; fails where an entry means nothing.
pub(crate) fn own_settings(folder: Option<&Path>) -> Result<Settings, AppError> {
    let mut settings = Settings::look(folder);
    if settings.faults.is_empty() {
        Ok(settings)
    } else {
        Err(AppError::Settings(settings.faults.swap_remove(0)))
    }
}

/// One setting that is no rule.
pub(crate) fn setting(setting: Setting, settings: &Settings) -> Chosen {
    Chosen { setting, choice: settings.profile.choice(setting) }
}

/// Gives a rule or another setting a value. With `keep` false nothing is written.
pub(crate) fn set(
    folder: Option<&Path>,
    name: &str,
    text: &str,
    keep: bool,
) -> Result<Changed, AppError> {
    let (subject, file) = match Setting::from_id(name) {
        Some(setting) => set_choice(folder, setting, text, keep)?,
        None => set_value(folder, name, text, keep)?,
    };
    let faults = Settings::look(folder.filter(|_| keep)).faults;
    Ok(Changed { subject, verdict: Verdict::Set, file, faults })
}

fn set_value(
    folder: Option<&Path>,
    id: &str,
    text: &str,
    keep: bool,
) -> Result<(Subject, PathBuf), AppError> {
    let entry = named_entry(id)?;
    let target = target(entry).map_err(|why| AppError::NotSettable { id: entry.id, why })?;
    let value = read_value(entry, target, text).map_err(|why| AppError::RuleValue {
        rule: entry,
        text: text.to_owned(),
        why,
    })?;
    let folder = folder.ok_or(SettingsError::NoFolder)?;
    set_rule(folder, entry.id, value, keep)?;
    Ok((Subject::Rule(Ruling { entry, own: Some(value) }), policy_file(folder)))
}

fn set_choice(
    folder: Option<&Path>,
    setting: Setting,
    text: &str,
    keep: bool,
) -> Result<(Subject, PathBuf), AppError> {
    let choice =
        Choice::read(setting, text).map_err(|why| AppError::SettingValue { setting, why })?;
    let folder = folder.ok_or(SettingsError::NoFolder)?;
    choose(folder, &choice, keep)?;
    let chosen = Chosen { setting, choice: Some(choice) };
    Ok((Subject::Setting(chosen), config_file(folder)))
}

/// Takes the buyer's own value of a rule or of another setting back. An entry that means nothing is
/// taken away by its name. With `keep` false nothing is written.
pub(crate) fn reset(folder: Option<&Path>, name: &str, keep: bool) -> Result<Changed, AppError> {
    let setting = Setting::from_id(name);
    let entry = named_entry(name);
    let folder = match (folder, setting.is_some() || entry.is_ok()) {
        (Some(folder), _) => folder,
        (None, true) => return Err(SettingsError::NoFolder.into()),
        (None, false) => return entry.and(Err(SettingsError::NoFolder.into())),
    };
    let (file, other) = (policy_file(folder), config_file(folder));
    let (file, was_there) = if setting.is_some() {
        let was_there = reset_choice(folder, name, keep)?;
        // A setting that was written into the wrong file is a stray entry there.
        (other, was_there || reset_rule(folder, name, keep).unwrap_or(false))
    } else if reset_rule(folder, name, keep)? {
        (file, true)
    } else if reset_choice(folder, name, keep).unwrap_or(false) {
        (other, true)
    } else {
        (file, false)
    };
    let subject = match (setting, entry) {
        (Some(setting), _) => Subject::Setting(Chosen { setting, choice: None }),
        (None, Ok(entry)) => Subject::Rule(Ruling { entry, own: None }),
        (None, Err(_)) if was_there => Subject::Stray(name.to_owned()),
        (None, Err(error)) => return Err(error),
    };
    let verdict = if was_there { Verdict::Reset } else { Verdict::NotSet };
    let faults = Settings::look(Some(folder).filter(|_| keep)).faults;
    Ok(Changed { subject, verdict, file, faults })
}
