//! Recognises the format of a file by its first bytes.

use serde_json::value::RawValue;

use super::file_error::FileError;
use super::format::Format;
use super::jsonp;
use super::lenient::object;

/// The first bytes of other kinds of file, with their names.
const MAGIC: [(&[u8], &str); 9] = [
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a database"),
    (b"\xff\xfe", "UTF-16 text"),
    (b"\xfe\xff", "UTF-16 text"),
];

const OTHER_JSON: FileError = FileError::NotKnown { looks_like: "JSON of another kind" };

object! {
    /// The keys by which formats differ.
    Keys<'a> {
        log: Option<&'a RawValue> = "log",
        data: Option<&'a RawValue> = "data",
        ret: Option<&'a RawValue> = "ret",
        api: Option<&'a RawValue> = "api",
    }
}

/// What the beginning of a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guess {
    Known(Format),
    /// A JSON object whose first key decides nothing.
    Object,
}

/// Recognises a file by its beginning, which is the whole file if `complete`.
pub(super) fn beginning(head: &[u8], complete: bool) -> Result<Guess, FileError> {
    if head.is_empty() {
        return Err(FileError::Empty);
    }
    let looks_like = |looks_like| Err(FileError::NotKnown { looks_like });
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return looks_like(kind);
    }
    if head.iter().any(|byte| *byte < b' ' && !b"\t\n\r\x0c".contains(byte)) {
        return looks_like("binary data");
    }
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            if error.error_len().is_some() || complete {
                return Err(FileError::NotUtf8 { at });
            }
            head.get(..at).and_then(|good| std::str::from_utf8(good).ok()).unwrap_or_default()
        }
    };
    let text = jsonp::blank_trimmed(text);
    if text.is_empty() {
        return if complete { Err(FileError::Empty) } else { looks_like("white space") };
    }
    match text.strip_prefix('{').map(str::trim_start) {
        Some(inside) => object(inside, complete),
        None if text.starts_with('[') => list(text, complete),
        None if text.starts_with('<') => looks_like(markup(text)),
        None if jsonp::is_call(text) => Ok(Guess::Known(Format::Mtop)),
        None => looks_like("text"),
    }
}

/// Recognises a whole file that is a JSON object.
pub(super) fn whole(text: &str) -> Result<Format, FileError> {
    let (start, json) = jsonp::payload(text);
    let keys: Keys<'_> =
        serde_json::from_str(json).map_err(|error| FileError::syntax(text, start, &error))?;
    match keys {
        Keys { log: Some(_), .. } => Ok(Format::Har),
        Keys { data: Some(_), .. } | Keys { ret: Some(_), .. } | Keys { api: Some(_), .. } => {
            Ok(Format::Mtop)
        }
        Keys { .. } => Err(OTHER_JSON),
    }
}

/// Recognises a JSON object by its first key.
fn object(inside: &str, complete: bool) -> Result<Guess, FileError> {
    let Some(key) = inside.strip_prefix('"').and_then(|key| key.split('"').next()) else {
        let cut_off = complete && inside.is_empty();
        return if cut_off || inside.starts_with('}') {
            Ok(Guess::Object)
        } else {
            Err(OTHER_JSON)
        };
    };
    Ok(match key {
        "log" => Guess::Known(Format::Har),
        "api" | "data" | "ret" | "traceId" => Guess::Known(Format::Mtop),
        _ => Guess::Object,
    })
}

/// Recognises a JSON list by its first entry.
fn list(text: &str, complete: bool) -> Result<Guess, FileError> {
    let inside = text.trim_start_matches('[').trim_start();
    let one_bracket = text.len() - text.trim_start_matches('[').len() == 1;
    let cut_off = complete && inside.is_empty();
    if one_bracket && (cut_off || inside.starts_with(['{', ']'])) {
        Ok(Guess::Known(Format::Capture))
    } else {
        Err(OTHER_JSON)
    }
}

/// The name of a file that begins with `<`.
fn markup(text: &str) -> &'static str {
    let begins =
        |tag: &str| text.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
    if begins("<?xml") && !text.contains("<html") { "an XML file" } else { "an HTML page" }
}
