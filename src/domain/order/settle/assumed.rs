//! What the first timer makes of an order that runs on something submitted or seen, and until when
//! what is known or assumed is fresh.

use super::endings::{Ending, Ends, Kind};
use super::ledger::{Entry, Ledger};
use super::settling::{Rounds, Settling};
use crate::domain::deadline::{Deadline, Event};
use crate::domain::instant::Instant;
use crate::domain::order::accounts::is_refunded;
use crate::domain::order::cancellation::Outcome;
use crate::domain::order::dispute::{Ending as DisputeEnding, Phase};
use crate::domain::order::fact::{Source, Statement};
use crate::domain::order::stage::Cause;
use crate::domain::order::standing::{Certainty, Order};
use crate::domain::order::state::State;
use crate::domain::policy::Policy;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Assumed {
    /// The last instant at which it does not yet hold.
    pub(super) since: Instant,
    /// The last instant at which it is still worth assuming.
    pub(super) stale_after: Instant,
    pub(super) order: Order,
}

/// What the first timer makes of the order that runs on something submitted or seen.
pub(super) fn assumed(settling: &Settling<'_>) -> Option<Assumed> {
    if settling.frozen.is_some()
        || settling.rounds.ending.is_some_and(|it| it.kind != Kind::Completed)
    {
        return None;
    }
    // A look from after its end shows that the timer had no effect.
    let runs = |timer: &Deadline| settling.as_of.is_none_or(|seen| !timer.passed(seen));
    let mut rounds = settling.rounds.clone();
    let base = settling.state(&rounds, settling.windows().as_ref());
    let timer = if let State::CancellationPending { answer_by, .. } = base {
        let timer = Some(answer_by).filter(runs)?;
        rounds.requests.last_mut()?.outcome = Outcome::Unanswered;
        rounds.ending = Some(by_timer(Kind::Closed(Cause::CancellationUnanswered), timer));
        timer
    } else if let State::PartiallyShipped { answer_by: Some(answer_by), .. } = base {
        let timer = Some(answer_by).filter(runs)?;
        let rest = rounds.requests.last_mut()?;
        rest.outcome = Outcome::Unanswered;
        rest.answered = Some(Moment::At(timer.due()));
        timer
    } else {
        let terms = settling.terms();
        let timers = (0..).zip(&rounds.disputes).filter_map(|(place, dispute)| {
            dispute.phase.timer().filter(runs).map(|timer| (timer, place))
        });
        let (timer, place): (Deadline, usize) = timers.min_by_key(|(timer, _)| timer.due())?;
        terms.run_out(rounds.disputes.get_mut(place)?, timer);
        rounds.ending = ending_by_disputes(settling, &rounds, place, timer).or(rounds.ending);
        timer
    };
    rounds.timer = Some(timer);
    let certainty = Certainty::Assumed { rule: timer.rule(), since: timer.due() };
    let order = settling.order(&rounds, Some(certainty));
    let stale_after = stale_after_assumption(&order, timer.due(), settling.policy);
    Some(Assumed { since: timer.due(), stale_after, order })
}

/// How the order ends where a timer ends its last open dispute.
fn ending_by_disputes(
    settling: &Settling<'_>,
    rounds: &Rounds,
    place: usize,
    timer: Deadline,
) -> Option<Ending> {
    let dispute = rounds.disputes.get(place)?;
    let is_over = rounds.disputes.iter().all(|dispute| dispute.phase.is_ended());
    let end = dispute.phase.end().filter(|_| is_over)?;
    if settling.terms().give_all_back(&rounds.disputes) {
        return Some(by_timer(Kind::Closed(Cause::Dispute), timer));
    }
    let is_settled = dispute.grant.is_some() || end.ending == DisputeEnding::ReturnMissed;
    is_settled.then(|| by_timer(Kind::Completed, timer))
}

pub(super) fn look_again(seen: Instant, policy: &Policy) -> Instant {
    policy.counted(Rule::LookAgain, Event::Seen, Moment::At(seen)).due()
}

/// Until when an assumed stage is fresh: an assumption carries no second timer.
fn stale_after_assumption(order: &Order, since: Instant, policy: &Policy) -> Instant {
    let refunds = order.refunds.iter().filter(|refund| refund.is_assumed);
    let arrivals = refunds.map(|refund| refund.expected.by.due());
    let next = order.disputes.iter().filter_map(|dispute| {
        let phase = &dispute.phase;
        if let Phase::SteppedIn { decide_by } | Phase::Appealed { decide_by } = phase {
            return Some(decide_by.due());
        }
        phase.timer().map(Deadline::due)
    });
    let ends = arrivals.chain(next).chain(self_running(order, since)).filter(|end| *end > since);
    ends.min().unwrap_or_else(|| look_again(since, policy))
}

/// When the known stage itself goes out of date: where the marketplace first changes it, or where all
/// the money came back.
pub(super) fn own_end(order: &Order, ledger: &Ledger<'_>) -> Option<Instant> {
    let seen = order.as_of?;
    let returned = returned(order, ledger).filter(|at| *at >= seen);
    self_running(order, seen).into_iter().chain(returned).min()
}

/// When the marketplace itself first changes the stage, at or after the last look.
fn self_running(order: &Order, seen: Instant) -> Option<Instant> {
    let state = order.state();
    let timers = if let State::Shipped(windows) = state {
        [Some(windows.deliver_by), Some(windows.complete_by)]
    } else if let State::PartiallyShipped { ship_by, windows, .. } = state {
        [Some(*ship_by), Some(windows.deliver_by)]
    } else if let State::Delivered { complete_by, .. } = state {
        [Some(*complete_by), None]
    } else {
        // Neither time runs beside a dispute, or while the marketplace holds the order.
        let is_held = matches!(state, State::InDispute { .. } | State::Frozen { .. });
        [state.pay_by(), state.ship_by().filter(|_| !is_held)]
    };
    timers.into_iter().flatten().map(Deadline::due).filter(|due| *due >= seen).min()
}

fn by_timer(kind: Kind, timer: Deadline) -> Ending {
    Ending {
        kind,
        source: Source::Buyer,
        at: Moment::At(timer.due()),
        after: None,
        is_only_seen: false,
        is_of_dispute: true,
        ends: Ends::ToldBefore(Instant::MIN_UTC),
    }
}

/// When the last of all the money came back; `None` where some is missing.
fn returned(order: &Order, ledger: &Ledger<'_>) -> Option<Instant> {
    let came = |entry: &&Entry<'_>| matches!(entry.fact.what, Statement::RefundReceived { .. });
    is_refunded(order).then_some(())?;
    ledger.entries.iter().rev().find(came).map(|entry| entry.at)
}
