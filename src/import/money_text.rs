//! Amounts as the order pages print them.
//!
//! A page gives an amount twice: as a text such as `R$148,27`, and as `formatPriceInfo`, the same
//! text followed by its whole part and its decimals, `R$148,27|148|27`. The parts are used if they
//! are complete and have the digits of the text. Otherwise the text is parsed by the rules of
//! [`number_text`](super::number_text); a whole part without decimals only shows that a sign groups.

use super::number_text::{DecimalSign, PrintedNumber};
use crate::domain::money::{Currency, Money, NotMoney};

/// Why a printed amount can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum AmountError {
    #[error(transparent)]
    Money(#[from] NotMoney),
    #[error("the amount can be read in two ways")]
    Ambiguous,
    #[error("the amount and its parts differ")]
    Contradiction,
}

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PrintedAmount<'a> {
    pub(super) text: Option<&'a str>,
    /// The text and its parts, separated by `|`.
    pub(super) info: Option<&'a str>,
}

impl<'a> PrintedAmount<'a> {
    /// The amount; `None` when none is printed. `sign` gives the decimal sign of the page and is
    /// called only if the amount itself isn't clear.
    pub(super) fn amount(
        self,
        currency: Currency,
        sign: impl FnOnce() -> Option<DecimalSign>,
    ) -> Result<Option<Money>, AmountError> {
        let pieces = self.pieces();
        if pieces.is_some_and(|(_, whole, _)| whole.starts_with(['-', '\u{2212}'])) {
            return Err(NotMoney::Negative.into());
        }
        let parts = pieces.and_then(Parts::new);
        let complete = parts.as_ref().filter(|parts| parts.are_complete(currency));
        let Some(text) = self.shown(pieces) else {
            return Ok(complete.map(|parts| parts.money(currency)).transpose()?);
        };
        let number = PrintedNumber::find(text, currency.decimals())?;
        if let Some(parts) = complete {
            if !number.has_digits(&parts.whole, parts.decimals) {
                return Err(AmountError::Contradiction);
            }
            return Ok(Some(parts.money(currency)?));
        }
        let whole = parts.filter(|parts| parts.decimals.is_empty());
        let number = if whole.is_some() { number.whole() } else { number };
        let amount = number.amount(currency, sign)?.ok_or(AmountError::Ambiguous)?;
        match whole {
            Some(parts) if parts.money(currency)? != amount => Err(AmountError::Contradiction),
            _ => Ok(Some(amount)),
        }
    }

    /// The decimal sign, if this amount alone is clear.
    pub(super) fn sign(self, currency: Currency) -> Option<DecimalSign> {
        let pieces = self.pieces();
        let number = PrintedNumber::find(self.shown(pieces)?, currency.decimals()).ok()?;
        match pieces.and_then(Parts::new).filter(|parts| parts.are_complete(currency)) {
            Some(parts) if number.has_digits(&parts.whole, parts.decimals) => {
                number.sign_before(parts.decimals.len())
            }
            Some(_) => None,
            None => number.sign(),
        }
    }

    /// Whether no amount is printed, or only a dash.
    pub(super) fn is_absent(self) -> bool {
        let pieces = self.pieces();
        self.shown(pieces).is_none() && pieces.and_then(Parts::new).is_none()
    }

    /// The printed text, from either field; a mere dash doesn't count.
    fn shown(self, pieces: Option<Pieces<'a>>) -> Option<&'a str> {
        let has_content = |text: &&str| text.chars().any(char::is_alphanumeric);
        let display = pieces.map(|(display, ..)| display).or(self.info);
        display.filter(has_content).or(self.text.filter(has_content))
    }

    /// The three pieces of the info.
    fn pieces(self) -> Option<Pieces<'a>> {
        let (rest, decimals) = self.info?.rsplit_once('|')?;
        let (display, whole) = rest.rsplit_once('|')?;
        Some((display, whole.trim(), decimals.trim()))
    }
}

/// The text, the whole part and the decimals, as printed.
type Pieces<'a> = (&'a str, &'a str, &'a str);

/// The digits of an amount.
struct Parts<'a> {
    whole: String,
    decimals: &'a str,
}

