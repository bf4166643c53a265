//! What is prepared in a dispute: said to be submitted, it needs no second telling.

use crate::domain::order::{DisputeStep, Order, Step, StepKind};

/// The prepared step of this kind, and a line that its dispute is about, where that names it.
pub(super) fn prepared(order: &Order, kind: StepKind) -> Option<(DisputeStep, Option<String>)> {
    let Step::InDispute { dispute: id, step } = &order.prepared_step(kind)?.step else {
        return None;
    };
    let dispute = order.disputes().iter().find(|dispute| dispute.id == *id);
    let line = dispute.and_then(|dispute| dispute.claim.lines.first()).map(ToString::to_string);
    Some((step.clone(), line))
}
