//! The folder of evidence files: `<2 hex>/<64 hex>`, each named by the SHA-256 of its content.

use std::collections::BTreeSet;
use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind, sink};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::DateTime;

use super::atomic_file::{AtomicFile, has_prefix, is_locked, remove_stale};
use super::durability::{parent, sync_file, sync_folder};
use super::error::{Fault, VaultError};
use super::permissions::create_folder;
use super::stream::{CopyError, Hashed, copy_hashed};
use super::{exif, sniff};
use crate::domain::evidence::{Digest, Kind};
use crate::domain::instant::Instant;

/// How the temporary name of a file starts that is still being copied.
const PART: &str = ".part-";

/// The folder. It is created with the first file.
#[derive(Debug, Clone)]
pub(crate) struct Vault {
    folder: PathBuf,
}

/// A stored file, and what its source and its content tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copied {
    /// The SHA-256 of the content.
    pub(crate) digest: Digest,
    /// The size in bytes.
    pub(crate) bytes: u64,
    /// The media type of the content, whatever the name.
    pub(crate) media: &'static str,
    pub(crate) kind: Kind,
    /// The file name of the source.
    pub(crate) name: String,
    /// When the source was last modified, to the second.
    pub(crate) changed: Option<Instant>,
    /// Whether the metadata contain the place where the picture was taken.
    pub(crate) located: bool,
    /// Whether the same content was stored already.
    pub(crate) known: bool,
}

/// The state of a stored file, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Health {
    Whole,
    /// Not found.
    Missing,
    Altered(Found),
    /// Cannot be read.
    Unreadable(ErrorKind),
}

/// How a stored file has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// Another size, in bytes.
    Bytes(u64),
    /// The same size, but another SHA-256.
    Digest(Digest),
}

/// The state of a stored file, by its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glance {
    There,
    /// Not found.
    Missing,
    /// Another size, not a file, or not accessible.
    Altered,
}

