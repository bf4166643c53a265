//! What can be done now: every action whose condition holds.

use super::admit::admit;
use super::command::{Command, StepRequest};
use super::conditions::{ActionKind, Asked, allowing};
use super::deadlines::submit_by;
use super::fact::{Statement, Step, StepKind};
use super::line_ref::LineRef;
use super::moments::dated;
use super::standing::{Order, Prepared};
use crate::domain::deadline::Deadline;
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Action {
    pub(crate) kind: ActionKind,
    /// Until when, where it ends by itself.
    pub(crate) until: Option<Deadline>,
}

/// What can be done at `now`, in the order of life: nothing by a clock before the order was placed.
pub(crate) fn actions(order: &Order, now: Instant, policy: &Policy) -> Vec<Action> {
    if dated(order, None, now).is_err() {
        return Vec::new();
    }
    let asked = Asked::now(now, policy);
    let offered = |kind| {
        let order = allowing(order, kind, asked).ok()?;
        Some(Action { kind, until: until(kind, order, now) })
    };
    ActionKind::ALL.into_iter().filter_map(offered).collect()
}

/// The prepared steps that can still be submitted at `now`.
pub(crate) fn open_steps<'a>(
    order: &'a Order,
    now: Instant,
    policy: &Policy,
) -> Vec<(&'a Prepared, Option<Deadline>)> {
    let is_open = |prepared: &&Prepared| {
        let (step, submitted) = (submitting(order, &prepared.step), true);
        let admitted = admit(order, Command::Step { step, submitted, at: None }, now, policy);
        let mut facts = admitted.into_iter().flatten();
        facts.any(|fact| is_same(&fact.what, &prepared.step))
    };
    let open = order.prepared.iter().filter(is_open);
    let until = |kind| {
        let until = submit_by(order, kind).or(submit_by(order.as_known(), kind));
        until.filter(|until| !until.passed(now))
    };
    open.map(|prepared| (prepared, until(prepared.step.kind()))).collect()
}

/// What submits a prepared step as it was prepared.
pub(crate) fn submitting(order: &Order, step: &Step) -> StepRequest {
    match step {
        Step::Cancel { .. } => StepRequest::Cancel { reason: None, note: None, complaint: false },
        Step::Withdraw { .. } => StepRequest::Withdraw,
        Step::Receive => StepRequest::Receive,
        Step::Extend => StepRequest::Extend,
        Step::OpenDispute(_) => StepRequest::OpenDispute { claim: None, lines: Vec::new() },
        Step::InDispute { dispute, step } => {
            let known = order.disputes.iter().find(|known| known.id == *dispute);
            let line = known.and_then(|known| known.claim.lines.first()).map(LineRef::to_string);
            StepRequest::InDispute { line, step: step.clone() }
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
        ActionKind::Cancel => submit_by(order, StepKind::Cancel),
        ActionKind::Extend => submit_by(order, StepKind::Extend),
        ActionKind::OpenDispute => {
            super::window::dispute_window(order).and_then(|window| window.until)
        }
        ActionKind::Accept | ActionKind::Reject => submit_by(order, StepKind::Accept),
        ActionKind::ShipReturn => submit_by(order, StepKind::ShipReturn),
        ActionKind::Appeal => submit_by(order, StepKind::Appeal),
        ActionKind::Withdraw
        | ActionKind::Receive
        | ActionKind::Refuse
        | ActionKind::Escalate
        | ActionKind::CancelDispute
        | ActionKind::RefundReceived => None,
    };
    ends.filter(|until| !until.passed(now))
}
