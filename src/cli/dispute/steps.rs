//! `redress dispute escalate|cancel|appeal|ship-return ORDER`.

use super::step_args::StepArgs;
use crate::cli::ask::{Asker, asker};
use crate::cli::parse;
use crate::cli::verb::{Context, Failure, Run};
use crate::domain::order::{DisputeStep, Order, Parcel, StepKind, dispute_window_after};
use crate::view::{self, Page};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Escalate {
    #[command(flatten)]
    step: StepArgs,
}

impl Run for Escalate {
    const NAME: &str = "escalate";
    const ABOUT: &str = "Ask AliExpress to step in before it does so by itself";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        self.step.run(context, StepKind::Escalate, |_, _| Ok(DisputeStep::Escalate), None)
    }
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Cancel {
    #[command(flatten)]
    step: StepArgs,
}

impl Run for Cancel {
    const NAME: &str = "cancel";
    const ABOUT: &str = "Take a dispute back, or drop a prepared one";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let cancel = |_: &Context, _| Ok(DisputeStep::Cancel);
        self.step.run(context, StepKind::CancelDispute, cancel, Some(confirm))
    }
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Appeal {
    #[command(flatten)]
    step: StepArgs,
}

impl Run for Appeal {
    const NAME: &str = "appeal";
    const ABOUT: &str = "Appeal a ruling; possible once";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        self.step.run(context, StepKind::Appeal, |_, _| Ok(DisputeStep::Appeal), None)
    }
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ShipReturn {
    #[command(flatten)]
    step: StepArgs,
    /// The tracking number of the parcel that you sent back
    #[arg(long, value_name = "NUMBER")]
    tracking: Option<String>,
    /// Who carries it
    #[arg(long, value_name = "NAME")]
    carrier: Option<String>,
}

impl Run for ShipReturn {
    const NAME: &str = "ship-return";
    const ABOUT: &str = "Send the goods back, with the tracking number";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let Self { step, tracking, carrier } = self;
        let sent = |context: &Context, prepared: Option<DisputeStep>| {
            let number = match (tracking, prepared) {
                (Some(number), _) => number,
                (None, Some(prepared)) => return Ok(prepared),
                (None, None) => {
                    asker(context, &["--tracking"], false)?.line("The tracking number")?
                }
            };
            let number = parse::text("--tracking", &number)?;
            let carrier = parse::given(carrier.as_deref(), |name| parse::text("--carrier", name))?;
            Ok(DisputeStep::ShipReturn(Parcel { number, carrier, contents: Vec::new() }))
        };
        step.run(context, StepKind::ShipReturn, sent, None)
    }
}

/// Says what is lost before a dispute is taken back, and asks.
fn confirm(asker: &Asker, order: &Order, page: &Page) -> Result<(), Failure> {
    if !order.has_open_dispute() {
        return Ok(());
    }
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
