//! What to write to the seller about, and which date a message names.

use super::accounts::accounts;
use super::cancellation::{Cancellation, Outcome};
use super::claims::{OpenClaim, open_claims};
use super::deadlines::correct_by;
use super::dispute::{Dispute, Phase};
use super::line::{LineStage, OrderLine, meets};
use super::parcel::{OrderParcel, ParcelStage};
use super::refund::Account;
use super::refusal::Refusal;
use super::stage::Stage;
use super::standing::Order;
use super::state::State;
use super::subject::named_lines;
use crate::domain::deadline::{Deadline, Event};
use crate::domain::evidence::Proof;
use crate::domain::instant::Instant;
use crate::domain::message::Topic;
use crate::domain::policy::Policy;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// What can be written about as the order stands, the most fitting first; never nothing, for to deal
/// inside the marketplace alone is always worth saying. `is_doubtful` tells of its tracking number.
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
    for part in order.parts() {
        topics.extend(of_state(part, is_doubtful, now, policy));
    }
    topics.push(Topic::OffPlatform);
    topics.extend(is_to_be_cancelled(order).then_some(Topic::PressedReason));
    topics.extend(is_owed.then_some(Topic::Refund));
    let mut seen = Vec::new();
    for topic in topics {
        if !seen.contains(&topic) {
            seen.push(topic);
        }
    }
    seen
}

/// Whether some of it may still be cancelled, so that the reason matters.
fn is_to_be_cancelled(order: &Order) -> bool {
    order.parts().iter().any(|part| {
        matches!(
            part.stage(),
            Stage::AwaitingShipment | Stage::CancellationPending | Stage::PartiallyShipped
        )
    })
}

fn is_refund_overdue(order: &Order, now: Instant) -> bool {
    accounts(order).iter().any(|account| account.is_overdue(now))
}

fn of_state(order: &Order, is_doubtful: bool, now: Instant, policy: &Policy) -> Vec<Topic> {
    let has_claim = order.tracking_due.is_some();
    match order.state() {
        State::CancellationPending { .. } | State::PartiallyShipped { answer_by: Some(_), .. } => {
            let asked =
                request(order, Topic::AnswerRequest, &[]).map(|waiting| waiting.asked.day());
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
        State::PartiallyShipped { .. } if is_last(order, Outcome::Rejected) => {
            vec![Topic::Reconsider]
        }
        State::PartiallyShipped { .. } => {
            is_last(order, Outcome::Superseded).then_some(Topic::DoNotShip).into_iter().collect()
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
        State::Delivered { .. } => {
            let mut topics = about_goods(order, Topic::EarlyConfirmation);
            topics.extend(has_number(order).then_some(Topic::FakeShipment));
            topics
        }
        State::Completed { .. } => about_goods(order, Topic::OffPlatform),
        State::InDispute { .. } if sending_back(order).is_some() => {
            vec![Topic::Return, Topic::KeepDispute]
        }
        State::InDispute { .. } => {
            let mut topics = vec![Topic::KeepDispute, Topic::EarlyConfirmation];
            topics.extend(has_number(order).then_some(Topic::FakeShipment));
            topics
        }
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::Frozen { .. }
        | State::Closed { .. } => Vec::new(),
    }
}

/// Whether a number is declared in the order, which alone can be a fake one.
fn has_number(order: &Order) -> bool {
    order.declared_parcels().next().is_some()
}

/// What can be written about goods that came. That something is wrong with them nobody knows before
/// the buyer keeps what shows it; until then `apt` is.
fn about_goods(order: &Order, apt: Topic) -> Vec<Topic> {
    let received = order.lines.iter().filter(|line| is_received(line));
    let lines: Vec<u32> = received.map(|line| line.number).collect();
    let kept: Vec<_> = order.evidence.iter().filter(|kept| meets(&kept.lines, &lines)).collect();
    let shows = |proofs: &[Proof]| {
        kept.iter().any(|kept| kept.evidence.shows.is_some_and(|shows| proofs.contains(&shows)))
    };
    let mut topics = if kept.is_empty() { vec![apt] } else { Vec::new() };
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
    let has_number = has_number(order);
    if is_doubtful && has_number {
        topics.extend([Topic::ShowsNothing, Topic::FakeShipment]);
    }
    topics.extend(ending.then_some(Topic::Extend));
    topics.extend(was_asked_in_vain(order).then_some(Topic::Hold));
    let sent = order.purchase().shipped().copied().or(order.since);
    let is_silent = sent.is_some_and(|sent| {
        policy.counted(Rule::TrackingFirstScan, Event::Shipped, sent).passed(now)
    });
    // Of what the carrier had, nobody says that it shows nothing.
    let is_unscanned = |parcel: &OrderParcel| {
        matches!(parcel.stage, ParcelStage::Announced | ParcelStage::Shipped)
    };
    let shows_nothing = is_silent && order.declared_parcels().any(is_unscanned);
    topics.extend((!has_number).then_some(Topic::Tracking));
    if shows_nothing {
        topics.extend([Topic::ShowsNothing, Topic::FakeShipment]);
    }
    // What a buyer may want of a parcel with which nothing is wrong.
    topics.push(Topic::EarlyConfirmation);
    let runs = order.windows().is_some_and(|windows| !windows.deliver_by.passed(now));
    topics.extend(runs.then_some(Topic::Extend));
    topics.extend([Topic::Hold, Topic::Refuse]);
    // What is wrong with a number the buyer may know from elsewhere.
    topics.extend(has_number.then_some(Topic::FakeShipment));
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
    order.disputes.iter().map(|dispute| &dispute.phase).find(|phase| phase.is_return())
}

/// What of an order a message is about.
#[derive(Debug, Clone)]
pub(crate) struct Matter<'a> {
    /// The numbers of its lines; none for all of the order.
    pub(crate) lines: Vec<u32>,
    /// The request to cancel that it speaks of.
    pub(crate) request: Option<&'a Cancellation>,
    /// The open dispute that it speaks of.
    pub(crate) dispute: Option<&'a Dispute>,
}

/// The numbers of the lines that the buyer names.
///
/// # Errors
///
/// Refuses lines that the order does not have.
pub(crate) fn named_numbers(order: &Order, texts: &[String]) -> Result<Vec<u32>, Refusal> {
    Ok(named_lines(order, texts)?.into_iter().map(|line| line.number).collect())
}

/// What a message about this is about: the lines with these numbers, else those that it concerns.
pub(crate) fn matter<'a>(order: &'a Order, topic: Topic, named: &[u32]) -> Matter<'a> {
    let claim = claim(order, topic, named);
    let lines = match named {
        [] => concerned(order, topic, claim.as_ref()),
        named => named.to_vec(),
    };
    Matter {
        request: request(order, topic, &lines),
        dispute: claim.and_then(|claim| claim.dispute),
        lines: order.unless_all(lines),
    }
}

