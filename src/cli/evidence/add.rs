//! `redress evidence add ORDER FILE…`: keeps copies of files that prove something.

use std::path::PathBuf;

use super::check::LIMITS;
use crate::app::{FileDetails, act};
use crate::cli::attach::keep;
use crate::cli::order_arg::{OrderArg, print_done_as};
use crate::cli::parse;
use crate::cli::subject_args::LineArgs;
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::ids;
use crate::domain::evidence::{Kind, Proof};
use crate::domain::order::Command;
use crate::view;

#[derive(Debug, clap::Args)]
#[command(after_help = LIMITS)]
pub(in crate::cli) struct Add {
    #[command(flatten)]
    order: OrderArg,
    /// The files; each is copied and stays where it is
    #[arg(required = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// A note to keep with them
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// What they are (default: by their content)
    #[arg(long, value_name = "KIND", value_parser = ids(Kind::ALL, Kind::id))]
    kind: Option<Kind>,
    /// What of the checklist they show (redress evidence check)
    #[arg(long, value_name = "PROOF", value_parser = ids(Proof::ALL, Proof::id))]
    shows: Option<Proof>,
    #[command(flatten)]
    lines: LineArgs,
}

impl Run for Add {
    const NAME: &str = "add";
    const ABOUT: &str = "Keep a copy of files that prove something";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let order = self.order.digits()?.to_owned();
        let lines = self.lines.read()?;
        let told = FileDetails {
            kind: self.kind,
            shows: self.shows,
            note: parse::given(self.note.as_deref(), |note| parse::text("--note", note))?,
        };
        let mut session = context.open()?;
        let kept = keep(context, &session, &order, &self.files, &told)?;
        let commands: Vec<Command> = kept
            .files
            .iter()
            .map(|file| Command::AddEvidence {
                file: Box::new(file.evidence.clone()),
                lines: lines.clone(),
            })
            .collect();
        let done = act(&mut session, &order, commands)?;
        print_done_as(context, &done, view::kept(&done.view, &kept, &context.page))?;
        for warning in view::kept_warnings(&kept) {
            context.warn(&warning);
        }
        context.advise(&format!("Next: redress evidence check {}", done.view.order.id()));
        Ok(())
    }
}
