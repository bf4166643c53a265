//! `redress order list`.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args as _, ValueEnum};

use crate::app::{list, views};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::domain::listing::{ListFilter, ListSort};
use crate::domain::order::Stage;
use crate::domain::time::Moment;
use crate::view::{self, Format};

/// How many orders are listed when nobody says.
const LIMIT: usize = 20;

#[derive(Debug, clap::Args)]
struct Args {
    /// Only orders at one of these stages
    #[arg(long, value_name = "STAGE", num_args = 1.., value_delimiter = ',', value_parser = PossibleValuesParser::new(Stage::ALL.map(Stage::id)))]
    stage: Vec<String>,
    /// Only orders from a store with this in its name
    #[arg(long, value_name = "TEXT")]
    seller: Option<String>,
    /// Only orders placed then or later
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only orders placed then or earlier
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only orders with all of these words in number, store, titles or tracking numbers
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// Only orders with a deadline, the next one first
    #[arg(long)]
    due: bool,
    /// Only orders that may have changed since they were last seen
    #[arg(long)]
    outdated: bool,
    /// Completed and closed orders too
    #[arg(long)]
    all: bool,
    /// The order of the rows
    #[arg(long, value_name = "BY")]
    sort: Option<SortArg>,
    /// The most orders to list; 0 for all
    #[arg(long, value_name = "N", default_value_t = LIMIT)]
    limit: usize,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SortArg {
    /// Newest first
    Placed,
    /// The next date first
    Due,
    /// The largest amount first
    Total,
    /// By the name of the store
    Seller,
}

impl SortArg {
    fn sort(self) -> ListSort {
        match self {
            Self::Placed => ListSort::Placed,
            Self::Due => ListSort::Due,
            Self::Total => ListSort::Total,
            Self::Seller => ListSort::Seller,
        }
    }
}

/// The verb.
pub(in crate::cli) const VERB: Verb =
    Verb { name: "list", about: "List orders", args: Args::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked: Args = read(matches)?;
    let zone = context.page.zone;
    let time =
        |flag, text: Option<&str>| text.map(|text| parse::moment(flag, text, zone)).transpose();
    let filter = ListFilter {
        stages: asked.stage.iter().filter_map(|stage| Stage::from_id(stage)).collect(),
        seller: asked.seller,
        since: time("--since", asked.since.as_deref())?.map(Moment::first),
        until: time("--until", asked.until.as_deref())?.map(Moment::last),
        search: asked.search,
        due: asked.due,
        outdated: asked.outdated,
        all: asked.all,
        sort: asked.sort.map_or(ListSort::Placed, SortArg::sort),
        limit: asked.limit,
    };
    print(context, &filter)
}

/// What an empty list means; completed and closed orders are not looked at unless asked for.
fn nothing(filter: &ListFilter) -> &'static str {
    if filter.all || !filter.stages.is_empty() {
        "No matching orders."
    } else if filter.outdated {
        "No open order may have changed since it was last seen."
    } else if filter.due {
        "No matching open order has a deadline. All orders: redress order list --all"
    } else {
        "No matching open orders. Completed and closed ones too: redress order list --all"
    }
}

fn print(context: &mut Context, filter: &ListFilter) -> Result<(), Failure> {
    let session = context.open()?;
    let page = list(&session, filter)?;
    if page.rows.is_empty() && context.page.is_for_people() {
        context.hint(nothing(filter));
        return Ok(());
    }
    let is_whole = matches!(context.page.format, Format::Json | Format::Ndjson);
    let ids = page.rows.iter().map(|row| &row.id);
    let views = if is_whole { views(&session, ids)? } else { Vec::new() };
    context.print(&view::list(&page.rows, &views, &context.page))?;
    if page.more {
        context.hint(&format!("{} shown; there are more: --limit 0 lists all", page.rows.len()));
    }
    Ok(())
}
