//! `redress seller show SELLER`.

use crate::app::seller;
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::rule::Limit;
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Show {
    /// The name of the store, a part of it, or the number of the store
    #[arg(value_name = "SELLER")]
    seller: String,
    /// The one whose store number is unknown, where others have the same name
    #[arg(long)]
    numberless: bool,
}

impl Run for Show {
    const NAME: &str = "show";
    const ABOUT: &str = "What your own orders tell of one seller, and which of them are open";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let text = parse::text("SELLER", &self.seller)?;
        let session = context.open()?;
        let record = seller(&session, &text, self.numberless)?;
        let floor = session.policy.limit(Limit::SellerRating);
        context.print(&view::seller(&record, floor, &context.page))
    }
}
