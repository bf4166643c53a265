//! Postal numbers of 13 characters, the standard S10 of the Universal Postal Union.

use super::digits;
use crate::domain::buyer::Country;
use crate::domain::ids::ids;

/// The countries whose post numbers items: ISO 3166-1 without those that have no post of their own.
const POSTS: &str = "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM \
BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO \
DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK \
HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI \
LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE \
NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC \
SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ \
UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

ids! {
/// What the first letter of a postal number says of the item.
pub(crate) enum Service {
    Parcel = "parcel",
    ShopParcel = "shop-parcel",
    Ems = "ems",
    TrackedLetter = "tracked-letter",
    Registered = "registered",
    /// A letter with goods, which is not tracked to the door.
    Untracked = "untracked",
    Insured = "insured",
    /// A bag of printed matter.
    Bag = "bag",
    Reply = "reply",
    /// What a post uses at home or has agreed with others.
    Domestic = "domestic",
    /// A letter that the standard leaves open.
    Unassigned = "unassigned",
}
}

impl Service {
    /// The service of an indicator that begins with this letter.
    fn of(first: char) -> Self {
        match first {
            'C' => Self::Parcel,
            'H' => Self::ShopParcel,
            'E' => Self::Ems,
            'L' => Self::TrackedLetter,
            'R' => Self::Registered,
            'U' => Self::Untracked,
            'V' => Self::Insured,
            'M' => Self::Bag,
            'Q' => Self::Reply,
            'A' | 'B' | 'D' | 'G' | 'N' | 'P' | 'Z' => Self::Domestic,
            _other_letters => Self::Unassigned,
        }
    }
}

/// A number in this shape, whether or not it can exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'a> {
    pub(super) service: Service,
    /// The two letters at the end.
    pub(super) suffix: &'a str,
    pub(super) check: char,
    /// The one that its serial number leads to.
    pub(super) expected: char,
}

impl<'a> Label<'a> {
    /// The parts of a number that has the shape: two letters, nine digits and two letters.
    pub(super) fn read(normal: &'a str) -> Option<Self> {
        if normal.len() != 13 {
            return None;
        }
        let (indicator, rest) = normal.split_at_checked(2)?;
        let (serial, rest) = rest.split_at_checked(8)?;
        let (check, suffix) = rest.split_at_checked(1)?;
        let is_letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
        let check = check.chars().next().filter(char::is_ascii_digit)?;
        if !is_letters(indicator) || !is_letters(suffix) {
            return None;
        }
        let expected = char::from_digit(digits::s10(&digits::of(serial)?), 10)?;
        let service = Service::of(indicator.chars().next()?);
        Some(Self { service, suffix, check, expected })
    }

    /// The country whose post gave the number; none where no post has these letters.
    pub(super) fn country(self) -> Option<Country> {
        let is_known = POSTS.split(' ').any(|code| code == self.suffix);
        Country::parse(self.suffix).filter(|_| is_known)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Verdict, check};
    use super::*;

    /// The digit as the standard words it, apart from the code under test: a weight for each place,
    /// spelled out.
    fn by_the_standard(serial: [u32; 8]) -> u32 {
        let [one, two, three, four, five, six, seven, eight] = serial;
        let sum = 8 * one + 6 * two + 4 * three + 2 * four;
        let rest = (sum + 3 * five + 5 * six + 9 * seven + 7 * eight) % 11;
        if rest == 0 {
            5
        } else if rest == 1 {
            0
        } else {
            11 - rest
        }
    }

    /// The nine digits of a number, the last of which checks the others.
    fn is_right(digits: &[u32]) -> bool {
        let serial: [u32; 8] = digits[..8].try_into().expect("eight digits");
        by_the_standard(serial) == digits[8]
    }

    fn number(service: &str, digits: &[u32], country: &str) -> String {
        let digits: String = digits.iter().map(ToString::to_string).collect();
        format!("{service}{digits}{country}")
    }

    fn is_valid(number: &str) -> bool {
        check(number).verdict == Verdict::Valid
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

        #[test]
        fn a_slip_of_one_digit_or_of_two_neighbours_is_found(
            serial in prop::array::uniform8(0_u32..10),
            service in "[A-Z][A-Z]",
            country in prop::sample::select(POSTS.split(' ').collect::<Vec<_>>()),
        ) {
            let mut right = serial.to_vec();
            right.push(by_the_standard(serial));
            let text = number(&service, &right, country);
            prop_assert!(is_valid(&text), "{text}");
            let mut slips = Vec::new();
            for place in 0..9 {
                for digit in (0..10).filter(|digit| *digit != right[place]) {
                    let mut slip = right.clone();
                    slip[place] = digit;
                    slips.push(slip);
                }
            }
            for place in 0..8 {
                let mut slip = right.clone();
                slip.swap(place, place + 1);
                if slip != right {
                    slips.push(slip);
                }
            }
            for slip in slips {
                let slipped = number(&service, &slip, country);
                prop_assert_eq!(is_valid(&slipped), is_right(&slip), "{} from {}", slipped, text);
            }
        }
    }

    #[test]
    fn a_slip_in_the_serial_number_hides_only_behind_a_five() {
        // The rests nought and six both lead to five; no other two rests lead to one digit.
        let (mut hidden, mut all) = (0_u32, 0_u32);
        for tail in 0..10_000_u32 {
            let serial = [1, 2, 3, 4, tail / 1000, tail / 100 % 10, tail / 10 % 10, tail % 10];
            let digit = by_the_standard(serial);
            for place in 0..8 {
                for other in (0..10).filter(|other| *other != serial[place]) {
                    let mut slip = serial;
                    slip[place] = other;
                    let hides = by_the_standard(slip) == digit;
                    assert!(!hides || digit == 5, "{serial:?} {slip:?}");
                    all += 1;
                    hidden += u32::from(hides);
                }
            }
        }
        assert!(hidden * 50 < all, "{hidden} of {all}");
    }

    #[test]
    fn a_post_exists_and_has_services() {
        for (text, country, service) in [
            ("RX123456785CN", Some("CN"), Service::Registered),
            ("LX473124829NL", Some("NL"), Service::TrackedLetter),
            ("EE123456785XX", None, Service::Ems),
            ("CP123456785UK", None, Service::Parcel),
            ("WA123456785AQ", None, Service::Unassigned),
            ("ZA123456785GB", Some("GB"), Service::Domestic),
        ] {
            let label = Label::read(text).expect(text);
            assert_eq!(label.country(), country.and_then(Country::parse), "{text}");
            assert_eq!(label.service, service, "{text}");
        }
        for other in
            ["RX12345678CN", "R1123456785CN", "RX123456785C1", "RX12345678ACN", "", "ÄÖ12345678"]
        {
            assert_eq!(Label::read(other), None, "{other}");
        }
    }
}
