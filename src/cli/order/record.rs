//! `redress order record ORDER FACT`: what others did.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::facts::{FactFlags, FactWord};
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{at, change, unreadable};
use crate::domain::order::Command;
use crate::view;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// What happened
    #[arg(value_name = "FACT")]
    fact: FactWord,
    /// When it happened, where that is not now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    #[command(flatten)]
    flags: FactFlags,
    /// A note to keep with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "record",
    about: "Record what the seller, the carrier or AliExpress did",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let fact = asked.flags.read(Some(asked.fact), context)?;
    let at = at(context, asked.at.as_deref())?;
    let mut commands: Vec<Command> =
        fact.into_iter().map(|fact| Command::Record { fact, at }).collect();
    if let Some(note) = &asked.note {
        commands.push(Command::Note { text: words::text("--note", note)? });
    }
    let done = change(context, &asked.order, "order record", commands)?;
    if asked.fact == FactWord::Outside && !context.page.is_for_people() {
        for warning in view::road_warnings(&done.standing) {
            context.hint(warning);
        }
    }
    Ok(())
}
