//! The names of files within a case file, which any system can unpack, and the list of their sums.

use crate::domain::evidence::Digest;

/// The longest name, in bytes, with its folder and number.
const MOST: usize = 100;

/// The longest ending that is kept, in letters.
const LONGEST_ENDING: usize = 10;

/// Letters without a shape.
const INVISIBLE: [char; 4] = ['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}'];

/// What stands for a name of which nothing is left.
const NAMELESS: &str = "file";

/// The name of the file at a place of the case file: its number keeps it apart from every other and
/// in order, what is left of its own name tells the buyer which it is, and its ending fits what it
/// is. Made of a name of its own making without the number, it is the same again.
pub(crate) fn archive_name(place: usize, name: &str, media: &str) -> String {
    let start = format!("files/{place:03}-");
    let (stem, ending) = parts(&cleaned(name), media);
    let room = MOST.saturating_sub(start.len()).saturating_sub(ending.len());
    let stem = trimmed(cut(&stem, room));
    let stem = if stem.is_empty() { NAMELESS } else { stem };
    format!("{start}{stem}{ending}")
}

/// The lines that `sha256sum -c` reads, for names that `archive_name` or this program made.
pub(crate) fn sha256sums<'a>(files: impl IntoIterator<Item = (&'a str, Digest)>) -> String {
    let mut sums = String::new();
    for (name, digest) in files {
        sums.extend([&digest.to_string(), "  ", name, "\n"]);
    }
    sums
}

/// The name without anything but letters and digits of any script, their marks, and `.-_ `.
fn cleaned(name: &str) -> String {
    let mut clean = String::new();
    for sign in name.chars() {
        let is_mark = ('\u{300}'..='\u{36f}').contains(&sign);
        let is_letter = sign.is_alphanumeric() && !INVISIBLE.contains(&sign);
        if sign == '.' {
            // A blank before an ending would be taken off where the ending is told by itself.
            clean.truncate(clean.trim_end_matches(' ').len());
        }
        let is_after_dot = clean.ends_with('.') || clean.is_empty();
        if is_letter || is_mark || matches!(sign, '-' | '_') || sign == '.' && !is_after_dot {
            clean.push(sign);
        } else if sign.is_whitespace() && !clean.ends_with(' ') {
            clean.push(' ');
        }
    }
    trimmed(&clean).to_owned()
}

fn trimmed(name: &str) -> &str {
    name.trim_matches([' ', '.'])
}

/// The name in two: what comes before its ending, and an ending with its dot that fits the content.
/// An ending that does not fit stays part of what comes before.
fn parts(name: &str, media: &str) -> (String, String) {
    let fitting = endings(media);
    let own = name.rsplit_once('.').filter(|(stem, ending)| {
        !trimmed(stem).is_empty()
            && !ending.is_empty()
            && ending.chars().count() <= LONGEST_ENDING
            && ending.chars().all(|sign| sign.is_ascii_alphanumeric())
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

/// As much of the name as has room, without half a letter.
fn cut(name: &str, room: usize) -> &str {
    name.get(..name.floor_char_boundary(room)).unwrap_or_default()
}

/// The endings that fit a media type, the usual one first; none when any does.
fn endings(media: &str) -> &'static [&'static str] {
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
