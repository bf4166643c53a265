//! `redress order receive ORDER`.

use clap::{ArgMatches, Args as _};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::submit::{OrderSubmitArgs, Submittable, make_sure, submit};
use crate::cli::verb::{Verb, read};
use crate::domain::order::StepRequest;

/// What a person should know before.
const WARNING: &str = "Confirming receipt lets AliExpress pay the seller. Never confirm before you \
have seen the goods; afterwards only a dispute within its time gets the money back.";

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "receive",
    about: "Confirm receipt; only after seeing the goods",
    args: OrderSubmitArgs::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: OrderSubmitArgs = read(matches)?;
    let order = parse::digits(&args.order)?;
    let what = Submittable::new(StepRequest::Receive, args.submit.read(context)?);
    let mut session = context.open()?;
    make_sure(context, &mut session, order, &what, |asker| {
        asker.say(WARNING)?;
        asker.confirm("Have you seen the goods, and are they right?")
    })?;
    submit(context, &mut session, order, what).map(drop)
}
