//! `redress refund list`.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::unreadable;
use crate::app::{RefundPage, refunds};
use crate::view;

/// The most rows for people when nobody says.
const LIMIT: usize = 50;

#[derive(Debug, Args)]
struct Words {
    /// Those that came too
    #[arg(long)]
    all: bool,
    /// The most rows; 0 for all, which is what a script gets
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "list",
    about: "What is owed, by when, what arrived, and what is overdue",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let limit = context.rows(asked.limit, LIMIT);
    let found = refunds(&context.session()?, asked.all, limit)?;
    let found = found.unwrap_or(RefundPage { rows: Vec::new(), more: false });
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
