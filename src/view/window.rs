//! The time for a dispute, where it has ended.

use crate::app::OrderView;
use crate::domain::deadline::Deadline;
use crate::domain::instant::Instant;
use crate::domain::order::{Consequence, State};

/// When the time for a dispute ended, where it has and nothing is open inside any more.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other state waits for a dispute")]
pub(super) fn dispute_ended(view: &OrderView, now: Instant) -> Option<Deadline> {
    let order = &view.order;
    let until = match order.state() {
        State::Completed { dispute_until } => *dispute_until,
        State::Delivered { dispute_until, .. } => Some(*dispute_until),
        State::Shipped(_) | State::ShipmentCancelled => {
            order.windows().map(|windows| windows.dispute_until)
        }
        _ => None,
    };
    let is_open = view.dues.iter().any(|due| due.then == Consequence::DisputeCloses);
    until.filter(|until| until.passed(now) && !is_open)
}
