//! The deadlines of an order: by when, who must act, and what happens then.

use chrono::TimeDelta;

use super::accounts::{accounts, is_refunded};
use super::consequence::Consequence;
use super::dispute::{Ending, Phase};
use super::fact::{Step, StepKind};
use super::free_return::{free_return, free_return_dates};
use super::remedies::{needed_since, remedies};
use super::remedy_name::Remedy;
use super::stage::Stage;
use super::standing::{Order, Prepared};
use super::state::State;
use super::window::{after, delivery_promised, likely_parts, missing_after, open_until};
use crate::domain::actor::Actor;
use crate::domain::deadline::{Baseline, Deadline, Event};
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::domain::promise::PromiseKind;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// A date by which somebody must act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Due {
    pub(crate) deadline: Deadline,
    pub(crate) who: Actor,
    pub(crate) then: Consequence,
    /// The money that it is about, where that is not all of the order.
    pub(crate) money: Option<Money>,
    /// Whether that is known to the cent.
    pub(crate) is_exact: bool,
    /// The numbers of the lines that it is about; none for the whole order.
    pub(crate) lines: Vec<u32>,
    /// The tracking numbers of the parcels that it is about; none for the whole order.
    pub(crate) parcels: Vec<String>,
    pub(crate) from: Instant,
    pub(crate) until: Instant,
}

fn due(deadline: Deadline, who: Actor, then: Consequence) -> Due {
    let (from, until) = (Instant::MIN_UTC, Instant::MAX_UTC);
    let (lines, parcels) = (Vec::new(), Vec::new());
    Due { deadline, who, then, money: None, is_exact: true, lines, parcels, from, until }
}

/// A date that is none any more when it has passed.
fn window(deadline: Deadline, who: Actor, then: Consequence) -> Due {
    Due { until: deadline.due(), ..due(deadline, who, then) }
}

/// The deadlines of an order, soonest first, those that begin later among them.
pub(crate) fn dues(order: &Order, policy: &Policy) -> Vec<Due> {
    let mut dues: Vec<Due> = Vec::new();
    for part in order.parts() {
        for mut due in part_dues(part, policy) {
            if !order.parts.is_empty() {
                due.lines.extend(part.lines.iter().map(|line| line.number));
                due.parcels.extend(part.declared_parcels().map(|parcel| parcel.number.clone()));
            }
            add(&mut dues, due);
        }
    }
    for due in &mut dues {
        due.lines = order.unless_all(std::mem::take(&mut due.lines));
        if due.money.is_none() && !due.lines.is_empty() {
            due.money = order.cost_of(&due.lines);
            due.is_exact = order.is_cost_exact(&due.lines);
        }
    }
    dues.extend(refund_dues(order));
    let mut of_remedies = remedy_dues(order, policy);
    if order.is_outdated() {
        of_remedies.retain(|due| is_in_use(due, order));
    }
    dues.extend(of_remedies);
    dues.sort_by_key(|due| (due.deadline.due(), due.deadline));
    dues
}

/// Adds a date of a part; what several parts have in common is one date.
fn add(dues: &mut Vec<Due>, due: Due) {
    let is_same = |known: &&mut Due| {
        let (lines, parcels) = (known.lines.clone(), known.parcels.clone());
        **known == Due { lines, parcels, ..due.clone() }
    };
    match dues.iter_mut().find(is_same) {
        Some(known) => {
            known.lines.extend(due.lines);
            known.parcels.extend(due.parcels);
            known.parcels.dedup();
        }
        None => dues.push(due),
    }
}

