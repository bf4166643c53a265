//! A seller's name and the few figures that lists and sentences write alike.

use crate::domain::seller::{SellerRecord, Sums};
use crate::view::clean::clean;
use crate::view::money::money;

/// The name of a seller for people.
pub(super) fn name(record: &SellerRecord) -> String {
    let name = clean(record.seller.name.trim());
    match &record.seller.store_id {
        Some(number) if name.is_empty() => format!("store {}", clean(number)),
        Some(_) | None => name,
    }
}

/// The sums of all currencies.
pub(super) fn sums(sums: &Sums) -> String {
    sums.each().map(money).collect::<Vec<_>>().join(", ")
}