/// The cancellation request for any of these lines, or for anything where there are none, that a message
/// about this mentions: the pending one that must be answered first, else the last.
fn request<'a>(order: &'a Order, topic: Topic, lines: &[u32]) -> Option<&'a Cancellation> {
    let is_named = |one: &&Cancellation| meets(&one.lines, lines);
    let all = || order.cancellations.iter().filter(is_named);
    let last =
        |outcomes: &[Outcome]| all().rfind(|one: &&Cancellation| outcomes.contains(&one.outcome));
    let meant = match topic {
        Topic::Reconsider => last(&[Outcome::Rejected]),
        Topic::Hold => last(&[Outcome::Superseded, Outcome::Rejected]),
        Topic::DoNotShip
        | Topic::AnswerRequest
        | Topic::Tracking
        | Topic::ShowsNothing
        | Topic::Extend
        | Topic::Damaged
        | Topic::Wrong
        | Topic::Short
        | Topic::Refuse
        | Topic::Return
        | Topic::Refund
        | Topic::KeepDispute
        | Topic::FakeShipment
        | Topic::PressedReason
        | Topic::EarlyConfirmation
        | Topic::OffPlatform => {
            let waiting = all().filter(|one| one.outcome == Outcome::Pending);
            waiting.min_by_key(|one| one.answer_by.map(Deadline::due))
        }
    };
    meant.or_else(|| all().next_back())
}

