//! `redress seller show SELLER`.

use clap::{ArgMatches, Args as _};

use crate::app::seller;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::domain::rule::Limit;
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// The name of the store, a part of it, or the number of the store
    #[arg(value_name = "SELLER")]
    seller: String,
    /// The one whose store number is unknown, where others have the same name
    #[arg(long)]
    numberless: bool,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "show",
    about: "What your own orders tell of one seller, and which of them are open",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked: Args = read(matches)?;
    let text = parse::text("SELLER", &asked.seller)?;
    let session = context.open()?;
    let record = seller(&session, &text, asked.numberless)?;
    let floor = session.policy.limit(Limit::SellerRating);
    context.print(&view::seller(&record, floor, &context.page))
}
