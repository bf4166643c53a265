//! What has a date: by when, who must act, and what happens then.

use super::dispute::{Ending, Phase};
use super::outside::{needed_since, roads};
use super::refund::accounts;
use super::stage::{Actor, Stage};
use super::state::{Order, State};
use crate::domain::money::Money;
use crate::domain::policy::{Policy, Rule};
use crate::domain::time::{Deadline, Instant, Moment};

/// A date by which somebody must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Due {
    /// The date and its rule.
    pub(crate) deadline: Deadline,
    /// Who must act.
    pub(crate) who: Actor,
    /// What happens then by itself.
    pub(crate) then: Then,
    /// The money that it is about, where that is not all of the order.
    pub(crate) money: Option<Money>,
    /// It is a date only from then on.
    pub(crate) from: Instant,
    /// It is a date only until then.
    pub(crate) until: Instant,
}

/// What happens when a date passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// The order moves to this stage.
    Stage(Stage),
    /// A dispute for goods that did not arrive can be opened.
    DisputeOpens,
    /// No dispute can be opened any more.
    DisputeCloses,
    /// It is time to open a dispute instead of waiting.
    LastCall,
    /// The protection of the money ends.
    ProtectionEnds,
    /// The dispute goes as the buyer asked.
    GoesAsAsked,
    /// The marketplace steps in.
    StepsIn,
    /// The marketplace decides without the answer.
    DecidesWithout,
    /// The marketplace has decided.
    Decides,
    /// The claim is dropped.
    ClaimDropped,
    /// The ruling stands.
    RulingStands,
    /// The seller keeps the money.
    SellerKeepsMoney,
    /// The refund is overdue.
    RefundOverdue,
    /// The claim that the seller shipped is empty.
    ClaimIsEmpty,
    /// This road outside is closed.
    RoadCloses,
    /// The marketplace lets the order go on, or pays back.
    Released,
}

impl Then {
    /// All that are no stage.
    pub(crate) const ALL: [Self; 15] = [
        Self::DisputeOpens,
        Self::DisputeCloses,
        Self::LastCall,
        Self::ProtectionEnds,
        Self::GoesAsAsked,
        Self::StepsIn,
        Self::DecidesWithout,
        Self::Decides,
        Self::ClaimDropped,
        Self::RulingStands,
        Self::SellerKeepsMoney,
        Self::RefundOverdue,
        Self::ClaimIsEmpty,
        Self::RoadCloses,
        Self::Released,
    ];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Stage(stage) => stage.id(),
            Self::DisputeOpens => "dispute-opens",
            Self::DisputeCloses => "dispute-closes",
            Self::LastCall => "dispute-instead",
            Self::ProtectionEnds => "protection-ends",
            Self::GoesAsAsked => "goes-as-asked",
            Self::StepsIn => "platform-steps-in",
            Self::DecidesWithout => "decided-without-you",
            Self::Decides => "ruling",
            Self::ClaimDropped => "claim-dropped",
            Self::RulingStands => "ruling-stands",
            Self::SellerKeepsMoney => "seller-keeps-money",
            Self::RefundOverdue => "refund-overdue",
            Self::ClaimIsEmpty => "ask-again-then-wait",
            Self::RoadCloses => "road-closes",
            Self::Released => "released-or-refunded",
        }
    }
}

fn due(deadline: Deadline, who: Actor, then: Then) -> Due {
    let (from, until) = (Instant::MIN_UTC, Instant::MAX_UTC);
    Due { deadline, who, then, money: None, from, until }
}

/// A date that is none any more when it has passed.
fn window(deadline: Deadline, who: Actor, then: Then) -> Due {
    Due { until: deadline.due(), ..due(deadline, who, then) }
}

/// The dates of an order as it stands, soonest first, those that begin later among them.
pub(crate) fn dues(order: &Order, policy: &Policy) -> Vec<Due> {
    let mut dues = stage_dues(order, policy);
    dues.extend(order.disputes().iter().filter_map(|dispute| {
        Some(Due { money: dispute.claim.amount, ..dispute_due(&dispute.phase)? })
    }));
    dues.extend(refund_dues(order));
    dues.extend(outside_dues(order, policy));
    dues.sort_by_key(|due| due.deadline.due());
    dues
}

