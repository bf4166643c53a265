//! A file that is still being written, under a name of its own, until it is whole.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::private;

/// How many names are tried before a folder is taken to be full of them.
const TRIES: u32 = 1000;

/// Tells the files of one process apart.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// A file that is removed unless it is given its last name. As long as it is open, its lock tells
/// other processes that somebody writes it.
#[derive(Debug)]
pub(super) struct Unfinished {
    path: PathBuf,
    file: File,
    settled: bool,
}

impl Unfinished {
    /// Makes an empty one in the folder, under a name that starts with `stem`.
    pub(super) fn make(folder: &Path, stem: &str) -> Result<Self> {
        for _try in 0..TRIES {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!("{stem}{}-{number}", std::process::id()));
            let file = match private::file(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                outcome => outcome?,
            };
            let made = Self { path, file, settled: false };
            // Where files cannot be locked, nobody sweeps either.
            if made.file.lock().is_err() || made.path.exists() {
                return Ok(made);
            }
            // Another process swept it away between its making and its lock.
        }
        Err(Error::from(ErrorKind::AlreadyExists))
    }

    /// The open file.
    pub(super) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Gives it its last name, in place of what stands there, when it is on the disk.
    pub(super) fn settle(mut self, target: &Path) -> Result<()> {
        self.file.sync_all()?;
        std::fs::rename(&self.path, target)?;
        self.settled = true;
        private::sync(private::above(target))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.settled {
            // What cannot be removed now is removed by the next sweep.
            drop(std::fs::remove_file(&self.path));
        }
    }
}

/// Removes what dead processes left in the folder under names that start with `stem`. What cannot
/// be removed stays.
pub(super) fn sweep(folder: &Path, stem: &str) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && has_stem(&entry.file_name(), stem) {
            remove_dead(&entry.path());
        }
    }
}

/// Removes the file unless somebody writes it. The lock is held until it is gone.
fn remove_dead(path: &Path) {
    let Ok(file) = OpenOptions::new().read(true).write(true).open(path) else { return };
    if file.try_lock().is_ok() {
        drop(std::fs::remove_file(path));
    }
}

/// Whether somebody writes the file at this moment.
pub(super) fn is_alive(path: &Path) -> bool {
    let file = OpenOptions::new().read(true).write(true).open(path);
    file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Whether the name starts so.
pub(super) fn has_stem(name: &OsStr, stem: &str) -> bool {
    name.as_encoded_bytes().starts_with(stem.as_bytes())
}
