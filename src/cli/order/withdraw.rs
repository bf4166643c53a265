//! `redress order withdraw ORDER`.

use clap::{ArgMatches, Args as _};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::submit::{OrderSubmitArgs, Submittable, submit};
use crate::cli::verb::{Verb, read};
use crate::domain::order::StepRequest;

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "withdraw",
    about: "Take a cancellation request back, or drop a prepared one",
    args: OrderSubmitArgs::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: OrderSubmitArgs = read(matches)?;
    let what = Submittable::new(StepRequest::Withdraw, args.submit.read(context)?);
    let mut session = context.open()?;
    submit(context, &mut session, parse::digits(&args.order)?, what).map(drop)
}
