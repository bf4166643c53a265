//! When and for what a dispute can be opened.

use std::borrow::Cow;

use chrono::TimeDelta;

use super::asked::{Asked, of_parts};
use super::choice::Choice;
use super::claim::{Claim, Want};
use super::dispute::End;
use super::dispute_reason::DisputeReason;
use super::free_return::{free_return, is_free_return};
use super::pricing::worth;
use super::refusal::{DisputeRefusal, OpeningRefusal, Refusal};
use super::stage::Stage;
use super::standing::Order;
use super::state::State;
use crate::domain::buyer::Law;
use crate::domain::deadline::{Baseline, Deadline, Event, Opening, SetBy};
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::promise::PromiseKind;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// When disputes can be opened on an order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct DisputeWindow {
    /// Not before; nothing where it is open.
    pub(crate) from: Option<Opening>,
    /// A claim that the parcel has not arrived must wait until then; nothing where none waits.
    pub(crate) in_transit_until: Option<Deadline>,
    /// Not after; nothing where nobody said when the order ended.
    pub(crate) until: Option<Deadline>,
}

/// When disputes can be opened on the order as it stands; `None` where its stage has none.
pub(crate) fn dispute_window(order: &Order) -> Option<DisputeWindow> {
    window_of(order, order.state())
}

/// The last moment at which the parcel is promised to come, where that is a date.
pub(super) fn delivery_promised(order: &Order) -> Option<Deadline> {
    order.promised(PromiseKind::Delivery)?.told_there(Rule::DeliveryDeadline)
}

/// The same where a later parcel counts as missing: a refund that is promised has a date of its own.
pub(super) fn missing_after(order: &Order) -> Option<Deadline> {
    let has_own = order.promised(PromiseKind::RefundIfLate).is_some();
    delivery_promised(order).filter(|_| !has_own)
}

/// From when it is taken that a parcel which is waited for until `deliver_by` has not arrived: shortly
/// before that, and as soon as it is later than was promised.
fn missing_from(order: &Order, deliver_by: Deadline, policy: &Policy) -> Instant {
    let last_call = policy.ahead_of(deliver_by, Rule::ProtectionLastCall);
    missing_after(order).map_or(last_call, |late| last_call.min(after(late)))
}

/// The first second after a deadline.
pub(super) fn after(deadline: Deadline) -> Instant {
    deadline.due().checked_add_signed(TimeDelta::seconds(1)).unwrap_or(Instant::MAX_UTC)
}

/// Until when a claim can be opened on an order, or a part of one, that stands alike: goods that go back
/// by a free return have a time of their own.
pub(super) fn open_until(order: &Order, claim: &Claim, policy: &Policy) -> Option<Deadline> {
    let of_window =
        order.state().dispute_until().or(order.windows().map(|windows| windows.dispute_until));
    let free = is_free_return(claim).then(|| free_return(order, policy)).flatten();
    let free = free.map(|free| free.by);
    if claim.reason == DisputeReason::ChangeOfMind && free.is_some() {
        return free;
    }
    of_window.into_iter().chain(free).max_by_key(|until| until.due())
}

/// When disputes could be opened once the open one is taken back.
pub(crate) fn dispute_window_after(order: &Order) -> Option<DisputeWindow> {
    if let State::InDispute { before } = order.state() {
        window_of(order, before)
    } else {
        dispute_window(order)
    }
}

