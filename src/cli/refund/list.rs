//! `redress refund list`.

use crate::app::refunds;
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

/// The most rows for people when nobody says.
const LIMIT: usize = 50;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct List {
    /// Received ones too
    #[arg(long)]
    all: bool,
    /// The most rows; 0 for all, which is what a script gets
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl Run for List {
    const NAME: &str = "list";
    const ABOUT: &str = "List refunds: owed, due, received, overdue";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let limit = context.rows(self.limit, LIMIT);
        let found = refunds(&context.open()?, self.all, limit)?;
        let none = if self.all { "No refund is on record." } else { "No refund is owed." };
        let text = view::refunds(&found, &context.page);
        context.print_list(&text, found.rows.is_empty().then_some(none), found.more)
    }
}
