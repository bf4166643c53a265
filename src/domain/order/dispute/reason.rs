//! Why a buyer opens a dispute.

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum DisputeReason {
    /// The parcel has not come.
    NotReceived,
    /// The seller gave no tracking number.
    NoTracking,
    /// The tracking number is another parcel's, or none.
    WrongTracking,
    /// The carrier gave the parcel back.
    ReturnedToSeller,
    /// Customs hold the parcel.
    HeldByCustoms,
    /// The parcel went to another address.
    WrongAddress,
    /// The shipment was cancelled.
    ShipmentCancelled,
    /// The goods are broken.
    Damaged,
    /// The goods are not what the page says.
    NotAsDescribed,
    /// Other goods came.
    WrongItem,
    /// The size or the colour is another one.
    WrongSizeOrColour,
    /// Some are missing.
    QuantityShort,
    /// Nothing is in the parcel.
    EmptyParcel,
    /// The goods are badly made.
    PoorQuality,
    /// The goods do not work.
    DoesNotWork,
    /// The goods are a forgery.
    Counterfeit,
    /// Another carrier than agreed brought them.
    OtherCarrier,
    /// The buyer does not want them any more.
    ChangeOfMind,
}

impl DisputeReason {
    /// The reasons of a buyer who has not got the goods, the most common first.
    pub(crate) const NOT_RECEIVED: [Self; 7] = [
        Self::NotReceived,
        Self::NoTracking,
        Self::WrongTracking,
        Self::ReturnedToSeller,
        Self::HeldByCustoms,
        Self::WrongAddress,
        Self::ShipmentCancelled,
    ];

    /// The reasons of a buyer who has them.
    pub(crate) const RECEIVED: [Self; 11] = [
        Self::Damaged,
        Self::NotAsDescribed,
        Self::WrongItem,
        Self::WrongSizeOrColour,
        Self::QuantityShort,
        Self::EmptyParcel,
        Self::PoorQuality,
        Self::DoesNotWork,
        Self::Counterfeit,
        Self::OtherCarrier,
        Self::ChangeOfMind,
    ];

    /// Every reason.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Self::NOT_RECEIVED.into_iter().chain(Self::RECEIVED)
    }

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::NotReceived => "not-received",
            Self::NoTracking => "no-tracking",
            Self::WrongTracking => "wrong-tracking",
            Self::ReturnedToSeller => "returned-to-seller",
            Self::HeldByCustoms => "held-by-customs",
            Self::WrongAddress => "wrong-address",
            Self::ShipmentCancelled => "shipment-cancelled",
            Self::Damaged => "damaged",
            Self::NotAsDescribed => "not-as-described",
            Self::WrongItem => "wrong-item",
            Self::WrongSizeOrColour => "wrong-size-or-colour",
            Self::QuantityShort => "quantity-short",
            Self::EmptyParcel => "empty-parcel",
            Self::PoorQuality => "poor-quality",
            Self::DoesNotWork => "does-not-work",
            Self::Counterfeit => "counterfeit",
            Self::OtherCarrier => "other-carrier",
            Self::ChangeOfMind => "change-of-mind",
        }
    }

    /// The reason with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|reason| reason.id() == id)
    }

    /// Whether the buyer has the goods.
    pub(crate) fn is_of_received(self) -> bool {
        Self::RECEIVED.contains(&self)
    }

    /// Whether the claim needs files that prove it.
    pub(crate) fn needs_evidence(self) -> bool {
        self.is_of_received() && self != Self::ChangeOfMind
    }
}
