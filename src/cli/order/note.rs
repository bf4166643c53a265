//! `redress order note ORDER TEXT`.

use crate::cli::order_arg::change;
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::Command;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Note {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// The note
    #[arg(value_name = "TEXT")]
    text: String,
}

impl Run for Note {
    const NAME: &str = "note";
    const ABOUT: &str = "Write a dated note";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let text = parse::text("the note", &self.text)?;
        let mut session = context.open()?;
        change(context, &mut session, &self.order, vec![Command::Note { text }]).map(drop)
    }
}
