//! `redress completions SHELL`: a script that completes commands and flags.

use clap::Command;
use clap_complete::Shell;
use serde_json::json;

use super::verb::{Context, Failure, Run};
use crate::view::json_line;

#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell that is to read the script
    shell: Shell,
}

impl Run for Completions {
    const NAME: &str = "completions";
    const ABOUT: &str = "Print a completion script for a shell";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let script = script(self.shell, (context.program.commands)());
        let text = if context.page.format.is_json() {
            json_line(&json!({ "shell": self.shell.to_string(), "script": script }), false)
        } else {
            script
        };
        context.print(&text)
    }
}

/// The script, made in memory so that a closed pipe cannot break the generator.
fn script(shell: Shell, mut commands: Command) -> String {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut commands, "redress", &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
