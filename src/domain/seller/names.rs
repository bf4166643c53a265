//! Names of sellers: how they are compared, and which of them a text means.

use std::collections::BTreeSet;

/// A name of a store as it is compared: without blanks around it, and in small letters.
pub(crate) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The names that a text means: those that are it, else those that begin with it, else those that
/// have it in them. Names and text are folded.
pub(crate) fn meant<'a>(names: &'a BTreeSet<String>, text: &str) -> Vec<&'a String> {
    let fits: [fn(&str, &str) -> bool; 3] = [
        |name, text| name == text,
        |name, text| name.starts_with(text),
        |name, text| name.contains(text),
    ];
    fits.into_iter()
        .map(|fits| names.iter().filter(|name| fits(name, text)).collect::<Vec<_>>())
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}
