//! What one order tells of its seller, and how that of several comes together.

use std::collections::BTreeSet;

use super::counts::{Days, Disputes, Refunds, Requests, Sums};
use crate::domain::details::Seller;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::{Certainty, KnownDetail as Known, Order, Stage};
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenOrder {
    pub(crate) id: OrderId,
    pub(crate) stage: Stage,
    pub(crate) certainty: Certainty,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SellerRecord {
    /// The seller as it was seen last, with the number of its store where any order knows it.
    pub(crate) seller: Seller,
    pub(crate) seen: Instant,
    /// The names that it went by, folded.
    pub(crate) names: BTreeSet<String>,
    pub(crate) orders: u32,
    pub(crate) last: Option<Moment>,
    /// The rating that was seen last, and when that was.
    pub(crate) rating: Option<(Rating, Instant)>,
    /// From payment to shipping, where both dates are known.
    pub(crate) shipping: Days,
    pub(crate) requests: Requests,
    pub(crate) disputes: Disputes,
    pub(crate) refunds: Refunds,
    pub(crate) paid: Sums,
    pub(crate) returned: Sums,
    pub(crate) open: Vec<OpenOrder>,
}

impl SellerRecord {
    /// What one order tells of its seller. What is only assumed nobody saw the seller do.
    pub(super) fn of(known: &Known<Seller>, order: &Order, now: Instant) -> Self {
        let mut record =
            Self { seller: known.value.clone(), seen: known.seen, orders: 1, ..Self::default() };
        let (certainty, order) = (order.certainty, order.as_known());
        let purchase = order.purchase();
        record.names.extend(Some(folded(&known.value.name)).filter(|name| !name.is_empty()));
        record.last = purchase.placed().copied();
        record.rating = purchase.seller_rating.as_ref().map(|rating| (rating.value, rating.seen));
        if let (Some(paid), Some(shipped)) = (purchase.paid(), purchase.shipped()) {
            record.shipping.between(*paid, *shipped);
        }
        for asked in order.cancellations.iter().filter(|asked| asked.was_asked_of_seller()) {
            record.requests.count(asked, order);
        }
        record.disputes.count_all(order);
        record.refunds.count_all(order, now);
        if let Some(total) = purchase.total().filter(|_| order.is_paid) {
            record.paid.add(*total);
        }
        if let Some(back) = order.received() {
            record.returned.add(back);
        }
        if !order.stage().is_ended() {
            record.open.push(OpenOrder { id: order.id().clone(), stage: order.stage(), certainty });
        }
        record
    }

    /// Takes in what other orders of the same seller tell.
    pub(super) fn absorb(&mut self, other: Self) {
        // What is entered by hand knows no number and no address.
        let store_id = self.seller.store_id.clone().or(other.seller.store_id.clone());
        let url = self.seller.url.clone().or(other.seller.url.clone());
        // Of two that were seen at the same time the greater, so that no order of reading decides.
        if (other.seen, &other.seller) > (self.seen, &self.seller) {
            self.seen = other.seen;
            self.seller = other.seller;
        }
        self.seller.store_id = store_id;
        self.seller.url = self.seller.url.take().or(url);
        self.names.extend(other.names);
        self.orders += other.orders;
        self.last = later(self.last, other.last);
        self.rating = newest(self.rating, other.rating);
        self.shipping.absorb(other.shipping);
        self.requests.absorb(other.requests);
        self.disputes.absorb(&other.disputes);
        self.refunds.absorb(other.refunds);
        self.paid.absorb(&other.paid);
        self.returned.absorb(&other.returned);
        self.open.extend(other.open);
    }
}

/// A name of a store as it is compared: without blanks around it, and in small letters.
pub(crate) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The names that a text means: those that are it, else those that begin with it, else those that
/// have it in them. Names and text are folded.
pub(crate) fn meant<'a>(names: &'a BTreeSet<String>, text: &str) -> Vec<&'a String> {
    let fits: [fn(&str, &str) -> bool; 3] = [
        |name, text| name == text,
        |name, text| name.starts_with(text),
        |name, text| name.contains(text),
    ];
    fits.into_iter()
        .map(|fits| names.iter().filter(|name| fits(name, text)).collect::<Vec<_>>())
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

fn later(one: Option<Moment>, other: Option<Moment>) -> Option<Moment> {
    one.into_iter().chain(other).max_by_key(|moment| (moment.last(), *moment))
}

fn newest(
    one: Option<(Rating, Instant)>,
    other: Option<(Rating, Instant)>,
) -> Option<(Rating, Instant)> {
    one.into_iter().chain(other).max_by_key(|(rating, seen)| (*seen, *rating))
}
