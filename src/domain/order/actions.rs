//! What can be done now: every action whose condition holds.

use super::admit::admit;
use super::asked::Asked;
use super::choice::Choice;
use super::command::{Command, StepRequest};
use super::conditions::{ActionKind, allowing, as_assumed_or_known, may_in_dispute, may_part};
use super::deadlines::{prepared_submit_by, submit_by};
use super::dispute::Dispute;
use super::fact::{Statement, Step, StepKind};
use super::free_return::free_return;
use super::moments::dated;
use super::refusal::DisputeRefusal;
use super::standing::{Order, Prepared};
use super::which;
use super::window::{dispute_window, is_claimable};
use crate::domain::deadline::Deadline;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::promise::PromiseKind;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Action {
    pub(crate) kind: ActionKind,
    /// The numbers of the lines that it is about; none for the whole order.
    pub(crate) lines: Vec<u32>,
    /// Until when, where it ends by itself.
    pub(crate) until: Option<Deadline>,
}

/// What can be done at `now`, in the order of life, apart where parts of the order have other times:
/// nothing by a clock before the order was placed.
pub(crate) fn actions(order: &Order, now: Instant, policy: &Policy) -> Vec<Action> {
    if dated(order, None, now).is_err() {
        return Vec::new();
    }
    let asked = Asked::now(now, policy);
    let mut offered: Vec<Action> = Vec::new();
    for kind in ActionKind::ALL {
        if kind.is_of_dispute() && order.disputes.len() > 1 {
            offered.extend(in_disputes(order, kind, asked));
            continue;
        }
        if kind == ActionKind::RefundReceived {
            offered.extend(received(order, asked));
            continue;
        }
        let several = several(order, kind);
        if !several.is_empty() {
            offered.extend(each_of(order, kind, several, asked));
            continue;
        }
        let first = offered.len();
        let mut parts = allowing(order, kind, asked).unwrap_or_default();
        if kind == ActionKind::OpenDispute {
            parts.retain(|part| is_claimable(order, part));
        }
        // Receipt is confirmed of what came, and of what is under way only where nothing did.
        if kind == ActionKind::Receive && parts.iter().any(|part| part.has_arrived()) {
            parts.retain(|part| part.has_arrived());
        }
        for part in parts {
            let until = until(kind, part, &[], asked);
            // What is also in a parcel that has not come is not all there.
            let is_there = |number: &u32| {
                let all = || order.parts_with(&[*number]).iter().all(|part| part.has_arrived());
                kind != ActionKind::Receive || !part.has_arrived() || all()
            };
            let lines = part.lines.iter().map(|line| line.number);
            // Where that is all, nothing is named: then what came is meant.
            let lines: Vec<u32> = lines.filter(is_there).collect();
            let is_same = |known: &&mut Action| known.until == until;
            match offered.iter_mut().skip(first).find(is_same) {
                Some(action) => action.lines.extend(lines),
                None => offered.push(Action { kind, lines, until }),
            }
        }
        // One of several is named even where it is about all; what is for all alike is not.
        for action in offered.iter_mut().skip(first) {
            action.lines = order.unless_all(std::mem::take(&mut action.lines));
        }
    }
    offered
}

/// What the buyer can say of each refund that may have come.
fn received(order: &Order, asked: Asked<'_>) -> Vec<Action> {
    let action = |lines| Action { kind: ActionKind::RefundReceived, lines, until: None };
    match &which::refunds(order)[..] {
        [] => Vec::new(),
        [_] => {
            let may = allowing(order, ActionKind::RefundReceived, asked).is_ok();
            may.then(|| action(Vec::new())).into_iter().collect()
        }
        several => several.iter().map(|choice| action(choice.lines.clone())).collect(),
    }
}

/// The requests or the prepared claims that are several, one of which is taken back.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else takes something back")]
fn several(order: &Order, kind: ActionKind) -> Vec<Choice> {
    let refusal = match kind {
        ActionKind::Withdraw => which::request(order, &[]).err(),
        ActionKind::CancelDispute if !order.has_open_dispute() => {
            which::prepared(order, StepKind::OpenDispute, &[], &[]).err()
        }
        _ => None,
    };
    refusal.map_or_else(Vec::new, |refusal| refusal.choices().to_vec())
}

/// Each of these that can be taken back.
#[expect(clippy::wildcard_enum_match_arm, reason = "a claim is about the order as a whole")]
fn each_of(
    order: &Order,
    kind: ActionKind,
    several: Vec<Choice>,
    asked: Asked<'_>,
) -> impl Iterator<Item = Action> {
    let may = move |part: &Order| may_part(part, kind, asked).is_ok();
    let is_open = move |one: &Choice| match kind {
        ActionKind::Withdraw => order.parts_with(&one.lines).into_iter().any(may),
        _ => allowing(order, kind, asked).is_ok(),
    };
    let open = several.into_iter().filter(is_open);
    open.map(move |one| Action { kind, lines: one.lines, until: None })
}

