//! `config.toml`: who buys, on which days nobody works, and what the form for evidence takes.
//!
//! ```toml
//! country = "DE"
//! payment-method = "card"
//! holidays = ["2026-10-01", "2026-10-02"]
//! evidence-count = "5"
//! evidence-size = "20 MB"
//! evidence-types = "jpg, png, mp4"
//! ```

use std::path::Path;

use chrono::{Datelike as _, NaiveDate};
use toml_edit::{Array, Item, Value};

use super::document::{key_span, parse, parse_mut, remove, set, with_rest, wrong};
use super::error::SettingsError;
use super::limits;
use crate::domain::buyer::Country;
use crate::domain::evidence::Limits;
use crate::domain::payment::Method;

/// The years in which a day can matter; the marketplace opened in 2010.
const YEARS: std::ops::RangeInclusive<i32> = 2010..=2100;

/// The name of the file in the folder.
pub(super) const NAME: &str = "config.toml";

/// A setting that is no rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Where the buyer lives.
    Country,
    /// How the buyer pays.
    PaymentMethod,
    /// The days on which nobody works.
    Holidays,
    /// How many files the form for evidence takes.
    EvidenceCount,
    /// How large each of them may be.
    EvidenceSize,
    /// Which types they may have.
    EvidenceTypes,
}

impl Setting {
    /// Every setting.
    pub(crate) const ALL: [Self; 6] = [
        Self::Country,
        Self::PaymentMethod,
        Self::Holidays,
        Self::EvidenceCount,
        Self::EvidenceSize,
        Self::EvidenceTypes,
    ];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::PaymentMethod => "payment-method",
            Self::Holidays => "holidays",
            Self::EvidenceCount => "evidence-count",
            Self::EvidenceSize => "evidence-size",
            Self::EvidenceTypes => "evidence-types",
        }
    }

    /// The setting with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.id() == id)
    }
}

/// Everything in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Profile {
    /// Where the buyer lives.
    pub(crate) country: Option<Country>,
    /// How the buyer pays.
    pub(crate) method: Option<Method>,
    /// The days on which nobody works.
    pub(crate) holidays: Option<Vec<NaiveDate>>,
    /// What the form for evidence takes.
    pub(crate) evidence: Limits,
}

/// A setting with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Where the buyer lives.
    Country(Country),
    /// How the buyer pays.
    Method(Method),
    /// The days on which nobody works.
    Holidays(Vec<NaiveDate>),
    /// How many files the form for evidence takes.
    EvidenceCount(u32),
    /// The bytes of the largest of them.
    EvidenceSize(u64),
    /// The media types that they may have.
    EvidenceTypes(Vec<String>),
}

impl Choice {
    /// Reads a value as a person writes it.
    pub(crate) fn read(setting: Setting, text: &str) -> Result<Self, String> {
        match setting {
            Setting::Country => Country::parse(text).map(Self::Country).ok_or_else(|| {
                format!("{text} is no country; write the two letters of ISO 3166-1, such as DE")
            }),
            Setting::PaymentMethod => Method::from_id(text).map(Self::Method).ok_or_else(|| {
                format!("{text} is no payment method; there are {}", methods().join(", "))
            }),
            Setting::Holidays => {
                let days = text.split(',').map(|day| read_day(day.trim()));
                days.collect::<Result<Vec<_>, _>>().map(|days| Self::Holidays(sorted(days)))
            }
            Setting::EvidenceCount => limits::count(text).map(Self::EvidenceCount),
            Setting::EvidenceSize => limits::size(text).map(Self::EvidenceSize),
            Setting::EvidenceTypes => limits::types(text).map(Self::EvidenceTypes),
        }
    }

    fn value(&self) -> Value {
        match self {
            Self::Country(country) => country.code().into(),
            Self::Method(method) => method.id().into(),
            Self::Holidays(days) => {
                Value::Array(days.iter().map(NaiveDate::to_string).collect::<Array>())
            }
            Self::EvidenceCount(count) => count.to_string().into(),
            Self::EvidenceSize(bytes) => format!("{bytes} B").into(),
            Self::EvidenceTypes(types) => types.join(", ").into(),
        }
    }
}

/// The names of the payment methods.
fn methods() -> [&'static str; Method::ALL.len()] {
    Method::ALL.map(Method::id)
}

fn sorted(mut days: Vec<NaiveDate>) -> Vec<NaiveDate> {
    days.sort_unstable();
    days.dedup();
    days
}

fn read_day(text: &str) -> Result<NaiveDate, String> {
    let day = text.parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()));
    day.ok_or_else(|| format!("{text} is no date, such as 2026-10-01"))
}

impl Profile {
    /// Reads the file. What means nothing is left out, and told in `faults`.
    pub(super) fn read(path: &Path, text: &str, faults: &mut Vec<SettingsError>) -> Self {
        let mut profile = Self::default();
        let document = match parse(path, text) {
            Ok(document) => document,
            Err(error) => {
                faults.push(error);
                return profile;
            }
        };
        let root = document.as_table();
        for (key, item) in root {
            match entry(key, item) {
                Ok(Choice::Country(country)) => profile.country = Some(country),
                Ok(Choice::Method(method)) => profile.method = Some(method),
                Ok(Choice::Holidays(holidays)) => profile.holidays = Some(holidays),
                Ok(Choice::EvidenceCount(count)) => profile.evidence.count = Some(count),
                Ok(Choice::EvidenceSize(bytes)) => profile.evidence.bytes = Some(bytes),
                Ok(Choice::EvidenceTypes(types)) => profile.evidence.types = Some(types),
                Err(why) => faults.push(wrong(path, text, key, key_span(root, key), why)),
            }
        }
        profile
    }

