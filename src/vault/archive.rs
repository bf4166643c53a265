//! The case file: one zip, the same for the same content, that appears only when it is complete.

use std::cell::Cell;
use std::fs::File;
use std::io::{Cursor, Error, ErrorKind, Read, Result as IoResult, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::atomic_file::{AtomicFile, remove_stale};
use super::durability::parent;
use super::error::{Fault, VaultError};
use super::stream::{CopyError, Hashed, copy_hashed};
use crate::domain::evidence::Digest;

/// The mode of unpacked files.
const MODE: u32 = 0o644;

/// The compression level, of 9.
const LEVEL: i64 = 6;

/// The size in bytes from which a file is written as Zip64. Below 4 GiB, because compression can
/// make a file a little larger.
const LARGE: u64 = 4_000_000_000;

/// How much of the target's name is part of the temporary one, in bytes.
const MAX_NAME: usize = 120;

/// A case file in the making. Leaves nothing behind if dropped before `finish`.
#[derive(Debug)]
pub(crate) struct Archive {
    target: PathBuf,
    overwrite: bool,
    writer: Option<ZipWriter<Sink>>,
    is_aborted: Rc<Cell<bool>>,
}

impl Archive {
    /// Starts a case file under a temporary name beside its target, and removes what killed processes
    /// left there. Only `finish` touches the target, and replaces a file only with `overwrite`.
    pub(crate) fn create(target: &Path, overwrite: bool) -> Result<Self, VaultError> {
        let refuse = |fault| VaultError::new(target, fault);
        let Some(name) = target.file_name() else { return Err(refuse(Fault::TargetFolder)) };
        let folder = parent(target);
        if !folder.is_dir() {
            return Err(refuse(Fault::NoFolder));
        }
        check_target(target, overwrite)?;
        let name = name.to_string_lossy();
        let name = name.get(..name.floor_char_boundary(MAX_NAME)).unwrap_or_default();
        let prefix = format!(".{name}.part-");
        remove_stale(folder, &prefix);
        let part = AtomicFile::create(folder, &prefix)
            .map_err(|error| VaultError::writing(target, error))?;
        let is_aborted = Rc::new(Cell::new(false));
        let sink = Sink { part, position: 0, is_aborted: Rc::clone(&is_aborted) };
        let writer = Some(ZipWriter::new(sink));
        Ok(Self { target: target.to_owned(), overwrite, writer, is_aborted })
    }

    /// Adds a file with this content, compressed.
    pub(crate) fn add_bytes(&mut self, name: &str, content: &[u8]) -> Result<(), VaultError> {
        let bytes = u64::try_from(content.len()).unwrap_or(u64::MAX);
        self.add(name, &mut Cursor::new(content), bytes, false, &mut |_bytes| ())
            .map(drop)
            .map_err(|failure| self.abort(name, failure))
    }

    /// Adds a stored file, compressed unless `stored`, and reports the bytes done and their total. A
    /// file that has changed aborts the case file.
    pub(crate) fn add_file(
        &mut self,
        name: &str,
        file: &mut File,
        (digest, bytes): (Digest, u64),
        stored: bool,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), VaultError> {
        let mut progress = |done: u64| progress(done.min(bytes), bytes);
        let added = file
            .rewind()
            .map_err(Failure::Read)
            .and_then(|()| self.add(name, file, bytes, stored, &mut progress));
        match added {
            Ok(hashed) if hashed == (Hashed { digest, bytes }) => Ok(()),
            Ok(_altered) => Err(self.abort(name, Failure::Altered)),
            Err(failure) => Err(self.abort(name, failure)),
        }
    }

    /// Completes the case file, syncs it, and gives it its name.
    pub(crate) fn finish(mut self) -> Result<(), VaultError> {
        let Some(writer) = self.writer.take() else {
            return Err(VaultError::new(&self.target, Fault::Aborted));
        };
        let sink = writer.finish().map_err(|error| self.abort("", failure_of(error)))?;
        check_target(&self.target, self.overwrite)?;
        let committed = sink.part.commit(&self.target);
        committed.map_err(|error| VaultError::writing(&self.target, error))
    }

    fn add(
        &mut self,
        name: &str,
        source: &mut impl Read,
        bytes: u64,
        stored: bool,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Hashed, Failure> {
        let writer = self.writer.as_mut().ok_or(Failure::Aborted)?;
        writer.start_file(name, options(bytes, stored)).map_err(failure_of)?;
        copy_hashed(source, writer, bytes.saturating_add(1), progress).map_err(
            |error| match error {
                CopyError::Read(error) => Failure::Read(error),
                CopyError::Write(error) => Failure::Write(error),
            },
        )
    }

    /// Drops what was written, and returns the error. `name` is the file that was being added.
    fn abort(&mut self, name: &str, failure: Failure) -> VaultError {
        self.is_aborted.set(true);
        self.writer = None;
        let target = &self.target;
        match failure {
            Failure::Read(error) => VaultError::reading(Path::new(name), error),
            Failure::Write(error) => VaultError::writing(target, error),
            Failure::Altered => VaultError::new(Path::new(name), Fault::Altered),
            Failure::Name(detail) => VaultError::new(target, Fault::Name(detail)),
            Failure::Aborted => VaultError::new(target, Fault::Aborted),
        }
    }
}

impl Drop for Archive {
    fn drop(&mut self) {
        // Otherwise the writer completes the zip when it is dropped.
        self.is_aborted.set(true);
    }
}

/// Why a file was not added.
enum Failure {
    Read(Error),
    Write(Error),
    Altered,
    Name(String),
    Aborted,
}

fn failure_of(error: ZipError) -> Failure {
    if let ZipError::Io(error) = error {
        Failure::Write(error)
    } else {
        Failure::Name(error.to_string())
    }
}

/// Options that are the same on every machine and day.
fn options(bytes: u64, stored: bool) -> SimpleFileOptions {
    let plain = SimpleFileOptions::default()
        .system(System::Unix)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(MODE)
        .large_file(bytes >= LARGE);
    if stored {
        plain.compression_method(CompressionMethod::Stored)
    } else {
        plain.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL))
    }
}

