//! A settings file as a document that keeps its comments and its order.

use std::ops::Range;
use std::path::Path;

use toml_edit::{Document, DocumentMut, Item, TableLike, TomlError, Value, value};

use super::error::SettingsError;

/// Reads a file of settings; its entries know where they stand.
pub(super) fn parse<'a>(path: &Path, text: &'a str) -> Result<Document<&'a str>, SettingsError> {
    Document::parse(text).map_err(|error| unreadable(path, text, &error))
}

/// Reads a file of settings that is to be changed.
pub(super) fn parse_mut(path: &Path, text: &str) -> Result<DocumentMut, SettingsError> {
    text.parse::<DocumentMut>().map_err(|error| unreadable(path, text, &error))
}

fn unreadable(path: &Path, text: &str, error: &TomlError) -> SettingsError {
    let why = error.message().trim().replace('\n', ", ");
    SettingsError::unreadable(path, line(text, error.span()), format!("it is not TOML: {why}"))
}

/// The line of a place in the text, counted from one.
fn line(text: &str, span: Option<Range<usize>>) -> Option<usize> {
    let before = text.get(..span?.start)?;
    Some(before.bytes().filter(|byte| *byte == b'\n').count() + 1)
}

/// An entry that means nothing.
pub(super) fn wrong(
    path: &Path,
    text: &str,
    entry: &str,
    span: Option<Range<usize>>,
    why: impl Into<String>,
) -> SettingsError {
    SettingsError::Wrong {
        path: path.to_owned(),
        line: line(text, span),
        why: why.into(),
        entry: entry.to_owned(),
    }
}

/// Where a key of a table stands.
pub(super) fn key_span(table: &dyn TableLike, key: &str) -> Option<Range<usize>> {
    table.get_key_value(key).and_then(|(key, item)| key.span().or_else(|| item.span()))
}

/// Sets an entry; what stands around a value that was there stays.
pub(super) fn set(table: &mut dyn TableLike, key: &str, new: impl Into<Value>) {
    let new = new.into();
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            let decor = old.decor().clone();
            *old = new;
            *old.decor_mut() = decor;
        }
        Some(item) => *item = value(new),
        None => drop(table.insert(key, value(new))),
    }
}

/// Takes an entry of a table away. The comments above it stay: above the next entry, or, without
/// one, in what is returned. `None` when there is no such entry.
pub(super) fn remove(table: &mut dyn TableLike, key: &str) -> Option<String> {
    let above = table.key(key)?.leaf_decor().prefix().and_then(|prefix| prefix.as_str());
    let above = above.unwrap_or_default().to_owned();
    let next = table.iter().map(|(key, _)| key.to_owned()).skip_while(|known| known != key).nth(1);
    table.remove(key)?;
    let Some(mut next) = next.as_deref().and_then(|next| table.key_mut(next)) else {
        return Some(above);
    };
    let decor = next.leaf_decor_mut();
    let its_own = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
    let both = format!("{above}{its_own}");
    decor.set_prefix(both);
    Some(String::new())
}

/// The text of a document from which something was taken away, with the comments that stood last.
pub(super) fn with_rest(mut document: DocumentMut, rest: &str) -> String {
    if rest.contains('#') {
        let trailing = document.trailing().as_str().unwrap_or_default();
        let both = format!("{rest}{trailing}");
        document.set_trailing(both);
    }
    document.to_string()
}
