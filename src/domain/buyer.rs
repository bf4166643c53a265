//! Who buys, as far as the law and the bank ask: the country, and how orders are paid.

use super::payment::Method;
use super::rule::Rule;

/// What decides which roads outside the marketplace there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Buyer {
    pub(crate) country: Option<Country>,
    /// How the buyer pays, where no page tells it of an order.
    pub(crate) method: Option<Method>,
}

impl Buyer {
    /// A buyer of whom nothing is known.
    pub(crate) const UNKNOWN: Self = Self { country: None, method: None };

    /// The law that the buyer shops under; none where the country is not known.
    pub(crate) fn law(self) -> Option<Law> {
        self.country.map(Country::law)
    }
}

/// A country by its code of ISO 3166-1, such as `DE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Country([u8; 2]);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Law {
    /// The Union's, in its member states and in the rest of the Economic Area.
    Eu,
    Uk,
    Us,
    Brazil,
    Korea,
    Other,
}

impl Law {
    /// The rule by which the buyer may withdraw from the contract; `None` where none is known.
    pub(crate) const fn withdrawal(self) -> Option<Rule> {
        match self {
            Self::Eu => Some(Rule::EuWithdrawal),
            Self::Uk => Some(Rule::UkWithdrawal),
            Self::Brazil => Some(Rule::BrWithdrawal),
            Self::Korea => Some(Rule::KrWithdrawal),
            Self::Us | Self::Other => None,
        }
    }

    /// The rule by which the goods go back after a withdrawal.
    pub(crate) const fn sent_back_by(self) -> Option<Rule> {
        match self {
            Self::Eu => Some(Rule::EuReturn),
            Self::Uk => Some(Rule::UkReturn),
            Self::Brazil | Self::Korea | Self::Us | Self::Other => None,
        }
    }

    /// The rule by which the trader pays back after a withdrawal, counted from it.
    pub(crate) const fn paid_back_by(self) -> Option<Rule> {
        match self {
            Self::Eu => Some(Rule::EuRefund),
            // There it is counted from the return of the goods or its proof.
            Self::Uk | Self::Brazil | Self::Korea | Self::Us | Self::Other => None,
        }
    }
}

/// Every country of ISO 3166-1, a line each: its code, a space and its name.
const NAMES: &str = include_str!("country_names.txt");

/// The member states of the Union, then Iceland, Liechtenstein and Norway.
const EU: [&[u8; 2]; 30] = [
    b"AT", b"BE", b"BG", b"CY", b"CZ", b"DE", b"DK", b"EE", b"ES", b"FI", b"FR", b"GR", b"HR",
    b"HU", b"IE", b"IT", b"LT", b"LU", b"LV", b"MT", b"NL", b"PL", b"PT", b"RO", b"SE", b"SI",
    b"SK", b"IS", b"LI", b"NO",
];

impl Country {
    /// The country with this code, in whatever case; `UK` is taken as `GB` and `EL` as `GR`.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        let code = code.to_ascii_uppercase();
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(match &letters {
            b"UK" => Self(*b"GB"),
            b"EL" => Self(*b"GR"),
            _others => Self(letters),
        })
    }

    /// The same, where ISO 3166-1 knows it.
    pub(crate) fn known(code: &str) -> Option<Self> {
        Self::parse(code).filter(|country| country.listed_name().is_some())
    }

    /// Its name, as a sentence takes it; its code where it has none.
    pub(crate) fn name(&self) -> &str {
        self.listed_name().unwrap_or_else(|| self.code())
    }

    fn listed_name(self) -> Option<&'static str> {
        let mut named = NAMES.lines().filter_map(|line| line.split_once(' '));
        named.find(|(code, _)| *code == self.code()).map(|(_, name)| name)
    }

    pub(crate) fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    pub(crate) fn law(self) -> Law {
        match &self.0 {
            b"GB" => Law::Uk,
            b"US" => Law::Us,
            b"BR" => Law::Brazil,
            b"KR" => Law::Korea,
            code if EU.contains(&code) => Law::Eu,
            _others => Law::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_its_name() {
        assert!(NAMES.lines().is_sorted());
        assert_eq!(NAMES.lines().count(), 249);
        for (code, name) in [("CN", "China"), ("nl", "the Netherlands")] {
            assert_eq!(Country::known(code).expect("a country").name(), name);
        }
        assert_eq!(Country::parse("XX").expect("a code").name(), "XX");
        assert_eq!(Country::known("XX"), None);
    }

    #[test]
    fn a_country_is_two_letters_and_has_a_law() {
        for (code, law) in [
            ("de", Law::Eu),
            ("NO", Law::Eu),
            ("uk", Law::Uk),
            ("GB", Law::Uk),
            ("US", Law::Us),
            ("BR", Law::Brazil),
            ("KR", Law::Korea),
            ("AU", Law::Other),
        ] {
            assert_eq!(Country::parse(code).map(Country::law), Some(law), "{code}");
        }
        for wrong in ["", "D", "DEU", "D1", "Ä"] {
            assert_eq!(Country::parse(wrong), None, "{wrong}");
        }
    }
}
