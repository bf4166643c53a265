//! One run: its world, what its flags ask for, and how it speaks.

use std::io::{self, Write as _};
use std::path::PathBuf;

use super::failure::Failure;
use super::globals::{Globals, When};
use super::words;
use crate::app::{AppError, Session};
use crate::settings;
use crate::view::{Format, Page, Problem, folded};
use crate::world::{self, World};

/// The width of what people read where no terminal tells one.
const WIDTH: usize = 80;

/// How output is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    pub(super) format: Format,
    color_err: bool,
}

impl Output {
    /// What a command line that cannot be read gets.
    pub(super) fn bare(json: bool) -> Self {
        Self { format: if json { Format::Json } else { Format::Tsv }, color_err: false }
    }

    /// Whether errors are JSON.
    pub(super) fn is_json(self) -> bool {
        matches!(self.format, Format::Json | Format::Ndjson)
    }

    /// The label of an error.
    pub(super) fn label(self, label: &str) -> String {
        if self.color_err {
            let style = anstyle::AnsiColor::Red.on_default().bold();
            format!("{style}{label}{style:#}")
        } else {
            label.to_owned()
        }
    }
}

/// One run.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) world: World,
    pub(super) globals: Globals,
    pub(super) page: Page,
    pub(super) output: Output,
}

impl Context {
    /// Reads what the flags and the environment ask for.
    pub(super) fn new(world: World, globals: Globals, now: crate::domain::time::Instant) -> Self {
        let format = globals.format(world.terminals.stdout);
        let width = world.columns.map_or(WIDTH, usize::from);
        let page = Page {
            format,
            width,
            color: is_colored(&world, &globals, world.terminals.stdout),
            zone: world.zone,
            now,
        };
        let color_err = is_colored(&world, &globals, world.terminals.stderr);
        Self { output: Output { format, color_err }, world, globals, page }
    }

    /// The use cases of this run.
    pub(super) fn session(&self) -> Result<Session, Failure> {
        Ok(Session {
            path: self.store_path()?,
            now: self.page.now,
            clock: self.world.now.max(self.page.now),
            policy: settings::load(self.config_folder().as_deref()).map_err(AppError::from)?,
            keep: !self.globals.dry_run,
            waiting: world::say_waiting,
            writing: world::outlive_size_limits,
        })
    }

    /// Where the store is: flag, environment, the data folder of the platform.
    pub(super) fn store_path(&self) -> Result<PathBuf, Failure> {
        if let Some(path) = &self.globals.db {
            return Ok(path.clone());
        }
        if let Some(path) = self.world.variable("REDRESS_DB") {
            return Ok(PathBuf::from(path));
        }
        let folder = self.world.data_folder.as_ref().ok_or_else(|| {
            Failure::Failed(Box::new(
                Problem::new(
                    "store.no-folder",
                    "no folder for the store is known: there is no home folder",
                )
                .hint("name the store with --db PATH or REDRESS_DB"),
            ))
        })?;
        Ok(folder.join("redress.db"))
    }

    /// Where the buyer's own settings are: environment, the config folder of the platform.
    pub(super) fn config_folder(&self) -> Option<PathBuf> {
        self.world
            .variable("REDRESS_CONFIG")
            .map(PathBuf::from)
            .or_else(|| self.world.config_folder.clone())
    }

    /// Whether questions can be asked.
    pub(super) fn may_ask(&self) -> bool {
        self.world.terminals.stdin
            && self.world.terminals.stderr
            && !self.globals.no_input
            && self.world.variable("REDRESS_NO_INPUT").is_none()
    }

    /// The most rows of a list: as many as are asked for, else so many for people and all, which is
    /// 0, for scripts.
    pub(super) fn rows(&self, asked: Option<usize>, usual: usize) -> usize {
        asked.unwrap_or(if self.page.is_for_people() { usual } else { 0 })
    }

    /// Prints data.
    pub(super) fn print(&mut self, text: &str) -> Result<(), Failure> {
        match self.world.stdout.write_all(text.as_bytes()).and_then(|()| self.world.stdout.flush())
        {
            // The reader has read enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done.map_err(Failure::Output),
        }
    }

    /// Prints a hint beside the data; when it cannot be said, the data still counts.
    pub(super) fn hint(&mut self, text: &str) {
        drop(writeln!(self.world.stderr, "{text}"));
    }

    /// Sends a sequence to the terminal that the hints go to; it shows nothing.
    pub(super) fn say_to_terminal(&mut self, sequence: &str) {
        let stderr = &mut self.world.stderr;
        drop(stderr.write_all(sequence.as_bytes()).and_then(|()| stderr.flush()));
    }

    /// Says what to know beside the data, to people only, folded where they read it.
    pub(super) fn advise(&mut self, text: &str) {
        if self.page.is_for_people() {
            self.hint(folded(text, self.page.width, "").trim_end());
        }
    }

    /// Says what is wrong beside the data, to whoever reads it.
    pub(super) fn warn(&mut self, text: &str) {
        let text = format!("warning: {text}");
        let text =
            if self.page.is_for_people() { folded(&text, self.page.width, "") } else { text };
        self.hint(text.trim_end());
    }

    /// Prints what a change did, after it was kept, or what a trial would have done.
    pub(super) fn print_change(&mut self, text: &str) -> Result<(), Failure> {
        match self.print(text) {
            Err(Failure::Output(error)) if !self.globals.dry_run => Err(Failure::Untold(error)),
            Err(failure) => Err(failure),
            Ok(()) => {
                if self.globals.dry_run {
                    self.hint("dry run: nothing was kept");
                }
                Ok(())
            }
        }
    }
}

/// The present: flag, environment, clock.
pub(super) fn present(
    world: &World,
    globals: &Globals,
) -> Result<crate::domain::time::Instant, Failure> {
    if let Some(text) = &globals.now {
        return words::present("--now", text, world.zone);
    }
    match world.variable("REDRESS_NOW") {
        Some(text) => words::present("REDRESS_NOW", &text.to_string_lossy(), world.zone),
        None => Ok(world.now),
    }
}

/// Whether a stream gets colour: the flag, then `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, then a
/// terminal that is not dumb.
fn is_colored(world: &World, globals: &Globals, terminal: bool) -> bool {
    let is = |name: &str, value: &str| world.variable(name).is_some_and(|set| set == value);
    match globals.color {
        Some(When::Always) => true,
        Some(When::Never) => false,
        Some(When::Auto) | None => {
            if world.variable("NO_COLOR").is_some() {
                false
            } else if world.variable("CLICOLOR_FORCE").is_some_and(|force| force != "0") {
                true
            } else {
                !is("CLICOLOR", "0") && terminal && !is("TERM", "dumb")
            }
        }
    }
}
