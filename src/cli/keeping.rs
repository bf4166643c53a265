//! Keeps files for an order, with a progress bar where that takes a while.

use std::path::PathBuf;

use super::bar::BytesBar;
use super::chosen::change;
use super::context::Context;
use super::failure::Failure;
use crate::app::{KeptFiles, Session, ToldOfFiles, act, keep_files};
use crate::domain::order::Command;
use crate::view::{clean, kept_warnings};

/// Copies files for the order that these digits name. The record learns of them by a command.
pub(super) fn keep(
    context: &Context,
    order: &str,
    files: &[PathBuf],
    told: &ToldOfFiles,
) -> Result<KeptFiles, Failure> {
    let bar = BytesBar::new(context);
    let kept = keep_files(&context.session()?, order, files, told, &mut |place, done, total| {
        let name = files.get(place).and_then(|file| file.file_name()).unwrap_or_default();
        bar.show(&clean(&name.to_string_lossy()), done, total);
    });
    bar.done();
    Ok(kept?)
}

/// Does a command that names files to one order, and keeps the files with it. An order that refuses
/// the command keeps none.
pub(super) fn change_with_files(
    context: &mut Context,
    order: &str,
    operation: &str,
    command: Command,
    files: &[PathBuf],
) -> Result<(), Failure> {
    if files.is_empty() {
        return change(context, order, operation, vec![command]).map(drop);
    }
    let trial = Session { keep: false, ..context.session()? };
    act(&trial, order, operation, vec![command.clone()])?;
    let kept = keep(context, order, files, &ToldOfFiles::default())?;
    let evidence = kept.files.iter().map(|file| Box::new(file.evidence.clone()));
    let commands = evidence.map(Command::AddEvidence).chain([command]).collect();
    change(context, order, operation, commands)?;
    for warning in kept_warnings(&kept) {
        context.warn(&warning);
    }
    Ok(())
}
