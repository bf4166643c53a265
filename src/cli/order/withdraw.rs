//! `redress order withdraw ORDER`.

use crate::cli::submit::{OrderSubmitArgs, Submittable, submit};
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::StepRequest;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Withdraw {
    #[command(flatten)]
    args: OrderSubmitArgs,
}

impl Run for Withdraw {
    const NAME: &str = "withdraw";
    const ABOUT: &str = "Take a cancellation request back, or drop a prepared one";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let what = Submittable::new(StepRequest::Withdraw, self.args.submit.read(context)?);
        let mut session = context.open()?;
        submit(context, &mut session, self.args.order.digits()?, what).map(drop)
    }
}
