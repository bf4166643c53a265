//! Opening a dispute: from when, until when, for what, and for how much.

use super::super::event::Event;
use super::super::refund::{Ground, within_paid};
use super::super::refusal::{DisputeRefusal, OpeningRefusal, Refusal};
use super::super::stage::Stage;
use super::super::state::{Order, State};
use super::{Claim, DisputeReason, End, Want};
use crate::domain::buyer::Law;
use crate::domain::money::Money;
use crate::domain::policy::{Policy, Rule};
use crate::domain::time::{Deadline, Instant, Moment, Opening, SetBy};

/// When disputes can be opened on an order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Gate {
    /// Not before; nothing where it is open.
    pub(crate) from: Option<Opening>,
    /// A claim that the parcel has not come must wait until then; nothing where none waits.
    pub(crate) in_transit_until: Option<Deadline>,
    /// Not after; nothing where nobody told when the order ended.
    pub(crate) until: Option<Deadline>,
}

/// When disputes can be opened on the order as it stands; `None` where its stage has none.
pub(crate) fn gate(order: &Order) -> Option<Gate> {
    stage_gate(order, order.state())
}

/// When disputes could be opened once the open one is taken back.
pub(crate) fn gate_after(order: &Order) -> Option<Gate> {
    if let State::InDispute { before } = order.state() {
        stage_gate(order, before)
    } else {
        gate(order)
    }
}

