//! `redress evidence add ORDER FILE…`: keeps copies of files that prove something.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args as _};

use super::limits::LIMITS;
use crate::app::{FileDetails, act};
use crate::cli::attach::keep;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::order_arg::print_done_as;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::domain::evidence::{Kind, Proof};
use crate::domain::order::Command;
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// The files; each is copied and stays where it is
    #[arg(required = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// A note to keep with them
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// What they are (default: by their content)
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(Kind::ALL.map(Kind::id)))]
    kind: Option<String>,
    /// What of the checklist they show (redress evidence check)
    #[arg(long, value_name = "PROOF", value_parser = PossibleValuesParser::new(Proof::ALL.map(Proof::id)))]
    shows: Option<String>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "add",
    about: "Keep a copy of files that prove something",
    args: |command| Args::augment_args(command).after_help(LIMITS),
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked: Args = read(matches)?;
    let order = parse::digits(&asked.order)?.to_owned();
    let told = FileDetails {
        kind: asked.kind.as_deref().and_then(Kind::from_id),
        shows: asked.shows.as_deref().and_then(Proof::from_id),
        note: asked.note.as_deref().map(|note| parse::text("--note", note)).transpose()?,
    };
    let mut session = context.open()?;
    let kept = keep(context, &session, &order, &asked.files, &told)?;
    let commands: Vec<Command> = kept
        .files
        .iter()
        .map(|file| Command::AddEvidence(Box::new(file.evidence.clone())))
        .collect();
    let done = act(&mut session, &order, commands)?;
    let text = view::kept(&done.view, &kept, &context.page);
    print_done_as(context, &done, text)?;
    for warning in view::kept_warnings(&kept) {
        context.warn(&warning);
    }
    context.advise(&format!("Next: redress evidence check {}", done.view.order.id()));
    Ok(())
}
