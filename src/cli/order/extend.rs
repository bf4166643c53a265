//! `redress order extend ORDER`: asks for more protection time.

use crate::cli::subject_args::SubjectArgs;
use crate::cli::submit::{OrderSubmitArgs, Submittable, submit};
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::StepRequest;
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Extend {
    #[command(flatten)]
    args: OrderSubmitArgs,
    #[command(flatten)]
    about: SubjectArgs,
}

impl Run for Extend {
    const NAME: &str = "extend";
    const ABOUT: &str = "Ask the seller for more protection time";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let about = self.about.read()?;
        let what = Submittable::new(
            StepRequest::Extend { about: about.clone() },
            self.args.submit.read(context)?,
        );
        let mut session = context.open()?;
        let done = submit(context, &mut session, self.args.order.digits()?, what)?;
        context.advise(
            "A seller who stays silent grants nothing; shortly before the end a dispute is what keeps \
             the money safe.",
        );
        let order = &done.view.order;
        context.advise(&view::once_extended(order, &about.lines, &about.parcels));
        Ok(())
    }
}
