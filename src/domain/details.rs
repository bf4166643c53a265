//! What a source says of an order beside its stage: who sells, what was bought, sums and dates.

use super::buyer::Country;
use super::money::Money;
use super::promise::Term;
use super::rating::Rating;
use super::time::Moment;

#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Seller {
    pub(crate) name: String,
    /// The number of the store, from its address.
    pub(crate) store_id: Option<String>,
    pub(crate) url: Option<String>,
    /// The address for writing to the seller about this order.
    pub(crate) message_url: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Line {
    /// The number of the order line, where the page gave one.
    pub(crate) id: Option<String>,
    pub(crate) product_id: Option<String>,
    pub(crate) sku_id: Option<String>,
    pub(crate) title: String,
    /// The variant in words, such as `Color: red`.
    pub(crate) variant: Option<String>,
    pub(crate) quantity: u32,
    pub(crate) unit_price: Option<Money>,
    /// What was paid for it, where a source states that.
    pub(crate) paid: Option<Money>,
    pub(crate) url: Option<String>,
}

impl Line {
    /// What its units cost together by the price of one.
    pub(crate) fn price(&self) -> Option<Money> {
        self.unit_price?.times(self.quantity)
    }
}

/// One row of the price table of a page, such as `Shipping`, kept as printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PriceRow {
    /// What the row is for, in the language of the page.
    pub(crate) title: String,
    pub(crate) value: String,
}

/// A promise printed on the page, such as `Refund if no delivery before Sep 4, 2026`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Promise {
    pub(crate) title: String,
    pub(crate) text: String,
    /// What of it is recognised.
    pub(crate) terms: Vec<Term>,
}

/// Passes every field of [`Details`] to a macro, so that the fields are listed once.
macro_rules! for_each_detail {
    ($then:ident) => {
        $then! {
            /// Who sells.
            seller: Seller,
            /// The share of good ratings that the seller has.
            seller_rating: Rating,
            /// The country that the seller is in.
            seller_country: Country,
            /// When the order was placed.
            placed: Moment,
            /// When it was paid.
            paid: Moment,
            /// When it was shipped.
            shipped: Moment,
            /// When it ended, in whatever way.
            ended: Moment,
            /// The date that the page prints as the end of the buyer's protection.
            protected_until: Moment,
            /// What the whole order costs.
            total: Money,
            /// All that was taken off the prices: by the store, by coupons, coins and promo codes.
            discount: Money,
            /// The part of the discount that coupons took off.
            coupons: Money,
            /// What the shipping costs; nothing where it is free.
            shipping: Money,
            /// The taxes, and the other charges that come with the goods.
            tax: Money,
            /// How it was paid, in the words of the page.
            payment_method: String,
            /// The number of the payment, which orders that were paid in one go share.
            payment: String,
            /// What was bought.
            lines: Vec<Line>,
            /// How many lines the page says that there are.
            line_count: u32,
            /// The rows of the price table.
            prices: Vec<PriceRow>,
            /// What the page promises.
            promises: Vec<Promise>,
            /// The status in the words of the page.
            status_text: String,
        }
    };
}

pub(crate) use for_each_detail;

macro_rules! define {
    ($($(#[$doc:meta])+ $field:ident: $kind:ty,)+) => {
        /// What one source says; what it does not say is `None`.
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct Details {
            $($(#[$doc])+ pub(crate) $field: Option<$kind>,)+
        }

        impl Details {
            pub(crate) fn is_empty(&self) -> bool {
                $(self.$field.is_none())&&+
            }
        }
    };
}

for_each_detail!(define);
