//! Dates as the order pages print them, in nine languages.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate};

use super::month_names;
use super::number_text::DecimalSign;
use crate::domain::time::Moment;

/// The words between the parts of a date.
const FILLERS: [&str; 9] = ["de", "del", "of", "the", "г", "года", "r", "roku", "den"];

/// The years that a date can be in.
const YEARS: RangeInclusive<i32> = 2010..=2100;

/// The maximum number of words in a date with its time.
const MAX_WORDS: usize = 16;

/// The day, if the text is one and nothing else; a time of day after it is ignored. A date in figures
/// alone is read only in the order year, month, day, because any other can mean two days.
pub(super) fn day(text: &str) -> Option<Moment> {
    let words: Vec<_> = words(text).take(MAX_WORDS).collect();
    let (day, rest) = leading(&words)?;
    rest.iter().all(|word| is_time(word)).then_some(Moment::Day(day))
}

/// The only day in a text; `None` if there are two.
pub(super) fn only_day(text: &str) -> Option<Moment> {
    let words: Vec<_> = words(text).collect();
    let mut rest = words.as_slice();
    let mut only = None;
    while let Some((_, others)) = rest.split_first() {
        rest = match leading(rest) {
            Some((day, after)) if only.replace(day).is_none() => after,
            Some(_) => return None,
            None => others,
        };
    }
    only.map(Moment::Day)
}

/// Whether a text has a year, and so means to give a date.
pub(super) fn has_year(text: &str) -> bool {
    text.split(|char: char| !char.is_ascii_digit())
        .any(|digits| digits.len() == 4 && digits.parse().is_ok_and(|year| YEARS.contains(&year)))
}

/// The decimal sign of the language of a date, if the name of its month decides it.
pub(super) fn sign(text: &str) -> Option<DecimalSign> {
    let words: Vec<_> = words(text).take(MAX_WORDS).collect();
    leading(&words)?;
    let mut parts = words.iter().flat_map(|word| word.split('-'));
    let (place, name) =
        parts.by_ref().enumerate().find(|(_, part)| month_names::month(part).is_some())?;
    month_names::sign(name, place == 0)
}

/// The words of a text in lower case, without fillers and punctuation.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|char: char| char.is_whitespace() || matches!(char, ',' | '.'))
        .map(|word| word.trim_matches(is_punctuation))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !FILLERS.contains(&word.as_str()))
}

/// The day at the beginning of some words, and the words after it.
fn leading(words: &[String]) -> Option<(NaiveDate, &[String])> {
    let (first, after) = words.split_first()?;
    if let Some(day) = iso(first) {
        return Some((day, after));
    }
    let joined = first.split('-');
    let (others, rest) = after.split_at_checked(3_usize.checked_sub(joined.clone().count())?)?;
    let (mut year, mut month, mut day) = (None, None, None);
    for word in joined.chain(others.iter().map(String::as_str)) {
        if let Some(number) = number(word) {
            let part = if number > 31 { &mut year } else { &mut day };
            if part.replace(number).is_some() {
                return None;
            }
        } else if month.replace(month_names::month(word)?).is_some() {
            return None;
        }
    }
    let year = i32::try_from(year?).ok()?;
    Some((on(year, month?, day?)?, rest))
}

/// Whether a character is punctuation around a word.
fn is_punctuation(char: char) -> bool {
    matches!(char, '(' | ')' | '[' | ']' | '"' | '«' | '»' | '“' | '”' | ';' | ':' | '!' | '?')
}

/// The day of a word such as `2026-07-15` or `2026-07-15T10:00:00Z`.
fn iso(word: &str) -> Option<NaiveDate> {
    let (date, time) = word.split_once('t').unwrap_or((word, ""));
    if !time.is_empty() && !is_time(time) {
        return None;
    }
    let mut parts = date.split('-');
    let mut part =
        |length: usize| parts.next().filter(|part| part.len() == length).and_then(number);
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() {
        return None;
    }
    on(i32::try_from(year).ok()?, month, day)
}

/// A day of a plausible year.
fn on(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|day| YEARS.contains(&day.year()))
}

