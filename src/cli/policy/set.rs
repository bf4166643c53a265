//! `redress policy set RULE VALUE`.

use clap::{ArgMatches, Args as _};

use crate::app::set_rule;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::domain::time::Moment;
use crate::view::changed;

#[derive(Debug, clap::Args)]
struct Args {
    /// The name of the rule, as `policy list` prints it
    #[arg(value_name = "RULE")]
    rule: String,
    /// 48h, 14d, 5bd (business days), 2y, a range 3-20bd, or a number
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,
    /// The day from which it holds (default: now)
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb =
    Verb { name: "set", about: "Change a rule", args: Args::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let zone = context.page.zone;
    let from = args.from.as_deref().map(|from| parse::moment("--from", from, zone));
    let from = from.transpose()?.map(Moment::first);
    let mut session = context.open()?;
    let done = set_rule(&mut session, &args.rule, args.value.trim(), from)?;
    let text = changed(&done, &context.page);
    context.print_change(&text)
}
