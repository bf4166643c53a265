//! Opens the file, or makes it, so that it is never half made, never readable by others, and never
//! mistaken for another.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, MAIN_DB, OpenFlags, TransactionBehavior};
use uuid::Uuid;

use super::busy;
use super::error::{Fault, StoreError};
use super::schema::{APPLICATION_ID, VERSION, migrations};
use crate::domain::policy::Policy;

/// How many bytes of a file tell what it is.
const HEADER: u64 = 72;

/// How much of the file a writer may hold in memory, in KiB: an import that holds too little of it
/// writes pages out before it is done, and syncs each time.
const CACHE: i64 = 64 << 10;

/// Opens an existing store for reading; `None` when there is none. Never makes one, and changes one
/// only to bring it to the newest schema; then `writing` is called first.
pub(super) fn open_for_reading(
    path: &Path,
    policy: &Policy,
    writing: fn(),
) -> Result<Option<Connection>, StoreError> {
    if !is_there(path)? {
        return Ok(None);
    }
    let failed = |error| StoreError::from_sqlite(path, error);
    // A crashed writer's journal can only be rolled back by a connection that may write.
    let both = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let one = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, both)
        .or_else(|_| Connection::open_with_flags(path, one))
        .map_err(failed)?;
    connection.busy_handler(Some(busy::nap)).map_err(failed)?;
    let version = user_version(&connection).map_err(failed)?;
    if version != VERSION {
        drop(connection);
        // An older store is upgraded by the next command, whichever it is.
        writing();
        return open_for_writing(path, policy).map(Some);
    }
    connection.pragma_update(None, "query_only", true).map_err(failed)?;
    Ok(Some(connection))
}

/// Opens an existing store to look at it as it is; `None` when there is none. Changes nothing, whether
/// or not it could: an older store stays one, and what a crash left is not taken back.
pub(super) fn open_as_it_is(path: &Path) -> Result<Option<Connection>, StoreError> {
    if !is_there(path)? {
        let orphan = journal_of(path);
        return if orphan.exists() {
            Err(StoreError::new(path, Fault::Orphan(orphan)))
        } else {
            Ok(None)
        };
    }
    let failed = |error| StoreError::from_sqlite(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.busy_handler(Some(busy::nap)).map_err(failed)?;
    Ok(Some(connection))
}

/// Opens a store for writing; makes it, or upgrades it, when needed.
pub(super) fn open_for_writing(path: &Path, policy: &Policy) -> Result<Connection, StoreError> {
    if !is_there(path)? {
        make(path, policy)?;
    }
    let failed = |error| StoreError::from_sqlite(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    connection.busy_handler(Some(busy::nap)).map_err(failed)?;
    make_safe(&connection).map_err(failed)?;
    connection.pragma_update(None, "cache_size", -CACHE).map_err(failed)?;
    let version = user_version(&connection).map_err(failed)?;
    if version > VERSION {
        return Err(StoreError::new(path, Fault::Newer { found: version, known: VERSION }));
    }
    if version < VERSION {
        upgrade(path, &mut connection, policy).map_err(|error| error.of_upgrade(path, version))?;
    }
    Ok(connection)
}

/// Brings an older store to the newest schema, after a copy of it was made beside it. Of several
/// processes that do so at once, one does and the others find it done.
fn upgrade(path: &Path, connection: &mut Connection, policy: &Policy) -> Result<(), StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let _lock = lock(path)?;
    let version = user_version(connection).map_err(failed)?;
    if version >= VERSION {
        return Ok(());
    }
    if connection.is_readonly(MAIN_DB).map_err(failed)? {
        return Err(StoreError::new(path, Fault::ReadOnly));
    }
    let copy = beside(path, &format!("v{version}"));
    remove_unfinished(&copy)
        .and_then(|()| private_file(&copy))
        .map_err(|error| StoreError::from_io(&copy, &error))?;
    // The file is there and empty, which is what it takes to be written into and stay private.
    connection
        .execute("VACUUM INTO ?1", [copy.to_string_lossy()])
        .map_err(|error| StoreError::from_sqlite(&copy, error))?;
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    migrations(policy).to_latest(connection).map_err(|error| not_migrated(path, error))
}

/// Says what a failure of a migration means. Its hooks fail only on a row that cannot be read.
fn not_migrated(path: &Path, error: rusqlite_migration::Error) -> StoreError {
    if let rusqlite_migration::Error::RusqliteError { err, .. } = error {
        StoreError::from_sqlite(path, err)
    } else if let rusqlite_migration::Error::Hook(row) = error {
        StoreError::new(path, Fault::Unreadable(row))
    } else {
        StoreError::new(path, Fault::Other(error.to_string()))
    }
}

/// A store in memory.
pub(super) fn in_memory(policy: &Policy) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    connection.pragma_update(None, "foreign_keys", true)?;
    fill(&mut connection, policy)?;
    Ok(connection)
}

