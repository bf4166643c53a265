//! `redress seller list`.

use clap::{ArgMatches, Args as _, ValueEnum};

use crate::app::{SellerSort, sellers};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::{Verb, read};
use crate::domain::rule::Limit;
use crate::view;

/// The most rows for people when nobody says.
const LIMIT: usize = 50;

#[derive(Debug, clap::Args)]
struct Args {
    /// The order of the rows; the most orders first when it is not said
    #[arg(long, value_name = "BY")]
    sort: Option<SortArg>,
    /// The most rows; 0 for all, which is what a script gets
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SortArg {
    /// The most orders first
    Orders,
    /// By name
    Name,
    /// The most granted cancellations first
    Granted,
    /// The most disputes first
    Disputes,
    /// The fastest to ship first
    Days,
}

impl SortArg {
    fn sort(self) -> SellerSort {
        match self {
            Self::Orders => SellerSort::Orders,
            Self::Name => SellerSort::Name,
            Self::Granted => SellerSort::Granted,
            Self::Disputes => SellerSort::Disputes,
            Self::Days => SellerSort::Days,
        }
    }
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "list",
    about: "How fast each seller ships, what it grants, and how disputes and refunds went",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked: Args = read(matches)?;
    let limit = context.rows(asked.limit, LIMIT);
    let session = context.open()?;
    let mut records = sellers(&session, asked.sort.map_or(SellerSort::default(), SortArg::sort))?;
    if records.is_empty() && context.page.is_for_people() {
        context.hint("No seller is on record.");
        return Ok(());
    }
    let has_more = limit > 0 && records.len() > limit;
    if has_more {
        records.truncate(limit);
    }
    let floor = session.policy.limit(Limit::SellerRating);
    context.print(&view::sellers(&records, floor, &context.page))?;
    if has_more {
        context.hint("there are more: --limit 0 shows all");
    }
    Ok(())
}