/// What can be done in each of several disputes, where its lines name it.
fn in_disputes<'a>(
    order: &'a Order,
    kind: ActionKind,
    asked: Asked<'a>,
) -> impl Iterator<Item = Action> {
    let may = move |order: &'a Order, dispute: &Dispute| {
        let known = order.disputes.iter().find(|known| known.id == dispute.id);
        known.map_or(Err(DisputeRefusal::NoDispute.into()), |known| {
            may_in_dispute(order, known, kind, asked)
        })
    };
    let is_named = |dispute: &&Dispute| {
        let lines = which::of_dispute(order, dispute).lines;
        which::dispute(order, &lines).is_ok_and(|named| named.id == dispute.id)
    };
    let all = order.disputes.iter().filter(is_named);
    let open = all.filter(move |one| as_assumed_or_known(order, |order| may(order, one)).is_ok());
    open.map(move |dispute| {
        let lines = which::of_dispute(order, dispute).lines;
        Action { kind, until: until(kind, order, &lines, asked), lines }
    })
}

/// The prepared steps that can still be submitted at `now`.
pub(crate) fn open_steps<'a>(
    order: &'a Order,
    now: Instant,
    policy: &Policy,
) -> Vec<(&'a Prepared, Option<Deadline>)> {
    let is_open = |prepared: &&Prepared| {
        let (step, submitted) = (submitting(order, prepared), true);
        let admitted = admit(order, Command::Step { step, submitted, at: None }, now, policy);
        let mut facts = admitted.into_iter().flatten();
        facts.any(|fact| is_same(&fact.what, &prepared.step))
    };
    let open = order.prepared.iter().filter(is_open);
    let until = |prepared: &Prepared| {
        let by = |order| prepared_submit_by(order, prepared, policy);
        by(order).or(by(order.as_known())).filter(|until| !until.passed(now))
    };
    open.map(|prepared| (prepared, until(prepared))).collect()
}

/// What submits a prepared step as it was prepared.
pub(super) fn submitting(order: &Order, prepared: &Prepared) -> StepRequest {
    let about = which::of_prepared(order, prepared).named();
    let lines = about.lines.clone();
    match &prepared.step {
        Step::Cancel { .. } => {
            StepRequest::Cancel { reason: None, note: None, complaint: false, lines }
        }
        Step::Withdraw { .. } => StepRequest::Withdraw { lines },
        Step::Receive => StepRequest::Receive { about },
        Step::Extend => StepRequest::Extend { about },
        Step::OpenDispute(_) => StepRequest::OpenDispute { claim: None, lines },
        Step::InDispute { step, .. } => StepRequest::InDispute { lines, step: step.clone() },
    }
}

/// Whether what was submitted is about the request or the dispute that was prepared.
fn is_same(submitted: &Statement, prepared: &Step) -> bool {
    let Statement::Submitted(submitted) = submitted else { return false };
    submitted.kind() == prepared.kind() && submitted.about() == prepared.about()
}

/// Until when the order allows the action by itself, about these lines; `None` where that is over and it
/// is still allowed.
fn until(kind: ActionKind, order: &Order, lines: &[u32], asked: Asked<'_>) -> Option<Deadline> {
    let ends = match kind {
        ActionKind::Pay => order.state().pay_by(),
        ActionKind::Cancel => submit_by(order, StepKind::Cancel, lines),
        ActionKind::Extend => submit_by(order, StepKind::Extend, lines),
        ActionKind::OpenDispute => {
            let until = dispute_window(order).and_then(|window| window.until);
            let is_labelled = order.promised(PromiseKind::FreeReturn).is_some();
            let free = free_return(order, asked.policy).filter(|_| is_labelled);
            until.into_iter().chain(free.map(|free| free.by)).max_by_key(|until| until.due())
        }
        ActionKind::Accept | ActionKind::Reject => submit_by(order, StepKind::Accept, lines),
        ActionKind::ShipReturn => submit_by(order, StepKind::ShipReturn, lines),
        ActionKind::Appeal => submit_by(order, StepKind::Appeal, lines),
        ActionKind::Withdraw
        | ActionKind::Receive
        | ActionKind::Refuse
        | ActionKind::Escalate
        | ActionKind::CancelDispute
        | ActionKind::RefundReceived => None,
    };
    ends.filter(|until| !until.passed(asked.now))
}
