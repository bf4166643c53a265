//! `redress log [ORDER]`.

use clap::{ArgMatches, Args as _};

use crate::app::log;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::view;

/// The most rows for people when nobody says.
const LIMIT: usize = 20;

#[derive(Debug, clap::Args)]
struct Args {
    /// Only operations about this order: its number, or the beginning or end of it
    #[arg(value_name = "ORDER")]
    order: Option<String>,
    /// The most rows; 0 for all, which is what a script gets
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb =
    Verb { name: "log", about: "List what was done, newest first", args: Args::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let digits = args.order.as_deref().map(parse::digits).transpose()?;
    let limit = context.rows(args.limit, LIMIT);
    let session = context.open()?;
    // One more tells whether there are more.
    let asked = if limit == 0 { 0 } else { limit.saturating_add(1) };
    let mut operations = log(&session, digits, asked)?;
    if operations.is_empty() && context.page.is_for_people() {
        context.hint("Nothing was done yet.");
        return Ok(());
    }
    let has_more = limit > 0 && operations.len() > limit;
    if has_more {
        operations.truncate(limit);
    }
    let text = view::operations(&operations, &context.page);
    context.print(&text)?;
    if has_more {
        context.hint("there are more: --limit 0 shows all");
    }
    Ok(())
}
