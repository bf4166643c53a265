//! The folder of kept copies: `<2 hex>/<64 hex>`, each named by what is in it.

use std::collections::BTreeSet;
use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind, sink};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::DateTime;

use super::error::{Fault, VaultError};
use super::stream::{Broken, Passed, pour};
use super::unfinished::{Unfinished, has_stem, is_alive, sweep};
use super::{exif, private, sniff};
use crate::domain::evidence::{Digest, Kind};
use crate::domain::time::Instant;

/// How the name of a copy starts that is not whole yet.
const PART: &str = ".part-";

/// The folder of kept copies. It is made when the first file is kept.
#[derive(Debug, Clone)]
pub(crate) struct Vault {
    folder: PathBuf,
}

/// A copy that is in the vault, with what its source and its content tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copied {
    /// The SHA-256 of the content.
    pub(crate) digest: Digest,
    /// How many bytes it has.
    pub(crate) bytes: u64,
    /// What the content is; the name has no say.
    pub(crate) media: &'static str,
    /// What it is likely to be to the case.
    pub(crate) kind: Kind,
    /// The name of the source without its folders.
    pub(crate) name: String,
    /// When the source was last changed, to the second.
    pub(crate) changed: Option<Instant>,
    /// Whether the picture tells where it was taken.
    pub(crate) located: bool,
    /// Whether the same content was in the vault already.
    pub(crate) known: bool,
}

/// How a kept copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Health {
    /// As it was kept.
    Whole,
    /// Not there.
    Missing,
    /// Not what was kept.
    Altered(Found),
    /// There, but it cannot be read.
    Unreadable(ErrorKind),
}

/// What stands in place of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// Another number of bytes.
    Bytes(u64),
    /// Other content of the same size.
    Digest(Digest),
}

/// What a look at a copy tells without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glance {
    /// A file of the right size is there.
    There,
    /// Nothing is there.
    Missing,
    /// Something else is there, or it cannot be looked at.
    Altered,
}

