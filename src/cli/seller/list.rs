//! `redress seller list`.

use crate::app::{SellerSort, sellers};
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::{Word, words};
use crate::domain::rule::Limit;
use crate::view;

/// The most rows for people when nobody says.
const LIMIT: usize = 50;

const SORTS: &[Word<SellerSort>] = &[
    ("orders", &[], "The most orders first", SellerSort::Orders),
    ("name", &[], "By name", SellerSort::Name),
    ("granted", &[], "The most granted cancellations first", SellerSort::Granted),
    ("disputes", &[], "The most disputes first", SellerSort::Disputes),
    ("days", &[], "The fastest to ship first", SellerSort::Days),
];

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct List {
    /// The order of the rows; the most orders first when it is not said
    #[arg(long, value_name = "BY", value_parser = words(SORTS))]
    sort: Option<SellerSort>,
    /// The most rows; 0 for all, which is what a script gets
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl Run for List {
    const NAME: &str = "list";
    const ABOUT: &str =
        "How fast each seller ships, what it grants, and how disputes and refunds went";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let limit = context.rows(self.limit, LIMIT);
        let session = context.open()?;
        let mut records = sellers(&session, self.sort.unwrap_or_default())?;
        let has_more = limit > 0 && records.len() > limit;
        if has_more {
            records.truncate(limit);
        }
        let floor = session.policy.limit(Limit::SellerRating);
        let none = records.is_empty().then_some("No seller is on record.");
        context.print_list(&view::sellers(&records, floor, &context.page), none, has_more)
    }
}
