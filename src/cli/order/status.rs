//! `redress order status [ORDER]`.

use crate::app::{open_orders, status};
use crate::cli::order_arg::{named_or_picked, print_view};
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Status {
    /// The order number, or its beginning or end; in a terminal it can be picked
    #[arg(value_name = "ORDER")]
    order: Option<String>,
}

impl Run for Status {
    const NAME: &str = "status";
    const ABOUT: &str = "Show an order's status, its dates, and what can be done now";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let session = context.open()?;
        let order = named_or_picked(
            context,
            &session,
            self.order.as_deref(),
            "Which order?",
            "There is no open order.",
            open_orders,
        )?;
        let view = status(&session, &order)?;
        print_view(context, &view, view::status)
    }
}
