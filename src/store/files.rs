//! The files of a store: what they are called, and who can get at them.

use std::fs::{DirBuilder, File, OpenOptions};
use std::path::{Path, PathBuf};

/// Where SQLite keeps what a crash left to undo.
pub(super) fn journal_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}

/// The name of a file that belongs to the store.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Holds other processes off while the file is made, until the handle is dropped.
pub(super) fn lock(path: &Path) -> std::io::Result<File> {
    let file = private_options().create(true).open(beside(path, "lock"))?;
    file.lock().map(|()| file)
}

/// Removes a half made store with its journal, which would else be played into the next one.
pub(super) fn remove_unfinished(unfinished: &Path) -> std::io::Result<()> {
    remove(&journal_of(unfinished))?;
    remove(unfinished)
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
pub(super) fn private_file(path: &Path) -> std::io::Result<()> {
    private_options().create_new(true).open(path).map(drop)
}

/// Makes the folders that are missing, for their owner alone, and makes each last through a power
/// cut.
pub(super) fn private_folder(folder: &Path) -> std::io::Result<()> {
    let missing: Vec<&Path> = folder
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        .collect();
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)?;
    missing.into_iter().try_for_each(sync_folder)
}

/// Makes a name in the folder of this path last through a power cut.
#[cfg(unix)]
pub(super) fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
