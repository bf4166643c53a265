//! `redress order receive ORDER`.

use crate::cli::subject_args::SubjectArgs;
use crate::cli::submit::{OrderSubmitArgs, Submittable, submit_surely};
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::StepRequest;

/// What a person should know before.
const WARNING: &str = "Confirming receipt lets AliExpress pay the seller. Never confirm before you \
have seen the goods; afterwards only a dispute within its time gets the money back.";

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Receive {
    #[command(flatten)]
    args: OrderSubmitArgs,
    #[command(flatten)]
    about: SubjectArgs,
}

impl Run for Receive {
    const NAME: &str = "receive";
    const ABOUT: &str = "Confirm receipt; only after seeing the goods";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let order = self.args.order.digits()?;
        let what = Submittable::new(
            StepRequest::Receive { about: self.about.read()? },
            self.args.submit.read(context)?,
        );
        let mut session = context.open()?;
        submit_surely(context, &mut session, order, what, |asker| {
            asker.say(WARNING)?;
            asker.confirm("Have you seen the goods, and are they right?")
        })
        .map(drop)
    }
}
