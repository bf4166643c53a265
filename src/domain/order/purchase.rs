//! The details of an order as all sources together give them, each with who says so.

use super::fact::Source;
use crate::domain::details::{Line, PriceRow, Promise, Seller, for_each_detail};
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::payment::Method;
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

/// A value with who says so, and when that was seen or said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known<T> {
    pub(super) value: T,
    pub(super) seen: Instant,
    pub(super) source: Source,
    pub(super) is_corrected: bool,
}

impl<T> Known<T> {
    /// The value.
    pub(crate) fn value(&self) -> &T {
        &self.value
    }

    /// When it was seen or said last.
    pub(crate) fn seen(&self) -> Instant {
        self.seen
    }

    /// Who says so.
    pub(crate) fn source(&self) -> Source {
        self.source
    }

    /// Whether the buyer corrected it: then it holds above what pages say.
    #[cfg(test)]
    pub(crate) fn is_corrected(&self) -> bool {
        self.is_corrected
    }
}

macro_rules! define {
    ($($(#[$doc:meta])+ $field:ident: $kind:ty,)+) => {
        /// All details of an order that are known, each with who says so.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub(crate) struct Purchase {
            $(pub(super) $field: Option<Known<$kind>>,)+
        }

        impl Purchase {
            $($(#[$doc])+ pub(crate) fn $field(&self) -> Option<&$kind> {
                self.$field.as_ref().map(Known::value)
            })+
        }
    };
}

for_each_detail!(define);

impl Purchase {
    /// Who sells, with when that was seen.
    pub(crate) fn seller_as_seen(&self) -> Option<&Known<Seller>> {
        self.seller.as_ref()
    }

    /// The seller's rating with when it was seen.
    pub(crate) fn rating_as_seen(&self) -> Option<&Known<Rating>> {
        self.seller_rating.as_ref()
    }

    /// When it was placed, with who says so.
    pub(crate) fn placed_as_told(&self) -> Option<&Known<Moment>> {
        self.placed.as_ref()
    }

    /// When it was paid, with who says so.
    pub(crate) fn paid_as_told(&self) -> Option<&Known<Moment>> {
        self.paid.as_ref()
    }

    /// When it was shipped, with who says so.
    pub(crate) fn shipped_as_told(&self) -> Option<&Known<Moment>> {
        self.shipped.as_ref()
    }

    /// When it ended, with who says so.
    pub(crate) fn ended_as_told(&self) -> Option<&Known<Moment>> {
        self.ended.as_ref()
    }

    /// The end of the buyer's protection, with who says so.
    pub(crate) fn protected_as_told(&self) -> Option<&Known<Moment>> {
        self.protected_until.as_ref()
    }

    /// What the order costs, with who says so.
    pub(crate) fn total_as_told(&self) -> Option<&Known<Money>> {
        self.total.as_ref()
    }
}

impl Purchase {
    /// How the order was paid: as a page or the buyer said, else as the buyer always pays.
    pub(crate) fn paid_by(&self, usual: Option<Method>) -> Option<Method> {
        let told = self.payment_method().map(String::as_str);
        told.and_then(|told| Method::from_id(told).or_else(|| Method::of_page(told))).or(usual)
    }
}
