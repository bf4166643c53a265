//! The dates that are still to come.

use serde::Serialize;

use super::localizer::{Localizer, Time};
use crate::app::{Case, OrderView};
use crate::domain::order::Due;

/// One date to come: who must do what, and who set it.
#[derive(Debug, Serialize)]
pub(super) struct DateRow {
    at: Time,
    who: String,
    what: String,
    money: Option<String>,
    source: String,
}

/// The dates by which somebody must act.
pub(super) fn dates(case: &Case, localizer: &Localizer) -> Vec<DateRow> {
    let dues = case.view.dues.iter();
    dues.map(|due| DateRow {
        at: localizer.until(due.deadline.due()),
        who: localizer.actor(due.who).to_owned(),
        what: due_words(&case.view, due, localizer),
        money: due.money.map(|money| localizer.money(money)),
        source: localizer.set_by(due.deadline),
    })
    .collect()
}

/// What must happen by a date, marked where only a timer says that the money is owed.
pub(super) fn due_words(view: &OrderView, due: &Due, localizer: &Localizer) -> String {
    let words = localizer.due(due.deadline.rule());
    let mut assumed = view.accounts.iter().filter(|account| account.refund.is_assumed);
    if assumed.any(|account| account.expected.by == due.deadline) {
        localizer.assumed(words)
    } else {
        words.to_owned()
    }
}
