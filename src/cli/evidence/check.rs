//! `redress evidence check ORDER`: what a claim needs, what is there, what is missing, by when.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::ask::asker;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{open_page, unreadable};
use crate::app::{Standing, evidence_check};
use crate::domain::order::DisputeReason;
use crate::view::{self, dispute_reason_words};

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// The reason of the claim, where no dispute is open
    #[arg(long, value_name = "REASON", value_parser = PossibleValuesParser::new(DisputeReason::all().map(DisputeReason::id)))]
    reason: Option<String>,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "check",
    about: "Compare the files that are kept with what the claim needs",
    args: |command| Words::augment_args(command).after_help(super::LIMITS),
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let order = words::digits(&asked.order)?;
    let reason = asked.reason.as_deref().and_then(DisputeReason::from_id);
    let session = context.session()?;
    let mut checked = evidence_check(&session, order, reason)?;
    if let Err(standing) = &checked {
        let reason = likely(standing, context)?;
        checked = evidence_check(&session, order, Some(reason))?;
    }
    let Ok(list) = checked else { return Err(unanswered()) };
    let text = view::checklist(&list, &context.page);
    context.print(&text)?;
    open_page(context, &list.standing);
    Ok(())
}

fn unanswered() -> Failure {
    Failure::Unanswered { flags: vec!["--reason"], order: false }
}

/// The reason of a claim that is not made yet: goods that have not come have one; of goods that came
/// the person says what is wrong.
fn likely(standing: &Standing, context: &Context) -> Result<DisputeReason, Failure> {
    if !standing.order.has_arrived() {
        return Ok(DisputeReason::NotReceived);
    }
    let asker = asker(context, &["--reason"], false)?;
    let reasons = DisputeReason::RECEIVED;
    let items = reasons.map(|reason| dispute_reason_words(reason).to_owned());
    let chosen = asker.choose("What is wrong?", &items)?;
    reasons.get(chosen).copied().ok_or(Failure::Left)
}
