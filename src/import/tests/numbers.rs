//! Amounts as the countries print them.

use proptest::prelude::*;

use crate::domain::money::{Currency, Money, NotMoney};
use crate::import::number_text::{DecimalSign, PrintedNumber};

fn read(text: &str, code: &str, sign: Option<DecimalSign>) -> Result<Option<i64>, NotMoney> {
    let currency = Currency::parse(code).expect("a currency");
    let amount = PrintedNumber::find(text, currency.decimals())?.amount(currency, || sign)?;
    Ok(amount.map(Money::minor))
}

#[test]
fn amounts_that_show_their_decimal_sign() {
    for (text, code, minor) in [
        ("US $4.59", "USD", 459),
        ("€48.88", "EUR", 4_888),
        ("48,88 €", "EUR", 4_888),
        ("129,46zł", "PLN", 12_946),
        ("₩11,110", "KRW", 11_110),
        ("1 234,56 руб.", "RUB", 123_456),
        ("1\u{a0}234,56 руб.", "RUB", 123_456),
        ("1\u{202f}234,56\u{a0}€", "EUR", 123_456),
        ("R$1.234,56", "BRL", 123_456),
        ("R$1.234.567,89", "BRL", 123_456_789),
        ("CHF 1'234.50", "CHF", 123_450),
        ("CHF 1’234.50", "CHF", 123_450),
        ("US $1,234", "USD", 123_400),
        ("US $1,234,567", "USD", 123_456_700),
        ("kr 1.234", "NOK", 123_400),
        ("kr 1.234,-", "NOK", 123_400),
        ("€ 12,-", "EUR", 1_200),
        ("Rs.1,234.00", "INR", 123_400),
        ("₹1,23,456.00", "INR", 12_345_600),
        ("Rs. 99", "INR", 9_900),
        ("4.5", "USD", 450),
        ("0.07", "USD", 7),
        ("₩11,110.00", "KRW", 11_110),
        ("KWD 1,234.567", "KWD", 1_234_567),
        ("KWD 0.567", "KWD", 567),
        ("KWD 1.5", "KWD", 1_500),
        ("KWD 1234.567", "KWD", 1_234_567),
        ("KWD 1 234", "KWD", 1_234_000),
        ("٤٫٥٩ US$", "USD", 459),
        ("١٬٢٣٤٫٥٠", "EGP", 123_450),
        ("４．５９", "USD", 459),
        ("\u{200f}US $4.59\u{200e}", "USD", 459),
        ("12345", "USD", 1_234_500),
    ] {
        assert_eq!(read(text, code, None), Ok(Some(minor)), "{text}");
    }
}

#[test]
fn three_decimals_need_the_sign_of_the_page() {
    for (text, sign, minor) in [
        ("KWD 1.234", None, None),
        ("KWD 1.234", Some(DecimalSign::Point), Some(1_234)),
        ("KWD 1.234", Some(DecimalSign::Comma), Some(1_234_000)),
        ("KWD 1,234", Some(DecimalSign::Point), Some(1_234_000)),
        ("KWD 1,234", None, None),
    ] {
        assert_eq!(read(text, "KWD", sign), Ok(minor), "{text} {sign:?}");
    }
}

#[test]
fn three_decimals_of_a_currency_with_two_are_refused_where_the_page_tells_its_sign() {
    let too_precise = || Err(NotMoney::TooPrecise(Currency::parse("USD").expect("a currency")));
    for (text, sign, then) in [
        ("US $1.005", Some(DecimalSign::Point), too_precise()),
        ("US $1.000", Some(DecimalSign::Point), too_precise()),
        ("1,005 $", Some(DecimalSign::Comma), too_precise()),
        ("US $1.005", Some(DecimalSign::Comma), Ok(Some(100_500))),
        ("US $1.005", None, Ok(Some(100_500))),
        ("US $1,234", Some(DecimalSign::Point), Ok(Some(123_400))),
        ("US $1,234", None, Ok(Some(123_400))),
    ] {
        assert_eq!(read(text, "USD", sign), then, "{text} {sign:?}");
    }
    assert_eq!(read("₩11,110", "KRW", Some(DecimalSign::Comma)), Ok(Some(11_110)));
}

