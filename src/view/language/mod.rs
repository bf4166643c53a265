//! What is written for others than the buyer: sellers, banks, consumer centres. A folder a language.
//!
//! `words.json` holds the words of dates and of the report; every key stands in every language, and
//! no other. The `.txt` files are the messages.

mod letters;
mod report;

use std::collections::HashMap;

use serde::Deserialize;

pub(super) use letters::letter;

use crate::domain::money::Money;
use crate::domain::order::{DisputeReason, Reason};
use crate::domain::time::{Instant, Moment};
use crate::domain::zone::Zone;

pub(super) use report::{Headings, Labels, ReportWords, Texts, named};

use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta};

/// A language that messages and reports are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Lang {
    /// English.
    En,
    /// Chinese, in simplified characters.
    Zh,
    /// Russian.
    Ru,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// French.
    Fr,
    /// German.
    De,
    /// Polish.
    Pl,
    /// Italian.
    It,
    /// Dutch.
    Nl,
}

impl Lang {
    /// Every language.
    pub(crate) const ALL: [Self; 10] = [
        Self::En,
        Self::Zh,
        Self::Ru,
        Self::Es,
        Self::Pt,
        Self::Fr,
        Self::De,
        Self::Pl,
        Self::It,
        Self::Nl,
    ];

    /// The code of ISO 639-1.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
            Self::Ru => "ru",
            Self::Es => "es",
            Self::Pt => "pt",
            Self::Fr => "fr",
            Self::De => "de",
            Self::Pl => "pl",
            Self::It => "it",
            Self::Nl => "nl",
        }
    }

    /// The language with this code.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.id() == id)
    }

    /// The name of the language, in English.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Zh => "Chinese",
            Self::Ru => "Russian",
            Self::Es => "Spanish",
            Self::Pt => "Portuguese",
            Self::Fr => "French",
            Self::De => "German",
            Self::Pl => "Polish",
            Self::It => "Italian",
            Self::Nl => "Dutch",
        }
    }

    const fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("en/words.json"),
            Self::Zh => include_str!("zh/words.json"),
            Self::Ru => include_str!("ru/words.json"),
            Self::Es => include_str!("es/words.json"),
            Self::Pt => include_str!("pt/words.json"),
            Self::Fr => include_str!("fr/words.json"),
            Self::De => include_str!("de/words.json"),
            Self::Pl => include_str!("pl/words.json"),
            Self::It => include_str!("it/words.json"),
            Self::Nl => include_str!("nl/words.json"),
        }
    }

    /// The words of the language. They are part of the program, and a test reads all of them; words
    /// that could not be read would be missing from what is printed.
    pub(super) fn words(self) -> Words {
        serde_json::from_str(self.source()).unwrap_or_default()
    }
}

/// The words of one language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) report: ReportWords,
    dates: Dates,
    cancel_reasons: HashMap<String, String>,
    dispute_reasons: HashMap<String, String>,
}

/// How days, times and amounts are written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    months: [String; 12],
    /// The first day of a month, where that is no plain number.
    #[serde(default)]
    first: Option<String>,
    date: String,
    at: String,
    pacific: String,
    decimal: String,
}

