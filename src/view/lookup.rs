//! Where a tracking number is looked up.

use std::fmt::Write as _;

use crate::app::Tracked;
use crate::domain::tracking::{Form, Proof, Reading};

/// The longest number that is put into an address.
const LONGEST: usize = 64;

/// A page that tells of a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lookup {
    /// Whose it is.
    pub(super) place: &'static str,
    pub(super) url: String,
}

/// The pages that tell of a number, the one to try first at the top: the order's own where it is
/// known, the marketplace's carrier, one that asks all carriers, and those whose number it can be.
pub(super) fn lookups(tracked: &Tracked) -> Vec<Lookup> {
    let finding = &tracked.finding;
    let mut found: Vec<Lookup> = Vec::new();
    if let Some(order) = tracked.orders.first() {
        let address = "https://www.aliexpress.com/p/tracking/index.html?tradeOrderId=";
        found.push(Lookup { place: "AliExpress", url: format!("{address}{order}") });
    }
    // A number with characters that are no carrier's is looked up as it is.
    let number = if finding.readings.is_empty() { &finding.given } else { &finding.normal };
    if number.is_empty() || number.chars().count() > LONGEST {
        return found;
    }
    let number = encoded(number, "");
    let mut put = |place: &'static str, address: &str| {
        let url = format!("{address}{number}");
        if !found.iter().any(|known| known.url == url) {
            found.push(Lookup { place, url });
        }
    };
    put("Cainiao", "https://global.cainiao.com/detail.htm?mailNoList=");
    put("17TRACK", "https://t.17track.net/en#nums=");
    let own = finding.readings.iter().filter(|reading| !is_ruled_out(reading));
    for (place, address) in own.filter_map(page) {
        put(place, address);
    }
    found
}

fn is_ruled_out(reading: &Reading) -> bool {
    matches!(reading.proof, Proof::WrongCheckDigit { .. })
}

/// The carrier's own page, to which the number is added.
#[expect(clippy::wildcard_enum_match_arm, reason = "of no other such an address is known")]
fn page(reading: &Reading) -> Option<(&'static str, &'static str)> {
    const USPS: (&str, &str) = ("USPS", "https://tools.usps.com/go/TrackConfirmAction?tLabels=");
    const DHL: (&str, &str) =
        ("DHL", "https://www.dhl.com/global-en/home/tracking.html?tracking-id=");
    const RUSSIA: (&str, &str) = ("Russian Post", "https://www.pochta.ru/tracking?barcode=");
    const FRANCE: (&str, &str) =
        ("La Poste", "https://www.laposte.fr/outils/suivre-vos-envois?code=");
    const BRITAIN: (&str, &str) =
        ("Royal Mail", "https://www.royalmail.com/track-your-item#/tracking-results/");
    const CANADA: (&str, &str) = (
        "Canada Post",
        "https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=",
    );
    const DEUTSCHE: (&str, &str) = (
        "DHL in Germany",
        "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=",
    );
    match reading.form {
        Form::Post(_) => {
            let posted = reading.posted?;
            match posted.code() {
                "US" => Some(USPS),
                "RU" => Some(RUSSIA),
                "FR" => Some(FRANCE),
                "GB" => Some(BRITAIN),
                "CA" => Some(CANADA),
                "DE" => Some(DEUTSCHE),
                _other_posts => None,
            }
        }
        Form::Ups => Some(("UPS", "https://www.ups.com/track?tracknum=")),
        Form::Usps => Some(USPS),
        Form::FedexExpress | Form::FedexGround => {
            Some(("FedEx", "https://www.fedex.com/fedextrack/?trknbr="))
        }
        Form::DhlExpress | Form::DhlPiece | Form::DhlEcommerce => Some(DHL),
        Form::DhlPaket => Some(DEUTSCHE),
        Form::CanadaPost => Some(CANADA),
        Form::RussianPost => Some(RUSSIA),
        Form::Colissimo => Some(FRANCE),
        Form::InPost => Some(("InPost", "https://inpost.pl/sledzenie-przesylek?number=")),
        Form::YunExpress => Some(("YunExpress", "https://www.yuntrack.com/parcelTracking?id=")),
        Form::FourPx => Some(("4PX", "https://track.4px.com/#/result/0/")),
        _ => None,
    }
}

/// The text as a part of an address takes it: letters, digits and what else it may have as they are.
pub(super) fn encoded(text: &str, plain: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _infallible = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tracking::check;

    #[test]
    fn what_comes_from_outside_cannot_leave_its_place_in_an_address() {
        assert_eq!(encoded("a&b=c d\u{1b}é#", ""), "a%26b%3Dc%20d%1B%C3%A9%23");
        for (given, places) in [
            ("RX123456785CN", &["Cainiao", "17TRACK"][..]),
            ("9400 1112 0108 0805 4830 16", &["Cainiao", "17TRACK", "USPS"]),
            ("RX123456785US", &["Cainiao", "17TRACK", "USPS"]),
            ("JUST WORDS & signs", &["Cainiao", "17TRACK"]),
            ("", &[]),
            (&"9".repeat(500), &[]),
        ] {
            let tracked = Tracked { finding: check(given), orders: Vec::new(), doubts: Vec::new() };
            let found = lookups(&tracked);
            let named: Vec<_> = found.iter().map(|one| one.place).collect();
            assert_eq!(named, places, "{given}");
            for one in found {
                assert!(one.url.bytes().all(|byte| byte.is_ascii_graphic()), "{}", one.url);
            }
        }
    }
}
