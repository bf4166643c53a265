//! `redress order show ORDER`.

use crate::cli::order_arg::{OrderArg, show};
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Show {
    #[command(flatten)]
    order: OrderArg,
}

impl Run for Show {
    const NAME: &str = "show";
    const ABOUT: &str = "Show everything known of an order, with its history and sources";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        show(context, &self.order, view::show)
    }
}
