//! `redress completions SHELL`: a script that completes commands and flags.

use clap::{ArgMatches, Args, Command, FromArgMatches as _};
use clap_complete::Shell;
use serde_json::json;

use super::context::Context;
use super::failure::Failure;
use super::tree::{self, Verb};
use crate::view::{Format, json_line};

#[derive(Debug, Args)]
struct Words {
    /// The shell that is to read the script
    shell: Shell,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "completions",
    about: "Print a completion script for a shell",
    args: |command: Command| Words::augment_args(command),
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let words = Words::from_arg_matches(matches).map_err(super::chosen::unreadable)?;
    let script = script(words.shell);
    let text = match context.page.format {
        Format::Json | Format::Ndjson => {
            json_line(&json!({ "shell": words.shell.to_string(), "script": script }), false)
        }
        Format::Table | Format::Wide | Format::Tsv | Format::Csv | Format::Id => script,
    };
    context.print(&text)
}

/// The script, made in memory so that a closed pipe cannot break the generator.
fn script(shell: Shell) -> String {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut tree::whole(), "redress", &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
