//! What to write to the seller about, and which date a message names.

use super::accounts::accounts;
use super::cancellation::{Cancellation, Outcome};
use super::dispute::Phase;
use super::line::{LineStage, OrderLine};
use super::standing::Order;
use super::state::State;
use crate::domain::deadline::{Deadline, Event};
use crate::domain::evidence::Proof;
use crate::domain::instant::Instant;
use crate::domain::message::Topic;
use crate::domain::policy::Policy;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// What can be written about as the order stands, the most fitting first; never nothing, for to stay
/// inside the marketplace is always worth saying. `is_doubtful` tells of its tracking number.
pub(crate) fn topics(
    order: &Order,
    is_doubtful: bool,
    now: Instant,
    policy: &Policy,
) -> Vec<Topic> {
    let mut topics = Vec::new();
    if is_refund_overdue(order, now) {
        topics.push(Topic::Refund);
    }
    topics.extend(of_state(order, is_doubtful, now, policy));
    let is_owed = accounts(order).iter().any(|account| !account.is_settled());
    // What is only presumed to be owed is not asked for before it is late.
    topics.extend((is_owed && order.assumed_by().is_none()).then_some(Topic::Refund));
    topics.push(Topic::StayInside);
    topics.extend(is_owed.then_some(Topic::Refund));
    let mut seen = Vec::new();
    for topic in topics {
        if !seen.contains(&topic) {
            seen.push(topic);
        }
    }
    seen
}

fn is_refund_overdue(order: &Order, now: Instant) -> bool {
    accounts(order).iter().any(|account| account.is_overdue(now))
}

fn of_state(order: &Order, is_doubtful: bool, now: Instant, policy: &Policy) -> Vec<Topic> {
    let has_claim = order.tracking_due.is_some();
    match order.state() {
        State::CancellationPending { .. } => {
            let asked = order.cancellations.last().map(|last| last.asked.day());
            let mut topics = if asked == Some(Moment::At(now).day()) {
                vec![Topic::DoNotShip, Topic::AnswerRequest]
            } else {
                vec![Topic::AnswerRequest, Topic::DoNotShip]
            };
            topics.insert(if has_claim { 0 } else { topics.len() }, Topic::Tracking);
            topics
        }
        State::AwaitingShipment { .. } => {
            let mut topics = Vec::new();
            topics.extend(has_claim.then_some(Topic::Tracking));
            topics.extend(is_last(order, Outcome::Rejected).then_some(Topic::Reconsider));
            topics
        }
        State::PartiallyShipped { .. } => {
            was_asked_in_vain(order).then_some(Topic::DoNotShip).into_iter().collect()
        }
        State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::Completed { .. }
            if order.has_settled_dispute() =>
        {
            Vec::new()
        }
        State::Shipped(_) => on_its_way(order, is_doubtful, now, policy),
        State::ShipmentCancelled => vec![Topic::ShowsNothing, Topic::Tracking],
        State::Completed { dispute_until: Some(until) } if until.passed(now) => Vec::new(),
        State::Delivered { .. } | State::Completed { .. } => about_goods(order),
        State::InDispute { .. } if sending_back(order).is_some() => {
            vec![Topic::Return, Topic::KeepDispute]
        }
        State::InDispute { .. } => vec![Topic::KeepDispute],
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::Frozen { .. }
        | State::Closed { .. } => Vec::new(),
    }
}

/// What can be written about goods that came. That something is wrong with them nobody knows before
/// the buyer keeps what shows it.
fn about_goods(order: &Order) -> Vec<Topic> {
    let shows = |proofs: &[Proof]| {
        let mut kept = order.evidence.iter();
        kept.any(|kept| kept.evidence.shows.is_some_and(|shows| proofs.contains(&shows)))
    };
    let mut topics = if order.evidence.is_empty() { vec![Topic::StayInside] } else { Vec::new() };
    topics.extend(shows(&[Proof::PhotoOfCount, Proof::ParcelWeight]).then_some(Topic::Short));
    topics.extend(
        shows(&[Proof::PhotoOfGoods, Proof::PhotoWithRuler, Proof::ListingScreenshot])
            .then_some(Topic::Wrong),
    );
    topics.extend([Topic::Damaged, Topic::Wrong, Topic::Short]);
    topics
}

