//! The dates of an order as its page prints them.

use chrono::TimeDelta;

use super::field_error::FieldError;
use super::lenient::Text;
use super::page::PageContext;
use super::{date_text, sanitize};
use crate::domain::time::Moment;

/// How far the clocks of the page and of the buyer may be apart.
const MAX_CLOCK_SKEW: TimeDelta = TimeDelta::days(1);

/// The day that a date names; `None` when there is no date, or only a dash.
pub(super) fn day(date: &Text<'_>) -> Result<Option<Moment>, FieldError> {
    let text = date.get().filter(|text| text.contains(char::is_alphanumeric));
    let Some(text) = text.and_then(sanitize::line) else {
        return Ok(None);
    };
    date_text::day(&text).map(Some).ok_or_else(|| FieldError::date(&text))
}

/// The day of something that had happened when the page was captured.
pub(super) fn past_day(
    date: &Text<'_>,
    page: &PageContext<'_>,
) -> Result<Option<Moment>, FieldError> {
    let day = day(date)?;
    let ahead = |day: Moment| day.first().signed_duration_since(page.seen);
    if day.is_some_and(|day| ahead(day) > MAX_CLOCK_SKEW) {
        return Err(FieldError::LaterThanPage);
    }
    Ok(day)
}
