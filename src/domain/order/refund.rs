//! A refund: what is owed, when it should arrive, and what arrived.

use crate::domain::deadline::Deadline;
use crate::domain::ids::ids;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::payment::Method;
use crate::domain::time::Moment;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Expected {
    /// How it is paid back; unknown where nobody told how the order was paid.
    pub(crate) method: Option<Method>,
    pub(crate) from: Instant,
    pub(crate) by: Deadline,
}

/// What is owed by a closing or a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Owed {
    /// How much; all that was paid when it is not said.
    pub(crate) amount: Option<Money>,
    pub(crate) expected: Expected,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RefundCause {
    Closing,
    /// The dispute at this place of the order.
    Dispute(u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refund {
    pub(crate) cause: RefundCause,
    /// How much; all that was paid when it is not said.
    pub(crate) amount: Option<Money>,
    pub(crate) granted: Moment,
    pub(crate) expected: Expected,
    /// Whether only a timer says that it is owed: then it is expected, and never overdue.
    pub(crate) is_assumed: bool,
}

/// Something that happened to money on its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Transfer {
    pub(crate) at: Moment,
    pub(crate) step: TransferStep,
}

/// What happened to money on its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TransferStep {
    Started(Expected),
    Received(Money),
    /// It went back or got lost.
    Failed,
}

ids! {
pub(crate) enum Progress {
    /// Nobody said that it was sent.
    Expected = "expected",
    Started = "started",
    Part = "part-received",
    Received = "received",
    /// It went back or got lost, and nothing was told since.
    Failed = "failed",
}
}

/// A refund with what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) refund: Refund,
    /// How much is owed; unknown where nobody told what the order costs.
    pub(crate) owed: Option<Money>,
    /// How much of it came; none where nothing did.
    pub(crate) received: Option<Money>,
    pub(crate) expected: Expected,
    pub(crate) progress: Progress,
    /// When it failed, where that is the last that is known.
    pub(crate) failed: Option<Moment>,
}

impl Account {
    /// What has not come; `None` where it all did, or where nobody told how much it is.
    pub(crate) fn outstanding(&self) -> Option<Money> {
        if self.progress == Progress::Received {
            return None;
        }
        let owed = self.owed?;
        let received = self.received.map_or(0, Money::minor);
        Money::from_minor(owed.minor() - received, owed.currency()).ok()
    }

    pub(crate) fn is_settled(&self) -> bool {
        self.progress == Progress::Received
    }

    /// Whether it should have come, or was lost on its way.
    pub(crate) fn is_overdue(&self, now: Instant) -> bool {
        !self.is_settled()
            && !self.refund.is_assumed
            && (self.progress == Progress::Failed || self.expected.by.passed(now))
    }
}
