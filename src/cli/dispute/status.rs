//! `redress dispute status [ORDER]`.

use clap::{ArgMatches, Args as _};

use crate::app::{disputes, status};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::order_arg::{named_or_picked, open_page};
use crate::cli::verb::{Verb, read};
use crate::view::{self, Problem};

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, or its beginning or end; in a terminal it can be picked
    #[arg(value_name = "ORDER")]
    order: Option<String>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "status",
    about: "Show a dispute: who must act, until when, and what happens then",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked: Args = read(matches)?;
    let session = context.open()?;
    let order = named_or_picked(
        context,
        &session,
        asked.order.as_deref(),
        "Which dispute?",
        "No dispute is open.",
        |session| Ok(disputes(session, false)?),
    )?;
    let view = status(&session, &order)?;
    if view.order.disputes().is_empty() {
        let id = view.order.id();
        let message = format!("order {id} has no dispute");
        let hint = format!("redress order status {id}");
        let problem = Problem::new("dispute.none", message).hint(hint);
        return Err(Failure::Refused(Box::new(problem)));
    }
    let text = view::dispute_status(&view, &context.page);
    context.print(&text)?;
    open_page(context, &view);
    Ok(())
}
