//! Errors of the vault, in sentences that name the file.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// An error. Nothing was stored, packed or changed.
#[derive(Debug, thiserror::Error)]
#[error("{}", sentence(.fault, .path))]
pub(crate) struct VaultError {
    path: PathBuf,
    fault: Fault,
}

#[derive(Debug)]
pub(super) enum Fault {
    NoFile,
    Folder,
    /// A pipe, a socket or a device.
    Special,
    Empty,
    /// The file changed while it was read.
    Changed,
    /// The file cannot be read.
    Unreadable(Error),
    Missing,
    Altered,
    DiskFull,
    ReadOnly,
    /// The file cannot be written.
    NotWritten(Error),
    TargetExists,
    /// The case file's path is a folder.
    TargetFolder,
    /// The case file's path is a pipe, a socket or a device.
    TargetSpecial,
    /// The case file's folder does not exist.
    NoFolder,
    /// A name in the case file is taken or too long.
    Name(String),
    /// An earlier error aborted the case file.
    Aborted,
}

impl VaultError {
    pub(super) fn new(path: &Path, fault: Fault) -> Self {
        Self { path: path.to_owned(), fault }
    }

    /// An error while reading the file.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are not ours and grow")]
    pub(super) fn reading(path: &Path, error: Error) -> Self {
        let fault = match error.kind() {
            ErrorKind::NotFound => Fault::NoFile,
            ErrorKind::IsADirectory => Fault::Folder,
            _ => Fault::Unreadable(error),
        };
        Self::new(path, fault)
    }

    /// An error while writing the file.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the kinds are not ours and grow")]
    pub(super) fn writing(path: &Path, error: Error) -> Self {
        let fault = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Fault::DiskFull,
            ErrorKind::ReadOnlyFilesystem => Fault::ReadOnly,
            _ => Fault::NotWritten(error),
        };
        Self::new(path, fault)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

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
            Fault::DiskFull => "evidence.disk-full",
            Fault::ReadOnly => "evidence.read-only",
            Fault::NotWritten(_) => "evidence.not-written",
            Fault::TargetExists => "evidence.target-exists",
            Fault::TargetFolder => "evidence.target-folder",
            Fault::TargetSpecial => "evidence.target-not-a-file",
            Fault::NoFolder => "evidence.no-folder",
            Fault::Name(_) => "evidence.name",
            Fault::Aborted => "evidence.ended",
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
        Fault::DiskFull => format!(
            "no space is left for {path}; nothing was changed; free some space and try again"
        ),
        Fault::ReadOnly => {
            format!("{path} lies where nothing can be written; nothing was changed")
        }
        Fault::NotWritten(error) => {
            format!("{path} cannot be written ({error}); nothing was changed")
        }
        Fault::TargetExists => format!("the file {path} exists; nothing was changed"),
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
        Fault::Aborted => format!("the case file {path} was given up; nothing was changed"),
    }
}
