//! The case file: one zip that is the same for the same content, and whole or not there.

use std::cell::Cell;
use std::fs::File;
use std::io::{Cursor, Error, ErrorKind, Read, Result as IoResult, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::error::{Fault, VaultError};
use super::private;
use super::stream::{Broken, Passed, pour};
use super::unfinished::{Unfinished, sweep};
use crate::domain::evidence::Digest;

/// The mode of every file that is unpacked.
const MODE: u32 = 0o644;

/// How hard text is packed, of 9.
const LEVEL: i64 = 6;

/// From this size on, in bytes, a file's sizes need eight bytes each; packing can make a file a
/// little larger, so it lies below four GiB.
const LARGE: u64 = 4_000_000_000;

/// How much of the target's name its unfinished file carries, in bytes.
const MOST_OF_NAME: usize = 120;

/// A case file that is being made. Dropped before it is finished, it leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Archive {
    target: PathBuf,
    overwrite: bool,
    writer: Option<ZipWriter<Outlet>>,
    is_given_up: Rc<Cell<bool>>,
}

impl Archive {
    /// Starts a case file beside its place, and removes what a killed process left of an earlier
    /// one for the same place. What stands at the place is touched by `finish` alone, and only with
    /// `overwrite`.
    pub(crate) fn create(target: &Path, overwrite: bool) -> Result<Self, VaultError> {
        let refuse = |fault| VaultError::new(target, fault);
        let Some(name) = target.file_name() else { return Err(refuse(Fault::TargetFolder)) };
        let folder = private::above(target);
        if !folder.is_dir() {
            return Err(refuse(Fault::NoFolder));
        }
        check_place(target, overwrite)?;
        let name = name.to_string_lossy();
        let name = name.get(..name.floor_char_boundary(MOST_OF_NAME)).unwrap_or_default();
        let stem = format!(".{name}.part-");
        sweep(folder, &stem);
        let part =
            Unfinished::make(folder, &stem).map_err(|error| VaultError::writing(target, error))?;
        let is_given_up = Rc::new(Cell::new(false));
        let outlet = Outlet { part, position: 0, is_given_up: Rc::clone(&is_given_up) };
        let writer = Some(ZipWriter::new(outlet));
        Ok(Self { target: target.to_owned(), overwrite, writer, is_given_up })
    }

    /// Adds a file with this content, packed.
    pub(crate) fn add_bytes(&mut self, name: &str, content: &[u8]) -> Result<(), VaultError> {
        let bytes = u64::try_from(content.len()).unwrap_or(u64::MAX);
        self.add(name, &mut Cursor::new(content), bytes, false, &mut |_bytes| ())
            .map(drop)
            .map_err(|failure| self.give_up(name, failure))
    }

    /// Adds a kept copy, packed unless `stored`, and tells as it goes how many of its bytes are
    /// through. A copy that is not what was kept ends the case file.
    pub(crate) fn add_file(
        &mut self,
        name: &str,
        file: &mut File,
        (digest, bytes): (Digest, u64),
        stored: bool,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), VaultError> {
        let mut told = |through: u64| progress(through.min(bytes), bytes);
        let added = file
            .rewind()
            .map_err(Failure::Reading)
            .and_then(|()| self.add(name, file, bytes, stored, &mut told));
        match added {
            Ok(passed) if passed == (Passed { digest, bytes }) => Ok(()),
            Ok(_altered) => Err(self.give_up(name, Failure::Altered)),
            Err(failure) => Err(self.give_up(name, failure)),
        }
    }

    /// Gives the case file its name when it is on the disk.
    pub(crate) fn finish(mut self) -> Result<(), VaultError> {
        let Some(writer) = self.writer.take() else {
            return Err(VaultError::new(&self.target, Fault::Ended));
        };
        let outlet = writer.finish().map_err(|error| self.give_up("", failure_of(error)))?;
        check_place(&self.target, self.overwrite)?;
        let settled = outlet.part.settle(&self.target);
        settled.map_err(|error| VaultError::writing(&self.target, error))
    }

    fn add(
        &mut self,
        name: &str,
        source: &mut impl Read,
        bytes: u64,
        stored: bool,
        told: &mut dyn FnMut(u64),
    ) -> Result<Passed, Failure> {
        let writer = self.writer.as_mut().ok_or(Failure::Ended)?;
        writer.start_file(name, options(bytes, stored)).map_err(failure_of)?;
        pour(source, writer, bytes.saturating_add(1), told).map_err(|broken| match broken {
            Broken::Reading(error) => Failure::Reading(error),
            Broken::Writing(error) => Failure::Writing(error),
        })
    }

    /// Drops what was written, so that nothing more can be, and says why; the name is that of the
    /// file that was being added.
    fn give_up(&mut self, name: &str, failure: Failure) -> VaultError {
        self.is_given_up.set(true);
        self.writer = None;
        let target = &self.target;
        match failure {
            Failure::Reading(error) => VaultError::reading(Path::new(name), error),
            Failure::Writing(error) => VaultError::writing(target, error),
            Failure::Altered => VaultError::new(Path::new(name), Fault::Altered),
            Failure::Name(detail) => VaultError::new(target, Fault::Name(detail)),
            Failure::Ended => VaultError::new(target, Fault::Ended),
        }
    }
}

impl Drop for Archive {
    fn drop(&mut self) {
        // The writer would else complete the zip when it is dropped.
        self.is_given_up.set(true);
    }
}

/// Why nothing more can be added.
enum Failure {
    Reading(Error),
    Writing(Error),
    Altered,
    Name(String),
    Ended,
}

fn failure_of(error: ZipError) -> Failure {
    if let ZipError::Io(error) = error {
        Failure::Writing(error)
    } else {
        Failure::Name(error.to_string())
    }
}

/// The same for the same content, on every machine and day.
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

/// Whether the case file may stand there.
fn check_place(target: &Path, overwrite: bool) -> Result<(), VaultError> {
    let fault = match target.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(VaultError::writing(target, error)),
        Ok(_) if target.is_dir() => Fault::TargetFolder,
        Ok(_) if !overwrite => Fault::Taken,
        Ok(there) if there.is_file() || there.is_symlink() => return Ok(()),
        Ok(_special) => Fault::TargetSpecial,
    };
    Err(VaultError::new(target, fault))
}

/// Where the zip is written. Once it is given up, it takes everything and writes nothing: what the
/// writer does when it is dropped neither fails nor lasts.
#[derive(Debug)]
struct Outlet {
    part: Unfinished,
    position: u64,
    is_given_up: Rc<Cell<bool>>,
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        let count =
            if self.is_given_up.get() { Ok(bytes.len()) } else { self.part.file().write(bytes) };
        let count = self.or_give_up(count)?;
        self.position = self.position.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }

    fn flush(&mut self) -> IoResult<()> {
        Ok(())
    }
}

impl Seek for Outlet {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        let given_up = self.is_given_up.get();
        let position = match to {
            SeekFrom::Start(position) if given_up => Ok(position),
            SeekFrom::Current(_) | SeekFrom::End(_) if given_up => Ok(self.position),
            SeekFrom::Start(_) | SeekFrom::Current(_) | SeekFrom::End(_) => {
                self.part.file().seek(to)
            }
        };
        self.position = self.or_give_up(position)?;
        Ok(self.position)
    }
}

impl Outlet {
    /// Passes an outcome on; after a failure there is no zip to complete.
    fn or_give_up<T>(&mut self, outcome: IoResult<T>) -> IoResult<T> {
        if let Err(error) = &outcome
            && error.kind() != ErrorKind::Interrupted
        {
            self.is_given_up.set(true);
        }
        outcome
    }
}
