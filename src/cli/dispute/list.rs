//! `redress dispute list`.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::unreadable;
use crate::app::disputes;
use crate::view;

#[derive(Debug, Args)]
struct Words {
    /// Those that are over too
    #[arg(long)]
    all: bool,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "list",
    about: "The disputes that are open, or all of them",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let found = disputes(&context.session()?, asked.all)?;
    if found.is_empty() && context.page.is_for_people() {
        let none = if asked.all { "No dispute is on record." } else { "No dispute is open." };
        context.hint(none);
        return Ok(());
    }
    let text = view::disputes(&found, asked.all, &context.page);
    context.print(&text)
}