fn on_its_way(order: &Order, is_doubtful: bool, now: Instant, policy: &Policy) -> Vec<Topic> {
    let is_over = dispute_until(order).is_some_and(|until| until.passed(now));
    if is_over || order.returned_at.is_some() {
        return Vec::new();
    }
    if order.refused_at.is_some() {
        return vec![Topic::Refuse];
    }
    let mut topics = Vec::new();
    let ending = order.windows().map(|windows| windows.deliver_by).is_some_and(|ends| {
        policy.ahead_of(ends, Rule::ProtectionExtend) <= now && !ends.passed(now)
    });
    let has_number = order.declared_parcels().next().is_some();
    topics.extend((is_doubtful && has_number).then_some(Topic::ShowsNothing));
    topics.extend(ending.then_some(Topic::Extend));
    topics.extend(was_asked_in_vain(order).then_some(Topic::Hold));
    let sent = order.purchase().shipped().copied().or(order.since);
    let is_silent = sent.is_some_and(|sent| {
        policy.counted(Rule::TrackingFirstScan, Event::Shipped, sent).passed(now)
    });
    topics.extend((!has_number).then_some(Topic::Tracking));
    topics.extend((has_number && is_silent).then_some(Topic::ShowsNothing));
    // What a buyer may want of a parcel with which nothing is wrong.
    topics.push(Topic::StayInside);
    let runs = order.windows().is_some_and(|windows| !windows.deliver_by.passed(now));
    topics.extend(runs.then_some(Topic::Extend));
    topics.extend([Topic::Hold, Topic::Refuse]);
    topics
}

/// Whether the last request to cancel went so.
fn is_last(order: &Order, outcome: Outcome) -> bool {
    order.cancellations.last().map(|last: &Cancellation| last.outcome) == Some(outcome)
}

fn was_asked_in_vain(order: &Order) -> bool {
    is_last(order, Outcome::Superseded) || is_last(order, Outcome::Rejected)
}

/// The dispute whose goods go back to the seller.
fn sending_back(order: &Order) -> Option<&Phase> {
    order
        .disputes
        .iter()
        .map(|dispute| &dispute.phase)
        .find(|phase| matches!(phase, Phase::ReturnAgreed { .. } | Phase::ReturnSent { .. }))
}

/// The numbers of the lines that a message about this is about; none for all of the order.
pub(crate) fn concerned(order: &Order, topic: Topic) -> Vec<u32> {
    let at = |stages: &[LineStage]| -> Vec<u32> {
        let lines = order.lines.iter().filter(|line| stages.contains(&line.stage));
        lines.map(|line| line.number).collect()
    };
    let lines = match topic {
        Topic::DoNotShip | Topic::AnswerRequest | Topic::Reconsider => {
            order.cancellations.last().map_or_else(Vec::new, |last| last.lines.clone())
        }
        Topic::Tracking => {
            let lines = order.lines.iter().filter(|line| lacks_number(order, line));
            lines.map(|line| line.number).collect()
        }
        Topic::ShowsNothing | Topic::Extend | Topic::Hold | Topic::Refuse => {
            at(&[LineStage::MaybeShipped, LineStage::Shipped, LineStage::ShipmentCancelled])
        }
        Topic::Damaged | Topic::Wrong | Topic::Short => {
            at(&[LineStage::Delivered, LineStage::Completed, LineStage::InDispute])
        }
        Topic::Return | Topic::KeepDispute => {
            let open = order.disputes.iter().find(|dispute| !dispute.phase.is_ended());
            open.map_or_else(Vec::new, |open| order.line_numbers(&open.claim.lines))
        }
        Topic::Refund => {
            let open: Vec<_> =
                accounts(order).into_iter().filter(|account| !account.is_settled()).collect();
            if open.iter().any(|account| account.refund.lines.is_empty()) {
                return Vec::new();
            }
            open.into_iter().flat_map(|account| account.refund.lines).collect()
        }
        Topic::StayInside => Vec::new(),
    };
    let is_all = order.lines.iter().all(|line| lines.contains(&line.number));
    if is_all { Vec::new() } else { lines }
}

