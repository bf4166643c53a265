//! `redress order status [ORDER]`.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::{named_or_picked, open_page, unreadable};
use crate::app::{Filter, list, standings, status};
use crate::view;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end; in a terminal it can be picked
    #[arg(value_name = "ORDER")]
    order: Option<String>,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "status",
    about: "Show where an order stands, its dates, and what can be done now",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = Words::from_arg_matches(matches).map_err(unreadable)?;
    let order = named_or_picked(
        context,
        words.order.as_deref(),
        "Which order?",
        "There is no open order.",
        |session| {
            let filter = Filter { limit: 0, ..Filter::default() };
            let page = list(session, &filter)?;
            let rows = page.into_iter().flat_map(|page| page.rows).collect::<Vec<_>>();
            Ok(standings(session, rows.iter().map(|row| &row.id))?)
        },
    )?;
    let standing = status(&context.session()?, &order)?;
    let text = view::status(&standing, &context.page);
    context.print(&text)?;
    open_page(context, &standing);
    Ok(())
}
