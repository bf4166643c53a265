//! `redress dispute answer ORDER accept|reject|counter`.

use clap::ValueEnum;

use super::step_args::{Question, StepArgs};
use crate::cli::ask::Asker;
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::{DisputeStep, Order, StepKind};
use crate::view::{self, Page};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Answer {
    #[command(flatten)]
    step: StepArgs,
    /// The answer to what the seller or AliExpress proposes
    #[arg(value_name = "ANSWER")]
    to_proposal: AnswerArg,
    /// What you ask for instead, with `counter`: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AnswerArg {
    /// Accept it; that is final
    Accept,
    /// Reject it
    Reject,
    /// Ask for --amount instead
    Counter,
}

impl Run for Answer {
    const NAME: &str = "answer";
    const ABOUT: &str = "Accept, reject or counter what the seller or AliExpress proposes";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        if self.amount.is_some() && self.to_proposal != AnswerArg::Counter {
            return Err(Failure::usage("usage.flag", "--amount goes with counter only"));
        }
        let amount = parse::amount(self.amount.as_deref())?;
        let (kind, step, question): (_, _, Option<Question>) = match self.to_proposal {
            AnswerArg::Accept => (StepKind::Accept, Some(DisputeStep::Accept), Some(confirm)),
            AnswerArg::Reject => (StepKind::Reject, Some(DisputeStep::Reject), None),
            AnswerArg::Counter => (StepKind::Counter, amount.map(DisputeStep::Counter), None),
        };
        let chosen = |_: &Context, prepared: Option<DisputeStep>| {
            step.or(prepared).ok_or_else(|| Failure::needs("--amount"))
        };
        self.step.run(context, kind, chosen, question)
    }
}

/// Accepting is final: a person is asked twice.
fn confirm(asker: &Asker, order: &Order, _page: &Page) -> Result<(), Failure> {
    let mut disputes = order.disputes.iter().chain(&order.as_known().disputes);
    let offer = disputes.find_map(|dispute| dispute.phase.offer());
    asker.say(&view::headline(order))?;
    let offered = offer.map(|offer| format!("Offered: {}. ", view::offer_words(&offer)));
    asker.say(&format!(
        "{}Accepting ends the dispute for good, however small the offer: it can never be opened \
         again.",
        offered.unwrap_or_default()
    ))?;
    asker.confirm("Accept it?")?;
    asker.confirm("For good?")
}
