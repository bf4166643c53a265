//! The media type of a file, by its first bytes, and the kind of evidence it is likely to be.

use std::io::{Read, Result, Seek};

use super::stream::read_full;
use crate::domain::evidence::Kind;

/// How many bytes are looked at.
const HEAD: usize = 8 << 10;

/// The type of unrecognised content.
const UNKNOWN: &str = "application/octet-stream";

/// Text formats that `infer` recognises by their first words.
const TEXT_FORMATS: [&str; 6] = [
    "application/pdf",
    "application/postscript",
    "application/rtf",
    "text/html",
    "text/x-shellscript",
    "text/xml",
];

/// What programs call screenshots, in lower case.
const SCREENSHOT_NAMES: [&str; 14] = [
    "screenshot",
    "screen shot",
    "screen_shot",
    "screen-shot",
    "screencap",
    "screengrab",
    "bildschirmfoto",
    "capture d",
    "captura de",
    "cattura",
    "schermafbeelding",
    "снимок экрана",
    "截屏",
    "スクリーンショット",
];

/// The media type of a file's content.
pub(super) fn content(file: &mut (impl Read + Seek)) -> Result<&'static str> {
    file.rewind()?;
    let mut head = vec![0; HEAD];
    let count = read_full(file, &mut head)?;
    head.truncate(count);
    Ok(media(&head))
}

/// The media type of content that starts with `head`.
fn media(head: &[u8]) -> &'static str {
    let known = infer::get(head).map(|known| known.mime_type());
    match (text_of(head), known) {
        (None, known) => known.unwrap_or(UNKNOWN),
        (Some(text), _) if is_drawing(text) => "image/svg+xml",
        (Some(_), Some(known)) if TEXT_FORMATS.contains(&known) => known,
        // Text is not a bitmap or a program because it starts with "BM" or "MZ".
        (Some(text), _) => text_type(text),
    }
}

/// The head as text, if it is UTF-8 without a NUL. The last character of a full head may be cut.
fn text_of(head: &[u8]) -> Option<&str> {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(flaw) if flaw.error_len().is_none() && head.len() == HEAD => {
            std::str::from_utf8(head.get(..flaw.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    (!text.contains('\0')).then_some(text)
}

/// The media type of text.
fn text_type(text: &str) -> &'static str {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let starts =
        |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if starts("<!doctype html") || starts("<html") {
        "text/html"
    } else if is_json(text) {
        "application/json"
    } else if is_mail(text) {
        "message/rfc822"
    } else {
        "text/plain"
    }
}

/// Whether the first element of the text is a drawing (SVG).
fn is_drawing(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    // An XML declaration, comments and a document type may come first.
    while let Some(end) =
        [("<?", "?>"), ("<!--", "-->"), ("<!", ">")].iter().find_map(|(start, end)| {
            let inside = rest.strip_prefix(start)?;
            Some(inside.split_once(end).map_or("", |(_, after)| after))
        })
    {
        rest = end.trim_start();
    }
    rest.strip_prefix("<svg").is_some_and(|rest| {
        rest.starts_with(|sign: char| sign.is_whitespace() || matches!(sign, '>' | '/'))
    })
}

/// Whether the text starts like JSON. A bracket alone is not enough: exported chats start with a
/// date in brackets.
fn is_json(text: &str) -> bool {
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{'), Some(next)) => matches!(next, '"' | '}'),
        (Some('['), Some(next)) => matches!(next, '{' | '[' | '"' | ']'),
        _others => false,
    }
}

/// Whether the text starts with the header of an e-mail: a sender, and a date or an id.
fn is_mail(text: &str) -> bool {
    let mut names = Vec::new();
    for line in text.lines().take_while(|line| !line.is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        match line.split_once(':') {
            Some((name, _)) if name.bytes().all(|byte| byte.is_ascii_graphic()) => {
                names.push(name.to_ascii_lowercase());
            }
            // The head may end within a line, but not within the first ones.
            Some(_) | None => break,
        }
    }
    let has = |name: &str| names.iter().any(|known| known == name);
    has("from") && (has("date") || has("message-id") || has("received"))
}

/// The likely kind of evidence. A PNG is a screenshot unless its metadata name a camera; another
/// picture is one if its name says so. A drawing is a document.
pub(super) fn kind(media: &str, name: &str, has_camera: bool) -> Kind {
    if media == "image/svg+xml" {
        return Kind::Document;
    }
    if media.starts_with("image/") {
        let name = name.to_lowercase();
        let has_name = SCREENSHOT_NAMES.iter().any(|word| name.contains(word));
        let is_screenshot = has_name || media == "image/png";
        return if is_screenshot && !has_camera { Kind::Screenshot } else { Kind::Photo };
    }
    if media.starts_with("video/") {
        return Kind::Video;
    }
    match media {
        "message/rfc822" => Kind::Chat,
        _others => Kind::Document,
    }
}

/// Whether content of this type is compressed already, so that compressing it again gains nothing.
pub(crate) fn is_compressed(media: &str) -> bool {
    let is_raw =
        ["image/bmp", "image/svg+xml", "image/tiff", "image/vnd.adobe.photoshop", "audio/x-wav"];
    let is_packed = [
        "application/epub+zip",
        "application/gzip",
        "application/pdf",
        "application/vnd.rar",
        "application/x-7z-compressed",
        "application/x-bzip2",
        "application/x-xz",
        "application/zip",
        "application/zstd",
    ];
    let is_medium = ["image/", "video/", "audio/"].iter().any(|start| media.starts_with(start));
    is_medium && !is_raw.contains(&media)
        || is_packed.contains(&media)
        || media.starts_with("application/vnd.openxmlformats-")
        || media.starts_with("application/vnd.oasis.")
}
