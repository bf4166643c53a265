//! `redress order extend ORDER`: asks for more protection time.

use clap::{ArgMatches, Args as _};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::submit::{OrderSubmitArgs, Submittable, submit};
use crate::cli::verb::{Verb, read};
use crate::domain::order::StepRequest;

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "extend",
    about: "Ask the seller for more protection time",
    args: OrderSubmitArgs::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: OrderSubmitArgs = read(matches)?;
    let what = Submittable::new(StepRequest::Extend, args.submit.read(context)?);
    let mut session = context.open()?;
    let done = submit(context, &mut session, parse::digits(&args.order)?, what)?;
    let id = done.view.order.id();
    context.advise(
        "A seller who stays silent grants nothing; shortly before the end a dispute is what keeps \
         the money safe.",
    );
    context.advise(&format!(
        "Once it is granted: redress order record {id} protection-until --until DATE"
    ));
    Ok(())
}
