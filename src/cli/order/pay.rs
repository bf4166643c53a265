//! `redress order pay ORDER`.

use crate::cli::order_arg::{OrderAtArgs, change};
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::Command;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Pay {
    #[command(flatten)]
    args: OrderAtArgs,
}

impl Run for Pay {
    const NAME: &str = "pay";
    const ABOUT: &str = "Record that you paid";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let at = self.args.at(context)?;
        let mut session = context.open()?;
        change(context, &mut session, &self.args.order, vec![Command::Pay { at }]).map(drop)
    }
}
