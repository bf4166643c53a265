//! `redress redo [OPERATION]`.

use clap::{ArgMatches, Args as _};

use crate::app::redo;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::{Verb, read};
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// The id of the operation, or its beginning (default: the one undone last)
    #[arg(value_name = "OPERATION")]
    operation: Option<String>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb =
    Verb { name: "redo", about: "Restore what was undone", args: Args::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let mut session = context.open()?;
    let done = redo(&mut session, args.operation.as_deref())?;
    let text = view::switched(&done, false, &context.page);
    context.print_change(&text)
}
