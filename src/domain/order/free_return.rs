//! Until when goods with a free return can go back for any reason.
//!
//! A date or days that the page prints come first, then the seller's country. Where neither says which
//! rule holds, or when receipt was confirmed, the time ends at the earliest that is possible for what the
//! buyer must do, and a return is refused only after the latest.

use super::claim::{Claim, Want};
use super::dispute::{Dispute, Ending};
use super::standing::Order;
use super::state::State;
use crate::domain::buyer::Law;
use crate::domain::deadline::{Baseline, Deadline, Event, SetBy};
use crate::domain::policy::Policy;
use crate::domain::promise::{PromiseKind, TermEnd};
use crate::domain::rule::{Limit, Rule};
use crate::domain::time::{Moment, Span};

/// The time for a free return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FreeReturn {
    /// The last moment that is safe.
    pub(crate) by: Deadline,
    /// The last moment that is possible.
    pub(crate) last: Deadline,
}

/// The rules of free returns by the seller's country.
const RULES: [Rule; 3] = [Rule::FreeReturnChina, Rule::FreeReturnEu, Rule::FreeReturnBrazil];

/// Until when the goods of this order, or part of one, can go back free of charge, if they have the
/// label; `None` where nothing tells.
pub(crate) fn free_return(order: &Order, policy: &Policy) -> Option<FreeReturn> {
    let promised = order.promised(PromiseKind::FreeReturn);
    if let Some(by) = promised.and_then(|promised| promised.told(Rule::FreeReturnWindow, policy)) {
        return Some(FreeReturn { by, last: by });
    }
    let rules = rules_of(order);
    if let Some(TermEnd::Days(days)) = promised.map(|promised| promised.end) {
        let span = Span::Days(days);
        let is_it = |rule: &&Rule| policy.window(**rule).span == span;
        let matching: Vec<Rule> = rules.iter().filter(is_it).copied().collect();
        return if matching.is_empty() {
            printed_days(order, span, policy)
        } else {
            counted(order, &matching, policy)
        };
    }
    counted(order, rules, policy)
}

/// The dates that each rule which can hold sets for goods that came.
pub(super) fn free_return_dates(order: &Order, policy: &Policy) -> Vec<Deadline> {
    let by_country =
        rules_of(order).iter().filter_map(|rule| Some(counted(order, &[*rule], policy)?.by));
    let by = free_return(order, policy).map(|free| free.by);
    by.into_iter().chain(by_country).collect()
}

/// The rules that can hold for the seller.
fn rules_of(order: &Order) -> &'static [Rule] {
    let Some(country) = order.purchase().seller_country() else { return &RULES };
    match country.code() {
        "CN" => &[Rule::FreeReturnChina],
        "BR" => &[Rule::FreeReturnBrazil],
        _other if country.law() == Law::Eu => &[Rule::FreeReturnEu],
        // The terms say nothing of other countries.
        _other => &RULES,
    }
}

/// The time that the first of these rules to end leaves, and the last.
fn counted(order: &Order, rules: &[Rule], policy: &Policy) -> Option<FreeReturn> {
    let received = receipt(order);
    // Before the goods are there, only a seller whose time runs from the payment has one.
    if received.is_none() && rules != [Rule::FreeReturnChina] {
        return None;
    }
    let purchase = order.purchase();
    let paid = purchase.paid().map(|paid| Baseline::new(Event::Paid, *paid));
    let placed = purchase.placed().map(|placed| Baseline::new(Event::Placed, *placed));
    let bounds = |rule: &Rule| {
        if *rule == Rule::FreeReturnChina {
            let from = paid.or(placed)?;
            return Some((*rule, from, from));
        }
        received.map(|(first, last)| (*rule, first, last))
    };
    let bounds: Vec<(Rule, Baseline, Baseline)> = rules.iter().filter_map(bounds).collect();
    let is_sure = |(rule, first, last): &(Rule, Baseline, Baseline)| {
        first == last && (*rule != Rule::FreeReturnChina || paid.is_some())
    };
    let set_by = match bounds[..] {
        [ref only] if rules.len() == 1 && is_sure(only) => SetBy::Rule,
        _ => SetBy::Estimate,
    };
    let by = bounds.iter().map(|(rule, first, _)| policy.deadline(*rule, *first, set_by));
    let last = bounds.iter().map(|(rule, _, last)| policy.deadline(*rule, *last, set_by));
    Some(FreeReturn {
        by: by.min_by_key(|by| by.due())?,
        last: last.max_by_key(|last| last.due())?,
    })
}

/// The days that the page prints, from the receipt of the goods.
fn printed_days(order: &Order, span: Span, policy: &Policy) -> Option<FreeReturn> {
    let (first, last) = receipt(order)?;
    let end = |from| policy.deadline_of(Rule::FreeReturnWindow, from, span, SetBy::Page);
    Some(FreeReturn { by: end(first), last: end(last) })
}

/// What the days after a confirmed receipt count from, at the earliest and at the latest: where nobody
/// confirmed it, the goods came before and the system confirms later.
fn receipt(order: &Order) -> Option<(Baseline, Baseline)> {
    let delivered = order.received_at.map(|at| Baseline::new(Event::Delivered, at));
    let completed = |at| Baseline::new(Event::Completed, at);
    match order.state().underlying() {
        State::Completed { .. } => {
            let last = completed(order.since?);
            let seen_before = order.since_after.map(|after| completed(Moment::At(after)));
            let shipped = order.shipped_at.map(|at| Baseline::new(Event::Shipped, at));
            let first = delivered.or(seen_before).or(shipped).filter(|_| order.is_only_seen);
            Some((first.unwrap_or(last), last))
        }
        State::Delivered { complete_by, .. } => {
            Some((delivered?, Baseline::at_end_of(Event::Completed, *complete_by)))
        }
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped { .. }
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Closed { .. } => delivered.map(|at| (at, at)),
    }
}

/// Whether a claim sends goods back by their free return.
pub(super) fn is_free_return(claim: &Claim) -> bool {
    claim.free_return && claim.want == Want::ReturnAndRefund && claim.reason.is_of_received()
}

/// Whether the free returns of the order are used, so that the buyer pays for sending more back.
pub(crate) fn are_free_returns_used(order: &Order, policy: &Policy) -> bool {
    used(order.disputes.iter()) >= policy.limit(Limit::FreeReturns)
}

/// Whether the buyer pays for sending back the goods of this dispute: earlier ones used the free returns.
pub(crate) fn is_further_return(order: &Order, dispute: &Dispute, policy: &Policy) -> bool {
    let earlier = order.disputes.iter().take_while(|other| other.id != dispute.id);
    is_free_return(&dispute.claim) && used(earlier) >= policy.limit(Limit::FreeReturns)
}

/// How many of these disputes used a free return: those that were not taken back.
fn used<'a>(disputes: impl Iterator<Item = &'a Dispute>) -> u32 {
    let is_used = |dispute: &&Dispute| {
        let ending = dispute.phase.ending();
        let is_void = matches!(ending, Some(Ending::Cancelled | Ending::Superseded));
        is_free_return(&dispute.claim) && !is_void
    };
    u32::try_from(disputes.filter(is_used).count()).unwrap_or(u32::MAX)
}
