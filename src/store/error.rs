//! What can go wrong with the store, in sentences that name the file and say what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::domain::order::Corrupt;

/// What went wrong with the store. Nothing was changed by the command that met it.
#[derive(Debug, thiserror::Error)]
#[error("{}", sentence(.fault, .path))]
pub(crate) struct StoreError {
    path: PathBuf,
    fault: Fault,
}

/// The kinds of faults.
#[derive(Debug)]
pub(crate) enum Fault {
    /// A folder stands where the file should be.
    Folder,
    /// The file has no bytes.
    Empty,
    /// The file is not from here.
    Foreign,
    /// A newer `redress` wrote it.
    Newer {
        /// Its schema version.
        found: i64,
        /// The newest one known here.
        known: i64,
    },
    /// Its pages are damaged.
    Damaged(String),
    /// A row cannot be understood.
    Unreadable(String),
    /// Its history contradicts itself.
    Corrupt(Corrupt),
    /// Other processes held it beyond the waiting limit.
    Busy,
    /// No space is left.
    Full,
    /// It cannot be written.
    ReadOnly,
    /// An older `redress` wrote it, and it cannot be written to be brought up to date.
    Outdated {
        /// Its schema version.
        found: i64,
    },
    /// It cannot be opened.
    Denied(String),
    /// A crash left work to finish, and the place is read-only.
    Unfinished,
    /// There is no store, but the journal of one that was moved or deleted after a crash.
    Orphan(PathBuf),
    /// The system did not take what was written: a full or failing disk, a quota, a size limit.
    Unwritten,
    /// The disk failed.
    Disk(String),
    /// Something else.
    Other(String),
}

impl StoreError {
    pub(super) fn new(path: &Path, fault: Fault) -> Self {
        Self { path: path.to_owned(), fault }
    }

    /// Says what a failure of SQLite means.
    pub(super) fn from_sqlite(path: &Path, error: rusqlite::Error) -> Self {
        Self::new(path, fault_of(error))
    }

    /// Says what a failure of the file system means.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are not ours and grow")]
    pub(super) fn from_io(path: &Path, error: &std::io::Error) -> Self {
        let fault = match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Fault::Full,
            std::io::ErrorKind::ReadOnlyFilesystem => Fault::ReadOnly,
            std::io::ErrorKind::IsADirectory => Fault::Folder,
            _ => Fault::Denied(error.to_string()),
        };
        Self::new(path, fault)
    }

    /// The same, met while a store of this schema was brought up to date.
    pub(super) fn of_upgrade(self, path: &Path, found: i64) -> Self {
        match self.fault {
            Fault::ReadOnly | Fault::Denied(_) => Self::new(path, Fault::Outdated { found }),
            Fault::Folder
            | Fault::Empty
            | Fault::Foreign
            | Fault::Newer { .. }
            | Fault::Damaged(_)
            | Fault::Unreadable(_)
            | Fault::Corrupt(_)
            | Fault::Busy
            | Fault::Full
            | Fault::Outdated { .. }
            | Fault::Unfinished
            | Fault::Orphan(_)
            | Fault::Unwritten
            | Fault::Disk(_)
            | Fault::Other(_) => self,
        }
    }

    /// What went wrong.
    pub(super) fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Whether waiting and trying again can help.
    pub(crate) fn is_busy(&self) -> bool {
        matches!(self.fault, Fault::Busy)
    }

    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self.fault {
            Fault::Folder => "store.folder",
            Fault::Empty => "store.empty",
            Fault::Foreign => "store.foreign",
            Fault::Newer { .. } => "store.newer",
            Fault::Damaged(_) => "store.damaged",
            Fault::Unreadable(_) => "store.unreadable",
            Fault::Corrupt(_) => "store.corrupt",
            Fault::Busy => "store.busy",
            Fault::Full => "store.disk-full",
            Fault::ReadOnly => "store.read-only",
            Fault::Outdated { .. } => "store.outdated",
            Fault::Denied(_) => "store.cannot-open",
            Fault::Unfinished => "store.unfinished",
            Fault::Orphan(_) => "store.orphan-journal",
            Fault::Unwritten => "store.not-written",
            Fault::Disk(_) => "store.disk",
            Fault::Other(_) => "store.other",
        }
    }
}