/// The deadlines at the marketplace of an order, or a part of one, that stands alike.
fn part_dues(order: &Order, policy: &Policy) -> Vec<Due> {
    let mut dues = stage_dues(order, policy);
    dues.extend(order.disputes.iter().filter_map(|dispute| {
        Some(Due { money: dispute.claim.amount, ..dispute_due(&dispute.phase)? })
    }));
    dues.extend(promise_dues(order, policy));
    // A date that had passed when a look still showed the stage passed without effect.
    let had_effect = |due: &Due| order.as_of.is_none_or(|seen| due.deadline.due() >= seen);
    dues.retain(had_effect);
    if order.is_outdated() {
        dues.retain(Due::is_own);
        // One that has passed may have had its effect.
        for due in &mut dues {
            due.until = due.until.min(due.deadline.due());
        }
    }
    dues.extend(coupon_to_ask_for(order));
    if order.assumed_by().is_some() {
        dues.extend(own_dues_hidden_by_assumption(order.as_known(), &dues, policy));
    }
    dues
}

/// The buyer's own last moments of the order as it is known that a timer is assumed to have ended:
/// nobody saw that it did.
fn own_dues_hidden_by_assumption(known: &Order, shown: &[Due], policy: &Policy) -> Vec<Due> {
    let is_hidden = |due: &Due| {
        let is_same = |other: &Due| other.deadline == due.deadline && other.then == due.then;
        due.is_own() && !shown.iter().any(is_same)
    };
    let hidden = part_dues(known, policy).into_iter().filter(is_hidden);
    hidden.map(|due| Due { until: due.until.min(due.deadline.due()), ..due }).collect()
}

/// The deadlines at `now`, soonest first.
pub(crate) fn dues_at(order: &Order, now: Instant, policy: &Policy) -> Vec<Due> {
    let mut dues = dues(order, policy);
    dues.retain(|due| due.from <= now && now <= due.until);
    dues
}

impl Due {
    /// Whether it is a last moment of the buyer's own at the marketplace: that stays when the stage
    /// may have changed, as a condition.
    pub(crate) fn is_own(&self) -> bool {
        self.who == Actor::Buyer
            && !matches!(
                self.then,
                Consequence::RefundOverdue | Consequence::RemedyCloses | Consequence::CouponOpens
            )
    }
}

/// Whether it is a date of a remedy outside that is in use, by which the buyer must act or the seller pay:
/// the marketplace changes nothing about that.
fn is_in_use(due: &Due, order: &Order) -> bool {
    let is_open = order.remedies.iter().any(|used| !used.is_ended);
    let is_step = due.who == Actor::Buyer && due.then == Consequence::RemedyCloses;
    is_open && (is_step || due.then == Consequence::RepaymentOverdue)
}

/// The earliest last moment of the buyer's own that may still run; `None` where there is none.
pub(crate) fn look_by(order: &Order, now: Instant, policy: &Policy) -> Option<Deadline> {
    let dues = dues_at(order, now, policy);
    let is_outdated = |due: &Due| order.part_of(&due.lines, &due.parcels).is_outdated();
    let own = |due: &&Due| due.is_own() && is_outdated(due) && !due.deadline.passed(now);
    dues.iter().find(own).map(|due| due.deadline).filter(|_| order.has_outdated_part())
}

/// Until when a prepared step can be submitted; `None` where nothing ends it.
pub(crate) fn submit_by(order: &Order, kind: StepKind, lines: &[u32]) -> Option<Deadline> {
    let parts = order.parts_with(lines).into_iter();
    first_submit_by(parts, kind)
}

/// By when a prepared step must be submitted: of a claim, by the parts that it is likely about.
pub(super) fn prepared_submit_by(
    order: &Order,
    prepared: &Prepared,
    policy: &Policy,
) -> Option<Deadline> {
    let (kind, lines) = (prepared.step.kind(), &prepared.lines);
    if let Step::OpenDispute(claim) = &prepared.step {
        let likely = likely_parts(&order.parts_with(lines), claim.reason);
        let parts = if likely.is_empty() { order.parts_with(lines) } else { likely };
        let until = parts.into_iter().filter_map(|part| open_until(part, claim, policy));
        return until.min_by_key(|until| until.due());
    }
    if let Some(parcel) = &prepared.parcel {
        let has_it = |part: &&Order| part.parcels.iter().any(|one| one.has(parcel));
        return first_submit_by(order.parts().iter().filter(has_it), kind);
    }
    submit_by(order, kind, lines)
}

