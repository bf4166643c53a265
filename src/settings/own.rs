//! The buyer's own settings as they lie in a folder: read, laid over the shipped rules, changed.

use std::path::{Path, PathBuf};

use super::amount::Target;
use super::embedded::EMBEDDED;
use super::error::SettingsError;
use super::file;
use super::overrides::{self, Override};
use super::profile::{self, Choice, Profile};
use super::rules::Value;
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
        policy.calendar = Calendar::new(self.profile.holidays.unwrap_or_default());
        policy.evidence = self.profile.evidence;
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

/// Makes a choice that is no rule. With `keep` false nothing is written.
pub(crate) fn choose(folder: &Path, choice: &Choice, keep: bool) -> Result<(), SettingsError> {
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
pub(crate) fn remember_country(folder: &Path, country: Country) -> Result<(), SettingsError> {
    choose(folder, &Choice::Country(country), true)
}

/// Keeps in mind how the buyer pays.
pub(crate) fn remember_method(folder: &Path, method: Method) -> Result<(), SettingsError> {
    choose(folder, &Choice::Method(method), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::{Limit, Rule};
    use crate::domain::time::Span;

    const POLICY: &str = "[rules]\ncancel-seller-answer = \"48h\"\nrefund-card = \"2-5bd\"\n\
                          dispute-appeal-once = 2\n";

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder")
    }

    fn write(folder: &Path, name: &str, text: &str) {
        std::fs::write(folder.join(name), text).expect("a file");
    }

    fn shipped(policy: &Policy) -> bool {
        *policy == EMBEDDED
    }

    #[test]
    fn without_files_the_shipped_rules_hold() {
        let folder = folder();
        let nowhere = folder.path().join("nowhere");
        for folder in [None, Some(folder.path()), Some(&*nowhere)] {
            assert!(load(folder).is_ok_and(|policy| shipped(&policy)));
        }
        assert!(!nowhere.exists());
    }

    #[test]
    fn the_files_are_laid_over_the_shipped_rules() {
        let folder = folder();
        write(folder.path(), "policy.toml", POLICY);
        let config = "country = \"DE\"\nholidays = [\"2026-10-01\"]\n";
        write(folder.path(), "config.toml", config);
        let policy = load(Some(folder.path())).expect("settings");
        assert_eq!(policy.window(Rule::CancelSellerAnswer).span, Span::Hours(48));
        assert_eq!(policy.window(Rule::RefundCard).from, Some(Span::BusinessDays(2)));
        assert_eq!(policy.limit(Limit::Appeals), 2);
        assert_eq!(policy.calendar.holidays(), ["2026-10-01".parse().expect("a date")]);
        assert_eq!(policy.buyer.country, Country::parse("DE"));
        let untouched = EMBEDDED.window(Rule::SellerShipBy);
        assert_eq!(policy.window(Rule::SellerShipBy), untouched);
    }

    #[test]
    fn one_entry_that_means_nothing_stops_everything() {
        for (name, text, code) in [
            ("policy.toml", "[rules]\nsilence = \"2d\"\n", "settings.wrong"),
            ("policy.toml", "[rules\n", "settings.unreadable"),
            ("config.toml", "country = \"Germany\"\n", "settings.wrong"),
            ("config.toml", "holidays = \"cn.ics\"\n", "settings.wrong"),
        ] {
            let folder = folder();
            write(folder.path(), name, text);
            let error = load(Some(folder.path())).expect_err(text);
            assert_eq!(error.code(), code, "{text}");
            assert!(error.path().is_some_and(|path| path.starts_with(folder.path())), "{text}");
        }
        let folder = folder();
        std::fs::write(folder.path().join("policy.toml"), b"\xff\xfe").expect("a file");
        let error = load(Some(folder.path())).expect_err("no text");
        assert_eq!(error.code(), "settings.unreadable");
    }

    #[test]
    fn what_is_remembered_is_kept_for_its_owner_alone() {
        let place = folder();
        let folder = place.path().join("a/config");
        remember_country(&folder, Country::parse("DE").expect("a country")).expect("written");
        remember_method(&folder, Method::Card).expect("written");
        let text = std::fs::read_to_string(config_file(&folder)).expect("a file");
        assert_eq!(text, "country = \"DE\"\npayment-method = \"card\"\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| path.metadata().expect("it").permissions().mode() & 0o777;
            assert_eq!((mode(&folder), mode(&config_file(&folder))), (0o700, 0o600));
        }
        let names: Vec<_> = std::fs::read_dir(&folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        assert!(!names.iter().any(|name| name.to_string_lossy().ends_with(".new")), "{names:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_one() {
        let folder = folder();
        write(folder.path(), "elsewhere.toml", POLICY);
        let link = policy_file(folder.path());
        std::os::unix::fs::symlink(folder.path().join("elsewhere.toml"), &link).expect("a link");
        assert_eq!(reset_rule(folder.path(), "refund-card", true), Ok(true));
        assert!(link.symlink_metadata().expect("a link").is_symlink());
        assert!(!std::fs::read_to_string(&link).expect("a file").contains("refund-card"));
    }
}
