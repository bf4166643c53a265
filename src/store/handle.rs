//! An open store. What it can be asked stands where it is answered.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::connection;
use super::error::{Failure, StoreError};
use crate::domain::policy::Policy;

/// The rules with the buyer's own words laid over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) policy: Policy,
    /// What tells these rules from any others: the index is made anew where it was made by others.
    pub(crate) digest: [u8; 32],
}

/// An open store with its rules.
#[derive(Debug)]
pub(crate) struct Store {
    file: Handle,
    rules: Rules,
}

#[derive(Debug)]
pub(super) struct Handle {
    connection: Connection,
    path: PathBuf,
    is_writable: bool,
}

impl Store {
    pub(super) fn new(file: Handle, rules: Rules) -> Self {
        Self { file, rules }
    }

    pub(crate) fn rules(&self) -> &Rules {
        &self.rules
    }

    pub(super) fn set_rules(&mut self, rules: Rules) {
        self.rules = rules;
    }

    pub(super) fn file(&mut self) -> &mut Handle {
        &mut self.file
    }

    /// The connection, for tests that look beneath.
    #[cfg(test)]
    pub(super) fn connection(&self) -> &Connection {
        &self.file.connection
    }

    /// The answer to a question, or why there is none in words of this file.
    pub(super) fn ask<T>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, Failure>,
    ) -> Result<T, StoreError> {
        self.file.ask(question)
    }
}

impl Handle {
    pub(super) fn new(connection: Connection, path: &Path, is_writable: bool) -> Self {
        Self { connection, path: path.to_owned(), is_writable }
    }

    pub(super) fn ask<T>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, Failure>,
    ) -> Result<T, StoreError> {
        question(&self.connection).map_err(|failure| StoreError::of(&self.path, failure))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// One immediate transaction, kept when `work` returns `Ok` and true. Waits for other writers
    /// first, so that what `work` reads stays true until it is kept.
    pub(super) fn transact<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Connection, &Path) -> Result<(T, bool), E>,
    ) -> Result<T, E> {
        if !self.is_writable {
            connection::make_writable(&self.path, &mut self.connection)?;
            self.is_writable = true;
        }
        let Self { connection, path, .. } = self;
        let failed = |error| StoreError::of(path, error);
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let (done, keep) = work(&transaction, path)?;
        let ended = if keep { transaction.commit() } else { transaction.rollback() };
        ended.map_err(failed)?;
        Ok(done)
    }

    /// The same for work on this file alone.
    pub(super) fn at_once<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<(T, bool), Failure>,
    ) -> Result<T, StoreError> {
        self.transact(|connection, path| {
            work(connection).map_err(|failure| StoreError::of(path, failure))
        })
    }
}
