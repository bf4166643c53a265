//! What makes a tracking number doubtful, and where that leads.

use super::finding::{Finding, Reading, Verdict};
use crate::domain::buyer::Country;
use crate::domain::id::OrderId;
use crate::domain::ids::named;
use crate::domain::order::DisputeReason;

/// The posts that carry parcels of the marketplace out into the world, whatever the address: those
/// of China and its neighbours, those of the countries where the marketplace has warehouses, and
/// those in Europe and Central Asia that forward mail for sellers in China.
const USUAL: [&str; 35] = [
    "CN", "HK", "MO", "TW", "SG", "MY", "TH", "VN", "KR", "JP", "NL", "BE", "SE", "FI", "EE", "LV",
    "LT", "GB", "CH", "DE", "FR", "ES", "PL", "CZ", "HU", "IT", "AT", "LU", "TR", "UA", "RU", "UZ",
    "KG", "KZ", "AE",
];

/// The territories in which the post of the United States delivers as at home.
const OF_THE_US: [&str; 5] = ["PR", "VI", "GU", "AS", "MP"];

named! {
/// Why a number may not be this parcel's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Its check digit is wrong: a slip, or an invention.
    WrongCheckDigit { expected: char, } = "wrong-check-digit",
    NoSuchCountry = "no-such-country",
    /// Nobody is known to number parcels so.
    UnknownShape = "unknown-shape",
    /// It is of a country that has nothing to do with the way to the buyer.
    OtherCountry { number: Country, buyer: Country, } = "other-country",
    Reused { orders: Vec<OrderId>, } = "reused",
}
}

impl Doubt {
    /// The rules that it brings into play, the one that it breaks or bends first.
    pub(crate) const fn rules(&self) -> &'static [&'static str] {
        match self {
            Self::WrongCheckDigit { .. } | Self::NoSuchCountry => {
                &["tracking-format", "tracking-give", "fake-shipment", "dispute-open-from"]
            }
            Self::UnknownShape => &["tracking-format", "tracking-first-scan", "dispute-open-from"],
            Self::OtherCountry { .. } => {
                &["tracking-give", "tracking-first-scan", "dispute-open-from"]
            }
            Self::Reused { .. } => &["tracking-give", "dispute-open-from"],
        }
    }

    /// The reason of a dispute over any of them.
    pub(crate) const REASON: DisputeReason = DisputeReason::WrongTracking;
}

/// What is doubtful about a number for a buyer in this country, with the other orders that have it.
pub(crate) fn doubts(
    finding: &Finding,
    buyer: Option<Country>,
    others: Vec<OrderId>,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    match finding.verdict {
        Verdict::WrongCheckDigit { expected } => doubts.push(Doubt::WrongCheckDigit { expected }),
        Verdict::NoSuchCountry => doubts.push(Doubt::NoSuchCountry),
        Verdict::Unknown => doubts.push(Doubt::UnknownShape),
        Verdict::Valid | Verdict::Plausible => {
            let elsewhere = buyer.and_then(|buyer| Some((buyer, elsewhere(finding, buyer)?)));
            doubts.extend(elsewhere.map(|(buyer, number)| Doubt::OtherCountry { number, buyer }));
        }
    }
    if !others.is_empty() {
        doubts.push(Doubt::Reused { orders: others });
    }
    doubts
}

/// The country that the number is of, where whoever it can be is of another than the way leads
/// through.
fn elsewhere(finding: &Finding, buyer: Country) -> Option<Country> {
    let countries = finding.readings.iter().map(|reading| stranger(reading, buyer));
    let countries: Option<Vec<Country>> = countries.collect();
    countries?.first().copied()
}

/// The country of a reading that does not fit the way to the buyer.
fn stranger(reading: &Reading, buyer: Country) -> Option<Country> {
    let delivers = reading.delivers.filter(|country| !serves(*country, buyer));
    let is_usual = |country: &Country| USUAL.contains(&country.code());
    let posted = reading.posted.filter(|country| !is_usual(country) && *country != buyer);
    delivers.or(posted)
}

/// Whether who delivers in one country alone delivers to the buyer.
fn serves(country: Country, buyer: Country) -> bool {
    country == buyer || (country.code() == "US" && OF_THE_US.contains(&buyer.code()))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    fn ids(number: &str, buyer: Option<&str>) -> Vec<&'static str> {
        let buyer = buyer.and_then(Country::parse);
        doubts(&check(number), buyer, Vec::new()).iter().map(Doubt::id).collect()
    }

    #[test]
    fn a_number_that_cannot_exist_is_doubted_wherever_the_buyer_lives() {
        for buyer in [None, Some("DE")] {
            assert_eq!(ids("RX123456784CN", buyer), ["wrong-check-digit"]);
            assert_eq!(ids("RX123456785XX", buyer), ["no-such-country"]);
            assert_eq!(ids("NOTHING", buyer), ["unknown-shape"]);
            assert_eq!(ids("RX123456785CN", buyer), [""; 0]);
            assert_eq!(ids("HM0000010001198611", buyer), [""; 0]);
        }
    }

    #[test]
    fn another_country_is_doubted_where_the_buyers_is_known() {
        for (number, buyer, doubted) in [
            // Posts: China's and those that forward, the buyer's own, and another one.
            ("RX123456785CN", Some("BR"), false),
            ("RX123456785NL", Some("BR"), false),
            ("RX123456785BR", Some("BR"), false),
            ("RX123456785BR", Some("DE"), true),
            ("RX123456785BR", None, false),
            // A carrier that delivers in one country alone.
            ("9400111201080805483016", Some("DE"), true),
            ("9400111201080805483016", Some("US"), false),
            ("9400111201080805483016", Some("PR"), false),
            ("TBC123456789012", Some("US"), true),
            // Canada Post's digit fits by chance, and the number can be another's.
            ("0073938000549297", Some("DE"), false),
            ("986578788855", Some("DE"), false),
        ] {
            let expected: &[&str] = if doubted { &["other-country"] } else { &[] };
            assert_eq!(ids(number, buyer), expected, "{number} {buyer:?}");
        }
    }

    #[test]
    fn a_reused_number_is_doubted_beside_all_else() {
        let others = vec![OrderId::parse("8212313961591322").expect("a number")];
        let found = doubts(&check("RX123456784CN"), None, others.clone());
        assert_eq!(
            found,
            [Doubt::WrongCheckDigit { expected: '5' }, Doubt::Reused { orders: others }]
        );
        for doubt in found {
            assert!(doubt.rules().contains(&"dispute-open-from"));
        }
    }
}
