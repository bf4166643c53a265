//! What can be done now: every action whose condition holds.

use super::admit::admit;
use super::asked::Asked;
use super::command::{Command, Named, StepRequest};
use super::conditions::{ActionKind, allowing};
use super::deadlines::submit_by;
use super::fact::{Statement, Step, StepKind};
use super::moments::dated;
use super::standing::{Order, Prepared};
use crate::domain::deadline::Deadline;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;

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
        let first = offered.len();
        for part in allowing(order, kind, asked).into_iter().flatten() {
            let until = until(kind, part, now);
            let lines = part.lines.iter().map(|line| line.number);
            let same = offered.iter_mut().skip(first).find(|action| action.until == until);
            match same {
                Some(action) => action.lines.extend(lines),
                None => offered.push(Action { kind, lines: lines.collect(), until }),
            }
        }
    }
    for action in &mut offered {
        action.lines = order.unless_all(std::mem::take(&mut action.lines));
    }
    offered
}

/// The prepared steps that can still be submitted at `now`.
pub(crate) fn open_steps<'a>(
    order: &'a Order,
    now: Instant,
    policy: &Policy,
) -> Vec<(&'a Prepared, Option<Deadline>)> {
    let is_open = |prepared: &&Prepared| {
        let (step, submitted) = (submitting(prepared), true);
        let admitted = admit(order, Command::Step { step, submitted, at: None }, now, policy);
        let mut facts = admitted.into_iter().flatten();
        facts.any(|fact| is_same(&fact.what, &prepared.step))
    };
    let open = order.prepared.iter().filter(is_open);
    let until = |prepared: &Prepared| {
        let by = |order| submit_by(order, prepared.step.kind(), &prepared.lines);
        by(order).or(by(order.as_known())).filter(|until| !until.passed(now))
    };
    open.map(|prepared| (prepared, until(prepared))).collect()
}

/// What submits a prepared step as it was prepared.
pub(super) fn submitting(prepared: &Prepared) -> StepRequest {
    let texts = |lines: &[u32]| -> Vec<String> { lines.iter().map(u32::to_string).collect() };
    let parcels = prepared.parcel.iter().cloned();
    let about = || Named { lines: texts(&prepared.lines), parcels: parcels.clone().collect() };
    match &prepared.step {
        Step::Cancel { .. } => {
            let lines = texts(&prepared.lines);
            StepRequest::Cancel { reason: None, note: None, complaint: false, lines }
        }
        Step::Withdraw { .. } => StepRequest::Withdraw { lines: texts(&prepared.lines) },
        Step::Receive => StepRequest::Receive { about: about() },
        Step::Extend => StepRequest::Extend { about: about() },
        Step::OpenDispute(_) => {
            StepRequest::OpenDispute { claim: None, lines: texts(&prepared.lines) }
        }
        Step::InDispute { step, .. } => {
            StepRequest::InDispute { lines: texts(&prepared.lines), step: step.clone() }
        }
    }
}

/// Whether what was submitted is about the request or the dispute that was prepared.
fn is_same(submitted: &Statement, prepared: &Step) -> bool {
    let Statement::Submitted(submitted) = submitted else { return false };
    submitted.kind() == prepared.kind() && submitted.about() == prepared.about()
}

/// Until when the order allows the action by itself; `None` where that is over and it is still
/// allowed.
fn until(kind: ActionKind, order: &Order, now: Instant) -> Option<Deadline> {
    let ends = match kind {
        ActionKind::Pay => order.state().pay_by(),
        ActionKind::Cancel => submit_by(order, StepKind::Cancel, &[]),
        ActionKind::Extend => submit_by(order, StepKind::Extend, &[]),
        ActionKind::OpenDispute => {
            super::window::dispute_window(order).and_then(|window| window.until)
        }
        ActionKind::Accept | ActionKind::Reject => submit_by(order, StepKind::Accept, &[]),
        ActionKind::ShipReturn => submit_by(order, StepKind::ShipReturn, &[]),
        ActionKind::Appeal => submit_by(order, StepKind::Appeal, &[]),
        ActionKind::Withdraw
        | ActionKind::Receive
        | ActionKind::Refuse
        | ActionKind::Escalate
        | ActionKind::CancelDispute
        | ActionKind::RefundReceived => None,
    };
    ends.filter(|until| !until.passed(now))
}
