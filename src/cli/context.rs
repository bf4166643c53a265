//! One run: its world, what its flags ask for, and how it speaks.

use std::io::{self, Write as _};
use std::path::PathBuf;

use chrono::SubsecRound as _;
use clap::Command;

use super::command_line::command_line;
use super::error_style::ErrorStyle;
use super::exit::Exit;
use super::failure::Failure;
use super::globals::{Globals, When};
use super::parse;
use crate::app::{self, Session, Setup};
use crate::domain::instant::Instant;
use crate::view::{Page, clean, fault, folded};
use crate::world::{self, World};

/// The width of what people read where no terminal tells one.
const WIDTH: usize = 80;

/// The program itself, for verbs that show it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Program {
    pub(super) commands: fn() -> Command,
    pub(super) run: fn(World) -> Exit,
}

#[derive(Debug)]
pub(super) struct Context {
    pub(super) world: World,
    pub(super) globals: Globals,
    pub(super) page: Page,
    pub(super) error_style: ErrorStyle,
    /// The settings of the program, from its file.
    pub(super) settings: app::Program,
    pub(super) program: Program,
}

impl Context {
    /// Reads what the flags, the environment and the program's own settings ask for.
    pub(super) fn new(
        world: World,
        globals: Globals,
        program: Program,
    ) -> Result<Self, Box<(World, Failure)>> {
        let read = globals.with_environment(&world);
        let read = read.and_then(|globals| Ok((present(&world, &globals)?, globals)));
        let (now, globals) = match read {
            Ok((now, globals)) => (now.trunc_subsecs(3), globals),
            Err(failure) => return Err(Box::new((world, failure))),
        };
        let settings = app::program(config_folder(&world).as_deref());
        let globals = globals.with_settings(settings.output, settings.color);
        let format = globals.format(world.terminals.stdout);
        let page = Page {
            format,
            width: world.columns.map_or(WIDTH, usize::from),
            color: is_colored(&world, &globals, world.terminals.stdout),
            zone: world.zone,
            now,
        };
        let color = is_colored(&world, &globals, world.terminals.stderr);
        let error_style = ErrorStyle { format, color };
        let mut context = Self { world, globals, page, error_style, settings, program };
        context.say_faults();
        Ok(context)
    }

    /// Says what of the program's settings is ignored.
    fn say_faults(&mut self) {
        let faults: Vec<String> =
            self.settings.faults.iter().map(|error| fault(error).message).collect();
        for message in faults {
            self.warn(&clean(&format!("ignored: {message}")));
        }
    }

    /// What the record is opened with.
    pub(super) fn setup(&self) -> Result<Setup, Failure> {
        Ok(Setup {
            path: self.store_path()?,
            now: self.page.now,
            zone: self.page.zone,
            clock: self.world.now.trunc_subsecs(3).max(self.page.now),
            keep: !self.globals.dry_run,
            is_process: self.world.is_process,
            command: command_line,
            words: self.world.args.clone(),
            waiting: world::say_waiting,
            writing: world::outlive_size_limits,
        })
    }

    /// Opens the record; once a run.
    pub(super) fn open(&self) -> Result<Session, Failure> {
        Ok(Session::open(self.setup()?)?)
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
            let message = "no folder for the store is known: there is no home folder";
            Failure::failed("store.no-folder", message)
                .hint("name the store with --db PATH or REDRESS_DB")
        })?;
        Ok(folder.join("redress.db"))
    }

    /// The folder of `config.toml` and of the buyer's own message texts.
    pub(super) fn config_folder(&self) -> Option<PathBuf> {
        config_folder(&self.world)
    }

    /// Whether questions can be asked.
    pub(super) fn may_ask(&self) -> bool {
        self.world.terminals.stdin && self.world.terminals.stderr && !self.globals.no_input
    }

    /// The most rows of a list: as many as are asked for, else so many for people and all, which is
    /// 0, for scripts.
    pub(super) fn rows(&self, asked: Option<usize>, usual: usize) -> usize {
        asked.unwrap_or(if self.page.is_for_people() { usual } else { 0 })
    }

    pub(super) fn print(&mut self, text: &str) -> Result<(), Failure> {
        match self.world.stdout.write_all(text.as_bytes()).and_then(|()| self.world.stdout.flush())
        {
            // The reader has read enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done.map_err(Failure::Output),
        }
    }

    /// Prints a list, or tells people that it is empty; then that there is more of it.
    pub(super) fn print_list(
        &mut self,
        text: &str,
        empty: Option<&str>,
        more: bool,
    ) -> Result<(), Failure> {
        if let Some(empty) = empty.filter(|_| self.page.is_for_people()) {
            self.hint(empty);
            return Ok(());
        }
        self.print(text)?;
        if more {
            self.hint("there are more: --limit 0 shows all");
        }
        Ok(())
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

    /// Prints what a change did, after it was saved, or what a dry run would have done.
    pub(super) fn print_change(&mut self, text: &str) -> Result<(), Failure> {
        match self.print(text) {
            Err(Failure::Output(error)) if !self.globals.dry_run => Err(Failure::OutputLost(error)),
            Err(failure) => Err(failure),
            Ok(()) => {
                if self.globals.dry_run {
                    self.hint("Dry run: nothing saved.");
                }
                Ok(())
            }
        }
    }
}

/// The folder of `config.toml`: environment, the config folder of the platform.
fn config_folder(world: &World) -> Option<PathBuf> {
    world.variable("REDRESS_CONFIG").map(PathBuf::from).or_else(|| world.config_folder.clone())
}

/// The present: flag, environment, clock.
fn present(world: &World, globals: &Globals) -> Result<Instant, Failure> {
    if let Some(text) = &globals.now {
        return parse::present("--now", text, world.zone);
    }
    match world.variable("REDRESS_NOW") {
        Some(text) => parse::present("REDRESS_NOW", &text.to_string_lossy(), world.zone),
        None => Ok(world.now),
    }
}

/// Whether a stream gets colour: the flag, its variable or setting, then `NO_COLOR`,
/// `CLICOLOR_FORCE`, `CLICOLOR`, then a terminal that is not dumb.
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
