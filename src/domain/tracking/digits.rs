//! The check digits of carriers, each as its users publish it.

use std::ops::RangeInclusive;

/// The values of a text of decimal digits; `None` where something else stands in it.
pub(super) fn of(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|digit| digit.to_digit(10)).collect()
}

/// Whether a text is digits alone, one at least.
pub(super) fn are(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether so many digits and nothing else follow a prefix.
pub(super) fn follow(normal: &str, prefix: &str, lengths: RangeInclusive<usize>) -> bool {
    let rest = normal.strip_prefix(prefix);
    rest.is_some_and(|rest| are(rest) && lengths.contains(&rest.len()))
}

/// The digit that fills a sum up to the next ten, as GS1 computes it for an SSCC: the digits from
/// the right count three times and once in turn.
pub(super) fn gs1(digits: &[u32]) -> u32 {
    let sum: u32 = digits.iter().rev().zip([3, 1].into_iter().cycle()).map(|(d, w)| d * w).sum();
    (10 - sum % 10) % 10
}

/// The same with the weights four and nine from the left: the Identcode of Deutsche Post.
pub(super) fn identcode(digits: &[u32]) -> u32 {
    let sum: u32 = digits.iter().zip([4, 9].into_iter().cycle()).map(|(d, w)| d * w).sum();
    (10 - sum % 10) % 10
}

/// The rest of the whole number divided by seven: DHL Express, and couriers in Japan.
pub(super) fn modulo_seven(digits: &[u32]) -> u32 {
    digits.iter().fold(0, |rest, digit| (rest * 10 + digit) % 7)
}

/// `FedEx` Express: weights 3, 1 and 7 from the left, modulo eleven, a ten written as nought.
pub(super) fn fedex(digits: &[u32]) -> u32 {
    let sum: u32 = digits.iter().zip([3, 1, 7].into_iter().cycle()).map(|(d, w)| d * w).sum();
    sum % 11 % 10
}

/// UPS: every second character counts twice; a letter counts as its place in the alphabet and one,
/// of which the last digit.
pub(super) fn ups(text: &str) -> Option<u32> {
    let values: Option<Vec<u32>> = text
        .chars()
        .map(|character| {
            let value = character.to_digit(36)?;
            Some(if value < 10 { value } else { (value - 8) % 10 })
        })
        .collect();
    let sum: u32 = values?.iter().zip([1, 2].into_iter().cycle()).map(|(d, w)| d * w).sum();
    Some((10 - sum % 10) % 10)
}

/// The check character of ISO 7064, MOD 37,36, which DPD uses.
pub(super) fn iso_7064(text: &str) -> Option<char> {
    let mut rest = 36;
    for character in text.chars() {
        rest += character.to_digit(36)?;
        if rest > 36 {
            rest -= 36;
        }
        rest = rest * 2 % 37;
    }
    char::from_digit((37 - rest) % 36, 36).map(|character| character.to_ascii_uppercase())
}

/// UPU S10: weights 8 6 4 2 3 5 9 7; eleven less the sum modulo eleven, with ten written as nought
/// and eleven as five.
pub(super) fn s10(digits: &[u32]) -> u32 {
    let sum: u32 = digits.iter().zip([8, 6, 4, 2, 3, 5, 9, 7]).map(|(d, w)| d * w).sum();
    match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        digit => digit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_numbers_have_their_digit() {
        let digits = |text| of(text).expect("digits");
        assert_eq!(s10(&digits("47312482")), 9, "the example of the standard");
        assert_eq!(ups("999AA1012345678"), Some(4));
        assert_eq!(ups("5R8939035756712"), Some(7));
        assert_eq!(fedex(&digits("98657878885")), 5);
        assert_eq!(gs1(&digits("04144176022896")), 4, "FedEx Ground");
        assert_eq!(gs1(&digits("940011120108080548301")), 6, "USPS");
        assert_eq!(gs1(&digits("007393800054929")), 7, "Canada Post");
        assert_eq!(modulo_seven(&digits("331881002")), 5, "DHL Express");
        assert_eq!(identcode(&digits("56310243031")), 3);
        assert_eq!(iso_7064("008182709980000020033350276"), Some('C'));
        assert_eq!(iso_7064("15502370264989"), Some('N'));
    }

    #[test]
    fn what_is_no_digit_has_no_value() {
        assert_eq!(of("12a"), None);
        assert_eq!(of("١٢"), None);
        assert_eq!(ups("é"), None);
        assert_eq!(iso_7064("-"), None);
    }
}
