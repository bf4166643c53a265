//! The files that prove a claim: named by a flag or asked for, and there before anything is recorded.

use std::path::PathBuf;

use crate::cli::ask::Asker;
use crate::cli::failure::Failure;
use crate::domain::order::DisputeReason;

/// The names of the files, each of which must be there and readable.
pub(super) fn names(files: &[PathBuf]) -> Result<Vec<String>, Failure> {
    files
        .iter()
        .map(|file| {
            let wrong = |why: String| {
                Failure::failed("evidence.unreadable", format!("{}: {why}", file.display()))
                    .hint("name an existing file; nothing was saved")
            };
            let opened = std::fs::File::open(file).and_then(|file| file.metadata());
            match opened {
                Ok(about) if about.is_file() => {}
                Ok(_) => return Err(wrong("it is not a file".to_owned())),
                Err(error) => return Err(wrong(error.to_string())),
            }
            let name = file.file_name().unwrap_or(file.as_os_str());
            Ok(name.to_string_lossy().into_owned())
        })
        .collect()
}

/// Asks for files until they are there, and returns their names and where they are; a reason that
/// needs none may go without.
pub(super) fn ask(
    asker: &Asker,
    reason: DisputeReason,
) -> Result<(Vec<String>, Vec<PathBuf>), Failure> {
    let question = if reason.needs_evidence() {
        "Evidence, a photo or video file (several: with ; between)"
    } else {
        "Evidence, a file (optional)"
    };
    asker.read(question, |text| {
        let files = text.split(';').map(str::trim).filter(|name| !name.is_empty());
        let files: Vec<PathBuf> = files.map(PathBuf::from).collect();
        if files.is_empty() && reason.needs_evidence() {
            let message = if reason.is_of_received() {
                "Add at least one photo or video: claims about received goods are rejected \
                 without evidence"
            } else {
                "Add what the carrier says or has of the delivery: its word, its photo, the \
                 position or the address"
            };
            return Err(Failure::usage("usage.empty", message));
        }
        Ok((names(&files)?, files))
    })
}
