//! Which orders are of one seller.
//!
//! A store is known by its number. Where an order knows only the name, it belongs to the store that
//! all numbered orders of that name belong to; where they belong to several, the name stands alone.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{SellerRecord, folded};
use crate::domain::details::Seller;
use crate::domain::instant::Instant;
use crate::domain::order::Order;

/// What a seller is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Store(String),
    Name(String),
}

impl Key {
    /// What this seller is known by; `None` where it has neither a number nor a name.
    fn of(seller: &Seller) -> Option<Self> {
        let name = || Some(folded(&seller.name)).filter(|name| !name.is_empty()).map(Self::Name);
        seller.store_id.clone().map(Self::Store).or_else(name)
    }
}

/// All sellers of the orders that were looked at.
#[derive(Debug, Default)]
pub(crate) struct Sellers {
    records: BTreeMap<Key, SellerRecord>,
    stores: BTreeMap<String, BTreeSet<String>>,
}

impl Sellers {
    /// Takes in one order as it stands at `now`. One of which nobody told the seller is left out.
    pub(crate) fn add(&mut self, order: &Order, now: Instant) {
        let Some(known) = order.purchase().seller.as_ref() else { return };
        let Some(key) = Key::of(&known.value) else { return };
        if let Key::Store(store) = &key {
            let stores = self.stores.entry(folded(&known.value.name)).or_default();
            stores.insert(store.clone());
        }
        self.put(key, SellerRecord::of(known, order, now));
    }

    fn put(&mut self, key: Key, record: SellerRecord) {
        match self.records.get_mut(&key) {
            Some(known) => known.absorb(record),
            None => drop(self.records.insert(key, record)),
        }
    }

    /// Where what is known by this belongs: a name to the only store that goes by it.
    fn home(&self, key: Key) -> Key {
        let Key::Name(name) = &key else { return key };
        match self.stores.get(name).map(|stores| stores.iter().collect::<Vec<_>>()).as_deref() {
            Some([only]) => Key::Store((*only).clone()),
            Some(_) | None => key,
        }
    }

    fn settled(mut self) -> Self {
        for (key, record) in std::mem::take(&mut self.records) {
            let home = self.home(key);
            self.put(home, record);
        }
        for record in self.records.values_mut() {
            record.open.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        }
        self
    }

    /// The record of each seller, in no order that means anything.
    pub(crate) fn records(self) -> Vec<SellerRecord> {
        self.settled().records.into_values().collect()
    }

    /// The record of this seller.
    pub(crate) fn record_of(self, seller: &Seller) -> Option<SellerRecord> {
        let mut settled = self.settled();
        let home = settled.home(Key::of(seller)?);
        settled.records.remove(&home)
    }

    /// The numbers of all stores.
    pub(crate) fn store_ids(&self) -> BTreeSet<String> {
        self.stores.values().flatten().cloned().collect()
    }

    /// The names of all sellers, folded.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        self.records.values().flat_map(|record| record.names.iter().cloned()).collect()
    }
}