/// The numbers of the lines of each other request, dispute or refund that a message about this could
/// speak of.
pub(crate) fn others(order: &Order, topic: Topic, matter: &Matter<'_>) -> Vec<Vec<u32>> {
    match (topic, matter.request, matter.dispute) {
        (Topic::DoNotShip | Topic::AnswerRequest | Topic::PressedReason, Some(meant), _) => {
            let waiting = order.cancellations.iter();
            let waiting = waiting.filter(|one| one.outcome == Outcome::Pending);
            let others = waiting.filter(|one| one.id() != meant.id());
            others.map(|one| one.lines.clone()).collect()
        }
        (Topic::Return | Topic::KeepDispute, _, Some(meant)) => {
            let open = open_claims(order, &[]).into_iter();
            let is_other = |one: &OpenClaim<'_>| {
                let dispute = one.dispute.filter(|dispute| dispute.id != meant.id);
                let returns = |dispute: &Dispute| dispute.phase.is_return();
                dispute.is_some_and(|one| topic == Topic::KeepDispute || returns(one))
            };
            open.filter(is_other).map(|one| one.lines).collect()
        }
        (Topic::Refund, ..) if !matter.lines.is_empty() => {
            let open = accounts(order).into_iter().filter(|account| {
                let about = &account.refund.lines;
                !account.is_settled() && !about.iter().any(|line| matter.lines.contains(line))
            });
            open.map(|account| account.refund.lines).filter(|lines| !lines.is_empty()).collect()
        }
        _ => Vec::new(),
    }
}

/// The claim about any of these lines that a message about this speaks of: of goods, one for a reason
/// like it or one that is prepared; else the open dispute that is most urgent.
fn claim<'a>(order: &'a Order, topic: Topic, named: &[u32]) -> Option<OpenClaim<'a>> {
    let claims = open_claims(order, named);
    match topic {
        Topic::Damaged | Topic::Wrong | Topic::Short => {
            let is_like = |one: &&OpenClaim<'_>| one.claim.reason.topic() == Some(topic);
            let has_free = order.lines.iter().any(is_received);
            let is_meant =
                |one: &&OpenClaim<'_>| one.dispute.is_none() || !named.is_empty() || !has_free;
            claims.iter().find(is_like).or_else(|| claims.iter().find(is_meant)).cloned()
        }
        Topic::Return | Topic::KeepDispute => {
            let open = || claims.iter().filter(|one| one.dispute.is_some());
            let is_return =
                |one: &&OpenClaim<'_>| one.dispute.is_some_and(|it| it.phase.is_return());
            let returned = open().find(is_return).filter(|_| topic == Topic::Return);
            returned.or_else(|| open().next()).cloned()
        }
        Topic::DoNotShip
        | Topic::AnswerRequest
        | Topic::Reconsider
        | Topic::Tracking
        | Topic::ShowsNothing
        | Topic::Hold
        | Topic::Extend
        | Topic::Refuse
        | Topic::Refund
        | Topic::FakeShipment
        | Topic::PressedReason
        | Topic::EarlyConfirmation
        | Topic::OffPlatform => None,
    }
}

/// Whether a line may still be kept from being shipped.
const fn is_to_come(line: &OrderLine) -> bool {
    matches!(
        line.stage,
        LineStage::ToPay | LineStage::ToShip | LineStage::Cancelling | LineStage::MaybeShipped
    )
}

/// Whether a line is with the buyer, and no dispute about it is open.
const fn is_received(line: &OrderLine) -> bool {
    matches!(line.stage, LineStage::Delivered | LineStage::Completed)
}

/// The numbers of the lines that a message about this concerns by itself; none for all of the order.
fn concerned(order: &Order, topic: Topic, claim: Option<&OpenClaim<'_>>) -> Vec<u32> {
    let those = |is_meant: &dyn Fn(&OrderLine) -> bool| -> Vec<u32> {
        order.lines.iter().filter(|line| is_meant(line)).map(|line| line.number).collect()
    };
    let is_under_way = |line: &OrderLine| {
        matches!(
            line.stage,
            LineStage::MaybeShipped | LineStage::Shipped | LineStage::ShipmentCancelled
        )
    };
    let asked = || request(order, topic, &[]).map(|asked| asked.lines.clone());
    match topic {
        Topic::DoNotShip | Topic::AnswerRequest | Topic::Reconsider | Topic::PressedReason => {
            asked().unwrap_or_else(|| those(&is_to_come))
        }
        Topic::Tracking => those(&|line| lacks_number(order, line)),
        Topic::Hold => {
            let asked = asked().unwrap_or_default();
            let meant = those(&|line| is_under_way(line) && meets(&asked, &[line.number]));
            if meant.is_empty() { those(&is_under_way) } else { meant }
        }
        Topic::ShowsNothing | Topic::FakeShipment | Topic::Extend | Topic::Refuse => {
            those(&is_under_way)
        }
        Topic::Damaged | Topic::Wrong | Topic::Short => {
            claim.map_or_else(|| those(&is_received), |claim| claim.lines.clone())
        }
        Topic::Return | Topic::KeepDispute => {
            claim.map_or_else(Vec::new, |claim| claim.lines.clone())
        }
        Topic::Refund => {
            due_first(order).into_iter().flat_map(|account| account.refund.lines).collect()
        }
        Topic::EarlyConfirmation | Topic::OffPlatform => Vec::new(),
    }
}

