//! The state of an order: an enum with data, built by `settle` and by nothing else.

use super::stage::{Cause, Stage};
use crate::domain::deadline::{Deadline, Opening};

/// The dates that count from shipping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Windows {
    pub(crate) dispute_from: Opening,
    pub(crate) deliver_by: Deadline,
    pub(crate) complete_by: Deadline,
    pub(crate) dispute_until: Deadline,
}

/// Where an order stands, with what is known only there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum State {
    /// Nobody said, or in words that are not recognised.
    Unknown,
    AwaitingPayment {
        pay_by: Deadline,
    },
    /// Paid; the marketplace checks the payment.
    VerifyingPayment {
        verified_by: Deadline,
        /// When the seller must have shipped, should the check go well.
        ship_by: Deadline,
    },
    /// Paid; the seller must ship.
    AwaitingShipment {
        ship_by: Deadline,
    },
    CancellationPending {
        answer_by: Deadline,
        ship_by: Deadline,
    },
    /// A part was shipped; which, where nobody said, may be any of it.
    PartiallyShipped {
        /// When the rest must have been shipped.
        ship_by: Deadline,
        /// When the seller must have answered a request to cancel the rest.
        answer_by: Option<Deadline>,
        /// The dates of what was shipped.
        windows: Windows,
    },
    Shipped(Windows),
    /// The carrier did not take the parcel, or gave it back.
    ShipmentCancelled,
    /// Delivered, receipt not confirmed.
    Delivered {
        complete_by: Deadline,
        dispute_until: Deadline,
    },
    /// A dispute is open; what is known of it is among the disputes of the order.
    InDispute {
        /// Where it stands apart from that.
        before: Box<Self>,
    },
    /// Nothing moves; how long it lasts, no text says.
    Frozen {
        /// Where it stands apart from that.
        before: Box<Self>,
    },
    /// Ended with the goods accepted.
    Completed {
        /// The last moment to open a dispute; `None` when nobody told when it completed.
        dispute_until: Option<Deadline>,
    },
    Closed {
        cause: Cause,
    },
}

impl State {
    /// Why the order is closed; `None` where it is not.
    pub(crate) fn cause(&self) -> Option<Cause> {
        if let Self::Closed { cause } = self { Some(*cause) } else { None }
    }

    /// Where the order stands apart from an open dispute and from being frozen.
    pub(crate) fn underlying(&self) -> &Self {
        if let Self::InDispute { before } | Self::Frozen { before, .. } = self {
            before.underlying()
        } else {
            self
        }
    }

    pub(crate) fn pay_by(&self) -> Option<Deadline> {
        if let Self::AwaitingPayment { pay_by } = self { Some(*pay_by) } else { None }
    }

    /// The seller's time to answer a request to cancel, where it runs.
    pub(crate) fn answer_by(&self) -> Option<Deadline> {
        let state = self.underlying();
        if let Self::CancellationPending { answer_by, .. } = state {
            Some(*answer_by)
        } else if let Self::PartiallyShipped { answer_by, .. } = state {
            *answer_by
        } else {
            None
        }
    }

    /// The seller's time to ship, where it runs.
    pub(crate) fn ship_by(&self) -> Option<Deadline> {
        match self.underlying() {
            Self::VerifyingPayment { ship_by, .. }
            | Self::AwaitingShipment { ship_by }
            | Self::CancellationPending { ship_by, .. }
            | Self::PartiallyShipped { ship_by, .. } => Some(*ship_by),
            Self::Unknown
            | Self::AwaitingPayment { .. }
            | Self::Shipped(_)
            | Self::ShipmentCancelled
            | Self::Delivered { .. }
            | Self::InDispute { .. }
            | Self::Frozen { .. }
            | Self::Completed { .. }
            | Self::Closed { .. } => None,
        }
    }

    /// The last moment to open a dispute by the state itself.
    pub(crate) fn dispute_until(&self) -> Option<Deadline> {
        match self.underlying() {
            Self::Shipped(windows) | Self::PartiallyShipped { windows, .. } => {
                Some(windows.dispute_until)
            }
            Self::Delivered { dispute_until, .. } => Some(*dispute_until),
            Self::Completed { dispute_until } => *dispute_until,
            Self::Unknown
            | Self::AwaitingPayment { .. }
            | Self::VerifyingPayment { .. }
            | Self::AwaitingShipment { .. }
            | Self::CancellationPending { .. }
            | Self::ShipmentCancelled
            | Self::InDispute { .. }
            | Self::Frozen { .. }
            | Self::Closed { .. } => None,
        }
    }

    pub(crate) fn stage(&self) -> Stage {
        match self {
            Self::Unknown => Stage::Unknown,
            Self::AwaitingPayment { .. } => Stage::AwaitingPayment,
            Self::VerifyingPayment { .. } => Stage::VerifyingPayment,
            Self::AwaitingShipment { .. } => Stage::AwaitingShipment,
            Self::CancellationPending { .. } => Stage::CancellationPending,
            Self::PartiallyShipped { .. } => Stage::PartiallyShipped,
            Self::Shipped(_) => Stage::Shipped,
            Self::ShipmentCancelled => Stage::ShipmentCancelled,
            Self::Delivered { .. } => Stage::Delivered,
            Self::InDispute { .. } => Stage::InDispute,
            Self::Frozen { .. } => Stage::Frozen,
            Self::Completed { .. } => Stage::Completed,
            Self::Closed { .. } => Stage::Closed,
        }
    }
}
