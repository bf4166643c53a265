//! The orders that one response has shown: none is handed over twice.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde_json::value::RawValue;

use super::flaw::Flaw;
use super::list;
use super::page::Page;
use crate::domain::id::OrderId;
use crate::domain::order::Snapshot;

/// The orders that one response has shown.
#[derive(Debug, Default)]
pub(super) struct Once<'a>(BTreeMap<OrderId, First<'a>>);

/// What stood there when an order was first shown.
#[derive(Debug)]
enum First<'a> {
    /// In these fields, which are read again only if the order is shown again.
    Fields(&'a RawValue),
    /// What has this fingerprint.
    Content(u64),
}

impl<'a> Once<'a> {
    /// Reads the order of one block of the list; `None` when it says again what an earlier one
    /// said.
    pub(super) fn of_list(
        &mut self,
        fields: &'a RawValue,
        page: &Page<'_>,
    ) -> Result<Option<Snapshot>, Flaw> {
        let snapshot = list::snapshot(fields, page)?;
        match self.0.entry(snapshot.order.clone()) {
            Entry::Vacant(vacant) => {
                vacant.insert(First::Fields(fields));
                Ok(Some(snapshot))
            }
            Entry::Occupied(mut first) => {
                let content = match *first.get() {
                    First::Fields(fields) => fingerprint(&list::snapshot(fields, page)?),
                    First::Content(content) => content,
                };
                first.insert(First::Content(content));
                if content == fingerprint(&snapshot) { Ok(None) } else { Err(Flaw::Twice) }
            }
        }
    }

    /// The order of an order page, unless the list in the same response shows it too; the two
    /// never say the same.
    pub(super) fn of_order_page(&self, snapshot: Snapshot) -> Result<Snapshot, Flaw> {
        if self.0.contains_key(&snapshot.order) { Err(Flaw::Twice) } else { Ok(snapshot) }
    }
}

/// A number that snapshots of one content share. It means nothing in another run.
fn fingerprint(snapshot: &Snapshot) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{snapshot:?}").hash(&mut hasher);
    hasher.finish()
}
