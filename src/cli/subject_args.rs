//! What of an order a command is about, as arguments.

use clap::Args;

use super::failure::Failure;
use super::parse;
use crate::domain::order::Named;

// The lines that a command is about. (A doc comment here would become the verb's help.)
#[derive(Debug, Args)]
pub(super) struct LineArgs {
    /// An item that it is about: its number in the order (or several: 1,4-7), its number on the page, or
    /// words of its title; repeatable
    #[arg(long, value_name = "LINE")]
    pub(super) line: Vec<String>,
}

// The lines and parcels that a command is about. (A doc comment here would become the verb's help.)
#[derive(Debug, Args)]
pub(super) struct SubjectArgs {
    #[command(flatten)]
    pub(super) lines: LineArgs,
    /// A parcel that it is about, by its tracking number; repeatable
    #[arg(long, value_name = "NUMBER")]
    pub(super) parcel: Vec<String>,
}

impl LineArgs {
    /// The lines as they are named.
    pub(super) fn read(&self) -> Result<Vec<String>, Failure> {
        self.line.iter().map(|line| parse::text("--line", line)).collect()
    }
}

impl SubjectArgs {
    pub(super) fn read(&self) -> Result<Named, Failure> {
        let parcels = self.parcel.iter().map(|number| parse::text("--parcel", number));
        Ok(Named { lines: self.lines.read()?, parcels: parcels.collect::<Result<_, _>>()? })
    }
}
