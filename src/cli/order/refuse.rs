//! `redress order refuse ORDER`.

use clap::{ArgMatches, Args as _};

use crate::cli::ask::asker;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::order_arg::{OrderAtArgs, change};
use crate::cli::verb::{Verb, read};
use crate::domain::order::Command;

const WARNING: &str = "Refusing the parcel gives no money back by itself. Keep the proof that it was \
refused; wait until the tracking shows it returned, record that, and open a dispute. A notice of \
customs or the post must not be ignored: that loses the dispute.";

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "refuse",
    about: "Record that you refused the parcel at the door",
    args: OrderAtArgs::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: OrderAtArgs = read(matches)?;
    let at = args.at(context)?;
    if context.may_ask() && !context.globals.yes {
        let asker = asker(context, &["--yes"], false)?;
        asker.say(WARNING)?;
        if !asker.confirm("Record that you refused it?")? {
            return Err(Failure::Aborted);
        }
    }
    let mut session = context.open()?;
    change(context, &mut session, &args.order, vec![Command::Refuse { at }]).map(drop)
}
