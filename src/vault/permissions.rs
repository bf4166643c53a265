//! Files and folders that only their owner can read, whatever the umask.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Result};
use std::path::Path;

use super::durability::{parent, sync_folder};

/// Creates an empty file for writing and reading back. Fails if the path exists.
pub(super) fn create_file(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    // A umask can take the owner's own bits away; they are given back here.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    }
    Ok(file)
}

/// Creates a folder and every missing one above it. Syncs each new folder, and the one that was
/// there before them.
pub(super) fn create_folder(path: &Path) -> Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let above = parent(path);
    if above != path {
        create_folder(above)?;
    }
    match create_one_folder(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => {}
        outcome => outcome?,
    }
    sync_folder(path)?;
    sync_folder(above)
}

#[cfg(unix)]
fn create_one_folder(path: &Path) -> Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    DirBuilder::new().mode(0o700).create(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn create_one_folder(path: &Path) -> Result<()> {
    DirBuilder::new().create(path)
}
