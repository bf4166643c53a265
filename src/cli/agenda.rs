//! `redress agenda`, and `redress` alone: what has a date, or how to begin.

use chrono::TimeDelta;
use clap::ArgMatches;

use super::exit::Exit;
use super::verb::{Context, Failure, Run};
use super::words::{Word, words};
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
pub(super) struct Agenda {
    /// Only what is due within so many days, or overdue
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=36_500))]
    days: Option<u32>,
    /// Only what this one must do
    #[arg(long, value_name = "WHO", value_parser = words(WHO))]
    who: Option<Actor>,
    /// The most rows; 0 for all, which is what a script gets
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Exit with 8 when anything is shown
    #[arg(long)]
    exit_code: bool,
}

const WHO: &[Word<Actor>] = &[
    ("buyer", &["you"], "You", Actor::Buyer),
    ("seller", &[], "The seller", Actor::Seller),
    ("platform", &["aliexpress"], "AliExpress", Actor::Platform),
    ("carrier", &[], "The carrier", Actor::Carrier),
    ("bank", &[], "The bank, the wallet or the payment firm", Actor::Bank),
];

impl Run for Agenda {
    const NAME: &str = "agenda";
    const ABOUT: &str = "Show what's due, most urgent first";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        show(context, &self, "there are more: --limit 0 shows all")
    }
}

/// The agenda of a command line without a verb.
pub(super) fn run_alone(context: &mut Context, _matches: &mut ArgMatches) -> Result<(), Failure> {
    show(context, &Agenda::default(), "there are more: redress agenda --limit 0")
}

fn show(context: &mut Context, asked: &Agenda, more: &str) -> Result<(), Failure> {
    let until = asked.days.map(|days| context.page.now + TimeDelta::days(i64::from(days)));
    let filter = AgendaFilter { who: asked.who, until, limit: context.rows(asked.limit, LIMIT) };
    let found = agenda(&context.open()?, &filter)?;
    if !found.has_orders {
        if context.page.is_for_people() {
            return context.print(BEGINNING);
        }
        context.hint(BEGINNING.trim_end());
    }
    context.print(&view::agenda(&found, &filter, &context.page))?;
    if found.more {
        context.hint(more);
    }
    if asked.exit_code && !found.rows.is_empty() {
        return Err(Failure::Reported(Exit::DUE));
    }
    Ok(())
}
