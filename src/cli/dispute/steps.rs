//! `redress dispute escalate|cancel|appeal|ship-return ORDER`.

use clap::{ArgMatches, Args, FromArgMatches as _};

use super::super::ask::asker;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{at, change, unreadable};
use crate::app::status;
use crate::domain::order::{Command, DisputeCommand, Parcel, dispute_gate_after};
use crate::view;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// A line that the dispute is about, where several are open
    #[arg(long, value_name = "LINE")]
    line: Option<String>,
    /// When it was done, where that is not now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

#[derive(Debug, Args)]
struct ReturnWords {
    #[command(flatten)]
    words: Words,
    /// The tracking number of the parcel that you sent back
    #[arg(long, value_name = "NUMBER")]
    tracking: Option<String>,
    /// Who carries it
    #[arg(long, value_name = "NAME")]
    carrier: Option<String>,
}

/// The verb `escalate`.
pub(super) const ESCALATE: Verb = Verb {
    name: "escalate",
    about: "Record that you asked AliExpress to step in before it does so by itself",
    args: Words::augment_args,
    run: escalate,
};

/// The verb `cancel`.
pub(super) const CANCEL: Verb = Verb {
    name: "cancel",
    about: "Record that you took a dispute back",
    args: Words::augment_args,
    run: cancel,
};

/// The verb `appeal`.
pub(super) const APPEAL: Verb = Verb {
    name: "appeal",
    about: "Record that you appealed a ruling, which can be done once",
    args: Words::augment_args,
    run: appeal,
};

/// The verb `ship-return`.
pub(super) const SHIP_RETURN: Verb = Verb {
    name: "ship-return",
    about: "Record that you sent the goods back, with the tracking number",
    args: ReturnWords::augment_args,
    run: ship_return,
};

fn escalate(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    step(context, asked, "dispute escalate", DisputeCommand::Escalate)
}

fn appeal(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    step(context, asked, "dispute appeal", DisputeCommand::Appeal)
}

fn cancel(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    make_sure(context, &asked.order)?;
    step(context, asked, "dispute cancel", DisputeCommand::Cancel)
}

fn ship_return(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = ReturnWords::from_arg_matches(matches).map_err(unreadable)?;
    let number = match &asked.tracking {
        Some(number) => words::text("--tracking", number)?,
        None => asker(context, &["--tracking"], false)?.line("The tracking number")?,
    };
    let number = words::text("--tracking", &number)?;
    let carrier =
        asked.carrier.as_deref().map(|name| words::text("--carrier", name)).transpose()?;
    let command = DisputeCommand::ShipReturn { parcel: Parcel { number, carrier } };
    step(context, asked.words, "dispute ship-return", command)
}

fn step(
    context: &mut Context,
    asked: Words,
    operation: &str,
    command: DisputeCommand,
) -> Result<(), Failure> {
    let at = at(context, asked.at.as_deref())?;
    let command = Command::Dispute { line: asked.line, command, at };
    change(context, &asked.order, operation, vec![command]).map(drop)
}

/// Says what is lost before a dispute is taken back, and asks in a terminal. A dispute taken back
/// after the time to open one is over can never be opened again, and the money is gone: a script
/// needs `--yes` for that.
fn make_sure(context: &Context, order: &str) -> Result<(), Failure> {
    let standing = status(&context.session()?, words::digits(order)?)?;
    let is_open = standing.order.disputes().iter().any(|dispute| !dispute.phase.is_ended());
    if !is_open || context.globals.yes {
        return Ok(());
    }
    let until = dispute_gate_after(&standing.order).and_then(|gate| gate.until);
    let is_lost = until.is_some_and(|until| until.passed(context.page.now));
    if !is_lost && !context.may_ask() {
        return Ok(());
    }
    let asker = asker(context, &["--yes"], false)?;
    asker.say(&view::headline(&standing.order))?;
    asker.say(&match until {
        Some(until) if is_lost => format!(
            "The time to open a dispute ended on {}: taken back, it can never be opened again, and \
             the money goes to the seller.",
            view::last_day(until.due(), &context.page)
        ),
        Some(until) => format!(
            "It can be opened again until {}. Do not take it back for a promise or a payment outside \
             AliExpress.",
            view::last_day(until.due(), &context.page)
        ),
        None => "Do not take it back for a promise or a payment outside AliExpress.".to_owned(),
    })?;
    if asker.confirm("Take it back?")? { Ok(()) } else { Err(Failure::Left) }
}
