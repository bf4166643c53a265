//! HAR files, as saved by the developer tools of a browser.
//!
//! Only the address, the time and the body of an entry are read, and two words of the body of the
//! request; cookies and headers are skipped unread.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use chrono::{DateTime, Utc};
use serde_json::value::RawValue;

use super::field_error::FieldError;
use super::lenient::{RawEntries, Text, object};
use super::mtop::{self, Origin};
use super::request::{self, API_PREFIX, RequestHints};
use super::sink::Sink;
use crate::domain::instant::Instant;

/// Base64 with or without padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The message for a body that the browser did not keep.
const DROPPED: &str = "the browser did not keep the body of this response; open the page again \
                       with the developer tools open and save before going on";

object! {
    /// A HAR file.
    Har<'a> {
        log: Log<'a> = "log",
    }

    /// The log of a HAR file.
    Log<'a> {
        entries: RawEntries<'a> = "entries",
    }

    /// The keys of an entry that are read.
    Entry<'a> {
        started: Text<'a> = "startedDateTime",
        request: HarRequest<'a> = "request",
        response: HarResponse<'a> = "response",
    }

    /// The keys of a request that are read.
    HarRequest<'a> {
        method: Text<'a> = "method",
        url: Text<'a> = "url",
        sent: Option<&'a RawValue> = "postData",
    }

    /// The keys of a response that are read.
    HarResponse<'a> {
        content: Content<'a> = "content",
    }

    /// The content of a response.
    Content<'a> {
        text: Option<&'a RawValue> = "text",
        encoding: Text<'a> = "encoding",
    }
}

/// Hands over the orders of a HAR file. The whole file is parsed before the first order is handed
/// over, so a damaged one gives nothing.
pub(super) fn read<E>(
    text: &str,
    fallback: Instant,
    sink: &mut Sink<'_, E>,
) -> Result<Result<(), E>, serde_json::Error> {
    let har: Har<'_> = serde_json::from_str(text)?;
    let mut entries = har.log.entries.0.into_iter();
    Ok(entries.try_for_each(|(number, raw)| entry(number, raw, fallback, sink)))
}

impl Entry<'_> {
    /// When the request was made.
    fn requested(&self) -> Result<Option<Instant>, FieldError> {
        let Some(text) = self.started.get() else {
            return Ok(None);
        };
        let time = DateTime::parse_from_rfc3339(text).ok();
        let time = time.and_then(|time| mtop::plausible(time.with_timezone(&Utc)));
        time.map(Some).ok_or_else(|| FieldError::date(text))
    }
}

/// Hands over the orders of one entry.
fn entry<E>(
    number: usize,
    raw: &RawValue,
    fallback: Instant,
    sink: &mut Sink<'_, E>,
) -> Result<(), E> {
    let entry: Entry<'_> = serde_json::from_str(raw.get()).unwrap_or_default();
    let url = entry.request.url.get().unwrap_or_default();
    let certain = request::is_call(url);
    let is_preflight = entry.request.method.get().is_some_and(|name| name == "OPTIONS");
    let content = &entry.response.content;
    let body = content.text.map(RawValue::get);
    if is_preflight || !(certain || body.is_some_and(|body| body.contains(API_PREFIX))) {
        return Ok(());
    }
    let sent = entry.request.sent.map_or("", RawValue::get);
    let origin = Origin {
        place: format!("entry {number}"),
        requested: entry.requested(),
        fallback,
        hints: RequestHints::read(url).or(RequestHints::read(sent)),
    };
    let body: Text<'_> = body.and_then(|body| serde_json::from_str(body).ok()).unwrap_or_default();
    let is_base64 = content.encoding.get().is_some_and(|name| name.eq_ignore_ascii_case("base64"));
    match body.get() {
        Some(body) if is_base64 => match decoded(body) {
            Some(body) => mtop::hand_over_body(&body, certain, &origin, sink),
            None => sink.rejected(origin.place, "the body is not the Base64 of a text".to_owned()),
        },
        Some(body) => mtop::hand_over_body(body, certain, &origin, sink),
        None if certain && body.is_misfit() => {
            sink.rejected(origin.place, "the body is not a text".to_owned())
        }
        None if certain => sink.rejected(origin.place, DROPPED.to_owned()),
        None => Ok(()),
    }
}

/// Decodes Base64, ignoring white space.
fn decoded(body: &str) -> Option<String> {
    let bytes = if body.contains(char::is_whitespace) {
        BASE64.decode(body.split_whitespace().collect::<String>())
    } else {
        BASE64.decode(body)
    };
    String::from_utf8(bytes.ok()?).ok()
}
