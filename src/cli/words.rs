//! Values of the command line that are one of a few words.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// A value, with its word, other words that are understood for it, and what the help says of it.
pub(super) type Word<T> = (&'static str, &'static [&'static str], &'static str, T);

/// Reads one of the values of an enum by its id.
pub(super) fn ids<T: Copy + Send + Sync + 'static>(
    all: impl IntoIterator<Item = T>,
    id: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    one_of(all.into_iter().map(|value| (PossibleValue::new(id(value)), value)).collect())
}

/// Reads one of these words.
pub(super) fn words<T: Copy + Send + Sync + 'static>(
    words: &[Word<T>],
) -> impl TypedValueParser<Value = T> + use<T> {
    one_of(words.iter().map(|word| (possible(word), word.3)).collect())
}

/// A word as the help shows it.
pub(super) fn possible<T>((word, others, help, _): &Word<T>) -> PossibleValue {
    PossibleValue::new(word).aliases(*others).help(help)
}

/// Reads one of these values, each with its words.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    known: Vec<(PossibleValue, T)>,
) -> impl TypedValueParser<Value = T> {
    let names = known.iter().map(|(name, _)| name.clone());
    PossibleValuesParser::new(names.collect::<Vec<_>>()).try_map(move |word| {
        let value = known.iter().find(|(name, _)| name.matches(&word, false));
        value.map(|(_, value)| *value).ok_or("none of the known words")
    })
}

#[cfg(test)]
mod tests {
    use clap::{Arg, Command};

    use super::*;

    const WORDS: &[Word<u8>] = &[("one", &["single"], "The first", 1), ("two", &[], "", 2)];

    fn read(parser: impl TypedValueParser<Value = u8>, word: &str) -> Option<u8> {
        let command = Command::new("a").arg(Arg::new("word").value_parser(parser));
        command.try_get_matches_from(["a", word]).ok()?.remove_one("word")
    }

    #[test]
    fn a_word_is_read_by_each_of_its_names_and_nothing_else_is() {
        assert_eq!(read(words(WORDS), "one"), Some(1));
        assert_eq!(read(words(WORDS), "single"), Some(1));
        assert_eq!(read(words(WORDS), "two"), Some(2));
        assert_eq!(read(words(WORDS), "On"), None);
        let id = |value| if value == 1 { "eins" } else { "zwei" };
        assert_eq!(read(ids([1, 2], id), "zwei"), Some(2));
        assert_eq!(read(ids([1, 2], id), "one"), None);
    }
}