impl Vault {
    /// The vault in this folder, which need not exist. Touches nothing.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Stores the content of a file, following links, and reports the bytes done and their total.
    /// Reads the source once. Content that is stored already, and unchanged, is not stored again.
    ///
    /// Returns when the content and its name survive a power cut, also if another process has
    /// stored it a moment ago and not synced it yet.
    pub(crate) fn keep(
        &self,
        source: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Copied, VaultError> {
        let (mut file, before) = open_source(source)?;
        let total = before.len();
        let writing = |error| VaultError::writing(&self.folder, error);
        create_folder(&self.folder).map_err(writing)?;
        remove_stale(&self.folder, PART);
        let mut part = AtomicFile::create(&self.folder, PART).map_err(writing)?;
        let mut progress = |bytes: u64| progress(bytes.min(total), total);
        let hashed = copy_hashed(&mut file, part.file(), total.saturating_add(1), &mut progress);
        let hashed = hashed.map_err(|error| match error {
            CopyError::Read(error) => VaultError::reading(source, error),
            CopyError::Write(error) => writing(error),
        })?;
        let after = file.metadata().map_err(|error| VaultError::reading(source, error))?;
        if hashed.bytes != total || !is_same(&before, &after) {
            return Err(VaultError::new(source, Fault::Changed));
        }
        let known = self.verify(hashed.digest, hashed.bytes) == Health::Whole;
        let copied = describe(source, &before, &hashed, part.file(), known).map_err(writing)?;
        let place = self.place(hashed.digest);
        let stored = if known { sync_file(&place) } else { store(part, &place) };
        stored.and_then(|()| self.sync_names(&place)).map_err(writing)?;
        Ok(copied)
    }

    /// Syncs the folders down to a stored file: another process may have created them and not synced
    /// them yet.
    fn sync_names(&self, place: &Path) -> Result<(), Error> {
        sync_folder(parent(place))?;
        sync_folder(&self.folder)?;
        sync_folder(parent(&self.folder))
    }

    /// Reads a file as `keep` does, and stores nothing.
    pub(crate) fn look(
        source: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Copied, VaultError> {
        let (mut file, before) = open_source(source)?;
        let total = before.len();
        let mut progress = |bytes: u64| progress(bytes.min(total), total);
        let hashed = copy_hashed(&mut file, &mut sink(), total.saturating_add(1), &mut progress);
        let hashed = hashed.map_err(|error| match error {
            CopyError::Read(error) | CopyError::Write(error) => VaultError::reading(source, error),
        })?;
        describe(source, &before, &hashed, &mut file, false)
            .map_err(|error| VaultError::reading(source, error))
    }

    /// Opens a stored file for reading. Does not verify it.
    pub(crate) fn open(&self, digest: Digest) -> Result<File, VaultError> {
        let place = self.place(digest);
        open_copy(&place).map_err(|error| {
            let is_missing = error.kind() == ErrorKind::NotFound;
            let fault = if is_missing { Fault::Missing } else { Fault::Unreadable(error) };
            VaultError::new(&place, fault)
        })
    }

    /// Reads stored files completely, and returns the state of each, in their order. Reports the
    /// bytes done and their total.
    pub(crate) fn verify_all(
        &self,
        copies: &[(Digest, u64)],
        progress: &mut dyn FnMut(u64, u64),
    ) -> Vec<Health> {
        let total = copies.iter().map(|(_, bytes)| *bytes).fold(0, u64::saturating_add);
        let mut before = 0_u64;
        let each = copies.iter().map(|(digest, bytes)| {
            let mut progress = |done| progress(before.saturating_add(done), total);
            let health = self.health(*digest, *bytes, &mut progress);
            before = before.saturating_add(*bytes);
            health
        });
        each.collect()
    }

    /// The same for one file, without progress.
    pub(super) fn verify(&self, digest: Digest, bytes: u64) -> Health {
        self.health(digest, bytes, &mut |_bytes| ())
    }

    fn health(&self, digest: Digest, bytes: u64, progress: &mut dyn FnMut(u64)) -> Health {
        examine(&self.place(digest), digest, bytes, progress).unwrap_or_else(|error| {
            let kind = error.kind();
            if kind == ErrorKind::NotFound { Health::Missing } else { Health::Unreadable(kind) }
        })
    }

    /// Looks at the size of a stored file, and does not read it.
    pub(crate) fn glance(&self, digest: Digest, bytes: u64) -> Glance {
        match metadata_of(&self.place(digest)) {
            Ok(metadata) if metadata.len() == bytes => Glance::There,
            Err(error) if error.kind() == ErrorKind::NotFound => Glance::Missing,
            Ok(_) | Err(_) => Glance::Altered,
        }
    }

    /// The files in the folder that are none of the known ones, in order. Includes what killed
    /// processes left, but not what a process is writing right now.
    pub(crate) fn loose(&self, known: &BTreeSet<Digest>) -> Result<Vec<PathBuf>, VaultError> {
        let places: BTreeSet<PathBuf> = known.iter().map(|digest| self.place(*digest)).collect();
        let mut loose = self.everything()?;
        loose.retain(|(path, metadata)| {
            let is_part = path.file_name().is_some_and(|name| has_prefix(name, PART));
            let is_being_written = is_part && metadata.is_file() && is_locked(path);
            !(metadata.is_dir() || places.contains(path) || is_being_written)
        });
        Ok(loose.into_iter().map(|(path, _metadata)| path).collect())
    }

    /// What others than its owner can read or write, in order, each with its mode.
    #[cfg(unix)]
    pub(crate) fn modes(&self) -> Result<Vec<(PathBuf, u32)>, VaultError> {
        use std::os::unix::fs::MetadataExt as _;
        let mode = |metadata: Metadata| metadata.mode() & 0o7777;
        let wide = |(path, metadata): (PathBuf, Metadata)| {
            let is_wide = !metadata.is_symlink() && metadata.mode() & 0o077 != 0;
            is_wide.then(|| (path, mode(metadata)))
        };
        let mut entries = self.everything()?;
        if let Ok(metadata) = self.folder.metadata() {
            entries.insert(0, (self.folder.clone(), metadata));
        }
        Ok(entries.into_iter().filter_map(wide).collect())
    }

    /// Empty: there are no modes here.
    #[cfg(not(unix))]
    pub(crate) fn modes(&self) -> Result<Vec<(PathBuf, u32)>, VaultError> {
        Ok(Vec::new())
    }

    /// The path of a stored file.
    pub(crate) fn place(&self, digest: Digest) -> PathBuf {
        let hex = digest.to_string();
        self.folder.join(hex.get(..2).unwrap_or_default()).join(hex)
    }

    /// Everything in the folder and below, in order. Does not follow links.
    fn everything(&self) -> Result<Vec<(PathBuf, Metadata)>, VaultError> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            let entries = match std::fs::read_dir(&folder) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                outcome => outcome.map_err(|error| VaultError::reading(&folder, error))?,
            };
            for entry in entries {
                let entry = entry.map_err(|error| VaultError::reading(&folder, error))?;
                match entry.metadata() {
                    Err(error) if error.kind() == ErrorKind::NotFound => {}
                    Err(error) => return Err(VaultError::reading(&entry.path(), error)),
                    Ok(metadata) => {
                        if metadata.is_dir() {
                            folders.push(entry.path());
                        }
                        found.push((entry.path(), metadata));
                    }
                }
            }
        }
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(found)
    }
}

