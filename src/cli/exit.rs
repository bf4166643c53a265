//! The exit codes that scripts depend on.

use std::process::ExitCode;

/// How a run ended, as the shell sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit(u8);

impl Exit {
    /// Done, or nothing to do.
    pub const DONE: Self = Self(0);
    /// The store or a file could not be read or written; nothing was changed.
    pub const FAILED: Self = Self(1);
    /// Usage error.
    pub const USAGE: Self = Self(2);
    /// Not found, or ambiguous.
    pub const NOT_FOUND: Self = Self(3);
    /// Refused by a rule.
    pub const REFUSED: Self = Self(4);
    /// The store is busy beyond the waiting limit.
    pub const BUSY: Self = Self(5);
    /// An answer or `--yes` is needed and nobody can be asked.
    pub const INPUT_REQUIRED: Self = Self(6);
    /// Input was rejected in whole or in part; the good part is in.
    pub const REJECTED: Self = Self(7);
    /// The agenda printed a row.
    pub const DUE: Self = Self(8);
    /// The integrity check found something.
    pub const UNSOUND: Self = Self(9);
    /// A bug.
    pub const BUG: Self = Self(70);
    /// The person left at a prompt, or pressed Ctrl-C.
    pub const ABORTED: Self = Self(130);

    /// The number.
    pub fn code(self) -> u8 {
        self.0
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.0)
    }
}
