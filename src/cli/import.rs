//! `redress import FILE…`: reads saved pages into the record.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use chrono::Timelike as _;

use super::ask::asker;
use super::exit::Exit;
use super::progress::RecordsBar;
use super::verb::{Context, Failure, Run};
use super::words::ids;
use crate::app::{Content, FileError, FileFormat, FileReport, Input, LIMIT, Session, import};
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::view::{Problem, report};

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// HAR files, saved response bodies or capture files; `-` is the standard input
    #[arg(required = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Read every file as this format instead of recognising it
    #[arg(long = "as", value_name = "FORMAT", value_parser = ids(FileFormat::ALL, FileFormat::id))]
    forced: Option<FileFormat>,
}

/// What is said where nobody can be asked whether forgotten orders come back.
const LEFT_OUT: &str = "hint: forgotten orders stay out; to bring them back, import the file in a \
terminal, which asks, or enter the order first: redress order add ORDER";

impl Run for Import {
    const NAME: &str = "import";
    const ABOUT: &str = "Import saved order pages (HAR, response bodies, captures)";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let inputs: Vec<Input> = self.files.iter().map(|file| input(context, file)).collect();
        if let Some(failure) = all_missing(&inputs) {
            return Err(failure);
        }
        let format = self.forced;
        let mut session = context.open()?;
        let mut reports = take(context, &mut session, inputs, format, false)?;
        let files = with_forgotten(&self.files, &reports);
        let asks = !files.is_empty() && context.may_ask() && context.page.is_for_people();
        if asks && remembers(context, &forgotten(&reports))? {
            let inputs = files.into_iter().map(|file| input(context, file)).collect();
            reports.extend(take(context, &mut session, inputs, format, true)?);
        } else if !asks && !files.is_empty() {
            context.hint(LEFT_OUT);
        }
        if reports.iter().any(has_rejects) {
            Err(Failure::Reported(Exit::REJECTED))
        } else {
            Ok(())
        }
    }
}

/// Reads the inputs and prints what came of each.
fn take(
    context: &mut Context,
    session: &mut Session,
    inputs: Vec<Input>,
    format: Option<FileFormat>,
    remember: bool,
) -> Result<Vec<FileReport>, Failure> {
    let mut bar = RecordsBar::new(context, "records");
    let reports = import(session, inputs, format, remember, &mut bar)?;
    context.print_change(&report(&reports, &context.page))?;
    Ok(reports)
}

/// The files that tell of forgotten orders and can be read once more.
fn with_forgotten<'a>(files: &'a [PathBuf], reports: &[FileReport]) -> Vec<&'a Path> {
    let told = files.iter().zip(reports).filter(|(_, report)| !report.forgotten.is_empty());
    told.map(|(file, _)| file.as_path()).filter(|file| file.is_file()).collect()
}

/// The forgotten orders that the files tell of, each once.
fn forgotten(reports: &[FileReport]) -> BTreeSet<OrderId> {
    reports.iter().flat_map(|report| &report.forgotten).cloned().collect()
}

/// Whether the person wants the forgotten orders back; whoever leaves here does not.
fn remembers(context: &Context, forgotten: &BTreeSet<OrderId>) -> Result<bool, Failure> {
    let question = match forgotten.first().filter(|_| forgotten.len() == 1) {
        Some(only) => format!("Order {only} was forgotten on purpose. Bring it back?"),
        None => {
            format!("{} orders were forgotten on purpose. Bring them back?", forgotten.len())
        }
    };
    match asker(context, &[], false)?.confirm(&question) {
        Err(Failure::Aborted) => Ok(false),
        answer => answer.map(|()| true),
    }
}

fn has_rejects(report: &FileReport) -> bool {
    report.unreadable.is_some() || !report.rejected.is_empty()
}

/// When not one of the files can be opened, nothing is rejected: the command has failed.
fn all_missing(inputs: &[Input]) -> Option<Failure> {
    let mut causes = Vec::with_capacity(inputs.len());
    for input in inputs {
        let Content::Read(Err(error @ FileError::Io(_))) = &input.content else { return None };
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
        .map(Instant::from)
        .and_then(|written| written.with_nanosecond(0));
    let opened = open(file).unwrap_or_else(|error| Content::Read(Err(FileError::Io(error))));
    Input { name, written, content: opened }
}

/// Looks at a file. One that is too large is not read, and one that is no file, but a pipe, may
/// take its time. Others are opened when their turn comes, so that any number can be named.
fn open(path: &Path) -> io::Result<Content> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    Ok(if metadata.is_dir() {
        Content::Read(Err(FileError::Io(io::Error::from(io::ErrorKind::IsADirectory))))
    } else if metadata.len() > LIMIT {
        Content::Read(Err(FileError::TooLarge))
    } else if metadata.is_file() {
        let path = path.to_owned();
        Content::File(Box::new(move || Ok(Box::new(File::open(path)?))))
    } else {
        Content::Stream(Box::new(file))
    })
}
