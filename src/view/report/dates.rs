//! The dates that are still to come.

use serde::Serialize;

use super::pen::{Pen, Time};
use crate::app::Case;

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
pub(super) fn dates(case: &Case, pen: &Pen) -> Vec<DateRow> {
    let dues = case.standing.dues.iter();
    dues.map(|due| DateRow {
        at: pen.until(due.deadline.due()),
        who: pen.actor(due.who).to_owned(),
        what: pen.due(due.deadline.rule()).to_owned(),
        money: due.money.map(|money| pen.money(money)),
        source: pen.set_by(due.deadline),
    })
    .collect()
}
