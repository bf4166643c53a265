//! Why a use case did not happen, as one error with causes, hints and a code.

use serde_json::{Value, json};

use super::date::{first_day, last_day, moment, moment_stamp, relative, stamp, when};
use super::json::order_url;
use super::order::choices;
use super::page::Page;
use super::phrase::{cause_words, reason_words, stage_words};
use crate::app::{AppError, Standing};
use crate::domain::order::{Reason, Refusal, Windows};
use crate::domain::time::{Deadline, SetBy};

/// An error as a person and a program get it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Problem {
    /// The stable code.
    pub(crate) code: &'static str,
    /// One line.
    pub(crate) message: String,
    /// The facts behind it.
    pub(crate) causes: Vec<String>,
    /// What to do, as commands where there are some.
    pub(crate) hints: Vec<String>,
    /// The facts for programs.
    pub(crate) data: Value,
}

impl Problem {
    /// A problem that needs no explanation.
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            causes: Vec::new(),
            hints: Vec::new(),
            data: json!({}),
        }
    }

    /// The same with one more hint.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same with one more cause.
    #[must_use]
    pub(crate) fn cause(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }
}

/// An error of a use case in words.
pub(crate) fn problem(error: &AppError, page: &Page) -> Problem {
    match error {
        AppError::Store(error) => Problem::new(error.code(), error.to_string()),
        AppError::NotFound { digits } => {
            Problem::new("order.not-found", format!("there is no order {digits}"))
                .hint("redress order list --all")
        }
        AppError::Ambiguous { digits, candidates } => {
            let mut problem = Problem::new(
                "order.ambiguous",
                format!("several orders begin or end with {digits}"),
            );
            problem.data = json!({
                "candidates": candidates.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
            });
            candidates.iter().fold(problem, |problem, id| problem.hint(format!("redress order status {id}")))
        }
        AppError::Refused { standing, refusal } => refused(standing, refusal, page),
    }
}

