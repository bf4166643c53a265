//! `redress import FILE…`: reads saved pages into the record.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{ArgMatches, Args, Command, FromArgMatches as _, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::tree::Verb;
use crate::app::{FileReport, Input, Progress, Source, import};
use crate::import::Format;
use crate::view::{clean, report};

#[derive(Debug, Args)]
struct Words {
    /// HAR files, saved response bodies or capture files; `-` is the standard input
    #[arg(required = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Read every file as this format instead of recognising it
    #[arg(long = "as", value_name = "FORMAT")]
    forced: Option<FormatWord>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatWord {
    /// A browser capture
    Har,
    /// The body of one response
    Mtop,
    /// The file of a capture script
    Capture,
}

impl FormatWord {
    fn format(self) -> Format {
        match self {
            Self::Har => Format::Har,
            Self::Mtop => Format::Mtop,
            Self::Capture => Format::Capture,
        }
    }
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "import",
    about: "Read saved order pages (HAR, response bodies, captures) into the record",
    args: |command: Command| Words::augment_args(command),
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = Words::from_arg_matches(matches).map_err(super::order::unreadable)?;
    let mut inputs = Vec::with_capacity(words.files.len());
    for file in &words.files {
        inputs.push(input(context, file)?);
    }
    let session = context.session()?;
    let forced = words.forced.map(FormatWord::format);
    let mut bar = Bar::new(context);
    let reports = import(&session, inputs, forced, &mut bar)?;
    context.print(&report(&reports, &context.page))?;
    context.say_if_trial();
    if reports.iter().any(has_rejects) { Err(Failure::Told(Exit::REJECTED)) } else { Ok(()) }
}

fn has_rejects(report: &FileReport) -> bool {
    report.unreadable.is_some() || !report.rejected.is_empty()
}

/// A file to read. The standard input is read whole first: nobody waits for it with the store
/// held.
fn input(context: &mut Context, file: &Path) -> Result<Input, Failure> {
    if file.as_os_str() == "-" {
        let stdin = std::mem::replace(&mut context.world.stdin, Box::new(io::empty()));
        let content = Ok(stdin);
        return Ok(Input { name: "standard input".to_owned(), written: None, content });
    }
    let name = file.display().to_string();
    let written = std::fs::metadata(file)
        .and_then(|metadata| metadata.modified())
        .ok()
        .map(crate::domain::time::Instant::from);
    let content = open(file).map(|file| -> Source { Box::new(file) });
    Ok(Input { name, written, content })
}

fn open(file: &Path) -> io::Result<File> {
    if file.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    File::open(file)
}

/// A progress bar on stderr, for files that take a while; nothing where that is no terminal.
struct Bar {
    bar: ProgressBar,
    begun: Instant,
}

impl Bar {
    fn new(context: &Context) -> Self {
        let target = if context.world.terminals.stderr {
            ProgressDrawTarget::stderr_with_hz(8)
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}  {human_pos} records, {elapsed}") {
            bar.set_style(style);
        }
        Self { bar, begun: Instant::now() }
    }
}

impl Progress for Bar {
    fn file(&mut self, name: &str) {
        self.begun = Instant::now();
        self.bar.set_position(0);
        self.bar.set_message(clean(name));
    }

    fn records(&mut self, count: usize) {
        if self.begun.elapsed() > Duration::from_millis(200) {
            self.bar.set_position(u64::try_from(count).unwrap_or(u64::MAX));
        }
    }

    fn done(&mut self) {
        self.bar.finish_and_clear();
    }
}
