//! A refund: what is owed, when it should arrive, and what arrived.

use super::share::Basis;
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

/// How much of what was paid for some lines, or for all, is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grant {
    All,
    Of(Money),
    /// A part of which nobody said how much it is.
    Part,
}

impl Grant {
    /// So much; all where it is not said.
    pub(crate) fn of(amount: Option<Money>) -> Self {
        amount.map_or(Self::All, Self::Of)
    }
}

/// What is owed by a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Owed {
    /// How much; all that was paid for its lines when it is not said.
    pub(crate) amount: Option<Money>,
    pub(crate) expected: Expected,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RefundCause {
    Closing,
    /// The dispute at this place of the order.
    Dispute(u32),
}

impl RefundCause {
    /// The place of the dispute.
    pub(super) fn dispute(self) -> Option<usize> {
        match self {
            Self::Closing => None,
            Self::Dispute(place) => usize::try_from(place).ok(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refund {
    pub(crate) cause: RefundCause,
    /// The numbers of the lines that it is for; none for the whole order.
    pub(crate) lines: Vec<u32>,
    /// Whether what was paid for sending them is owed with it.
    pub(crate) with_shipping: bool,
    pub(crate) amount: Grant,
    pub(crate) granted: Moment,
    pub(crate) expected: Expected,
    /// Whether only a timer says that it is owed: then it is expected, and never overdue.
    pub(crate) is_assumed: bool,
}

impl Refund {
    /// What was told of its money: for its lines, and, where it is the oldest that has not come, for none
    /// in particular once so much had come that was about earlier ones.
    pub(super) fn transfers<'a>(
        &self,
        all: &'a [Transfer],
        earlier: i64,
        is_first_open: bool,
    ) -> Vec<&'a Transfer> {
        let mut came = 0;
        let mut is_of_it = |transfer: &&Transfer| {
            if !transfer.lines.is_empty() {
                return self.lines.iter().any(|line| transfer.lines.contains(line))
                    || (self.lines.is_empty() && is_first_open);
            }
            let is_of_earlier = came < earlier;
            if let TransferStep::Received(amount) = transfer.step {
                came += amount.minor();
            }
            is_first_open && !is_of_earlier
        };
        all.iter().filter(|transfer| is_of_it(transfer)).collect()
    }
}

/// Something that happened to money on its way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Transfer {
    pub(crate) at: Moment,
    /// The numbers of the lines that it is for; none where nobody said.
    pub(crate) lines: Vec<u32>,
    pub(crate) step: TransferStep,
    /// What arrived, where that was in another currency.
    pub(crate) arrived: Option<Money>,
    /// How, where somebody said that it is another way than the payment.
    pub(crate) method: Option<Method>,
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

/// What of a refund is for one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LineAccount {
    /// The number of the line.
    pub(crate) line: u32,
    pub(crate) owed: Money,
    pub(crate) received: Money,
    /// Whether the line's share is known to the cent.
    pub(crate) is_exact: bool,
}

/// A refund with what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) refund: Refund,
    /// How much is owed; unknown where nobody told what the order costs.
    pub(crate) owed: Option<Money>,
    /// How much of it came; none where nothing did.
    pub(crate) received: Option<Money>,
    /// The places in the order of the transfers that it came by, oldest first.
    pub(crate) transfers: Vec<usize>,
    /// Whether what is owed is known to the cent: only that may be demanded.
    pub(crate) is_exact: bool,
    /// What of it is for which line, where that is known.
    pub(crate) lines: Vec<LineAccount>,
    pub(crate) expected: Expected,
    pub(crate) progress: Progress,
    /// When it failed, where that is the last that is known.
    pub(crate) failed: Option<Moment>,
}

impl Account {
    /// Takes in what was told of its money on the way.
    pub(super) fn follow(&mut self, transfers: &[&Transfer]) {
        let started = transfers.iter().rev().find_map(|transfer| match transfer.step {
            TransferStep::Started(expected) => Some(expected),
            TransferStep::Received(_) | TransferStep::Failed => None,
        });
        if let Some(started) = started {
            self.expected = Expected { method: started.method.or(self.expected.method), ..started };
            if self.progress == Progress::Expected {
                self.progress = Progress::Started;
            }
        }
        if let Some(Transfer { at, step: TransferStep::Failed, .. }) = transfers.last() {
            self.progress = Progress::Failed;
            self.failed = Some(*at);
        }
    }

    /// What has not come; `None` where it all did, or where nobody told how much it is.
    pub(crate) fn outstanding(&self) -> Option<Money> {
        if self.progress == Progress::Received {
            return None;
        }
        let owed = self.owed?;
        let received = self.received.map_or(0, Money::minor);
        Money::from_minor(owed.minor() - received, owed.currency()).ok()
    }

    /// What of it has not come for these lines; of all of it where none is named, or no other has a part
    /// of it.
    pub(crate) fn outstanding_of(&self, lines: &[u32]) -> Option<Money> {
        let about = &self.refund.lines;
        let is_all = !about.is_empty() && about.iter().all(|line| lines.contains(line));
        if lines.is_empty() || is_all {
            return self.outstanding();
        }
        let of_lines = self.lines.iter().filter(|part| lines.contains(&part.line));
        let open = of_lines.filter_map(|part| {
            let open = part.owed.minor() - part.received.minor();
            Money::from_minor(open, part.owed.currency()).ok()
        });
        Money::sum(open)
    }

    /// Those of the transfers of the order that it came by, oldest first.
    pub(crate) fn came_by<'a>(
        &self,
        transfers: &'a [Transfer],
    ) -> impl Iterator<Item = &'a Transfer> {
        self.transfers.iter().filter_map(|place| transfers.get(*place))
    }

    /// The ways by which it came, or else by which it is expected; none where nobody told how it was paid.
    pub(crate) fn ways(&self, transfers: &[Transfer]) -> Vec<Method> {
        let came = self.came_by(transfers).filter(|_| self.is_settled());
        let mut ways: Vec<Method> = Vec::new();
        for way in came.filter_map(|one| one.method.or(self.expected.method)) {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        if ways.is_empty() { self.expected.method.into_iter().collect() } else { ways }
    }

    /// How what is owed is known.
    pub(crate) fn basis(&self) -> Basis {
        if self.is_exact { Basis::Exact } else { Basis::Estimated }
    }

    pub(crate) fn is_settled(&self) -> bool {
        self.progress == Progress::Received
    }

    /// Whether it should have come, or was lost on its way. Of a guess of which something came, nobody
    /// knows that anything is missing.
    pub(crate) fn is_overdue(&self, now: Instant) -> bool {
        let is_perhaps_all = !self.is_exact && self.progress == Progress::Part;
        !self.is_settled()
            && !self.refund.is_assumed
            && !is_perhaps_all
            && (self.progress == Progress::Failed || self.expected.by.passed(now))
    }
}
