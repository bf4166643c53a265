//! Whether a store is sound: its pages, its histories, its index and its files. Changes nothing.
//!
//! Whatever is found to be wrong hides nothing else that can still be looked at.

mod files;
mod histories;
mod pages;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::connection::{journal_of, open_as_it_is, user_version};
use super::error::{Fault, StoreError};
use super::index::Likeness;
use super::schema::VERSION;
use crate::domain::evidence::Evidence;
use crate::domain::id::OrderId;
use crate::domain::policy::Policy;

/// Something that is wrong with a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// The file does not hold what SQLite wrote.
    PageDamaged {
        /// What SQLite says of it, a line each.
        details: Vec<String>,
    },
    /// A part of the schema is not there, or is not as this program makes it.
    SchemaDiffers {
        /// What it is: `table`, `index` or `trigger`.
        kind: String,
        /// Its name.
        name: String,
        /// The statement that makes it.
        sql: String,
        /// Whether one of this name is there.
        is_there: bool,
    },
    /// Rows of a table name rows of another that are not there.
    ForeignKey {
        /// The table.
        table: String,
        /// The other one.
        parent: String,
        /// How many rows.
        count: usize,
    },
    /// A history cannot be read, or contradicts itself.
    HistoryDamaged {
        /// The number of the order as it stands in the journal; none for what belongs to several.
        order: Option<String>,
        /// The place in its history, where it is one.
        revision: Option<u32>,
        /// What is wrong there.
        why: String,
    },
    /// Lists show of an order what its history does not say.
    IndexDiffers {
        /// The number of the order as it stands in the index.
        order: String,
        /// The tables, or columns of them, in which it does.
        parts: Vec<String>,
        /// Whether there is such an order at all.
        is_known: bool,
    },
    /// Others than its owner can get at a file.
    FileModeTooWide {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// Others than its owner can get at the folder.
    FolderModeTooWide {
        /// The folder.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
        /// Whether nothing but the record lives in it.
        is_own: bool,
    },
    /// A change that a crash left half done, which the next command takes back.
    HalfDone {
        /// The journal that tells how.
        journal: PathBuf,
    },
    /// A file that was begun and never finished.
    Unfinished {
        /// The file.
        path: PathBuf,
    },
}

impl Flaw {
    /// The stable name of its kind.
    pub(crate) fn id(&self) -> &'static str {
        match self {
            Self::PageDamaged { .. } => "store.page-damaged",
            Self::SchemaDiffers { .. } => "store.schema-differs",
            Self::ForeignKey { .. } => "store.foreign-key",
            Self::HistoryDamaged { .. } => "store.history-damaged",
            Self::IndexDiffers { .. } => "store.index-differs",
            Self::FileModeTooWide { .. } | Self::FolderModeTooWide { .. } => "store.mode-too-wide",
            Self::HalfDone { .. } | Self::Unfinished { .. } => "store.left-over",
        }
    }
}

/// What was looked at, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// How many orders have a history; none where that cannot be told.
    pub(crate) orders: Option<usize>,
    /// How many events these have.
    pub(crate) events: Option<usize>,
    /// The schema that it has, where that is an older one than this program's. Its index is not
    /// compared: the next command makes it anew.
    pub(crate) older: Option<i64>,
    /// Copies of the store beside it, the newest schema first.
    pub(crate) copies: Vec<PathBuf>,
    /// The evidence that the orders name whose history can be read.
    pub(crate) evidence: Vec<(OrderId, Evidence)>,
    /// What is wrong.
    pub(crate) flaws: Vec<Flaw>,
}

/// Looks at everything; `None` when there is no store. Tells `looked` after each order how many
/// there were. `own` is the folder in which nothing but the record lives.
pub(super) fn check(
    path: &Path,
    policy: &Policy,
    own: Option<&Path>,
    looked: &mut dyn FnMut(usize),
) -> Result<Option<Checked>, StoreError> {
    let Some(mut connection) = open_as_it_is(path)? else { return Ok(None) };
    let mut checked = Checked::default();
    let mut checking = Checking { path, checked: &mut checked };
    let begun = checking.attempt(|checking| {
        let failed = |error| StoreError::from_sqlite(path, error);
        // Of one moment, whatever others write in the meantime.
        let snapshot = connection.transaction().map_err(failed)?;
        let version = user_version(&snapshot).map_err(failed)?;
        if version > VERSION {
            return Err(StoreError::new(path, Fault::Newer { found: version, known: VERSION }));
        }
        checking.checked.older = (version < VERSION).then_some(version);
        checking.contents(&snapshot, policy, looked)
    });
    match begun {
        Err(error) if matches!(error.fault(), Fault::Unfinished) => {
            checked.flaws.push(Flaw::HalfDone { journal: journal_of(path) });
        }
        done => done?,
    }
    files::look(path, own, &mut checked)?;
    Ok(Some(checked))
}

/// A check under way.
struct Checking<'a> {
    path: &'a Path,
    checked: &'a mut Checked,
}

impl Checking<'_> {
    /// Does a part of the check. Where something that cannot be read ends that part, it is noted and
    /// the others go on.
    fn attempt(
        &mut self,
        part: impl FnOnce(&mut Self) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let Err(error) = part(self) else { return Ok(()) };
        let (Fault::Damaged(detail) | Fault::Unreadable(detail)) = error.fault() else {
            return Err(error);
        };
        let is_damaged = |flaw: &Flaw| matches!(flaw, Flaw::PageDamaged { .. });
        if !self.checked.flaws.iter().any(is_damaged) {
            self.checked.flaws.push(Flaw::PageDamaged { details: vec![detail.clone()] });
        }
        Ok(())
    }

    /// The same for a part that only SQLite can fail.
    fn attempt_sqlite(
        &mut self,
        part: impl FnOnce(&mut Self) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        self.attempt(|checking| {
            part(checking).map_err(|error| StoreError::from_sqlite(checking.path, error))
        })
    }

    fn contents(
        &mut self,
        store: &Connection,
        policy: &Policy,
        looked: &mut dyn FnMut(usize),
    ) -> Result<(), StoreError> {
        self.attempt_sqlite(|checking| {
            let details = pages::damages(store)?;
            if !details.is_empty() {
                checking.checked.flaws.push(Flaw::PageDamaged { details });
            }
            Ok(())
        })?;
        let mut is_whole = true;
        if self.checked.older.is_none() {
            let unlike = pages::unlike(store, policy);
            self.attempt_sqlite(|checking| {
                let unlike = unlike?;
                is_whole = !unlike.iter().any(
                    |flaw| matches!(flaw, Flaw::SchemaDiffers { kind, .. } if kind == "table"),
                );
                checking.checked.flaws.extend(unlike);
                Ok(())
            })?;
        }
        if !is_whole {
            return Ok(());
        }
        self.attempt_sqlite(|checking| {
            checking.checked.flaws.extend(pages::loose_rows(store)?);
            Ok(())
        })?;
        let likeness = Likeness::new(policy)
            .map_err(|error| StoreError::from_sqlite(self.path, error))
            .map(|likeness| self.checked.older.is_none().then_some(likeness))?;
        self.histories(store, likeness, looked)
    }
}