fn first_submit_by<'a>(parts: impl Iterator<Item = &'a Order>, kind: StepKind) -> Option<Deadline> {
    parts.filter_map(|part| part_submit_by(part, kind)).min_by_key(|by| by.due())
}

fn part_submit_by(order: &Order, kind: StepKind) -> Option<Deadline> {
    let of_dispute = |fits: fn(&Phase) -> Option<Deadline>| {
        order.disputes.iter().rev().find_map(|dispute| fits(&dispute.phase))
    };
    match kind {
        StepKind::Cancel => order.state().pay_by().or(order.state().ship_by()),
        StepKind::Withdraw => order.state().answer_by(),
        StepKind::Receive => None,
        StepKind::Extend => order.windows().map(|windows| windows.deliver_by),
        StepKind::OpenDispute => {
            order.state().dispute_until().or(order.windows().map(|windows| windows.dispute_until))
        }
        StepKind::Accept | StepKind::Reject | StepKind::Counter => of_dispute(|phase| {
            if let Phase::BuyerAnswers { answer_by, .. } = phase { Some(*answer_by) } else { None }
        }),
        StepKind::Escalate | StepKind::CancelDispute => of_dispute(Phase::step_in_by),
        StepKind::Appeal => of_dispute(|phase| phase.end().and_then(|end| end.appeal_by)),
        StepKind::ShipReturn => of_dispute(|phase| {
            if let Phase::ReturnAgreed { ship_by, .. } = phase { Some(*ship_by) } else { None }
        }),
    }
}

/// What completes an order by itself.
fn completion(state: &State) -> Vec<Due> {
    let by = if let State::Shipped(windows) = state {
        windows.complete_by
    } else if let State::Delivered { complete_by, .. } = state {
        *complete_by
    } else {
        return Vec::new();
    };
    vec![due(by, Actor::Platform, Consequence::Stage(Stage::Completed))]
}

fn disputable(until: Option<Deadline>) -> Vec<Due> {
    let until = until.map(|until| window(until, Actor::Buyer, Consequence::DisputeCloses));
    until.into_iter().collect()
}

fn stage_dues(order: &Order, policy: &Policy) -> Vec<Due> {
    let is_settled = order.has_settled_dispute();
    let mut dues = match order.state() {
        State::AwaitingPayment { pay_by } => {
            vec![due(*pay_by, Actor::Buyer, Consequence::Stage(Stage::Closed))]
        }
        State::VerifyingPayment { verified_by, ship_by } => vec![
            due(*verified_by, Actor::Platform, Consequence::Stage(Stage::AwaitingShipment)),
            due(*ship_by, Actor::Seller, Consequence::Stage(Stage::Closed)),
        ],
        State::AwaitingShipment { ship_by } => {
            vec![due(*ship_by, Actor::Seller, Consequence::Stage(Stage::Closed))]
        }
        State::CancellationPending { answer_by, ship_by } => vec![
            due(*answer_by, Actor::Seller, Consequence::Stage(Stage::Closed)),
            due(*ship_by, Actor::Seller, Consequence::Stage(Stage::Closed)),
        ],
        State::Shipped(_) | State::ShipmentCancelled | State::Delivered { .. } if is_settled => {
            completion(order.state())
        }
        State::PartiallyShipped { ship_by, answer_by, windows } => {
            let mut dues = vec![due(*ship_by, Actor::Seller, Consequence::RestCloses)];
            dues.extend(answer_by.map(|by| due(by, Actor::Seller, Consequence::RestCloses)));
            dues.push(window(windows.deliver_by, Actor::Carrier, Consequence::DisputeOpens));
            dues.extend(disputable(Some(windows.dispute_until)));
            dues.extend(protection_dues(order, windows.deliver_by, policy));
            dues
        }
        State::Shipped(windows) => {
            let arrives = window(windows.deliver_by, Actor::Carrier, Consequence::DisputeOpens);
            let mut dues = disputable(Some(windows.dispute_until));
            // A parcel that went back or was lost arrives no more.
            dues.extend((!order.is_undeliverable()).then_some(arrives));
            dues.extend(protection_dues(order, windows.deliver_by, policy));
            dues
        }
        State::ShipmentCancelled => {
            disputable(order.windows().map(|windows| windows.dispute_until))
        }
        State::Delivered { dispute_until, .. } => {
            let mut dues = completion(order.state());
            dues.extend(disputable(Some(*dispute_until)));
            dues
        }
        State::Completed { dispute_until } => disputable(dispute_until.filter(|_| !is_settled)),
        State::InDispute { .. } | State::Frozen { .. } | State::Unknown | State::Closed { .. } => {
            Vec::new()
        }
    };
    let claimed = order.tracking_due;
    dues.extend(claimed.map(|by| due(by, Actor::Seller, Consequence::ClaimIsEmpty)));
    dues
}

