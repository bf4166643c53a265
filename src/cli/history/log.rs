//! `redress log [ORDER]`.

use crate::app::log;
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

/// The most rows for people when nobody says.
const LIMIT: usize = 20;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Log {
    /// Only operations about this order: its number, or the beginning or end of it
    #[arg(value_name = "ORDER")]
    order: Option<String>,
    /// The most rows; 0 for all, which is what a script gets
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl Run for Log {
    const NAME: &str = "log";
    const ABOUT: &str = "List what was done, newest first";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let digits = self.order.as_deref().map(parse::digits).transpose()?;
        let limit = context.rows(self.limit, LIMIT);
        let session = context.open()?;
        // One more tells whether there are more.
        let asked = if limit == 0 { 0 } else { limit.saturating_add(1) };
        let mut operations = log(&session, digits, asked)?;
        let has_more = limit > 0 && operations.len() > limit;
        if has_more {
            operations.truncate(limit);
        }
        let none = operations.is_empty().then_some("Nothing was done yet.");
        context.print_list(&view::operations(&operations, &context.page), none, has_more)
    }
}
