//! The commands that hints and lists name, each written once.

use super::table::UNBROKEN;
use crate::domain::id::OrderId;
use crate::domain::order::{ActionKind, OperationId, Remedy, RemedyStep, StepKind};

/// How many digits of the id of an operation are enough to name it.
const SHORT: usize = 12;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Command(Vec<String>);

impl Command {
    fn new(words: &[&str]) -> Self {
        Self(std::iter::once("redress").chain(words.iter().copied()).map(str::to_owned).collect())
    }

    /// The same with more words.
    pub(super) fn with(mut self, words: &[&str]) -> Self {
        self.0.extend(words.iter().map(|word| (*word).to_owned()));
        self
    }

    pub(super) fn line(&self) -> String {
        self.0.join(" ")
    }

    /// As it is typed, for a sentence that is folded: it stays on one line.
    pub(super) fn unbroken(&self) -> String {
        self.0.join(&UNBROKEN.to_string())
    }

    pub(super) fn into_words(self) -> Vec<String> {
        self.0
    }
}

pub(super) fn import() -> Command {
    Command::new(&["import", "FILE"])
}

/// The beginning of the id of an operation: its time, which no other has.
pub(super) fn operation_id(id: OperationId) -> String {
    id.to_string().chars().take(SHORT).collect()
}

pub(super) fn undo(id: OperationId) -> Command {
    Command::new(&["undo", &operation_id(id)])
}

/// Lists the orders that may have changed.
pub(super) fn list_outdated() -> Command {
    Command::new(&["order", "list", "--outdated"])
}

/// Shows where an order stands.
pub(super) fn status(id: &OrderId) -> Command {
    Command::new(&["order", "status", id.as_str()])
}

/// Shows everything known of an order.
pub(super) fn show(id: &OrderId) -> Command {
    Command::new(&["order", "show", id.as_str()])
}

/// Shows the disputes of an order.
pub(super) fn dispute_status(id: &OrderId) -> Command {
    Command::new(&["dispute", "status", id.as_str()])
}

/// Drafts a message to the seller.
pub(super) fn draft(id: &OrderId) -> Command {
    Command::new(&["message", "draft", id.as_str()])
}

/// Lists the files that prove the case.
pub(super) fn evidence_list(id: &OrderId) -> Command {
    Command::new(&["evidence", "list", id.as_str()])
}

pub(super) fn record(id: &OrderId, fact: &str) -> Command {
    Command::new(&["order", "record", id.as_str(), fact])
}

/// Records what others did in a dispute.
pub(super) fn record_dispute(id: &OrderId, fact: &str) -> Command {
    Command::new(&["dispute", "record", id.as_str(), fact])
}

/// Records what happened to a refund.
pub(super) fn record_refund(id: &OrderId, what: &str) -> Command {
    Command::new(&["refund", "record", id.as_str(), what])
}

/// Records a step of a remedy outside the marketplace.
pub(super) fn record_remedy(id: &OrderId, remedy: Remedy, step: RemedyStep) -> Command {
    let record = record(id, "remedy").with(&["--remedy", remedy.id()]);
    match step {
        RemedyStep::Opened => record,
        RemedyStep::Offered | RemedyStep::Escalated | RemedyStep::Ended => {
            record.with(&["--step", step.id()])
        }
    }
}

/// Does what the buyer can do.
pub(super) fn action(id: &OrderId, kind: ActionKind) -> Command {
    let (noun, verb, rest) = match kind {
        ActionKind::Pay => ("order", "pay", &[][..]),
        ActionKind::Cancel => ("order", "cancel", &[][..]),
        ActionKind::Withdraw => ("order", "withdraw", &[][..]),
        ActionKind::Receive => ("order", "receive", &[][..]),
        ActionKind::Refuse => ("order", "refuse", &[][..]),
        ActionKind::Extend => ("order", "extend", &[][..]),
        ActionKind::OpenDispute => ("dispute", "open", &[][..]),
        ActionKind::Accept => ("dispute", "answer", &["accept"][..]),
        ActionKind::Reject => ("dispute", "answer", &["reject"][..]),
        ActionKind::Escalate => ("dispute", "escalate", &[][..]),
        ActionKind::ShipReturn => ("dispute", "ship-return", &[][..]),
        ActionKind::Appeal => ("dispute", "appeal", &[][..]),
        ActionKind::CancelDispute => ("dispute", "cancel", &[][..]),
        ActionKind::RefundReceived => ("refund", "record", &["received"][..]),
    };
    Command::new(&[noun, verb, id.as_str()]).with(rest)
}

/// Says that a prepared step was submitted.
pub(super) fn submitted(id: &OrderId, kind: StepKind) -> Command {
    let command = match kind {
        StepKind::Counter => Command::new(&["dispute", "answer", id.as_str(), "counter"]),
        StepKind::Cancel
        | StepKind::Withdraw
        | StepKind::Receive
        | StepKind::Extend
        | StepKind::OpenDispute
        | StepKind::Accept
        | StepKind::Reject
        | StepKind::Escalate
        | StepKind::CancelDispute
        | StepKind::Appeal
        | StepKind::ShipReturn => action(id, ActionKind::of(kind)),
    };
    command.with(&["--submitted"])
}

/// Corrects a date of an order.
pub(super) fn correct(id: &OrderId, flag: &str) -> Command {
    Command::new(&["order", "correct", id.as_str(), flag, "DATE"])
}

/// Sets a setting of the buyer's.
pub(super) fn set_config(key: &str, value: &str) -> Command {
    Command::new(&["config", "set", key, value])
}