/// The value of a word that is a number of one, two or four digits, without an ordinal ending.
fn number(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th", "er", "º", "°"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let fits = matches!(digits.len(), 1 | 2)
        || (digits.len() == 4 && digits.len() == word.len() && !digits.starts_with('0'));
    (fits && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// Whether a word is part of a time of day.
fn is_time(word: &str) -> bool {
    let figures = || {
        word.contains(':')
            && word.bytes().all(|byte| byte.is_ascii_digit() || b":+-z".contains(&byte))
    };
    ["am", "pm", "utc", "gmt", "pt", "pst", "pdt", "cst", "uhr", "um", "at", "à", "às", "a", "las"]
        .contains(&word)
        || (word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
        || (word.len() == 4
            && word.ends_with('z')
            && word.bytes().take(3).all(|byte| byte.is_ascii_digit()))
        || figures()
}

#[cfg(test)]
mod tests {
    use super::super::month_names::MONTHS;
    use super::*;
    use proptest::prelude::*;

    fn ymd(year: i32, month: u32, day: u32) -> Option<Moment> {
        NaiveDate::from_ymd_opt(year, month, day).map(Moment::Day)
    }

    #[test]
    fn dates_of_every_language() {
        for (given, year, month, day_of_month) in [
            ("Jul 15, 2026", 2026, 7, 15),
            ("15 Jul 2026", 2026, 7, 15),
            ("July 15th, 2026", 2026, 7, 15),
            ("2026 Jul 15", 2026, 7, 15),
            ("15-Jul-2026", 2026, 7, 15),
            ("24 nov, 2023", 2023, 11, 24),
            ("12. Mär 2024", 2024, 3, 12),
            ("12. März 2024", 2024, 3, 12),
            ("3. Aug 2025", 2025, 8, 3),
            ("15 juil., 2026", 2026, 7, 15),
            ("1er août 2026", 2026, 8, 1),
            ("9 févr. 2026", 2026, 2, 9),
            ("15 de julio de 2026", 2026, 7, 15),
            ("5 ene, 2026", 2026, 1, 5),
            ("5 de set. de 2026", 2026, 9, 5),
            ("7 de março de 2026", 2026, 3, 7),
            ("15 lip, 2026", 2026, 7, 15),
            ("3 września 2026 r.", 2026, 9, 3),
            ("1 paź 2026", 2026, 10, 1),
            ("15 lug, 2026", 2026, 7, 15),
            ("1 gennaio 2026", 2026, 1, 1),
            ("15 mrt 2026", 2026, 3, 15),
            ("1 mei 2026", 2026, 5, 1),
            ("15 июл. 2026 г.", 2026, 7, 15),
            ("15 июля 2026", 2026, 7, 15),
            ("МАЯ 9, 2026", 2026, 5, 9),
            ("2026-07-15", 2026, 7, 15),
            ("2026-07-15 10:00:00", 2026, 7, 15),
            ("2026-07-15T23:59:59.000Z", 2026, 7, 15),
            ("2026-07-15T23:59:59+02:00", 2026, 7, 15),
            ("Jul 15, 2026 10:00 PM PST", 2026, 7, 15),
            ("15. Juli 2026 um 10:00 Uhr", 2026, 7, 15),
            ("Feb 29, 2024", 2024, 2, 29),
        ] {
            assert_eq!(day(given), ymd(year, month, day_of_month), "{given}");
        }
    }

    #[test]
    fn what_is_no_single_day_is_none() {
        for given in [
            "",
            "15/07/2026",
            "07.08.2026",
            "7-8-2026",
            "2026/07/15",
            "Jul 15",
            "Jul 2026",
            "Feb 30, 2026",
            "Feb 29, 2026",
            "Jul 15, 2009",
            "Jul 15, 2101",
            "Jul 15, 26",
            "Jul 15, 2026 - Jul 20, 2026",
            "Juk 15, 2026",
            "Jul Aug 2026",
            "15 16 2026",
            "1784073600000",
            "2026-13-01",
            "2026-07-15-16",
            "soon",
        ] {
            assert_eq!(day(given), None, "{given}");
        }
    }

    #[test]
    fn a_day_among_words_is_read_when_it_is_the_only_one() {
        for (given, then) in [
            ("Refund if no delivery before Sep 4, 2026", ymd(2026, 9, 4)),
            ("Refund within 15 days if lost by 4 Sep 2026 (23:59 PST)", ymd(2026, 9, 4)),
            ("Zwrot, jeśli nie dotrze do 3 września 2026 r.!", ymd(2026, 9, 3)),
            ("Reembolso antes de (4-set-2026)", ymd(2026, 9, 4)),
            ("2 Sep 4, 2026", ymd(2026, 9, 4)),
            ("before 2026-09-04", ymd(2026, 9, 4)),
            ("between Sep 4, 2026 and Sep 8, 2026", None),
            ("before 04/09/2026", None),
            ("the 4th week of Sep 2026", None),
            ("within 15 days", None),
            ("", None),
        ] {
            assert_eq!(only_day(given), then, "{given}");
        }
        assert_eq!(day("Sep 4, 2026 · Refund if damaged"), None);
    }

    #[test]
    fn a_month_tells_the_decimal_sign_of_its_language() {
        for (given, then) in [
            ("Jul 15, 2026", Some(DecimalSign::Point)),
            ("15 July 2026", Some(DecimalSign::Point)),
            ("12. Mär 2024", Some(DecimalSign::Comma)),
            ("5-fev-2026", Some(DecimalSign::Comma)),
            ("15 июл. 2026 г.", Some(DecimalSign::Comma)),
            ("15 jul 2026", None),
            ("15 de julio de 2026", None),
            ("2026-07-15", None),
            ("Jul 15", None),
        ] {
            assert_eq!(sign(given), then, "{given}");
        }
    }

    #[test]
    fn no_name_means_two_months() {
        let mut all: Vec<_> = MONTHS.split_whitespace().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(all.iter().all(|name| name.to_lowercase() == *name));
    }

    proptest! {
        #[test]
        fn every_day_is_read_by_every_name_in_every_order(
            offset in 0..33_000_u64,
            name in 0..20_usize,
            order in 0..4_usize,
        ) {
            let date = NaiveDate::from_ymd_opt(2010, 1, 1).expect("a date") + chrono::Days::new(offset);
            let month = usize::try_from(date.month0()).expect("small");
            let names: Vec<&str> = MONTHS.lines().nth(month).expect("a month").split(' ').collect();
            let (month, year, number) = (names[name % names.len()], date.year(), date.day());
            let text = match order {
                0 => format!("{month} {number}, {year}"),
                1 => format!("{number}. {month} {year}"),
                2 => format!("{year} {} {number}", month.to_uppercase()),
                _ => format!("{number} {month}., {year} 12:30"),
            };
            prop_assert_eq!(day(&text), Some(Moment::Day(date)));
            prop_assert_eq!(day(&date.to_string()), Some(Moment::Day(date)));
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = (day(&text), only_day(&text), sign(&text));
        }
    }
}
