//! `redress undo [OPERATION]`.

use clap::{ArgMatches, Args as _};

use crate::app::{AppError, Session, Switched, undo};
use crate::cli::ask::asker;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::{Verb, read};
use crate::domain::listing::ListedOperation;
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// The id of the operation, or its beginning (default: the latest of this device)
    #[arg(value_name = "OPERATION")]
    operation: Option<String>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "undo",
    about: "Undo the latest operation, or a named one",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let mut session = context.open()?;
    let done = undone(context, &mut session, args.operation.as_deref())?;
    let text = view::switched(&done, true, &context.page);
    context.print_change(&text)
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
    if asker.confirm("Undo it all the same?")? { Ok(()) } else { Err(Failure::Aborted) }
}
