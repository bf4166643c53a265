//! The buyer's own files: read when they exist, written whole or not at all, for their owner alone.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::error::SettingsError;

/// Beyond this a file is no list of settings.
const LIMIT: u64 = 4 << 20;

/// The text of a file; `None` when there is none.
pub(super) fn read(path: &Path) -> Result<Option<String>, SettingsError> {
    read_up_to(path, LIMIT, "4 MiB")
}

/// The text of a file of at most so many bytes, which `most` tells in words; `None` when there is
/// none.
pub(super) fn read_up_to(
    path: &Path,
    limit: u64,
    most: &str,
) -> Result<Option<String>, SettingsError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(SettingsError::reading(path, &error)),
    };
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| SettingsError::reading(path, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        let why = format!("it is larger than {most}");
        return Err(SettingsError::unreadable(path, None, why));
    }
    String::from_utf8(bytes)
        .map(Some)
        .map_err(|_| SettingsError::unreadable(path, None, "it is not text in UTF-8"))
}

/// Changes a file of the folder by `edit`, which gets its text, empty when there is none, and
/// returns the new one, or `None` to leave it. Other processes wait meanwhile. With `keep` false
/// everything is tried and nothing written. Returns whether there was anything to change.
pub(super) fn change(
    path: &Path,
    keep: bool,
    edit: impl FnOnce(&str) -> Result<Option<String>, SettingsError>,
) -> Result<bool, SettingsError> {
    let failed = |error| SettingsError::writing(path, &error);
    if !keep {
        return Ok(edit(&read(path)?.unwrap_or_default())?.is_some());
    }
    if let Some(folder) = path.parent() {
        private_folder(folder).map_err(failed)?;
    }
    let _lock = lock(path).map_err(failed)?;
    let Some(text) = edit(&read(path)?.unwrap_or_default())? else {
        return Ok(false);
    };
    write(path, &text).map_err(failed)?;
    Ok(true)
}

/// Writes a file beside its place and moves it there when it is whole and on the disk. A link stays
/// one: the file it leads to is replaced.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let unfinished = beside(&path, "new");
    let written = remove(&unfinished)
        .and_then(|()| private_options().create_new(true).open(&unfinished))
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&unfinished, &path));
    if written.is_err() {
        // What cannot be removed now is removed by the next try.
        drop(remove(&unfinished));
    }
    written.and_then(|()| sync_folder(&path))
}

/// Holds other processes off until the handle is dropped.
fn lock(path: &Path) -> io::Result<File> {
    let file = private_options().create(true).open(beside(path, "lock"))?;
    file.lock()?;
    Ok(file)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn private_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options
}

/// Makes the folders that are missing, for their owner alone.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Makes a rename last through a power cut.
fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _nothing_to_do = path;
    Ok(())
}
