//! The names of the stages, of the causes for which an order is closed, and of who acts.

/// Where an order stands, without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Stage {
    /// The page used words that nobody knows.
    Unknown,
    /// Placed, not paid.
    AwaitingPayment,
    /// Paid; the marketplace checks the payment.
    VerifyingPayment,
    /// Paid; the seller must ship.
    AwaitingShipment,
    /// The buyer asked to cancel; the seller must answer.
    CancellationPending,
    /// Some parcels are on their way.
    PartiallyShipped,
    /// On its way.
    Shipped,
    /// The carrier did not take the parcel, or gave it back.
    ShipmentCancelled,
    /// Delivered, not yet confirmed.
    Delivered,
    /// A dispute is open.
    InDispute,
    /// The marketplace holds the order.
    Frozen,
    /// Ended with the goods accepted.
    Completed,
    /// Ended without.
    Closed,
}

impl Stage {
    /// Every stage, in the order of life.
    pub(crate) const ALL: [Self; 13] = [
        Self::Unknown,
        Self::AwaitingPayment,
        Self::VerifyingPayment,
        Self::AwaitingShipment,
        Self::CancellationPending,
        Self::PartiallyShipped,
        Self::Shipped,
        Self::ShipmentCancelled,
        Self::Delivered,
        Self::InDispute,
        Self::Frozen,
        Self::Completed,
        Self::Closed,
    ];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::AwaitingPayment => "awaiting-payment",
            Self::VerifyingPayment => "verifying-payment",
            Self::AwaitingShipment => "awaiting-shipment",
            Self::CancellationPending => "cancellation-pending",
            Self::PartiallyShipped => "partially-shipped",
            Self::Shipped => "shipped",
            Self::ShipmentCancelled => "shipment-cancelled",
            Self::Delivered => "delivered",
            Self::InDispute => "in-dispute",
            Self::Frozen => "frozen",
            Self::Completed => "completed",
            Self::Closed => "closed",
        }
    }

    /// The stage with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.id() == id)
    }

    /// Whether only a paid order can stand here.
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

    /// Whether an order can still be cancelled here, with or without asking the seller.
    pub(crate) fn may_be_cancelled(self) -> bool {
        matches!(self, Self::AwaitingPayment | Self::VerifyingPayment | Self::AwaitingShipment)
    }

    /// Whether the order has ended.
    pub(crate) fn is_ended(self) -> bool {
        matches!(self, Self::Completed | Self::Closed)
    }
}

/// Why an order is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cause {
    /// The buyer cancelled where nobody else is asked.
    CancelledByBuyer,
    /// The seller agreed to the request.
    CancellationApproved,
    /// The seller did not answer the request.
    CancellationUnanswered,
    /// It was never paid.
    Unpaid,
    /// The seller did not ship in time.
    NotShipped,
    /// The payment did not go through.
    PaymentFailed,
    /// The marketplace closed it for security.
    Security,
    /// A dispute ended it.
    Dispute,
    /// The seller closed it.
    Seller,
    /// Nobody said.
    Unknown,
}

impl Cause {
    /// Every cause.
    pub(crate) const ALL: [Self; 10] = [
        Self::CancelledByBuyer,
        Self::CancellationApproved,
        Self::CancellationUnanswered,
        Self::Unpaid,
        Self::NotShipped,
        Self::PaymentFailed,
        Self::Security,
        Self::Dispute,
        Self::Seller,
        Self::Unknown,
    ];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::CancelledByBuyer => "cancelled-by-buyer",
            Self::CancellationApproved => "cancellation-approved",
            Self::CancellationUnanswered => "cancellation-unanswered",
            Self::Unpaid => "unpaid",
            Self::NotShipped => "not-shipped",
            Self::PaymentFailed => "payment-failed",
            Self::Security => "security",
            Self::Dispute => "dispute",
            Self::Seller => "seller",
            Self::Unknown => "unknown",
        }
    }

    /// The cause with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.id() == id)
    }
}

/// Who did something, or must.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Actor {
    /// The person who keeps the record.
    Buyer,
    /// The store.
    Seller,
    /// AliExpress.
    Platform,
    /// Whoever carries the parcel.
    Carrier,
    /// The bank, the card's issuer, the wallet or the payment firm.
    Bank,
}

impl Actor {
    /// Every actor.
    pub(crate) const ALL: [Self; 5] =
        [Self::Buyer, Self::Seller, Self::Platform, Self::Carrier, Self::Bank];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Seller => "seller",
            Self::Platform => "platform",
            Self::Carrier => "carrier",
            Self::Bank => "bank",
        }
    }

    /// The actor with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|actor| actor.id() == id)
    }
}