fn stage_gate(order: &Order, state: &State) -> Option<Gate> {
    let from = order.windows().map(|windows| sooner(windows.dispute_from, windows.deliver_by));
    match state {
        State::Shipped(_) if order.returned().is_some() => {
            let until = order.windows().map(|windows| windows.dispute_until);
            Some(Gate { until, ..Gate::default() })
        }
        State::Shipped(windows) => Some(Gate {
            from,
            in_transit_until: Some(windows.deliver_by),
            until: Some(windows.dispute_until),
        }),
        State::ShipmentCancelled => {
            let until = order.windows().map(|windows| windows.dispute_until);
            Some(Gate { until, ..Gate::default() })
        }
        State::Delivered { dispute_until, .. } => {
            Some(Gate { from, in_transit_until: None, until: Some(*dispute_until) })
        }
        State::Completed { dispute_until } => {
            Some(Gate { from: None, in_transit_until: None, until: *dispute_until })
        }
        // Another dispute beside one that is open; one that only a page told of is told here.
        State::InDispute { before } => {
            if order.disputes().iter().any(|dispute| !dispute.phase.is_ended()) {
                stage_gate(order, before)
            } else {
                Some(Gate::default())
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

/// Where delivery was promised sooner than disputes open, they open with the end of the promise.
fn sooner(from: Opening, deliver_by: Deadline) -> Opening {
    if deliver_by.due() < from.from() {
        Opening::at(deliver_by.due(), from.rule(), deliver_by.set_by())
    } else {
        from
    }
}

/// Opens a dispute at `at`.
pub(in crate::domain::order) fn open(
    order: &Order,
    claim: Claim,
    at: Moment,
    now: Instant,
    policy: &Policy,
) -> Result<Event, Refusal> {
    let gate = gate(order).ok_or_else(|| no_gate(order))?;
    not_twice(order, &claim)?;
    let then = at.last().min(now);
    if let Some(from) = gate.from
        && then < from.from()
    {
        return Err(Refusal::Opening(OpeningRefusal::TooEarly { from, until: gate.until }));
    }
    if let Some(deliver_by) = gate.in_transit_until
        && claim.reason == DisputeReason::NotReceived
    {
        let last_call = policy.ahead_of(deliver_by, Rule::ProtectionLastCall);
        if then < last_call {
            let (from, until) = (last_call, gate.until);
            return Err(Refusal::Opening(OpeningRefusal::InTransit {
                deliver_by,
                last_call: from,
                until,
            }));
        }
    }
    if let Some(until) = gate.until
        && at.first() > until.due()
    {
        return Err(Refusal::Opening(OpeningRefusal::TooLate { until }));
    }
    fits(order, &claim, at, policy)?;
    if claim.want == Want::ReturnAndRefund && !claim.reason.is_of_received() {
        return Err(Refusal::Opening(OpeningRefusal::NothingToReturn));
    }
    let claim = priced(order, claim);
    if let Some(amount) = claim.amount {
        within_paid(order, amount, granted(order))?;
    }
    if claim.reason.needs_evidence() && claim.evidence.is_empty() {
        return Err(Refusal::Opening(OpeningRefusal::EvidenceNeeded { reason: claim.reason }));
    }
    Ok(Event::DisputeOpened {
        claim: Box::new(claim),
        answer_by: policy.deadline(Rule::DisputeSellerAnswer, at, SetBy::Rule),
        step_in_by: policy.deadline(Rule::DisputeStepIn, at, SetBy::Rule),
    })
}

/// The claim with what its lines cost, where it names lines and no amount and all have a price.
fn priced(order: &Order, mut claim: Claim) -> Claim {
    if claim.amount.is_some() || claim.lines.is_empty() {
        return claim;
    }
    let lines = order.purchase().lines().map_or(&[][..], Vec::as_slice);
    let named = (1_usize..).zip(lines).filter(|(place, line)| {
        claim.lines.iter().any(|name| line.id.as_ref().unwrap_or(&place.to_string()) == name)
    });
    let prices: Option<Vec<Money>> = named
        .map(|(_, line)| line.unit_price.and_then(|price| price.times(line.quantity)))
        .collect();
    let sum = prices.unwrap_or_default().into_iter().try_fold(None, |sum: Option<Money>, price| {
        Some(Some(sum.map_or(Some(price), |sum| sum.plus(price))?))
    });
    let paid = order.purchase().total().copied();
    claim.amount = sum.flatten().filter(|sum| paid.is_none_or(|paid| *sum <= paid));
    claim
}

/// What disputes have granted already.
fn granted(order: &Order) -> Option<Money> {
    let granted = order
        .refunds()
        .iter()
        .filter(|refund| matches!(refund.ground, Ground::Dispute(_)))
        .filter_map(|refund| refund.amount);
    granted.fold(None, |sum: Option<Money>, amount| match sum {
        Some(sum) => sum.plus(amount).or(Some(sum)),
        None => Some(amount),
    })
}

/// Refuses a second claim about lines of one that is open or was settled for good.
fn not_twice(order: &Order, claim: &Claim) -> Result<(), Refusal> {
    let overlapping = || order.disputes().iter().filter(|other| other.claim.overlaps(claim));
    if let Some(open) = overlapping().find(|other| !other.phase.is_ended()) {
        return Err(Refusal::Opening(OpeningRefusal::AlreadyOpen { opened: open.opened }));
    }
    let ends = || overlapping().filter_map(|other| other.phase.end());
    match ends().find(|end| end.ending.is_final()) {
        Some(End { ending, at, appeal_by }) => {
            Err(Refusal::Dispute(DisputeRefusal::Ended { ending, ended: at, appeal_by }))
        }
        None => Ok(()),
    }
}

/// Why no dispute can be opened where the order stands.
fn no_gate(order: &Order) -> Refusal {
    match order.state() {
        State::AwaitingPayment { .. } => Refusal::NotPaid,
        State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. } => Refusal::NotShipped,
        State::PartiallyShipped => Refusal::PartlyShipped,
        State::Frozen { .. } => Refusal::Frozen,
        State::Closed { cause } => Refusal::closed(order, *cause),
        State::Unknown
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Completed { .. } => {
            Refusal::StageUnknown { said: order.purchase().said().cloned() }
        }
    }
}

/// Refuses a reason that the order's own record contradicts, and a change of mind without a right.
fn fits(order: &Order, claim: &Claim, at: Moment, policy: &Policy) -> Result<(), Refusal> {
    let stands = stood(order);
    let fits = match claim.reason {
        DisputeReason::ShipmentCancelled => {
            matches!(stands, Stage::ShipmentCancelled | Stage::InDispute)
        }
        DisputeReason::NoTracking => order.parcels().is_empty(),
        DisputeReason::WrongTracking => !order.parcels().is_empty(),
        DisputeReason::ChangeOfMind => return may_change_mind(order, claim, at, policy),
        DisputeReason::NotReceived
        | DisputeReason::ReturnedToSeller
        | DisputeReason::HeldByCustoms
        | DisputeReason::WrongAddress => true,
        DisputeReason::Damaged
        | DisputeReason::NotAsDescribed
        | DisputeReason::WrongItem
        | DisputeReason::WrongSizeOrColour
        | DisputeReason::QuantityShort
        | DisputeReason::EmptyParcel
        | DisputeReason::PoorQuality
        | DisputeReason::DoesNotWork
        | DisputeReason::Counterfeit
        | DisputeReason::OtherCarrier => stands != Stage::ShipmentCancelled,
    };
    if fits {
        return Ok(());
    }
    Err(Refusal::Opening(OpeningRefusal::ReasonDoesNotFit { reason: claim.reason, stage: stands }))
}

/// Where the order stands, a dispute that is open on it left aside as far as it is known.
fn stood(order: &Order) -> Stage {
    let is_told = order.disputes().iter().any(|dispute| !dispute.phase.is_ended());
    if is_told { order.state().beneath().stage() } else { order.stage() }
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
    let received = order.received_at();
    let until = rules
        .into_iter()
        .flatten()
        .filter_map(|rule| Some(policy.deadline(rule, received?, SetBy::Rule)))
        .max_by_key(|until| until.due());
    let is_in_time = until.is_some_and(|until| at.first() <= until.due());
    if is_in_time && claim.want == Want::ReturnAndRefund {
        return Ok(());
    }
    Err(Refusal::Opening(OpeningRefusal::NoRightToReturn { until, want: claim.want }))
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
    let mut fitting = Vec::new();
    let mut not_received_from = None;
    let is_here = order.has_arrived();
    let (likely, other): (Vec<_>, Vec<_>) =
        DisputeReason::all().partition(|reason| reason.is_of_received() == is_here);
    for reason in likely.into_iter().chain(other) {
        let want = if reason == DisputeReason::ChangeOfMind {
            Want::ReturnAndRefund
        } else {
            Want::Refund
        };
        let claim = Claim {
            reason,
            want,
            amount: None,
            lines: Vec::new(),
            description: None,
            evidence: vec![String::new()],
            free_return: true,
        };
        match open(order, claim, at, now, policy) {
            Ok(_) => fitting.push(reason),
            Err(refusal) => {
                if let Refusal::Opening(OpeningRefusal::InTransit { last_call, .. }) = &refusal {
                    not_received_from = Some(*last_call);
                }
                first = first.or(Some(refusal));
            }
        }
    }
    match first {
        Some(refusal) if fitting.is_empty() => Err(refusal),
        Some(_) | None => Ok(Reasons { fitting, not_received_from }),
    }
}
