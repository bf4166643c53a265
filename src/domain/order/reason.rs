//! Why a buyer cancels, and whose fault each reason makes it.

/// A reason that the marketplace's cancellation form offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Reason {
    /// The goods are no longer wanted.
    NoLongerNeeded,
    /// Another product is wanted instead.
    ChangeProduct,
    /// The address must change before paying.
    ChangeAddress,
    /// Another coupon should be used.
    ChangeCoupon,
    /// Another way of shipping is wanted.
    ChangeShipping,
    /// The payment cannot be made.
    CannotPay,
    /// It is cheaper elsewhere.
    BetterPrice,
    /// The wrong goods were ordered.
    WrongItem,
    /// The same was ordered twice.
    DuplicateOrder,
    /// The address on the order is wrong.
    WrongAddress,
    /// Paying cost too much.
    PaymentFee,
    /// Shipping takes too long.
    ShippingTooLong,
    /// The seller did not ship in the promised time.
    SellerLate,
    /// The seller cannot be reached.
    SellerNoContact,
    /// The seller has no stock.
    OutOfStock,
    /// The seller asks for more money.
    SellerRaisedPrice,
    /// The seller used another carrier than agreed.
    SellerOtherCarrier,
    /// The seller refuses to ship.
    SellerRefuses,
    /// None of these.
    Other,
}

/// Whose side a reason lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The buyer's: nobody is penalised, and the seller agrees more easily.
    Buyer,
    /// The seller's: the marketplace counts it against the store.
    Seller,
    /// Nobody's.
    Nobody,
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

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::NoLongerNeeded => "no-longer-needed",
            Self::ChangeProduct => "change-product",
            Self::ChangeAddress => "change-address",
            Self::ChangeCoupon => "change-coupon",
            Self::ChangeShipping => "change-shipping",
            Self::CannotPay => "cannot-pay",
            Self::BetterPrice => "better-price",
            Self::WrongItem => "wrong-item",
            Self::DuplicateOrder => "duplicate-order",
            Self::WrongAddress => "wrong-address",
            Self::PaymentFee => "payment-fee",
            Self::ShippingTooLong => "shipping-too-long",
            Self::SellerLate => "seller-late",
            Self::SellerNoContact => "seller-no-contact",
            Self::OutOfStock => "out-of-stock",
            Self::SellerRaisedPrice => "seller-raised-price",
            Self::SellerOtherCarrier => "seller-other-carrier",
            Self::SellerRefuses => "seller-refuses",
            Self::Other => "other",
        }
    }

    /// The reason with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::UNPAID.into_iter().chain(Self::PAID).find(|reason| reason.id() == id)
    }

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

impl Fault {
    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Seller => "seller",
            Self::Nobody => "nobody",
        }
    }
}
