//! Why a buyer cancels, what the marketplace's form has for it, and who is at fault by each reason.

use crate::domain::ids::ids;

ids! {
/// A reason to cancel, in the buyer's words.
pub(crate) enum Reason {
    NoLongerNeeded = "no-longer-needed",
    CreatedByMistake = "created-by-mistake",
    WrongItem = "wrong-item",
    ModifyOrder = "modify-order",
    ModifyAddress = "modify-address",
    ChangeProduct = "change-product",
    ChangeAddress = "change-address",
    ChangeShipping = "change-shipping",
    ChangeCoupon = "change-coupon",
    BetterPrice = "better-price",
    DuplicateOrder = "duplicate-order",
    WrongAddress = "wrong-address",
    PaymentFee = "payment-fee",
    CannotPay = "cannot-pay",
    ShippingTooLong = "shipping-too-long",
    /// The seller did not ship in the promised time.
    SellerLate = "seller-late",
    SellerNoContact = "seller-no-contact",
    OutOfStock = "out-of-stock",
    SellerRaisedPrice = "seller-raised-price",
    SellerOtherCarrier = "seller-other-carrier",
    SellerRefuses = "seller-refuses",
    Other = "other",
}
}

ids! {
/// Who is at fault by a reason. A cancellation that the buyer starts counts against nobody.
pub(crate) enum Fault {
    Buyer = "buyer",
    Seller = "seller",
    Nobody = "nobody",
}
}

/// An entry of the marketplace's cancellation form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormEntry {
    ModifyOrder,
    CreatedByMistake,
    ModifyAddress,
    PaymentFee,
    Other,
}

impl Reason {
    /// The reasons that a person picks from; the others are for those who know their names.
    pub(crate) const PICKED: [Self; 12] = [
        Self::NoLongerNeeded,
        Self::CreatedByMistake,
        Self::WrongItem,
        Self::DuplicateOrder,
        Self::ModifyOrder,
        Self::ModifyAddress,
        Self::BetterPrice,
        Self::PaymentFee,
        Self::ShippingTooLong,
        Self::SellerLate,
        Self::OutOfStock,
        Self::Other,
    ];

    pub(crate) const fn fault(self) -> Fault {
        match self {
            Self::NoLongerNeeded
            | Self::CreatedByMistake
            | Self::WrongItem
            | Self::ModifyOrder
            | Self::ModifyAddress
            | Self::ChangeProduct
            | Self::ChangeAddress
            | Self::ChangeShipping
            | Self::ChangeCoupon
            | Self::BetterPrice
            | Self::DuplicateOrder
            | Self::WrongAddress
            | Self::PaymentFee
            | Self::CannotPay => Fault::Buyer,
            Self::ShippingTooLong | Self::Other => Fault::Nobody,
            Self::SellerLate
            | Self::SellerNoContact
            | Self::OutOfStock
            | Self::SellerRaisedPrice
            | Self::SellerOtherCarrier
            | Self::SellerRefuses => Fault::Seller,
        }
    }

    /// The entry of the form that is nearest to it.
    pub(crate) const fn entry(self) -> FormEntry {
        match self {
            Self::CreatedByMistake | Self::WrongItem | Self::DuplicateOrder => {
                FormEntry::CreatedByMistake
            }
            Self::ModifyOrder | Self::ChangeProduct | Self::ChangeShipping | Self::ChangeCoupon => {
                FormEntry::ModifyOrder
            }
            Self::ModifyAddress | Self::ChangeAddress | Self::WrongAddress => {
                FormEntry::ModifyAddress
            }
            Self::PaymentFee => FormEntry::PaymentFee,
            Self::NoLongerNeeded
            | Self::BetterPrice
            | Self::CannotPay
            | Self::ShippingTooLong
            | Self::SellerLate
            | Self::SellerNoContact
            | Self::OutOfStock
            | Self::SellerRaisedPrice
            | Self::SellerOtherCarrier
            | Self::SellerRefuses
            | Self::Other => FormEntry::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the form has words for is chosen by them, and no reason of a seller's fault is told as the
    /// buyer's mistake or wish.
    #[test]
    fn each_reason_has_the_nearest_entry_of_the_form() {
        let nearest = |entry| {
            let of = Reason::ALL.into_iter().filter(|reason| reason.entry() == entry);
            of.map(Reason::id).collect::<Vec<_>>().join(" ")
        };
        let mistake = "created-by-mistake wrong-item duplicate-order";
        assert_eq!(nearest(FormEntry::CreatedByMistake), mistake);
        let modify = "modify-order change-product change-shipping change-coupon";
        assert_eq!(nearest(FormEntry::ModifyOrder), modify);
        let address = "modify-address change-address wrong-address";
        assert_eq!(nearest(FormEntry::ModifyAddress), address);
        assert_eq!(nearest(FormEntry::PaymentFee), "payment-fee");
        let of_seller = Reason::ALL.into_iter().filter(|reason| reason.fault() == Fault::Seller);
        assert!(of_seller.into_iter().all(|reason| reason.entry() == FormEntry::Other));
    }

    /// The motives of the guide of simple steps, and what sellers do, stand in the picker.
    #[test]
    fn the_picker_offers_a_dozen_reasons_each_motive_among_them() {
        let motives = [
            Reason::NoLongerNeeded,
            Reason::BetterPrice,
            Reason::SellerLate,
            Reason::WrongItem,
            Reason::DuplicateOrder,
            Reason::ModifyAddress,
            Reason::CreatedByMistake,
        ];
        let picked = std::collections::BTreeSet::from(Reason::PICKED.map(Reason::id));
        assert_eq!(picked.len(), 12, "one twice");
        assert!(motives.iter().all(|motive| picked.contains(motive.id())));
    }
}
