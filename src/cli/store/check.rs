//! `redress store check`.

use std::mem::take;

use clap::{ArgMatches, Command};

use super::super::bar::{Bar, BytesBar};
use super::super::context::Context;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::tree::Verb;
use crate::app::{Looked, Progress as _, check_store};
use crate::view;

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "check",
    about: "Check that the record is whole, and say what to do where it is not; changes nothing",
    args: |command: Command| command,
    run,
};

fn run(context: &mut Context, _matches: &ArgMatches) -> Result<(), Failure> {
    let session = context.session()?;
    let mut bar = Bar::new(context, "orders");
    bar.file("checking");
    let own = context.world.data_folder.clone();
    let files = BytesBar::new(context);
    let mut is_counting = true;
    let checked = check_store(&session, own.as_deref(), &mut |looked| match looked {
        Looked::Orders(count) => bar.records(count),
        Looked::Files { done, total } => {
            if take(&mut is_counting) {
                bar.done();
            }
            files.show("checking the files", done, total);
        }
    });
    files.done();
    bar.done();
    let checked = checked?;
    let text = view::check(checked.as_ref(), &context.page);
    context.print(&text)?;
    let Some(checked) = checked else {
        context.hint("There is no store yet, and nothing to check.");
        return Ok(());
    };
    if let Some(schema) = checked.older {
        context.hint(&format!(
            "An older redress wrote this store (schema {schema}): the next command brings it up to date. Its index was not compared."
        ));
    }
    if checked.findings.is_empty() { Ok(()) } else { Err(Failure::Told(Exit::FAILED)) }
}
