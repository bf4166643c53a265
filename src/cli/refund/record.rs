//! `redress refund record ORDER started|received|failed`.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches as _, ValueEnum};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{at, change, unreadable};
use crate::app::Done;
use crate::domain::money::Money;
use crate::domain::order::{Command, RefundFact};
use crate::domain::payment::Method;
use crate::view;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// What happened to the money
    #[arg(value_name = "FACT")]
    fact: FactWord,
    /// How much arrived, where it is not all that is left: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,
    /// How it is paid back, where no page told
    #[arg(long, value_name = "METHOD", value_parser = PossibleValuesParser::new(Method::ALL.map(Method::id)))]
    method: Option<String>,
    /// When it happened, where that is not now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FactWord {
    /// AliExpress shows it as processed: the days count from here
    Started,
    /// It arrived, or --amount of it did
    Received,
    /// It went back, or got lost on its way
    Failed,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "record",
    about: "Record that a refund was sent, arrived or failed",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    let at = at(context, asked.at.as_deref())?;
    let method = asked.method.as_deref().and_then(Method::from_id);
    let amount =
        asked.amount.as_deref().map(|amount| words::money("--amount", amount)).transpose()?;
    let unfitting = [
        ("--amount", amount.is_some() && asked.fact != FactWord::Received),
        ("--method", method.is_some() && asked.fact != FactWord::Started),
    ];
    if let Some((flag, _)) = unfitting.into_iter().find(|(_, unfitting)| *unfitting) {
        return Err(Failure::usage("usage.flag", format!("{flag} does not go with this fact")));
    }
    if amount.is_some_and(|amount| amount.minor() == 0) {
        return Err(Failure::usage("usage.money", "--amount is zero"));
    }
    let fact = match asked.fact {
        FactWord::Started => RefundFact::Started { method },
        FactWord::Received => RefundFact::Received { amount },
        FactWord::Failed => RefundFact::Failed,
    };
    let command = Command::RecordRefund { fact, at };
    let done = change(context, &asked.order, "refund record", vec![command])?;
    if let Some(over) = over(&done) {
        context.hint(&format!("{} more arrived than was owed", view::money(over)));
    }
    Ok(())
}

/// What arrived beyond all that was owed.
fn over(done: &Done) -> Option<Money> {
    let received = done.standing.order.received()?;
    let owed: i64 =
        done.standing.accounts.iter().filter_map(|account| account.owed).map(Money::minor).sum();
    let is_known = done.standing.accounts.iter().all(|account| account.owed.is_some());
    let over = received.minor() - owed;
    if is_known && over > 0 { Money::from_minor(over, received.currency()).ok() } else { None }
}
