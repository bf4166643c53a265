//! `redress order note ORDER TEXT`.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{change, unreadable};
use crate::domain::order::Command;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// What to write down
    #[arg(value_name = "TEXT")]
    text: String,
}

/// The verb.
pub(super) const VERB: Verb =
    Verb { name: "note", about: "Write a dated note", args: Words::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let note = Words::from_arg_matches(matches).map_err(unreadable)?;
    let text = words::text("the note", &note.text)?;
    change(context, &note.order, "order note", vec![Command::Note { text }]).map(drop)
}
