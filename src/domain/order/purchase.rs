//! The details of an order as all sources together give them, each with who says so.

use super::fact::Source;
use crate::domain::buyer::Country;
use crate::domain::details::{Line, PriceRow, Promise, Seller, for_each_detail};
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::payment::Method;
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

/// A value with who says so, when that was seen or said, and whether the buyer corrected it: then it
/// holds above what pages say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known<T> {
    pub(crate) value: T,
    pub(crate) seen: Instant,
    pub(crate) source: Source,
    pub(crate) is_corrected: bool,
}

macro_rules! define {
    ($($(#[$doc:meta])+ $field:ident: $kind:ty,)+) => {
        /// All details of an order that are known, each with who says so.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub(crate) struct Purchase {
            $(pub(crate) $field: Option<Known<$kind>>,)+
        }

        impl Purchase {
            $($(#[$doc])+ pub(crate) fn $field(&self) -> Option<&$kind> {
                self.$field.as_ref().map(|known| &known.value)
            })+
        }
    };
}

for_each_detail!(define);

impl Purchase {
    /// Whether the buyer alone says what was bought and what it cost in all.
    pub(super) fn is_told_by_buyer(&self) -> bool {
        let total = self.total.as_ref().map(|known| known.source);
        let lines = self.lines.as_ref().map(|known| known.source);
        total == Some(Source::Buyer) && lines == Some(Source::Buyer)
    }

    /// Whether both can be of one payment: that has one currency, and one method where both are told.
    pub(crate) fn may_share_payment(&self, other: &Self) -> bool {
        let currency = |one: &Self| one.total().copied().map(Money::currency);
        let currencies = currency(self).zip(currency(other));
        let known = |one: &Self| one.paid_by(None).filter(|method| *method != Method::Other);
        let methods = known(self).zip(known(other));
        currencies.is_none_or(|(ours, theirs)| ours == theirs)
            && methods.is_none_or(|(ours, theirs)| ours == theirs)
    }

    /// How the order was paid: as a page or the buyer said, else as the buyer always pays. Words that
    /// nobody knows are another method, never the usual one.
    pub(crate) fn paid_by(&self, usual: Option<Method>) -> Option<Method> {
        let Some(told) = self.payment_method() else { return usual };
        let known = Method::from_id(told).or_else(|| Method::of_page(told));
        Some(known.unwrap_or(Method::Other))
    }
}
