//! Files and folders that only their owner can read, whatever the umask.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Result};
use std::path::Path;

/// Makes a new empty file to write and read back. Fails where one stands already.
pub(super) fn file(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    // A umask only takes bits away: what it took of the owner's own is given back.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    }
    Ok(file)
}

/// Makes a folder and those above it where they are missing, and syncs the folder above each new
/// one.
pub(super) fn folder(path: &Path) -> Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let above = above(path);
    if above != path {
        folder(above)?;
    }
    match one_folder(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => sync(above),
    }
}

#[cfg(unix)]
fn one_folder(path: &Path) -> Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    DirBuilder::new().mode(0o700).create(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn one_folder(path: &Path) -> Result<()> {
    DirBuilder::new().create(path)
}

/// The folder in which a path lies.
pub(super) fn above(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}

/// Makes what happened to the names in a folder last through a power cut.
#[cfg(unix)]
pub(super) fn sync(folder: &Path) -> Result<()> {
    match File::open(folder)?.sync_all() {
        // A file system that cannot sync a folder says so this way.
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        outcome => outcome,
    }
}

#[cfg(not(unix))]
pub(super) fn sync(_folder: &Path) -> Result<()> {
    Ok(())
}
