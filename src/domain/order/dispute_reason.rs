//! Why a buyer opens a dispute.

use crate::domain::ids::ids;
use crate::domain::message::Topic;

ids! {
/// What is wrong.
pub(crate) enum DisputeReason {
    NotReceived = "not-received",
    /// A source says that it was delivered, and the buyer does not have it.
    DeliveredNotReceived = "delivered-not-received",
    LostInTransit = "lost-in-transit",
    NoTracking = "no-tracking",
    /// The tracking number is another parcel's, or none.
    WrongTracking = "wrong-tracking",
    ReturnedToSeller = "returned-to-seller",
    HeldByCustoms = "held-by-customs",
    WrongAddress = "wrong-address",
    ShipmentCancelled = "shipment-cancelled",
    /// It was shipped after the day on which the buyer asked to cancel it.
    ShippedAfterRequest = "shipped-after-request",
    Damaged = "damaged",
    NotAsDescribed = "not-as-described",
    WrongItem = "wrong-item",
    WrongSizeOrColour = "wrong-size-or-colour",
    QuantityShort = "quantity-short",
    PartsMissing = "parts-missing",
    EmptyParcel = "empty-parcel",
    PoorQuality = "poor-quality",
    DoesNotWork = "does-not-work",
    Counterfeit = "counterfeit",
    UsedOrExpired = "used-or-expired",
    OtherCarrier = "other-carrier",
    ChangeOfMind = "change-of-mind",
}
}

impl DisputeReason {
    /// The reasons of a buyer who has them.
    pub(crate) const RECEIVED: [Self; 13] = [
        Self::Damaged,
        Self::NotAsDescribed,
        Self::WrongItem,
        Self::WrongSizeOrColour,
        Self::QuantityShort,
        Self::PartsMissing,
        Self::EmptyParcel,
        Self::PoorQuality,
        Self::DoesNotWork,
        Self::Counterfeit,
        Self::UsedOrExpired,
        Self::OtherCarrier,
        Self::ChangeOfMind,
    ];

    pub(crate) fn is_of_received(self) -> bool {
        Self::RECEIVED.contains(&self)
    }

    /// What a message that tells of this fault of goods is about.
    pub(crate) const fn topic(self) -> Option<Topic> {
        match self {
            Self::Damaged | Self::PoorQuality | Self::DoesNotWork => Some(Topic::Damaged),
            Self::NotAsDescribed
            | Self::WrongItem
            | Self::WrongSizeOrColour
            | Self::Counterfeit
            | Self::UsedOrExpired => Some(Topic::Wrong),
            Self::QuantityShort | Self::PartsMissing | Self::EmptyParcel => Some(Topic::Short),
            Self::NotReceived
            | Self::DeliveredNotReceived
            | Self::LostInTransit
            | Self::NoTracking
            | Self::WrongTracking
            | Self::ReturnedToSeller
            | Self::HeldByCustoms
            | Self::WrongAddress
            | Self::ShipmentCancelled
            | Self::ShippedAfterRequest
            | Self::OtherCarrier
            | Self::ChangeOfMind => None,
        }
    }

    /// Whether the claim needs files that prove it.
    pub(crate) fn needs_evidence(self) -> bool {
        (self.is_of_received() && self != Self::ChangeOfMind) || self == Self::DeliveredNotReceived
    }
}
