//! What a tracking number can be: whose, and what speaks for it.

use super::form::Form;
use crate::domain::buyer::Country;

/// What can be told of a tracking number by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The number as it was given.
    pub(crate) given: String,
    /// The number as all records know it.
    pub(crate) normal: String,
    /// Whether it can exist.
    pub(crate) verdict: Verdict,
    /// Whose it can be, what is proven first.
    pub(crate) readings: Vec<Reading>,
}

/// Whether a number can exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Its check digit fits.
    Valid,
    /// Its check digit is another one than the number leads to.
    WrongCheckDigit {
        /// The right one.
        expected: char,
    },
    /// It looks postal, and there is no post with its last two letters.
    NoSuchCountry,
    /// It has the shape of numbers that carry no check digit.
    Plausible,
    /// Nobody is known to number parcels so.
    Unknown,
}

impl Verdict {
    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::WrongCheckDigit { .. } => "wrong-check-digit",
            Self::NoSuchCountry => "no-such-country",
            Self::Plausible => "plausible",
            Self::Unknown => "unknown",
        }
    }
}

/// One of those whose number it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Whose shape it is.
    pub(crate) form: Form,
    /// What speaks for it.
    pub(crate) proof: Proof,
    /// The country in which the parcel was posted, where the number tells.
    pub(crate) posted: Option<Country>,
    /// The only country in which the carrier delivers, where there is one.
    pub(crate) delivers: Option<Country>,
}

impl Reading {
    /// A shape without a check digit.
    pub(super) fn plausible(form: Form) -> Self {
        Self { form, proof: Proof::Shape, posted: None, delivers: None }
    }

    /// The same for a carrier that numbers in this country.
    pub(super) fn posted_in(self, country: &str) -> Self {
        Self { posted: Country::parse(country), ..self }
    }

    /// The same for a carrier that delivers in this country alone.
    pub(super) fn delivering(self, country: &str) -> Self {
        Self { delivers: Country::parse(country), ..self }
    }
}

/// What speaks for a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// The check digit.
    CheckDigit,
    /// The shape alone.
    Shape,
    /// The shape, and the check digit speaks against it.
    WrongCheckDigit {
        /// The right one.
        expected: char,
    },
}
