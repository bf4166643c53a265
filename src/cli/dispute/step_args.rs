//! The arguments of a step in a dispute, and what every such step does.

use crate::app::status;
use crate::cli::ask::Asker;
use crate::cli::order_arg::OrderArg;
use crate::cli::subject_args::LineArgs;
use crate::cli::submit::{SubmitArgs, Submittable, check_allowed, submit, submit_surely};
use crate::cli::verb::{Context, Failure};
use crate::domain::order::{
    ActionKind, DisputeStep, Order, Prepared, Step, StepKind, StepRequest, find_line,
};
use crate::view::Page;

#[derive(Debug, clap::Args)]
pub(super) struct StepArgs {
    #[command(flatten)]
    order: OrderArg,
    #[command(flatten)]
    lines: LineArgs,
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
        let lines = self.lines.read()?;
        if kind == StepKind::ShipReturn && lines.is_empty() {
            check_allowed(context, &session, &view, ActionKind::ShipReturn, submission)?;
        }
        let disputed = view.order;
        let prepared = prepared(&disputed, kind, &lines).filter(|_| submission.submitted);
        let step = StepRequest::InDispute { lines, step: chosen(context, prepared)? };
        let what = Submittable::new(step, submission);
        let Some(question) = question else {
            return submit(context, &mut session, order, what).map(drop);
        };
        let page = context.page;
        let asked = |asker: &Asker| question(asker, &disputed, &page);
        submit_surely(context, &mut session, order, what, asked).map(drop)
    }
}

/// The only prepared step of this kind, in a dispute about these lines where any are named.
fn prepared(order: &Order, kind: StepKind, lines: &[String]) -> Option<DisputeStep> {
    let numbers: Vec<u32> = lines
        .iter()
        .flat_map(|text| find_line(text, &order.lines))
        .map(|line| line.number)
        .collect();
    let is_meant = |one: &&Prepared| {
        one.step.kind() == kind
            && (numbers.is_empty() || one.lines.iter().any(|line| numbers.contains(line)))
    };
    let mut all = order.prepared.iter().filter(is_meant);
    let only = all.next().filter(|_| all.next().is_none())?;
    if let Step::InDispute { step, .. } = &only.step { Some(step.clone()) } else { None }
}
