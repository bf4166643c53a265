//! What was bought, from whom, for how much: the facts of an order that are no stage.
//!
//! Facts come from pages of different ages. Each is kept with the time at which it was seen, and
//! the newest wins, so that the order in which files are read does not matter.

use super::money::Money;
use super::rating::Rating;
use super::time::{Instant, Moment};

/// Who sells.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seller {
    /// The name of the store.
    pub(crate) name: String,
    /// The number of the store, from its address.
    pub(crate) store_id: Option<String>,
    /// The address of the store.
    pub(crate) url: Option<String>,
    /// The address for writing to the seller about this order.
    pub(crate) message_url: Option<String>,
}

/// One line of an order.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line {
    /// The number of the order line, where the page gave one.
    pub(crate) id: Option<String>,
    /// The number of the product.
    pub(crate) product_id: Option<String>,
    /// The number of the variant.
    pub(crate) sku_id: Option<String>,
    /// The title, in the language of the page.
    pub(crate) title: String,
    /// The variant in words, such as `Color: red`.
    pub(crate) variant: Option<String>,
    /// How many were bought.
    pub(crate) quantity: u32,
    /// The price of one.
    pub(crate) unit_price: Option<Money>,
    /// The address of the product.
    pub(crate) url: Option<String>,
}

/// One row of the price table of a page, such as `Shipping`, kept as said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PriceRow {
    /// What the row is for, in the language of the page.
    pub(crate) title: String,
    /// The amount or the words that stand there.
    pub(crate) value: String,
}

/// A promise printed on the page, such as `Refund if no delivery before Sep 4, 2026`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Promise {
    /// Its heading.
    pub(crate) title: String,
    /// Its text.
    pub(crate) text: String,
}

/// A value with the time at which it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known<T> {
    value: T,
    seen: Instant,
}

impl<T> Known<T> {
    /// The value.
    pub(crate) fn value(&self) -> &T {
        &self.value
    }

    /// When it was seen last.
    pub(crate) fn seen(&self) -> Instant {
        self.seen
    }
}

