//! What it takes for a file and its name to survive a power cut.

use std::fs::File;
use std::io::{ErrorKind, Result};
use std::path::Path;

/// The folder that holds the name of a path.
pub(super) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}

/// Flushes the content of a file, whoever wrote it.
pub(super) fn sync_file(path: &Path) -> Result<()> {
    #[cfg(test)]
    note(path);
    // Windows flushes only what is open for writing.
    File::options().read(true).write(cfg!(windows)).open(path)?.sync_all()
}

/// Flushes the names in a folder: what was created, renamed or removed there.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> Result<()> {
    #[cfg(test)]
    note(folder);
    match File::open(folder)?.sync_all() {
        // A file system that cannot sync folders says so this way.
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        outcome => outcome,
    }
}

/// Does nothing: folders cannot be opened here.
#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> Result<()> {
    Ok(())
}

#[cfg(test)]
thread_local! {
    /// What this thread has synced, for the tests: a sync leaves no other trace.
    pub(super) static SYNCED: std::cell::RefCell<Vec<std::path::PathBuf>> =
        const { std::cell::RefCell::new(Vec::new()) };
}

#[cfg(test)]
fn note(path: &Path) {
    SYNCED.with_borrow_mut(|synced| synced.push(path.to_owned()));
}