/// The dates at `now`, soonest first.
pub(crate) fn dues_at(order: &Order, now: Instant, policy: &Policy) -> Vec<Due> {
    let mut dues = dues(order, policy);
    dues.retain(|due| due.from <= now && now <= due.until);
    dues
}

/// What completes an order by itself.
fn completion(state: &State) -> Vec<Due> {
    let by = if let State::Shipped(windows) = state {
        Some(windows.complete_by)
    } else if let State::Delivered { complete_by, .. } = state {
        Some(*complete_by)
    } else {
        None
    };
    by.map(|by| due(by, Actor::Platform, Then::Stage(Stage::Completed))).into_iter().collect()
}

fn stage_dues(order: &Order, policy: &Policy) -> Vec<Due> {
    let is_settled = has_settled_dispute(order);
    let mut dues = match order.state() {
        State::AwaitingPayment { pay_by } => {
            vec![due(*pay_by, Actor::Buyer, Then::Stage(Stage::Closed))]
        }
        State::VerifyingPayment { verified_by, ship_by } => vec![
            due(*verified_by, Actor::Platform, Then::Stage(Stage::AwaitingShipment)),
            due(*ship_by, Actor::Seller, Then::Stage(Stage::Closed)),
        ],
        State::AwaitingShipment { ship_by } => {
            vec![due(*ship_by, Actor::Seller, Then::Stage(Stage::Closed))]
        }
        State::CancellationPending { answer_by, ship_by } => vec![
            due(*answer_by, Actor::Seller, Then::Stage(Stage::Closed)),
            due(*ship_by, Actor::Seller, Then::Stage(Stage::Closed)),
        ],
        State::Shipped(_) | State::ShipmentCancelled | State::Delivered { .. } if is_settled => {
            completion(order.state())
        }
        State::Shipped(windows) => {
            let mut dues = vec![
                window(windows.deliver_by, Actor::Carrier, Then::DisputeOpens),
                window(windows.dispute_until, Actor::Buyer, Then::DisputeCloses),
            ];
            dues.extend(protection_dues(order, windows.deliver_by, policy));
            dues
        }
        State::ShipmentCancelled => order
            .windows()
            .map(|windows| window(windows.dispute_until, Actor::Buyer, Then::DisputeCloses))
            .into_iter()
            .collect(),
        State::Delivered { dispute_until, .. } => {
            let mut dues = completion(order.state());
            dues.push(window(*dispute_until, Actor::Buyer, Then::DisputeCloses));
            dues
        }
        State::Completed { dispute_until } => dispute_until
            .filter(|_| !is_settled)
            .map(|until| window(until, Actor::Buyer, Then::DisputeCloses))
            .into_iter()
            .collect(),
        State::Frozen { until, .. } => {
            until.map(|until| due(until, Actor::Platform, Then::Released)).into_iter().collect()
        }
        State::Unknown
        | State::PartiallyShipped
        | State::InDispute { .. }
        | State::Closed { .. } => Vec::new(),
    };
    if !order.stage().is_ended() {
        let claimed = order.number_by();
        dues.extend(claimed.map(|number_by| due(number_by, Actor::Seller, Then::ClaimIsEmpty)));
    }
    dues
}

/// Whether the whole order was settled by a dispute for good.
pub(super) fn has_settled_dispute(order: &Order) -> bool {
    order.disputes().iter().any(|dispute| {
        let is_whole = dispute.claim.lines.is_empty();
        is_whole && matches!(&dispute.phase, Phase::Ended { ending, .. } if ending.is_final())
    })
}

