//! What the record tells of each seller.

use std::collections::BTreeSet;

use super::error::AppError;
use super::session::Session;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::Order;
use crate::domain::seller::{SellerRecord, Sellers, folded, meant};
use crate::store::{Store, StoreError};

/// The order of a list of sellers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum SellerSort {
    /// The most orders first.
    #[default]
    Orders,
    Name,
    /// The most granted cancellations first.
    Granted,
    /// The most disputes first.
    Disputes,
    /// The fastest to ship first; those of which nobody knows last.
    Days,
}

/// The record of each seller. It evaluates every order, one at a time.
pub(crate) fn sellers(session: &Session, sort: SellerSort) -> Result<Vec<SellerRecord>, AppError> {
    let Some(store) = session.store() else {
        return Ok(Vec::new());
    };
    let mut sellers = Sellers::default();
    store.each_order(|known| sellers.add(&known.at(session.now), session.now))?;
    let mut records = sellers.records();
    records.sort_by_cached_key(|record| folded(&record.seller.name));
    match sort {
        SellerSort::Orders => records.sort_by_key(|record| std::cmp::Reverse(record.orders)),
        SellerSort::Name => {}
        SellerSort::Granted => {
            records.sort_by_key(|record| std::cmp::Reverse(record.requests.succeeded()));
        }
        SellerSort::Disputes => {
            records.sort_by_key(|record| std::cmp::Reverse(record.disputes.opened()));
        }
        SellerSort::Days => {
            records.sort_by_cached_key(|record| record.shipping.median().unwrap_or(u32::MAX));
        }
    }
    Ok(records)
}

/// The record of the one seller that a text means: the number of its store, or its name, the
/// beginning of that, or something in it. Only the orders of such sellers are evaluated. `numberless`
/// means the one whose number nobody told.
pub(crate) fn seller(
    session: &Session,
    text: &str,
    numberless: bool,
) -> Result<SellerRecord, AppError> {
    let unknown = || AppError::NoSeller { text: text.to_owned() };
    let store = session.store().ok_or_else(unknown)?;
    let mut search = Search::new(store, session.now)?;
    let mut found = if numberless { Vec::new() } else { search.by_number(text)? };
    if found.is_empty() {
        found = search.by_name(&folded(text))?;
    }
    found.retain(|record| !numberless || record.seller.store_id.is_none());
    found.sort_by_cached_key(|record| (folded(&record.seller.name), record.seller.clone()));
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(last), false) => {
            found.push(last);
            let candidates = found.into_iter().map(|record| record.seller).collect();
            Err(AppError::AmbiguousSeller { text: text.to_owned(), candidates })
        }
        (None, _) => Err(unknown()),
    }
}

/// The record of the seller of this order; `None` where nobody told who sells.
pub(crate) fn seller_of(
    session: &Session,
    order: &Order,
) -> Result<Option<SellerRecord>, AppError> {
    let (Some(store), Some(seller)) = (session.store(), order.purchase().seller()) else {
        return Ok(None);
    };
    let mut search = Search::new(store, session.now)?;
    search.load_names(&BTreeSet::from([folded(&seller.name)]))?;
    let mut numbers = search.found.store_ids();
    numbers.extend(seller.store_id.clone());
    search.load_stores(&numbers)?;
    Ok(search.found.record_of(seller))
}

/// The sellers that are looked for, as far as their orders have been evaluated.
struct Search<'a> {
    store: &'a Store,
    now: Instant,
    /// Every name as the index has it.
    names: Vec<String>,
    evaluated: BTreeSet<OrderId>,
    found: Sellers,
}

impl<'a> Search<'a> {
    fn new(store: &'a Store, now: Instant) -> Result<Self, StoreError> {
        let (evaluated, found) = (BTreeSet::new(), Sellers::default());
        Ok(Self { store, now, names: store.seller_names()?, evaluated, found })
    }

    /// The store with this number, if there is one.
    fn by_number(&mut self, text: &str) -> Result<Vec<SellerRecord>, StoreError> {
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        self.load_stores(&BTreeSet::from([text.to_owned()]))?;
        let found = std::mem::take(&mut self.found).records();
        self.evaluated.clear();
        let is_it = |record: &SellerRecord| record.seller.store_id.as_deref() == Some(text);
        Ok(found.into_iter().filter(is_it).collect())
    }

    /// The sellers that a folded text means.
    fn by_name(&mut self, text: &str) -> Result<Vec<SellerRecord>, StoreError> {
        let all: BTreeSet<String> = self.names.iter().map(|name| folded(name)).collect();
        let meant: BTreeSet<String> = meant(&all, text).into_iter().cloned().collect();
        self.load_names(&meant)?;
        self.load_stores(&self.found.store_ids())?;
        let found = std::mem::take(&mut self.found).records();
        Ok(found.into_iter().filter(|record| !record.names.is_disjoint(&meant)).collect())
    }

    /// Evaluates the orders with these folded names.
    fn load_names(&mut self, wanted: &BTreeSet<String>) -> Result<(), StoreError> {
        let store = self.store;
        let names = self.names.iter().filter(|name| wanted.contains(&folded(name)));
        let ids: Vec<Vec<OrderId>> =
            names.map(|name| store.orders_of_name(name)).collect::<Result<_, _>>()?;
        ids.into_iter().flatten().try_for_each(|id| self.load(id))
    }

    /// Evaluates the orders of these stores under whatever name, and the orders that know nothing but
    /// such a name.
    fn load_stores(&mut self, numbers: &BTreeSet<String>) -> Result<(), StoreError> {
        for id in self.store.orders_of_stores(numbers)? {
            self.load(id)?;
        }
        self.load_names(&self.found.names())
    }

    fn load(&mut self, id: OrderId) -> Result<(), StoreError> {
        if self.evaluated.contains(&id) {
            return Ok(());
        }
        if let Some(known) = self.store.known(&id)? {
            self.found.add(&known.at(self.now), self.now);
        }
        self.evaluated.insert(id);
        Ok(())
    }
}
