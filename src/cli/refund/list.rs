//! `redress refund list`.

use clap::{ArgMatches, Args as _};

use crate::app::refunds;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::{Verb, read};
use crate::view;

/// The most rows for people when nobody says.
const LIMIT: usize = 50;

#[derive(Debug, clap::Args)]
struct Args {
    /// Received ones too
    #[arg(long)]
    all: bool,
    /// The most rows; 0 for all, which is what a script gets
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "list",
    about: "List refunds: owed, due, received, overdue",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked: Args = read(matches)?;
    let limit = context.rows(asked.limit, LIMIT);
    let found = refunds(&context.open()?, asked.all, limit)?;
    if found.rows.is_empty() && context.page.is_for_people() {
        let none = if asked.all { "No refund is on record." } else { "No refund is owed." };
        context.hint(none);
        return Ok(());
    }
    let text = view::refunds(&found, &context.page);
    context.print(&text)?;
    if found.more {
        context.hint("there are more: --limit 0 shows all");
    }
    Ok(())
}
