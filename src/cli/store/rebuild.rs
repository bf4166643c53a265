//! `redress store rebuild`.

use crate::app::reindex;
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Rebuild {}

impl Run for Rebuild {
    const NAME: &str = "rebuild";
    const ABOUT: &str = "Rebuild the index of lists, agenda and refunds from the facts";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let orders = reindex(&mut context.open()?)?;
        if orders.is_none() {
            context.hint("There is no store yet, and nothing to rebuild.");
        }
        context.print_change(&view::rebuilt(orders.unwrap_or(0), &context.page))
    }
}
