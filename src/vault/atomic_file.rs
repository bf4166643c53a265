//! A file that appears under its name only when it is complete.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::durability::{parent, sync_folder};
use super::permissions::create_file;

/// How many temporary names are tried.
const MAX_TRIES: u32 = 1000;

/// Tells the temporary files of one process apart.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// A temporary file. It is removed when dropped before `commit`. Its lock tells other processes
/// that it is still being written.
#[derive(Debug)]
pub(super) struct AtomicFile {
    path: PathBuf,
    file: File,
    is_committed: bool,
}

impl AtomicFile {
    /// Creates an empty one in the folder, under a name that starts with `prefix`.
    pub(super) fn create(folder: &Path, prefix: &str) -> Result<Self> {
        for _try in 0..MAX_TRIES {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{prefix}{}-{number}", std::process::id()));
            let file = match create_file(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                outcome => outcome?,
            };
            let created = Self { path, file, is_committed: false };
            // Where files cannot be locked, nobody removes stale ones either.
            if created.file.lock().is_err() || created.path.exists() {
                return Ok(created);
            }
            // Another process removed it as stale before it was locked.
        }
        Err(Error::from(ErrorKind::AlreadyExists))
    }

    pub(super) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Syncs the file, renames it to `target`, replacing what is there, and syncs the folder.
    pub(super) fn commit(mut self, target: &Path) -> Result<()> {
        self.file.sync_all()?;
        std::fs::rename(&self.path, target)?;
        self.is_committed = true;
        sync_folder(parent(target))
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        if !self.is_committed {
            // What cannot be removed now is removed as stale later.
            drop(std::fs::remove_file(&self.path));
        }
    }
}

/// Removes the files that killed processes left in the folder under names that start with
/// `prefix`. Ignores those that cannot be removed.
pub(super) fn remove_stale(folder: &Path, prefix: &str) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && has_prefix(&entry.file_name(), prefix) {
            remove_unlocked(&entry.path());
        }
    }
}

/// Removes a file that nobody is writing. Holds its lock until it is gone.
fn remove_unlocked(path: &Path) {
    let Ok(file) = OpenOptions::new().read(true).write(true).open(path) else { return };
    if file.try_lock().is_ok() {
        drop(std::fs::remove_file(path));
    }
}

/// Whether a process is writing the file right now.
pub(super) fn is_locked(path: &Path) -> bool {
    let file = OpenOptions::new().read(true).write(true).open(path);
    file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Whether a file name starts with `prefix`.
pub(super) fn has_prefix(name: &OsStr, prefix: &str) -> bool {
    name.as_encoded_bytes().starts_with(prefix.as_bytes())
}
