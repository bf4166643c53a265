//! `redress evidence list ORDER`.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{open_page, unreadable};
use crate::app::status;
use crate::view;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "list",
    about: "Show the files that are kept for an order",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let standing = status(&context.session()?, words::digits(&asked.order)?)?;
    let text = view::evidence(&standing.order, &context.page);
    context.print(&text)?;
    open_page(context, &standing);
    Ok(())
}
