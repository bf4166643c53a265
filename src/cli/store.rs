//! `redress store`: where the record is kept.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::context::Context;
use super::failure::Failure;
use super::tree::Verb;
use crate::view::{Format, json_line};

/// The verbs.
pub(super) const VERBS: [Verb; 1] = [Verb {
    name: "path",
    about: "Print where the store is, whether or not it is there yet",
    args: |command: Command| command,
    run: path,
}];

fn path(context: &mut Context, _matches: &ArgMatches) -> Result<(), Failure> {
    let path = context.store_path()?;
    let text = match context.page.format {
        Format::Json | Format::Ndjson => {
            json_line(&json!({ "path": path.display().to_string() }), false)
        }
        Format::Table | Format::Wide | Format::Tsv | Format::Csv | Format::Id => {
            format!("{}\n", crate::view::clean(&path.display().to_string()))
        }
    };
    context.print(&text)
}
