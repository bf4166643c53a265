//! `redress store rebuild`.

use clap::{ArgMatches, Command};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use crate::app::reindex;
use crate::view;

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "rebuild",
    about: "Make what lists, agenda and refunds show anew from the histories, by the rules of today",
    args: |command: Command| command,
    run,
};

fn run(context: &mut Context, _matches: &ArgMatches) -> Result<(), Failure> {
    let orders = reindex(&context.session()?)?;
    if orders.is_none() {
        context.hint("There is no store yet, and nothing to make anew.");
    }
    let text = view::rebuilt(orders.unwrap_or(0), &context.page);
    context.print_change(&text)
}
