//! A verb of the command line, as the tree holds it.

use clap::{ArgMatches, Args, Command};

pub(super) use super::context::Context;
pub(super) use super::failure::Failure;

/// The arguments of a verb, and what it does with them. A doc comment on them would become the help
/// of the verb, in place of [`Run::ABOUT`].
pub(super) trait Run: Args {
    const NAME: &str;
    /// What it does, in half a line.
    const ABOUT: &str;

    fn run(self, context: &mut Context) -> Result<(), Failure>;
}

/// Reads the arguments of a verb and does it.
pub(super) type RunMatches = fn(&mut Context, &mut ArgMatches) -> Result<(), Failure>;

#[derive(Debug, Clone, Copy)]
pub(super) struct Verb {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) args: fn(Command) -> Command,
    pub(super) run: RunMatches,
}

impl Verb {
    /// The verb with these arguments.
    pub(super) const fn of<R: Run>() -> Self {
        Self { name: R::NAME, about: R::ABOUT, args: R::augment_args, run: run::<R> }
    }
}

/// Clap has let the matches through: an error means that the tree and the arguments disagree.
fn run<R: Run>(context: &mut Context, matches: &mut ArgMatches) -> Result<(), Failure> {
    let args = R::from_arg_matches_mut(matches);
    args.map_err(|error| Failure::usage("usage", error.to_string()))?.run(context)
}
