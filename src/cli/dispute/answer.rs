//! `redress dispute answer ORDER accept|reject|counter`.

use clap::{ArgMatches, Args as _, ValueEnum};

use super::prepared::prepared;
use crate::cli::ask::Asker;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::submit::{SubmitArgs, Submittable, make_sure, submit};
use crate::cli::verb::{Verb, read};
use crate::domain::order::{DisputeStep, Order, StepKind, StepRequest};
use crate::view;

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// The answer to what the seller or AliExpress proposes
    #[arg(value_name = "ANSWER")]
    answer: AnswerArg,
    /// What you ask for instead, with `counter`: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,
    /// A line that the dispute is about, where several are open
    #[arg(long, value_name = "LINE")]
    line: Option<String>,
    #[command(flatten)]
    submit: SubmitArgs,
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

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "answer",
    about: "Accept, reject or counter what the seller or AliExpress proposes",
    args: Args::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let args: Args = read(matches)?;
    let submission = args.submit.read(context)?;
    let given = answer(&args)?;
    let order = parse::digits(&args.order)?;
    let mut session = context.open()?;
    let disputed = session.order(order)?;
    let prepared = prepared(&disputed, args.answer.kind()).filter(|_| submission.submitted);
    let (step, line) = match (given, prepared) {
        (Some(step), prepared) => (step, prepared.and_then(|(_, line)| line)),
        (None, Some((step, line))) => (step, line),
        (None, None) => return Err(Failure::needs("--amount")),
    };
    let is_final = step == DisputeStep::Accept;
    let step = StepRequest::InDispute { line: args.line.or(line), step };
    let what = Submittable::new(step, submission);
    if is_final {
        make_sure(context, &mut session, order, &what, |asker| confirm(asker, &disputed))?;
    }
    submit(context, &mut session, order, what).map(drop)
}

impl AnswerArg {
    const fn kind(self) -> StepKind {
        match self {
            Self::Accept => StepKind::Accept,
            Self::Reject => StepKind::Reject,
            Self::Counter => StepKind::Counter,
        }
    }
}

/// The answer; `None` where the amount of a counter-offer is missing.
fn answer(args: &Args) -> Result<Option<DisputeStep>, Failure> {
    let amount = args.amount.as_deref().map(|amount| parse::money("--amount", amount));
    match (args.answer, amount.transpose()?) {
        (AnswerArg::Counter, Some(amount)) if amount.minor() > 0 => {
            Ok(Some(DisputeStep::Counter(amount)))
        }
        (AnswerArg::Counter, Some(_)) => Err(Failure::usage("usage.money", "--amount is zero")),
        (AnswerArg::Counter, None) => Ok(None),
        (AnswerArg::Accept | AnswerArg::Reject, Some(_)) => {
            Err(Failure::usage("usage.flag", "--amount goes with counter only"))
        }
        (AnswerArg::Accept, None) => Ok(Some(DisputeStep::Accept)),
        (AnswerArg::Reject, None) => Ok(Some(DisputeStep::Reject)),
    }
}

/// Accepting is final: a person is asked twice.
fn confirm(asker: &Asker, order: &Order) -> Result<bool, Failure> {
    let mut disputes = order.disputes().iter().chain(order.as_known().disputes());
    let offer = disputes.find_map(|dispute| dispute.phase.offer());
    asker.say(&view::headline(order))?;
    let offered = offer.map(|offer| format!("Offered: {}. ", view::offer_words(&offer)));
    asker.say(&format!(
        "{}Accepting ends the dispute for good, however small the offer: it can never be opened \
         again.",
        offered.unwrap_or_default()
    ))?;
    Ok(asker.confirm("Accept it?")? && asker.confirm("For good?")?)
}
