//! `redress evidence check ORDER`: what a claim needs, what is there, what is missing, by when.

use crate::app::{OrderView, evidence_check};
use crate::cli::ask::asker;
use crate::cli::order_arg::{OrderArg, open_page};
use crate::cli::subject_args::LineArgs;
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::ids;
use crate::domain::order::DisputeReason;
use crate::view::{self, dispute_reason_words};

/// Where the limits of the marketplace's form are told.
pub(super) const LIMITS: &str = "The limits of AliExpress's form are the settings evidence-count, \
evidence-size and evidence-types: redress config set evidence-count 5";

#[derive(Debug, clap::Args)]
#[command(after_help = LIMITS)]
pub(in crate::cli) struct Check {
    #[command(flatten)]
    order: OrderArg,
    /// The reason of the claim, where no dispute is open
    #[arg(long, value_name = "REASON", value_parser = ids(DisputeReason::ALL, DisputeReason::id))]
    reason: Option<DisputeReason>,
    #[command(flatten)]
    lines: LineArgs,
}

impl Run for Check {
    const NAME: &str = "check";
    const ABOUT: &str = "Check the evidence against what the claim needs";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let order = self.order.digits()?;
        let (reason, lines) = (self.reason, self.lines.read()?);
        let session = context.open()?;
        let mut checked = evidence_check(&session, order, reason, &lines)?;
        if let Err(view) = &checked {
            let reason = likely(view, context)?;
            checked = evidence_check(&session, order, Some(reason), &lines)?;
        }
        let Ok(list) = checked else { return Err(Failure::needs("--reason")) };
        context.print(&view::checklist(&list, &context.page))?;
        open_page(context, &list.view);
        Ok(())
    }
}

/// The reason of a claim that is not made yet: goods that have not arrived have one; of goods that
/// have the person says what is wrong.
fn likely(view: &OrderView, context: &Context) -> Result<DisputeReason, Failure> {
    if !view.order.has_arrived() {
        return Ok(DisputeReason::NotReceived);
    }
    let asker = asker(context, &["--reason"], false)?;
    let is_missed = view.order.said_delivered_at.is_some();
    let missed = is_missed.then_some(DisputeReason::DeliveredNotReceived);
    let reasons: Vec<DisputeReason> = DisputeReason::RECEIVED.into_iter().chain(missed).collect();
    let words = reasons.iter().map(|reason| dispute_reason_words(*reason).to_owned());
    asker.pick("What is wrong?", &reasons, &words.collect::<Vec<_>>()).copied()
}
