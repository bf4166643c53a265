//! What can go wrong with kept files and the case file, in sentences that name the file.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// What went wrong. Nothing was kept, packed or changed by what met it.
#[derive(Debug, thiserror::Error)]
#[error("{}", sentence(.fault, .path))]
pub(crate) struct VaultError {
    path: PathBuf,
    fault: Fault,
}

/// The kinds of faults.
#[derive(Debug)]
pub(super) enum Fault {
    /// There is no such file.
    NoFile,
    /// A folder stands where a file is asked for.
    Folder,
    /// A pipe, a socket or a device.
    Special,
    /// The file has no bytes.
    Empty,
    /// Somebody wrote to the file while it was read.
    Changed,
    /// The file cannot be read.
    Unreadable(Error),
    /// The copy is not in the vault.
    Missing,
    /// The copy is not what was kept.
    Altered,
    /// No space is left.
    Full,
    /// The place cannot be written.
    ReadOnly,
    /// The system did not take what was written.
    Unwritten(Error),
    /// A file stands where the case file should be made.
    Taken,
    /// A folder stands where the case file should be made.
    TargetFolder,
    /// Something that is no file stands where the case file should be made.
    TargetSpecial,
    /// The case file should be made in a folder that is not there.
    NoFolder,
    /// Two files of a case file have one name, or a name is too long.
    Name(String),
    /// An earlier fault ended the case file.
    Ended,
}

impl VaultError {
    pub(super) fn new(path: &Path, fault: Fault) -> Self {
        Self { path: path.to_owned(), fault }
    }

    /// Says what a failure to read the file means.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are not ours and grow")]
    pub(super) fn reading(path: &Path, error: Error) -> Self {
        let fault = match error.kind() {
            ErrorKind::NotFound => Fault::NoFile,
            ErrorKind::IsADirectory => Fault::Folder,
            _ => Fault::Unreadable(error),
        };
        Self::new(path, fault)
    }

    /// Says what a failure to write the file means.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are not ours and grow")]
    pub(super) fn writing(path: &Path, error: Error) -> Self {
        let fault = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Fault::Full,
            ErrorKind::ReadOnlyFilesystem => Fault::ReadOnly,
            _ => Fault::Unwritten(error),
        };
        Self::new(path, fault)
    }

    /// The file that it is about.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self.fault {
            Fault::NoFile => "evidence.no-file",
            Fault::Folder => "evidence.folder",
            Fault::Special => "evidence.not-a-file",
            Fault::Empty => "evidence.empty",
            Fault::Changed => "evidence.changed",
            Fault::Unreadable(_) => "evidence.unreadable",
            Fault::Missing => "evidence.missing",
            Fault::Altered => "evidence.altered",
            Fault::Full => "evidence.disk-full",
            Fault::ReadOnly => "evidence.read-only",
            Fault::Unwritten(_) => "evidence.not-written",
            Fault::Taken => "evidence.target-exists",
            Fault::TargetFolder => "evidence.target-folder",
            Fault::TargetSpecial => "evidence.target-not-a-file",
            Fault::NoFolder => "evidence.no-folder",
            Fault::Name(_) => "evidence.name",
            Fault::Ended => "evidence.ended",
        }
    }
}

fn sentence(fault: &Fault, path: &Path) -> String {
    let path = path.display();
    match fault {
        Fault::NoFile => format!("there is no file {path}; nothing was changed"),
        Fault::Folder => format!("{path} is a folder, not a file; nothing was changed"),
        Fault::Special => {
            format!("{path} is a pipe, a socket or a device, not a file; nothing was changed")
        }
        Fault::Empty => format!("the file {path} is empty and proves nothing; nothing was changed"),
        Fault::Changed => format!(
            "the file {path} changed while it was read; nothing was changed here; try again when it is whole"
        ),
        Fault::Unreadable(error) => {
            format!("the file {path} cannot be read ({error}); nothing was changed")
        }
        Fault::Missing => format!("the kept copy {path} is missing; nothing was changed"),
        Fault::Altered => {
            format!("the kept copy {path} is not what was kept; nothing was changed")
        }
        Fault::Full => format!(
            "no space is left for {path}; nothing was changed; free some space and try again"
        ),
        Fault::ReadOnly => {
            format!("{path} lies where nothing can be written; nothing was changed")
        }
        Fault::Unwritten(error) => {
            format!("{path} cannot be written ({error}); nothing was changed")
        }
        Fault::Taken => format!("the file {path} exists; nothing was changed"),
        Fault::TargetFolder => {
            format!("{path} is a folder, not the name of a file; nothing was changed")
        }
        Fault::TargetSpecial => {
            format!("{path} is no file that can be replaced; nothing was changed")
        }
        Fault::NoFolder => format!("the folder of {path} is not there; nothing was changed"),
        Fault::Name(detail) => {
            format!("the case file {path} cannot hold a name ({detail}); nothing was changed")
        }
        Fault::Ended => format!("the case file {path} was given up; nothing was changed"),
    }
}