fn window_of(order: &Order, state: &State) -> Option<DisputeWindow> {
    let windows = order.windows();
    let late = missing_after(order);
    let from = windows.map(|windows| {
        let from = windows.dispute_from.no_later_than(windows.deliver_by);
        late.map_or(from, |late| from.no_later_than(late))
    });
    let until = windows.map(|windows| windows.dispute_until);
    match state {
        State::Shipped(_) | State::PartiallyShipped { .. } if order.is_undeliverable() => {
            Some(DisputeWindow { until, ..DisputeWindow::default() })
        }
        State::Shipped(windows) | State::PartiallyShipped { windows, .. } => Some(DisputeWindow {
            from,
            in_transit_until: Some(windows.deliver_by),
            until: Some(windows.dispute_until),
        }),
        State::ShipmentCancelled => Some(DisputeWindow { until, ..DisputeWindow::default() }),
        State::Delivered { dispute_until, .. } => {
            // Of goods that are there, nobody waits for a guess of when they were sent.
            let from = from.filter(|from| from.date().set_by() != SetBy::Estimate);
            Some(DisputeWindow { from, in_transit_until: None, until: Some(*dispute_until) })
        }
        State::Completed { dispute_until } => {
            Some(DisputeWindow { from: None, in_transit_until: None, until: *dispute_until })
        }
        // One that only a page showed is told here.
        State::InDispute { .. } => (!order.has_open_dispute()).then(DisputeWindow::default),
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::Frozen { .. }
        | State::Closed { .. } => None,
    }
}

/// Refuses a claim that cannot be opened at `at` about any of the parts of the order with these lines;
/// else the numbers of the lines that it is about, none for the whole order.
pub(super) fn may_open(
    order: &Order,
    claim: &Claim,
    lines: &[u32],
    asked: Asked<'_>,
) -> Result<Vec<u32>, Refusal> {
    for line in lines {
        meant_by(order.parts_with(&[*line]), claim, asked)?;
    }
    if !lines.is_empty() {
        return Ok(lines.to_vec());
    }
    let open = meant_by(claimable(order, &[])?, claim, asked)?;
    if open.len() == order.parts().len() {
        return Ok(Vec::new());
    }
    let numbers = open.iter().flat_map(|part| &part.lines).map(|line| line.number);
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    let has_come = |line: &u32| order.parts_with(&[*line]).iter().any(|part| part.has_arrived());
    if is_of_missing(claim.reason) && numbers.len() > 1 && numbers.iter().any(has_come) {
        // What of it was in the parcel that came, nobody said.
        let choice = |line| Choice { lines: vec![line], parcel: None };
        return Err(DisputeRefusal::WhichItems {
            choices: numbers.into_iter().map(choice).collect(),
        }
        .into());
    }
    Ok(numbers)
}

/// The parts with any of these lines for which something could be claimed: not all that was paid for them
/// came back.
fn claimable<'a>(order: &'a Order, lines: &[u32]) -> Result<Vec<&'a Order>, Refusal> {
    let parts = order.parts_with(lines);
    let Some(received) = order.received() else { return Ok(parts) };
    let left: Vec<&Order> = parts.into_iter().filter(|part| is_claimable(order, part)).collect();
    if left.is_empty() { Err(Refusal::AllCameBack { received }) } else { Ok(left) }
}

/// Whether anything could be claimed for a part of the order.
pub(super) fn is_claimable(order: &Order, part: &Order) -> bool {
    let lines: Vec<u32> = part.lines.iter().map(|line| line.number).collect();
    order.parts.is_empty()
        || order.received().is_none()
        || worth(order, &lines).is_none_or(|left| left.minor() > 0)
}

/// Those of these parts that a claim is about: those that it is likely about and fits, else others that
/// it fits. Of goods that did not come nothing that came is meant while something else may not have.
fn meant_by<'a>(
    parts: Vec<&'a Order>,
    claim: &Claim,
    asked: Asked<'_>,
) -> Result<Vec<&'a Order>, Refusal> {
    let fitting = |parts| {
        let open = of_parts(parts, |part| may_open_on(part, claim, asked))?;
        Ok(open.into_iter().map(|(part, ())| part).collect())
    };
    let likely = likely_parts(&parts, claim.reason);
    let is_missing = |part: &&Order| !part.stage().is_ended() && !part.has_arrived();
    let missing: Vec<&Order> = parts.iter().copied().filter(is_missing).collect();
    let is_of_missing = is_of_missing(claim.reason) && !missing.is_empty();
    let others = if is_of_missing { missing } else { parts };
    if likely.is_empty() {
        return fitting(others);
    }
    fitting(likely).or_else(|refusal| fitting(others).map_err(|_| refusal))
}

/// Whether a claim for this reason is about what nobody says has come.
fn is_of_missing(reason: DisputeReason) -> bool {
    !reason.is_of_received() && reason != DisputeReason::DeliveredNotReceived
}