/// Opens a file that is not empty, and returns its metadata from before the first byte is read. Does
/// not open what is not a file: a pipe without a writer would block.
fn open_source(source: &Path) -> Result<(File, Metadata), VaultError> {
    let reading = |error| VaultError::reading(source, error);
    let refuse = |metadata: &Metadata| match metadata {
        folder if folder.is_dir() => Err(VaultError::new(source, Fault::Folder)),
        special if !special.is_file() => Err(VaultError::new(source, Fault::Special)),
        _file => Ok(()),
    };
    refuse(&source.metadata().map_err(reading)?)?;
    let file = File::open(source).map_err(reading)?;
    let metadata = file.metadata().map_err(reading)?;
    refuse(&metadata)?;
    if metadata.len() == 0 {
        return Err(VaultError::new(source, Fault::Empty));
    }
    Ok((file, metadata))
}

/// Whether the file was left alone in between.
fn is_same(before: &Metadata, after: &Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

/// Opens a file of the vault. A link is refused, and so is a file in a linked folder: the vault
/// creates neither.
fn open_copy(place: &Path) -> Result<File, Error> {
    metadata_of(place)?;
    File::open(place)
}

/// The metadata of a file of the vault; fails if it is not a file.
fn metadata_of(place: &Path) -> Result<Metadata, Error> {
    let metadata = place.symlink_metadata()?;
    let is_within = parent(place).symlink_metadata()?.is_dir();
    if metadata.is_file() && is_within {
        Ok(metadata)
    } else {
        Err(Error::from(ErrorKind::InvalidInput))
    }
}

/// Compares a stored file with what it should be. Does not read one of another size.
fn examine(
    place: &Path,
    digest: Digest,
    bytes: u64,
    progress: &mut dyn FnMut(u64),
) -> Result<Health, Error> {
    let mut file = open_copy(place)?;
    let size = file.metadata()?.len();
    if size != bytes {
        return Ok(Health::Altered(Found::Bytes(size)));
    }
    let hashed = copy_hashed(&mut file, &mut sink(), u64::MAX, progress);
    let hashed = hashed.map_err(|error| match error {
        CopyError::Read(error) | CopyError::Write(error) => error,
    })?;
    if hashed.digest == digest {
        Ok(Health::Whole)
    } else {
        Ok(Health::Altered(Found::Digest(hashed.digest)))
    }
}

/// The time, rounded down to the second.
fn whole_seconds(time: SystemTime) -> Option<Instant> {
    let seconds = match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).ok()?,
        Err(before) => {
            let before = before.duration();
            let started = u64::from(before.subsec_nanos() > 0);
            i64::try_from(before.as_secs().checked_add(started)?).ok()?.checked_neg()?
        }
    };
    DateTime::from_timestamp(seconds, 0)
}

/// Moves a new file to its place.
fn store(part: AtomicFile, place: &Path) -> Result<(), Error> {
    create_folder(parent(place))?;
    part.commit(place)
}

/// What a source and its content tell.
fn describe(
    source: &Path,
    about: &Metadata,
    hashed: &Hashed,
    content: &mut File,
    known: bool,
) -> Result<Copied, Error> {
    let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let media = sniff::content(content)?;
    let metadata = exif::metadata(content);
    Ok(Copied {
        digest: hashed.digest,
        bytes: hashed.bytes,
        media,
        kind: sniff::kind(media, &name, metadata.has_camera),
        name,
        changed: about.modified().ok().and_then(whole_seconds),
        located: metadata.is_located,
        known,
    })
}

impl Vault {
    /// Deletes the copy of a file that no order uses any more; a copy that is gone already is no
    /// error.
    pub(crate) fn forget(&self, digest: Digest) -> Result<(), VaultError> {
        let path = self.place(digest);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(VaultError::writing(&path, error))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }
}
