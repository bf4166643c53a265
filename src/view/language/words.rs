//! The words of one language: dates, amounts, reasons, and the report.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};
use serde::Deserialize;

use super::report::ReportWords;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::{DisputeReason, Reason};
use crate::domain::time::Moment;
use crate::domain::zone::Zone;
use crate::view::date::day_ended;

/// The words of one language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::view) struct Words {
    pub(in crate::view) report: ReportWords,
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
    seen: String,
}

impl Words {
    /// A day, such as `6 March 2026`.
    pub(in crate::view) fn day(&self, day: NaiveDate) -> String {
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
    pub(in crate::view) fn pacific(&self, instant: Instant) -> String {
        let wall = Zone::PACIFIC.wall(instant);
        self.dates
            .at
            .replace("{date}", &self.day(wall.date()))
            .replace("{time}", &wall.format("%H:%M").to_string())
            .replace("{zone}", &self.dates.pacific)
    }

    /// The last instant of a time: the day alone where it lasts to the end of that day in Pacific
    /// time.
    pub(in crate::view) fn until(&self, due: Instant) -> String {
        day_ended(due, Zone::PACIFIC).map_or_else(|| self.pacific(due), |day| self.day(day))
    }

    /// A moment: the day alone where no more is known.
    pub(in crate::view) fn moment(&self, moment: Moment) -> String {
        match moment {
            Moment::Day(day) => self.day(day),
            Moment::At(instant) => self.pacific(instant),
        }
    }

    /// That what is said is as it was seen on that day.
    pub(in crate::view) fn seen(&self, seen: Instant) -> String {
        fill(&self.dates.seen, &[("date", &self.day(Moment::At(seen).day()))])
    }

    /// Why an order is cancelled, as a clause.
    pub(in crate::view) fn cancel_reason(&self, reason: Reason) -> Option<&str> {
        self.cancel_reasons.get(reason.id()).map(String::as_str)
    }

    /// Why a dispute is opened, as a clause.
    pub(in crate::view) fn dispute_reason(&self, reason: DisputeReason) -> Option<&str> {
        self.dispute_reasons.get(reason.id()).map(String::as_str)
    }

    /// An amount with the code of its currency, such as `25,66 EUR`.
    pub(in crate::view) fn money(&self, money: Money) -> String {
        let amount = money.decimal().replace('.', &self.dates.decimal);
        format!("{amount} {}", money.code())
    }
}

/// The words with their slots filled. A value that ends with a full stop, as dates do in some
/// languages, takes the place of the one behind it.
pub(in crate::view) fn fill(words: &str, slots: &[(&str, &str)]) -> String {
    let mut text = words.to_owned();
    for (name, value) in slots {
        let slot = format!("{{{name}}}");
        if value.ends_with('.') {
            text = text.replace(&format!("{slot}."), value);
        }
        text = text.replace(&slot, value);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::Lang;
    use super::*;

    #[test]
    fn every_language_has_all_words() {
        for lang in Lang::ALL {
            let words: Result<Words, _> = serde_json::from_str(lang.source());
            assert!(words.is_ok(), "{}: {:?}", lang.id(), words.err());
        }
    }

    #[test]
    fn every_language_has_words_for_every_reason_and_no_other() {
        let all = Reason::ALL.into_iter().map(Reason::id);
        let cancel: HashSet<&str> = all.collect();
        let dispute: HashSet<&str> =
            DisputeReason::ALL.into_iter().map(DisputeReason::id).collect();
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
        for reason in Reason::ALL {
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

    #[test]
    fn a_date_that_ends_with_a_full_stop_does_not_end_with_two() {
        let date = [("date", "6 марта 2026 г.")];
        assert_eq!(fill("Оплачен {date}.", &date), "Оплачен 6 марта 2026 г.");
        assert_eq!(fill("{date}: оплачен.", &date), "6 марта 2026 г.: оплачен.");
    }
}
