//! `redress agenda`, and `redress` alone: what has a date, or how to begin.

use chrono::TimeDelta;
use clap::{ArgMatches, Args as _, ValueEnum};

use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::verb::{Verb, read};
use crate::app::agenda;
use crate::domain::actor::Actor;
use crate::domain::listing::AgendaFilter;
use crate::view;

const BEGINNING: &str = "\
There are no orders yet. To begin:
  1. open My Orders on aliexpress.com, with the browser's Network tab (F12),
  2. click through the tabs of the list, and save everything as a HAR file,
  3. redress import orders.har, or by hand: redress order add NUMBER.
To see it work first, in a throw-away store: redress demo
";

/// The most rows for people when nobody says; scripts get all.
const LIMIT: usize = 20;

#[derive(Debug, Default, clap::Args)]
struct Args {
    /// Only what is due within so many days, or overdue
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=36_500))]
    days: Option<u32>,
    /// Only what this one must do
    #[arg(long, value_name = "WHO")]
    who: Option<WhoArg>,
    /// The most rows; 0 for all, which is what a script gets
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Exit with 8 when anything is shown
    #[arg(long)]
    exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum WhoArg {
    /// You
    #[value(alias = "you")]
    Buyer,
    /// The seller
    Seller,
    /// AliExpress
    #[value(alias = "aliexpress")]
    Platform,
    /// The carrier
    Carrier,
    /// The bank, the wallet or the payment firm
    Bank,
}

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "agenda",
    about: "Show what's due, most urgent first",
    args: Args::augment_args,
    run,
};

/// The agenda with its flags.
fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked: Args = read(matches)?;
    show(context, &asked)
}

/// The agenda without any.
pub(super) fn run_alone(context: &mut Context, _matches: &ArgMatches) -> Result<(), Failure> {
    show(context, &Args::default())
}

fn show(context: &mut Context, asked: &Args) -> Result<(), Failure> {
    let who = asked.who.map(|who| match who {
        WhoArg::Buyer => Actor::Buyer,
        WhoArg::Seller => Actor::Seller,
        WhoArg::Platform => Actor::Platform,
        WhoArg::Carrier => Actor::Carrier,
        WhoArg::Bank => Actor::Bank,
    });
    let until = asked.days.map(|days| context.page.now + TimeDelta::days(i64::from(days)));
    let filter = AgendaFilter { who, until, limit: context.rows(asked.limit, LIMIT) };
    let found = agenda(&context.open()?, &filter)?;
    if !found.has_orders {
        if context.page.is_for_people() {
            return context.print(BEGINNING);
        }
        context.hint(BEGINNING.trim_end());
    }
    let text = view::agenda(&found, &filter, &context.page);
    context.print(&text)?;
    if found.more {
        context.hint("there are more: --limit 0 shows all");
    }
    if asked.exit_code && !found.rows.is_empty() {
        return Err(Failure::Reported(Exit::DUE));
    }
    Ok(())
}
