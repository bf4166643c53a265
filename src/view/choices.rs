//! What can be done with an order, as commands to type.

use std::fmt::Write as _;

use super::json::move_command;
use super::page::Page;
use crate::app::Standing;
use crate::domain::message::Topic;
use crate::domain::order::{Cause, Due, MoveKind, Phase, Progress, Road, Stage, State, Then};

/// More than so many are no help.
const MOST: usize = 7;
/// The words for what is most urgent where it can be done.
const APPEAL: &str = "appeal, once";
const OPEN: &str = "open a dispute";

/// What can be done as a block of the page, each with its command beside it or, where there is no
/// room, under it; empty where nothing can.
pub(super) fn you_can(standing: &Standing, page: &Page) -> String {
    let choices = choices(standing);
    if choices.is_empty() {
        return String::new();
    }
    let mut text = "\nYou can\n".to_owned();
    let widest = choices.iter().map(|(words, _)| words.chars().count()).max().unwrap_or(0);
    for (words, command) in choices {
        if widest + 4 + command.chars().count() <= page.width {
            let _infallible = writeln!(text, "  {words:widest$}  {command}");
        } else {
            let _infallible = writeln!(text, "  {words}\n    {command}");
        }
    }
    text
}

/// What can be done, in words and as a command; what the page must settle comes with it.
pub(super) fn choices(standing: &Standing) -> Vec<(&'static str, String)> {
    let order = &standing.order;
    let id = order.id();
    let record = |fact: &str| format!("redress order record {id} {fact}");
    let mut choices: Vec<(&'static str, String)> = standing
        .moves
        .iter()
        .filter(|r#move| is_useful(r#move.kind, standing))
        .map(|r#move| {
            let words = match r#move.kind {
                MoveKind::Pay => "you paid",
                MoveKind::Cancel if order.stage() == Stage::AwaitingShipment => "ask to cancel",
                MoveKind::Cancel => "cancel it",
                MoveKind::Withdraw | MoveKind::CancelDispute => "take it back",
                MoveKind::Receive => "goods are fine",
                MoveKind::Refuse => "refuse it",
                MoveKind::AskExtension => "ask for more time",
                MoveKind::OpenDispute => OPEN,
                MoveKind::Accept => "accept for good",
                MoveKind::Reject => "reject the offer",
                MoveKind::Escalate => "ask AliExpress",
                MoveKind::ShipReturn => "it is sent back",
                MoveKind::Appeal => APPEAL,
                MoveKind::RefundReceived => "the money came",
            };
            (words, move_command(order, r#move).join(" "))
        })
        .collect();
    if standing.topic.is_some_and(|topic| topic != Topic::StayInside) {
        // While an answer is waited for, a word to the seller is what helps most.
        let waits = order.stage() == Stage::CancellationPending;
        let place = if waits { 0 } else { choices.len() };
        choices.insert(place, ("write to seller", format!("redress message draft {id}")));
    }
    match order.state() {
        State::CancellationPending { .. } => {
            choices.push(("seller agreed", record("cancellation-approved")));
            choices.push(("seller refused", record("cancellation-rejected")));
            choices.push(("it was shipped", record("shipped")));
        }
        State::InDispute { .. } => choices.extend(in_dispute(standing)),
        State::AwaitingShipment { .. } => choices.push(("it was shipped", record("shipped"))),
        State::PartiallyShipped => choices.push(("rest was shipped", record("shipped"))),
        State::Shipped(_) => {
            choices.push(("it arrived", record("delivered")));
            if order.returned().is_none() {
                choices.push(("it went back", record("returned-to-seller")));
            }
        }
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
        | State::Completed { .. }
        | State::Closed { .. } => {}
    }
    let is_time = is_time_to_dispute(standing);
    choices.sort_by_key(|(words, _)| *words != APPEAL && !(is_time && *words == OPEN));
    choices.extend(refund(standing));
    choices.extend(road(standing));
    choices.truncate(MOST);
    choices
}

/// Whether a move that the rules allow makes sense: a parcel that was refused or went back is neither
/// refused nor waited for again.
fn is_useful(kind: MoveKind, standing: &Standing) -> bool {
    let order = &standing.order;
    let has_returned = order.returned().is_some();
    match kind {
        MoveKind::Receive | MoveKind::AskExtension => !has_returned,
        MoveKind::Refuse => !has_returned && order.refused_at_the_door().is_none(),
        MoveKind::Pay
        | MoveKind::Cancel
        | MoveKind::Withdraw
        | MoveKind::OpenDispute
        | MoveKind::Accept
        | MoveKind::Reject
        | MoveKind::Escalate
        | MoveKind::ShipReturn
        | MoveKind::Appeal
        | MoveKind::CancelDispute
        | MoveKind::RefundReceived => true,
    }
}

/// Whether a dispute is what is left to do: the parcel is late or went back, or protection ends.
fn is_time_to_dispute(standing: &Standing) -> bool {
    let order = &standing.order;
    let is_late = standing.dues.iter().any(|due| {
        due.then == Then::ProtectionEnds
            || (due.then == Then::DisputeOpens
                && standing.moves.iter().any(|one| one.kind == MoveKind::OpenDispute))
    });
    is_late || order.returned().is_some() || order.stage() == Stage::ShipmentCancelled
}

/// What others may have done in the only open dispute.
fn in_dispute(standing: &Standing) -> Vec<(&'static str, String)> {
    let order = &standing.order;
    let mut open = order.disputes().iter().filter(|dispute| !dispute.phase.is_ended());
    let (Some(dispute), None) = (open.next(), open.next()) else { return Vec::new() };
    let facts: &[(&str, &str)] = match &dispute.phase {
        Phase::SellerAnswers { .. } => &[
            ("seller accepted", "seller-accepted"),
            ("seller rejected", "seller-rejected"),
            ("seller offers", "seller-offered --amount MONEY"),
        ],
        Phase::BuyerAnswers { .. } => &[("it stepped in", "stepped-in")],
        Phase::Disagreed { .. } => {
            &[("seller offers", "seller-offered --amount MONEY"), ("it stepped in", "stepped-in")]
        }
        Phase::SteppedIn { .. } => &[
            ("ruled for you", "ruled --outcome full"),
            ("ruled in part", "ruled --outcome partial --amount MONEY"),
            ("ruled against", "ruled --outcome none"),
            ("more evidence", "more-evidence-asked"),
        ],
        Phase::EvidenceAsked { .. } => &[("it is added", "evidence-given --evidence FILE")],
        Phase::Appealed { .. } => {
            &[("ruled for you", "ruled --outcome full"), ("ruled against", "ruled --outcome none")]
        }
        Phase::ReturnSent { .. } => &[("seller has it", "return-received")],
        Phase::ReturnAgreed { .. } | Phase::Ended { .. } => &[],
    };
    let id = order.id();
    let command = |fact: &str| format!("redress dispute record {id} {fact}");
    facts.iter().map(|(words, fact)| (*words, command(fact))).collect()
}

/// What may have happened to money that is still owed.
fn refund(standing: &Standing) -> Option<(&'static str, String)> {
    let open = standing.accounts.iter().find(|account| !account.is_settled())?;
    let (words, fact) = match open.progress {
        Progress::Expected | Progress::Failed => ("refund sent", "started"),
        Progress::Started | Progress::Part => ("refund failed", "failed"),
        Progress::Received => return None,
    };
    Some((words, format!("redress refund record {} {fact}", standing.order.id())))
}

/// The road outside that ends first, where the buyer needs one and is on none.
fn road(standing: &Standing) -> Option<(&'static str, String)> {
    let order = &standing.order;
    let is_on_one = order.roads().iter().any(|taken| !taken.is_ended);
    let is_left = |due: &&Due| due.then == Then::RoadCloses;
    let next = standing.dues.iter().find(is_left).filter(|_| standing.needs_roads && !is_on_one)?;
    let road = standing.roads.iter().find(|road| road.by == next.deadline)?.road;
    let words = match road {
        Road::CardChargeback => "bank asked",
        Road::Paypal => "PayPal asked",
        Road::BillingError => "billing error",
        Road::Section75 => "section 75",
        Road::Withdrawal => "you withdrew",
    };
    Some((words, format!("redress order record {} outside --road {}", order.id(), road.id())))
}
