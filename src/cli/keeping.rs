//! Keeps files for an order, with a progress bar where that takes a while.

use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::chosen::change;
use super::context::Context;
use super::failure::Failure;
use crate::app::{KeptFiles, Session, ToldOfFiles, act, keep_files};
use crate::domain::order::Command;
use crate::view::{clean, kept_warnings};

/// From so many bytes on a file takes long enough for a bar.
const LARGE: u64 = 8 << 20;

/// Copies files for the order that these digits name. The record learns of them by a command.
pub(super) fn keep(
    context: &Context,
    order: &str,
    files: &[PathBuf],
    told: &ToldOfFiles,
) -> Result<KeptFiles, Failure> {
    let bar = bar(context);
    let mut shown = None;
    let kept = keep_files(&context.session()?, order, files, told, &mut |place, done, total| {
        if total < LARGE {
            return;
        }
        if shown != Some(place) {
            shown = Some(place);
            let name = files.get(place).and_then(|file| file.file_name());
            bar.set_message(name.map(|name| clean(&name.to_string_lossy())).unwrap_or_default());
            bar.set_length(total);
        }
        bar.set_position(done);
    });
    bar.finish_and_clear();
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

/// A bar for bytes on the standard error stream; nothing where that is no terminal.
pub(super) fn bar(context: &Context) -> ProgressBar {
    let target = if context.world.terminals.stderr {
        ProgressDrawTarget::stderr_with_hz(8)
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(None, target);
    let template = "{spinner} {wide_msg}  {decimal_bytes} of {decimal_total_bytes}, {elapsed}";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}