macro_rules! facts {
    ($($(#[$doc:meta])+ $field:ident: $kind:ty,)+) => {
        /// Facts as one source gives them; what it does not say is `None`.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub(crate) struct Facts {
            $($(#[$doc])+ pub(crate) $field: Option<$kind>,)+
        }

        impl Facts {
            /// Whether nothing is said.
            pub(crate) fn is_empty(&self) -> bool {
                $(self.$field.is_none())&&+
            }
        }

        /// Which facts were seen again as they were.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub(crate) struct Repeats {
            $($(#[$doc])+ pub(crate) $field: bool,)+
        }

        impl Repeats {
            /// Whether none was.
            pub(crate) fn is_empty(self) -> bool {
                self == Self::default()
            }
        }

        /// All facts of an order that are known, each with the time it was seen.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub(crate) struct Purchase {
            $($field: Option<Known<$kind>>,)+
        }

        impl Purchase {
            $($(#[$doc])+ pub(crate) fn $field(&self) -> Option<&$kind> {
                self.$field.as_ref().map(Known::value)
            })+

            /// The part of `facts`, seen at `seen`, that would change what is known.
            pub(crate) fn news(&self, facts: &Facts, seen: Instant) -> Facts {
                Facts { $($field: facts.$field.clone().filter(|value| {
                    self.$field() != Some(value) && is_newer(self.$field.as_ref(), value, seen)
                }),)+ }
            }

            /// The part of `facts`, seen at `seen`, that was so before and still is.
            pub(crate) fn repeats(&self, facts: &Facts, seen: Instant) -> Repeats {
                Repeats { $($field: facts.$field.as_ref().is_some_and(|value| {
                    self.$field() == Some(value) && is_newer(self.$field.as_ref(), value, seen)
                }),)+ }
            }

            /// Keeps in mind that these facts were still so at `seen`.
            pub(crate) fn repeat(&mut self, repeats: Repeats, seen: Instant) {
                $(if repeats.$field && let Some(known) = &mut self.$field {
                    known.seen = known.seen.max(seen);
                })+
            }

            /// Takes over what is newer than what is known.
            pub(crate) fn learn(&mut self, facts: Facts, seen: Instant) {
                $(if let Some(value) = facts.$field
                    && is_newer(self.$field.as_ref(), &value, seen)
                {
                    self.$field = Some(Known { value, seen });
                })+
            }
        }
    };
}

facts! {
    /// Who sells.
    seller: Seller,
    /// The share of good ratings that the seller has.
    seller_rating: Rating,
    /// When the order was placed.
    placed: Moment,
    /// When it was paid.
    paid: Moment,
    /// Whether a page showed a stage that only a paid order can be in.
    was_paid: bool,
    /// When it was shipped.
    shipped: Moment,
    /// When it ended, in whatever way.
    ended: Moment,
    /// The day that the page prints as the end of the buyer's protection.
    protected_until: Moment,
    /// What the whole order costs.
    total: Money,
    /// How it was paid, in the words of the page.
    payment_method: String,
    /// What was bought.
    lines: Vec<Line>,
    /// The rows of the price table.
    prices: Vec<PriceRow>,
    /// What the page promises.
    promises: Vec<Promise>,
    /// The status in the words of the page.
    said: String,
}

impl Purchase {
    /// Who sells, with the time at which that was seen.
    pub(crate) fn seller_as_seen(&self) -> Option<&Known<Seller>> {
        self.seller.as_ref()
    }

    /// The seller's rating with the time at which it was seen.
    pub(crate) fn rating_as_seen(&self) -> Option<&Known<Rating>> {
        self.seller_rating.as_ref()
    }
}

/// Whether a value seen at `seen` stands after the known one: by the time at which each was seen
/// last, and of two that were seen at the same time the greater one, so that no order of reading
/// decides.
fn is_newer<T: Ord>(known: Option<&Known<T>>, value: &T, seen: Instant) -> bool {
    known.is_none_or(|known| (seen, value) > (known.seen, &known.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone as _, Utc};
    use proptest::prelude::*;

    fn seen(second: i64) -> Instant {
        Utc.timestamp_opt(second, 0).single().expect("in range")
    }

    fn said(words: &str) -> Facts {
        Facts { said: Some(words.to_owned()), ..Facts::default() }
    }

    #[test]
    fn a_newer_fact_replaces_and_an_older_one_does_not() {
        let mut purchase = Purchase::default();
        purchase.learn(said("Awaiting shipment"), seen(10));
        purchase.learn(said("Unpaid"), seen(5));
        assert_eq!(purchase.said().map(String::as_str), Some("Awaiting shipment"));
        purchase.learn(said("Shipped"), seen(20));
        assert_eq!(purchase.said().map(String::as_str), Some("Shipped"));
    }

    #[test]
    fn an_older_source_still_fills_what_nobody_said() {
        let mut purchase = Purchase::default();
        purchase.learn(said("Shipped"), seen(20));
        let older = Facts { payment_method: Some("Card".to_owned()), ..said("Unpaid") };
        assert_eq!(
            purchase.news(&older, seen(10)),
            Facts { payment_method: Some("Card".to_owned()), ..Facts::default() }
        );
        assert!(purchase.news(&said("Shipped"), seen(30)).is_empty());
    }

    #[test]
    fn a_repeated_fact_outlives_an_older_one_that_is_read_later() {
        let mut purchase = Purchase::default();
        purchase.learn(said("Processing"), seen(10));
        assert_eq!(
            purchase.repeats(&said("Processing"), seen(30)),
            Repeats { said: true, ..Repeats::default() }
        );
        purchase.learn(said("Processing"), seen(30));
        assert!(purchase.repeats(&said("Processing"), seen(30)).is_empty());
        purchase.learn(said("Unpaid"), seen(20));
        assert_eq!(purchase.said().map(String::as_str), Some("Processing"));
    }

    proptest! {
        #[test]
        fn two_sources_give_the_same_in_either_order(a in "[a-c]", b in "[a-c]", at in 0..3_i64, bt in 0..3_i64) {
            let read = |first: (&str, i64), second: (&str, i64)| {
                let mut purchase = Purchase::default();
                purchase.learn(said(first.0), seen(first.1));
                purchase.learn(said(second.0), seen(second.1));
                purchase.said().cloned()
            };
            prop_assert_eq!(read((&a, at), (&b, bt)), read((&b, bt), (&a, at)));
        }
    }
}
