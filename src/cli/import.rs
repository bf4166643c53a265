//! `redress import FILE…`: reads saved pages into the record.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use chrono::Timelike as _;
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, Command, FromArgMatches as _};

use super::bar::Bar;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::tree::Verb;
use crate::app::{Content, FileFormat, FileReport, Input, LIMIT, Unreadable, import};
use crate::view::{Problem, report};

#[derive(Debug, Args)]
struct Words {
    /// HAR files, saved response bodies or capture files; `-` is the standard input
    #[arg(required = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Read every file as this format instead of recognising it
    #[arg(long = "as", value_name = "FORMAT", value_parser = PossibleValuesParser::new(FileFormat::ALL.map(FileFormat::id)))]
    forced: Option<String>,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "import",
    about: "Read saved order pages (HAR, response bodies, captures) into the record",
    args: |command: Command| Words::augment_args(command),
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = Words::from_arg_matches(matches).map_err(super::chosen::unreadable)?;
    let mut inputs = Vec::with_capacity(words.files.len());
    for file in &words.files {
        inputs.push(input(context, file));
    }
    if let Some(failure) = all_missing(&inputs) {
        return Err(failure);
    }
    let session = context.session()?;
    let forced = words.forced.as_deref().and_then(FileFormat::from_id);
    let mut bar = Bar::new(context, "records");
    let reports = import(&session, inputs, forced, &mut bar)?;
    context.print_change(&report(&reports, &context.page))?;
    if reports.iter().any(has_rejects) { Err(Failure::Told(Exit::REJECTED)) } else { Ok(()) }
}

fn has_rejects(report: &FileReport) -> bool {
    report.unreadable.is_some() || !report.rejected.is_empty()
}

/// When not one of the files can be opened, nothing is rejected: the command has failed.
fn all_missing(inputs: &[Input]) -> Option<Failure> {
    let mut causes = Vec::with_capacity(inputs.len());
    for input in inputs {
        let Content::Read(Err(error @ Unreadable::Io(_))) = &input.content else { return None };
        causes.push(format!("{}: {error}", input.name));
    }
    let code = "import.cannot-read";
    let problem = match causes.pop() {
        Some(only) if causes.is_empty() => Problem::new(code, only),
        last => {
            causes.extend(last);
            Problem { causes, ..Problem::new(code, "none of the files can be read") }
        }
    };
    Some(Failure::Failed(Box::new(problem)))
}

/// A file to read, or the standard input.
fn input(context: &mut Context, file: &Path) -> Input {
    if file.as_os_str() == "-" {
        let stdin = std::mem::replace(&mut context.world.stdin, Box::new(io::empty()));
        let name = "standard input".to_owned();
        return Input { name, written: None, content: Content::Stream(stdin) };
    }
    let name = file.display().to_string();
    let written = std::fs::metadata(file)
        .and_then(|metadata| metadata.modified())
        .ok()
        .map(crate::domain::time::Instant::from)
        .and_then(|written| written.with_nanosecond(0));
    let opened = open(file).unwrap_or_else(|error| Content::Read(Err(Unreadable::Io(error))));
    Input { name, written, content: opened }
}

/// Looks at a file. One that is too large is not read, and one that is no file, but a pipe, may
/// take its time. Others are opened when their turn comes, so that any number can be named.
fn open(path: &Path) -> io::Result<Content> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    Ok(if metadata.is_dir() {
        Content::Read(Err(Unreadable::Io(io::Error::from(io::ErrorKind::IsADirectory))))
    } else if metadata.len() > LIMIT {
        Content::Read(Err(Unreadable::TooLarge))
    } else if metadata.is_file() {
        let path = path.to_owned();
        Content::File(Box::new(move || Ok(Box::new(File::open(path)?))))
    } else {
        Content::Stream(Box::new(file))
    })
}
