//! `redress message log ORDER --from WHO TEXT`: what was said, with the fact that it tells.

use std::io::Read as _;

use crate::cli::fact_args::{FactArg, FactFlags};
use crate::cli::order_arg::{OrderArg, at, change};
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::{Word, words};
use crate::domain::actor::Actor;
use crate::domain::order::{Command, Source};
use crate::view::advice;

/// The bytes of the longest message: far more than the marketplace's chat takes.
const MAX_BYTES: usize = 64 << 10;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Log {
    #[command(flatten)]
    order: OrderArg,
    /// Who said it
    #[arg(long, value_name = "WHO", value_parser = words(WHO))]
    from: Actor,
    /// When it was said (default: now)
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// What was said; - reads it from the standard input
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: String,
    /// The fact that it tells, recorded with it: `claimed-shipped` for "already sent"
    #[arg(long, value_name = "FACT")]
    fact: Option<FactArg>,
    #[command(flatten)]
    flags: FactFlags,
}

impl Run for Log {
    const NAME: &str = "log";
    const ABOUT: &str = "Keep what was said, and the fact that it tells";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let at = at(context, self.at.as_deref())?;
        let by = if self.from == Actor::Seller { Source::Seller } else { Source::Buyer };
        let report = self.flags.read(self.fact, by, at, context)?;
        let text = if self.text == "-" { read_stdin(context)? } else { self.text };
        let text = said(&text)?;
        let mut commands = vec![Command::Say { by: self.from, text, at }];
        commands.extend(report);
        let mut session = context.open()?;
        let done = change(context, &mut session, &self.order, commands)?;
        if let Some(advice) = advice(&done.view.order) {
            context.advise(advice);
        }
        Ok(())
    }
}

const WHO: &[Word<Actor>] = &[
    ("me", &[], "You", Actor::Buyer),
    ("seller", &[], "The seller", Actor::Seller),
    ("aliexpress", &[], "AliExpress, its customer service", Actor::Platform),
];

/// Everything on the standard input.
fn read_stdin(context: &mut Context) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let read = context.world.stdin.by_ref().take(most).read_to_end(&mut bytes);
    read.map_err(|error| {
        let message = format!("the message could not be read from the standard input ({error})");
        Failure::failed("message.unreadable", message)
    })?;
    String::from_utf8(bytes)
        .map_err(|_not_text| Failure::usage("usage.text", "the message is no UTF-8 text"))
}

/// The words with one kind of line end and nothing around them.
fn said(text: &str) -> Result<String, Failure> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.is_empty() {
        return Err(Failure::usage("usage.empty", "the message is empty"));
    }
    if text.len() > MAX_BYTES {
        let message = format!("the message is longer than {} KiB", MAX_BYTES >> 10);
        return Err(Failure::usage("usage.text", message).hint(
            "keep a long conversation as a file: redress evidence add ORDER FILE --kind chat",
        ));
    }
    Ok(text.to_owned())
}
