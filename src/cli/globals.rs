//! The flags that every command takes, before or after its name.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Args, Command, ValueEnum};

use crate::view::Format;

// The flags that every command takes. (A doc comment here would become the help of the command.)
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Everywhere")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Globals {
    /// The store to use [env: `REDRESS_DB`]
    #[arg(long, global = true, value_name = "PATH", value_hint = clap::ValueHint::FilePath)]
    pub(super) db: Option<PathBuf>,
    /// Take this as the present: RFC 3339, `2026-03-02` or `2026-03-02T10:00` [env: `REDRESS_NOW`]
    #[arg(long, global = true, value_name = "TIME")]
    pub(super) now: Option<String>,
    /// Print JSON; the same as `-o json`
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// The format of what is printed
    #[arg(short, long, global = true, value_name = "FORMAT", value_parser = OutputParser { takes_file: false })]
    pub(super) output: Option<Output>,
    /// Print order numbers only; the same as `-o id`
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN")]
    pub(super) color: Option<When>,
    /// Never ask; a missing answer is an error [env: `REDRESS_NO_INPUT`]
    #[arg(long, global = true)]
    pub(super) no_input: bool,
    /// Answer yes to every confirmation
    #[arg(short, long, global = true)]
    pub(super) yes: bool,
    /// Show what would happen and keep nothing
    #[arg(short = 'n', long, global = true)]
    pub(super) dry_run: bool,
    /// Open the order's page in a browser too [env: `REDRESS_BROWSER`, `BROWSER`]
    #[arg(long, global = true)]
    pub(super) web: bool,
    /// Say on stderr what is used
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

/// The formats, as words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// Aligned, as wide as the terminal
    Table,
    /// Aligned, all columns
    Wide,
    /// Tab-separated, no header
    Tsv,
    /// Comma-separated, with a header
    Csv,
    /// One JSON value
    Json,
    /// One JSON value a line
    Ndjson,
    /// Order numbers only
    Id,
}

/// What `-o` names: a format, or, where a verb writes one, a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Output {
    /// The format of what is printed.
    Format(OutputFormat),
    /// The file to write.
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
        let formats = EnumValueParser::<OutputFormat>::new();
        formats.parse_ref(command, arg, value).map(Output::Format).map_err(|mut error| {
            if self.takes_file {
                let tip = vec!["a case file ends in .zip".into()];
                error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tip));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let formats = OutputFormat::value_variants().iter();
        Some(Box::new(formats.filter_map(OutputFormat::to_possible_value)))
    }
}

/// When to use colour, as words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// In a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Globals {
    /// The format that the flags ask for, or the one that fits where the output goes.
    pub(super) fn format(&self, to_terminal: bool) -> Format {
        if self.json {
            return Format::Json;
        }
        if self.quiet {
            return Format::Id;
        }
        let fitting = if to_terminal { OutputFormat::Table } else { OutputFormat::Tsv };
        let output = match &self.output {
            Some(Output::Format(format)) => *format,
            Some(Output::File(_)) | None => fitting,
        };
        match output {
            OutputFormat::Table => Format::Table,
            OutputFormat::Wide => Format::Wide,
            OutputFormat::Tsv => Format::Tsv,
            OutputFormat::Csv => Format::Csv,
            OutputFormat::Json => Format::Json,
            OutputFormat::Ndjson => Format::Ndjson,
            OutputFormat::Id => Format::Id,
        }
    }
}
