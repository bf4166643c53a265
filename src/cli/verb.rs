//! A verb of the command line, as the tree holds it.

use clap::{ArgMatches, Command, FromArgMatches};

use super::context::Context;
use super::failure::Failure;

/// What a verb does.
pub(super) type Run = fn(&mut Context, &ArgMatches) -> Result<(), Failure>;

/// One verb.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verb {
    /// Its name.
    pub(super) name: &'static str,
    /// What it does, in half a line.
    pub(super) about: &'static str,
    /// Adds its own arguments.
    pub(super) args: fn(Command) -> Command,
    /// Does it.
    pub(super) run: Run,
}

/// The arguments of a verb. They are those that clap has let through, so that an error means that
/// the tree and the arguments disagree.
pub(super) fn read<T: FromArgMatches>(matches: &ArgMatches) -> Result<T, Failure> {
    T::from_arg_matches(matches).map_err(|error| Failure::usage("usage", error.to_string()))
}
