//! `redress evidence check ORDER`: what a claim needs, what is there, what is missing, by when.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args as _};

use super::limits::LIMITS;
use crate::app::{OrderView, evidence_check};
use crate::cli::ask::asker;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::order_arg::open_page;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::domain::order::DisputeReason;
use crate::view::{self, dispute_reason_words};

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// The reason of the claim, where no dispute is open
    #[arg(long, value_name = "REASON", value_parser = PossibleValuesParser::new(DisputeReason::ALL.into_iter().map(DisputeReason::id)))]
    reason: Option<String>,
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "check",
    about: "Check the evidence against what the claim needs",
    args: |command| Args::augment_args(command).after_help(LIMITS),
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked: Args = read(matches)?;
    let order = parse::digits(&asked.order)?;
    let reason = asked.reason.as_deref().and_then(DisputeReason::from_id);
    let session = context.open()?;
    let mut checked = evidence_check(&session, order, reason)?;
    if let Err(view) = &checked {
        let reason = likely(view, context)?;
        checked = evidence_check(&session, order, Some(reason))?;
    }
    let Ok(list) = checked else { return Err(Failure::needs("--reason")) };
    let text = view::checklist(&list, &context.page);
    context.print(&text)?;
    open_page(context, &list.view);
    Ok(())
}

/// The reason of a claim that is not made yet: goods that have not arrived have one; of goods that
/// have the person says what is wrong.
fn likely(view: &OrderView, context: &Context) -> Result<DisputeReason, Failure> {
    if !view.order.has_arrived() {
        return Ok(DisputeReason::NotReceived);
    }
    let asker = asker(context, &["--reason"], false)?;
    let reasons = DisputeReason::RECEIVED;
    let items = reasons.map(|reason| dispute_reason_words(reason).to_owned());
    let chosen = asker.choose("What is wrong?", &items)?;
    reasons.get(chosen).copied().ok_or(Failure::Aborted)
}
