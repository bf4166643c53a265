//! The numbers of the marketplace and of the carriers that collect for it. None of them publishes
//! a check digit, so that none is ever more than plausible.

use super::digits;
use super::finding::{Form, Reading};

/// The suffixes, in the shape of a postal number, with which Yanwen marks its own.
const YANWEN: [&str; 2] = ["YP", "YW"];

/// Whether these letters at the end of a number in postal shape are Yanwen's.
pub(super) fn is_yanwen(suffix: &str) -> bool {
    YANWEN.contains(&suffix)
}

/// Whose shape the number has; the marketplace's general one only where no other fits.
pub(super) fn readings(normal: &str) -> Vec<Reading> {
    let mut found: Vec<Form> = Vec::new();
    let digits_after = |prefix, lengths| digits::follow(normal, prefix, lengths);
    if digits_after("YT", 16..=16) {
        found.push(Form::YunExpress);
    }
    let four = normal.strip_prefix("4PX").map(|rest| rest.strip_suffix("CN").unwrap_or(rest));
    if four.is_some_and(|serial| digits::are(serial) && (12..=14).contains(&serial.len())) {
        found.push(Form::FourPx);
    }
    if is_sunyou(normal) {
        found.push(Form::SunYou);
    }
    if ["LP", "AP", "CN", "CNG"].iter().any(|prefix| digits_after(prefix, 12..=15))
        || ["CAINIAO", "AEX"].iter().any(|prefix| has_serial_after(normal, prefix))
    {
        found.push(Form::Cainiao);
    }
    if digits_after("", 10..=14) || ["S", "Y"].iter().any(|prefix| digits_after(prefix, 8..=12)) {
        found.push(Form::Yanwen);
    }
    if digits_after("SF", 12..=13) {
        found.push(Form::SfExpress);
    }
    if digits_after("JT", 13..=13) {
        found.push(Form::JtExpress);
    }
    found.into_iter().map(Reading::plausible).collect()
}

/// Whether the number has the general shape of the marketplace's: two letters, then 14 to 16 letters
/// and digits, of which most are digits and the last six are.
pub(super) fn is_general(normal: &str) -> bool {
    let Some((letters, rest)) = normal.split_at_checked(2) else { return false };
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    let tail = rest.bytes().rev().take(6);
    letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && (14..=16).contains(&rest.len())
        && digits * 2 > rest.len()
        && tail.into_iter().all(|byte| byte.is_ascii_digit())
}

fn has_serial_after(normal: &str, prefix: &str) -> bool {
    normal.strip_prefix(prefix).is_some_and(|rest| {
        (8..=20).contains(&rest.len()) && rest.bytes().filter(u8::is_ascii_digit).count() >= 6
    })
}

/// `SY`, two or three letters, and eight to thirteen digits.
fn is_sunyou(normal: &str) -> bool {
    let Some(rest) = normal.strip_prefix("SY") else { return false };
    let serial = rest.trim_start_matches(|character: char| character.is_ascii_uppercase());
    let letters = rest.len() - serial.len();
    (2..=3).contains(&letters) && digits::are(serial) && (8..=13).contains(&serial.len())
}

#[cfg(test)]
mod tests {
    use super::super::{Verdict, check};

    #[test]
    fn what_collects_for_the_marketplace_is_plausible_and_never_valid() {
        for (text, form) in [
            ("JY26CAA0D000551012", "aliexpress"),
            ("HM0000010001198611", "aliexpress"),
            ("AP00823271816356", "cainiao"),
            ("LP00123456789012", "cainiao"),
            ("CNG00812345678901", "cainiao"),
            ("CAINIAO0012345678", "cainiao"),
            ("AEX0012345678", "cainiao"),
            ("YT2229521272164446", "yunexpress"),
            ("4PX3000123456789CN", "4px"),
            ("SYAE004821234", "sunyou"),
            ("UE123456785YP", "yanwen"),
            ("UE123456780YW", "yanwen"),
            ("S0000123456", "yanwen"),
            ("SF1234567890123", "sf-express"),
            ("JT1234567890123", "jt-express"),
        ] {
            let finding = check(text);
            assert_eq!(finding.verdict, Verdict::Plausible, "{text}");
            assert_eq!(finding.readings[0].form.id(), form, "{text}");
        }
    }

    #[test]
    fn what_has_no_shape_is_unknown() {
        for text in
            ["ABCDEFGHIJKLMNOPQR", "HELLO", "1", "12345", "LP1", "AB12CDEFGHIJKLMNO", "YT12"]
        {
            assert_eq!(check(text).verdict, Verdict::Unknown, "{text}");
        }
    }
}
