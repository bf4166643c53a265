//! File names within a case file, which every system can unpack, and the list of checksums.

use crate::domain::evidence::Digest;

/// The longest name, in bytes, with its folder and number.
const MAX_NAME: usize = 100;

/// The longest extension that is kept, in characters.
const MAX_EXTENSION: usize = 10;

/// Letters that nothing is drawn for.
const INVISIBLE: [char; 4] = ['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}'];

/// The name of a file whose own name has no usable character.
const FALLBACK: &str = "file";

/// The name of a file in the case file: a number that makes it unique and keeps the order, what is
/// usable of its own name, and an extension that fits its content. Idempotent but for the number.
pub(crate) fn archive_name(place: usize, name: &str, media: &str) -> String {
    let start = format!("files/{place:03}-");
    let (stem, extension) = parts(&clean(name), media);
    let room = MAX_NAME.saturating_sub(start.len()).saturating_sub(extension.len());
    let stem = trimmed(cut(&stem, room));
    let stem = if stem.is_empty() { FALLBACK } else { stem };
    format!("{start}{stem}{extension}")
}

/// The lines that `sha256sum -c` reads. Names must come from `archive_name` or this program.
pub(crate) fn sha256sums<'a>(files: impl IntoIterator<Item = (&'a str, Digest)>) -> String {
    let mut sums = String::new();
    for (name, digest) in files {
        sums.extend([&digest.to_string(), "  ", name, "\n"]);
    }
    sums
}

/// The name reduced to letters and digits of any script, their marks, and `.-_ `.
fn clean(name: &str) -> String {
    let mut cleaned = String::new();
    for sign in name.chars() {
        let is_mark = ('\u{300}'..='\u{36f}').contains(&sign);
        let is_letter = sign.is_alphanumeric() && !INVISIBLE.contains(&sign);
        if sign == '.' {
            // No blank before an extension: `parts` trims the name before it.
            cleaned.truncate(cleaned.trim_end_matches(' ').len());
        }
        let is_after_dot = cleaned.ends_with('.') || cleaned.is_empty();
        if is_letter || is_mark || matches!(sign, '-' | '_') || sign == '.' && !is_after_dot {
            cleaned.push(sign);
        } else if sign.is_whitespace() && !cleaned.ends_with(' ') {
            cleaned.push(' ');
        }
    }
    trimmed(&cleaned).to_owned()
}

fn trimmed(name: &str) -> &str {
    name.trim_matches([' ', '.'])
}

/// The stem of the name, and an extension with its dot that fits the content. An extension that does
/// not fit stays part of the stem.
fn parts(name: &str, media: &str) -> (String, String) {
    let fitting = extensions(media);
    let own = name.rsplit_once('.').filter(|(stem, extension)| {
        !trimmed(stem).is_empty()
            && !extension.is_empty()
            && extension.chars().count() <= MAX_EXTENSION
            && extension.chars().all(|sign| sign.is_ascii_alphanumeric())
    });
    match (own, fitting) {
        (Some((stem, own)), []) => (stem.to_owned(), format!(".{own}")),
        (Some((stem, own)), fitting)
            if fitting.iter().any(|fits| fits.eq_ignore_ascii_case(own)) =>
        {
            (stem.to_owned(), format!(".{own}"))
        }
        (_, [first, ..]) => (name.to_owned(), format!(".{first}")),
        (None, []) => (name.to_owned(), String::new()),
    }
}

/// As much of the name as fits, in whole characters.
fn cut(name: &str, room: usize) -> &str {
    name.get(..name.floor_char_boundary(room)).unwrap_or_default()
}

/// The extensions that fit a media type, the usual one first; empty if any does.
fn extensions(media: &str) -> &'static [&'static str] {
    match media {
        "application/json" => &["json"],
        "application/msword" => &["doc", "dot"],
        "application/pdf" => &["pdf"],
        "application/rtf" => &["rtf", "doc"],
        "application/zip" => &["zip"],
        "audio/m4a" => &["m4a"],
        "audio/mpeg" => &["mp3"],
        "audio/ogg" | "audio/opus" => &["ogg", "opus", "oga"],
        "image/avif" => &["avif"],
        "image/bmp" => &["bmp"],
        "image/gif" => &["gif"],
        "image/heif" => &["heic", "heif"],
        "image/jpeg" => &["jpg", "jpeg"],
        "image/png" => &["png"],
        "image/svg+xml" => &["svg"],
        "image/tiff" => &["tif", "tiff", "dng", "nef", "arw"],
        "image/webp" => &["webp"],
        "message/rfc822" => &["eml"],
        "text/html" => &["html", "htm"],
        "text/plain" => &["txt", "csv", "ics", "log", "md", "srt", "tsv", "vcf"],
        "text/xml" => &["xml", "svg"],
        "video/mp4" => &["mp4", "m4v"],
        "video/mpeg" => &["mpg", "mpeg"],
        "video/quicktime" => &["mov", "qt"],
        "video/webm" => &["webm"],
        "video/x-m4v" => &["m4v", "mp4"],
        "video/x-matroska" => &["mkv"],
        "video/x-msvideo" => &["avi"],
        _others => &[],
    }
}
