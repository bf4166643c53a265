//! `redress evidence remove ORDER FILE`: takes a file out of the evidence.

use clap::{ArgMatches, Args as _};

use crate::app::{AppError, OrderView, status};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::order_arg::change;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::domain::evidence::{Digest, Evidence};
use crate::domain::order::{Command, Refusal};
use crate::view::Problem;

/// The fewest digits of a SHA-256 that name a file.
const MIN_DIGITS: usize = 4;

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// The name of the file, or its SHA-256 or the beginning of that
    #[arg(value_name = "FILE")]
    file: String,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "remove",
    about: "Take a file out of the evidence of an order",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let mut session = context.open()?;
    let view = status(&session, parse::digits(&args.order)?)?;
    let digest = named(view, &args.file)?;
    let commands = vec![Command::RemoveEvidence(digest)];
    change(context, &mut session, &args.order, commands).map(drop)
}

/// The one file that has this name or this beginning of its digest.
fn named(view: OrderView, text: &str) -> Result<Digest, Failure> {
    let kept = || view.order.evidence().iter().map(|kept| &kept.evidence);
    let has_digest = |file: &&Evidence| {
        text.len() >= MIN_DIGITS && file.digest.to_string().starts_with(&text.to_lowercase())
    };
    let mut found: Vec<&Evidence> = kept().filter(|file| file.name == text).collect();
    if found.is_empty() {
        found = kept().filter(has_digest).collect();
    }
    match found.as_slice() {
        [only] => Ok(only.digest),
        [] => {
            let refusal = Refusal::NoSuchEvidence;
            Err(Failure::App(AppError::Refused { view: Box::new(view), refusal }))
        }
        several => {
            let id = view.order.id();
            let problem =
                Problem::new("evidence.ambiguous", format!("several files are named {text}"));
            let problem = several.iter().fold(problem, |problem, file| {
                problem.hint(format!("redress evidence remove {id} {}", file.digest))
            });
            Err(Failure::NotFound(Box::new(problem)))
        }
    }
}
