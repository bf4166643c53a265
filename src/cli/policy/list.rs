//! `redress policy list`.

use clap::{ArgMatches, Command};

use crate::app::rules;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::Verb;
use crate::view;

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "list",
    about: "List the rules with their values, yours marked",
    args: |command: Command| command,
    run,
};

fn run(context: &mut Context, _matches: &ArgMatches) -> Result<(), Failure> {
    let session = context.open()?;
    let text = view::rule_list(&rules(&session.settings), &context.page);
    context.print(&text)
}
