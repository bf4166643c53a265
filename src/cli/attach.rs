//! Keeps files for an order, with a progress bar where that takes a while.

use std::path::PathBuf;

use super::context::Context;
use super::failure::Failure;
use super::progress::BytesBar;
use crate::app::{FileDetails, KeptFiles, Session, act, keep_files};
use crate::domain::order::{Command, StepRequest};
use crate::view::{clean, kept_warnings};

/// Copies files for the order that these digits name. The record learns of them by a command.
pub(super) fn keep(
    context: &Context,
    session: &Session,
    order: &str,
    files: &[PathBuf],
    told: &FileDetails,
) -> Result<KeptFiles, Failure> {
    let bar = BytesBar::new(context);
    let kept = keep_files(session, order, files, told, &mut |place, done, total| {
        let name = files.get(place).and_then(|file| file.file_name()).unwrap_or_default();
        bar.show(&clean(&name.to_string_lossy()), done, total);
    });
    bar.done();
    Ok(kept?)
}

/// The lines that a command is about, as they are named.
fn about(command: &Command) -> Vec<String> {
    if let Command::Step { step: StepRequest::OpenDispute { lines, .. }, .. } = command {
        lines.clone()
    } else {
        Vec::new()
    }
}

/// Keeps the files of a command and returns the commands that tell the record of them. An order that
/// refuses the command keeps none.
pub(super) fn kept(
    context: &mut Context,
    session: &mut Session,
    order: &str,
    command: &Command,
    files: &[PathBuf],
) -> Result<Vec<Command>, Failure> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    session.trial(|trial| act(trial, order, vec![command.clone()]))?;
    let kept = keep(context, session, order, files, &FileDetails::default())?;
    for warning in kept_warnings(&kept) {
        context.warn(&warning);
    }
    let evidence = kept.files.into_iter().map(|file| Box::new(file.evidence));
    let lines = about(command);
    Ok(evidence.map(|file| Command::AddEvidence { file, lines: lines.clone() }).collect())
}
