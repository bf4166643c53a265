//! `redress evidence list ORDER`.

use clap::{ArgMatches, Args as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::{OneOrder, show};
use crate::view;

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "list",
    about: "Show the files that are kept for an order",
    args: OneOrder::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    show(context, matches, view::evidence)
}
