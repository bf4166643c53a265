//! `redress dispute list`.

use clap::{ArgMatches, Args as _};

use crate::app::disputes;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::{Verb, read};
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// Ended ones too
    #[arg(long)]
    all: bool,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "list",
    about: "List open disputes, or all of them",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked: Args = read(matches)?;
    let found = disputes(&context.open()?, asked.all)?;
    if found.is_empty() && context.page.is_for_people() {
        let none = if asked.all { "No dispute is on record." } else { "No dispute is open." };
        context.hint(none);
        return Ok(());
    }
    let text = view::disputes(&found, asked.all, &context.page);
    context.print(&text)
}
