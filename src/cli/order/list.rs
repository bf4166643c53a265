//! `redress order list`.

use crate::app::{list, views};
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::{Word, ids, words};
use crate::domain::listing::{ListFilter, ListSort};
use crate::domain::order::Stage;
use crate::domain::time::Moment;
use crate::view;

/// How many orders are listed when nobody says.
const LIMIT: usize = 20;

const SORTS: &[Word<ListSort>] = &[
    ("placed", &[], "Newest first", ListSort::Placed),
    ("due", &[], "The next date first", ListSort::Due),
    ("total", &[], "The largest amount first", ListSort::Total),
    ("seller", &[], "By the name of the store", ListSort::Seller),
];

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct List {
    /// Only orders at one of these stages
    #[arg(long, value_name = "STAGE", num_args = 1.., value_delimiter = ',', value_parser = ids(Stage::ALL, Stage::id))]
    stage: Vec<Stage>,
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
    #[arg(long, value_name = "BY", value_parser = words(SORTS))]
    sort: Option<ListSort>,
    /// The most orders to list; 0 for all
    #[arg(long, value_name = "N", default_value_t = LIMIT)]
    limit: usize,
}

impl Run for List {
    const NAME: &str = "list";
    const ABOUT: &str = "List orders";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let zone = context.page.zone;
        let time = |flag, text| parse::given(text, |text| parse::moment(flag, text, zone));
        let filter = ListFilter {
            stages: self.stage,
            seller: self.seller,
            since: time("--since", self.since.as_deref())?.map(Moment::first),
            until: time("--until", self.until.as_deref())?.map(Moment::last),
            search: self.search,
            due: self.due,
            outdated: self.outdated,
            all: self.all,
            sort: self.sort.unwrap_or(ListSort::Placed),
            limit: self.limit,
        };
        let session = context.open()?;
        let page = list(&session, &filter)?;
        if page.rows.is_empty() && context.page.is_for_people() {
            context.hint(nothing(&filter));
            return Ok(());
        }
        let is_whole = context.page.format.is_json();
        let ids = page.rows.iter().map(|row| &row.id);
        let views = if is_whole { views(&session, ids)? } else { Vec::new() };
        context.print(&view::list(&page.rows, &views, &context.page))?;
        if page.more {
            let shown = page.rows.len();
            context.hint(&format!("{shown} shown; there are more: --limit 0 lists all"));
        }
        Ok(())
    }
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
