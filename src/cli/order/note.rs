//! `redress order note ORDER TEXT`.

use clap::{ArgMatches, Args as _};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::order_arg::change;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::domain::order::Command;

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// The note
    #[arg(value_name = "TEXT")]
    text: String,
}

/// The verb.
pub(in crate::cli) const VERB: Verb =
    Verb { name: "note", about: "Write a dated note", args: Args::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let text = parse::text("the note", &args.text)?;
    let mut session = context.open()?;
    change(context, &mut session, &args.order, vec![Command::Note { text }]).map(drop)
}
