//! What the marketplace must be told: prepared, and recorded as submitted once the person did it.

use std::path::PathBuf;

use clap::Args;

use super::ask::{Asker, asker};
use super::attach::kept;
use super::browse;
use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::lines::picked;
use super::order_arg::{OrderArg, at, print_done_as};
use crate::app::{Done, OrderView, Session, act, seller_of};
use crate::domain::order::{
    ActionKind, Asked, Command, Order, Stage, StepKind, StepRequest, may, of_prepared,
};
use crate::domain::seller::SellerRecord;
use crate::domain::time::Moment;
use crate::view;

// Whether it was submitted, and when. (A doc comment here would become the verb's help.)
#[derive(Debug, Args)]
pub(super) struct SubmitArgs {
    /// You submitted it on AliExpress; without this it is only prepared
    #[arg(long)]
    submitted: bool,
    /// When you submitted it (default: now)
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

// An order and whether a step was submitted. (A doc comment here would become the verb's help.)
#[derive(Debug, Args)]
pub(super) struct OrderSubmitArgs {
    #[command(flatten)]
    pub(super) order: OrderArg,
    #[command(flatten)]
    pub(super) submit: SubmitArgs,
}

/// Whether a step was submitted, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Submission {
    /// Whether it was submitted; else it is prepared.
    pub(super) submitted: bool,
    /// When; `None` for now.
    pub(super) at: Option<Moment>,
}

impl SubmitArgs {
    /// What the flags say. A time without `--submitted` would be that of nothing.
    pub(super) fn read(&self, context: &Context) -> Result<Submission, Failure> {
        if self.at.is_some() && !self.submitted {
            let message = "--at says when it was submitted and needs --submitted";
            return Err(Failure::usage("usage.flag", message)
                .hint("add --submitted, or leave --at out to prepare it"));
        }
        Ok(Submission { submitted: self.submitted, at: at(context, self.at.as_deref())? })
    }
}

/// Refuses what the order does not allow, before anybody is asked for the rest.
pub(super) fn check_allowed(
    context: &Context,
    session: &Session,
    view: &OrderView,
    action: ActionKind,
    submission: Submission,
) -> Result<(), Failure> {
    if submission.at.is_none() && view.actions.iter().any(|one| one.kind == action) {
        return Ok(());
    }
    let now = context.page.now;
    let at = submission.at.unwrap_or(Moment::At(now));
    may(&view.order, action, Asked { at, now, policy: &session.policy })
        .map_err(|refusal| Failure::refused(view, refusal))
}

/// A step with what goes before it.
pub(super) struct Submittable {
    pub(super) step: StepRequest,
    /// What is told with it, before it.
    pub(super) with: Vec<Command>,
    pub(super) submission: Submission,
}

impl Submittable {
    /// A step that nothing goes before.
    pub(super) fn new(step: StepRequest, submission: Submission) -> Self {
        Self { step, with: Vec::new(), submission }
    }

    /// The same with these files, which are kept for the order. An order that refuses the step keeps
    /// none.
    pub(super) fn with_files(
        self,
        context: &mut Context,
        session: &mut Session,
        order: &str,
        files: &[PathBuf],
    ) -> Result<Self, Failure> {
        let with = kept(context, session, order, &self.command(), files)?;
        Ok(Self { with, ..self })
    }

    fn command(&self) -> Command {
        command(self.step.clone(), self.submission)
    }

    /// The same about what a person picks, where one of several must be named.
    fn clarified(
        self,
        context: &Context,
        session: &mut Session,
        order: &str,
    ) -> Result<Self, Failure> {
        Ok(match picked(context, session, order, self.command())? {
            Some(picked) => Self { step: self.step.about(picked), ..self },
            None => self,
        })
    }
}

fn kind(step: &StepRequest) -> StepKind {
    match step {
        StepRequest::Cancel { .. } => StepKind::Cancel,
        StepRequest::Withdraw { .. } => StepKind::Withdraw,
        StepRequest::Receive { .. } => StepKind::Receive,
        StepRequest::Extend { .. } => StepKind::Extend,
        StepRequest::OpenDispute { .. } => StepKind::OpenDispute,
        StepRequest::InDispute { step, .. } => step.kind(),
    }
}

