//! The buyer's record in one SQLite file: a journal that only grows, an index for lists, and where
//! each fact came from.
//!
//! Every write is one immediate transaction; what was acknowledged is on the disk. Nothing here
//! decides anything or prints.

mod busy;
mod check;
mod codec;
mod connection;
mod error;
mod index;
mod journal;
mod provenance;
mod schema;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use crate::domain::id::OrderId;
use crate::domain::order::{Corrupt, Happened, Order, replay};
use crate::domain::policy::Policy;
use crate::domain::time::Instant;

pub(crate) use check::{Checked, Flaw};
pub(crate) use error::StoreError;
pub(crate) use index::{
    AgendaFilter, AgendaPage, AgendaRow, Filter, NextDue, Page, RefundPage, RefundRow, Sort,
    Summary,
};
pub(crate) use journal::Told;
pub(crate) use provenance::SourceFile;

use error::Fault;
use journal::{Entry, JournalError};

/// An open store.
#[derive(Debug)]
pub(crate) struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the store for reading; `None` when there is none. `waiting` is called once when
    /// other processes hold the store for longer than a second, and `upgrading` before an older store
    /// is brought up to date.
    pub(crate) fn open(
        path: &Path,
        policy: &Policy,
        waiting: fn(),
        upgrading: fn(),
    ) -> Result<Option<Self>, StoreError> {
        busy::notify_with(waiting);
        let connection = connection::open_for_reading(path, policy, upgrading)?;
        Ok(connection.map(|connection| Self { connection, path: path.to_owned() }))
    }

    /// Whether there is a store at this path; an error where the file there is no store.
    pub(crate) fn is_there(path: &Path) -> Result<bool, StoreError> {
        connection::is_there(path)
    }

    /// Whether the store at this path is sound, without changing anything; `None` when there is none.
    /// `own` is the folder in which nothing but the record lives; `looked` is told after each order
    /// how many there were.
    pub(crate) fn check(
        path: &Path,
        policy: &Policy,
        own: Option<&Path>,
        waiting: fn(),
        looked: &mut dyn FnMut(usize),
    ) -> Result<Option<Checked>, StoreError> {
        busy::notify_with(waiting);
        check::check(path, policy, own, looked)
    }

    /// Opens the store for writing and makes it when there is none.
    pub(crate) fn open_or_make(
        path: &Path,
        policy: &Policy,
        waiting: fn(),
    ) -> Result<Self, StoreError> {
        busy::notify_with(waiting);
        let connection = connection::open_for_writing(path, policy)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// A store in memory, for a trial of which nothing is kept.
    pub(crate) fn in_memory(policy: &Policy) -> Result<Self, StoreError> {
        let path = PathBuf::from(":memory:");
        let connection =
            connection::in_memory(policy).map_err(|error| StoreError::from_sqlite(&path, error))?;
        Ok(Self { connection, path })
    }

    /// The order with this number as its history tells it; `None` when there is none.
    pub(crate) fn order(&self, id: &OrderId) -> Result<Option<Order>, StoreError> {
        let order = journal::replayed(&self.connection, id).map_err(|error| self.journal(error))?;
        Ok((order.revision() > 0).then_some(order))
    }

    /// The same with the history that it is told from, oldest first, with its sources.
    pub(crate) fn told(&self, id: &OrderId) -> Result<Option<(Order, Vec<Told>)>, StoreError> {
        let history = journal::told(&self.connection, id).map_err(|error| self.journal(error))?;
        if history.is_empty() {
            return Ok(None);
        }
        let order = replay(id.clone(), history.iter().map(|told| &told.entry.happened))
            .map_err(|corrupt| StoreError::new(&self.path, Fault::Corrupt(corrupt)))?;
        Ok(Some((order, history)))
    }

    /// The orders whose number begins or ends with these digits; a few at most.
    pub(crate) fn find(&self, digits: &str) -> Result<Vec<OrderId>, StoreError> {
        index::find(&self.connection, digits).map_err(|error| self.sqlite(error))
    }

    /// The orders that a filter lets through at `now`.
    pub(crate) fn list(&self, filter: &Filter, now: Instant) -> Result<Page, StoreError> {
        index::list(&self.connection, filter, now).map_err(|error| self.sqlite(error))
    }

    /// The open dates of all orders at `now`, the most urgent first.
    pub(crate) fn agenda(
        &self,
        filter: &AgendaFilter,
        now: Instant,
    ) -> Result<AgendaPage, StoreError> {
        index::agenda(&self.connection, filter, now).map_err(|error| self.sqlite(error))
    }

    /// The refunds at `now` that have not come or, with `all`, every one.
    pub(crate) fn refunds(
        &self,
        all: bool,
        limit: usize,
        now: Instant,
    ) -> Result<RefundPage, StoreError> {
        index::refunds(&self.connection, all, limit, now).map_err(|error| self.sqlite(error))
    }

    /// The orders that have a parcel with this number, as all records know it; a few at most.
    pub(crate) fn carried_by(&self, normal: &str) -> Result<Vec<OrderId>, StoreError> {
        index::carried_by(&self.connection, normal).map_err(|error| self.sqlite(error))
    }

    /// The orders that ever had a dispute; with `open`, those that have one at `now`.
    pub(crate) fn disputed(&self, open: bool, now: Instant) -> Result<Vec<OrderId>, StoreError> {
        index::disputed(&self.connection, open, now).map_err(|error| self.sqlite(error))
    }

    /// Every order, one after the other; none is kept.
    pub(crate) fn each_order(&self, each: impl FnMut(Order)) -> Result<(), StoreError> {
        journal::each_replayed(&self.connection, each).map_err(|error| self.journal(error))
    }

    /// The names of all stores, each once.
    pub(crate) fn seller_names(&self) -> Result<Vec<String>, StoreError> {
        index::seller_names(&self.connection).map_err(|error| self.sqlite(error))
    }

    /// The orders of the store with exactly this name.
    pub(crate) fn orders_of_name(&self, name: &str) -> Result<Vec<OrderId>, StoreError> {
        index::orders_of_name(&self.connection, name).map_err(|error| self.sqlite(error))
    }

    /// The orders of which any source named a store with one of these numbers.
    pub(crate) fn orders_of_stores(
        &self,
        numbers: &BTreeSet<String>,
    ) -> Result<Vec<OrderId>, StoreError> {
        index::orders_of_stores(&self.connection, numbers).map_err(|error| self.sqlite(error))
    }

    /// Makes the read model anew from the journal, whole or not at all, and keeps it when `keep` is
    /// true; returns how many orders it has.
    pub(crate) fn reindex(&mut self, policy: &Policy, keep: bool) -> Result<usize, StoreError> {
        self.at_once(|connection, path| {
            let count =
                index::rebuild(connection, policy).map_err(|error| journal_error(path, error))?;
            Ok((count, keep))
        })
    }

    /// Does all of `work` or nothing: it is kept when `work` returns `Ok` and `keep` is true.
    /// Waits for other writers first, so that what `work` reads stays true until it is kept.
    pub(crate) fn write<T, E: From<StoreError>>(
        &mut self,
        operation: &Operation,
        policy: &Policy,
        keep: bool,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.at_once(|connection, path| {
            let mut writer = Writer { connection, path, operation, policy, begun: false };
            let done = work(&mut writer)?;
            Ok((done, keep && writer.begun))
        })
    }

    /// One immediate transaction, kept when `work` returns `Ok` and true.
    fn at_once<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Connection, &Path) -> Result<(T, bool), E>,
    ) -> Result<T, E> {
        let Self { connection, path } = self;
        let failed = |error| StoreError::from_sqlite(path, error);
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let (done, keep) = work(&transaction, path)?;
        let ended = if keep { transaction.commit() } else { transaction.rollback() };
        ended.map_err(failed)?;
        Ok(done)
    }

    fn sqlite(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(&self.path, error)
    }

    fn journal(&self, error: JournalError) -> StoreError {
        journal_error(&self.path, error)
    }
}

