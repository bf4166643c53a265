//! `redress order show ORDER`.

use clap::{ArgMatches, Args as _};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::order_arg::{OrderArg, show};
use crate::cli::verb::Verb;
use crate::view;

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "show",
    about: "Show everything known of an order, with its history and sources",
    args: OrderArg::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    show(context, matches, view::show)
}
