//! One run against one record: opened once, with the rules and settings that the record keeps.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::AppError;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::{Known, Order, settle};
use crate::domain::policy::Policy;
use crate::domain::zone::Zone;
use crate::settings::Settings;
use crate::store::{NewOperation, Opened, Rules, Store, StoreError};
use crate::vault::Vault;

/// What a run is opened with.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    /// Where the store is.
    pub(crate) path: PathBuf,
    pub(crate) now: Instant,
    /// The machine's zone.
    pub(crate) zone: Zone,
    /// The time on the clock, whatever the present is taken to be.
    pub(crate) clock: Instant,
    /// Whether what is done is kept; a trial keeps nothing.
    pub(crate) keep: bool,
    /// Whether the process ends with this run.
    pub(crate) is_process: bool,
    /// The command as it was given.
    pub(crate) words: Vec<OsString>,
    /// Writes it down for the log of operations.
    pub(crate) command: fn(&[OsString]) -> String,
    /// Called once when another process holds the store for longer than a second.
    pub(crate) waiting: fn(),
    pub(crate) writing: fn(),
}

/// An open record with its rules and settings.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) setup: Setup,
    pub(crate) now: Instant,
    pub(crate) keep: bool,
    pub(crate) settings: Settings,
    pub(crate) policy: Arc<Policy>,
    store: Option<Store>,
}

/// The end of the process closes the store. Taking SQLite's memory apart before, piece by piece, would be
/// a part of what a read takes.
impl Drop for Session {
    fn drop(&mut self) {
        if self.setup.is_process {
            std::mem::forget(self.store.take());
        }
    }
}

impl Session {
    /// Opens the record; a record that is not there yet is empty.
    pub(crate) fn open(setup: Setup) -> Result<Self, AppError> {
        let opened = Store::open(&setup.path, setup.waiting)?;
        let told = opened.as_ref().map_or(Ok(Vec::new()), Opened::settings)?;
        let settings = Settings::of_record(&told, setup.zone);
        let store = opened.map(|opened| opened.with_rules(rules_of(&settings))).transpose()?;
        let policy = Arc::new(settings.policy());
        let (now, keep) = (setup.now, setup.keep);
        Ok(Self { setup, now, keep, settings, policy, store })
    }

    /// The same record for a trial: what is done in `act` is not kept.
    pub(crate) fn trial<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let keep = std::mem::replace(&mut self.keep, false);
        let done = act(self);
        self.keep = keep;
        done
    }

    /// The store; `None` when there is none yet.
    pub(super) fn store(&self) -> Option<&Store> {
        self.store.as_ref()
    }

    /// What the store says; nothing where there is none.
    pub(super) fn read<T: Default>(
        &self,
        read: impl FnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store().map_or_else(|| Ok(T::default()), read)
    }

    /// The store for writing, created when there is none; one in memory for a trial.
    pub(super) fn writer(&mut self) -> Result<&mut Store, StoreError> {
        (self.setup.writing)();
        let store = match self.store.take() {
            Some(store) => store,
            None => {
                let opened = if self.keep {
                    Store::open_or_create(&self.setup.path, self.setup.waiting)?
                } else {
                    Store::in_memory()?
                };
                opened.with_rules(rules_of(&self.settings))?
            }
        };
        Ok(self.store.insert(store))
    }

    /// The operation that this run writes.
    pub(super) fn operation(&self) -> NewOperation {
        NewOperation { command: (self.setup.command)(&self.setup.words), at: self.now }
    }

    /// Takes settings that were just written.
    pub(super) fn take_settings(&mut self, settings: Settings) {
        self.policy = Arc::new(settings.policy());
        self.settings = settings;
    }

    /// The one order that these digits begin or end.
    pub(crate) fn resolve(&self, digits: &str) -> Result<OrderId, AppError> {
        let found = self.read(|store| store.find(digits))?;
        let mut candidates = found;
        match (candidates.pop(), candidates.is_empty()) {
            (Some(only), true) => Ok(only),
            (Some(last), false) => {
                candidates.push(last);
                Err(AppError::Ambiguous { digits: digits.to_owned(), candidates })
            }
            (None, _) => Err(AppError::NotFound { digits: digits.to_owned() }),
        }
    }

    /// What is known of the order that these digits name, with the files that tell it.
    pub(super) fn known(&self, digits: &str) -> Result<Known, AppError> {
        let id = self.resolve(digits)?;
        let facts = self.read(|store| store.facts(&id))?;
        let known = Some(settle(&id, &facts, &self.policy)).filter(|known| known.base().exists());
        known.ok_or_else(|| AppError::NotFound { digits: digits.to_owned() })
    }

    /// The order that these digits name, as it stands now.
    pub(crate) fn order(&self, digits: &str) -> Result<Order, AppError> {
        Ok(self.known(digits)?.at(self.now))
    }

    /// The kept files, in a folder beside the store that has its name.
    pub(super) fn vault(&self) -> Vault {
        vault_of(&self.setup.path)
    }
}

/// The rules that these settings give.
pub(super) fn rules_of(settings: &Settings) -> Rules {
    let mut digest = [0; 32];
    for (to, from) in digest.iter_mut().zip(settings.digest().to_be_bytes()) {
        *to = from;
    }
    Rules { policy: settings.policy(), digest }
}

/// The kept files of the store at this path.
pub(super) fn vault_of(store: &Path) -> Vault {
    let mut folder = store.as_os_str().to_owned();
    folder.push(".evidence");
    Vault::new(PathBuf::from(folder))
}