fn sentence(fault: &Fault, path: &Path) -> String {
    let path = path.display();
    match fault {
        Fault::Folder => format!("the store {path} is a folder, not a file"),
        Fault::Empty => format!(
            "the store {path} is an empty file; if nothing of yours was in it, move it away and a new store is made"
        ),
        Fault::Foreign => format!("the file {path} is not a redress store; it was left untouched"),
        Fault::Newer { found, known } => format!(
            "the store {path} was written by a newer redress (schema {found}, this one knows {known}); install the newer one"
        ),
        Fault::Damaged(detail) => {
            format!(
                "the store {path} is damaged ({detail}); nothing was changed; restore a copy of it"
            )
        }
        Fault::Unreadable(detail) => {
            format!(
                "the store {path} has a row that cannot be read ({detail}); nothing was changed"
            )
        }
        Fault::Corrupt(corrupt) => {
            format!("the store {path} contradicts itself: {corrupt}; nothing was changed")
        }
        Fault::Busy => {
            format!("the store {path} is in use by other processes; nothing was changed; try again")
        }
        Fault::Full => {
            format!(
                "no space is left for the store {path}; nothing was changed; free some space and try again"
            )
        }
        Fault::ReadOnly => format!("the store {path} cannot be written; nothing was changed"),
        Fault::Outdated { found } => format!(
            "an older redress wrote {path} (schema {found}), and it cannot be written to be brought up to date; nothing was changed; make the file and its folder writable, or copy it to where it can be"
        ),
        Fault::Denied(detail) => format!("the store {path} cannot be opened ({detail})"),
        Fault::Unfinished => format!(
            "a crash left the store {path} with work to finish, and its folder cannot be written; nothing was changed; make the folder writable and try again"
        ),
        Fault::Orphan(journal) => format!(
            "there is no store {path}, but {} holds unfinished work of one that was moved or deleted; put the two together again, or move the journal away",
            journal.display()
        ),
        Fault::Unwritten => format!(
            "the system did not let the store {path} grow: the disk is full or failing, or a quota or size limit is reached; nothing was changed; free some space and try again"
        ),
        Fault::Disk(detail) => {
            format!("the disk failed under the store {path} ({detail}); nothing was changed")
        }
        Fault::Other(detail) => format!("the store {path} failed ({detail}); nothing was changed"),
    }
}

/// Extended result codes of SQLite that a person should be told apart, and the rest by kind.
fn fault_of(error: rusqlite::Error) -> Fault {
    const WRITE_FAILED: i32 = 778;
    const HOT_JOURNAL: i32 = 776;
    let rusqlite::Error::SqliteFailure(failure, message) = error else {
        return Fault::Unreadable(error.to_string());
    };
    let detail = message.unwrap_or_else(|| failure.to_string());
    match (failure.extended_code, failure.code) {
        (HOT_JOURNAL, _) => Fault::Unfinished,
        (WRITE_FAILED, _) => Fault::Unwritten,
        (_, ErrorCode::DiskFull) => Fault::Full,
        (
            _,
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::FileLockingProtocolFailed,
        ) => Fault::Busy,
        (_, ErrorCode::ReadOnly) => Fault::ReadOnly,
        (_, ErrorCode::NotADatabase) => Fault::Foreign,
        (_, ErrorCode::DatabaseCorrupt) => Fault::Damaged(detail),
        (_, ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Fault::Denied(detail),
        (_, ErrorCode::SystemIoFailure) => Fault::Disk(detail),
        _rest => Fault::Other(detail),
    }
}
