//! `redress undo [OPERATION]`.

use crate::app::{AppError, Session, Switched, undo};
use crate::cli::ask::asker;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::listing::ListedOperation;
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Undo {
    /// The id of the operation, or its beginning (default: the latest of this device)
    #[arg(value_name = "OPERATION")]
    operation: Option<String>,
}

impl Run for Undo {
    const NAME: &str = "undo";
    const ABOUT: &str = "Undo the latest operation, or a named one";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let mut session = context.open()?;
        let done = undone(context, &mut session, self.operation.as_deref())?;
        context.print_change(&view::switched(&done, true, &context.page))
    }
}

/// Undoes it; where later operations rely on it, a person is asked and a script needs `--yes`.
fn undone(
    context: &Context,
    session: &mut Session,
    operation: Option<&str>,
) -> Result<Switched, Failure> {
    match undo(session, operation, context.globals.yes) {
        Err(AppError::ReliedUpon { operations }) if context.may_ask() => {
            confirm(context, &operations)?;
            Ok(undo(session, operation, true)?)
        }
        done => Ok(done?),
    }
}

fn confirm(context: &Context, operations: &[ListedOperation]) -> Result<(), Failure> {
    let asker = asker(context, &["--yes"], false)?;
    asker.say("These later operations rely on it:")?;
    let page = view::Page { format: view::Format::Table, ..context.page };
    asker.say(&view::operations(operations, &page))?;
    asker.confirm("Undo it all the same?")
}
