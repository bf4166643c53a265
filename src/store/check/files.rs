//! The files of a store: who can get at them, and which were begun and never finished.

use std::path::{Path, PathBuf};

use super::flaw::{Checked, Flaw};
use crate::store::error::StoreError;
use crate::store::files::{beside, journal_of};

/// Looks at the store's file, at those beside it that bear its name, and at their folder.
pub(super) fn look(
    path: &Path,
    own: Option<&Path>,
    checked: &mut Checked,
) -> Result<(), StoreError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let files = files(path, folder).map_err(|error| StoreError::from_io(folder, &error))?;
    let new = beside(path, "new");
    let (unfinished, files): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| *file == new || *file == journal_of(&new));
    checked.flaws.extend(unfinished.into_iter().map(|path| Flaw::Unfinished { path }));
    checked.flaws.extend(loose_folder(folder, own == Some(folder)));
    checked.flaws.extend(files.iter().filter_map(|file| loose_file(file)));
    Ok(())
}

/// The store's file, and all whose names are its name with something behind it: what is in them is
/// the buyer's record too. The folder of the kept copies is none of them.
fn files(path: &Path, folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let other = entry.file_name();
        let rest = other.as_encoded_bytes().strip_prefix(name);
        let is_named_so = rest.is_some_and(|rest| matches!(rest.first(), None | Some(b'.' | b'-')));
        if is_named_so && !entry.file_type()?.is_dir() {
            files.push(path.with_file_name(other));
        }
    }
    files.sort();
    Ok(files)
}

/// A file that others can get at. One that went away in the meantime is none.
#[cfg(unix)]
fn loose_file(path: &Path) -> Option<Flaw> {
    let mode = mode(path)?;
    (mode & 0o077 != 0).then(|| Flaw::FileModeTooWide { path: path.to_owned(), mode })
}

#[cfg(not(unix))]
fn loose_file(_path: &Path) -> Option<Flaw> {
    None
}

/// A folder that others can get at: at all, where nothing but the record lives in it. One that the
/// buyer chose may hold what others are to read; but who can write there can put another file in
/// the place of the store.
#[cfg(unix)]
fn loose_folder(path: &Path, is_own: bool) -> Option<Flaw> {
    /// Only its owner removes a file from such a folder.
    const STICKY: u32 = 0o1000;
    let mode = mode(path)?;
    let is_loose = if is_own { mode & 0o077 != 0 } else { mode & 0o002 != 0 && mode & STICKY == 0 };
    is_loose.then(|| Flaw::FolderModeTooWide { path: path.to_owned(), mode, is_own })
}

#[cfg(not(unix))]
fn loose_folder(_path: &Path, _is_own: bool) -> Option<Flaw> {
    None
}

/// The permission bits of what a path leads to.
#[cfg(unix)]
fn mode(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).ok().map(|metadata| metadata.permissions().mode() & 0o7777)
}
