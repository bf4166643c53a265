//! The envelope of a capture script: a list of addresses with the bodies that came from them.

use serde_json::value::RawValue;

use super::asked::{self, Asked};
use super::lenient::{Slices, Text, object};
use super::mtop::{self, Origin};
use super::outlet::Outlet;
use crate::domain::time::Instant;

object! {
    /// The keys of a captured response that are read.
    Captured<'a> {
        /// The address.
        url: Text<'a> = "url",
        /// The body, a text or the object itself.
        body: Option<&'a RawValue> = "body",
    }
}

/// Hands over the orders of an envelope. The file is read through before the first order is handed
/// over, so that a damaged one gives nothing.
pub(super) fn read<E>(
    text: &str,
    fallback: Instant,
    outlet: &mut Outlet<'_, E>,
) -> Result<Result<(), E>, serde_json::Error> {
    let responses: Slices<'_> = serde_json::from_str(text)?;
    let mut responses = responses.0.into_iter();
    Ok(responses.try_for_each(|(number, raw)| response(number, raw, fallback, outlet)))
}

/// Hands over the orders of one response.
fn response<E>(
    number: usize,
    raw: &RawValue,
    fallback: Instant,
    outlet: &mut Outlet<'_, E>,
) -> Result<(), E> {
    let response: Captured<'_> = serde_json::from_str(raw.get()).unwrap_or_default();
    let url = response.url.get().unwrap_or_default();
    let certain = asked::is_call(url);
    let body = response.body.map_or("", RawValue::get);
    let origin =
        Origin { place: format!("response {number}"), captured: fallback, asked: Asked::read(url) };
    if !body.starts_with('"') {
        return mtop::hand_over_body(body, certain, &origin, outlet);
    }
    let body: Text<'_> = serde_json::from_str(body).unwrap_or_default();
    mtop::hand_over_body(body.get().unwrap_or_default(), certain, &origin, outlet)
}
