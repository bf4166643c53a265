//! `redress dispute escalate|cancel|appeal|ship-return ORDER`.

use clap::{ArgMatches, Args as _};

use super::prepared::prepared;
use crate::app::status;
use crate::cli::ask::{Asker, asker};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::submit::{SubmitArgs, Submittable, check_allowed, make_sure, submit};
use crate::cli::verb::{Verb, read};
use crate::domain::order::{
    ActionKind, DisputeStep, Order, Parcel, StepKind, StepRequest, dispute_window_after,
};
use crate::view::{self, Page};

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// A line that the dispute is about, where several are open
    #[arg(long, value_name = "LINE")]
    line: Option<String>,
    #[command(flatten)]
    submit: SubmitArgs,
}

#[derive(Debug, clap::Args)]
struct ReturnArgs {
    #[command(flatten)]
    step: Args,
    /// The tracking number of the parcel that you sent back
    #[arg(long, value_name = "NUMBER")]
    tracking: Option<String>,
    /// Who carries it
    #[arg(long, value_name = "NAME")]
    carrier: Option<String>,
}

/// The verb `escalate`.
pub(in crate::cli) const ESCALATE: Verb = Verb {
    name: "escalate",
    about: "Ask AliExpress to step in before it does so by itself",
    args: Args::augment_args,
    run: escalate,
};

/// The verb `cancel`.
pub(in crate::cli) const CANCEL: Verb =
    Verb { name: "cancel", about: "Take a dispute back", args: Args::augment_args, run: cancel };

/// The verb `appeal`.
pub(in crate::cli) const APPEAL: Verb = Verb {
    name: "appeal",
    about: "Appeal a ruling; possible once",
    args: Args::augment_args,
    run: appeal,
};

/// The verb `ship-return`.
pub(in crate::cli) const SHIP_RETURN: Verb = Verb {
    name: "ship-return",
    about: "Send the goods back, with the tracking number",
    args: ReturnArgs::augment_args,
    run: ship_return,
};

fn escalate(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    step(context, read(matches)?, |_, _| Ok(DisputeStep::Escalate), StepKind::Escalate)
}

fn appeal(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    step(context, read(matches)?, |_, _| Ok(DisputeStep::Appeal), StepKind::Appeal)
}

fn cancel(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    step(context, read(matches)?, |_, _| Ok(DisputeStep::Cancel), StepKind::CancelDispute)
}

fn ship_return(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let ReturnArgs { step: args, tracking, carrier } = read(matches)?;
    let sent = |context: &Context, prepared: Option<DisputeStep>| {
        let number = match (tracking, prepared) {
            (Some(number), _) => number,
            (None, Some(prepared)) => return Ok(prepared),
            (None, None) => asker(context, &["--tracking"], false)?.line("The tracking number")?,
        };
        let number = parse::text("--tracking", &number)?;
        let carrier = carrier.map(|name| parse::text("--carrier", &name)).transpose()?;
        Ok(DisputeStep::ShipReturn(Parcel { number, carrier }))
    };
    step(context, args, sent, StepKind::ShipReturn)
}

/// Does a step in a dispute; `chosen` gets what is prepared of it and now said to be submitted.
fn step(
    context: &mut Context,
    args: Args,
    chosen: impl FnOnce(&Context, Option<DisputeStep>) -> Result<DisputeStep, Failure>,
    kind: StepKind,
) -> Result<(), Failure> {
    let order = parse::digits(&args.order)?;
    let submission = args.submit.read(context)?;
    let mut session = context.open()?;
    let view = status(&session, order)?;
    if kind == StepKind::ShipReturn && args.line.is_none() {
        check_allowed(context, &session, &view, ActionKind::ShipReturn, submission)?;
    }
    let disputed = view.order;
    let prepared = prepared(&disputed, kind).filter(|_| submission.submitted);
    let (prepared, line) = prepared.map_or((None, None), |(step, line)| (Some(step), line));
    let step = chosen(context, prepared)?;
    let step = StepRequest::InDispute { line: args.line.or(line), step };
    let what = Submittable::new(step, submission);
    if kind == StepKind::CancelDispute {
        let page = context.page;
        make_sure(context, &mut session, order, &what, |asker| confirm(asker, &disputed, &page))?;
    }
    submit(context, &mut session, order, what).map(drop)
}

/// Says what is lost before a dispute is taken back, and asks.
fn confirm(asker: &Asker, order: &Order, page: &Page) -> Result<bool, Failure> {
    asker.say(&view::headline(order))?;
    let until = dispute_window_after(order).and_then(|window| window.until);
    asker.say(&match until {
        Some(until) if until.passed(page.now) => format!(
            "The time to open a dispute ended on {}: taken back, it can never be opened again, and \
             the money goes to the seller.",
            view::last_day(until.due(), page)
        ),
        Some(until) => format!(
            "It can be opened again until {}. Don't take it back for a promise or a payment outside \
             AliExpress.",
            view::last_day(until.due(), page)
        ),
        None => "Don't take it back for a promise or a payment outside AliExpress.".to_owned(),
    })?;
    asker.confirm("Take it back?")
}