/// First to ask for longer protection, then, shortly before its end, to open the dispute.
fn protection_dues(order: &Order, ends: Deadline, policy: &Policy) -> Vec<Due> {
    // What is a matter of days is due on the whole day.
    let ask = Moment::Day(Moment::At(policy.ahead_of(ends, Rule::ProtectionExtend)).day()).first();
    let last_call = policy.ahead_of(ends, Rule::ProtectionLastCall);
    let at = |instant, rule| Deadline::at(instant, rule, ends.set_by());
    let asking = Due {
        from: ask,
        until: last_call,
        ..due(at(last_call, Rule::ProtectionExtend), Actor::Buyer, Then::LastCall)
    };
    let calling = Due {
        from: last_call + chrono::TimeDelta::seconds(1),
        until: ends.due(),
        ..due(at(ends.due(), Rule::ProtectionLastCall), Actor::Buyer, Then::ProtectionEnds)
    };
    let is_asked = order.extension_asked().is_some();
    let mut dues = vec![calling];
    dues.extend((!is_asked).then_some(asking));
    dues
}

/// The date of a dispute where it stands, where it has one.
pub(crate) fn dispute_due(phase: &Phase) -> Option<Due> {
    match phase {
        Phase::SellerAnswers { answer_by, .. } => {
            Some(due(*answer_by, Actor::Seller, Then::GoesAsAsked))
        }
        Phase::BuyerAnswers { answer_by, .. } => {
            Some(due(*answer_by, Actor::Buyer, Then::DecidesWithout))
        }
        Phase::Disagreed { step_in_by } => Some(due(*step_in_by, Actor::Platform, Then::StepsIn)),
        Phase::SteppedIn { decide_by } | Phase::Appealed { decide_by } => {
            Some(due(*decide_by, Actor::Platform, Then::Decides))
        }
        Phase::EvidenceAsked { evidence_by } => {
            Some(due(*evidence_by, Actor::Buyer, Then::ClaimDropped))
        }
        Phase::ReturnAgreed { ship_by, .. } => {
            Some(due(*ship_by, Actor::Buyer, Then::SellerKeepsMoney))
        }
        Phase::Ended { ending: Ending::Ruled(_), appeal_by, .. } => {
            appeal_by.map(|appeal_by| window(appeal_by, Actor::Buyer, Then::RulingStands))
        }
        Phase::ReturnSent { .. } | Phase::Ended { .. } => None,
    }
}

/// The refunds that have not come, each at its latest day; one that failed is due at once.
fn refund_dues(order: &Order) -> Vec<Due> {
    accounts(order)
        .into_iter()
        .filter(|account| !account.is_settled())
        .map(|account| {
            let by = account.expected.by;
            let (deadline, who) = match account.failed {
                Some(failed) => {
                    (Deadline::at(failed.first(), by.rule(), by.set_by()), Actor::Buyer)
                }
                None => (by, Actor::Bank),
            };
            let money = account.outstanding();
            Due { money, ..due(deadline, who, Then::RefundOverdue) }
        })
        .collect()
}

/// The roads outside: those that the buyer took, and, where the road inside is closed or runs out,
/// those that are still open.
fn outside_dues(order: &Order, policy: &Policy) -> Vec<Due> {
    let taken = order.roads().iter().filter(|taken| !taken.is_ended).filter_map(|taken| {
        let next = taken.next?;
        let who = if next.rule() == Rule::PaypalDecision { Actor::Bank } else { Actor::Buyer };
        Some(due(next, who, Then::RoadCloses))
    });
    let mut dues: Vec<Due> = taken.collect();
    let needed = needed_since(order, Instant::MAX_UTC);
    let is_on_one = order.roads().iter().any(|taken| !taken.is_ended);
    for open in roads(order, policy) {
        let is_law = matches!(open.by.rule(), Rule::EuWithdrawal | Rule::UkWithdrawal);
        let from = if is_law { Some(Instant::MIN_UTC) } else { needed };
        let is_settled = is_law && order.stage() == Stage::Closed;
        if let Some(from) = from.filter(|from| *from <= open.by.due() && !is_on_one && !is_settled)
        {
            let road = window(open.by, Actor::Buyer, Then::RoadCloses);
            dues.push(Due { from, ..road });
        }
    }
    dues
}
