//! Takes in what the buyer tells that others did. A told fact beats what the clock presumes.

use super::command::Fact;
use super::decide::{not_before, presumed, told};
use super::event::{Event, Happened};
use super::lapse::{self, lapsed_openly};
use super::refund::owed_by_closing;
use super::refusal::Refusal;
use super::snapshot::Parcel;
use super::stage::{Actor, Cause, Stage};
use super::state::{Order, Outcome, State};
use super::{dates, outside};
use crate::domain::policy::{Policy, Rule};
use crate::domain::purchase::Facts;
use crate::domain::time::{Deadline, Instant, Moment, SetBy};

/// What the told fact makes happen, or why it cannot be.
pub(super) fn record(
    order: &Order,
    fact: Fact,
    at: Moment,
    now: Instant,
    policy: &Policy,
) -> Result<Vec<Happened>, Refusal> {
    let by = teller(&fact);
    let then = at.last().min(now);
    let (mut happened, order) =
        presumed(order, policy, |order| by_then(order, &fact, then, policy));
    let is_rating = matches!(fact, Fact::SellerRating { .. });
    let mut facts = told(events(&order, fact, at, now, policy)?, at, now, by);
    if is_rating {
        // A rating changes with time: it is known for when it stood on the page.
        for fact in &mut facts {
            fact.known = then;
        }
    }
    happened.extend(facts);
    Ok(happened)
}

/// What the clock presumes by then as far as the fact can stand beside it: that the payment was
/// checked, unless the fact tells how that went, but never that the order ended, unless the fact is
/// about no order at all.
fn by_then(order: &Order, fact: &Fact, then: Instant, policy: &Policy) -> (Vec<Happened>, Order) {
    if matches!(fact, Fact::PaymentVerified | Fact::PaymentFailed) {
        (Vec::new(), order.clone())
    } else if matches!(fact, Fact::SellerRating { .. }) {
        lapse::lapsed(order, then, policy)
    } else {
        lapsed_openly(order, then, policy)
    }
}

fn events(
    order: &Order,
    fact: Fact,
    at: Moment,
    now: Instant,
    policy: &Policy,
) -> Result<Vec<Event>, Refusal> {
    let then = at.last().min(now);
    let events = match fact {
        Fact::PaymentVerified => vec![payment_verified(order, at, policy)?],
        Fact::PaymentFailed => vec![payment_failed(order)?],
        Fact::CancellationApproved => {
            answered(order)?;
            vec![closed(order, Cause::CancellationApproved, at, policy)]
        }
        Fact::CancellationRejected => {
            vec![Event::CancellationRejected { ship_by: answered(order)? }]
        }
        Fact::ShipBy { until } => {
            unshipped(order)?;
            let ship_by = Deadline::by(until, Rule::SellerShipBy, SetBy::Buyer);
            vec![Event::ShipByMoved { ship_by }]
        }
        Fact::Shipped { partly, parcel } => shipped(order, partly, parcel, at, policy)?,
        Fact::ClaimedShipped => {
            unshipped(order)?;
            let number_by = policy.deadline(Rule::TrackingGive, at, SetBy::Rule);
            vec![Event::ShippingClaimed { number_by }]
        }
        Fact::SellerRating { rating } => {
            let facts = Facts { seller_rating: Some(rating), ..Facts::default() };
            vec![Event::Learned(Box::new(facts))]
        }
        Fact::Outside { road, step } => {
            vec![outside::record(order, road, step, at, policy)?]
        }
        Fact::Tracking { parcel } => {
            paid_and_open(order)?;
            vec![Event::Tracked(parcel)]
        }
        Fact::ShipmentCancelled => {
            if order.stage() == Stage::InDispute {
                return Err(Refusal::FactDoesNotFit { stage: Stage::InDispute });
            }
            on_its_way(order)?;
            vec![Event::ShipmentCancelled]
        }
        Fact::Delivered => vec![delivered(order, at, policy)?],
        Fact::ReturnedToSeller => {
            on_its_way(order)?;
            vec![Event::ReturnedToSeller]
        }
        Fact::ProtectionUntil { until } => protection(order, until, now, policy)?,
        Fact::Frozen => {
            paid_and_open(order)?;
            if order.stage() == Stage::Frozen {
                return Err(Refusal::Frozen);
            }
            vec![Event::Frozen { until: Some(policy.deadline(Rule::OrderFrozen, at, SetBy::Rule)) }]
        }
        Fact::Unfrozen => {
            if order.stage() != Stage::Frozen {
                return Err(Refusal::NotFrozen);
            }
            vec![Event::Unfrozen]
        }
        Fact::Closed { cause } => {
            ended(order).map_or(Ok(()), Err)?;
            let cause = cause.unwrap_or_else(|| cause_by(order, then, policy));
            vec![closed(order, cause, at, policy)]
        }
    };
    Ok(events)
}

