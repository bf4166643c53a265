//! `redress order status [ORDER]`.

use clap::{ArgMatches, Args as _};

use crate::app::{open_orders, status};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::order_arg::{named_or_picked, open_page};
use crate::cli::verb::{Verb, read};
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, or its beginning or end; in a terminal it can be picked
    #[arg(value_name = "ORDER")]
    order: Option<String>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "status",
    about: "Show an order's status, its dates, and what can be done now",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let session = context.open()?;
    let order = named_or_picked(
        context,
        &session,
        args.order.as_deref(),
        "Which order?",
        "There is no open order.",
        |session| Ok(open_orders(session)?),
    )?;
    let view = status(&session, &order)?;
    let text = view::status(&view, &context.page);
    context.print(&text)?;
    open_page(context, &view);
    Ok(())
}
