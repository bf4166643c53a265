//! The dates that follow from what is known of an order, each decided once.
//!
//! A date that the page printed beats the rule. Where the moment that a rule counts from is not
//! known, the nearest known one is taken in the direction that is safe for the buyer: the earliest
//! for a date the buyer must act by, the latest for a date to wait for; and the result says that
//! it is an estimate.

use super::event::Windows;
use super::state::{Order, State};
use crate::domain::policy::{Policy, Rule};
use crate::domain::purchase::Purchase;
use crate::domain::time::{Deadline, Moment, SetBy};

/// Until when an order placed at `placed` can be paid.
pub(super) fn pay_by(placed: Moment, policy: &Policy) -> Deadline {
    policy.deadline(Rule::UnpaidAutoClose, placed, SetBy::Rule)
}

/// When the seller must have shipped: counted from the verified payment, which is taken to be
/// `paid` unless somebody told the day of the verification.
pub(super) fn ship_by(paid: Moment, set_by: SetBy, policy: &Policy) -> Deadline {
    policy.deadline(Rule::SellerShipBy, paid, set_by)
}

/// The latest moment at which an order can have been paid that was `seen` paid, for a date to wait
/// for.
pub(super) fn paid_at_the_latest(purchase: &Purchase, seen: Moment) -> (Moment, SetBy) {
    purchase.paid().map_or((seen, SetBy::Estimate), |paid| (*paid, SetBy::Rule))
}

/// The latest moment at which an order can have been shipped that was `seen` shipped: by then, and,
/// where the day of paying is known, within the seller's time.
pub(crate) fn shipped_at_the_latest(purchase: &Purchase, seen: Moment, policy: &Policy) -> Moment {
    let in_time = purchase.paid().map(|paid| ship_by(*paid, SetBy::Rule, policy).due());
    match in_time.filter(|due| *due < seen.first()) {
        Some(due) => Moment::Day(Moment::At(due).day()),
        None => seen,
    }
}

/// The earliest moment at which an order can have been shipped, for a date to act by.
pub(crate) fn shipped_at_the_earliest(purchase: &Purchase, seen: Moment) -> Moment {
    purchase.paid().or(purchase.placed()).copied().unwrap_or(seen)
}

/// The dates that count from shipping. `shipped` is the moment when somebody told it.
pub(super) fn windows(
    purchase: &Purchase,
    shipped: Option<Moment>,
    seen: Moment,
    policy: &Policy,
) -> Windows {
    let (opens_after, runs_from, set_by) = if let Some(shipped) = shipped {
        (shipped, shipped, SetBy::Rule)
    } else {
        let latest = shipped_at_the_latest(purchase, seen, policy);
        (latest, shipped_at_the_earliest(purchase, seen), SetBy::Estimate)
    };
    let printed = |rule: Rule| {
        purchase.protected_until().map_or_else(
            || policy.deadline(rule, runs_from, set_by),
            |day| Deadline::by(*day, rule, SetBy::Page),
        )
    };
    let deliver_by = printed(Rule::DeliveryDeadline);
    Windows {
        dispute_from: policy.opening(Rule::DisputeOpenFrom, opens_after, set_by),
        deliver_by,
        complete_by: printed(Rule::ProtectionLength),
        dispute_until: disputable_after(deliver_by, policy),
    }
}

/// When a delivered order completes, and the last moment to open a dispute then.
pub(super) fn delivered(
    purchase: &Purchase,
    shipped: Option<Moment>,
    delivered: Moment,
    set_by: SetBy,
    policy: &Policy,
) -> (Deadline, Deadline) {
    let complete_by = policy.deadline(Rule::OrderAutoComplete, delivered, set_by);
    let deliver_by = windows(purchase, shipped, delivered, policy).deliver_by;
    (complete_by, disputable_after(ends(deliver_by, delivered, complete_by), policy))
}

/// What ends an order that was delivered: the delivery date, where the parcel came before it and it
/// is first, else its own completion.
fn ends(deliver_by: Deadline, delivered: Moment, complete_by: Deadline) -> Deadline {
    let arrived_in_time = !deliver_by.passed(delivered.first());
    if arrived_in_time && deliver_by.due() < complete_by.due() { deliver_by } else { complete_by }
}

/// The dates of an order on its way or delivered, be it disputed or frozen, with all that is known of
/// its protection; `None` where they are what they were or where none run.
pub(super) fn protected(order: &Order, purchase: &Purchase, policy: &Policy) -> Option<Windows> {
    let state = order.state().beneath();
    let since = if state == order.state() { order.since() } else { None };
    let dates = |since| windows(purchase, purchase.shipped().copied(), since, policy);
    if let State::Shipped(known) = state {
        let windows = dates(since.or(order.sent)?);
        return (windows != *known).then_some(windows);
    }
    if let State::Delivered { complete_by, dispute_until } = state {
        let since = since.or(order.arrived)?;
        let windows = dates(since);
        let moved = disputable_after(ends(windows.deliver_by, since, *complete_by), policy);
        return (moved != *dispute_until).then_some(Windows { dispute_until: moved, ..windows });
    }
    None
}

/// The last moment to open a dispute on an order that completed at `completed`.
pub(super) fn disputable_until(completed: Moment, policy: &Policy) -> Deadline {
    policy.deadline(Rule::DisputeOpenUntil, completed, SetBy::Rule)
}

/// The last moment to open a dispute on an order that ends at this deadline.
fn disputable_after(end: Deadline, policy: &Policy) -> Deadline {
    policy.deadline(Rule::DisputeOpenUntil, Moment::At(end.due()), end.set_by())
}
