//! Numbers of carriers elsewhere. Where a carrier's check digit is published, a number that has it
//! is valid; where it is not, or labels leave it out, the shape alone makes it plausible.
//!
//! A Leitcode of Deutsche Post is none of them: it names an address, not a parcel.

use super::digits;
use super::finding::{Form, Proof, Reading};

/// Whose the number can be. A wrong digit is told where only one carrier numbers in that shape;
/// where several do, it only rules that carrier out.
pub(super) fn readings(normal: &str) -> Vec<Reading> {
    let mut found = Vec::new();
    found.extend(ups(normal));
    found.extend(amazon(normal));
    found.extend(ontrac(normal));
    found.extend(lettered(normal));
    match digits::of(normal) {
        Some(digits) => numbers(normal, &digits, &mut found),
        None => found.extend(dpd(normal)),
    }
    found
}

/// A number whose last character checks the others.
fn judged(form: Form, last: Option<char>, expected: Option<char>) -> Reading {
    let proof = match expected {
        Some(expected) if last == Some(expected) => Proof::CheckDigit,
        Some(expected) => Proof::WrongCheckDigit { expected },
        None => Proof::Shape,
    };
    Reading { form, proof, posted: None, delivers: None }
}

fn checked(form: Form, digits: &[u32], check: fn(&[u32]) -> u32) -> Option<Reading> {
    let (last, serial) = digits.split_last()?;
    let digit = |value: u32| char::from_digit(value, 10);
    Some(judged(form, digit(*last), digit(check(serial))))
}

/// The same where other carriers use the shape too: nothing, when the digit is wrong.
fn fitting(form: Form, digits: &[u32], check: fn(&[u32]) -> u32) -> Option<Reading> {
    checked(form, digits, check).filter(|reading| reading.proof == Proof::CheckDigit)
}

/// The same for digits that stand behind two others which the label leaves out.
fn fitting_after(before: [u32; 2], form: Form, digits: &[u32]) -> Option<Reading> {
    let whole: Vec<u32> = before.iter().chain(digits).copied().collect();
    fitting(form, &whole, digits::gs1)
}

fn ups(normal: &str) -> Option<Reading> {
    let rest = normal.strip_prefix("1Z").filter(|rest| rest.len() == 16)?;
    let (serial, last) = rest.split_at_checked(15)?;
    let last = last.chars().next().filter(char::is_ascii_digit)?;
    let expected = char::from_digit(digits::ups(serial)?, 10);
    Some(judged(Form::Ups, Some(last), expected))
}

/// C or D and 14 digits, the last of which checks as that of UPS does. Where it does not fit, the
/// shape alone counts: the carrier does not publish it.
fn ontrac(normal: &str) -> Option<Reading> {
    let is_one = normal.len() == 15 && normal.strip_prefix(['C', 'D']).is_some_and(digits::are);
    let (serial, last) = normal.split_at_checked(14).filter(|_| is_one)?;
    let expected = digits::ups(serial).and_then(|digit| char::from_digit(digit, 10));
    let expected = expected.filter(|expected| last.starts_with(*expected));
    Some(judged(Form::OnTrac, last.chars().next(), expected).delivering("US"))
}

fn amazon(normal: &str) -> Option<Reading> {
    let (prefix, serial) = normal.split_at_checked(3)?;
    let country = match prefix {
        "TBA" => "US",
        "TBC" => "CA",
        "TBM" => "MX",
        _other_prefixes => return None,
    };
    (serial.len() == 12 && digits::are(serial))
        .then(|| Reading::plausible(Form::Amazon).delivering(country))
}

/// Those that begin with letters or have some, and no published check digit.
fn lettered(normal: &str) -> Option<Reading> {
    let after = |prefix: &str| normal.strip_prefix(prefix);
    let digits_after = |prefix, lengths| digits::follow(normal, prefix, lengths);
    let mut pieces = ["JJD", "JVGL", "JD"].iter();
    if pieces.any(|prefix| digits_after(prefix, 10..=20)) {
        return Some(Reading::plausible(Form::DhlPiece));
    }
    if digits_after("GM", 16..=18) {
        return Some(Reading::plausible(Form::DhlEcommerce));
    }
    if after("3S").is_some_and(|rest| (9..=15).contains(&rest.len()) && ends_in_digits(rest, 4)) {
        return Some(Reading::plausible(Form::PostNl).posted_in("NL"));
    }
    if digits_after("GFUS", 12..=16) {
        return Some(Reading::plausible(Form::Gofo).delivering("US"));
    }
    if after("UUS").is_some_and(|rest| (12..=18).contains(&rest.len()) && ends_in_digits(rest, 6)) {
        return Some(Reading::plausible(Form::UniUni));
    }
    let mut characters = normal.chars();
    let begins = (characters.next()?, characters.next()?);
    let is_colissimo = begins.0.is_ascii_digit() && begins.1.is_ascii_uppercase();
    (is_colissimo && normal.len() == 13 && digits::are(characters.as_str()))
        .then(|| Reading::plausible(Form::Colissimo).posted_in("FR"))
}

