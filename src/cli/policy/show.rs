//! `redress policy show RULE`.

use clap::{ArgMatches, Args as _};

use crate::app::{explain, named_rule};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// The name of the rule, as `policy list` prints it
    #[arg(value_name = "RULE")]
    rule: String,
    /// Explain its date on this order, step by step
    #[arg(long = "for", value_name = "ORDER")]
    order: Option<String>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "show",
    about: "Show a rule, its sources and conflicting sources, and its date on an order",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let session = context.open()?;
    let rule = named_rule(&args.rule, &session.settings)?;
    let text = match &args.order {
        None => view::rule_text(&rule, &context.page),
        Some(order) => {
            let explanation = explain(&session, rule.entry, parse::digits(order)?)?;
            view::rule_on_order(&rule, &explanation, &context.page)
        }
    };
    context.print(&text)
}