#[test]
fn what_is_no_one_amount_is_refused() {
    for (text, code, why) in [
        ("-R$6,33", "BRL", NotMoney::Negative),
        ("R$-6,33", "BRL", NotMoney::Negative),
        ("−6,33", "BRL", NotMoney::Negative),
        ("6,33-", "BRL", NotMoney::Negative),
        ("(6,33)", "BRL", NotMoney::Negative),
        ("", "USD", NotMoney::NotANumber),
        ("Free", "USD", NotMoney::NotANumber),
        ("US $1.00 - 2.00", "USD", NotMoney::NotANumber),
        ("1.00 + 2.00", "USD", NotMoney::NotANumber),
        ("$.59", "USD", NotMoney::NotANumber),
        ("12.", "USD", NotMoney::NotANumber),
        ("1,2,3", "USD", NotMoney::NotANumber),
        ("12,34.567,89", "USD", NotMoney::NotANumber),
        ("1.234,567.89", "USD", NotMoney::NotANumber),
        ("1,234 567", "USD", NotMoney::NotANumber),
        ("1..2", "USD", NotMoney::NotANumber),
        ("1e5", "USD", NotMoney::NotANumber),
        ("१२.५०", "INR", NotMoney::NotANumber),
        ("12½", "USD", NotMoney::NotANumber),
        ("99999999999999999999", "USD", NotMoney::TooLarge),
    ] {
        assert_eq!(read(text, code, None), Err(why), "{text}");
    }
    assert!(matches!(read("1 234,567", "USD", None), Err(NotMoney::TooPrecise(_))));
    assert!(matches!(read("₩11.10", "KRW", None), Err(NotMoney::TooPrecise(_))));
    assert!(matches!(read("1.2345", "USD", None), Err(NotMoney::TooPrecise(_))));
}

/// An amount as a country prints it.
fn printed(minor: i64, places: u32, group: &str, decimal: &str) -> String {
    let unit = 10_i64.pow(places);
    let digits = (minor / unit).to_string();
    let mut whole = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            whole.push_str(group);
        }
        whole.push(digit);
    }
    if places == 0 {
        return whole;
    }
    let width = usize::try_from(places).expect("small");
    format!("{whole}{decimal}{:0width$}", minor % unit)
}

proptest! {
    #[test]
    fn an_amount_reads_back_in_every_country(
        minor in 0..100_000_000_000_i64,
        small in 0..10_000_i64,
        country in 0..7_usize,
        code in 0..3_usize,
    ) {
        let (group, decimal, sign) = [
            (",", ".", DecimalSign::Point),
            (".", ",", DecimalSign::Comma),
            (" ", ",", DecimalSign::Comma),
            ("\u{202f}", ",", DecimalSign::Comma),
            ("'", ".", DecimalSign::Point),
            ("", ".", DecimalSign::Point),
            ("", ",", DecimalSign::Comma),
        ][country];
        let (code, places) = [("USD", 2), ("KRW", 0), ("KWD", 3)][code];
        for minor in [minor, small] {
            let text = format!("X$ {}", printed(minor, places, group, decimal));
            prop_assert_eq!(read(&text, code, Some(sign)), Ok(Some(minor)), "{}", text);
            if let Ok(Some(alone)) = read(&text, code, None) {
                prop_assert_eq!(alone, minor, "{}", text);
            }
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), sparse in "[0-9., '-]{0,12}") {
        for text in [text, sparse] {
            let _ = (read(&text, "USD", None), read(&text, "KWD", None), read(&text, "KRW", None));
        }
    }
}
