//! `redress dispute open [ORDER]`: asks for what the flags lack, in the order of the page's own form.

use std::path::PathBuf;

use super::form::Typed;
use super::{files, form};
use crate::app::{orders_allowing, remember_country, risky_conduct, status};
use crate::cli::lines;
use crate::cli::order_arg::named_or_picked;
use crate::cli::parse;
use crate::cli::subject_args::LineArgs;
use crate::cli::submit::{SubmitArgs, Submittable, submit};
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::ids;
use crate::domain::order::{
    ActionKind, DisputeReason, Order, StepKind, StepRequest, Want, meets, named_numbers,
};
use crate::view;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Open {
    /// The order number, or its beginning or end; in a terminal it can be picked
    #[arg(value_name = "ORDER")]
    order: Option<String>,
    /// What is wrong; with --submitted the claim that was prepared, where none is given
    #[arg(long, value_name = "REASON", value_parser = ids(DisputeReason::ALL, DisputeReason::id))]
    reason: Option<DisputeReason>,
    /// What you ask for
    #[arg(long, value_name = "WANT", value_parser = ids(Want::ALL, Want::id))]
    want: Option<Want>,
    /// How much you ask for, where it is not all that was paid: "12.50 USD"
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    amount: Option<String>,
    #[command(flatten)]
    lines: LineArgs,
    /// What happened, in your words
    #[arg(long, value_name = "TEXT")]
    describe: Option<String>,
    /// A photo or video that proves it; repeatable
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    evidence: Vec<PathBuf>,
    /// The page offers a free return for it
    #[arg(long)]
    free_return: bool,
    /// Where you live, as two letters such as DE; decides which law helps you, and is kept
    #[arg(long, value_name = "COUNTRY")]
    country: Option<String>,
    #[command(flatten)]
    submit: SubmitArgs,
}

impl Run for Open {
    const NAME: &str = "open";
    const ABOUT: &str = "Open a dispute: goods that did not come, or that are not right";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let submission = self.submit.read(context)?;
        let typed = typed(&self)?;
        let country = parse::given(self.country.as_deref(), parse::country)?;
        if self.order.is_none() && typed.reason.is_none() && !context.may_ask() {
            return Err(Failure::InputRequired { flags: vec!["--reason"], order: true });
        }
        let mut session = context.open()?;
        if let Some(country) = country {
            remember_country(&mut session, country)?;
        }
        let order = named_or_picked(
            context,
            &session,
            self.order.as_deref(),
            "A dispute about which order?",
            "No dispute can be opened: no order has shipped, or the time for each is over.",
            |session| orders_allowing(session, ActionKind::OpenDispute),
        )?;
        let view = status(&session, &order)?;
        let is_asked = !typed.reason.is_some_and(|reason| typed.is_enough(reason));
        let mut lines = self.lines.read()?;
        if is_asked && lines.is_empty() && !submission.submitted {
            let question = "A dispute about which items?";
            lines = lines::ask(context, &view, ActionKind::OpenDispute, question)?;
        }
        let is_prepared = view.order.prepared_step(StepKind::OpenDispute).is_some();
        let (claim, files) = match typed.reason {
            None if submission.submitted && is_prepared => (None, Vec::new()),
            Some(reason) if typed.is_enough(reason) => (Some(typed.claim(reason)?), self.evidence),
            Some(reason) if !context.may_ask() => {
                let evidence = kept_for(&view.order, &lines);
                (Some(Typed { evidence, ..typed }.claim(reason)?), self.evidence)
            }
            Some(_) | None => {
                let at = submission.at;
                let asked = {
                    let about = form::About { view: &view, lines: &lines };
                    form::ask(context, &mut session, about, typed, self.evidence, at)?
                };
                (Some(asked.0), asked.1)
            }
        };
        let step = StepRequest::OpenDispute { claim: claim.map(Box::new), lines };
        let what = Submittable::new(step, submission);
        let what = what.with_files(context, &mut session, &order, &files)?;
        submit(context, &mut session, &order, what)?;
        if let Some(conduct) = risky_conduct(&session)? {
            context.warn(&view::account_risk(conduct));
        }
        context.advise("Don't close a dispute on a promise, and never settle outside AliExpress.");
        Ok(())
    }
}

/// The names of the files that are kept for these items, or for all of the order.
fn kept_for(order: &Order, lines: &[String]) -> Vec<String> {
    let lines = named_numbers(order, lines).unwrap_or_default();
    let kept = order.evidence.iter().filter(|kept| meets(&kept.lines, &lines));
    kept.map(|kept| kept.evidence.name.clone()).collect()
}

/// What the flags say.
fn typed(asked: &Open) -> Result<Typed, Failure> {
    Ok(Typed {
        reason: asked.reason,
        want: asked.want,
        amount: parse::amount(asked.amount.as_deref())?,
        description: parse::given(asked.describe.as_deref(), |t| parse::text("--describe", t))?,
        evidence: files::names(&asked.evidence)?,
        free_return: asked.free_return,
    })
}
