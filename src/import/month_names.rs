//! The names of the months, and the decimal signs of their languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::number_text::DecimalSign;

/// The names that only English has.
const ENGLISH: &str = "january february march june july october";

/// The names that English shares with other languages. Before the day they are English.
const SHARED: &str = "jan feb mar april apr may jun jul august aug september sept sep oct november nov \
     december dec";

/// The names that Spanish, but not English, has. Mexico writes a decimal point, Spain a comma.
const SPANISH: &str = "enero ene febrero marzo abril abr mayo junio julio agosto ago septiembre setiembre set \
     octubre noviembre diciembre dic";

/// The names of the twelve months, a line each, in English, German, French, Spanish, Portuguese,
/// Polish, Italian, Dutch and Russian: in full, in the genitive where there is one, and shortened. No
/// name means two months.
pub(super) const MONTHS: &str = include_str!("month_names.txt");

/// The decimal sign of the language of a month's name; `None` if it is a name in languages with
/// either sign. `leads` says whether the month is before the day, which is English only.
pub(super) fn sign(name: &str, leads: bool) -> Option<DecimalSign> {
    let is_in = |names: &str| names.split(' ').any(|known| known == name);
    if is_in(ENGLISH) || leads && is_in(SHARED) {
        Some(DecimalSign::Point)
    } else if is_in(SHARED) || is_in(SPANISH) {
        None
    } else {
        Some(DecimalSign::Comma)
    }
}

/// The number of the month that a word names, from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    static NUMBERS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
        let numbered = MONTHS.lines().zip(1..);
        numbered
            .flat_map(|(names, number)| names.split(' ').map(move |name| (name, number)))
            .collect()
    });
    NUMBERS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn only_a_whole_name_names_a_month() {
        for (names, number) in super::MONTHS.lines().zip(1..) {
            for name in names.split(' ') {
                assert_eq!(month(name), Some(number), "{name}");
            }
        }
        for word in ["", "an", "januar ", "jan januar", "jan\nfeb", "\n", "xjan", "дека!"] {
            assert_eq!(month(word), None, "{word:?}");
        }
    }
}