/// Those of these parts that a claim for this reason is likely about: of goods that came, or are said to
/// have, those that did; of lost ones those; else those that were sent and did not come.
pub(super) fn likely_parts<'a>(parts: &[&'a Order], reason: DisputeReason) -> Vec<&'a Order> {
    let is_sent = |part: &Order| {
        matches!(part.stage(), Stage::Shipped | Stage::PartiallyShipped | Stage::ShipmentCancelled)
    };
    let is_likely = |part: &&Order| {
        if !is_of_missing(reason) {
            part.has_arrived()
        } else if reason == DisputeReason::LostInTransit {
            part.lost_at.is_some()
        } else {
            is_sent(part) && !part.has_arrived()
        }
    };
    parts.iter().copied().filter(is_likely).collect()
}

/// Refuses a claim that cannot be opened on an order, or a part of one, that stands alike.
fn may_open_on(order: &Order, claim: &Claim, asked: Asked<'_>) -> Result<(), Refusal> {
    let claim = &labelled(order, claim);
    let Asked { at, policy, .. } = asked;
    if order.has_open_dispute() {
        not_twice(order)?;
    }
    let window = dispute_window(order).ok_or_else(|| no_window(order))?;
    not_twice(order)?;
    if claim.reason == DisputeReason::LostInTransit {
        // A wait is nothing to be told of where it is not known to be lost.
        fits(order, claim, at, policy)?;
    }
    if !returns_freely(order, claim, asked) {
        in_window(order, claim, window, asked)?;
    }
    fits(order, claim, at, policy)?;
    if claim.want == Want::ReturnAndRefund && !claim.reason.is_of_received() {
        return Err(OpeningRefusal::NothingToReturn.into());
    }
    if claim.reason.needs_evidence() && claim.evidence.is_empty() {
        return Err(OpeningRefusal::EvidenceNeeded { reason: claim.reason }.into());
    }
    Ok(())
}

/// The claim about this part of the order: a free return where the buyer changes their mind about goods
/// with the label.
pub(super) fn labelled<'a>(part: &Order, claim: &'a Claim) -> Cow<'a, Claim> {
    let is_free = claim.reason == DisputeReason::ChangeOfMind
        && part.promised(PromiseKind::FreeReturn).is_some();
    if claim.free_return || !is_free {
        return Cow::Borrowed(claim);
    }
    Cow::Owned(Claim { free_return: true, ..claim.clone() })
}

/// Refuses a claim before or after the time for disputes. A change of mind has a right with a time of its
/// own, or none.
fn in_window(
    order: &Order,
    claim: &Claim,
    window: DisputeWindow,
    Asked { at, now, policy }: Asked<'_>,
) -> Result<(), Refusal> {
    let then = at.last().min(now);
    if let Some(from) = window.from.filter(|from| then < from.from()) {
        return Err(OpeningRefusal::TooEarly { from, until: window.until }.into());
    }
    let waits = window.in_transit_until.filter(|_| claim.reason == DisputeReason::NotReceived);
    if let Some(deliver_by) = waits {
        let last_call = missing_from(order, deliver_by, policy);
        if then < last_call {
            let until = window.until;
            return Err(OpeningRefusal::InTransit { deliver_by, last_call, until }.into());
        }
    }
    let has_window = claim.reason != DisputeReason::ChangeOfMind;
    match window.until.filter(|until| has_window && at.first() > until.due()) {
        Some(until) => Err(OpeningRefusal::TooLate { until }.into()),
        None => Ok(()),
    }
}

/// Whether the goods are there and can go back by their free return, whatever the time for disputes.
fn returns_freely(order: &Order, claim: &Claim, asked: Asked<'_>) -> bool {
    let is_here = order.has_arrived() || underlying_stage(order) == Stage::Completed;
    let free = || free_return(order, asked.policy);
    is_free_return(claim)
        && is_here
        && free().is_some_and(|free| asked.at.first() <= free.last.due())
}

