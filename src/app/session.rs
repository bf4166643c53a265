//! One run of one command against one store: which store, at what time, by which rules.

use std::path::PathBuf;

use super::error::AppError;
use crate::domain::id::OrderId;
use crate::domain::policy::Policy;
use crate::domain::time::Instant;
use crate::store::{Store, StoreError};
use crate::vault::Vault;

/// What all use cases of a run share.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// Where the store is.
    pub(crate) path: PathBuf,
    /// The present.
    pub(crate) now: Instant,
    /// The time on the clock, whatever the present is taken to be.
    pub(crate) clock: Instant,
    /// The rules.
    pub(crate) policy: Policy,
    /// Whether what is done is kept.
    pub(crate) keep: bool,
    /// Called once when another process holds the store for longer than a second.
    pub(crate) waiting: fn(),
    /// Called before a store is written, never by a read, but where it brings an older store up to
    /// date.
    pub(crate) writing: fn(),
}

impl Session {
    /// The store for reading; `None` when there is none yet.
    pub(super) fn reader(&self) -> Result<Option<Store>, StoreError> {
        Store::open(&self.path, &self.policy, self.waiting, self.writing)
    }

    /// The store for writing; one in memory for a trial before there is any.
    pub(super) fn writer(&self) -> Result<Store, StoreError> {
        if !self.keep && !Store::is_there(&self.path)? {
            return Store::in_memory(&self.policy);
        }
        self.open_or_make()
    }

    /// The store for changing an order that must be in it; never makes one.
    pub(super) fn changer(&self, digits: &str) -> Result<Store, AppError> {
        if !Store::is_there(&self.path)? {
            return Err(AppError::NotFound { digits: digits.to_owned() });
        }
        Ok(self.open_or_make()?)
    }

    /// The kept files, in a folder beside the store that has its name.
    pub(super) fn vault(&self) -> Vault {
        let mut folder = self.path.as_os_str().to_owned();
        folder.push(".evidence");
        Vault::new(PathBuf::from(folder))
    }

    fn open_or_make(&self) -> Result<Store, StoreError> {
        (self.writing)();
        Store::open_or_make(&self.path, &self.policy, self.waiting)
    }
}

/// The one order that these digits begin or end.
pub(super) fn resolve(store: &Store, digits: &str) -> Result<OrderId, AppError> {
    let mut candidates = store.find(digits)?;
    match (candidates.pop(), candidates.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(last), false) => {
            candidates.push(last);
            Err(AppError::Ambiguous { digits: digits.to_owned(), candidates })
        }
        (None, _) => Err(AppError::NotFound { digits: digits.to_owned() }),
    }
}