/// The refunds that have not come and are due first, by their days.
fn due_first(order: &Order) -> Vec<Account> {
    let mut open = accounts(order);
    open.retain(|account| !account.is_settled());
    let due = |account: &Account| account.expected.by.due();
    let first = open.iter().map(due).min();
    open.retain(|account| Some(due(account)) == first);
    // What is for the whole order is for each line of it.
    if open.iter().any(|account| account.refund.lines.is_empty()) {
        open.retain(|account| account.refund.lines.is_empty());
    }
    open
}

/// Whether a line was not shipped, or was in a parcel of which nobody told the number.
fn lacks_number(order: &Order, line: &OrderLine) -> bool {
    let has_number = || order.declared_parcels().any(|parcel| parcel.may_hold(&[line.number]));
    let is_unsent = is_to_come(line) || line.stage == LineStage::ShipmentCancelled;
    is_unsent || (line.stage == LineStage::Shipped && !has_number())
}

/// The date that a message about this names; `None` where nobody knows one, or where it is over and
/// to name it would ask for nothing.
pub(crate) fn deadline_of(
    order: &Order,
    topic: Topic,
    matter: &Matter<'_>,
    now: Instant,
    policy: &Policy,
) -> Option<Deadline> {
    let to_come = |deadline: Option<Deadline>| deadline.filter(|by| !by.passed(now));
    let parts = order.parts_with(&matter.lines);
    let first = |of: &dyn Fn(&Order) -> Option<Deadline>| {
        let dates = || parts.iter().filter_map(|part| of(part));
        let open = dates().filter(|by| !by.passed(now)).min_by_key(|by| by.due());
        open.or_else(|| dates().min_by_key(|by| by.due()))
    };
    match topic {
        Topic::DoNotShip | Topic::AnswerRequest | Topic::PressedReason => {
            let pending = matter.request.filter(|asked| asked.outcome == Outcome::Pending);
            let of_state = || first(&|part| part.state().answer_by());
            to_come(pending.map_or_else(of_state, |asked| asked.answer_by))
        }
        // Where nobody told when it was shipped, whether it was is the question.
        Topic::Reconsider => to_come(first(&|part| {
            ship_by(part).or(order.purchase().shipped().and_then(|_| dispute_from(part)))
        })),
        Topic::Tracking => first(&|part| number_by(part, now, policy)),
        Topic::ShowsNothing => first(&dispute_from),
        Topic::Extend => to_come(first(&|part| part.windows().map(|windows| windows.deliver_by))),
        Topic::FakeShipment => to_come(first(&|part| correct_by(part, policy))),
        Topic::EarlyConfirmation | Topic::OffPlatform => to_come(first(&protected_until)),
        Topic::Hold | Topic::Damaged | Topic::Wrong | Topic::Short | Topic::Refuse => {
            to_come(first(&dispute_until))
        }
        Topic::Return => to_come(matter.dispute.and_then(send_back_by)),
        Topic::Refund => {
            let open = accounts(order).into_iter().filter(|account| {
                !account.is_settled() && meets(&account.refund.lines, &matter.lines)
            });
            open.map(|account| account.expected.by).min_by_key(|by| by.due())
        }
        Topic::KeepDispute => to_come(matter.dispute.and_then(settle_by)),
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

fn send_back_by(dispute: &Dispute) -> Option<Deadline> {
    let Phase::ReturnAgreed { ship_by, .. } = &dispute.phase else { return None };
    Some(*ship_by)
}

/// When an open dispute goes on without an answer of the seller.
fn settle_by(dispute: &Dispute) -> Option<Deadline> {
    if let Phase::SellerAnswers { answer_by, .. } = &dispute.phase {
        return Some(*answer_by);
    }
    dispute.phase.step_in_by()
}
