//! Amounts as the order pages print them.
//!
//! A page gives an amount twice: as a text such as `R$132,74`, and as `formatPriceInfo`, the same
//! text with its whole part and its decimals behind it, `R$132,74|132|74`. The parts are read
//! where they are complete and have the digits of the text. Otherwise the text is read, by the
//! rules of [`number_text`](super::number_text).

use super::number_text::{Number, Sign};
use crate::domain::money::{Currency, Money, NotMoney};

/// Why a printed amount cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotAnAmount {
    /// It is no amount at all.
    #[error(transparent)]
    Money(#[from] NotMoney),
    /// It means two amounts, and nothing on the page tells which.
    #[error("the amount can be read in two ways")]
    Ambiguous,
    /// Its parts are not the digits of its text.
    #[error("the amount and its parts are not the same")]
    Contradiction,
}

/// An amount as printed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Printed<'a> {
    /// The text, with its currency sign.
    pub(super) text: Option<&'a str>,
    /// The text and its parts, separated by `|`.
    pub(super) info: Option<&'a str>,
}

impl<'a> Printed<'a> {
    /// The amount; `None` when none is printed. `sign` is asked for the decimal sign of the page
    /// only where the amount itself does not tell.
    pub(super) fn amount(
        self,
        currency: Currency,
        sign: impl FnOnce() -> Option<Sign>,
    ) -> Result<Option<Money>, NotAnAmount> {
        if self.pieces().is_some_and(|(_, whole, _)| whole.starts_with(['-', '\u{2212}'])) {
            return Err(NotMoney::Negative.into());
        }
        let Some(text) = self.said() else {
            return match self.parts(currency) {
                Some(parts) => Ok(Some(Money::from_parts(&parts.whole, parts.decimals, currency)?)),
                None => Ok(None),
            };
        };
        let number = Number::find(text, currency.decimals())?;
        if let Some(parts) = self.parts(currency) {
            if number.digits() != format!("{}{}", parts.whole, parts.decimals) {
                return Err(NotAnAmount::Contradiction);
            }
            return Ok(Some(Money::from_parts(&parts.whole, parts.decimals, currency)?));
        }
        let amount = number.amount(currency, sign)?.ok_or(NotAnAmount::Ambiguous)?;
        match self.whole_alone() {
            Some(whole) if Money::from_parts(&whole, "", currency)? != amount => {
                Err(NotAnAmount::Contradiction)
            }
            _ => Ok(Some(amount)),
        }
    }

    /// The decimal sign, when this amount shows it by itself.
    pub(super) fn sign(self, currency: Currency) -> Option<Sign> {
        let number = Number::find(self.said()?, currency.decimals()).ok()?;
        match self.parts(currency) {
            Some(parts) if number.digits() == format!("{}{}", parts.whole, parts.decimals) => {
                number.sign_before(parts.decimals.len())
            }
            Some(_) => None,
            None => number.sign(),
        }
    }

    /// The words that are printed, from wherever they are; a mere dash is nothing.
    fn said(self) -> Option<&'a str> {
        let shown = |text: &&str| text.chars().any(char::is_alphanumeric);
        let display = self.pieces().map(|(display, ..)| display).or(self.info);
        display.filter(shown).or(self.text.filter(shown))
    }

    /// The three pieces of the info.
    fn pieces(self) -> Option<(&'a str, &'a str, &'a str)> {
        let (rest, decimals) = self.info?.rsplit_once('|')?;
        let (display, whole) = rest.rsplit_once('|')?;
        Some((display, whole.trim(), decimals.trim()))
    }

    /// The two parts, when they make an amount of this currency on their own.
    fn parts(self, currency: Currency) -> Option<Parts<'a>> {
        let (_, _, decimals) = self.pieces()?;
        let whole = self.whole_part()?;
        let places = usize::try_from(currency.decimals()).ok()?;
        let digits = decimals.bytes().all(|byte| byte.is_ascii_digit());
        let complete = decimals.len() == places || (places == 0 && digits);
        (digits && complete).then_some(Parts { whole, decimals })
    }

    /// The whole part where no decimals stand beside it.
    fn whole_alone(self) -> Option<String> {
        let (_, _, decimals) = self.pieces()?;
        if decimals.is_empty() { self.whole_part() } else { None }
    }

    /// The digits of the whole part, which may be grouped.
    fn whole_part(self) -> Option<String> {
        let (_, whole, _) = self.pieces()?;
        let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
        let groups = |char: char| {
            char.is_ascii_digit() || char.is_whitespace() || matches!(char, '.' | ',' | '\'' | '’')
        };
        (!digits.is_empty() && whole.chars().all(groups)).then_some(digits)
    }
}

/// The parts of an amount.
struct Parts<'a> {
    whole: String,
    decimals: &'a str,
}
