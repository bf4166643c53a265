//! The buyer's own settings as they lie in a folder: read, laid over the shipped rules, changed.

use std::path::{Path, PathBuf};

use super::EMBEDDED;
use super::amount::Target;
use super::error::SettingsError;
use super::overrides::{self, Override};
use super::profile::{self, Choice, Holidays, Profile, Setting};
use super::rules::Value;
use super::file;
use crate::domain::buyer::{Buyer, Country};
use crate::domain::payment::Method;
use crate::domain::policy::Policy;
use crate::domain::time::Calendar;

/// The buyer's own settings, as far as they can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The rules with another value.
    pub(crate) overrides: Vec<Override>,
    /// Who buys.
    pub(crate) profile: Profile,
    /// The days on which nobody works; those of a calendar file too.
    pub(crate) calendar: Calendar,
    /// What means nothing or cannot be read.
    pub(crate) faults: Vec<SettingsError>,
}

impl Settings {
    /// Reads the files of a folder that exist. Faults are kept, and nothing fails.
    pub(crate) fn look(folder: Option<&Path>) -> Self {
        let mut settings = Self::default();
        let Some(folder) = folder else { return settings };
        let faults = &mut settings.faults;
        let path = policy_file(folder);
        if let Some(text) = text(&path, faults) {
            settings.overrides = overrides::read(&path, &text, faults);
        }
        let path = config_file(folder);
        if let Some(text) = text(&path, faults) {
            settings.profile = Profile::read(&path, &text, faults);
        }
        if let Some(holidays) = &settings.profile.holidays {
            match profile::days(holidays) {
                Ok(days) => settings.calendar = Calendar::new(days),
                Err(error) => faults.push(error),
            }
        }
        settings
    }

    /// The buyer's own value of a rule.
    pub(crate) fn value_of(&self, id: &str) -> Option<Value> {
        self.overrides.iter().find(|own| own.entry.id == id).map(|own| own.value)
    }

    /// The shipped rules with everything of the buyer's laid over them.
    pub(crate) fn policy(self) -> Policy {
        let mut policy = EMBEDDED.clone();
        for own in self.overrides {
            policy = match (own.target, own.value.window()) {
                (Target::Window(rule), Some(window)) => policy.with(rule, window),
                (Target::Limit(limit), None) => policy.with_limit(limit, own.value.amount),
                (Target::Window(_), None) | (Target::Limit(_), Some(_)) => policy,
            };
        }
        policy.calendar = self.calendar;
        policy.buyer = Buyer { country: self.profile.country, method: self.profile.method };
        policy
    }
}

fn text(path: &Path, faults: &mut Vec<SettingsError>) -> Option<String> {
    file::read(path).unwrap_or_else(|error| {
        faults.push(error);
        None
    })
}

/// The policy of a run: the shipped rules, and what the files of the folder lay over them. Fails on
/// the first entry that means nothing, so that no date is computed by half of what was meant.
pub(crate) fn load(folder: Option<&Path>) -> Result<Policy, SettingsError> {
    let mut settings = Settings::look(folder);
    if settings.faults.is_empty() {
        Ok(settings.policy())
    } else {
        Err(settings.faults.swap_remove(0))
    }
}

/// The file of the rules in a folder.
pub(crate) fn policy_file(folder: &Path) -> PathBuf {
    folder.join(overrides::NAME)
}

/// The file of the other settings in a folder.
pub(crate) fn config_file(folder: &Path) -> PathBuf {
    folder.join(profile::NAME)
}

/// Gives a rule another value. With `keep` false nothing is written.
pub(crate) fn set_rule(
    folder: &Path,
    id: &str,
    value: Value,
    keep: bool,
) -> Result<(), SettingsError> {
    let path = policy_file(folder);
    file::change(&path, keep, |text| overrides::with(&path, text, id, value).map(Some)).map(drop)
}

/// Takes the entry of this name away from the file of the rules; whether there was one.
pub(crate) fn reset_rule(folder: &Path, id: &str, keep: bool) -> Result<bool, SettingsError> {
    let path = policy_file(folder);
    if !path.exists() {
        return Ok(false);
    }
    file::change(&path, keep, |text| overrides::without(&path, text, id))
}

/// Makes a choice that is no rule. A calendar file is looked at first.
pub(crate) fn choose(folder: &Path, choice: &Choice, keep: bool) -> Result<(), SettingsError> {
    if let Choice::Holidays(holidays @ Holidays::File(_)) = choice {
        profile::days(holidays)?;
    }
    let path = config_file(folder);
    file::change(&path, keep, |text| profile::with(&path, text, choice).map(Some)).map(drop)
}

/// Takes the entry of this name away from the other file; whether there was one.
pub(crate) fn reset_choice(folder: &Path, key: &str, keep: bool) -> Result<bool, SettingsError> {
    let path = config_file(folder);
    if !path.exists() {
        return Ok(false);
    }
    file::change(&path, keep, |text| profile::without(&path, text, key))
}

/// Keeps in mind where the buyer lives.
#[expect(dead_code, reason = "the prompts that learn it call it")]
pub(crate) fn remember_country(folder: &Path, country: Country) -> Result<(), SettingsError> {
    choose(folder, &Choice::Country(country), true)
}

/// Keeps in mind how the buyer pays.
#[expect(dead_code, reason = "the prompts that learn it call it")]
pub(crate) fn remember_method(folder: &Path, method: Method) -> Result<(), SettingsError> {
    choose(folder, &Choice::Method(method), true)
}

impl Profile {
    /// The value of a setting; `None` where it is not set.
    pub(crate) fn choice(&self, setting: Setting) -> Option<Choice> {
        match setting {
            Setting::Country => self.country.map(Choice::Country),
            Setting::PaymentMethod => self.method.map(Choice::Method),
            Setting::Holidays => self.holidays.clone().map(Choice::Holidays),
        }
    }
}
