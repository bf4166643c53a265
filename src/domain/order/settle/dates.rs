//! The dates that follow from what is known of an order.
//!
//! A printed or told date beats the rule. Where the moment that a rule counts from is not known, the
//! nearest known one is taken in the direction that is safe for the buyer: the earliest for a date
//! the buyer must act by, the latest for a date to wait for; and the result says that it is an
//! estimate.

use crate::domain::deadline::{Baseline, Deadline, Event, SetBy};
use crate::domain::order::fact::Source;
use crate::domain::order::promised::Promised;
use crate::domain::order::purchase::{Known, Purchase};
use crate::domain::order::refund::Expected;
use crate::domain::order::state::Windows;
use crate::domain::payment::Method;
use crate::domain::policy::Policy;
use crate::domain::promise::TermEnd;
use crate::domain::rule::Rule;
use crate::domain::time::{Moment, Span};

/// Until when an order can be paid that was `seen` unpaid.
pub(super) fn pay_by(purchase: &Purchase, seen: Moment, policy: &Policy) -> Deadline {
    let (placed, set_by) = told_or(purchase.placed(), seen);
    policy.deadline(Rule::UnpaidAutoClose, Baseline::new(Event::Placed, placed), set_by)
}

/// When the marketplace has checked a payment that was `seen` being checked.
pub(super) fn verified_by(purchase: &Purchase, seen: Moment, policy: &Policy) -> Deadline {
    let (paid, set_by) = told_or(purchase.paid(), seen);
    policy.deadline(Rule::PaymentVerification, Baseline::new(Event::Paid, paid), set_by)
}

/// When the seller must have shipped: counted from the verified payment, which is taken to be the
/// payment unless somebody told the day of the verification.
pub(super) fn ship_by(
    purchase: &Purchase,
    verified: Option<Moment>,
    seen: Moment,
    policy: &Policy,
) -> Deadline {
    let (from, set_by) = match (verified, purchase.paid()) {
        (Some(verified), _) => (Baseline::new(Event::PaymentVerified, verified), SetBy::Rule),
        (None, Some(paid)) => (Baseline::new(Event::Paid, *paid), SetBy::Rule),
        (None, None) => (Baseline::new(Event::Paid, seen), SetBy::Estimate),
    };
    policy.deadline(Rule::SellerShipBy, from, set_by)
}

/// The same for a payment that was still checked when it was `seen`: it is verified then or later.
pub(super) fn ship_by_of_unverified(
    purchase: &Purchase,
    seen: Moment,
    policy: &Policy,
) -> Deadline {
    let counted = ship_by(purchase, None, seen, policy);
    let from = Baseline::new(Event::Paid, seen);
    let since_seen = policy.deadline(Rule::SellerShipBy, from, SetBy::Estimate);
    if counted.due() >= since_seen.due() { counted } else { since_seen }
}

fn told_or(told: Option<&Moment>, seen: Moment) -> (Moment, SetBy) {
    told.map_or((seen, SetBy::Estimate), |told| (*told, SetBy::Rule))
}

/// The latest moment at which an order can have been shipped that was `seen` shipped: by then, and,
/// where the day of paying is known, within the seller's time.
fn shipped_at_the_latest(purchase: &Purchase, seen: Moment, policy: &Policy) -> Moment {
    let in_time = purchase.paid().map(|_| ship_by(purchase, None, seen, policy).due());
    match in_time.filter(|due| *due < seen.first()) {
        Some(due) => Moment::Day(Moment::At(due).day()),
        None => seen,
    }
}

