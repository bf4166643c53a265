//! `redress store rebuild`.

use clap::{ArgMatches, Command};

use crate::app::reindex;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::Verb;
use crate::view;

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "rebuild",
    about: "Rebuild the index of lists, agenda and refunds from the facts",
    args: |command: Command| command,
    run,
};

fn run(context: &mut Context, _matches: &ArgMatches) -> Result<(), Failure> {
    let orders = reindex(&mut context.open()?)?;
    if orders.is_none() {
        context.hint("There is no store yet, and nothing to rebuild.");
    }
    let text = view::rebuilt(orders.unwrap_or(0), &context.page);
    context.print_change(&text)
}
