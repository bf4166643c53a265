//! Why the buyer's own settings cannot be used or changed.

use std::io;
use std::path::{Path, PathBuf};

/// Why the buyer's own settings cannot be used or changed. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SettingsError {
    /// A file cannot be read, or is not of its kind.
    #[error("{}: {why}", place(path, *line))]
    Unreadable {
        path: PathBuf,
        /// The line, counted from one, where one is known.
        line: Option<usize>,
        why: String,
    },
    /// An entry means nothing.
    #[error("{}: {why}", place(path, *line))]
    Wrong {
        path: PathBuf,
        /// The line, counted from one, where one is known.
        line: Option<usize>,
        why: String,
        entry: String,
    },
    /// A file cannot be written.
    #[error("{}: {why}", path.display())]
    Unwritable { path: PathBuf, why: String },
    #[error("no folder for your settings is known: there is no home folder")]
    NoFolder,
}

impl SettingsError {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "settings.unreadable",
            Self::Wrong { .. } => "settings.wrong",
            Self::Unwritable { .. } => "settings.unwritable",
            Self::NoFolder => "settings.no-folder",
        }
    }

    /// The file it is about.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Unreadable { path, .. }
            | Self::Wrong { path, .. }
            | Self::Unwritable { path, .. } => Some(path),
            Self::NoFolder => None,
        }
    }

    /// The line of the file, counted from one.
    pub(crate) fn line(&self) -> Option<usize> {
        match self {
            Self::Unreadable { line, .. } | Self::Wrong { line, .. } => *line,
            Self::Unwritable { .. } | Self::NoFolder => None,
        }
    }

    /// The entry that can be taken away to go on.
    pub(crate) fn entry(&self) -> Option<&str> {
        match self {
            Self::Wrong { entry, .. } => Some(entry),
            Self::Unreadable { .. } | Self::Unwritable { .. } | Self::NoFolder => None,
        }
    }

    /// What the system says to a file that is to be read.
    pub(super) fn reading(path: &Path, error: &io::Error) -> Self {
        Self::unreadable(path, None, format!("it cannot be read ({error})"))
    }

    /// What the system says to a file that is to be written.
    pub(super) fn writing(path: &Path, error: &io::Error) -> Self {
        Self::Unwritable {
            path: path.to_owned(),
            why: format!("it cannot be written ({error}); nothing was changed"),
        }
    }

    /// A file that is not of its kind.
    pub(super) fn unreadable(path: &Path, line: Option<usize>, why: impl Into<String>) -> Self {
        Self::Unreadable { path: path.to_owned(), line, why: why.into() }
    }
}

fn place(path: &Path, line: Option<usize>) -> String {
    match line {
        Some(line) => format!("{}, line {line}", path.display()),
        None => path.display().to_string(),
    }
}
