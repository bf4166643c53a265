//! The share of good ratings that a store has, as its page shows it.

use std::fmt;

/// A share in thousandths, from nothing to all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rating(u16);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotARating {
    #[error("it is no share in percent, such as 94.5")]
    NotANumber,
    #[error("the page shows one decimal digit at most")]
    TooPrecise,
    #[error("it is more than 100 percent")]
    TooMuch,
}

impl Rating {
    const ALL: u16 = 1000;

    /// A rating in thousandths; `None` beyond all of them.
    pub(crate) fn from_per_mille(thousandths: u16) -> Option<Self> {
        (thousandths <= Self::ALL).then_some(Self(thousandths))
    }

    /// Reads a share in percent as pages of any language write it: `94.5`, `94.5%` or `94,5 %`.
    pub(crate) fn parse(text: &str) -> Result<Self, NotARating> {
        let text = text.trim();
        let number = text.strip_suffix('%').unwrap_or(text).trim_end();
        let (whole, decimals) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        let is_number =
            |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(decimals) {
            return Err(NotARating::NotANumber);
        }
        let (tenth, beyond) = decimals.split_at(1);
        if beyond.bytes().any(|byte| byte != b'0') {
            return Err(NotARating::TooPrecise);
        }
        let thousandths = format!("{whole}{tenth}").parse().map_err(|_| NotARating::TooMuch)?;
        Self::from_per_mille(thousandths).ok_or(NotARating::TooMuch)
    }

    /// The share in thousandths.
    pub(crate) fn per_mille(self) -> u16 {
        self.0
    }

    /// Whether it is below so many percent.
    pub(crate) fn is_below(self, percent: u32) -> bool {
        u32::from(self.0) < percent.saturating_mul(10)
    }
}

impl fmt::Display for Rating {
    /// In percent with one decimal digit where it is not whole, without the sign: `94.5` or `90`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenth) => write!(f, "{whole}.{tenth}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_share_is_read_as_pages_write_it() {
        for (text, expected) in [
            ("94.5", Ok(945)),
            ("94.5%", Ok(945)),
            (" 94,5 % ", Ok(945)),
            ("90", Ok(900)),
            ("100.0%", Ok(1000)),
            ("97.80", Ok(978)),
            ("0", Ok(0)),
            ("007", Ok(70)),
            ("", Err(NotARating::NotANumber)),
            ("%", Err(NotARating::NotANumber)),
            ("94.", Err(NotARating::NotANumber)),
            (".5", Err(NotARating::NotANumber)),
            ("-3", Err(NotARating::NotANumber)),
            ("94.5.1", Err(NotARating::NotANumber)),
            ("٩٤", Err(NotARating::NotANumber)),
            ("94.55", Err(NotARating::TooPrecise)),
            ("100.1", Err(NotARating::TooMuch)),
            ("945", Err(NotARating::TooMuch)),
            ("99999999999", Err(NotARating::TooMuch)),
        ] {
            assert_eq!(Rating::parse(text).map(Rating::per_mille), expected, "{text:?}");
        }
    }

    #[test]
    fn the_floor_itself_is_not_below_it() {
        for (text, percent, is_below) in
            [("90", 90, false), ("89.9", 90, true), ("94.5", 95, true), ("0", 0, false)]
        {
            assert_eq!(Rating::parse(text).map(|rating| rating.is_below(percent)), Ok(is_below));
        }
    }

    proptest! {
        #[test]
        fn a_rating_reads_what_it_writes(thousandths in 0..=1000_u16) {
            let rating = Rating::from_per_mille(thousandths).expect("a share");
            prop_assert_eq!(Rating::parse(&rating.to_string()), Ok(rating));
            prop_assert_eq!(Rating::parse(&format!("{rating} %")), Ok(rating));
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _whatever = Rating::parse(&text);
        }
    }
}
