//! Whether every history can be read and told, and the index says the same.

use rusqlite::Connection;

use super::pages::text;
use super::{Checking, Flaw};
use crate::domain::id::OrderId;
use crate::domain::order::{Corrupt, Order, replay};
use crate::store::codec;
use crate::store::error::StoreError;
use crate::store::index::{Likeness, strangers};
use crate::store::journal::{self, Entry, JournalError};

impl Checking<'_> {
    /// Reads every history and, with a likeness to compare it with, the index.
    pub(super) fn histories(
        &mut self,
        store: &Connection,
        mut likeness: Option<Likeness<'_>>,
        looked: &mut dyn FnMut(usize),
    ) -> Result<(), StoreError> {
        let path = self.path;
        let mut counts = (0, 0);
        let mut is_all = false;
        self.attempt(|checking| {
            journal::each_order(store, |number| -> Result<(), Failed> {
                counts.0 += 1;
                checking.attempt_sqlite(|checking| {
                    let order = checking.history(store, number, &mut counts.1)?;
                    let Some(order) = order else { return Ok(()) };
                    let kept = order.evidence().iter();
                    let kept = kept.map(|kept| (order.id().clone(), kept.evidence.clone()));
                    checking.checked.evidence.extend(kept);
                    let Some(likeness) = &mut likeness else { return Ok(()) };
                    let parts = likeness.differences(store, &order)?;
                    if !parts.is_empty() {
                        let order = number.to_owned();
                        let flaw = Flaw::IndexDiffers { order, parts, is_known: true };
                        checking.checked.flaws.push(flaw);
                    }
                    Ok(())
                })?;
                looked(counts.0);
                Ok(())
            })
            .map_err(|failed| failed.at(path))?;
            is_all = true;
            Ok(())
        })?;
        if is_all {
            (self.checked.orders, self.checked.events) = (Some(counts.0), Some(counts.1));
        }
        self.attempt_sqlite(|checking| checking.recordings(store))?;
        if likeness.is_some() {
            self.attempt_sqlite(|checking| {
                let strangers = strangers(store)?.into_iter();
                checking.checked.flaws.extend(strangers.map(|(order, parts)| Flaw::IndexDiffers {
                    order,
                    parts,
                    is_known: false,
                }));
                Ok(())
            })?;
        }
        Ok(())
    }

    /// The order that a history tells of; `None`, and a flaw, where it tells of none. Counts its
    /// events.
    fn history(
        &mut self,
        store: &Connection,
        number: &str,
        events: &mut usize,
    ) -> rusqlite::Result<Option<Order>> {
        let damaged = |revision: Option<u32>, why: String| Flaw::HistoryDamaged {
            order: Some(number.to_owned()),
            revision,
            why,
        };
        let id = match OrderId::parse(number) {
            Ok(id) => id,
            Err(why) => {
                self.checked.flaws.push(damaged(None, why.to_string()));
                return Ok(None);
            }
        };
        let mut flaws = Vec::new();
        let mut entries: Vec<Entry> = Vec::new();
        let read = journal::each(store, &id, |entry| {
            *events += 1;
            match entry {
                Ok(entry) => entries.push(entry),
                Err(JournalError::Row { revision, why, .. }) => {
                    flaws.push(damaged(Some(revision), why.to_string()));
                }
                Err(error @ (JournalError::Sqlite(_) | JournalError::Corrupt(_))) => {
                    flaws.push(damaged(None, error.to_string()));
                }
            }
            Ok(())
        });
        if flaws.is_empty() {
            flaws.extend(gap(&entries).map(|revision| {
                damaged(Some(revision), "it is not there, though later ones are".to_owned())
            }));
        }
        match read {
            Err(JournalError::Sqlite(error)) => {
                self.checked.flaws.extend(flaws);
                return Err(error);
            }
            Err(other @ (JournalError::Corrupt(_) | JournalError::Row { .. })) => {
                flaws.push(damaged(None, other.to_string()));
            }
            Ok(()) => {}
        }
        let order = if flaws.is_empty() {
            replay(id, entries.iter().map(|entry| &entry.happened))
                .map_err(|corrupt| flaws.push(damaged(Some(place(&corrupt)), corrupt.to_string())))
                .ok()
        } else {
            None
        };
        self.checked.flaws.extend(flaws);
        Ok(order)
    }

    /// Reads when each operation was recorded, and when each page was captured.
    fn recordings(&mut self, store: &Connection) -> rusqlite::Result<()> {
        let mut operations =
            store.prepare("SELECT command, recorded_at FROM operation ORDER BY id")?;
        let mut rows = operations.query([])?;
        while let Some(row) = rows.next()? {
            if let Err(unknown) = codec::instant(&text(row, 1)?) {
                let why = format!("{unknown}, at which `{}` was recorded", text(row, 0)?);
                self.checked.flaws.push(Flaw::HistoryDamaged { order: None, revision: None, why });
            }
        }
        let mut pages = store.prepare("SELECT order_id, first, captured_at FROM provenance")?;
        let mut rows = pages.query([])?;
        while let Some(row) = rows.next()? {
            if let Err(unknown) = codec::instant(&text(row, 2)?) {
                let (order, revision) = (text(row, 0)?, row.get(1).ok());
                let why = format!("{unknown}, at which its page was captured");
                self.checked.flaws.push(Flaw::HistoryDamaged { order: Some(order), revision, why });
            }
        }
        Ok(())
    }
}

/// The first place of a history that has no event, before one that has.
fn gap(entries: &[Entry]) -> Option<u32> {
    let places = (1_u32..).zip(entries);
    places.into_iter().find_map(|(place, entry)| (entry.revision != place).then_some(place))
}

/// The place in the history at which it contradicts itself.
fn place(corrupt: &Corrupt) -> u32 {
    match corrupt {
        Corrupt::NoRequest { revision, .. }
        | Corrupt::NotFrozen { revision, .. }
        | Corrupt::NoDispute { revision, .. }
        | Corrupt::NotShipped { revision, .. } => *revision,
    }
}

/// Why the orders could not all be gone through.
#[derive(Debug)]
enum Failed {
    /// SQLite could not tell the next.
    Sqlite(rusqlite::Error),
    /// The store failed at one.
    Store(StoreError),
}

impl Failed {
    fn at(self, path: &std::path::Path) -> StoreError {
        match self {
            Self::Sqlite(error) => StoreError::from_sqlite(path, error),
            Self::Store(error) => error,
        }
    }
}

impl From<rusqlite::Error> for Failed {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
