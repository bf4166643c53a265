//! `redress message list ORDER`.

use crate::cli::order_arg::{OrderArg, show};
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct List {
    #[command(flatten)]
    order: OrderArg,
}

impl Run for List {
    const NAME: &str = "list";
    const ABOUT: &str = "Show what was said about an order, the oldest first";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        show(context, &self.order, |view, page| view::messages(&view.order, page))
    }
}
