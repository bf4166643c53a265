//! What no official text settles: where a date stands for it, that is said beside the date.

use crate::domain::deadline::{Deadline, SetBy};
use crate::domain::rule::Rule;

/// What to know of a date whose rule no official text of today states; `None` for any other, and where
/// the page printed the date or the buyer told it.
#[expect(clippy::wildcard_enum_match_arm, reason = "an official text states every other rule")]
pub(super) fn unsettled(date: Deadline) -> Option<&'static str> {
    if matches!(date.set_by(), SetBy::Page | SetBy::Buyer) {
        return None;
    }
    match date.rule() {
        Rule::UnpaidAutoClose => Some(
            "How long an order stays open today, no text says: the days are an old figure, and the \
             countdown on the page counts.",
        ),
        Rule::DisputeBuyerAnswer => Some(
            "No official text says how long you have: the countdown on the page counts, and --until \
             records it.",
        ),
        Rule::DisputeAppeal => Some(
            "Whether and how long a buyer can appeal, no official text says: the page shows it.",
        ),
        _ => None,
    }
}

/// A sentence with what no text settles of its date.
pub(super) fn with_unsettled(sentence: String, date: Option<Deadline>) -> String {
    match date.and_then(unsettled) {
        Some(words) => format!("{sentence} {words}"),
        None => sentence,
    }
}
