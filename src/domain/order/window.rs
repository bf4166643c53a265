//! When and for what a dispute can be opened.

use super::claim::{Claim, Want};
use super::dispute::{Dispute, End};
use super::dispute_reason::DisputeReason;
use super::line_ref::LineRef;
use super::refusal::{DisputeRefusal, OpeningRefusal, Refusal};
use super::stage::Stage;
use super::standing::Order;
use super::state::State;
use crate::domain::buyer::Law;
use crate::domain::deadline::{Baseline, Deadline, Event, Opening, SetBy};
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
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
    let from = windows.map(|windows| windows.dispute_from.no_later_than(windows.deliver_by));
    let until = windows.map(|windows| windows.dispute_until);
    match state {
        State::Shipped(_) if is_known_undeliverable(order) => {
            Some(DisputeWindow { until, ..DisputeWindow::default() })
        }
        State::Shipped(windows) => Some(DisputeWindow {
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
        // Another dispute beside one that is open; one that only a page showed is told here.
        State::InDispute { before } => {
            if order.has_open_dispute() {
                window_of(order, before)
            } else {
                Some(DisputeWindow::default())
            }
        }
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::Frozen { .. }
        | State::Closed { .. } => None,
    }
}

/// Whether the parcel is known not to arrive.
fn is_known_undeliverable(order: &Order) -> bool {
    order.returned_at.is_some() || order.lost_at.is_some()
}

/// Refuses a claim that cannot be opened at `at`.
pub(super) fn may_open(
    order: &Order,
    claim: &Claim,
    at: Moment,
    now: Instant,
    policy: &Policy,
) -> Result<(), Refusal> {
    let window = dispute_window(order).ok_or_else(|| no_window(order))?;
    not_twice(order, claim)?;
    let then = at.last().min(now);
    if let Some(from) = window.from.filter(|from| then < from.from()) {
        return Err(OpeningRefusal::TooEarly { from, until: window.until }.into());
    }
    let waits = window.in_transit_until.filter(|_| claim.reason == DisputeReason::NotReceived);
    if let Some(deliver_by) = waits {
        let last_call = policy.ahead_of(deliver_by, Rule::ProtectionLastCall);
        if then < last_call {
            let until = window.until;
            return Err(OpeningRefusal::InTransit { deliver_by, last_call, until }.into());
        }
    }
    if let Some(until) = window.until.filter(|until| at.first() > until.due()) {
        return Err(OpeningRefusal::TooLate { until }.into());
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

/// Refuses a second claim about lines of one that is open or was settled for good.
fn not_twice(order: &Order, claim: &Claim) -> Result<(), Refusal> {
    let overlapping = || order.disputes.iter().filter(|other| other.claim.overlaps(claim));
    if let Some(open) = overlapping().find(|other| !other.phase.is_ended()) {
        return Err(OpeningRefusal::AlreadyOpen { opened: open.opened }.into());
    }
    let ends = |dispute: &Dispute| dispute.phase.end();
    match overlapping().filter_map(ends).find(|end| end.ending.is_final()) {
        Some(End { ending, at, appeal_by }) => {
            Err(DisputeRefusal::Ended { ending, ended: at, appeal_by }.into())
        }
        None => Ok(()),
    }
}

/// The lines that can still be disputed: none where that is the whole order, and a refusal where that
/// is no line.
pub(crate) fn free_lines(order: &Order) -> Result<Vec<LineRef>, Refusal> {
    let about = |lines| Claim { lines, ..Claim::complete(DisputeReason::NotReceived) };
    let refusal = match not_twice(order, &about(Vec::new())) {
        Ok(()) => return Ok(Vec::new()),
        Err(refusal) => refusal,
    };
    let lines = order.purchase().lines().map_or(&[][..], Vec::as_slice);
    let free = (0..lines.len()).filter_map(|place| LineRef::of(place, lines));
    let free: Vec<LineRef> =
        free.filter(|line| not_twice(order, &about(vec![line.clone()])).is_ok()).collect();
    if free.is_empty() { Err(refusal) } else { Ok(free) }
}

/// The last moment to open a dispute about other lines beside one that is open.
pub(super) fn another_until(order: &Order) -> Option<Deadline> {
    free_lines(order).ok().filter(|lines| !lines.is_empty())?;
    dispute_window(order)?.until
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
    let fits = if claim.reason == DisputeReason::ChangeOfMind {
        return may_change_mind(order, claim, at, policy);
    } else if claim.reason == DisputeReason::ShipmentCancelled {
        matches!(stage, Stage::ShipmentCancelled | Stage::InDispute)
    } else if claim.reason == DisputeReason::NoTracking {
        order.parcels.is_empty()
    } else if claim.reason == DisputeReason::WrongTracking {
        !order.parcels.is_empty()
    } else {
        !claim.reason.is_of_received() || stage != Stage::ShipmentCancelled
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
    let law = match policy.buyer.law() {
        Some(Law::Eu) => Some(Rule::EuWithdrawal),
        Some(Law::Uk) => Some(Rule::UkWithdrawal),
        Some(Law::Us | Law::Other) | None => None,
    };
    let rules = [claim.free_return.then_some(Rule::FreeReturnWindow), law];
    let received = order.received_at.map(|at| Baseline::new(Event::Delivered, at));
    let until = rules
        .into_iter()
        .flatten()
        .filter_map(|rule| Some(policy.deadline(rule, received?, SetBy::Rule)))
        .max_by_key(|until| until.due());
    let is_in_time = until.is_some_and(|until| at.first() <= until.due());
    if is_in_time && claim.want == Want::ReturnAndRefund {
        return Ok(());
    }
    Err(OpeningRefusal::NoRightToReturn { until, want: claim.want }.into())
}

/// For what a dispute can be opened.
#[derive(Debug)]
pub(crate) struct Reasons {
    /// The reasons that are taken, the likely ones first.
    pub(crate) fitting: Vec<DisputeReason>,
    /// From when it is taken that a parcel on its way has not arrived.
    pub(crate) not_received_from: Option<Instant>,
}

/// The reasons for which a dispute can be opened at `at`, or why none can.
pub(crate) fn dispute_reasons(
    order: &Order,
    at: Moment,
    now: Instant,
    policy: &Policy,
) -> Result<Reasons, Refusal> {
    let mut first = None;
    let lines = dispute_window(order).map(|_| free_lines(order)).transpose()?.unwrap_or_default();
    let mut reasons = Reasons { fitting: Vec::new(), not_received_from: None };
    let is_here = order.has_arrived();
    let (likely, other): (Vec<_>, Vec<_>) =
        DisputeReason::ALL.into_iter().partition(|reason| reason.is_of_received() == is_here);
    for reason in likely.into_iter().chain(other) {
        let claim = Claim { lines: lines.clone(), ..Claim::complete(reason) };
        match may_open(order, &claim, at, now, policy) {
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
