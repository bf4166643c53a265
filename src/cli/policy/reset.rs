//! `redress policy reset RULE`.

use clap::{ArgMatches, Args as _};

use crate::app::reset_rule;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::{Verb, read};
use crate::view::changed;

#[derive(Debug, clap::Args)]
struct Args {
    /// The name of the rule
    #[arg(value_name = "RULE")]
    rule: String,
}

/// The verb.
pub(in crate::cli) const VERB: Verb =
    Verb { name: "reset", about: "Reset a rule to its default", args: Args::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let mut session = context.open()?;
    let done = reset_rule(&mut session, &args.rule)?;
    let text = changed(&done, &context.page);
    context.print_change(&text)
}
