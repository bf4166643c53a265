//! The names of countries, as a sentence takes them.

use crate::domain::buyer::Country;

/// Every country of ISO 3166-1, a line each: its code, a space and its name.
const NAMES: &str = include_str!("country_names.txt");

/// The name of a country; its code where it has none.
pub(super) fn country_words(country: &Country) -> &str {
    let mut named = NAMES.lines().filter_map(|line| line.split_once(' '));
    named.find(|(code, _)| *code == country.code()).map_or_else(|| country.code(), |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_its_name() {
        assert!(NAMES.lines().is_sorted());
        assert_eq!(NAMES.lines().count(), 249);
        for (code, name) in [("CN", "China"), ("nl", "the Netherlands"), ("XX", "XX")] {
            assert_eq!(country_words(&Country::parse(code).expect("a code")), name);
        }
    }
}
