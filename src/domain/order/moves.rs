//! What can be done now. Asks `decide`; repeats no rule.

use super::command::Command;
use super::decide::decide;
use super::dispute::{Claim, DisputeCommand, DisputeReason, Phase, Want, gate};
use super::reason::Reason;
use super::refund::RefundFact;
use super::snapshot::Parcel;
use super::stage::Stage;
use super::state::{Order, State};
use super::{cancel, lapse};
use crate::domain::policy::Policy;
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
    /// Refuse the parcel at the door.
    Refuse,
    /// Ask the seller for longer protection.
    AskExtension,
    /// Open a dispute.
    OpenDispute,
    /// Take what is proposed in a dispute.
    Accept,
    /// Do not take it.
    Reject,
    /// Ask the marketplace to step in.
    Escalate,
    /// Send the goods back.
    ShipReturn,
    /// Appeal a ruling.
    Appeal,
    /// Take the dispute back.
    CancelDispute,
    /// Tell that the money came.
    RefundReceived,
}

impl MoveKind {
    const ALL: [Self; 14] = [
        Self::Pay,
        Self::Cancel,
        Self::Withdraw,
        Self::Receive,
        Self::Refuse,
        Self::AskExtension,
        Self::OpenDispute,
        Self::Accept,
        Self::Reject,
        Self::Escalate,
        Self::ShipReturn,
        Self::Appeal,
        Self::CancelDispute,
        Self::RefundReceived,
    ];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::Cancel => "cancel",
            Self::Withdraw => "withdraw",
            Self::Receive => "receive",
            Self::Refuse => "refuse",
            Self::AskExtension => "extend",
            Self::OpenDispute => "open-dispute",
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Escalate => "escalate",
            Self::ShipReturn => "ship-return",
            Self::Appeal => "appeal",
            Self::CancelDispute => "cancel-dispute",
            Self::RefundReceived => "refund-received",
        }
    }

    /// A command of this kind that the order would take.
    pub(super) fn command(self, order: &Order) -> Command {
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
            Self::Refuse => Command::Refuse { at: None },
            Self::AskExtension => Command::AskExtension { at: None },
            Self::OpenDispute => Command::OpenDispute { claim: Box::new(likely(order)), at: None },
            Self::Accept => dispute(DisputeCommand::Accept),
            Self::Reject => dispute(DisputeCommand::Reject),
            Self::Escalate => dispute(DisputeCommand::Escalate),
            Self::ShipReturn => {
                let parcel = Parcel { number: String::new(), carrier: None };
                dispute(DisputeCommand::ShipReturn { parcel })
            }
            Self::Appeal => dispute(DisputeCommand::Appeal),
            Self::CancelDispute => dispute(DisputeCommand::Cancel),
            Self::RefundReceived => {
                let fact = RefundFact::Received { amount: None };
                Command::RecordRefund { fact, at: None }
            }
        }
    }
}

fn dispute(command: DisputeCommand) -> Command {
    Command::Dispute { line: None, command, at: None }
}

/// The claim that the buyer of the order has most likely.
fn likely(order: &Order) -> Claim {
    let reason = match order.stage() {
        Stage::ShipmentCancelled => DisputeReason::ShipmentCancelled,
        Stage::Delivered | Stage::Completed => DisputeReason::Damaged,
        Stage::Shipped if order.returned().is_some() => DisputeReason::ReturnedToSeller,
        Stage::Shipped
        | Stage::Unknown
        | Stage::AwaitingPayment
        | Stage::VerifyingPayment
        | Stage::AwaitingShipment
        | Stage::CancellationPending
        | Stage::PartiallyShipped
        | Stage::InDispute
        | Stage::Frozen
        | Stage::Closed => DisputeReason::NotReceived,
    };
    Claim {
        reason,
        want: Want::Refund,
        amount: None,
        lines: Vec::new(),
        description: None,
        evidence: vec![String::new()],
        free_return: false,
    }
}

/// What can be done at `now`, in the order of life.
pub(crate) fn moves(order: &Order, now: Instant, policy: &Policy) -> Vec<Move> {
    let presumed = lapse::at(order, now, policy);
    MoveKind::ALL
        .into_iter()
        .filter(|kind| decide(order, kind.command(&presumed), now, policy).is_ok())
        .map(|kind| Move { kind, until: until(kind, &presumed, now) })
        .collect()
}

/// Until when the stage that allows the move lasts by itself; `None` where that is over and the move
/// is still there.
fn until(kind: MoveKind, order: &Order, now: Instant) -> Option<Deadline> {
    let runs = |until: &Deadline| !until.passed(now);
    stage_until(kind, order).filter(runs).or_else(|| {
        let phases = order.disputes().iter().rev().map(|dispute| &dispute.phase);
        phases.filter_map(|phase| phase_until(kind, phase)).find(runs)
    })
}

fn stage_until(kind: MoveKind, order: &Order) -> Option<Deadline> {
    match (kind, order.state()) {
        (MoveKind::Pay | MoveKind::Cancel, State::AwaitingPayment { pay_by }) => Some(*pay_by),
        (MoveKind::Cancel, State::AwaitingShipment { ship_by }) => Some(*ship_by),
        (MoveKind::OpenDispute, _) => gate(order).and_then(|gate| gate.until),
        (MoveKind::AskExtension, State::Shipped(windows)) => Some(windows.deliver_by),
        (_, _) => None,
    }
}

fn phase_until(kind: MoveKind, phase: &Phase) -> Option<Deadline> {
    match (kind, phase) {
        (MoveKind::Accept | MoveKind::Reject, Phase::BuyerAnswers { answer_by, .. }) => {
            Some(*answer_by)
        }
        (MoveKind::ShipReturn, Phase::ReturnAgreed { ship_by, .. }) => Some(*ship_by),
        (MoveKind::Appeal, Phase::Ended { appeal_by, .. }) => *appeal_by,
        (_, _) => None,
    }
}