    /// The value of a setting; `None` where it is not set.
    pub(crate) fn choice(&self, setting: Setting) -> Option<Choice> {
        match setting {
            Setting::Country => self.country.map(Choice::Country),
            Setting::PaymentMethod => self.method.map(Choice::Method),
            Setting::Holidays => self.holidays.clone().map(Choice::Holidays),
            Setting::EvidenceCount => self.evidence.count.map(Choice::EvidenceCount),
            Setting::EvidenceSize => self.evidence.bytes.map(Choice::EvidenceSize),
            Setting::EvidenceTypes => self.evidence.types.clone().map(Choice::EvidenceTypes),
        }
    }
}

fn entry(key: &str, item: &Item) -> Result<Choice, String> {
    let Some(setting) = Setting::from_id(key) else {
        let known = Setting::ALL.map(Setting::id).join(", ");
        return Err(format!("`{key}` is no setting; there are {known}"));
    };
    match (setting, item.as_str(), item.as_array()) {
        (_, Some(text), _) => Choice::read(setting, text),
        (Setting::Holidays, None, Some(days)) => {
            let days = days.iter().map(|day| match day {
                Value::Datetime(day) => read_day(&day.value().to_string()),
                Value::String(day) => read_day(day.value()),
                Value::Integer(_)
                | Value::Float(_)
                | Value::Boolean(_)
                | Value::Array(_)
                | Value::InlineTable(_) => {
                    Err("a holiday is a date, such as \"2026-10-01\"".to_owned())
                }
            });
            days.collect::<Result<Vec<_>, _>>().map(|days| Choice::Holidays(sorted(days)))
        }
        (Setting::Holidays, None, None) => Err("holidays is no list of dates".to_owned()),
        (
            Setting::Country
            | Setting::PaymentMethod
            | Setting::EvidenceCount
            | Setting::EvidenceSize
            | Setting::EvidenceTypes,
            None,
            _,
        ) => Err(format!("{key} is no text")),
    }
}

/// The text with this choice.
pub(super) fn with(path: &Path, text: &str, choice: &Choice) -> Result<String, SettingsError> {
    let mut document = parse_mut(path, text)?;
    let setting = match choice {
        Choice::Country(_) => Setting::Country,
        Choice::Method(_) => Setting::PaymentMethod,
        Choice::Holidays(_) => Setting::Holidays,
        Choice::EvidenceCount(_) => Setting::EvidenceCount,
        Choice::EvidenceSize(_) => Setting::EvidenceSize,
        Choice::EvidenceTypes(_) => Setting::EvidenceTypes,
    };
    set(document.as_table_mut(), setting.id(), choice.value());
    Ok(document.to_string())
}

/// The text without this entry; `None` when there is none.
pub(super) fn without(path: &Path, text: &str, key: &str) -> Result<Option<String>, SettingsError> {
    let mut document = parse_mut(path, text)?;
    let removed = remove(document.as_table_mut(), key);
    Ok(removed.map(|rest| with_rest(document, &rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> &'static Path {
        Path::new("/home/config.toml")
    }

    fn read(text: &str) -> Result<Profile, Vec<String>> {
        let mut faults = Vec::new();
        let profile = Profile::read(path(), text, &mut faults);
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
        if faults.is_empty() { Ok(profile) } else { Err(faults) }
    }

    #[test]
    fn a_file_tells_who_buys_and_when_nobody_works() {
        let text = "country = \"uk\"\npayment-method = \"card\"\n\
                    holidays = [\"2026-10-02\", 2026-10-01, \"2026-10-01\"]\n";
        let days = ["2026-10-01", "2026-10-02"].map(|day| day.parse().expect("a date"));
        assert_eq!(
            read(text),
            Ok(Profile {
                country: Country::parse("GB"),
                method: Some(Method::Card),
                holidays: Some(days.to_vec()),
                evidence: Limits::NONE,
            })
        );
        for (text, holidays) in [("holidays = []", Some(Vec::new())), ("# nothing\n", None)] {
            assert_eq!(read(text).map(|profile| profile.holidays), Ok(holidays), "{text}");
        }
    }

    #[test]
    fn what_means_nothing_is_named_with_its_line() {
        for (text, why) in [
            ("\ncontry = \"DE\"", "line 2: `contry` is no setting"),
            ("country = \"Germany\"", "line 1: Germany is no country"),
            ("country = 49", "country is no text"),
            ("payment-method = \"pix\"", "pix is no payment method; there are card, paypal"),
            ("holidays = [\"1 Oct\"]", "1 Oct is no date"),
            ("holidays = [1]", "a holiday is a date"),
            ("holidays = \"1 Oct\"", "1 Oct is no date"),
            ("holidays = \"2009-10-01\"", "2009-10-01 is no date"),
            ("holidays = 2026-10-01", "holidays is no list of dates"),
            ("country = ", "line 1: it is not TOML"),
        ] {
            let faults = read(text).expect_err(text);
            assert!(faults[0].contains(why), "{text}: {faults:?}");
        }
    }

    #[test]
    fn a_choice_keeps_what_stands_around_it() {
        let text = "# me\ncountry = \"DE\" # since 2020\n";
        let choice = Choice::read(Setting::Country, "fr").expect("a country");
        assert_eq!(with(path(), text, &choice), Ok(text.replace("DE", "FR")));
        let choice = Choice::read(Setting::Holidays, "2026-10-02, 2026-10-01").expect("days");
        assert_eq!(
            with(path(), "", &choice),
            Ok("holidays = [\"2026-10-01\", \"2026-10-02\"]\n".to_owned())
        );
        assert_eq!(without(path(), text, "country"), Ok(Some("# me\n".to_owned())));
        assert_eq!(without(path(), text, "holidays"), Ok(None));
    }
}