/// The dates of what is promised, as far as no date of the stage says the same.
fn promise_dues(order: &Order, policy: &Policy) -> Vec<Due> {
    let mut dues: Vec<Due> = Vec::new();
    if is_awaited(order) {
        let late = delivery_promised(order);
        let is_sooner =
            |by: &Deadline| order.windows().is_some_and(|own| by.due() < own.deliver_by.due());
        let late = late.filter(is_sooner);
        let then = match missing_after(order) {
            Some(_) => Consequence::DisputeOpens,
            None => Consequence::DeliveryLate,
        };
        dues.extend(late.map(|by| window(by, Actor::Carrier, then)));
        let coupon = coupon_promised(order);
        dues.extend(coupon.map(|by| window(by, Actor::Carrier, Consequence::CouponOpens)));
    }
    let is_settled = order.has_settled_dispute() || order.has_open_dispute();
    let is_labelled = order.promised(PromiseKind::FreeReturn).is_some();
    let can_go_back = match order.stage() {
        Stage::PartiallyShipped | Stage::Shipped | Stage::Delivered | Stage::Completed => true,
        Stage::Unknown
        | Stage::AwaitingPayment
        | Stage::VerifyingPayment
        | Stage::AwaitingShipment
        | Stage::CancellationPending
        | Stage::ShipmentCancelled
        | Stage::InDispute
        | Stage::Frozen
        | Stage::Closed => false,
    };
    if can_go_back && is_labelled && !is_settled {
        let free = free_return(order, policy).map(|free| free.by);
        dues.extend(free.map(|by| window(by, Actor::Buyer, Consequence::FreeReturnCloses)));
    }
    dues
}

/// Whether a parcel of it is on its way to the buyer.
fn is_awaited(order: &Order) -> bool {
    let is_sent = matches!(order.stage(), Stage::PartiallyShipped | Stage::Shipped);
    is_sent && !order.has_arrived() && order.returned_at.is_none()
}

/// The last moment at which the parcel comes in time, where a coupon is promised for a later one.
fn coupon_promised(order: &Order) -> Option<Deadline> {
    order.promised(PromiseKind::CouponIfLate)?.told_there(Rule::LateCoupon)
}

/// The coupon for a parcel that came late or not at all. No text says until when it can be asked for.
fn coupon_to_ask_for(order: &Order) -> Option<Due> {
    let by = coupon_promised(order)?;
    let came_late = order.received_at.is_some_and(|at| at.first() > by.due());
    let is_late = came_late && order.stage() == Stage::Delivered || is_awaited(order);
    (is_late && !order.is_outdated())
        .then(|| Due { from: after(by), ..due(by, Actor::Buyer, Consequence::CouponOpens) })
}

