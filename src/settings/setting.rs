//! The buyer's settings that are no rules: kept in the record, read as a person writes them.

use chrono::{Datelike as _, NaiveDate};

use super::limits;
use crate::domain::buyer::Country;
use crate::domain::ids::ids;
use crate::domain::payment::Method;

/// The years in which a day can matter; the marketplace opened in 2010.
const YEARS: std::ops::RangeInclusive<i32> = 2010..=2100;

/// The longest name of a person, in characters.
const MAX_NAME: usize = 80;

ids! {
/// A setting that is no rule.
pub(crate) enum Setting {
    /// Where the buyer lives.
    Country = "country",
    /// How the buyer pays.
    PaymentMethod = "payment-method",
    /// The days that are no business days.
    Holidays = "holidays",
    /// Who keeps the record.
    Name = "name",
    /// How many files the form for evidence takes.
    EvidenceCount = "evidence-count",
    /// How large each of them may be.
    EvidenceSize = "evidence-size",
    /// Which types they may have.
    EvidenceTypes = "evidence-types",
}
}

/// A setting with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Where the buyer lives.
    Country(Country),
    /// How the buyer pays.
    Method(Method),
    /// The days that are no business days.
    Holidays(Vec<NaiveDate>),
    /// Who keeps the record.
    Name(String),
    /// How many files the form for evidence takes.
    EvidenceCount(u32),
    /// The bytes of the largest of them.
    EvidenceSize(u64),
    /// The media types that they may have.
    EvidenceTypes(Vec<String>),
}

impl Choice {
    /// Reads a value as a person writes it, or as the record keeps it.
    pub(crate) fn read(setting: Setting, text: &str) -> Result<Self, String> {
        match setting {
            Setting::Country => Country::known(text)
                .map(Self::Country)
                .ok_or_else(|| format!("{text} is no country code of ISO 3166-1, such as DE")),
            Setting::PaymentMethod => Method::from_id(text).map(Self::Method).ok_or_else(|| {
                let known = Method::ALL.map(Method::id).join(", ");
                format!("{text} is not a payment method; there are {known}")
            }),
            Setting::Holidays => {
                let days = text.split(',').map(str::trim).filter(|day| !day.is_empty());
                let mut days = days.map(read_day).collect::<Result<Vec<_>, _>>()?;
                days.sort_unstable();
                days.dedup();
                Ok(Self::Holidays(days))
            }
            Setting::Name => {
                let name = text.trim();
                let fits = !name.is_empty()
                    && name.chars().count() <= MAX_NAME
                    && !name.chars().any(char::is_control);
                let wrong = || format!("a name has 1 to {MAX_NAME} characters on one line");
                fits.then(|| Self::Name(name.to_owned())).ok_or_else(wrong)
            }
            Setting::EvidenceCount => limits::count(text).map(Self::EvidenceCount),
            Setting::EvidenceSize => limits::size(text).map(Self::EvidenceSize),
            Setting::EvidenceTypes => limits::types(text).map(Self::EvidenceTypes),
        }
    }

    /// The value as the record keeps it; [`Choice::read`] reads it back.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Country(country) => country.code().to_owned(),
            Self::Method(method) => method.id().to_owned(),
            Self::Holidays(days) => {
                days.iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(", ")
            }
            Self::Name(name) => name.clone(),
            Self::EvidenceCount(count) => count.to_string(),
            Self::EvidenceSize(bytes) => format!("{bytes} B"),
            Self::EvidenceTypes(types) => types.join(", "),
        }
    }
}

fn read_day(text: &str) -> Result<NaiveDate, String> {
    let day = text.parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()));
    day.ok_or_else(|| format!("{text} is not a date, such as 2026-10-01"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_reads_back_as_the_record_keeps_it() {
        for (setting, text, kept) in [
            (Setting::Country, "uk", "GB"),
            (Setting::PaymentMethod, "card", "card"),
            (Setting::Holidays, "2026-10-02, 2026-10-01,2026-10-01", "2026-10-01, 2026-10-02"),
            (Setting::Holidays, "", ""),
            (Setting::Name, " Ada ", "Ada"),
            (Setting::EvidenceCount, "5", "5"),
            (Setting::EvidenceSize, "20 MB", "20000000 B"),
            (Setting::EvidenceTypes, "jpg, image/*", "image/jpeg, image/*"),
        ] {
            let choice = Choice::read(setting, text).expect(text);
            assert_eq!(choice.text(), kept, "{text}");
            assert_eq!(Choice::read(setting, kept), Ok(choice), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_value_is_refused_with_the_reason() {
        for (setting, text, why) in [
            (Setting::Country, "Germany", "Germany is no country code"),
            (Setting::Country, "XX", "XX is no country code"),
            (Setting::PaymentMethod, "barter", "barter is not a payment method; there are card"),
            (Setting::Holidays, "1 Oct", "1 Oct is not a date"),
            (Setting::Holidays, "2009-10-01", "2009-10-01 is not a date"),
            (Setting::Name, " ", "a name has 1 to 80 characters"),
            (Setting::Name, "a\nb", "a name has 1 to 80 characters"),
        ] {
            let refused = Choice::read(setting, text).expect_err(text);
            assert!(refused.contains(why), "{text}: {refused}");
        }
    }
}