fn numbers(normal: &str, digits: &[u32], found: &mut Vec<Reading>) {
    match digits.len() {
        10 => found.extend(fitting(Form::DhlExpress, digits, digits::modulo_seven)),
        11 => {
            found.extend(fitting(Form::DhlExpress, digits, digits::modulo_seven));
            found.push(Reading::plausible(Form::Gls));
        }
        12 => {
            found.extend(fitting(Form::FedexExpress, digits, digits::fedex));
            let paket = fitting(Form::DhlPaket, digits, digits::identcode);
            found.extend(paket.map(|reading| reading.posted_in("DE")));
            let japan = fitting(Form::JapanCourier, digits, digits::modulo_seven);
            found.extend(japan.map(|reading| reading.delivering("JP")));
            found.push(Reading::plausible(Form::Gls));
        }
        14 => {
            let russia = fitting(Form::RussianPost, digits, digits::gs1);
            found.extend(russia.map(|reading| reading.delivering("RU")));
            found.push(Reading::plausible(Form::Dpd));
        }
        15 => {
            found.extend(fitting(Form::FedexGround, digits, digits::gs1));
            found.extend(dpd(normal).filter(|reading| reading.proof == Proof::CheckDigit));
        }
        16 => {
            let canada = fitting(Form::CanadaPost, digits, digits::gs1);
            found.extend(canada.map(|reading| reading.delivering("CA")));
            found.push(Reading::plausible(Form::Evri));
        }
        20 => found.extend(twenty(normal, digits)),
        22 if normal.starts_with("96") => {
            let ground = digits.get(7..).unwrap_or_default();
            found.extend(checked(Form::FedexGround, ground, digits::gs1));
        }
        24 => found.push(Reading::plausible(Form::InPost)),
        28 => found.extend(dpd(normal)),
        _other_lengths => {}
    }
    found.extend(usps(normal, digits));
}

/// The serial shipping container code with its identifier, a parcel of `FedEx` that the US post
/// delivers, or certified mail of the US.
fn twenty(normal: &str, digits: &[u32]) -> Option<Reading> {
    if normal.starts_with("0034043") {
        return checked(Form::DhlPaket, digits, digits::gs1).map(|reading| reading.posted_in("DE"));
    }
    if normal.starts_with("00") {
        return checked(Form::Sscc, digits, digits::gs1);
    }
    // Labels leave out the first two digits of the whole number, which its check digit counts.
    if normal.starts_with("61") {
        let economy = fitting_after([9, 2], Form::FedexGround, digits);
        return economy.map(|reading| reading.delivering("US"));
    }
    if normal.starts_with("02") {
        let economy = fitting_after([9, 1], Form::FedexGround, digits);
        return economy.map(|reading| reading.delivering("US"));
    }
    let is_mail =
        ["03", "70", "71", "73", "77", "81", "82"].iter().any(|kind| normal.starts_with(kind));
    let mail = fitting(Form::Usps, digits, digits::gs1)
        .or_else(|| fitting_after([9, 1], Form::Usps, digits))
        .filter(|_| is_mail);
    mail.map(|reading| reading.delivering("US"))
}

/// A label of the US post: 22 or 26 digits that begin with 91 to 95, alone or after 420 and a ZIP
/// code of five or nine digits.
fn usps(normal: &str, digits: &[u32]) -> Option<Reading> {
    let starts: &[usize] = match digits.len() {
        22 | 26 => &[0],
        30 => &[8],
        34 => &[8, 12],
        _other_lengths => return None,
    };
    if normal.len() > 26 && !normal.starts_with("420") {
        return None;
    }
    let read = starts.iter().filter_map(|start| {
        let label = normal.get(*start..)?;
        let is_label = ["91", "92", "93", "94", "95"].iter().any(|kind| label.starts_with(kind));
        let digits = digits.get(*start..).filter(|_| is_label)?;
        checked(Form::Usps, digits, digits::gs1).map(|reading| reading.delivering("US"))
    });
    // Where the ZIP code could be of either length, the reading that fits is the right one.
    let read: Vec<Reading> = read.collect();
    let fits = read.iter().position(|reading| reading.proof == Proof::CheckDigit).unwrap_or(0);
    read.into_iter().nth(fits)
}

