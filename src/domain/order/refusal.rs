//! Why a command is refused, with the data that explains it and a stable code.

use super::event::Windows;
use super::reason::Reason;
use super::stage::{Cause, Stage};
use super::state::Order;
use crate::domain::time::{Deadline, Instant, Moment};

/// Why a command is refused. The order is left as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The record has this order already.
    AlreadyRecorded,
    /// It has shipped.
    AlreadyShipped {
        /// When, as far as it is known.
        shipped: Option<Moment>,
        /// The dates that count from shipping.
        windows: Windows,
    },
    /// Some of it has shipped.
    PartlyShipped,
    /// Its shipment was cancelled.
    ShipmentCancelled,
    /// It has been delivered.
    AlreadyDelivered {
        /// When.
        delivered: Option<Moment>,
        /// The last moment to open a dispute.
        dispute_until: Deadline,
    },
    /// It is completed.
    AlreadyCompleted {
        /// When.
        completed: Option<Moment>,
        /// The last moment to open a dispute.
        dispute_until: Option<Deadline>,
    },
    /// It is closed.
    AlreadyClosed {
        /// When.
        closed: Option<Moment>,
        /// Why.
        cause: Cause,
        /// Whether only a rule says so.
        presumed: bool,
    },
    /// The marketplace holds it.
    Frozen,
    /// A dispute is open.
    InDispute,
    /// A cancellation request waits for its answer.
    AlreadyRequested {
        /// When it was asked for.
        asked: Option<Moment>,
        /// When the seller must have answered.
        answer_by: Deadline,
    },
    /// There is no cancellation request that could be answered or taken back.
    NoRequest,
    /// It is paid.
    AlreadyPaid {
        /// When.
        paid: Option<Moment>,
    },
    /// It is not paid.
    NotPaid,
    /// It has not been shipped.
    NotShipped,
    /// It is not frozen.
    NotFrozen,
    /// Its stage is not known.
    StageUnknown {
        /// The status in the words of the page.
        said: Option<String>,
    },
    /// The marketplace offers this reason only at another stage.
    ReasonDoesNotFit {
        /// The reason.
        reason: Reason,
        /// The reasons that fit.
        fitting: &'static [Reason],
    },
    /// A complaint goes only with a reason that is the seller's fault and a request to the seller.
    ComplaintDoesNotFit {
        /// The reason.
        reason: Reason,
    },
    /// What is told cannot happen at this stage.
    FactDoesNotFit {
        /// Where the order stands.
        stage: Stage,
    },
    /// A date lies before the one that must come first.
    TooEarly {
        /// The date given.
        given: Moment,
        /// What it cannot come before.
        earliest: Moment,
    },
    /// A date lies in the future.
    InFuture {
        /// The date given.
        given: Moment,
        /// The present.
        now: Instant,
    },
}

impl Refusal {
    /// The refusal of what cannot be done to a closed order.
    pub(super) fn closed(order: &Order, cause: Cause) -> Self {
        Self::AlreadyClosed { closed: order.since(), cause, presumed: order.presumed().is_some() }
    }

    /// The stable code. Codes are never reused.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::AlreadyRecorded => "order.already-recorded",
            Self::AlreadyShipped { .. } => "order.already-shipped",
            Self::PartlyShipped => "order.partly-shipped",
            Self::ShipmentCancelled => "order.shipment-cancelled",
            Self::AlreadyDelivered { .. } => "order.already-delivered",
            Self::AlreadyCompleted { .. } => "order.already-completed",
            Self::AlreadyClosed { .. } => "order.already-closed",
            Self::Frozen => "order.frozen",
            Self::InDispute => "order.in-dispute",
            Self::AlreadyRequested { .. } => "order.already-requested",
            Self::NoRequest => "order.no-request",
            Self::AlreadyPaid { .. } => "order.already-paid",
            Self::NotPaid => "order.not-paid",
            Self::NotShipped => "order.not-shipped",
            Self::NotFrozen => "order.not-frozen",
            Self::StageUnknown { .. } => "order.stage-unknown",
            Self::ReasonDoesNotFit { .. } => "order.reason-does-not-fit",
            Self::ComplaintDoesNotFit { .. } => "order.complaint-does-not-fit",
            Self::FactDoesNotFit { .. } => "order.fact-does-not-fit",
            Self::TooEarly { .. } => "order.date-too-early",
            Self::InFuture { .. } => "order.date-in-future",
        }
    }
}
