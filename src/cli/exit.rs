//! The exit codes that scripts depend on.

use std::process::ExitCode;

/// How a run ended, as the shell sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit(u8);

impl Exit {
    /// Done, or nothing to do.
    pub const DONE: Self = Self(0);
    /// The store or a file could not be read or written, or is not sound; nothing was changed.
    pub const FAILED: Self = Self(1);
    /// The words of the command line are off.
    pub const USAGE: Self = Self(2);
    /// No such order, or more than one.
    pub const NOT_FOUND: Self = Self(3);
    /// Refused by a rule.
    pub const REFUSED: Self = Self(4);
    /// The store is busy beyond the waiting limit.
    pub const BUSY: Self = Self(5);
    /// An answer is needed and nobody can be asked.
    pub const UNANSWERED: Self = Self(6);
    /// Input was rejected in whole or in part; the good part is in.
    pub const REJECTED: Self = Self(7);
    /// Something is due.
    pub const DUE: Self = Self(8);
    /// A bug.
    pub const BUG: Self = Self(70);
    /// The person left at a prompt.
    pub const LEFT: Self = Self(130);

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
