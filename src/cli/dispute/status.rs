//! `redress dispute status [ORDER]`.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::{named_or_picked, open_page, unreadable};
use crate::app::{disputes, status};
use crate::view::{self, Problem};

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end; in a terminal it can be picked
    #[arg(value_name = "ORDER")]
    order: Option<String>,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "status",
    about: "How a dispute stands: who must act, until when, and what happens then",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let order = named_or_picked(
        context,
        asked.order.as_deref(),
        "Which dispute?",
        "No dispute is open.",
        |session| Ok(disputes(session, false)?),
    )?;
    let standing = status(&context.session()?, &order)?;
    if standing.order.disputes().is_empty() {
        let id = standing.order.id();
        return Err(Failure::Refused(Box::new(
            Problem::new("dispute.none", format!("order {id} has no dispute on record"))
                .hint(format!("redress order status {id}"))
                .hint(format!("redress dispute open {id}")),
        )));
    }
    let text = view::dispute_status(&standing, &context.page);
    context.print(&text)?;
    open_page(context, &standing);
    Ok(())
}
