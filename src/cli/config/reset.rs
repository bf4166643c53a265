//! `redress config reset KEY`.

use clap::{ArgMatches, Args as _};

use crate::app::unset;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::{Verb, read};
use crate::view::changed;

#[derive(Debug, clap::Args)]
struct Args {
    /// The name of the setting
    #[arg(value_name = "KEY")]
    key: String,
}

/// The verb.
pub(in crate::cli) const VERB: Verb =
    Verb { name: "reset", about: "Reset a setting to its default", args: Args::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let folder = context.config_folder();
    let mut session = context.open()?;
    let done = unset(&mut session, folder.as_deref(), &args.key)?;
    let text = changed(&done, &context.page);
    context.print_change(&text)
}