/// Whether a line was not shipped, or was in a parcel of which nobody told the number.
fn lacks_number(order: &Order, line: &OrderLine) -> bool {
    let has_number = || order.declared_parcels().any(|parcel| parcel.may_hold(&[line.number]));
    match line.stage {
        LineStage::ToPay
        | LineStage::ToShip
        | LineStage::Cancelling
        | LineStage::MaybeShipped
        | LineStage::ShipmentCancelled => true,
        LineStage::Shipped => !has_number(),
        LineStage::Unknown
        | LineStage::Delivered
        | LineStage::InDispute
        | LineStage::Returning
        | LineStage::Frozen
        | LineStage::Completed
        | LineStage::Cancelled
        | LineStage::Refunded
        | LineStage::Closed => false,
    }
}

/// The date that a message about this names; `None` where nobody knows one, or where it is over and
/// to name it would ask for nothing.
pub(crate) fn deadline_of(
    order: &Order,
    topic: Topic,
    now: Instant,
    policy: &Policy,
) -> Option<Deadline> {
    let to_come = |deadline: Option<Deadline>| deadline.filter(|by| !by.passed(now));
    match topic {
        Topic::DoNotShip | Topic::AnswerRequest => to_come(order.state().answer_by()),
        // Where nobody told when it was shipped, whether it was is the question.
        Topic::Reconsider => {
            to_come(ship_by(order).or(order.purchase().shipped().and_then(|_| dispute_from(order))))
        }
        Topic::Tracking => number_by(order, now, policy),
        Topic::ShowsNothing => dispute_from(order),
        Topic::Extend => to_come(order.windows().map(|windows| windows.deliver_by)),
        Topic::StayInside => to_come(protected_until(order)),
        Topic::Hold | Topic::Damaged | Topic::Wrong | Topic::Short | Topic::Refuse => {
            to_come(dispute_until(order))
        }
        Topic::Return => to_come(send_back_by(order)),
        Topic::Refund => {
            let open = accounts(order).into_iter().filter(|account| !account.is_settled());
            open.map(|account| account.expected.by).min_by_key(|by| by.due())
        }
        Topic::KeepDispute => to_come(settle_by(order)),
    }
}

/// By when the seller names a tracking number: never after the last moment at which the buyer could
/// still claim.
fn number_by(order: &Order, now: Instant, policy: &Policy) -> Option<Deadline> {
    if order.stage().is_ended() {
        return order.tracking_due.filter(|by| !by.passed(now));
    }
    let from_now = || policy.counted(Rule::TrackingGive, Event::Seen, Moment::At(now));
    let by = order.tracking_due.filter(|by| !by.passed(now)).unwrap_or_else(from_now);
    match dispute_until(order) {
        Some(until) if until.passed(now) => None,
        Some(until) if until.due() < by.due() => Some(until),
        Some(_) | None => Some(by),
    }
}

/// Until when the order is protected: while it is on its way, until it must have arrived.
fn protected_until(order: &Order) -> Option<Deadline> {
    if let State::Shipped(windows) = order.state().underlying() {
        return Some(windows.deliver_by);
    }
    dispute_until(order)
}

fn ship_by(order: &Order) -> Option<Deadline> {
    let is_checked = matches!(order.state().underlying(), State::VerifyingPayment { .. });
    order.state().ship_by().filter(|_| !is_checked)
}

/// From then on a dispute can be opened for goods that have not arrived.
fn dispute_from(order: &Order) -> Option<Deadline> {
    Some(order.windows()?.dispute_from.date())
}

fn dispute_until(order: &Order) -> Option<Deadline> {
    let until = order.state().dispute_until();
    let is_cancelled = matches!(order.state().underlying(), State::ShipmentCancelled);
    let windows = order.windows().filter(|_| is_cancelled);
    until.or(windows.map(|windows| windows.dispute_until))
}

fn send_back_by(order: &Order) -> Option<Deadline> {
    let Phase::ReturnAgreed { ship_by, .. } = sending_back(order)? else { return None };
    Some(*ship_by)
}

/// When the only open dispute, or the one that is first, goes on without an answer of the seller.
fn settle_by(order: &Order) -> Option<Deadline> {
    let open = order.disputes.iter().filter_map(|dispute| {
        if let Phase::SellerAnswers { answer_by, .. } = &dispute.phase {
            return Some(*answer_by);
        }
        dispute.phase.step_in_by()
    });
    open.min_by_key(|by| by.due())
}