/// Refuses a second claim about what one is open about or settled for good.
fn not_twice(order: &Order) -> Result<(), Refusal> {
    if let Some(open) = order.disputes.iter().find(|other| !other.phase.is_ended()) {
        return Err(OpeningRefusal::AlreadyOpen { opened: open.opened }.into());
    }
    let mut ends = order.disputes.iter().filter_map(|dispute| dispute.phase.end());
    match ends.find(|end| end.ending.is_final()) {
        Some(End { ending, at, appeal_by }) => {
            Err(DisputeRefusal::Ended { ending, ended: at, appeal_by }.into())
        }
        None => Ok(()),
    }
}

/// Why no dispute can be opened where the order stands.
fn no_window(order: &Order) -> Refusal {
    if order.stage() == Stage::InDispute {
        Refusal::unknown_stage(order)
    } else {
        Refusal::by_state(order)
    }
}

/// Refuses a reason that the order's own record contradicts, and a change of mind without a right.
fn fits(order: &Order, claim: &Claim, at: Moment, policy: &Policy) -> Result<(), Refusal> {
    let stage = underlying_stage(order);
    let fits = match claim.reason {
        DisputeReason::ChangeOfMind => return may_change_mind(order, claim, at, policy),
        DisputeReason::ShipmentCancelled => {
            matches!(stage, Stage::ShipmentCancelled | Stage::InDispute)
        }
        DisputeReason::NoTracking => order.declared_parcels().next().is_none(),
        DisputeReason::WrongTracking => order.declared_parcels().next().is_some(),
        DisputeReason::NotReceived => order.said_delivered_at.is_none(),
        DisputeReason::DeliveredNotReceived => order.said_delivered_at.is_some(),
        DisputeReason::LostInTransit => order.lost_at.is_some(),
        DisputeReason::ShippedAfterRequest => order.asked_before_shipping.is_some(),
        DisputeReason::ReturnedToSeller
        | DisputeReason::HeldByCustoms
        | DisputeReason::WrongAddress => true,
        DisputeReason::Damaged
        | DisputeReason::NotAsDescribed
        | DisputeReason::WrongItem
        | DisputeReason::WrongSizeOrColour
        | DisputeReason::QuantityShort
        | DisputeReason::PartsMissing
        | DisputeReason::EmptyParcel
        | DisputeReason::PoorQuality
        | DisputeReason::DoesNotWork
        | DisputeReason::Counterfeit
        | DisputeReason::UsedOrExpired
        | DisputeReason::OtherCarrier => stage != Stage::ShipmentCancelled,
    };
    if fits {
        return Ok(());
    }
    Err(OpeningRefusal::ReasonDoesNotFit { reason: claim.reason, stage }.into())
}

/// The stage apart from a dispute that the buyer told of.
fn underlying_stage(order: &Order) -> Stage {
    if order.has_open_dispute() { order.state().underlying().stage() } else { order.stage() }
}

/// A change of mind needs a free return, or a law that gives one, and sends the goods back in time.
fn may_change_mind(
    order: &Order,
    claim: &Claim,
    at: Moment,
    policy: &Policy,
) -> Result<(), Refusal> {
    let law = policy.buyer.law().and_then(Law::withdrawal);
    let received = order.received_at.map(|at| Baseline::new(Event::Delivered, at));
    let by_law = law.and_then(|rule| Some(policy.deadline(rule, received?, SetBy::Rule)));
    let is_here = received.is_some() || underlying_stage(order) == Stage::Completed;
    let by_label = free_return(order, policy).filter(|_| is_here).map(|free| free.last);
    let until = by_law.into_iter().chain(by_label.filter(|_| claim.free_return));
    let until = until.max_by_key(|until| until.due());
    let is_in_time = until.is_some_and(|until| at.first() <= until.due());
    if is_in_time && claim.want == Want::ReturnAndRefund {
        return Ok(());
    }
    let want = claim.want;
    let by_label = by_label.filter(|_| !claim.free_return);
    let elsewhere = received.filter(|_| policy.buyer.law().is_none());
    let by_law = elsewhere.map(|from| policy.deadline(Rule::EuWithdrawal, from, SetBy::Rule));
    Err(OpeningRefusal::NoRightToReturn { until, want, by_label, by_law }.into())
}