impl<'a> Parts<'a> {
    /// The parts, if the whole part is a number, perhaps grouped, and the decimals are digits.
    fn new((_, whole, decimals): Pieces<'a>) -> Option<Self> {
        let groups = |char: char| char.is_whitespace() || matches!(char, '.' | ',' | '\'' | '’');
        let is_number = whole.chars().all(|char| char.is_ascii_digit() || groups(char))
            && decimals.bytes().all(|byte| byte.is_ascii_digit());
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        (is_number && !whole.is_empty()).then_some(Self { whole, decimals })
    }

    /// Whether they make an amount of this currency on their own.
    fn are_complete(&self, currency: Currency) -> bool {
        let places = usize::try_from(currency.decimals()).unwrap_or(0);
        places == 0 || self.decimals.len() == places
    }

    fn money(&self, currency: Currency) -> Result<Money, NotMoney> {
        Money::from_parts(&self.whole, self.decimals, currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(
        text: Option<&str>,
        info: Option<&str>,
        code: &str,
    ) -> Result<Option<i64>, AmountError> {
        let currency = Currency::parse(code).expect("a currency");
        Ok(PrintedAmount { text, info }.amount(currency, || None)?.map(Money::minor))
    }

    #[test]
    fn parts_are_read_where_they_are_complete() {
        for (info, code, minor) in [
            ("R$148,27|148|27", "BRL", 14_827),
            ("R$1.148,27|1.148|27", "BRL", 114_827),
            ("US $1,148.27|1,148|27", "USD", 114_827),
            ("1 148,27|1\u{a0}148|27", "EUR", 114_827),
            ("CHF 1'148.27|1'148|27", "CHF", 114_827),
            ("₩11,110|11110|", "KRW", 11_110),
            ("KWD 1.234|1|234", "KWD", 1_234),
            ("|148|27", "BRL", 14_827),
            ("US $4.59||", "USD", 459),
            ("US $4.59", "USD", 459),
            ("US $1,234|1234|", "USD", 123_400),
            ("1 234,5|1234|5", "EUR", 123_450),
        ] {
            assert_eq!(read(None, Some(info), code), Ok(Some(minor)), "{info}");
        }
    }

    #[test]
    fn the_text_is_read_where_there_are_no_parts() {
        assert_eq!(read(Some("US $4.59"), None, "USD"), Ok(Some(459)));
        assert_eq!(read(Some("US $4.59"), Some("||"), "USD"), Ok(Some(459)));
        assert_eq!(read(Some("US $4.59"), Some(""), "USD"), Ok(Some(459)));
        for nothing in [None, Some(""), Some("--"), Some("—")] {
            assert_eq!(read(nothing, Some("||"), "USD"), Ok(None));
        }
    }

    #[test]
    fn parts_that_contradict_the_text_are_refused() {
        for (info, code) in [
            ("R$148,27|148|28", "BRL"),
            ("R$148,27|248|27", "BRL"),
            ("US $4.59|459|", "USD"),
            ("US $1,234|123|40", "USD"),
        ] {
            assert_eq!(read(None, Some(info), code), Err(AmountError::Contradiction), "{info}");
        }
        assert_eq!(
            read(None, Some("-R$6,33|6|33"), "BRL"),
            Err(AmountError::Money(NotMoney::Negative))
        );
        assert_eq!(read(None, Some("|-6|33"), "BRL"), Err(AmountError::Money(NotMoney::Negative)));
        assert_eq!(read(None, Some("KWD 1.234||"), "KWD"), Err(AmountError::Ambiguous));
        assert!(read(None, Some("₩111.10|111|10"), "KRW").is_err());
    }

    #[test]
    fn an_amount_shows_the_sign_of_its_page() {
        let currency = Currency::parse("KWD").expect("a currency");
        for (info, sign) in [
            ("KWD 1.234|1|234", Some(DecimalSign::Point)),
            ("KWD 1,234|1|234", Some(DecimalSign::Comma)),
            ("KWD 1,234.500||", Some(DecimalSign::Point)),
            ("KWD 1.234||", None),
            ("KWD 5||", None),
        ] {
            assert_eq!(
                PrintedAmount { text: None, info: Some(info) }.sign(currency),
                sign,
                "{info}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), info in "[0-9.,| €-]{0,14}") {
            let _ = (read(Some(&text), Some(&info), "USD"), read(Some(&info), Some(&text), "KRW"));
        }
    }
}