impl Words {
    /// A day, such as `6 March 2026`.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        let dates = &self.dates;
        let month = usize::try_from(day.month0()).ok().and_then(|month| dates.months.get(month));
        let first = dates.first.as_ref().filter(|_| day.day() == 1);
        let number = first.cloned().unwrap_or_else(|| day.day().to_string());
        dates
            .date
            .replace("{day}", &number)
            .replace("{month}", month.map_or("", String::as_str))
            .replace("{year}", &day.year().to_string())
    }

    /// An instant as the marketplace's pages print it, in Pacific time.
    pub(super) fn pacific(&self, instant: Instant) -> String {
        let wall = Zone::PACIFIC.wall(instant);
        self.dates
            .at
            .replace("{date}", &self.day(wall.date()))
            .replace("{time}", &wall.format("%H:%M").to_string())
            .replace("{zone}", &self.dates.pacific)
    }

    /// The last instant of a time: the day alone where it lasts to the end of that day in Pacific
    /// time.
    pub(super) fn until(&self, due: Instant) -> String {
        let next = Zone::PACIFIC.wall(due + TimeDelta::seconds(1));
        if next.time() == NaiveTime::MIN {
            self.day(Zone::PACIFIC.wall(due).date())
        } else {
            self.pacific(due)
        }
    }

    /// A moment: the day alone where no more is known.
    pub(super) fn moment(&self, moment: Moment) -> String {
        match moment {
            Moment::Day(day) => self.day(day),
            Moment::At(instant) => self.pacific(instant),
        }
    }

    /// Why an order is cancelled, as a clause.
    pub(super) fn cancel_reason(&self, reason: Reason) -> Option<&str> {
        self.cancel_reasons.get(reason.id()).map(String::as_str)
    }

    /// Why a dispute is opened, as a clause.
    pub(super) fn dispute_reason(&self, reason: DisputeReason) -> Option<&str> {
        self.dispute_reasons.get(reason.id()).map(String::as_str)
    }

    /// An amount with the code of its currency, such as `25,66 EUR`.
    pub(super) fn money(&self, money: Money) -> String {
        let amount = money.decimal().replace('.', &self.dates.decimal);
        format!("{amount} {}", money.code())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_language_has_all_words() {
        for lang in Lang::ALL {
            let words: Result<Words, _> = serde_json::from_str(lang.source());
            assert!(words.is_ok(), "{}: {:?}", lang.id(), words.err());
            assert_eq!(Lang::from_id(lang.id()), Some(lang));
        }
    }

    #[test]
    fn every_language_has_words_for_every_reason_and_no_other() {
        let all = Reason::UNPAID.into_iter().chain(Reason::PAID).map(Reason::id);
        let cancel: HashSet<&str> = all.collect();
        let dispute: HashSet<&str> = DisputeReason::all().map(DisputeReason::id).collect();
        for lang in Lang::ALL {
            let words = lang.words();
            for (told, wanted) in
                [(&words.cancel_reasons, &cancel), (&words.dispute_reasons, &dispute)]
            {
                let keys: HashSet<&str> = told.keys().map(String::as_str).collect();
                assert_eq!(&keys, wanted, "{}", lang.id());
                for (reason, clause) in told {
                    let is_bare = !clause.is_empty() && clause.trim() == clause;
                    assert!(is_bare && !clause.ends_with(['.', '。']), "{} {reason}", lang.id());
                }
            }
        }
        for reason in Reason::UNPAID.into_iter().chain(Reason::PAID) {
            assert!(Lang::En.words().cancel_reason(reason).is_some(), "{reason:?}");
        }
    }

    #[test]
    fn days_times_and_amounts_are_written_as_each_language_does() {
        let due = "2026-03-06T18:00:00Z".parse::<Instant>().expect("a time");
        let last = "2026-05-24T06:59:59Z".parse::<Instant>().expect("a time");
        for (lang, time, day) in [
            (Lang::En, "6 March 2026, 10:00 (Pacific time)", "23 May 2026"),
            (Lang::De, "6. März 2026, 10:00 Uhr (pazifische Zeit)", "23. Mai 2026"),
            (Lang::Zh, "2026年3月6日 10:00（太平洋时间）", "2026年5月23日"),
            (Lang::Fr, "6 mars 2026 à 10:00 (heure du Pacifique)", "23 mai 2026"),
            (Lang::Ru, "6 марта 2026 г., 10:00 (тихоокеанское время)", "23 мая 2026 г."),
        ] {
            assert_eq!(lang.words().until(due), time);
            assert_eq!(lang.words().until(last), day);
        }
        let first = "2026-03-01".parse().expect("a date");
        assert_eq!(Lang::Fr.words().day(first), "1er mars 2026");
        assert_eq!(Lang::Nl.words().day(first), "1 maart 2026");
    }
}
