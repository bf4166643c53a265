//! The flags that every command takes, before or after its name.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Args, Command};

use super::failure::Failure;
use super::words::{Word, possible, words};
use crate::view::Format;
use crate::world::World;

// The flags that every command takes. (A doc comment here would become the help of the command.)
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Everywhere")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Globals {
    /// The store to use [env: `REDRESS_DB`]
    #[arg(long, global = true, value_name = "PATH", value_hint = clap::ValueHint::FilePath)]
    pub(super) db: Option<PathBuf>,
    /// Override the current time: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]
    #[arg(long, global = true, value_name = "TIME")]
    pub(super) now: Option<String>,
    /// Print JSON; the same as `-o json`
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// The format of what is printed [env: `REDRESS_OUTPUT`]
    #[arg(short, long, global = true, value_name = "FORMAT", value_parser = OutputParser { takes_file: false })]
    pub(super) output: Option<Output>,
    /// Print order numbers only; the same as `-o id`
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// When to use colour [env: `REDRESS_COLOR`]
    #[arg(long, global = true, value_name = "WHEN", value_parser = words(WHEN))]
    pub(super) color: Option<When>,
    /// Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]
    #[arg(long, global = true)]
    pub(super) no_input: bool,
    /// Answer yes to every confirmation; never says that something was submitted [env: `REDRESS_YES`]
    #[arg(short, long, global = true)]
    pub(super) yes: bool,
    /// Show what would change and save nothing [env: `REDRESS_DRY_RUN`]
    #[arg(short = 'n', long, global = true)]
    pub(super) dry_run: bool,
    /// Open the order's page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]
    #[arg(long, global = true)]
    pub(super) web: bool,
    /// Print the store, settings, time and zone in use to stderr
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

const FORMATS: &[Word<Format>] = &[
    ("table", &[], "Aligned, as wide as the terminal", Format::Table),
    ("wide", &[], "Aligned, all columns", Format::Wide),
    ("tsv", &[], "Tab-separated, no header", Format::Tsv),
    ("csv", &[], "Comma-separated, with a header", Format::Csv),
    ("json", &[], "One JSON value", Format::Json),
    ("ndjson", &[], "One JSON value a line", Format::Ndjson),
    ("id", &[], "Order numbers only", Format::Id),
];

/// What `-o` names: a format, or, where a verb writes one, a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Output {
    Format(Format),
    File(PathBuf),
}

/// Reads what `-o` names. Where files are taken, what ends with `.zip` is one.
#[derive(Debug, Clone, Copy)]
pub(super) struct OutputParser {
    pub(super) takes_file: bool,
}

impl TypedValueParser for OutputParser {
    type Value = Output;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Output, clap::Error> {
        let is_zip =
            Path::new(value).extension().is_some_and(|kind| kind.eq_ignore_ascii_case("zip"));
        if self.takes_file && is_zip {
            return Ok(Output::File(PathBuf::from(value)));
        }
        words(FORMATS).parse_ref(command, arg, value).map(Output::Format).map_err(|mut error| {
            if self.takes_file {
                let tip = vec!["a case file ends in .zip".into()];
                error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tip));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(FORMATS.iter().map(possible)))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

const WHEN: &[Word<When>] = &[
    ("auto", &[], "In a terminal", When::Auto),
    ("always", &[], "Always", When::Always),
    ("never", &[], "Never", When::Never),
];

impl Globals {
    /// The flags, and for those that are not given the environment.
    pub(super) fn with_environment(mut self, world: &World) -> Result<Self, Failure> {
        let text = |name| world.variable(name).map(|value| value.to_string_lossy().into_owned());
        let is_named = self.json || self.quiet || self.output.is_some();
        if let Some(format) = text("REDRESS_OUTPUT").filter(|_| !is_named) {
            self.output = Some(Output::Format(value("REDRESS_OUTPUT", FORMATS, &format)?));
        }
        if let Some(when) = text("REDRESS_COLOR").filter(|_| self.color.is_none()) {
            self.color = Some(value("REDRESS_COLOR", WHEN, &when)?);
        }
        let is_on = |name| text(name).is_some_and(|value| !is_off(&value));
        self.no_input |= is_on("REDRESS_NO_INPUT");
        self.yes |= is_on("REDRESS_YES");
        self.dry_run |= is_on("REDRESS_DRY_RUN");
        Ok(self)
    }

    /// The same, with the program's own settings for what neither flags nor environment say. A
    /// setting has one of the values that the flag takes.
    pub(super) fn with_settings(mut self, output: Option<&str>, color: Option<&str>) -> Self {
        let format = output.and_then(|output| known(FORMATS, output));
        let is_named = self.json || self.quiet;
        self.output = self.output.or_else(|| format.filter(|_| !is_named).map(Output::Format));
        self.color = self.color.or_else(|| known(WHEN, color?));
        self
    }

    /// The format that is asked for, or the one that fits where the output goes.
    pub(super) fn format(&self, to_terminal: bool) -> Format {
        if self.json {
            return Format::Json;
        }
        if self.quiet {
            return Format::Id;
        }
        match &self.output {
            Some(Output::Format(format)) => *format,
            Some(Output::File(_)) | None if to_terminal => Format::Table,
            Some(Output::File(_)) | None => Format::Tsv,
        }
    }
}

/// The value of a variable that has those of a flag.
fn value<T: Copy>(name: &str, words: &[Word<T>], text: &str) -> Result<T, Failure> {
    known(words, text).ok_or_else(|| {
        let known: Vec<&str> = words.iter().map(|(word, ..)| *word).collect();
        let message = format!("{name} is {text}, and must be one of {}", known.join(", "));
        Failure::usage("usage.environment", message)
    })
}

fn known<T: Copy>(words: &[Word<T>], text: &str) -> Option<T> {
    words.iter().find(|(word, ..)| *word == text).map(|(.., value)| *value)
}

/// Whether a variable that switches something on says no.
fn is_off(value: &str) -> bool {
    ["0", "n", "no", "f", "false", "off"].iter().any(|off| value.eq_ignore_ascii_case(off))
}
