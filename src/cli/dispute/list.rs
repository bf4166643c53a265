//! `redress dispute list`.

use crate::app::{disputes, risky_conduct};
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct List {
    /// Ended ones too
    #[arg(long)]
    all: bool,
}

impl Run for List {
    const NAME: &str = "list";
    const ABOUT: &str = "List open disputes, or all of them";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let session = context.open()?;
        let found = disputes(&session, self.all)?;
        let conduct = risky_conduct(&session)?;
        let none = if self.all { "No dispute is on record." } else { "No dispute is open." };
        let text = view::disputes(&found, self.all, &context.page);
        context.print_list(&text, found.is_empty().then_some(none), false)?;
        if let Some(conduct) = conduct {
            context.warn(&view::account_risk(conduct));
        }
        Ok(())
    }
}