/// First to ask for longer protection, then, shortly before its end, to open the dispute.
fn protection_dues(order: &Order, ends: Deadline, policy: &Policy) -> Vec<Due> {
    // What is a matter of days is due on the whole day.
    let ask = Moment::Day(Moment::At(policy.ahead_of(ends, Rule::ProtectionExtend)).day()).first();
    let last_call = policy.ahead_of(ends, Rule::ProtectionLastCall);
    let from = Baseline::at_end_of(Event::ProtectionEnds, ends);
    let at = |instant, rule| Deadline::counted(instant, rule, ends.set_by(), from);
    let asking = Due {
        from: ask,
        until: last_call,
        ..due(at(last_call, Rule::ProtectionExtend), Actor::Buyer, Consequence::LastCall)
    };
    let calling = Due {
        from: last_call.checked_add_signed(TimeDelta::seconds(1)).unwrap_or(last_call),
        until: ends.due(),
        ..due(at(ends.due(), Rule::ProtectionLastCall), Actor::Buyer, Consequence::ProtectionEnds)
    };
    let is_coming = order.refused_at.is_none() && !order.is_undeliverable();
    let can_ask = is_coming && order.extension_requested_at.is_none();
    let mut dues = vec![calling];
    dues.extend(can_ask.then_some(asking));
    dues
}

/// The date of a dispute where it stands, where it has one.
pub(crate) fn dispute_due(phase: &Phase) -> Option<Due> {
    match phase {
        Phase::SellerAnswers { answer_by, .. } => {
            Some(due(*answer_by, Actor::Seller, Consequence::GoesAsAsked))
        }
        Phase::BuyerAnswers { answer_by, .. } => {
            Some(due(*answer_by, Actor::Buyer, Consequence::DecidesWithout))
        }
        Phase::Disagreed { step_in_by } => {
            Some(due(*step_in_by, Actor::Platform, Consequence::StepsIn))
        }
        Phase::SteppedIn { decide_by } | Phase::Appealed { decide_by } => {
            Some(due(*decide_by, Actor::Platform, Consequence::Decides))
        }
        Phase::EvidenceAsked { evidence_by } => {
            Some(due(*evidence_by, Actor::Buyer, Consequence::ClaimDropped))
        }
        Phase::ReturnAgreed { ship_by, .. } => {
            Some(due(*ship_by, Actor::Buyer, Consequence::SellerKeepsMoney))
        }
        Phase::Ended { ending: Ending::Ruled(_) | Ending::ReturnRejected, appeal_by, .. } => {
            appeal_by.map(|appeal_by| window(appeal_by, Actor::Buyer, Consequence::RulingStands))
        }
        Phase::ReturnSent { arrive_by, .. } => {
            Some(due(*arrive_by, Actor::Carrier, Consequence::ReturnDecided))
        }
        Phase::ReturnReceived { .. } | Phase::Ended { .. } => None,
    }
}

/// The refunds that have not arrived, each at its latest day; one that failed is due at once. What is
/// only assumed is expected until that day, and never overdue.
fn refund_dues(order: &Order) -> Vec<Due> {
    accounts(order)
        .into_iter()
        .filter(|account| !account.is_settled())
        .map(|account| {
            let by = account.expected.by;
            let (deadline, who) = match account.failed {
                Some(failed) => (Deadline::told(failed, by.rule(), by.set_by()), Actor::Buyer),
                None => (by, Actor::Bank),
            };
            let (money, lines) = (account.outstanding(), account.refund.lines.clone());
            let until = if account.refund.is_assumed { by.due() } else { Instant::MAX_UTC };
            let is_exact = account.is_exact;
            Due { money, is_exact, lines, until, ..due(deadline, who, Consequence::RefundOverdue) }
        })
        .collect()
}

