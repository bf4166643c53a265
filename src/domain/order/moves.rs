//! What can be done now, and what has a date. Asks `decide`; repeats no rule.

use super::command::Command;
use super::decide::decide;
use super::reason::Reason;
use super::stage::{Actor, Stage};
use super::state::{Order, State};
use super::{cancel, lapse};
use crate::domain::policy::{Policy, Rule};
use crate::domain::time::{Deadline, Instant};

/// Something that the buyer can do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Move {
    /// What.
    pub(crate) kind: MoveKind,
    /// Until when, where it ends by itself.
    pub(crate) until: Option<Deadline>,
}

/// The kinds of things that a buyer can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MoveKind {
    /// Pay the order.
    Pay,
    /// Cancel it, or ask to.
    Cancel,
    /// Take the request back.
    Withdraw,
    /// Confirm that the goods were received.
    Receive,
}

impl MoveKind {
    const ALL: [Self; 4] = [Self::Pay, Self::Cancel, Self::Withdraw, Self::Receive];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::Cancel => "cancel",
            Self::Withdraw => "withdraw",
            Self::Receive => "receive",
        }
    }

    /// A command of this kind that the order would take.
    fn command(self, order: &Order) -> Command {
        match self {
            Self::Pay => Command::Pay { at: None },
            Self::Cancel => Command::Cancel {
                reason: cancel::reasons(order).first().copied().unwrap_or(Reason::Other),
                note: None,
                complaint: false,
                at: None,
            },
            Self::Withdraw => Command::Withdraw { at: None },
            Self::Receive => Command::Receive { at: None },
        }
    }
}

/// What can be done at `now`, in the order of life.
pub(crate) fn moves(order: &Order, now: Instant, policy: &Policy) -> Vec<Move> {
    let presumed = lapse::at(order, now);
    MoveKind::ALL
        .into_iter()
        .filter(|kind| decide(order, kind.command(&presumed), now, policy).is_ok())
        .map(|kind| Move { kind, until: until(kind, &presumed) })
        .collect()
}

/// Until when the stage that allows the move lasts by itself.
fn until(kind: MoveKind, order: &Order) -> Option<Deadline> {
    let until = match order.state() {
        State::AwaitingPayment { pay_by } => Some(*pay_by),
        State::AwaitingShipment { ship_by } => Some(*ship_by),
        State::Unknown
        | State::VerifyingPayment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => None,
    };
    until
        .filter(|_| matches!(kind, MoveKind::Pay | MoveKind::Cancel))
        .filter(|until| order.known().is_none_or(|known| !until.passed(known)))
}

/// A date by which somebody must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Due {
    /// The date and its rule.
    pub(crate) deadline: Deadline,
    /// Who must act.
    pub(crate) who: Actor,
    /// What happens then by itself.
    pub(crate) then: Then,
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
}

impl Then {
    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Stage(stage) => stage.id(),
            Self::DisputeOpens => "dispute-opens",
            Self::DisputeCloses => "dispute-closes",
        }
    }
}

/// The open dates of an order as it stands, soonest first.
pub(crate) fn dues(order: &Order) -> Vec<Due> {
    let due = |deadline: Deadline, who, then| Due { deadline, who, then };
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
        State::Shipped(windows) => vec![
            due(windows.deliver_by, Actor::Carrier, Then::DisputeOpens),
            due(windows.dispute_until, Actor::Buyer, Then::DisputeCloses),
        ],
        State::Delivered { complete_by, dispute_until } => vec![
            due(*complete_by, Actor::Platform, Then::Stage(Stage::Completed)),
            due(*dispute_until, Actor::Buyer, Then::DisputeCloses),
        ],
        State::Completed { dispute_until } => dispute_until
            .map(|until| due(until, Actor::Buyer, Then::DisputeCloses))
            .into_iter()
            .collect(),
        State::Unknown
        | State::PartiallyShipped
        | State::ShipmentCancelled
        | State::InDispute
        | State::Frozen { .. }
        | State::Closed { .. } => Vec::new(),
    };
    dues.sort_by_key(|due| due.deadline.due());
    dues
}

/// The open dates at `now`: a dispute window that is over is no date any more.
pub(crate) fn dues_at(order: &Order, now: Instant) -> Vec<Due> {
    let mut dues = dues(order);
    dues.retain(|due| due.deadline.rule() != Rule::DisputeOpenUntil || !due.deadline.passed(now));
    dues
}
