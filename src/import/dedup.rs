//! Removes duplicates: no order of a response is handed over twice.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde_json::value::RawValue;

use super::field_error::{ReadOrder, RecordError};
use super::list;
use super::page::PageContext;
use crate::domain::id::OrderId;

/// The orders that a response has shown so far.
#[derive(Debug, Default)]
pub(super) struct Dedup<'a>(BTreeMap<OrderId, First<'a>>);

/// The content of an order when it was first shown.
#[derive(Debug)]
enum First<'a> {
    /// These fields. They are read again only if the order is shown again.
    Fields(&'a RawValue),
    Fingerprint(u64),
}

impl<'a> Dedup<'a> {
    /// Reads an order of the list; `None` when it repeats an earlier block.
    pub(super) fn list_order(
        &mut self,
        fields: &'a RawValue,
        page: &PageContext<'_>,
    ) -> Result<Option<ReadOrder>, RecordError> {
        let order = list::order(fields, page)?;
        match self.0.entry(order.observation.order.clone()) {
            Entry::Vacant(vacant) => {
                vacant.insert(First::Fields(fields));
                Ok(Some(order))
            }
            Entry::Occupied(mut first) => {
                let content = match *first.get() {
                    First::Fields(fields) => fingerprint(&list::order(fields, page)?),
                    First::Fingerprint(content) => content,
                };
                first.insert(First::Fingerprint(content));
                if content == fingerprint(&order) { Ok(None) } else { Err(RecordError::Conflict) }
            }
        }
    }

    /// The order of an order page, unless the list in the same response shows it too: the two never
    /// have the same content.
    pub(super) fn page_order(&self, order: ReadOrder) -> Result<ReadOrder, RecordError> {
        let is_known = self.0.contains_key(&order.observation.order);
        if is_known { Err(RecordError::Conflict) } else { Ok(order) }
    }
}

/// A number that orders of the same content share, in this run only.
fn fingerprint(order: &ReadOrder) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{order:?}").hash(&mut hasher);
    hasher.finish()
}
