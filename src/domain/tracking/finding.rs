//! What a tracking number can be: whose, and what speaks for it.

use super::s10::Service;
use crate::domain::buyer::Country;
use crate::domain::ids::named;

/// What can be told of a tracking number by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) given: String,
    pub(crate) normal: String,
    pub(crate) verdict: Verdict,
    /// Whose it can be, what is proven first.
    pub(crate) readings: Vec<Reading>,
}

named! {
/// Whether a number can exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Its check digit fits.
    Valid = "valid",
    /// Its check digit is not the one that the number leads to.
    WrongCheckDigit { expected: char, } = "wrong-check-digit",
    /// It looks postal, and there is no post with its last two letters.
    NoSuchCountry = "no-such-country",
    /// It has the shape of numbers that carry no check digit.
    Plausible = "plausible",
    /// Nobody is known to number parcels so.
    Unknown = "unknown",
}
}

/// One of those whose number it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) form: Form,
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
    CheckDigit,
    Shape,
    /// The shape, and the check digit speaks against it.
    WrongCheckDigit {
        expected: char,
    },
}

named! {
/// A shape of numbers, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A post's, after the standard S10.
    Post(Service) = "upu-s10",
    Ups = "ups",
    /// The post of the United States at home.
    Usps = "usps",
    FedexExpress = "fedex-express",
    FedexGround = "fedex-ground",
    /// A waybill of DHL Express.
    DhlExpress = "dhl-express",
    DhlPiece = "dhl-piece",
    DhlEcommerce = "dhl-ecommerce",
    DhlPaket = "dhl-paket",
    /// A shipping unit of whatever carrier uses the numbers of GS1.
    Sscc = "sscc",
    Dpd = "dpd",
    Gls = "gls",
    /// Evri, once Hermes.
    Evri = "evri",
    /// Canada Post at home.
    CanadaPost = "canada-post",
    /// The post of Russia at home.
    RussianPost = "russian-post",
    /// Yamato, Sagawa and Japan Post at home.
    JapanCourier = "japan-courier",
    Amazon = "amazon",
    OnTrac = "ontrac",
    PostNl = "postnl",
    Colissimo = "colissimo",
    InPost = "inpost",
    UniUni = "uniuni",
    Gofo = "gofo",
    SfExpress = "sf-express",
    JtExpress = "jt-express",
    /// Cainiao, the carrier of the marketplace.
    Cainiao = "cainiao",
    /// The marketplace's own parcels.
    Aliexpress = "aliexpress",
    Yanwen = "yanwen",
    YunExpress = "yunexpress",
    FourPx = "4px",
    SunYou = "sunyou",
}
}
