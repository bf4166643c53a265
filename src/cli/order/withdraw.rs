//! `redress order withdraw ORDER`.

use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::{OrderAt, change, unreadable};
use crate::domain::order::Command;

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "withdraw",
    about: "Take a pending cancellation request back",
    args: OrderAt::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = OrderAt::from_arg_matches(matches).map_err(unreadable)?;
    let at = words.at(context)?;
    change(context, &words.order, "order withdraw", vec![Command::Withdraw { at }]).map(drop)
}