/// For what a dispute can be opened.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reasons {
    /// The reasons that are taken, the likely ones first.
    pub(crate) fitting: Vec<DisputeReason>,
    /// From when it is taken that a parcel on its way has not arrived.
    pub(crate) not_received_from: Option<Instant>,
}

impl Reasons {
    /// The reasons that are taken for both; these, where none is.
    fn and(self, other: &Self) -> Self {
        let of_both = |reason: &&DisputeReason| other.fitting.contains(reason);
        let fitting: Vec<DisputeReason> = self.fitting.iter().filter(of_both).copied().collect();
        Self {
            fitting: if fitting.is_empty() { self.fitting } else { fitting },
            not_received_from: self.not_received_from.max(other.not_received_from),
        }
    }
}

/// The reasons for which a dispute about these lines can be opened at `at`, or why none can; about any
/// of the order where none is named.
pub(crate) fn dispute_reasons(
    order: &Order,
    lines: &[u32],
    at: Moment,
    now: Instant,
    policy: &Policy,
) -> Result<Reasons, Refusal> {
    let asked = Asked { at, now, policy };
    let each = lines.chunks(1).chain(lines.is_empty().then_some(lines));
    let mut all: Option<Reasons> = None;
    for lines in each {
        let of_line = reasons_of(order, lines, asked)?;
        all = Some(match all {
            Some(known) => known.and(&of_line),
            None => of_line,
        });
    }
    Ok(all.unwrap_or_default())
}

/// The reasons that any part with these lines takes.
fn reasons_of(order: &Order, lines: &[u32], asked: Asked<'_>) -> Result<Reasons, Refusal> {
    let parts = claimable(order, lines)?;
    let of_part = of_parts(parts.clone(), |part| reasons_on(part, asked))?;
    let mut all = Reasons::default();
    for (_, reasons) in of_part {
        let earliest = [all.not_received_from, reasons.not_received_from];
        all.not_received_from = earliest.into_iter().flatten().min();
        let is_new = |reason: &DisputeReason| !all.fitting.contains(reason);
        let new: Vec<DisputeReason> = reasons.fitting.into_iter().filter(is_new).collect();
        all.fitting.extend(new);
    }
    let is_meant =
        |reason: &DisputeReason| meant_by(parts.clone(), &Claim::complete(*reason), asked).is_ok();
    all.fitting.retain(is_meant);
    all.not_received_from =
        all.not_received_from.filter(|_| !all.fitting.contains(&DisputeReason::NotReceived));
    Ok(all)
}

fn reasons_on(order: &Order, asked: Asked<'_>) -> Result<Reasons, Refusal> {
    let mut first = None;
    let mut reasons = Reasons { fitting: Vec::new(), not_received_from: None };
    let is_here = order.has_arrived();
    let (likely, other): (Vec<_>, Vec<_>) =
        DisputeReason::ALL.into_iter().partition(|reason| reason.is_of_received() == is_here);
    // Once the time for disputes is over, only a label gives another.
    let is_labelled = order.promised(PromiseKind::FreeReturn).is_some();
    let until = dispute_window(order).and_then(|window| window.until);
    let label_until = free_return(order, asked.policy).filter(|_| is_labelled);
    let is_in_time = |until: Deadline| asked.at.first() <= until.due();
    let free_return =
        until.is_none_or(is_in_time) || label_until.is_some_and(|free| is_in_time(free.by));
    for reason in likely.into_iter().chain(other) {
        let claim = Claim { free_return, ..Claim::complete(reason) };
        match may_open_on(order, &claim, asked) {
            Ok(()) => reasons.fitting.push(reason),
            Err(refusal) => {
                if let Refusal::Opening(OpeningRefusal::InTransit { last_call, .. }) = &refusal {
                    reasons.not_received_from = Some(*last_call);
                }
                first = first.or(Some(refusal));
            }
        }
    }
    match first {
        Some(refusal) if reasons.fitting.is_empty() => Err(refusal),
        Some(_) | None => Ok(reasons),
    }
}