/// The settings under which no acknowledged change is lost, whenever the power goes.
fn make_safe(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update(None, "foreign_keys", true)
}

pub(super) fn user_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
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
fn make(path: &Path, policy: &Policy) -> Result<(), StoreError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        private_folder(folder).map_err(|error| StoreError::from_io(path, &error))?;
    }
    let _lock = lock(path)?;
    if is_there(path)? {
        return Ok(());
    }
    let orphan = journal_of(path);
    if orphan.exists() {
        return Err(StoreError::new(path, Fault::Orphan(orphan)));
    }
    let unfinished = beside(path, "new");
    let made = make_whole(path, &unfinished, policy);
    if made.is_err() {
        // What cannot be removed now is removed by the next try.
        drop(remove_unfinished(&unfinished));
    }
    made
}

/// Makes a store under the name of an unfinished one, whose remains it removes, and gives it its
/// own name when it is whole and on the disk.
fn make_whole(path: &Path, unfinished: &Path, policy: &Policy) -> Result<(), StoreError> {
    remove_unfinished(unfinished)
        .and_then(|()| private_file(unfinished))
        .map_err(|error| StoreError::from_io(path, &error))?;
    let made = Connection::open(unfinished).and_then(|mut connection| {
        make_safe(&connection)?;
        fill(&mut connection, policy)
    });
    made.map_err(|error| StoreError::from_sqlite(path, error))?;
    std::fs::rename(unfinished, path)
        .and_then(|()| sync_folder(path))
        .map_err(|error| StoreError::from_io(path, &error))
}

/// Removes a half made store with its journal, which would else be played into the next one.
fn remove_unfinished(unfinished: &Path) -> std::io::Result<()> {
    remove(&journal_of(unfinished))?;
    remove(unfinished)
}

/// Where SQLite keeps what a crash left to undo.
pub(super) fn journal_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}

/// Writes the schema and the marks of a new store.
fn fill(connection: &mut Connection, policy: &Policy) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrations(policy).to_latest(connection).map_err(|error| {
        if let rusqlite_migration::Error::RusqliteError { err, .. } = error {
            err
        } else {
            rusqlite::Error::ToSqlConversionFailure(Box::new(error))
        }
    })?;
    let device = Uuid::new_v4();
    connection.execute("INSERT INTO device (id) VALUES (?1)", [device.as_bytes().as_slice()])?;
    Ok(())
}

/// Holds other processes off while the file is made or upgraded, until the handle is dropped.
fn lock(path: &Path) -> Result<File, StoreError> {
    let open = private_options().create(true).open(beside(path, "lock"));
    open.and_then(|file| file.lock().map(|()| file))
        .map_err(|error| StoreError::from_io(path, &error))
}

/// The name of a file that belongs to the store.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn remove(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(unix)]
fn private_options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.read(true).write(true).mode(0o600);
    options
}

#[cfg(not(unix))]
fn private_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    options
}

/// Makes an empty file that only its owner can read, before SQLite sees it.
fn private_file(path: &Path) -> std::io::Result<()> {
    private_options().create_new(true).open(path).map(drop)
}

/// Makes the folders that are missing, for their owner alone.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Makes a rename in the store's folder last through a power cut.
#[cfg(unix)]
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
