//! `redress order list`.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches as _, ValueEnum};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::unreadable;
use crate::app::{Filter, Sort, list, standings};
use crate::domain::order::Stage;
use crate::domain::time::Moment;
use crate::view::{self, Format};

/// How many orders are listed when nobody says.
const LIMIT: usize = 20;

#[derive(Debug, Args)]
struct Words {
    /// Only orders at this stage
    #[arg(long, value_name = "STAGE", value_parser = PossibleValuesParser::new(Stage::ALL.map(Stage::id)))]
    stage: Option<String>,
    /// Only orders from a store with this in its name
    #[arg(long, value_name = "TEXT")]
    seller: Option<String>,
    /// Only orders placed then or later
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only orders placed then or earlier
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only orders with all of these words in number, store or titles
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// Only orders with a date, the next one first
    #[arg(long)]
    due: bool,
    /// Completed and closed orders too
    #[arg(long)]
    all: bool,
    /// The order of the rows
    #[arg(long, value_name = "BY")]
    sort: Option<SortWord>,
    /// The most orders to list; 0 for all
    #[arg(long, value_name = "N", default_value_t = LIMIT)]
    limit: usize,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SortWord {
    /// Newest first
    Placed,
    /// The next date first
    Due,
    /// The largest amount first
    Total,
    /// By the name of the store
    Seller,
}

impl SortWord {
    fn sort(self) -> Sort {
        match self {
            Self::Placed => Sort::Placed,
            Self::Due => Sort::Due,
            Self::Total => Sort::Total,
            Self::Seller => Sort::Seller,
        }
    }
}

/// The verb.
pub(super) const VERB: Verb =
    Verb { name: "list", about: "List orders", args: Words::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let zone = context.page.zone;
    let time =
        |flag, text: Option<&str>| text.map(|text| words::moment(flag, text, zone)).transpose();
    let filter = Filter {
        stage: asked.stage.as_deref().and_then(Stage::from_id),
        seller: asked.seller,
        since: time("--since", asked.since.as_deref())?.map(Moment::first),
        until: time("--until", asked.until.as_deref())?.map(Moment::last),
        search: asked.search,
        due: asked.due,
        all: asked.all,
        sort: asked.sort.map_or(Sort::Placed, SortWord::sort),
        limit: asked.limit,
    };
    print(context, &filter)
}

/// What an empty list means; completed and closed orders are not looked at unless asked for.
fn nothing(filter: &Filter) -> &'static str {
    if filter.all || filter.stage.is_some() {
        "No order fits."
    } else if filter.due {
        "No open order that fits has a date. All orders: redress order list --all"
    } else {
        "No open order fits. Completed and closed ones too: redress order list --all"
    }
}

fn print(context: &mut Context, filter: &Filter) -> Result<(), Failure> {
    let session = context.session()?;
    let page = list(&session, filter)?;
    let (rows, more) = page.map_or((Vec::new(), false), |page| (page.rows, page.more));
    let whole = matches!(context.page.format, Format::Json | Format::Ndjson);
    let standings =
        if whole { standings(&session, rows.iter().map(|row| &row.id))? } else { Vec::new() };
    if rows.is_empty() && context.page.is_for_people() {
        context.hint(nothing(filter));
        return Ok(());
    }
    context.print(&view::list(&rows, &standings, &context.page))?;
    if more {
        context.hint(&format!("{} shown; there are more: --limit 0 lists all", rows.len()));
    }
    Ok(())
}
