//! Why a buyer cancels, and who is at fault by each reason.

use crate::domain::ids::ids;

ids! {
/// A reason that the marketplace's cancellation form offers.
pub(crate) enum Reason {
    NoLongerNeeded = "no-longer-needed",
    ChangeProduct = "change-product",
    ChangeAddress = "change-address",
    ChangeCoupon = "change-coupon",
    ChangeShipping = "change-shipping",
    CannotPay = "cannot-pay",
    BetterPrice = "better-price",
    WrongItem = "wrong-item",
    DuplicateOrder = "duplicate-order",
    WrongAddress = "wrong-address",
    PaymentFee = "payment-fee",
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
pub(crate) enum Fault {
    /// The buyer: nobody is penalised, and the seller agrees more easily.
    Buyer = "buyer",
    /// The seller: the marketplace counts it against the store.
    Seller = "seller",
    Nobody = "nobody",
}
}

impl Reason {
    /// The reasons that an unpaid order can be cancelled for, in the order of the form.
    pub(crate) const UNPAID: [Self; 7] = [
        Self::NoLongerNeeded,
        Self::ChangeProduct,
        Self::ChangeAddress,
        Self::ChangeCoupon,
        Self::ChangeShipping,
        Self::CannotPay,
        Self::Other,
    ];

    /// The reasons that a paid order can be cancelled for, in the order of the form.
    pub(crate) const PAID: [Self; 15] = [
        Self::NoLongerNeeded,
        Self::BetterPrice,
        Self::WrongItem,
        Self::DuplicateOrder,
        Self::WrongAddress,
        Self::ChangeShipping,
        Self::PaymentFee,
        Self::ShippingTooLong,
        Self::SellerLate,
        Self::SellerNoContact,
        Self::OutOfStock,
        Self::SellerRaisedPrice,
        Self::SellerOtherCarrier,
        Self::SellerRefuses,
        Self::Other,
    ];

    pub(crate) const fn fault(self) -> Fault {
        match self {
            Self::NoLongerNeeded
            | Self::ChangeProduct
            | Self::ChangeAddress
            | Self::ChangeCoupon
            | Self::ChangeShipping
            | Self::CannotPay
            | Self::BetterPrice
            | Self::WrongItem
            | Self::DuplicateOrder
            | Self::WrongAddress
            | Self::PaymentFee => Fault::Buyer,
            Self::ShippingTooLong | Self::Other => Fault::Nobody,
            Self::SellerLate
            | Self::SellerNoContact
            | Self::OutOfStock
            | Self::SellerRaisedPrice
            | Self::SellerOtherCarrier
            | Self::SellerRefuses => Fault::Seller,
        }
    }
}