/// The dates that count from shipping, of an order that was `seen` shipped, and `told` to be, with the
/// refund that is `promised` where it is late.
pub(super) fn windows(
    purchase: &Purchase,
    promised: Option<Promised>,
    (told, seen): (Option<Moment>, Moment),
    policy: &Policy,
) -> Windows {
    let (opens_after, runs_from, set_by) = if let Some(shipped) = told {
        (shipped, shipped, SetBy::Rule)
    } else {
        let earliest = purchase.paid().or(purchase.placed()).copied().unwrap_or(seen);
        (shipped_at_the_latest(purchase, seen, policy), earliest, SetBy::Estimate)
    };
    let printed = |rule: Rule| match purchase.protected_until.as_ref() {
        Some(until) => policy.told(until.value, rule, told_by(until)),
        None => promised_days(purchase, promised, rule, policy).unwrap_or_else(|| {
            policy.deadline(rule, Baseline::new(Event::Shipped, runs_from), set_by)
        }),
    };
    let deliver_by = printed(Rule::DeliveryDeadline);
    let opens_after = Baseline::new(Event::Shipped, opens_after);
    Windows {
        dispute_from: policy.opening(Rule::DisputeOpenFrom, opens_after, set_by),
        deliver_by,
        complete_by: printed(Rule::ProtectionLength),
        dispute_until: disputable_after(deliver_by, Event::DeliveryDue, policy),
    }
}

/// The end of the days within which a parcel is promised to come, or the money: no text says from when
/// they count, so that they are taken to count from the payment.
fn promised_days(
    purchase: &Purchase,
    promised: Option<Promised>,
    rule: Rule,
    policy: &Policy,
) -> Option<Deadline> {
    let TermEnd::Days(days) = promised?.end else { return None };
    let paid = purchase.paid().map(|paid| Baseline::new(Event::Paid, *paid));
    let placed = || purchase.placed().map(|placed| Baseline::new(Event::Placed, *placed));
    let from = paid.or_else(placed)?;
    Some(policy.deadline_of(rule, from, Span::Days(days), SetBy::Estimate))
}

fn told_by(known: &Known<Moment>) -> SetBy {
    if known.source == Source::Buyer { SetBy::Buyer } else { SetBy::Page }
}

/// When a delivered order completes, and the last moment to open a dispute then.
pub(super) fn delivered(
    windows: &Windows,
    delivered: Moment,
    is_only_seen: bool,
    policy: &Policy,
) -> (Deadline, Deadline) {
    let set_by = if is_only_seen { SetBy::Estimate } else { SetBy::Rule };
    let from = Baseline::new(Event::Delivered, delivered);
    let complete_by = policy.deadline(Rule::OrderAutoComplete, from, set_by);
    let deliver_by = windows.deliver_by;
    // The delivery deadline ends the order, where the parcel came before it and it is first.
    let arrived_in_time = !deliver_by.passed(delivered.first());
    let until = if arrived_in_time && deliver_by.due() < complete_by.due() {
        disputable_after(deliver_by, Event::DeliveryDue, policy)
    } else {
        disputable_after(complete_by, Event::Completed, policy)
    };
    (complete_by, until)
}

/// The last moment to open a dispute on an order that completed at `completed`.
pub(super) fn disputable_until(completed: Moment, policy: &Policy) -> Deadline {
    policy.counted(Rule::DisputeOpenUntil, Event::Completed, completed)
}

/// The last moment to open a dispute on an order that ends at this deadline.
fn disputable_after(end: Deadline, event: Event, policy: &Policy) -> Deadline {
    policy.deadline(Rule::DisputeOpenUntil, Baseline::at_end_of(event, end), end.set_by())
}

/// When a refund should arrive. From a grant it can only be estimated: the days count from the
/// sending.
pub(super) fn expected(
    purchase: &Purchase,
    method: Option<Method>,
    from: Baseline,
    set_by: SetBy,
    policy: &Policy,
) -> Expected {
    let method = method.or_else(|| purchase.paid_by(policy.buyer.method));
    let rule = method.unwrap_or(Method::Other).refund_rule();
    Expected {
        method,
        from: policy.earliest(rule, from.at),
        by: policy.deadline(rule, from, set_by),
    }
}
