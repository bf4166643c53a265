//! `redress order pay ORDER`.

use clap::{ArgMatches, Args as _};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::order_arg::{OrderAtArgs, change};
use crate::cli::verb::{Verb, read};
use crate::domain::order::Command;

/// The verb.
pub(in crate::cli) const VERB: Verb =
    Verb { name: "pay", about: "Record that you paid", args: OrderAtArgs::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: OrderAtArgs = read(matches)?;
    let at = args.at(context)?;
    let mut session = context.open()?;
    change(context, &mut session, &args.order, vec![Command::Pay { at }]).map(drop)
}