/// The closing of the order, with what is owed by it.
fn closed(order: &Order, cause: Cause, at: Moment, policy: &Policy) -> Event {
    Event::Closed { cause, refund: owed_by_closing(order, cause, at, policy) }
}

/// Why an order is closed when the buyer does not say: what the clock presumes by then.
fn cause_by(order: &Order, then: Instant, policy: &Policy) -> Cause {
    lapse::at(order, then, policy).state().cause().unwrap_or(Cause::Unknown)
}

/// Who does what the fact tells of.
fn teller(fact: &Fact) -> Actor {
    match fact {
        Fact::PaymentVerified
        | Fact::PaymentFailed
        | Fact::ProtectionUntil { .. }
        | Fact::Frozen
        | Fact::Unfrozen => Actor::Platform,
        Fact::CancellationApproved
        | Fact::CancellationRejected
        | Fact::ShipBy { .. }
        | Fact::Shipped { .. }
        | Fact::ClaimedShipped
        | Fact::Tracking { .. } => Actor::Seller,
        Fact::ShipmentCancelled | Fact::Delivered | Fact::ReturnedToSeller => Actor::Carrier,
        Fact::SellerRating { .. } | Fact::Outside { .. } => Actor::Buyer,
        Fact::Closed { cause } => match cause {
            Some(Cause::CancelledByBuyer) => Actor::Buyer,
            Some(Cause::CancellationApproved | Cause::Seller) => Actor::Seller,
            None
            | Some(
                Cause::CancellationUnanswered
                | Cause::Unpaid
                | Cause::NotShipped
                | Cause::PaymentFailed
                | Cause::Security
                | Cause::Dispute
                | Cause::Unknown,
            ) => Actor::Platform,
        },
    }
}

/// The refusal for an order that has ended. That is a fact: a presumed end was taken back.
fn ended(order: &Order) -> Option<Refusal> {
    match order.state() {
        State::Closed { cause } => {
            Some(Refusal::AlreadyClosed { closed: order.since(), cause: *cause, presumed: false })
        }
        State::Completed { dispute_until } => Some(Refusal::AlreadyCompleted {
            completed: order.since(),
            dispute_until: *dispute_until,
        }),
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. } => None,
    }
}

/// Refuses what cannot be told of the stage that the order is in.
fn only_in(order: &Order, stages: &[Stage]) -> Result<(), Refusal> {
    match ended(order) {
        Some(refusal) => Err(refusal),
        None if stages.contains(&order.stage()) => Ok(()),
        None => Err(Refusal::FactDoesNotFit { stage: order.stage() }),
    }
}

fn payment_verified(order: &Order, at: Moment, policy: &Policy) -> Result<Event, Refusal> {
    in_check(order)?;
    Ok(Event::PaymentVerified { ship_by: dates::ship_by(at, SetBy::Rule, policy) })
}

fn payment_failed(order: &Order) -> Result<Event, Refusal> {
    in_check(order)?;
    Ok(Event::Closed { cause: Cause::PaymentFailed, refund: None })
}

/// Refuses where the payment was checked.
fn in_check(order: &Order) -> Result<(), Refusal> {
    only_in(order, &[Stage::Unknown, Stage::AwaitingPayment, Stage::VerifyingPayment])
}

