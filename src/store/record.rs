//! What the record tells of orders.

use super::error::StoreError;
use super::handle::Store;
use super::number::key_of;
use super::shelf::{Shelf, each_order};
use crate::domain::id::OrderId;
use crate::domain::order::{Known, RecordedFact};

impl Store {
    /// The facts of an order that are in force, with who told them.
    pub(crate) fn facts(&self, id: &OrderId) -> Result<Vec<RecordedFact>, StoreError> {
        self.ask(|connection| Shelf::facts(connection, id))
    }

    /// What is known of an order; `None` where nothing in force begins one.
    pub(crate) fn known(&self, id: &OrderId) -> Result<Option<Known>, StoreError> {
        let policy = &self.rules().policy;
        let known = self.ask(|connection| Ok(Shelf::load(connection, id)?.settled(policy)))?;
        Ok(known.base().exists().then_some(known))
    }

    /// Whether anything was told of an order, in force or not.
    pub(crate) fn tells_of(&self, id: &OrderId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM fact WHERE order_key = ?1) AS it";
        self.ask(|connection| Ok(connection.query_row(sql, [key_of(id)], |row| row.get("it"))?))
    }

    /// Every order with what is known of it, one after the other; none is kept.
    pub(crate) fn each_order(&self, mut each: impl FnMut(Known)) -> Result<(), StoreError> {
        let policy = &self.rules().policy;
        self.ask(|connection| {
            each_order(connection, |id| {
                let known = Shelf::load(connection, &id)?.settled(policy);
                if known.base().exists() {
                    each(known);
                }
                Ok(())
            })
        })
    }
}
