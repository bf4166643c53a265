//! Why a buyer cancels, and who is at fault by each reason.

use crate::domain::ids::ids;

ids! {
/// A reason that the marketplace's cancellation form offers.
pub(crate) enum Reason {
    /// The goods are no longer wanted.
    NoLongerNeeded = "no-longer-needed",
    ChangeProduct = "change-product",
    /// The address must change before paying.
    ChangeAddress = "change-address",
    ChangeCoupon = "change-coupon",
    ChangeShipping = "change-shipping",
    CannotPay = "cannot-pay",
    /// It is cheaper elsewhere.
    BetterPrice = "better-price",
    WrongItem = "wrong-item",
    DuplicateOrder = "duplicate-order",
    /// The address on the order is wrong.
    WrongAddress = "wrong-address",
    /// Paying cost too much.
    PaymentFee = "payment-fee",
    /// Shipping takes too long.
    ShippingTooLong = "shipping-too-long",
    /// The seller did not ship in the promised time.
    SellerLate = "seller-late",
    SellerNoContact = "seller-no-contact",
    OutOfStock = "out-of-stock",
    SellerRaisedPrice = "seller-raised-price",
    SellerOtherCarrier = "seller-other-carrier",
    SellerRefuses = "seller-refuses",
    /// None of these.
    Other = "other",
}
}

ids! {
/// Who is at fault by a reason.
pub(crate) enum Fault {
    /// The buyer: nobody is penalised, and the seller agrees more easily.
    Buyer = "buyer",
    /// The seller: the marketplace counts it against the store.
    Seller = "seller",
    /// Nobody.
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

    /// Whose side it lies on.
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