fn command(step: StepRequest, Submission { submitted, at }: Submission) -> Command {
    Command::Step { step, submitted, at }
}

/// Prepares or submits a step and prints its status then; in a terminal it asks whether a
/// prepared one was submitted.
pub(super) fn submit(
    context: &mut Context,
    session: &mut Session,
    order: &str,
    what: Submittable,
) -> Result<Done, Failure> {
    let what = what.clarified(context, session, order)?;
    tell(context, session, order, what)
}

/// The same after a question, for what cannot be taken back on the marketplace: in a terminal always, in
/// a script it needs `--yes` once it is submitted. An order that refuses the step asks nothing.
pub(super) fn submit_surely(
    context: &mut Context,
    session: &mut Session,
    order: &str,
    what: Submittable,
    question: impl FnOnce(&Asker) -> Result<(), Failure>,
) -> Result<Done, Failure> {
    let what = what.clarified(context, session, order)?;
    session.trial(|trial| act(trial, order, vec![what.command()]))?;
    if !context.globals.yes && (context.may_ask() || what.submission.submitted) {
        question(&asker(context, &["--yes"], false)?)?;
    }
    tell(context, session, order, what)
}

/// Tells of a step that names all that must be named.
fn tell(
    context: &mut Context,
    session: &mut Session,
    order: &str,
    what: Submittable,
) -> Result<Done, Failure> {
    let first = what.command();
    let Submittable { step, with, submission } = what;
    let kind = kind(&step);
    let mut done = act(session, order, with.into_iter().chain([first]).collect())?;
    let is_prepared = !submission.submitted && done.view.order.prepared_step(kind).is_some();
    let asks = is_prepared && context.may_ask() && !context.globals.dry_run;
    // People see what to press before they are asked; programs get one document.
    if !asks || context.page.is_for_people() {
        print(context, session, &done, kind)?;
    }
    if !asks {
        return Ok(done);
    }
    if ask(context, &done)? {
        // The one that was prepared now, where others of its kind are.
        let newest = done.view.order.prepared.iter().filter(|one| one.step.kind() == kind);
        let newest = newest.max_by_key(|one| one.at.last());
        let newest = newest.map(|one| of_prepared(&done.view.order, one).named());
        let step = newest.into_iter().fold(step, StepRequest::about);
        let submitted = command(step, Submission { submitted: true, at: None });
        done = act(session, order, vec![submitted])?;
    } else if context.page.is_for_people() {
        return Ok(done);
    }
    print(context, session, &done, kind)?;
    Ok(done)
}

fn print(
    context: &mut Context,
    session: &Session,
    done: &Done,
    kind: StepKind,
) -> Result<(), Failure> {
    let is_told = kind == StepKind::Cancel && context.page.is_for_people();
    let seller = if is_told { asked_seller(session, &done.view.order) } else { None };
    print_done_as(context, done, view::after_step(done, kind, seller.as_ref(), &context.page))
}

/// What is on record of the seller, where it has to agree to a cancellation. What cannot be read of
/// its other orders is left out.
pub(super) fn asked_seller(session: &Session, order: &Order) -> Option<SellerRecord> {
    let is_asked = matches!(order.stage(), Stage::AwaitingShipment | Stage::CancellationPending);
    if is_asked { seller_of(session, order).ok().flatten() } else { None }
}

/// The default answer: nothing is recorded as submitted by accident.
const NOT_YET: usize = 1;

/// Asks whether what is prepared was submitted. Who leaves here leaves it prepared.
fn ask(context: &mut Context, done: &Done) -> Result<bool, Failure> {
    let items = ["Yes", "Not yet", "Open the page"].map(str::to_owned);
    let asker = asker(context, &["--submitted"], false)?;
    loop {
        match asker.choose_from("Submitted on AliExpress?", &items, NOT_YET) {
            Ok(0) => return Ok(true),
            Ok(NOT_YET) => return Ok(false),
            Ok(_open) => {
                browse::open(context, &view::order_url(done.view.order.id().as_str()));
            }
            Err(Failure::Aborted) => {
                context.hint("It is prepared, not submitted.");
                return Err(Failure::Reported(Exit::ABORTED));
            }
            Err(other) => return Err(other),
        }
    }
}
