//! `redress seller show SELLER`.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::unreadable;
use crate::app::seller;
use crate::domain::policy::Limit;
use crate::view;

#[derive(Debug, Args)]
struct Words {
    /// The name of the store, a part of it, or the number of the store
    #[arg(value_name = "SELLER")]
    seller: String,
    /// The one whose store number nobody told, where others have the same name
    #[arg(long)]
    numberless: bool,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "show",
    about: "What your own orders tell of one seller, and which of them are open",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let text = words::text("SELLER", &asked.seller)?;
    let session = context.session()?;
    let record = seller(&session, &text, asked.numberless)?;
    let floor = session.policy.limit(Limit::SellerRating);
    context.print(&view::seller(&record, floor, &context.page))
}