/// The remedies outside: those that the buyer uses, and, where the way inside is closed or runs out,
/// those that are still open.
fn remedy_dues(order: &Order, policy: &Policy) -> Vec<Due> {
    let mut dues: Vec<Due> = Vec::new();
    let in_use = || order.remedies.iter().filter(|used| !used.is_ended);
    for used in in_use() {
        dues.extend(used.next.map(|next| {
            let is_theirs = matches!(next.rule(), Rule::PaypalDecision | Rule::KlarnaTakeover);
            let who = if is_theirs { Actor::Bank } else { Actor::Buyer };
            due(next, who, Consequence::RemedyCloses)
        }));
        let repaid_by = used.repaid_by.filter(|_| !is_refunded(order));
        dues.extend(repaid_by.map(|by| due(by, Actor::Seller, Consequence::RepaymentOverdue)));
    }
    if in_use().next().is_some() {
        return dues;
    }
    let needed = needed_since(order, Instant::MAX_UTC);
    for open in remedies(order, policy) {
        let Some(by) = open.by else { continue };
        let is_withdrawal = open.remedy == Remedy::Withdrawal;
        let is_settled = is_withdrawal && order.stage() == Stage::Closed;
        let from = if is_withdrawal { Some(Instant::MIN_UTC) } else { needed };
        if let Some(from) = from.filter(|from| *from <= by.due() && !is_settled) {
            dues.push(Due { from, ..window(by, Actor::Buyer, Consequence::RemedyCloses) });
        }
    }
    dues
}

/// The date that this rule sets on the order, open or not; `None` where it sets none.
pub(crate) fn deadline_of_rule(order: &Order, rule: Rule, policy: &Policy) -> Option<Deadline> {
    let parts = order.parts().iter();
    let of_parts = parts.clone().flat_map(of_stage);
    let dues = parts.flat_map(|part| stage_dues(part, policy)).map(|due| due.deadline);
    let phases = order.disputes.iter().map(|dispute| &dispute.phase);
    let steps = phases.flat_map(|phase| {
        dispute_due(phase).map(|due| due.deadline).into_iter().chain(phase.step_in_by())
    });
    let refunds = accounts(order).into_iter().map(|account| account.expected.by);
    let used = order.remedies.iter().flat_map(|used| used.next.into_iter().chain(used.repaid_by));
    let open =
        remedies(order, policy).into_iter().flat_map(|open| open.by.into_iter().chain(open.from));
    let all = dues.chain(of_parts).chain(steps).chain(refunds).chain(used).chain(open);
    all.chain(advised(order, policy)).find(|deadline| deadline.rule() == rule)
}

/// The dates of the stage that are none of anybody's deadlines.
fn of_stage(order: &Order) -> Vec<Deadline> {
    let state = order.state().underlying();
    if let State::Shipped(windows) = state {
        vec![windows.complete_by, windows.dispute_until]
    } else if let State::VerifyingPayment { verified_by: by, .. }
    | State::Delivered { complete_by: by, .. } = state
    {
        vec![*by]
    } else {
        Vec::new()
    }
}

/// Until when a seller may correct a wrong number that was declared with the shipment.
pub(super) fn correct_by(order: &Order, policy: &Policy) -> Option<Deadline> {
    let shipped = order.shipped_at.filter(|_| order.declared_parcels().next().is_some())?;
    Some(policy.counted(Rule::TrackingCorrect, Event::Shipped, shipped))
}

/// The dates that no stage carries and that are good to know: until when a fresh tracking number may
/// show nothing and a wrong one be corrected, and until when an item with a free return can go back.
fn advised(order: &Order, policy: &Policy) -> Vec<Deadline> {
    let sent = order.windows().filter(|_| !order.has_arrived()).and_then(|windows| {
        let opening = windows.dispute_from.date();
        Some(policy.deadline(Rule::TrackingFirstScan, opening.from()?, opening.set_by()))
    });
    let correct = correct_by(order, policy).filter(|_| !order.has_arrived());
    let free = if order.has_arrived() { free_return_dates(order, policy) } else { Vec::new() };
    sent.into_iter().chain(correct).chain(free).collect()
}