/// A parcel of DPD with its check character: 14 digits, or 27 with the address.
fn dpd(normal: &str) -> Option<Reading> {
    if !matches!(normal.len(), 15 | 28) {
        return None;
    }
    let (serial, last) = normal.split_at_checked(normal.len().checked_sub(1)?)?;
    digits::are(serial).then(|| judged(Form::Dpd, last.chars().next(), digits::iso_7064(serial)))
}

fn ends_in_digits(text: &str, count: usize) -> bool {
    text.bytes().rev().take(count).filter(u8::is_ascii_digit).count() == count
}

#[cfg(test)]
mod tests {
    use super::super::{Verdict, check};
    use super::*;

    fn forms(text: &str) -> Vec<&'static str> {
        check(text).readings.iter().map(|reading| reading.form.id()).collect()
    }

    #[test]
    fn a_published_check_digit_makes_a_number_valid() {
        for (text, form) in [
            ("1Z 5R8 939 03 5756 7127", "ups"),
            ("9400 1112 0108 0805 4830 16", "usps"),
            ("420 22153 9101026837331000039521", "usps"),
            ("4201002334249200190132607600833457", "usps"),
            ("92748931507708513018050063", "usps"),
            ("7112 3456 7891 2345 6787", "usps"),
            ("71969010756003077385", "usps"),
            ("61299998820821171811", "fedex-ground"),
            ("02931503799192766595", "fedex-ground"),
            ("C11031500001879", "ontrac"),
            ("986578788855", "fedex-express"),
            ("041441760228964", "fedex-ground"),
            ("9611020987654312345672", "fedex-ground"),
            ("3318810025", "dhl-express"),
            ("73891051146", "dhl-express"),
            ("56.310 243.031 3", "dhl-paket"),
            ("0073938000549297", "canada-post"),
            ("15502370264989N", "dpd"),
            ("008182709980000020033350276C", "dpd"),
        ] {
            let finding = check(text);
            assert_eq!(finding.verdict, Verdict::Valid, "{text}");
            assert_eq!(finding.readings[0].form.id(), form, "{text}");
            assert_eq!(finding.readings[0].proof, Proof::CheckDigit, "{text}");
        }
    }

    #[test]
    fn a_wrong_digit_is_told_where_one_carrier_alone_has_the_shape() {
        for (text, expected) in [
            ("1Z5R89390357567128", '7'),
            ("9400111201080805483017", '6'),
            ("15502370264989A", 'N'),
            ("9611020987654312345673", '2'),
            ("00340434161094015903", '2'),
        ] {
            assert_eq!(check(text).verdict, Verdict::WrongCheckDigit { expected }, "{text}");
        }
        for text in ["61299998820821171812", "02931503799192766596", "71969010756003077386"] {
            assert_eq!(check(text).verdict, Verdict::Unknown, "{text}");
        }
        // Twelve digits are many carriers': that one of them is ruled out proves nothing.
        assert_eq!(check("986578788858").verdict, Verdict::Plausible);
        assert_eq!(forms("986578788858"), ["gls", "yanwen"]);
    }

    #[test]
    fn a_number_of_several_carriers_keeps_them_all() {
        assert_eq!(forms("986578788855"), ["fedex-express", "gls", "yanwen"]);
        assert_eq!(forms("3318810025"), ["dhl-express", "yanwen"]);
        assert_eq!(forms("3318810026"), ["yanwen"]);
    }

    #[test]
    fn a_shape_without_a_digit_is_only_plausible() {
        for (text, form) in [
            ("TBA123456789012", "amazon"),
            ("C11031500001878", "ontrac"),
            ("D11031500001879", "ontrac"),
            ("3SABCD1234567", "postnl"),
            ("6A12345678901", "colissimo"),
            ("681234567890123456789012", "inpost"),
            ("JJD000390007827187264", "dhl-piece"),
            ("JD014600006281234567", "dhl-piece"),
            ("GM2951173225174494", "dhl-ecommerce"),
            ("GFUS01012345678901", "gofo"),
            ("1234567890123456", "evri"),
        ] {
            assert_eq!(check(text).verdict, Verdict::Plausible, "{text}");
            assert_eq!(forms(text)[0], form, "{text}");
        }
    }
}
