//! `redress dispute answer ORDER accept|reject|counter`.

use clap::{ArgMatches, Args, FromArgMatches as _, ValueEnum};

use super::super::ask::asker;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{at, change, unreadable};
use crate::app::status;
use crate::domain::order::{Command, DisputeCommand, Phase};
use crate::view;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// The answer to what the seller or AliExpress proposes
    #[arg(value_name = "ANSWER")]
    answer: AnswerWord,
    /// What you ask for instead, with `counter`: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,
    /// A line that the dispute is about, where several are open
    #[arg(long, value_name = "LINE")]
    line: Option<String>,
    /// When you answered, where that is not now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AnswerWord {
    /// Take it; that is final
    Accept,
    /// Do not take it
    Reject,
    /// Ask for --amount instead
    Counter,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "answer",
    about: "Accept, reject or counter what the seller or AliExpress proposes",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let at = at(context, asked.at.as_deref())?;
    let amount =
        asked.amount.as_deref().map(|amount| words::money("--amount", amount)).transpose()?;
    let command = match (asked.answer, amount) {
        (AnswerWord::Counter, Some(amount)) if amount.minor() > 0 => {
            DisputeCommand::Counter { amount }
        }
        (AnswerWord::Counter, Some(_)) => {
            return Err(Failure::usage("usage.money", "--amount is zero"));
        }
        (AnswerWord::Counter, None) => {
            return Err(Failure::Unanswered { flags: vec!["--amount"], order: false });
        }
        (AnswerWord::Accept | AnswerWord::Reject, Some(_)) => {
            return Err(Failure::usage("usage.flag", "--amount goes with counter only"));
        }
        (AnswerWord::Accept, None) => {
            make_sure(context, &asked.order)?;
            DisputeCommand::Accept
        }
        (AnswerWord::Reject, None) => DisputeCommand::Reject,
    };
    let command = Command::Dispute { line: asked.line, command, at };
    change(context, &asked.order, "dispute answer", vec![command])?;
    context.advise("This is your record. Give the same answer on the order's page.");
    Ok(())
}

/// Accepting is final: a person is asked twice, a script needs `--yes`. Where there is nothing to
/// accept, nobody is asked: the refusal comes from where it is decided.
fn make_sure(context: &Context, order: &str) -> Result<(), Failure> {
    let standing = status(&context.session()?, words::digits(order)?)?;
    let offered = standing.order.disputes().iter().find_map(|dispute| {
        if let Phase::BuyerAnswers { offer: Some(offer), .. } = &dispute.phase {
            Some(*offer)
        } else {
            None
        }
    });
    let Some(offer) = offered else { return Ok(()) };
    if context.globals.yes {
        return Ok(());
    }
    let asker = asker(context, &["--yes"], false)?;
    asker.say(&view::headline(&standing.order))?;
    asker.say(&format!(
        "Offered: {}. Accepting ends the dispute for good, however small the offer: it can never be \
         opened again.",
        view::offer_words(&offer)
    ))?;
    if asker.confirm("Accept it?")? && asker.confirm("For good?")? {
        Ok(())
    } else {
        Err(Failure::Left)
    }
}
