//! What can go wrong with the store, in sentences that name the file and say what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use super::codec::NotAFact;
use crate::domain::faults::faults;
use crate::domain::id::OrderId;
use crate::domain::order::FactId;

/// What went wrong with the store. Nothing was changed by the command that met it, unless it says so.
#[derive(Debug, thiserror::Error)]
#[error("{}", .fault.sentence(.path))]
pub(crate) struct StoreError {
    path: PathBuf,
    fault: Fault,
}

faults! {
    Folder: "store.folder",
        "the store {path} is a folder, not a file";
    Empty: "store.empty",
        "the store {path} is an empty file; if nothing of yours was in it, move it away and a \
         new store is made";
    Foreign: "store.foreign",
        "the file {path} is not a redress store; it was left untouched";
    Newer(String): "store.newer",
        "the store {path} was written by a newer redress ({detail}); install the newer one";
    /// A `redress` wrote it that was never released.
    Unreleased: "store.unreleased",
        "the store {path} was made by a version of redress that was never released, and cannot \
         be read; nothing was changed; move it away and import your files again";
    Damaged(String): "store.damaged",
        "the store {path} is damaged ({detail}); nothing was changed; restore a copy of it";
    Unreadable(String): "store.unreadable",
        "the store {path} has a row that cannot be read ({detail}); nothing was changed";
    Busy: "store.busy",
        "the store {path} is in use by other processes; nothing was changed; try again";
    Full: "store.disk-full",
        "no space is left for the store {path}; nothing was changed; free some space and try \
         again";
    ReadOnly: "store.read-only",
        "the store {path} cannot be written; nothing was changed";
    Denied(String): "store.cannot-open",
        "the store {path} cannot be opened ({detail})";
    /// A crash left work to finish, and the place is read-only.
    Unfinished: "store.unfinished",
        "a crash left the store {path} with work to finish, and its folder cannot be written; \
         nothing was changed; make the folder writable and try again";
    /// There is no store, but this journal of one that was moved or deleted after a crash.
    Orphan(String): "store.orphan-journal",
        "there is no store {path}, but {detail} holds unfinished work of one that was moved or \
         deleted; put the two together again, or move the journal away";
    /// The system did not take what was written: a full or failing disk, a quota, a size limit.
    Unwritten: "store.not-written",
        "the system did not let the store {path} grow: the disk is full or failing, or a quota \
         or size limit is reached; nothing was changed; free some space and try again";
    Disk(String): "store.disk",
        "the disk failed under the store {path} ({detail}); nothing was changed";
    /// An order is forgotten, and free parts of the file may still hold what stood of it.
    NotWiped(String): "store.not-wiped",
        "the order is forgotten, but free parts of {path} may still hold what stood of it \
         ({detail}); make the index of the store anew to wipe them";
    Other(String): "store.other",
        "the store {path} failed ({detail}); nothing was changed";
}

/// Why something cannot be read or written, before it is known in which file.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// A fact cannot be decoded.
    #[error("fact {} of order {order}: {why}", hex(.fact))]
    Fact { order: OrderId, fact: FactId, why: NotAFact },
    /// Another row says what no program here wrote.
    #[error("{0}")]
    Row(String),
}

fn hex(fact: &FactId) -> String {
    fact.bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl StoreError {
    pub(super) fn new(path: &Path, fault: Fault) -> Self {
        Self { path: path.to_owned(), fault }
    }

    /// Says what a failure means for this file.
    pub(super) fn of(path: &Path, failure: impl Into<Failure>) -> Self {
        let fault = match failure.into() {
            Failure::Sqlite(error) => fault_of(error),
            row @ (Failure::Fact { .. } | Failure::Row(_)) => Fault::Unreadable(row.to_string()),
        };
        Self::new(path, fault)
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

    pub(super) fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Whether the file is as it should be and only cannot be written now.
    pub(super) fn is_of_writing(&self) -> bool {
        matches!(
            self.fault,
            Fault::Busy
                | Fault::Full
                | Fault::ReadOnly
                | Fault::Denied(_)
                | Fault::Unwritten
                | Fault::Disk(_)
        )
    }

    /// Whether waiting and trying again can help.
    pub(crate) fn is_busy(&self) -> bool {
        matches!(self.fault, Fault::Busy)
    }

    pub(crate) fn code(&self) -> &'static str {
        self.fault.code()
    }
}

/// Extended result codes of SQLite that a person should be told apart, and the rest by kind.
fn fault_of(error: rusqlite::Error) -> Fault {
    const WRITE_FAILED: i32 = 778;
    const HOT_JOURNAL: i32 = 776;
    // Tables are not as they were made; the statement would tell a person nothing.
    if let rusqlite::Error::SqlInputError { msg, .. } = error {
        return Fault::Damaged(msg);
    }
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