fn journal_error(path: &Path, error: JournalError) -> StoreError {
    match error {
        JournalError::Sqlite(error) => StoreError::from_sqlite(path, error),
        JournalError::Corrupt(corrupt) => StoreError::new(path, Fault::Corrupt(corrupt)),
        row @ JournalError::Row { .. } => StoreError::new(path, Fault::Unreadable(row.to_string())),
    }
}

/// What one command does to the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Operation {
    id: Uuid,
    recorded: Instant,
    command: String,
}

impl Operation {
    /// An operation of the command, recorded at `now`.
    pub(crate) fn new(command: &str, now: Instant) -> Self {
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        let time =
            uuid::Timestamp::from_unix(uuid::NoContext, seconds, now.timestamp_subsec_nanos());
        Self { id: Uuid::new_v7(time), recorded: now, command: command.to_owned() }
    }
}

/// A file that is being imported, as the store knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SourceRow(i64);

/// Where the facts of an import come from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The file.
    pub(crate) source: SourceRow,
    /// The place in the file.
    pub(crate) within: &'a str,
    /// When the page was captured.
    pub(crate) captured: Instant,
}

/// The store inside one operation.
#[derive(Debug)]
pub(crate) struct Writer<'a> {
    connection: &'a Connection,
    path: &'a Path,
    operation: &'a Operation,
    policy: &'a Policy,
    begun: bool,
}

