//! What a buyer may have typed and nobody else shall read: telephone numbers.

use std::borrow::Cow;

/// The fewest digits of a telephone number that is written with its country.
const FEWEST: usize = 8;

/// The text with a dot for each digit of what looks like a telephone number with its country, such
/// as `+49 151 1234567` or `0049 151 1234567`. Numbers of orders and parcels stay.
pub(super) fn masked<'a>(text: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let text = text.into();
    let mut masked = String::new();
    let mut rest = &*text;
    while let Some((before, number, after)) = next(rest) {
        masked.push_str(before);
        masked.extend(number.chars().map(|sign| if sign.is_ascii_digit() { '•' } else { sign }));
        rest = after;
    }
    if masked.is_empty() {
        return text;
    }
    masked.push_str(rest);
    Cow::Owned(masked)
}

/// The first telephone number, with what stands before and after it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(rest) = text.get(from..) {
        let starts = rest.match_indices('+').chain(rest.match_indices("00")).map(|(at, _)| at);
        let at = from + starts.min()?;
        let (before, tail) = text.split_at_checked(at)?;
        let is_within = before.ends_with(|sign: char| sign.is_alphanumeric());
        let length = length(tail);
        let (number, after) = tail.split_at_checked(length)?;
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        // What begins with two noughts is a number only where it is grouped like one.
        let is_grouped = number.starts_with('+') || number.contains([' ', '-', '/', '(']);
        let is_over = !after.starts_with(|sign: char| sign.is_alphanumeric());
        if !is_within && is_grouped && is_over && (FEWEST..=17).contains(&digits) {
            return Some((before, number, after));
        }
        from = at + length.max(1);
    }
    None
}

/// How far digits go on, with what people write between them.
fn length(text: &str) -> usize {
    let is_part = |sign: char| sign.is_ascii_digit() || " -/().+\u{a0}".contains(sign);
    let end = text.find(|sign: char| !is_part(sign)).unwrap_or(text.len());
    let part = text.get(..end).unwrap_or_default();
    part.rfind(|sign: char| sign.is_ascii_digit()).map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_telephone_number_goes_and_other_numbers_stay() {
        for (text, expected) in [
            ("call +49 151 12345678 now", "call +•• ••• •••••••• now"),
            ("+1 (415) 555-2671", "+• (•••) •••-••••"),
            ("my phone: 0049-151-12345678.", "my phone: ••••-•••-••••••••."),
            ("two: +4915112345678, +4915112345679", "two: +•••••••••••••, +•••••••••••••"),
            ("order 8000222333323327", "order 8000222333323327"),
            ("RR123456785CN, LP00123456789012", "RR123456785CN, LP00123456789012"),
            ("1 + 1 = 2, 25.66 USD, 2026-03-02", "1 + 1 = 2, 25.66 USD, 2026-03-02"),
            ("00340434161094000000", "00340434161094000000"),
            ("大+49 151 12345678", "大+49 151 12345678"),
        ] {
            assert_eq!(masked(text), expected);
        }
    }

    proptest! {
        #[test]
        fn nothing_but_digits_changes_and_twice_is_once(text in "[ +0-9a-z(大.-]{0,60}") {
            let once = masked(&*text).into_owned();
            prop_assert_eq!(once.chars().count(), text.chars().count());
            prop_assert_eq!(masked(&*once).into_owned(), once);
        }
    }
}