impl Vault {
    /// The vault in this folder, which need not be there. Touches nothing.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Copies the content of a file, through links, and tells as it goes how many bytes of how many
    /// are through. The source is read once. Content that is here already, and whole, is not
    /// stored again.
    pub(crate) fn keep(
        &self,
        source: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Copied, VaultError> {
        let (mut file, before) = open_source(source)?;
        let total = before.len();
        let writing = |error| VaultError::writing(&self.folder, error);
        private::folder(&self.folder).map_err(writing)?;
        sweep(&self.folder, PART);
        let mut part = Unfinished::make(&self.folder, PART).map_err(writing)?;
        let mut told = |bytes: u64| progress(bytes.min(total), total);
        let passed = pour(&mut file, part.file(), total.saturating_add(1), &mut told);
        let passed = passed.map_err(|broken| match broken {
            Broken::Reading(error) => VaultError::reading(source, error),
            Broken::Writing(error) => writing(error),
        })?;
        let after = file.metadata().map_err(|error| VaultError::reading(source, error))?;
        if passed.bytes != total || !is_same(&before, &after) {
            return Err(VaultError::new(source, Fault::Changed));
        }
        let known = self.verify(passed.digest, passed.bytes) == Health::Whole;
        let copied = described(source, &before, &passed, part.file(), known).map_err(writing)?;
        if !known {
            let place = self.place(passed.digest);
            private::folder(private::above(&place))
                .and_then(|()| part.settle(&place))
                .map_err(writing)?;
        }
        Ok(copied)
    }

    /// Reads a file as `keep` does, and keeps nothing.
    pub(crate) fn look(
        source: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Copied, VaultError> {
        let (mut file, before) = open_source(source)?;
        let total = before.len();
        let mut told = |bytes: u64| progress(bytes.min(total), total);
        let passed = pour(&mut file, &mut sink(), total.saturating_add(1), &mut told);
        let passed = passed.map_err(|broken| match broken {
            Broken::Reading(error) | Broken::Writing(error) => VaultError::reading(source, error),
        })?;
        described(source, &before, &passed, &mut file, false)
            .map_err(|error| VaultError::reading(source, error))
    }

    /// Opens a kept copy for reading. Does not look whether it is whole.
    pub(crate) fn open(&self, digest: Digest) -> Result<File, VaultError> {
        let place = self.place(digest);
        open_copy(&place).map_err(|error| {
            let is_missing = error.kind() == ErrorKind::NotFound;
            let fault = if is_missing { Fault::Missing } else { Fault::Unreadable(error) };
            VaultError::new(&place, fault)
        })
    }

    /// Reads kept copies from end to end, tells how each is, in their order, and as it goes how many
    /// bytes of how many are through.
    pub(crate) fn verify_all(
        &self,
        copies: &[(Digest, u64)],
        progress: &mut dyn FnMut(u64, u64),
    ) -> Vec<Health> {
        let total = copies.iter().map(|(_, bytes)| *bytes).fold(0, u64::saturating_add);
        let mut before = 0_u64;
        let each = copies.iter().map(|(digest, bytes)| {
            let mut told = |through| progress(before.saturating_add(through), total);
            let health = self.health(*digest, *bytes, &mut told);
            before = before.saturating_add(*bytes);
            health
        });
        each.collect()
    }

    /// The same of one copy, untold.
    pub(super) fn verify(&self, digest: Digest, bytes: u64) -> Health {
        self.health(digest, bytes, &mut |_bytes| ())
    }

    fn health(&self, digest: Digest, bytes: u64, progress: &mut dyn FnMut(u64)) -> Health {
        examine(&self.place(digest), digest, bytes, progress).unwrap_or_else(|error| {
            let kind = error.kind();
            if kind == ErrorKind::NotFound { Health::Missing } else { Health::Unreadable(kind) }
        })
    }

    /// Looks whether a copy of this size is there, and reads nothing of it.
    pub(crate) fn glance(&self, digest: Digest, bytes: u64) -> Glance {
        match lies_here(&self.place(digest)) {
            Ok(metadata) if metadata.len() == bytes => Glance::There,
            Err(error) if error.kind() == ErrorKind::NotFound => Glance::Missing,
            Ok(_) | Err(_) => Glance::Altered,
        }
    }

    /// What lies in the vault and is none of the known copies, in order: what dead processes left
    /// unfinished too, but not what somebody writes at this moment.
    pub(crate) fn loose(&self, known: &BTreeSet<Digest>) -> Result<Vec<PathBuf>, VaultError> {
        let places: BTreeSet<PathBuf> = known.iter().map(|digest| self.place(*digest)).collect();
        let mut loose = self.everything()?;
        loose.retain(|(path, metadata)| {
            let is_part = path.file_name().is_some_and(|name| has_stem(name, PART));
            let is_being_written = is_part && metadata.is_file() && is_alive(path);
            !(metadata.is_dir() || places.contains(path) || is_being_written)
        });
        Ok(loose.into_iter().map(|(path, _metadata)| path).collect())
    }

    /// What others than the owner can read or write, in order, each with its mode.
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

    /// Nothing: there are no modes here.
    #[cfg(not(unix))]
    pub(crate) fn modes(&self) -> Result<Vec<(PathBuf, u32)>, VaultError> {
        Ok(Vec::new())
    }

    /// Where a copy lies.
    pub(crate) fn place(&self, digest: Digest) -> PathBuf {
        let hex = digest.to_string();
        self.folder.join(hex.get(..2).unwrap_or_default()).join(hex)
    }

    /// What lies in the vault and in the folders of it, in order; links are not followed.
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

/// Opens a file that is not empty for reading and tells how it is before the first byte. What is no
/// file is not even opened: a pipe without a writer would wait for one.
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

/// Whether nobody wrote to the file between the two looks at it.
fn is_same(before: &Metadata, after: &Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

/// Opens what is a file and nothing else. A link is none, nor is what lies behind one: somebody put
/// it there, and what it leads to is not the vault's.
fn open_copy(place: &Path) -> Result<File, Error> {
    lies_here(place)?;
    File::open(place)
}

/// What a file in the vault is; fails where no file lies there.
fn lies_here(place: &Path) -> Result<Metadata, Error> {
    let metadata = place.symlink_metadata()?;
    let is_within = private::above(place).symlink_metadata()?.is_dir();
    if metadata.is_file() && is_within {
        Ok(metadata)
    } else {
        Err(Error::from(ErrorKind::InvalidInput))
    }
}

/// Compares what lies there with what should; of another size, nothing is read.
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
    let passed = pour(&mut file, &mut sink(), u64::MAX, progress);
    let passed = passed.map_err(|broken| match broken {
        Broken::Reading(error) | Broken::Writing(error) => error,
    })?;
    if passed.digest == digest {
        Ok(Health::Whole)
    } else {
        Ok(Health::Altered(Found::Digest(passed.digest)))
    }
}

/// The second in which the time lies.
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

/// What a source and its content tell.
fn described(
    source: &Path,
    about: &Metadata,
    passed: &Passed,
    content: &mut File,
    known: bool,
) -> Result<Copied, Error> {
    let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let media = sniff::content(content)?;
    let metadata = exif::metadata(content);
    Ok(Copied {
        digest: passed.digest,
        bytes: passed.bytes,
        media,
        kind: sniff::kind(media, &name, metadata.has_camera),
        name,
        changed: about.modified().ok().and_then(whole_seconds),
        located: metadata.is_located,
        known,
    })
}
