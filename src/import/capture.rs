//! The output of a capture script: a list of addresses, each with the body it returned.

use serde_json::value::RawValue;

use super::lenient::{RawEntries, Text, object};
use super::mtop::{self, Origin};
use super::request::{self, RequestHints};
use super::sink::Sink;
use crate::domain::instant::Instant;

object! {
    /// The keys of a captured response that are read.
    Captured<'a> {
        url: Text<'a> = "url",
        body: Option<&'a RawValue> = "body",
    }
}

/// Hands over the orders of a capture. The whole file is parsed before the first order is handed
/// over, so a damaged one gives nothing.
pub(super) fn read<E>(
    text: &str,
    fallback: Instant,
    sink: &mut Sink<'_, E>,
) -> Result<Result<(), E>, serde_json::Error> {
    let responses: RawEntries<'_> = serde_json::from_str(text)?;
    let mut responses = responses.0.into_iter();
    Ok(responses.try_for_each(|(number, raw)| response(number, raw, fallback, sink)))
}

/// Hands over the orders of one response.
fn response<E>(
    number: usize,
    raw: &RawValue,
    fallback: Instant,
    sink: &mut Sink<'_, E>,
) -> Result<(), E> {
    let response: Captured<'_> = serde_json::from_str(raw.get()).unwrap_or_default();
    let url = response.url.get().unwrap_or_default();
    let certain = request::is_call(url);
    let body = response.body.map_or("", RawValue::get);
    let origin = Origin {
        place: format!("response {number}"),
        requested: Ok(None),
        fallback,
        hints: RequestHints::read(url),
    };
    if !body.starts_with('"') {
        return mtop::hand_over_body(body, certain, &origin, sink);
    }
    let body: Text<'_> = serde_json::from_str(body).unwrap_or_default();
    mtop::hand_over_body(body.get().unwrap_or_default(), certain, &origin, sink)
}
