//! `redress order note ORDER TEXT`.

use crate::cli::order_arg::{OrderArg, change};
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::Command;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Note {
    #[command(flatten)]
    order: OrderArg,
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
