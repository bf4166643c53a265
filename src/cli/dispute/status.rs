//! `redress dispute status [ORDER]`.

use crate::app::{disputes, status};
use crate::cli::order_arg::{named_or_picked, print_view};
use crate::cli::verb::{Context, Failure, Run};
use crate::view::{self, Problem};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Status {
    /// The order number, or its beginning or end; in a terminal it can be picked
    #[arg(value_name = "ORDER")]
    order: Option<String>,
}

impl Run for Status {
    const NAME: &str = "status";
    const ABOUT: &str = "Show a dispute: who must act, until when, and what happens then";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let session = context.open()?;
        let order = named_or_picked(
            context,
            &session,
            self.order.as_deref(),
            "Which dispute?",
            "No dispute is open.",
            |session| disputes(session, false),
        )?;
        let view = status(&session, &order)?;
        if view.order.disputes.is_empty() {
            let id = view.order.id();
            let message = format!("order {id} has no dispute");
            let hint = format!("redress order status {id}");
            let problem = Problem::new("dispute.none", message).hint(hint);
            return Err(Failure::Refused(Box::new(problem)));
        }
        print_view(context, &view, view::dispute_status)
    }
}
