//! What a file is, by its first bytes. Its name has no say.

use std::io::{Read, Result, Seek};

use super::stream::read_full;
use crate::domain::evidence::Kind;

/// How many bytes tell what a file is.
const HEAD: usize = 8 << 10;

/// What stands for content that nothing is known of.
const UNKNOWN: &str = "application/octet-stream";

/// What can look like text and is told from it by its first words.
const WRITTEN: [&str; 6] = [
    "application/pdf",
    "application/postscript",
    "application/rtf",
    "text/html",
    "text/x-shellscript",
    "text/xml",
];

/// How programs call pictures of a screen, in lower case.
const SCREENSHOT: [&str; 14] = [
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

/// The media type of content that starts so.
fn media(head: &[u8]) -> &'static str {
    let known = infer::get(head).map(|known| known.mime_type());
    match (text_of(head), known) {
        (None, known) => known.unwrap_or(UNKNOWN),
        (Some(text), _) if is_drawing(text) => "image/svg+xml",
        (Some(_), Some(known)) if WRITTEN.contains(&known) => known,
        // Two letters make a picture or a program of what is text: "BMW", "MZ".
        (Some(text), _) => written(text),
    }
}

/// The text, where it is text: UTF-8 without a NUL. A letter that is cut at the end of a full head
/// is no flaw.
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
fn written(text: &str) -> &'static str {
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
    // What may stand before it: how it is written, remarks, its type.
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

/// Whether the text starts as JSON does. A bracket alone is not enough: chats that are exported
/// start with a date in brackets.
fn is_json(text: &str) -> bool {
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{'), Some(next)) => matches!(next, '"' | '}'),
        (Some('['), Some(next)) => matches!(next, '{' | '[' | '"' | ']'),
        _others => false,
    }
}

/// Whether the text starts with the header of a mail, with a sender and a date or an id.
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

/// What a file is likely to be to the case. A PNG is a picture of a screen unless it names the
/// camera that took it; another picture is one when its name says so. A drawing is
/// neither.
pub(super) fn kind(media: &str, name: &str, is_camera: bool) -> Kind {
    if media == "image/svg+xml" {
        return Kind::Document;
    }
    if media.starts_with("image/") {
        let name = name.to_lowercase();
        let is_called_so = SCREENSHOT.iter().any(|word| name.contains(word));
        let is_screenshot = is_called_so || media == "image/png";
        return if is_screenshot && !is_camera { Kind::Screenshot } else { Kind::Photo };
    }
    if media.starts_with("video/") {
        return Kind::Video;
    }
    match media {
        "message/rfc822" => Kind::Chat,
        _others => Kind::Document,
    }
}

/// Whether content of this type is already packed so tightly that packing it again gains nothing.
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
