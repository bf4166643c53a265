//! Opening a store: first its settings, then, with the rules that these make, everything else.

use std::path::Path;

use super::error::StoreError;
use super::handle::{Handle, Rules, Store};
use super::marks::{self, Marks};
use super::{busy, connection, index, setting};
use crate::domain::listing::OwnSetting;

/// A store that is open, before its rules are known: they follow from its settings.
#[derive(Debug)]
pub(crate) struct Opened {
    file: Handle,
    marks: Marks,
}

impl Store {
    /// Opens the store, for now to read it; `None` when there is none. `waiting` is called once when
    /// other processes hold it for longer than a second.
    pub(crate) fn open(path: &Path, waiting: fn()) -> Result<Option<Opened>, StoreError> {
        busy::notify_with(waiting);
        let opened = |connection| Opened::new(Handle::new(connection, path, false));
        connection::open(path)?.map(opened).transpose()
    }

    /// The same, and makes a store when there is none.
    pub(crate) fn open_or_create(path: &Path, waiting: fn()) -> Result<Opened, StoreError> {
        busy::notify_with(waiting);
        Opened::new(Handle::new(connection::open_or_create(path)?, path, false))
    }

    /// A store in memory, for a trial of which nothing is kept.
    pub(crate) fn in_memory() -> Result<Opened, StoreError> {
        let path = Path::new(":memory:");
        let connection = connection::in_memory().map_err(|error| StoreError::of(path, error))?;
        Opened::new(Handle::new(connection, path, true))
    }
}

impl Opened {
    fn new(file: Handle) -> Result<Self, StoreError> {
        let marks = file.ask(|connection| Ok(marks::read(connection)?))?;
        Ok(Self { file, marks })
    }

    /// The buyer's words about rules and settings that are in force, oldest first.
    pub(crate) fn settings(&self) -> Result<Vec<OwnSetting>, StoreError> {
        if !self.marks.has_settings {
            return Ok(Vec::new());
        }
        self.file.ask(|connection| Ok(setting::settings(connection)?))
    }

    /// The store with its rules. An index that was made by others is made anew: in the file or, where
    /// that cannot be written, in memory for this run.
    pub(crate) fn with_rules(self, rules: Rules) -> Result<Store, StoreError> {
        let Self { mut file, marks } = self;
        let is_others = marks.digest != Some(rules.digest);
        if is_others && file.ask(|connection| Ok(marks::has_facts(connection)?))? {
            match file.at_once(|connection| {
                // Another process may just have done it.
                let is_behind = marks::read(connection)?.digest != Some(rules.digest);
                if is_behind {
                    index::rebuild(connection, &rules)?;
                }
                Ok(((), is_behind))
            }) {
                Err(error) if error.is_of_writing() => {
                    file.ask(|connection| index::shadow(connection, &rules.policy))?;
                }
                done => done?,
            }
        }
        Ok(Store::new(file, rules))
    }
}
