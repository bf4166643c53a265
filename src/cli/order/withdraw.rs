//! `redress order withdraw ORDER`.

use crate::cli::subject_args::LineArgs;
use crate::cli::submit::{OrderSubmitArgs, Submittable, submit};
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::StepRequest;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Withdraw {
    #[command(flatten)]
    args: OrderSubmitArgs,
    #[command(flatten)]
    lines: LineArgs,
}

impl Run for Withdraw {
    const NAME: &str = "withdraw";
    const ABOUT: &str = "Take a cancellation request back, or drop a prepared one";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let step = StepRequest::Withdraw { lines: self.lines.read()? };
        let what = Submittable::new(step, self.args.submit.read(context)?);
        let mut session = context.open()?;
        submit(context, &mut session, self.args.order.digits()?, what).map(drop)
    }
}
