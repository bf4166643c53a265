//! `redress evidence remove ORDER FILE`: takes a file out of the evidence.

use crate::app::{OrderView, status};
use crate::cli::order_arg::{OrderArg, change};
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::evidence::{Digest, Evidence};
use crate::domain::order::{Command, Refusal};
use crate::view::Problem;

/// The fewest digits of a SHA-256 that name a file.
const MIN_DIGITS: usize = 4;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Remove {
    #[command(flatten)]
    order: OrderArg,
    /// The name of the file, or its SHA-256 or the beginning of that
    #[arg(value_name = "FILE")]
    file: String,
}

impl Run for Remove {
    const NAME: &str = "remove";
    const ABOUT: &str = "Take a file out of the evidence of an order";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let mut session = context.open()?;
        let view = status(&session, self.order.digits()?)?;
        let digest = named(&view, &self.file)?;
        let commands = vec![Command::RemoveEvidence(digest)];
        change(context, &mut session, &self.order, commands).map(drop)
    }
}

/// The one file that has this name or this beginning of its digest.
fn named(view: &OrderView, text: &str) -> Result<Digest, Failure> {
    let kept = || view.order.evidence.iter().map(|kept| &kept.evidence);
    let has_digest = |file: &&Evidence| {
        text.len() >= MIN_DIGITS && file.digest.to_string().starts_with(&text.to_lowercase())
    };
    let mut found: Vec<&Evidence> = kept().filter(|file| file.name == text).collect();
    if found.is_empty() {
        found = kept().filter(has_digest).collect();
    }
    match found.as_slice() {
        [only] => Ok(only.digest),
        [] => Err(Failure::refused(view, Refusal::NoSuchEvidence)),
        several => {
            let id = view.order.id();
            let problem =
                Problem::new("evidence.ambiguous", format!("several files are named {text}"));
            let each = several.iter();
            let each = each.map(|file| format!("redress evidence remove {id} {}", file.digest));
            Err(Failure::NotFound(Box::new(problem.hints(each))))
        }
    }
}
