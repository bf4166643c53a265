//! `redress completions SHELL`: a script that completes commands and flags.

use clap::{ArgMatches, Args as _, Command};
use clap_complete::Shell;
use serde_json::json;

use super::context::Context;
use super::failure::Failure;
use super::verb::{Verb, read};
use crate::view::{Format, json_line};

#[derive(Debug, clap::Args)]
struct Args {
    /// The shell that is to read the script
    shell: Shell,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "completions",
    about: "Print a completion script for a shell",
    args: |command: Command| Args::augment_args(command),
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let script = script(args.shell, (context.program.commands)());
    let text = match context.page.format {
        Format::Json | Format::Ndjson => {
            json_line(&json!({ "shell": args.shell.to_string(), "script": script }), false)
        }
        Format::Table | Format::Wide | Format::Tsv | Format::Csv | Format::Id => script,
    };
    context.print(&text)
}

/// The script, made in memory so that a closed pipe cannot break the generator.
fn script(shell: Shell, mut commands: Command) -> String {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut commands, "redress", &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
