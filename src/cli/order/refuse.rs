//! `redress order refuse ORDER`.

use clap::{ArgMatches, Args as _, FromArgMatches as _};

use super::super::ask::asker;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::{OrderAt, change, unreadable};
use crate::domain::order::Command;

const WARNING: &str = "Refusing the parcel gives no money back by itself. Keep the proof that it was \
refused; wait until the tracking shows it returned, record that, and open a dispute. A notice of \
customs or the post must not be ignored: that loses the dispute.";

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "refuse",
    about: "Record that you refused the parcel at the door",
    args: OrderAt::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = OrderAt::from_arg_matches(matches).map_err(unreadable)?;
    let at = words.at(context)?;
    if context.may_ask() && !context.globals.yes {
        let asker = asker(context, &["--yes"], false)?;
        asker.say(WARNING)?;
        if !asker.confirm("Record that you refused it?")? {
            return Err(Failure::Left);
        }
    }
    change(context, &words.order, "order refuse", vec![Command::Refuse { at }]).map(drop)
}
