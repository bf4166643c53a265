//! `redress redo [OPERATION]`.

use crate::app::redo;
use crate::cli::verb::{Context, Failure, Run};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Redo {
    /// The id of the operation, or its beginning (default: the one undone last, while nothing new was done)
    #[arg(value_name = "OPERATION")]
    operation: Option<String>,
}

impl Run for Redo {
    const NAME: &str = "redo";
    const ABOUT: &str = "Restore what was undone";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let mut session = context.open()?;
        let done = redo(&mut session, self.operation.as_deref())?;
        context.print_change(&view::switched(&done, false, &context.page))
    }
}