fn refused(standing: &Standing, refusal: &Refusal, page: &Page) -> Problem {
    let id = standing.order.id();
    let new = |message: String| Problem::new(refusal.code(), message);
    let problem = match refusal {
        Refusal::AlreadyRecorded => new(format!("order {id} is recorded already"))
            .hint(format!("redress order status {id}")),
        Refusal::AlreadyShipped { shipped, windows } => {
            let mut problem = new(format!("order {id} has shipped; it can no longer be cancelled"));
            let told = standing.order.purchase().shipped().is_some();
            if let Some(shipped) = shipped {
                let words = if told { "shipped on" } else { "seen as shipped on" };
                problem = problem.cause(format!("{words} {}", moment(*shipped, page)));
            }
            problem.data = window_data(shipped.map(moment_stamp), windows);
            let from = first_day(windows.dispute_from.from(), page);
            let until = last_day(windows.dispute_until.due(), page);
            let estimated =
                if windows.dispute_until.set_by() == SetBy::Estimate { " (estimated)" } else { "" };
            problem
                .hint("write to the seller at once and ask to hold the parcel")
                .hint("refuse the parcel at the door; the money comes back only through a dispute")
                .hint(format!("open a dispute from {from} until {until}{estimated}: {}", order_url(id.as_str())))
                .hint(format!("redress order status {id}"))
        }
        Refusal::PartlyShipped => new(format!("order {id} is partly shipped; the page cannot cancel the rest"))
            .hint("write to the seller and ask to cancel what has not been sent"),
        Refusal::ShipmentCancelled => {
            new(format!("the shipment of order {id} was cancelled; there is nothing to cancel or confirm"))
                .hint("ask the seller for a new tracking number or the money back")
        }
        Refusal::AlreadyDelivered { delivered, dispute_until } => {
            let mut problem = new(format!("order {id} was delivered; it can no longer be cancelled"));
            problem.data = json!({
                "delivered_at": delivered.map(moment_stamp),
                "dispute_until": stamp(dispute_until.due()),
            });
            problem.hint(format!(
                "if the goods are not right, open a dispute until {}: {}",
                last_day(dispute_until.due(), page),
                order_url(id.as_str())
            ))
        }
        Refusal::AlreadyCompleted { completed, dispute_until } => {
            let mut problem = new(format!("order {id} is completed"));
            problem.data = json!({
                "completed_at": completed.map(moment_stamp),
                "dispute_until": dispute_until.map(|until| stamp(until.due())),
            });
            with_dispute(problem, *dispute_until, id.as_str(), page)
        }
        Refusal::AlreadyClosed { closed, cause, presumed } => {
            let presumed_words = if *presumed { "presumed " } else { "" };
            let mut problem = new(format!("order {id} is {presumed_words}closed"));
            let since = closed.map(|closed| moment(closed, page)).unwrap_or_default();
            problem = problem.cause(format!("closed on {since}: {}", cause_words(*cause)));
            problem.data = json!({
                "closed_at": closed.map(moment_stamp),
                "cause": cause.id(),
                "presumed": presumed,
            });
            with_choices(problem, standing)
        }
        Refusal::Frozen => new(format!("order {id} is frozen by AliExpress"))
            .hint(format!("redress order record {id} unfrozen")),
        Refusal::InDispute => new(format!("order {id} is in dispute"))
            .hint(format!("answer on the page: {}", order_url(id.as_str()))),
        Refusal::AlreadyRequested { asked, answer_by } => {
            let mut problem = new(format!("a cancellation of order {id} is requested already"));
            if let Some(asked) = asked {
                problem = problem.cause(format!("requested on {}", moment(*asked, page)));
            }
            problem = problem.cause(format!(
                "the seller answers by {}, {}",
                when(answer_by.due(), page),
                relative(answer_by.due(), page.now)
            ));
            problem.data = json!({
                "asked_at": asked.map(moment_stamp),
                "answer_by": stamp(answer_by.due()),
            });
            with_choices(problem, standing)
        }
        Refusal::NoRequest => {
            with_choices(new(format!("order {id} has no cancellation request that waits")), standing)
        }
        Refusal::AlreadyPaid { paid } => {
            let mut problem = new(format!("order {id} is paid already"));
            problem.data = json!({ "paid_at": paid.map(moment_stamp) });
            problem.hint(format!("redress order status {id}"))
        }
        Refusal::NotPaid => new(format!("order {id} is not paid")).hint(format!("redress order pay {id}")),
        Refusal::NotShipped => with_choices(new(format!("order {id} has not been shipped")), standing),
        Refusal::NotFrozen => new(format!("order {id} is not frozen")).hint(format!("redress order status {id}")),
        Refusal::StageUnknown { said } => {
            let mut problem = new(format!("the stage of order {id} is not known"));
            if let Some(said) = said {
                problem = problem.cause(format!("the page said \"{}\"", super::clean::clean(said)));
            }
            problem
                .hint("import a newer capture of the order's page")
                .hint(format!("redress order record {id} payment-verified"))
        }
        Refusal::ReasonDoesNotFit { reason, fitting } => reason_does_not_fit(id.as_str(), *reason, fitting, standing),
        Refusal::ComplaintDoesNotFit { reason } => new(format!(
            "a complaint does not go with the reason \"{}\" here",
            reason_words(*reason)
        ))
        .cause("it goes with a request to the seller for a reason that is the seller's fault")
        .hint("leave --complain out, or choose another --reason"),
        Refusal::FactDoesNotFit { stage } => {
            new(format!("that cannot have happened to order {id}, which is {}", stage_words(*stage)))
                .hint(format!("redress order show {id}"))
        }
        Refusal::TooEarly { given, earliest } => new(format!(
            "{} lies before {}",
            moment_stamp(*given),
            moment_stamp(*earliest)
        ))
        .cause("nothing happens to an order before it is placed, and no step before the one it follows"),
        Refusal::InFuture { given, now } => {
            new(format!("{} lies in the future", moment_stamp(*given))).cause(format!("now is {}", stamp(*now)))
        }
    };
    with_order(problem, standing)
}

fn with_order(mut problem: Problem, standing: &Standing) -> Problem {
    if let Value::Object(data) = &mut problem.data {
        data.insert("order".to_owned(), json!(standing.order.id().as_str()));
        data.insert("stage".to_owned(), json!(standing.order.stage().id()));
    }
    problem
}

fn with_choices(problem: Problem, standing: &Standing) -> Problem {
    choices(standing).into_iter().fold(problem, |problem, (_, command)| problem.hint(command))
}

fn with_dispute(problem: Problem, until: Option<Deadline>, id: &str, page: &Page) -> Problem {
    match until {
        Some(until) if !until.passed(page.now) => problem.hint(format!(
            "if the goods are not right, open a dispute until {}: {}",
            last_day(until.due(), page),
            order_url(id)
        )),
        Some(until) => {
            problem.cause(format!("the time for a dispute ended on {}", last_day(until.due(), page)))
        }
        None => problem.hint(format!("look for the last day of a dispute on the page: {}", order_url(id))),
    }
}

fn window_data(shipped: Option<String>, windows: &Windows) -> Value {
    json!({
        "shipped_at": shipped,
        "dispute_from": stamp(windows.dispute_from.from()),
        "dispute_until": stamp(windows.dispute_until.due()),
        "delivery_by": stamp(windows.deliver_by.due()),
    })
}

fn reason_does_not_fit(id: &str, reason: Reason, fitting: &[Reason], standing: &Standing) -> Problem {
    let stage = stage_words(standing.order.stage());
    let names: Vec<&str> = fitting.iter().map(|reason| reason.id()).collect();
    let mut problem = Problem::new(
        "order.reason-does-not-fit",
        format!("the reason {} is not offered for order {id}, which is {stage}", reason.id()),
    );
    problem.data = json!({ "reason": reason.id(), "fitting": names });
    problem.hint(format!("--reason takes one of: {}", names.join(" ")))
}
