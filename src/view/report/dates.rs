//! The dates that are still to come.

use super::super::json::{Json, object};
use super::items::with_items;
use super::localizer::Localizer;
use crate::app::{Case, OrderView};
use crate::domain::money::Money;
use crate::domain::order::Due;

/// The dates by which somebody must act: who must do what, and who set each.
pub(super) fn dates(case: &Case, localizer: &Localizer) -> Json {
    Json::list(case.view.dues.iter().map(|due| {
        object! {
            "at": localizer.until(due.deadline.due()),
            "who": localizer.actor(due.who).to_owned(),
            "what": due_words(&case.view, due, localizer),
            "money": exact(due).map(|money| localizer.money(money)),
            "source": localizer.set_by(due.deadline),
        }
    }))
}

/// The money that a date is about; none where that is only estimated.
fn exact(due: &Due) -> Option<Money> {
    due.money.filter(|_| due.is_exact)
}

/// What must happen by a date, marked where only a timer says that the money is owed.
pub(super) fn due_words(view: &OrderView, due: &Due, localizer: &Localizer) -> String {
    let words = localizer.due(due.deadline.rule());
    let mut assumed = view.bill.accounts.iter().filter(|account| account.refund.is_assumed);
    if assumed.any(|account| account.expected.by == due.deadline) {
        with_items(&view.order, &localizer.assumed(words), &due.lines)
    } else {
        with_items(&view.order, words, &due.lines)
    }
}
