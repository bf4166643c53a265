//! Errors of the vault, in sentences that name the file.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use crate::domain::faults::faults;

/// An error. Nothing was stored, packed or changed.
#[derive(Debug, thiserror::Error)]
#[error("{}", .fault.sentence(.path))]
pub(crate) struct VaultError {
    path: PathBuf,
    fault: Fault,
}

faults! {
    NoFile: "evidence.no-file",
        "there is no file {path}; nothing was changed";
    Folder: "evidence.folder",
        "{path} is a folder, not a file; nothing was changed";
    /// A pipe, a socket or a device.
    Special: "evidence.not-a-file",
        "{path} is a pipe, a socket or a device, not a file; nothing was changed";
    Empty: "evidence.empty",
        "the file {path} is empty and proves nothing; nothing was changed";
    Changed: "evidence.changed",
        "the file {path} changed while it was read; nothing was changed here; try again when it \
         is whole";
    Unreadable(Error): "evidence.unreadable",
        "the file {path} cannot be read ({detail}); nothing was changed";
    Missing: "evidence.missing",
        "the kept copy {path} is missing; nothing was changed";
    Altered: "evidence.altered",
        "the kept copy {path} is not what was kept; nothing was changed";
    DiskFull: "evidence.disk-full",
        "no space is left for {path}; nothing was changed; free some space and try again";
    ReadOnly: "evidence.read-only",
        "{path} lies where nothing can be written; nothing was changed";
    NotWritten(Error): "evidence.not-written",
        "{path} cannot be written ({detail}); nothing was changed";
    TargetExists: "evidence.target-exists",
        "the file {path} exists; nothing was changed";
    TargetFolder: "evidence.target-folder",
        "{path} is a folder, not the name of a file; nothing was changed";
    TargetSpecial: "evidence.target-not-a-file",
        "{path} is no file that can be replaced; nothing was changed";
    NoFolder: "evidence.no-folder",
        "the folder of {path} is not there; nothing was changed";
    /// A name in the case file is taken or too long.
    Name(String): "evidence.name",
        "the case file {path} cannot hold a name ({detail}); nothing was changed";
    /// An earlier error aborted the case file.
    Aborted: "evidence.ended",
        "the case file {path} was given up; nothing was changed";
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
        self.fault.code()
    }
}
