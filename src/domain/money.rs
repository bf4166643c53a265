//! Amounts in the minor unit of their currency. No floating point, no conversion.

use std::fmt;

/// An ISO 4217 currency code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Currency([u8; 3]);

/// The active codes of ISO 4217, in order. Funds, metals and test codes are left out.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL \
BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD \
FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS \
KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK \
MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX \
USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG ";

/// The codes of ISO 4217 whose amounts have no minor unit.
const NO_MINOR_UNIT: [&[u8; 3]; 15] = [
    b"BIF", b"CLP", b"DJF", b"GNF", b"ISK", b"JPY", b"KMF", b"KRW", b"PYG", b"RWF", b"UGX", b"VND",
    b"VUV", b"XAF", b"XOF",
];

/// The codes of ISO 4217 whose minor unit is a thousandth.
const THOUSANDTHS: [&[u8; 3]; 7] = [b"BHD", b"IQD", b"JOD", b"KWD", b"LYD", b"OMR", b"TND"];

impl Currency {
    /// The currency with this code, in any case; `None` when ISO 4217 has no such code.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        let code = bytes.map(|byte| byte.to_ascii_uppercase());
        let (known, _) = CODES.as_bytes().as_chunks::<4>();
        let [a, b, c] = code;
        known.binary_search(&[a, b, c, b' ']).is_ok().then_some(Self(code))
    }

    pub(crate) fn decimals(self) -> u32 {
        if NO_MINOR_UNIT.contains(&&self.0) || &self.0 == b"XPF" {
            0
        } else if THOUSANDTHS.contains(&&self.0) {
            3
        } else {
            2
        }
    }

    pub(crate) fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount of one currency, in minor units, never negative: what was asked, paid or owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Money {
    minor: i64,
    currency: Currency,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotMoney {
    #[error("the amount is negative")]
    Negative,
    #[error("the amount has more decimal digits than {0} has")]
    TooPrecise(Currency),
    #[error("the amount is not a number")]
    NotANumber,
    #[error("the amount is too large")]
    TooLarge,
}

/// More than anything costs; sums of thousands of amounts stay below the last number.
const MAX_MINOR: i64 = 1_000_000_000_000_000;

impl Money {
    /// An amount given in minor units (cents, or whole yen).
    pub(crate) fn from_minor(minor: i64, currency: Currency) -> Result<Self, NotMoney> {
        if minor < 0 {
            return Err(NotMoney::Negative);
        }
        if minor > MAX_MINOR {
            return Err(NotMoney::TooLarge);
        }
        Ok(Self { minor, currency })
    }

    /// An amount from its digits before and after the decimal sign, which must be ASCII digits.
    /// Fewer decimal digits than the currency has are filled up with zeros; more are refused
    /// unless they are zeros.
    pub(crate) fn from_parts(
        whole: &str,
        decimals: &str,
        currency: Currency,
    ) -> Result<Self, NotMoney> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) {
            return Err(NotMoney::NotANumber);
        }
        let places = usize::try_from(currency.decimals()).unwrap_or(0);
        let (kept, beyond) = decimals.split_at(decimals.len().min(places));
        if beyond.bytes().any(|byte| byte != b'0') {
            return Err(NotMoney::TooPrecise(currency));
        }
        let zeros = std::iter::repeat_n(b'0', places - kept.len());
        let minor =
            whole.bytes().chain(kept.bytes()).chain(zeros).try_fold(0_i64, |minor, digit| {
                minor.checked_mul(10)?.checked_add(i64::from(digit - b'0'))
            });
        Self::from_minor(minor.ok_or(NotMoney::TooLarge)?, currency)
    }

    /// An amount written with a point as decimal sign and no grouping, such as `12.50`.
    pub(crate) fn from_decimal(text: &str, currency: Currency) -> Result<Self, NotMoney> {
        if text.starts_with('-') {
            return Err(NotMoney::Negative);
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        if text.ends_with('.') {
            return Err(NotMoney::NotANumber);
        }
        Self::from_parts(whole, decimals, currency)
    }

    /// The sum of two amounts; `None` where the currencies differ or it is too large.
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let minor = self.minor.checked_add(other.minor)?;
        (self.currency == other.currency).then_some(Self { minor, ..self })
    }

    /// The sum of those that are in the currency of the first; `None` where there are none.
    pub(crate) fn sum(amounts: impl Iterator<Item = Self>) -> Option<Self> {
        amounts.reduce(|sum, amount| sum.plus(amount).unwrap_or(sum))
    }

    /// So many times the amount; `None` where it is too large.
    pub(crate) fn times(self, count: u32) -> Option<Self> {
        let minor = self.minor.checked_mul(i64::from(count))?;
        Some(Self { minor, ..self })
    }

    pub(crate) fn minor(self) -> i64 {
        self.minor
    }

    pub(crate) fn currency(self) -> Currency {
        self.currency
    }

    pub(crate) fn code(&self) -> &str {
        self.currency.code()
    }

    /// The amount as a plain decimal number, such as `132.74` or `11110`.
    pub(crate) fn decimal(self) -> String {
        let places = self.currency.decimals();
        if places == 0 {
            return self.minor.to_string();
        }
        let unit = 10_i64.pow(places);
        let width = usize::try_from(places).unwrap_or(0);
        format!("{}.{:0width$}", self.minor / unit, self.minor % unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).expect("a currency")
    }

    #[test]
    fn every_currency_has_its_decimals() {
        for (code, decimals) in
            [("USD", 2), ("KRW", 0), ("JPY", 0), ("CLP", 0), ("XPF", 0), ("KWD", 3), ("BRL", 2)]
        {
            assert_eq!(currency(code).decimals(), decimals, "{code}");
        }
        assert!(Currency::parse("USB").is_none());
        assert!(Currency::parse("DOLLAR").is_none());
        assert_eq!(currency("eur").code(), "EUR");
        let codes: Vec<_> = CODES.split_terminator(' ').collect();
        assert!(codes.is_sorted() && codes.iter().all(|code| code.len() == 3));
        assert!(codes.iter().all(|code| Currency::parse(code).is_some()));
        for code in NO_MINOR_UNIT.iter().chain(&THOUSANDTHS) {
            let code = std::str::from_utf8(*code).expect("ASCII");
            assert!(codes.contains(&code), "{code} is listed");
        }
    }

    #[test]
    fn amounts_are_exact_and_in_minor_units() {
        for (text, code, minor) in [
            ("12.50", "USD", 1250),
            ("12.5", "USD", 1250),
            ("12", "USD", 1200),
            ("0.07", "EUR", 7),
            ("11110", "KRW", 11110),
            ("11110.00", "KRW", 11110),
            ("1.234", "KWD", 1234),
        ] {
            assert_eq!(Money::from_decimal(text, currency(code)).expect(text).minor(), minor);
        }
        for (text, code, why) in [
            ("-1", "USD", NotMoney::Negative),
            ("1.005", "USD", NotMoney::TooPrecise(currency("USD"))),
            ("0.5", "KRW", NotMoney::TooPrecise(currency("KRW"))),
            ("1,50", "USD", NotMoney::NotANumber),
            ("12.", "USD", NotMoney::NotANumber),
            (".5", "USD", NotMoney::NotANumber),
            ("", "USD", NotMoney::NotANumber),
            ("99999999999999999999", "USD", NotMoney::TooLarge),
            ("10000000000000.01", "USD", NotMoney::TooLarge),
        ] {
            assert_eq!(Money::from_decimal(text, currency(code)), Err(why), "{text} {code}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(minor in 0..=MAX_MINOR, code in 0..3_usize) {
            let currency = currency(["USD", "KRW", "KWD"][code]);
            let money = Money::from_minor(minor, currency).expect("not negative");
            prop_assert_eq!(Money::from_decimal(&money.decimal(), currency), Ok(money));
        }
    }
}
