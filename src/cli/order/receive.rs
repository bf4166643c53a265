//! `redress order receive ORDER`.

use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::super::ask::asker;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::{OrderAt, change, unreadable};
use crate::domain::order::Command;

/// What a person should know before.
const WARNING: &str = "Confirming receipt lets AliExpress pay the seller. Never confirm before you \
have seen the goods; afterwards only a dispute within its time gets the money back.";

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "receive",
    about: "Record that you confirmed receipt; only after seeing the goods",
    args: OrderAt::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = OrderAt::from_arg_matches(matches).map_err(unreadable)?;
    let at = words.at(context)?;
    if context.may_ask() && !context.globals.yes {
        let person = asker(context, &[], false)?;
        person.say(WARNING)?;
        if !person.confirm("Have you seen the goods, and are they right?")? {
            return Err(Failure::Left);
        }
    }
    change(context, &words.order, "order receive", vec![Command::Receive { at }]).map(drop)
}
