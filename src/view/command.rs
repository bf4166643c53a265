//! The commands that hints and lists name, each written once.

use std::borrow::Cow;

use super::number_range::typed_numbers;
use super::table::UNBROKEN;
use crate::domain::evidence::Proof;
use crate::domain::id::OrderId;
use crate::domain::order::{ActionKind, OperationId, Reason, Remedy, RemedyStep, StepKind};

/// How many digits of the id of an operation are enough to name it.
const SHORT: usize = 12;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Command(Vec<Cow<'static, str>>);

impl Command {
    fn new(words: &[&'static str]) -> Self {
        Self(vec!["redress".into()]).with(words)
    }

    /// What a verb does with an order.
    fn of(noun: &'static str, verb: &'static str, id: &OrderId) -> Self {
        Self(vec!["redress".into(), noun.into(), verb.into(), id.to_string().into()])
    }

    /// The same with more words.
    pub(super) fn with(mut self, words: &[&'static str]) -> Self {
        self.0.extend(words.iter().copied().map(Cow::from));
        self
    }

    pub(super) fn and(mut self, word: String) -> Self {
        self.0.push(word.into());
        self
    }

    /// The same about these lines.
    pub(super) fn about(self, lines: &[u32]) -> Self {
        if lines.is_empty() { self } else { self.with(&["--line"]).and(typed_numbers(lines)) }
    }

    pub(super) fn line(&self) -> String {
        self.0.join(" ")
    }

    /// As it is typed, for a sentence that is folded: it stays on one line.
    pub(super) fn unbroken(&self) -> String {
        self.0.join(&UNBROKEN.to_string())
    }

    pub(super) fn into_words(self) -> Vec<Cow<'static, str>> {
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
    Command::new(&["undo"]).and(operation_id(id))
}

/// Lists the orders that may have changed.
pub(super) fn list_outdated() -> Command {
    Command::new(&["order", "list", "--outdated"])
}

/// Shows where an order stands.
pub(super) fn status(id: &OrderId) -> Command {
    Command::of("order", "status", id)
}

/// Shows everything known of an order.
pub(super) fn show(id: &OrderId) -> Command {
    Command::of("order", "show", id)
}

/// Shows the disputes of an order.
pub(super) fn dispute_status(id: &OrderId) -> Command {
    Command::of("dispute", "status", id)
}

/// Drafts a message to the seller.
pub(super) fn draft(id: &OrderId) -> Command {
    Command::of("message", "draft", id)
}

/// Asks to cancel an order that was placed twice.
pub(super) fn cancel_duplicate(id: &OrderId) -> Command {
    action(id, ActionKind::Cancel).with(&["--reason", Reason::DuplicateOrder.id()])
}

/// Compares what is kept with what a claim needs.
pub(super) fn evidence_check(id: &OrderId) -> Command {
    Command::of("evidence", "check", id)
}

/// Keeps a file that shows this.
pub(super) fn evidence_add(id: &OrderId, shows: Proof) -> Command {
    Command::of("evidence", "add", id).with(&["FILE", "--shows", shows.id()])
}

/// Lists the files that prove the case.
pub(super) fn evidence_list(id: &OrderId) -> Command {
    Command::of("evidence", "list", id)
}

pub(super) fn record(id: &OrderId, fact: &'static str) -> Command {
    Command::of("order", "record", id).with(&[fact])
}

/// Records what others did in a dispute.
pub(super) fn record_dispute(id: &OrderId, fact: &[&'static str]) -> Command {
    Command::of("dispute", "record", id).with(fact)
}

/// Records what happened to a refund.
pub(super) fn record_refund(id: &OrderId, what: &'static str) -> Command {
    Command::of("refund", "record", id).with(&[what])
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
    Command::of(noun, verb, id).with(rest)
}

/// Says that a prepared step was submitted.
pub(super) fn submitted(id: &OrderId, kind: StepKind) -> Command {
    let command = match kind {
        StepKind::Counter => Command::of("dispute", "answer", id).with(&["counter"]),
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
pub(super) fn correct(id: &OrderId, flag: &'static str) -> Command {
    Command::of("order", "correct", id).with(&[flag, "DATE"])
}

/// Says how an order was paid.
pub(super) fn correct_method(id: &OrderId) -> Command {
    Command::of("order", "correct", id).with(&["--method", "METHOD"])
}

/// Says which item of the page one is that was entered by hand.
pub(super) fn matching(id: &OrderId, line: u32) -> Command {
    Command::of("order", "correct", id).about(&[line]).with(&["--is", "NUMBER"])
}

/// Sets a setting of the buyer's.
pub(super) fn set_config(key: &'static str, value: &'static str) -> Command {
    Command::new(&["config", "set"]).with(&[key, value])
}
