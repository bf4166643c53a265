//! `redress order record ORDER FACT`: what others did.

use clap::{ArgMatches, Args as _};

use crate::cli::context::Context;
use crate::cli::fact_args::{FactArg, FactFlags};
use crate::cli::failure::Failure;
use crate::cli::order_arg::{at, change};
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::domain::order::Command;
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// What happened
    #[arg(value_name = "FACT")]
    fact: FactArg,
    /// When it happened (default: now)
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    #[command(flatten)]
    flags: FactFlags,
    /// A note to keep with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "record",
    about: "Record what the seller, the carrier or AliExpress did",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let report = args.flags.read(Some(args.fact), context)?;
    let at = at(context, args.at.as_deref())?;
    let mut commands: Vec<Command> =
        report.into_iter().map(|report| Command::Report { report, at }).collect();
    if let Some(note) = &args.note {
        commands.push(Command::Note { text: parse::text("--note", note)? });
    }
    let mut session = context.open()?;
    let done = change(context, &mut session, &args.order, commands)?;
    if args.fact == FactArg::Remedy && !context.page.is_for_people() {
        for warning in view::remedy_warnings(&done.view) {
            context.hint(warning);
        }
    }
    Ok(())
}