/// Fails if the case file cannot be put there.
fn check_target(target: &Path, overwrite: bool) -> Result<(), VaultError> {
    let fault = match target.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(VaultError::writing(target, error)),
        Ok(_) if target.is_dir() => Fault::TargetFolder,
        Ok(_) if !overwrite => Fault::TargetExists,
        Ok(there) if there.is_file() || there.is_symlink() => return Ok(()),
        Ok(_special) => Fault::TargetSpecial,
    };
    Err(VaultError::new(target, fault))
}

/// Where the zip is written. Once aborted, it accepts everything and writes nothing: `ZipWriter`
/// writes more when it is dropped.
#[derive(Debug)]
struct Sink {
    part: AtomicFile,
    position: u64,
    is_aborted: Rc<Cell<bool>>,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        let count =
            if self.is_aborted.get() { Ok(bytes.len()) } else { self.part.file().write(bytes) };
        let count = self.or_abort(count)?;
        self.position = self.position.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }

    fn flush(&mut self) -> IoResult<()> {
        Ok(())
    }
}

impl Seek for Sink {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        let is_aborted = self.is_aborted.get();
        let position = match to {
            SeekFrom::Start(position) if is_aborted => Ok(position),
            SeekFrom::Current(_) | SeekFrom::End(_) if is_aborted => Ok(self.position),
            SeekFrom::Start(_) | SeekFrom::Current(_) | SeekFrom::End(_) => {
                self.part.file().seek(to)
            }
        };
        self.position = self.or_abort(position)?;
        Ok(self.position)
    }
}

impl Sink {
    /// Aborts on an error: there is no zip to complete.
    fn or_abort<T>(&mut self, outcome: IoResult<T>) -> IoResult<T> {
        if let Err(error) = &outcome
            && error.kind() != ErrorKind::Interrupted
        {
            self.is_aborted.set(true);
        }
        outcome
    }
}