/// The time to ship that goes on when the last cancellation is answered now. A cancellation can be
/// answered while it waits, after silence only presumed an answer, and, where the buyer cancelled
/// while the payment was checked, when the page refuses that.
fn answered(order: &Order) -> Result<Deadline, Refusal> {
    let last = order.cancellations().last().ok_or(Refusal::NoRequest)?;
    let open = match last.outcome {
        Outcome::Pending => {
            matches!(order.state(), State::CancellationPending { .. } | State::Frozen { .. })
        }
        Outcome::Granted | Outcome::Unanswered => matches!(
            order.state(),
            State::Closed { cause: Cause::CancelledByBuyer | Cause::CancellationUnanswered }
        ),
        Outcome::Rejected | Outcome::Withdrawn | Outcome::Lapsed | Outcome::Overtaken => false,
    };
    last.ship_by.filter(|_| open).ok_or(Refusal::NoRequest)
}

/// Refuses where the goods are on their way or the order is not paid.
fn unshipped(order: &Order) -> Result<(), Refusal> {
    only_in(
        order,
        &[
            Stage::Unknown,
            Stage::VerifyingPayment,
            Stage::AwaitingShipment,
            Stage::CancellationPending,
        ],
    )
}

fn paid_and_open(order: &Order) -> Result<(), Refusal> {
    if order.stage() == Stage::AwaitingPayment {
        return Err(Refusal::NotPaid);
    }
    ended(order).map_or(Ok(()), Err)
}

fn on_its_way(order: &Order) -> Result<(), Refusal> {
    only_in(
        order,
        &[
            Stage::Unknown,
            Stage::PartiallyShipped,
            Stage::Shipped,
            Stage::ShipmentCancelled,
            Stage::Delivered,
            Stage::InDispute,
        ],
    )
}

fn shipped(
    order: &Order,
    partly: bool,
    parcel: Option<Parcel>,
    at: Moment,
    policy: &Policy,
) -> Result<Vec<Event>, Refusal> {
    paid_and_open(order)?;
    if matches!(order.stage(), Stage::Delivered | Stage::InDispute) {
        return Err(Refusal::FactDoesNotFit { stage: order.stage() });
    }
    let mut events: Vec<Event> = parcel.into_iter().map(Event::Tracked).collect();
    if partly {
        events.push(Event::PartlyShipped);
    } else {
        let facts = Facts { shipped: Some(at), ..Facts::default() };
        events.push(Event::Learned(Box::new(facts)));
        events.push(Event::Shipped(dates::windows(order.purchase(), Some(at), at, policy)));
    }
    Ok(events)
}

fn delivered(order: &Order, at: Moment, policy: &Policy) -> Result<Event, Refusal> {
    paid_and_open(order)?;
    only_in(
        order,
        &[
            Stage::Unknown,
            Stage::AwaitingShipment,
            Stage::CancellationPending,
            Stage::PartiallyShipped,
            Stage::Shipped,
            Stage::ShipmentCancelled,
        ],
    )?;
    let shipped = order.purchase().shipped().copied();
    let (complete_by, dispute_until) =
        dates::delivered(order.purchase(), shipped, at, SetBy::Rule, policy);
    Ok(Event::Delivered { complete_by, dispute_until })
}

fn protection(
    order: &Order,
    until: Moment,
    now: Instant,
    policy: &Policy,
) -> Result<Vec<Event>, Refusal> {
    paid_and_open(order)?;
    if let Some(begun) = order.purchase().shipped().or(order.purchase().placed()) {
        not_before(until, *begun)?;
    }
    let facts = Facts { protected_until: Some(until), ..Facts::default() };
    let mut purchase = order.purchase().clone();
    purchase.learn(facts.clone(), now);
    let mut events = vec![Event::Learned(Box::new(facts))];
    let moved = dates::protected(order, &purchase, policy);
    events.extend(moved.map(Event::ProtectionMoved));
    Ok(events)
}
