//! The dates of an order as its page prints them, each with a label beside it.

use chrono::TimeDelta;

use super::flaw::Flaw;
use super::lenient::Text;
use super::page::Page;
use super::{clean, date_text};
use crate::domain::purchase::Promise;
use crate::domain::time::Moment;

/// What a date is called that has no label.
const UNLABELLED: &str = "Date";

/// The day that a date names. One that names none is kept among `promises` as said.
pub(super) fn day(
    label: &Text<'_>,
    date: &Text<'_>,
    promises: &mut Vec<Promise>,
) -> Option<Moment> {
    let text = clean::text(date.get()?)?;
    let day = date_text::day(&text);
    if day.is_none() {
        let title = label.get().and_then(clean::text);
        promises.push(Promise { title: title.unwrap_or_else(|| UNLABELLED.to_owned()), text });
    }
    day
}

/// The day on which the order was placed, read like any other; one that a page cannot know yet is
/// a flaw. A day of grace is left for the clocks of the world.
pub(super) fn placed(
    label: &Text<'_>,
    date: &Text<'_>,
    page: &Page<'_>,
    promises: &mut Vec<Promise>,
) -> Result<Option<Moment>, Flaw> {
    let placed = day(label, date, promises);
    let ahead = |day: Moment| day.first().signed_duration_since(page.seen);
    if placed.is_some_and(|day| ahead(day) > TimeDelta::days(1)) {
        return Err(Flaw::PlacedLater);
    }
    Ok(placed)
}
