//! `redress config get KEY`.

use clap::{ArgMatches, Args as _};

use crate::app::AppError;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::verb::{Verb, read};
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// The name of the setting, as `config list` prints it
    #[arg(value_name = "KEY")]
    key: String,
}

/// The verb.
pub(in crate::cli) const VERB: Verb =
    Verb { name: "get", about: "Print a setting", args: Args::augment_args, run };

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let settings = context.open()?.settings;
    let text = view::config_value(&args.key, &settings, &context.settings, &context.page);
    let text = text.ok_or(AppError::NoSetting { key: args.key })?;
    context.print(&text)
}
