//! `redress refund record ORDER started|received|failed`.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches as _, ValueEnum};

use super::super::ask::asker;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{at, change, unreadable};
use crate::app::{AppError, Done, status};
use crate::domain::money::Money;
use crate::domain::order::{Command, RefundFact};
use crate::domain::payment::Method;
use crate::settings;
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
    let method = match method {
        None if asked.fact == FactWord::Started => ask_method(context, &asked.order)?,
        given => given,
    };
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

/// How the money is paid back, where neither a page nor the settings tell; asked once and kept.
fn ask_method(context: &Context, order: &str) -> Result<Option<Method>, Failure> {
    if !context.may_ask() {
        return Ok(None);
    }
    let standing = status(&context.session()?, words::digits(order)?)?;
    let open = standing.accounts.iter().find(|account| !account.is_settled());
    if open.is_none_or(|account| account.expected.method.is_some()) {
        return Ok(None);
    }
    let asker = asker(context, &["--method"], false)?;
    asker.say(&view::headline(&standing.order))?;
    let items = Method::ALL.map(|method| view::method_words(method).to_owned());
    let chosen =
        Method::ALL.get(asker.choose("How did you pay? It is kept for later orders", &items)?);
    let method = *chosen.ok_or(Failure::Left)?;
    if let Some(folder) = context.config_folder().filter(|_| !context.globals.dry_run) {
        settings::remember_method(&folder, method).map_err(AppError::from)?;
    }
    Ok(Some(method))
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
