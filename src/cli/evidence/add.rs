//! `redress evidence add ORDER FILE…`: keeps copies of files that prove something.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::keeping::keep;
use super::super::tree::Verb;
use super::super::words;
use super::{open_page, unreadable};
use crate::app::{ToldOfFiles, act};
use crate::domain::evidence::{Kind, Proof};
use crate::domain::order::Command;
use crate::view;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// The files; each is copied and stays where it is
    #[arg(required = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// A note to keep with them
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// What they are, where their content does not tell it rightly
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(Kind::ALL.map(Kind::id)))]
    kind: Option<String>,
    /// What of the checklist they show (redress evidence check)
    #[arg(long, value_name = "PROOF", value_parser = PossibleValuesParser::new(Proof::ALL.map(Proof::id)))]
    shows: Option<String>,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "add",
    about: "Keep a copy of files that prove something",
    args: |command| Words::augment_args(command).after_help(super::LIMITS),
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let order = words::digits(&asked.order)?.to_owned();
    let told = ToldOfFiles {
        kind: asked.kind.as_deref().and_then(Kind::from_id),
        shows: asked.shows.as_deref().and_then(Proof::from_id),
        note: asked.note.as_deref().map(|note| words::text("--note", note)).transpose()?,
    };
    let kept = keep(context, &order, &asked.files, &told)?;
    let commands: Vec<Command> = kept
        .files
        .iter()
        .map(|file| Command::AddEvidence(Box::new(file.evidence.clone())))
        .collect();
    let done = act(&context.session()?, &order, "evidence add", commands)?;
    let text = view::kept(&done.standing, &kept, &context.page);
    context.print_change(&text)?;
    for warning in view::kept_warnings(&kept) {
        context.warn(&warning);
    }
    context.advise(&format!("Next: redress evidence check {}", done.standing.order.id()));
    open_page(context, &done.standing);
    Ok(())
}
