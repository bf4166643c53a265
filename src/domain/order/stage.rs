//! The stages of an order and the causes for which one closes.

use crate::domain::ids::ids;

ids! {
pub(crate) enum Stage {
    /// Nobody said, or in words that are not recognised.
    Unknown = "unknown",
    /// Placed, not paid.
    AwaitingPayment = "awaiting-payment",
    /// Paid; the marketplace checks the payment.
    VerifyingPayment = "verifying-payment",
    /// Paid; the seller must ship.
    AwaitingShipment = "awaiting-shipment",
    /// The buyer submitted a request to cancel; the seller must answer.
    CancellationPending = "cancellation-pending",
    PartiallyShipped = "partially-shipped",
    Shipped = "shipped",
    /// The carrier did not take the parcel, or gave it back.
    ShipmentCancelled = "shipment-cancelled",
    /// Delivered, receipt not confirmed.
    Delivered = "delivered",
    InDispute = "in-dispute",
    Frozen = "frozen",
    /// Ended with the goods accepted.
    Completed = "completed",
    /// Ended without.
    Closed = "closed",
}
}

impl Stage {
    /// Whether only a paid order can be here.
    pub(crate) fn implies_payment(self) -> bool {
        match self {
            Self::VerifyingPayment
            | Self::AwaitingShipment
            | Self::CancellationPending
            | Self::PartiallyShipped
            | Self::Shipped
            | Self::ShipmentCancelled
            | Self::Delivered
            | Self::InDispute
            | Self::Completed => true,
            Self::Unknown | Self::AwaitingPayment | Self::Frozen | Self::Closed => false,
        }
    }

    pub(crate) fn is_ended(self) -> bool {
        matches!(self, Self::Completed | Self::Closed)
    }

    /// Of parts that stand differently, the one with the most of this names the order: what is under way
    /// at the marketplace before what is left to be done, and that before what has ended.
    pub(super) fn weight(self) -> u8 {
        match self {
            Self::InDispute => 12,
            Self::Frozen => 11,
            Self::CancellationPending => 10,
            Self::AwaitingPayment => 9,
            Self::VerifyingPayment => 8,
            Self::AwaitingShipment => 7,
            Self::PartiallyShipped => 6,
            Self::ShipmentCancelled => 5,
            Self::Shipped => 4,
            Self::Delivered => 3,
            Self::Unknown => 2,
            Self::Completed => 1,
            Self::Closed => 0,
        }
    }
}

ids! {
pub(crate) enum Cause {
    /// The buyer cancelled before paying, where nobody else is asked.
    CancelledByBuyer = "cancelled-by-buyer",
    CancellationApproved = "cancellation-approved",
    CancellationUnanswered = "cancellation-unanswered",
    Unpaid = "unpaid",
    NotShipped = "not-shipped",
    PaymentFailed = "payment-failed",
    Security = "security",
    Dispute = "dispute",
    Seller = "seller",
    /// Nobody said.
    Unknown = "unknown",
}
}

impl Cause {
    /// Whether only what was not sent is closed for it.
    pub(super) fn is_of_unsent(self) -> bool {
        matches!(
            self,
            Self::CancelledByBuyer
                | Self::CancellationApproved
                | Self::CancellationUnanswered
                | Self::NotShipped
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ShownStage {
    pub(crate) stage: Stage,
    pub(crate) cause: Option<Cause>,
}
