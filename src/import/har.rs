//! A HAR file: what a browser's developer tools saved of a visit.
//!
//! Of an entry only its address, its time and its body are read. Of the body of the request two
//! words are looked for; cookies and headers are passed over unread.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use chrono::{DateTime, Utc};
use serde_json::value::RawValue;

use super::asked::{self, Asked, FAMILY};
use super::lenient::{Slices, Text, object};
use super::mtop::{self, Origin};
use super::outlet::Outlet;
use crate::domain::time::Instant;

/// Base64 with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What stands for a body that the browser did not keep.
const DROPPED: &str = "the browser did not keep the body of this response; open the page again \
                       with the developer tools open and save before going on";

object! {
    /// A HAR file.
    Har<'a> {
        /// Its only content.
        log: Log<'a> = "log",
    }
}

object! {
    /// The log of a HAR file.
    Log<'a> {
        /// Its entries, unread.
        entries: Slices<'a> = "entries",
    }
}

object! {
    /// The keys of an entry that are read.
    Entry<'a> {
        /// When it was asked.
        started: Text<'a> = "startedDateTime",
        /// What was asked.
        request: Request<'a> = "request",
        /// What was answered.
        response: Answer<'a> = "response",
    }
}

object! {
    /// The keys of a request that are read.
    Request<'a> {
        /// The method.
        method: Text<'a> = "method",
        /// The address.
        url: Text<'a> = "url",
        /// What was sent, unread.
        sent: Option<&'a RawValue> = "postData",
    }
}

object! {
    /// The keys of an answer that are read.
    Answer<'a> {
        /// Its content.
        content: Content<'a> = "content",
    }
}

object! {
    /// The content of an answer.
    Content<'a> {
        /// The body, unread.
        text: Option<&'a RawValue> = "text",
        /// How the body is encoded.
        encoding: Text<'a> = "encoding",
    }
}

/// Hands over the orders of a HAR file. The file is read through before the first order is handed
/// over, so that a damaged one gives nothing.
pub(super) fn read<E>(
    text: &str,
    fallback: Instant,
    outlet: &mut Outlet<'_, E>,
) -> Result<Result<(), E>, serde_json::Error> {
    let har: Har<'_> = serde_json::from_str(text)?;
    let mut entries = har.log.entries.0.into_iter();
    Ok(entries.try_for_each(|(number, raw)| entry(number, raw, fallback, outlet)))
}

/// Hands over the orders of one entry. An entry that is no entry says nothing.
fn entry<E>(
    number: usize,
    raw: &RawValue,
    fallback: Instant,
    outlet: &mut Outlet<'_, E>,
) -> Result<(), E> {
    let entry: Entry<'_> = serde_json::from_str(raw.get()).unwrap_or_default();
    let url = entry.request.url.get().unwrap_or_default();
    let certain = asked::is_call(url);
    let is_question = entry.request.method.get().is_some_and(|name| name == "OPTIONS");
    let content = &entry.response.content;
    let body = content.text.map(RawValue::get);
    if is_question || !(certain || body.is_some_and(|body| body.contains(FAMILY))) {
        return Ok(());
    }
    let sent = entry.request.sent.map_or("", RawValue::get);
    let started = entry.started.get().and_then(|time| DateTime::parse_from_rfc3339(time).ok());
    let started = started.and_then(|time| mtop::plausible(time.with_timezone(&Utc)));
    let origin = Origin {
        place: format!("entry {number}"),
        captured: started.unwrap_or(fallback),
        asked: Asked::read(url).or(Asked::read(sent)),
    };
    let body: Text<'_> = body.and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default();
    let is_base64 = content.encoding.get().is_some_and(|name| name.eq_ignore_ascii_case("base64"));
    match body.get() {
        Some(body) if is_base64 => match decoded(body) {
            Some(body) => mtop::hand_over_body(&body, certain, &origin, outlet),
            None => outlet.rejected(origin.place, "the body is not base64 of a text".to_owned()),
        },
        Some(body) => mtop::hand_over_body(body, certain, &origin, outlet),
        None if certain => outlet.rejected(origin.place, DROPPED.to_owned()),
        None => Ok(()),
    }
}

/// The text that base64 stands for; white space in it does not count.
fn decoded(body: &str) -> Option<String> {
    let bytes = if body.contains(char::is_whitespace) {
        BASE64.decode(body.split_whitespace().collect::<String>())
    } else {
        BASE64.decode(body)
    };
    String::from_utf8(bytes.ok()?).ok()
}
