//! The arguments of a step in a dispute, and what every such step does.

use crate::app::status;
use crate::cli::ask::Asker;
use crate::cli::order_arg::OrderArg;
use crate::cli::submit::{SubmitArgs, Submittable, check_allowed, make_sure, submit};
use crate::cli::verb::{Context, Failure};
use crate::domain::order::{ActionKind, DisputeStep, Order, Step, StepKind, StepRequest};
use crate::view::Page;

#[derive(Debug, clap::Args)]
pub(super) struct StepArgs {
    #[command(flatten)]
    order: OrderArg,
    /// A line that the dispute is about, where several are open
    #[arg(long, value_name = "LINE")]
    line: Option<String>,
    #[command(flatten)]
    submit: SubmitArgs,
}

/// What is asked before a step that cannot be taken back.
pub(super) type Question = fn(&Asker, &Order, &Page) -> Result<(), Failure>;

impl StepArgs {
    /// Does the step that `chosen` makes of what is prepared of it and now said to be submitted.
    pub(super) fn run(
        self,
        context: &mut Context,
        kind: StepKind,
        chosen: impl FnOnce(&Context, Option<DisputeStep>) -> Result<DisputeStep, Failure>,
        question: Option<Question>,
    ) -> Result<(), Failure> {
        let order = self.order.digits()?;
        let submission = self.submit.read(context)?;
        let mut session = context.open()?;
        let view = status(&session, order)?;
        if kind == StepKind::ShipReturn && self.line.is_none() {
            check_allowed(context, &session, &view, ActionKind::ShipReturn, submission)?;
        }
        let disputed = view.order;
        let prepared = prepared(&disputed, kind).filter(|_| submission.submitted);
        let (prepared, line) = prepared.unzip();
        let step = chosen(context, prepared)?;
        let step = StepRequest::InDispute { line: self.line.or(line.flatten()), step };
        let what = Submittable::new(step, submission);
        if let Some(question) = question {
            let page = context.page;
            make_sure(context, &mut session, order, &what, |asker| {
                question(asker, &disputed, &page)
            })?;
        }
        submit(context, &mut session, order, what).map(drop)
    }
}

/// The prepared step of this kind, and a line that its dispute is about, where that names it.
fn prepared(order: &Order, kind: StepKind) -> Option<(DisputeStep, Option<String>)> {
    let Step::InDispute { dispute: id, step } = &order.prepared_step(kind)?.step else {
        return None;
    };
    let dispute = order.disputes.iter().find(|dispute| dispute.id == *id);
    let line = dispute.and_then(|dispute| dispute.claim.lines.first()).map(ToString::to_string);
    Some((step.clone(), line))
}
