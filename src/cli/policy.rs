//! `redress policy`: the rules, with everyone who says otherwise.

use clap::{ArgMatches, Args, Command, FromArgMatches as _};

use super::chosen::unreadable;
use super::context::Context;
use super::failure::Failure;
use super::tree::Verb;
use crate::app::{named_rule, rules};
use crate::view::{rule_list, rule_text};

#[derive(Debug, Args)]
struct Words {
    /// The name of the rule, as `policy list` prints it
    #[arg(value_name = "RULE")]
    rule: String,
}

/// The verbs.
pub(super) const VERBS: [Verb; 2] = [
    Verb {
        name: "list",
        about: "List the rules with their values",
        args: |command: Command| command,
        run: list,
    },
    Verb {
        name: "show",
        about: "Show one rule with its sources and everyone who says otherwise",
        args: Words::augment_args,
        run: show,
    },
];

fn list(context: &mut Context, _matches: &ArgMatches) -> Result<(), Failure> {
    let text = rule_list(rules(), &context.page);
    context.print(&text)
}

fn show(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = Words::from_arg_matches(matches).map_err(unreadable)?;
    let text = rule_text(named_rule(&words.rule)?, &context.page);
    context.print(&text)
}
