//! Numbers as printed for people: the signs between their digits mean different things in different
//! countries.
//!
//! # Which sign is the decimal sign
//!
//! 1. The Arabic decimal sign always is; white space, an apostrophe and the Arabic sign for
//!    thousands never are.
//! 2. Of `.` and `,` in one number, the last is, and must stand there once.
//! 3. One of them that stands there more than once only groups.
//! 4. One of them that stands there once, beside grouping by a space or an apostrophe, is.
//! 5. One that stands there once and alone, is, unless it can also group: three digits follow and
//!    one to three that do not begin with `0` stand before it. In a currency without decimals it
//!    groups there.
//! 6. In any other, the sign of the page tells. Three decimals of a currency with two are refused,
//!    zeros too, because an amount of a thousandth would look right.
//! 7. Where nobody knows the sign of the page, it groups in a currency with two decimals, which
//!    has no amounts with three; where three are right, nobody guesses.
//!
//! Digits are grouped by threes, or by twos with three at the end as in India.

use crate::domain::money::{Currency, Money, NotMoney};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DecimalSign {
    /// As in `1,234.56`.
    Point,
    /// As in `1.234,56`.
    Comma,
}

/// The digits of a number and the signs between them. The signs are `.` and `,`, `g` for one that
/// only ever groups and `d` for one that only ever is the decimal sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PrintedNumber {
    signs_and_digits: String,
    decimal: Decimal,
}

/// Where the decimals of a number begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decimal {
    None,
    At(usize),
    /// After this sign, or nowhere: it depends on the decimal sign of the page.
    Either(usize, DecimalSign),
}

impl PrintedNumber {
    /// Finds the only number in a text, whatever letters and currency signs are around it.
    pub(super) fn find(text: &str, places: u32) -> Result<Self, NotMoney> {
        match find(text)? {
            (_, true) => Err(NotMoney::Negative),
            (number, false) => Self::new(number, places),
        }
    }

    /// Finds the only number in a text, whether it is negative or not.
    pub(super) fn find_unsigned(text: &str, places: u32) -> Result<Self, NotMoney> {
        Self::new(find(text)?.0, places)
    }

    fn new(signs_and_digits: String, places: u32) -> Result<Self, NotMoney> {
        let decimal = decimal(&signs_and_digits, places)?;
        Ok(Self { signs_and_digits, decimal })
    }

    /// Whether its digits are those of these parts.
    pub(super) fn has_digits(&self, whole: &str, decimals: &str) -> bool {
        let digits = self.signs_and_digits.bytes().filter(u8::is_ascii_digit);
        digits.eq(whole.bytes().chain(decimals.bytes()))
    }

    /// The decimal sign, if the number alone is clear.
    pub(super) fn sign(&self) -> Option<DecimalSign> {
        match self.decimal {
            Decimal::At(place) => sign_at(&self.signs_and_digits, place),
            Decimal::None | Decimal::Either(..) => None,
        }
    }

    /// The sign before the last `length` digits.
    pub(super) fn sign_before(&self, length: usize) -> Option<DecimalSign> {
        let place = self.signs_and_digits.len().checked_sub(length + 1)?;
        sign_at(&self.signs_and_digits, place)
    }

    /// The same number, known to be a whole one: a sign that can group does.
    pub(super) fn whole(self) -> Self {
        let decimal = match self.decimal {
            Decimal::Either(..) => Decimal::None,
            told @ (Decimal::None | Decimal::At(_)) => told,
        };
        Self { decimal, ..self }
    }

    /// The amount; `Ok(None)` when it depends on the decimal sign of the page and `sign` doesn't
    /// know that.
    pub(super) fn amount(
        &self,
        currency: Currency,
        sign: impl FnOnce() -> Option<DecimalSign>,
    ) -> Result<Option<Money>, NotMoney> {
        let place = match self.decimal {
            Decimal::None => None,
            Decimal::At(place) => Some(place),
            Decimal::Either(place, own) => match sign() {
                Some(known) if known != own => None,
                Some(_) if currency.decimals() < 3 => return Err(NotMoney::TooPrecise(currency)),
                Some(_) => Some(place),
                None if currency.decimals() < 3 => None,
                None => return Ok(None),
            },
        };
        let (whole, decimals) =
            match place.and_then(|at| self.signs_and_digits.split_at_checked(at)) {
                Some((whole, decimals)) => (whole, decimals.get(1..).unwrap_or_default()),
                None => (self.signs_and_digits.as_str(), ""),
            };
        let whole = ungrouped(whole).ok_or(NotMoney::NotANumber)?;
        Money::from_parts(&whole, decimals, currency).map(Some)
    }
}

fn sign_at(number: &str, place: usize) -> Option<DecimalSign> {
    match number.as_bytes().get(place) {
        Some(b'.') => Some(DecimalSign::Point),
        Some(b',') => Some(DecimalSign::Comma),
        _ => None,
    }
}

