//! `redress store path`.

use clap::{ArgMatches, Command};
use serde_json::json;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::Verb;
use crate::view::{Format, clean, json_line};

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "path",
    about: "Print where the store is, whether or not it is there yet",
    args: |command: Command| command,
    run,
};

fn run(context: &mut Context, _matches: &ArgMatches) -> Result<(), Failure> {
    let path = context.store_path()?;
    let text = match context.page.format {
        Format::Json | Format::Ndjson => {
            json_line(&json!({ "path": path.display().to_string() }), false)
        }
        Format::Table | Format::Wide | Format::Tsv | Format::Csv | Format::Id => {
            format!("{}\n", clean(&path.display().to_string()))
        }
    };
    context.print(&text)
}
