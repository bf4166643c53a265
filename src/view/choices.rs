//! What can be done with an order, as commands to type.

use super::json::move_command;
use crate::app::Standing;
use crate::domain::order::{Cause, MoveKind, Stage, State};

/// What can be done, in words and as a command; what the page must settle comes with it.
pub(super) fn choices(standing: &Standing) -> Vec<(&'static str, String)> {
    let order = &standing.order;
    let id = order.id();
    let record = |fact: &str| format!("redress order record {id} {fact}");
    let mut choices: Vec<(&'static str, String)> = standing
        .moves
        .iter()
        .map(|r#move| {
            let words = match r#move.kind {
                MoveKind::Pay => "you paid",
                MoveKind::Cancel if order.stage() == Stage::AwaitingShipment => "ask to cancel",
                MoveKind::Cancel => "cancel it",
                MoveKind::Withdraw => "take it back",
                MoveKind::Receive => "goods are fine",
                MoveKind::Refuse => "refuse it at the door",
                MoveKind::AskExtension => "ask for more time",
                MoveKind::OpenDispute => "open a dispute",
                MoveKind::Accept => "accept, for good",
                MoveKind::Reject => "reject the offer",
                MoveKind::Escalate => "ask AliExpress",
                MoveKind::ShipReturn => "it is sent back",
                MoveKind::Appeal => "appeal, once",
                MoveKind::CancelDispute => "take it back",
                MoveKind::RefundReceived => "the money came",
            };
            (words, move_command(order, r#move).join(" "))
        })
        .collect();
    match order.state() {
        State::CancellationPending { .. } => {
            choices.push(("seller agreed", record("cancellation-approved")));
            choices.push(("seller refused", record("cancellation-rejected")));
            choices.push(("it was shipped", record("shipped")));
        }
        State::AwaitingShipment { .. } => choices.push(("it was shipped", record("shipped"))),
        State::PartiallyShipped => choices.push(("rest was shipped", record("shipped"))),
        State::Shipped(_) => choices.push(("it arrived", record("delivered"))),
        State::ShipmentCancelled => choices.push(("it was sent again", record("shipped"))),
        State::Closed { cause: Cause::CancellationUnanswered } if order.presumed().is_some() => {
            choices.push(("it did close", record("closed")));
            choices.push(("seller agreed", record("cancellation-approved")));
            choices.push(("seller refused", record("cancellation-rejected")));
        }
        State::Closed { cause: Cause::NotShipped } if order.presumed().is_some() => {
            choices.push(("it did close", record("closed")));
            choices.push(("it was shipped", record("shipped")));
        }
        State::Closed { cause: Cause::Unpaid } if order.presumed().is_some() => {
            choices.push(("it did close", record("closed")));
        }
        State::Frozen { .. } => {
            choices.push(("it goes on", record("unfrozen")));
            choices.push(("it was closed", record("closed --cause security")));
        }
        State::Unknown => {
            choices.push(("payment is good", record("payment-verified")));
            choices.push(("it was shipped", record("shipped")));
            choices.push(("it was closed", record("closed")));
        }
        State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Completed { .. }
        | State::Closed { .. } => {}
    }
    choices
}