/// The value of a decimal digit: ASCII, full-width, Arabic-Indic or Persian.
fn digit(char: char) -> Option<char> {
    let zero = match char {
        '0'..='9' => return Some(char),
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6F0}'..='\u{6F9}' => 0x6F0,
        '\u{FF10}'..='\u{FF19}' => 0xFF10,
        _ => return None,
    };
    char::from_digit(u32::from(char) - zero, 10)
}

/// What a character between two digits is.
fn separator(char: char) -> Option<char> {
    match char {
        '.' | '\u{FF0E}' => Some('.'),
        ',' | '\u{FF0C}' => Some(','),
        '\u{66B}' => Some('d'),
        '\u{66C}' | '\'' | '’' => Some('g'),
        _ => char.is_whitespace().then_some('g'),
    }
}

/// Whether a character makes an amount negative.
fn is_minus(char: char) -> bool {
    matches!(char, '-' | '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{FE63}' | '\u{FF0D}')
}

/// The digits of the one number in a text with the signs between them, and whether it is negative:
/// a minus makes it so, or a bracket before the number; `,-` after it means no decimals.
fn find(text: &str) -> Result<(String, bool), NotMoney> {
    let mut chars = text.chars().filter(|char| !super::sanitize::is_invisible(*char)).peekable();
    let mut before = [' '; 2];
    let mut negative = false;
    while let Some(char) = chars.next_if(|char| digit(*char).is_none()) {
        if char.is_numeric() {
            return Err(NotMoney::NotANumber);
        }
        negative |= is_minus(char) || char == '(';
        before = [before[1], char];
    }
    if matches!(separator(before[1]), Some('.' | ',' | 'd')) && !before[0].is_alphabetic() {
        return Err(NotMoney::NotANumber);
    }
    let mut number = String::new();
    let mut pending = None;
    while let Some(char) = chars.next_if(|char| digit(*char).or(separator(*char)).is_some()) {
        if let Some(digit) = digit(char) {
            number.extend(pending.take());
            number.push(digit);
        } else if let Some(earlier) = pending.replace(separator(char).unwrap_or('g')) {
            if earlier != 'g' {
                return Err(NotMoney::NotANumber);
            }
            break;
        }
    }
    let mut rest = chars.peekable();
    if matches!(pending, Some('.' | ',' | 'd')) && rest.next_if(|char| is_minus(*char)).is_none() {
        return Err(NotMoney::NotANumber);
    }
    for char in rest {
        if char.is_numeric() {
            return Err(NotMoney::NotANumber);
        }
        negative |= is_minus(char);
    }
    if number.is_empty() { Err(NotMoney::NotANumber) } else { Ok((number, negative)) }
}

/// Where the decimals of a number begin, by the rules of this module.
fn decimal(number: &str, places: u32) -> Result<Decimal, NotMoney> {
    let count = |sign: char| number.bytes().filter(|byte| char::from(*byte) == sign).count();
    let (points, commas, groups) = (count('.'), count(','), count('g'));
    let last = number.rfind(|char: char| !char.is_ascii_digit());
    let once = |sign: char| match number.rfind(sign) {
        Some(place) if count(sign) == 1 && Some(place) == last => Ok(Decimal::At(place)),
        _ => Err(NotMoney::NotANumber),
    };
    if count('d') > 0 {
        return once('d');
    }
    match (points, commas) {
        (0 | 2.., 0) | (0, 2..) => Ok(Decimal::None),
        (1.., 1..) => once(if number.rfind('.') > number.rfind(',') { '.' } else { ',' }),
        _ if groups > 0 => once(if points == 1 { '.' } else { ',' }),
        _ => Ok(lone(number, last.unwrap_or_default(), places)),
    }
}

/// What a sign means that stands in a number once and alone.
fn lone(number: &str, place: usize, places: u32) -> Decimal {
    let groups = number.len() - place == 4 && (1..=3).contains(&place) && !number.starts_with('0');
    match (groups, sign_at(number, place)) {
        (true, _) if places == 0 => Decimal::None,
        (true, Some(sign)) => Decimal::Either(place, sign),
        _ => Decimal::At(place),
    }
}

/// A whole number without the signs that group it; `None` when it is not grouped as numbers are.
fn ungrouped(whole: &str) -> Option<String> {
    let Some(sign) = whole.chars().find(|char| !char.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    let groups: Vec<_> = whole.split(sign).collect();
    let (last, earlier) = groups.split_last()?;
    let (first, middle) = earlier.split_first()?;
    let by = |length: usize| middle.iter().all(|group| group.len() == length);
    let fits = last.len() == 3
        && ((1..=3).contains(&first.len()) && by(3)
            || (1..=2).contains(&first.len()) && by(2) && !middle.is_empty());
    let joined = groups.concat();
    (fits && joined.bytes().all(|byte| byte.is_ascii_digit())).then_some(joined)
}
