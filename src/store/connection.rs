//! Opens the file, or makes it, so that it is never half made, never readable by others, and never
//! mistaken for another.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::busy;
use super::error::{Fault, StoreError};
use super::files::{
    beside, journal_of, lock, private_file, private_folder, remove_unfinished, sync_folder,
};
use super::guard::guard;
use super::schema::{APPLICATION_ID, VERSION, fill, is_unreleased, version};

/// How many bytes of a file tell what it is.
const HEADER: u64 = 72;

/// How many statements a writer keeps prepared: all that an import uses, so that none is prepared twice.
const STATEMENTS: usize = 48;

/// How much of the file a writer may hold in memory, in KiB: an import that holds too little of it
/// writes pages out before it is done, and syncs each time.
const CACHE: i64 = 64 << 10;

/// Opens an existing store for reading; `None` when there is none. Never makes or changes one.
pub(super) fn open(path: &Path) -> Result<Option<Connection>, StoreError> {
    if !is_there(path)? {
        return Ok(None);
    }
    let failed = |error| StoreError::of(path, error);
    // A crashed writer's journal can only be rolled back by a connection that may write.
    let both = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, both)
        .or_else(|_| Connection::open_with_flags(path, read_only()))
        .map_err(failed)?;
    plan_once(&connection).map_err(failed)?;
    connection.busy_handler(Some(busy::nap)).map_err(failed)?;
    recognise(path, &connection)?;
    connection.pragma_update(None, "query_only", true).map_err(failed)?;
    Ok(Some(connection))
}

/// The same, and makes a store when there is none.
pub(super) fn open_or_create(path: &Path) -> Result<Connection, StoreError> {
    if let Some(connection) = open(path)? {
        return Ok(connection);
    }
    make(path)?;
    open(path)?.ok_or_else(|| StoreError::new(path, Fault::Other("it went away".to_owned())))
}

/// Opens an existing store to look at it as it is; `None` when there is none. What a crash left is not
/// taken back.
pub(super) fn open_as_it_is(path: &Path) -> Result<Option<Connection>, StoreError> {
    if !is_there(path)? {
        let orphan = journal_of(path);
        return if orphan.exists() {
            Err(StoreError::new(path, Fault::Orphan(orphan.display().to_string())))
        } else {
            Ok(None)
        };
    }
    let failed = |error| StoreError::of(path, error);
    let mut connection = Connection::open_with_flags(path, read_only()).map_err(failed)?;
    connection.busy_handler(Some(busy::nap)).map_err(failed)?;
    Ok(Some(connection))
}

fn read_only() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Refuses a store of another schema.
pub(super) fn recognise(path: &Path, connection: &Connection) -> Result<(), StoreError> {
    let failed = |error| StoreError::of(path, error);
    let found = version(connection).map_err(failed)?;
    // Schemas that were never released had the number of the first that was.
    let is_known =
        found == VERSION && connection.column_exists(None, "source", "readers").map_err(failed)?;
    if is_known {
        return Ok(());
    }
    let fault = if is_unreleased(connection).map_err(failed)? {
        Fault::Unreleased
    } else if found > VERSION {
        Fault::Newer(format!("schema {found}, this one knows {VERSION}"))
    } else {
        Fault::Damaged("its tables are not there".to_owned())
    };
    Err(StoreError::new(path, fault))
}

/// Lets a connection that reads write, under the settings by which no acknowledged change is lost,
/// whenever the power goes.
pub(super) fn make_writable(path: &Path, connection: &mut Connection) -> Result<(), StoreError> {
    let failed = |error| StoreError::of(path, error);
    if connection.is_readonly(MAIN_DB).map_err(failed)? {
        return Err(StoreError::new(path, Fault::ReadOnly));
    }
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    make_safe(connection)
        .and_then(|()| connection.pragma_update(None, "cache_size", -CACHE))
        .and_then(|()| connection.pragma_update(None, "query_only", false))
        .and_then(|()| guard(connection))
        .map_err(failed)
}

/// Keeps SQLite from planning a statement anew for each value that it is asked with.
fn plan_once(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

fn make_safe(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update(None, "foreign_keys", true)
}

pub(super) fn in_memory() -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    plan_once(&connection)?;
    make_safe(&connection)?;
    fill(&connection)?;
    guard(&mut connection)?;
    Ok(connection)
}

/// Whether there is a store, by the first bytes of the file; an error where they are not a store's.
pub(super) fn is_there(path: &Path) -> Result<bool, StoreError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(StoreError::from_io(path, &error)),
    };
    let mut header = Vec::new();
    file.take(HEADER)
        .read_to_end(&mut header)
        .map_err(|error| StoreError::from_io(path, &error))?;
    let is_sqlite = header.starts_with(b"SQLite format 3\0");
    let is_ours = header.ends_with(&APPLICATION_ID.to_be_bytes());
    if is_sqlite && is_ours {
        Ok(true)
    } else {
        let fault = if header.is_empty() { Fault::Empty } else { Fault::Foreign };
        Err(StoreError::new(path, fault))
    }
}

/// Makes a new store beside its place and moves it there when it is whole. Of many processes that
/// do so at once, one makes it and the others find it made.
fn make(path: &Path) -> Result<(), StoreError> {
    let of_io = |error: std::io::Error| StoreError::from_io(path, &error);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        private_folder(folder).map_err(of_io)?;
    }
    let _lock = lock(path).map_err(of_io)?;
    if is_there(path)? {
        return Ok(());
    }
    let orphan = journal_of(path);
    if orphan.exists() {
        return Err(StoreError::new(path, Fault::Orphan(orphan.display().to_string())));
    }
    let unfinished = beside(path, "new");
    let made = make_whole(path, &unfinished);
    if made.is_err() {
        // What cannot be removed now is removed by the next try.
        drop(remove_unfinished(&unfinished));
    }
    made
}

/// Makes a store under the name of an unfinished one, whose remains it removes, and gives it its
/// own name when it is whole and on the disk.
fn make_whole(path: &Path, unfinished: &Path) -> Result<(), StoreError> {
    let of_io = |error: std::io::Error| StoreError::from_io(path, &error);
    remove_unfinished(unfinished).and_then(|()| private_file(unfinished)).map_err(of_io)?;
    Connection::open(unfinished)
        .and_then(|connection| {
            make_safe(&connection)?;
            fill(&connection)
        })
        .map_err(|error| StoreError::of(path, error))?;
    std::fs::rename(unfinished, path).and_then(|()| sync_folder(path)).map_err(of_io)
}