impl Writer<'_> {
    /// The order as its history tells it; one of which nothing is known when there is none.
    pub(crate) fn order(&self, id: &OrderId) -> Result<Order, StoreError> {
        journal::replayed(self.connection, id).map_err(|error| journal_error(self.path, error))
    }

    /// The history of an order as it stands within this operation, oldest first.
    pub(crate) fn history(&self, id: &OrderId) -> Result<Vec<Told>, StoreError> {
        journal::told(self.connection, id).map_err(|error| journal_error(self.path, error))
    }

    /// The orders that have a parcel with this number within this operation; a few at most.
    pub(crate) fn carried_by(&self, normal: &str) -> Result<Vec<OrderId>, StoreError> {
        index::carried_by(self.connection, normal)
            .map_err(|error| StoreError::from_sqlite(self.path, error))
    }

    /// Appends what happened to an order and returns the order afterwards.
    pub(crate) fn append(
        &mut self,
        order: Order,
        happened: Vec<Happened>,
        place: Option<Place<'_>>,
    ) -> Result<Order, StoreError> {
        if happened.is_empty() {
            return Ok(order);
        }
        self.begin()?;
        let path = self.path;
        let failed = |error| StoreError::from_sqlite(path, error);
        let mut order = order;
        let first = order.revision().saturating_add(1);
        for happened in happened {
            let revision = order.revision().saturating_add(1);
            order = crate::domain::order::apply(order, &happened)
                .map_err(|corrupt| StoreError::new(path, Fault::Corrupt(corrupt)))?;
            let entry = Entry { revision, happened };
            journal::append(self.connection, order.id(), self.operation.id, &entry)
                .map_err(|error| journal_error(path, error))?;
        }
        if let Some(Place { source, within, captured }) = place {
            let revisions = first..=order.revision();
            provenance::place(self.connection, order.id(), revisions, source.0, within, captured)
                .map_err(failed)?;
        }
        index::put(self.connection, &order, self.policy).map_err(failed)?;
        Ok(order)
    }

    /// Does all of `work` or, when it returns the inner error, nothing of it.
    pub(crate) fn all_or_nothing<T, R, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<Result<T, R>, E>,
    ) -> Result<Result<T, R>, E> {
        let path = self.path;
        let connection = self.connection;
        let run = |sql: &str| {
            connection.execute_batch(sql).map_err(|error| StoreError::from_sqlite(path, error))
        };
        let begun = self.begun;
        run("SAVEPOINT part")?;
        let done = work(self)?;
        if done.is_err() {
            run("ROLLBACK TO part")?;
            self.begun = begun;
        }
        run("RELEASE part")?;
        Ok(done)
    }

    /// A history that contradicts itself, as an error of this store.
    pub(crate) fn corrupt(&self, corrupt: Corrupt) -> StoreError {
        StoreError::new(self.path, Fault::Corrupt(corrupt))
    }

    /// Writes down the file that the next facts come from.
    pub(crate) fn source(&mut self, file: &SourceFile) -> Result<SourceRow, StoreError> {
        self.begin()?;
        provenance::file(self.connection, self.operation.id, file)
            .map(SourceRow)
            .map_err(|error| StoreError::from_sqlite(self.path, error))
    }

    /// Writes the operation down before its first change.
    fn begin(&mut self) -> Result<(), StoreError> {
        if !self.begun {
            let Operation { id, recorded, command } = self.operation;
            journal::begin(self.connection, *id, *recorded, command)
                .map_err(|error| StoreError::from_sqlite(self.path, error))?;
            self.begun = true;
        }
        Ok(())
    }
}
