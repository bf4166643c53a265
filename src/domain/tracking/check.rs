//! Tells what a tracking number is.

use super::finding::{Finding, Form, Proof, Reading, Verdict};
use super::{carriers, parcel, s10};

/// The most characters that a tracking number has with anyone.
const LONGEST: usize = 40;

/// The number as all records know it: in capitals, with nothing but ASCII letters and digits.
pub(crate) fn normalised(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|character| character.to_ascii_uppercase())
        .collect()
}

/// Tells what a number is. Blanks, dashes and dots in it do not matter.
pub(crate) fn check(text: &str) -> Finding {
    let given = text.trim().to_owned();
    let normal = normalised(&given);
    let is_foreign = given
        .chars()
        .any(|character| !character.is_ascii_alphanumeric() && !is_separator(character));
    if is_foreign || normal.len() > LONGEST {
        return Finding { given, normal, verdict: Verdict::Unknown, readings: Vec::new() };
    }
    let (verdict, readings) = match s10::Label::read(&normal) {
        Some(label) => postal(label),
        None => elsewhere(&normal),
    };
    Finding { given, normal, verdict, readings }
}

/// Whether a character only parts or accompanies those of a number, as on labels and in copies.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '.' | '_' | '/' | '\u{200b}' | '\u{2010}'..='\u{2015}' | '\u{feff}'
        )
}

/// A number in the shape of the postal standard is nobody else's.
fn postal(label: s10::Label<'_>) -> (Verdict, Vec<Reading>) {
    if parcel::is_yanwen(label.suffix) {
        return (Verdict::Plausible, vec![Reading::plausible(Form::Yanwen)]);
    }
    let posted = label.country();
    let (verdict, proof) = match (posted, label.check == label.expected) {
        (None, _) => (Verdict::NoSuchCountry, Proof::Shape),
        (Some(_), true) => (Verdict::Valid, Proof::CheckDigit),
        (Some(_), false) => {
            let expected = label.expected;
            (Verdict::WrongCheckDigit { expected }, Proof::WrongCheckDigit { expected })
        }
    };
    let form = Form::Post(label.service);
    (verdict, vec![Reading { form, proof, posted, delivers: None }])
}

fn elsewhere(normal: &str) -> (Verdict, Vec<Reading>) {
    let mut readings = carriers::readings(normal);
    readings.extend(parcel::readings(normal));
    if readings.is_empty() && parcel::is_general(normal) {
        readings.push(Reading::plausible(Form::Aliexpress));
    }
    readings.sort_by_key(|reading| match reading.proof {
        Proof::CheckDigit => 0,
        Proof::Shape => 1,
        Proof::WrongCheckDigit { .. } => 2,
    });
    let verdict = match readings.first().map(|first| first.proof) {
        Some(Proof::CheckDigit) => Verdict::Valid,
        Some(Proof::Shape) => Verdict::Plausible,
        Some(Proof::WrongCheckDigit { expected }) => Verdict::WrongCheckDigit { expected },
        None => Verdict::Unknown,
    };
    (verdict, readings)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn blanks_dashes_dots_and_case_do_not_matter() {
        for text in
            ["RX123456785CN", " rx 1234 5678 5 cn ", "RX-123.456-785 CN", "RX123456785CN\u{200b}"]
        {
            let finding = check(text);
            assert_eq!(
                (finding.verdict, finding.normal.as_str()),
                (Verdict::Valid, "RX123456785CN")
            );
        }
    }

    #[test]
    fn a_letter_that_only_looks_like_one_is_not_taken_for_it() {
        // The second letter is the Cyrillic one.
        for text in ["R\u{425}123456785CN", "RX123456785CN\u{1f4e6}", "\u{1b}[31mRX123456785CN"] {
            let finding = check(text);
            assert_eq!(finding.verdict, Verdict::Unknown, "{text}");
            assert_eq!(finding.given, text);
        }
    }

    #[test]
    fn a_postal_number_is_nobody_elses() {
        for text in ["RX123456785CN", "UE123456785DE", "LP123456785CN", "CN123456785CN"] {
            let finding = check(text);
            assert_eq!(finding.verdict, Verdict::Valid, "{text}");
            let forms: Vec<_> = finding.readings.iter().map(|reading| reading.form.id()).collect();
            assert_eq!(forms, ["upu-s10"], "{text}");
        }
        assert_eq!(check("RX123456784CN").verdict, Verdict::WrongCheckDigit { expected: '5' });
        assert_eq!(check("RX123456785XX").verdict, Verdict::NoSuchCountry);
        assert_eq!(check("RX123456785UK").verdict, Verdict::NoSuchCountry);
    }

    proptest! {
        #[test]
        fn whatever_it_is_there_is_a_finding(text in any::<String>()) {
            let finding = check(&text);
            prop_assert_eq!(normalised(&finding.normal), finding.normal.clone());
            let expects_none = matches!(finding.verdict, Verdict::Unknown);
            prop_assert_eq!(finding.readings.is_empty(), expects_none);
        }

        #[test]
        fn letters_and_digits_in_any_number_are_judged(text in "[0-9A-Z]{0,45}") {
            let finding = check(&text);
            prop_assert_eq!(&finding.normal, &text);
            let is_proven = finding.readings.iter().any(|one| one.proof == Proof::CheckDigit);
            prop_assert_eq!(finding.verdict == Verdict::Valid, is_proven);
        }
    }
}
