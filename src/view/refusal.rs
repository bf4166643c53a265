//! Why a rule refuses a command: the facts, and what can be done instead.

use serde_json::{Value, json};

use super::choices::choices;
use super::clean::clean;
use super::date::{first_day_there, last_day_there, moment, moment_stamp, relative, stamp, when};
use super::failure::Problem;
use super::json::order_url;
use super::page::Page;
use super::phrase::{cause_words, outcome_words, reason_words, stage_words};
use super::{dispute_refusal, money_refusal};
use crate::app::Standing;
use crate::domain::id::OrderId;
use crate::domain::order::{Cause, Reason, Refusal, Windows};
use crate::domain::time::{Deadline, Moment, SetBy};

/// A refusal in words.
#[expect(clippy::too_many_lines, reason = "one arm for each refusal")]
pub(super) fn refused(standing: &Standing, refusal: &Refusal, page: &Page) -> Problem {
    let order = &standing.order;
    let id = order.id();
    let new = |message: String| Problem::new(refusal.code(), message);
    let problem = match refusal {
        Refusal::AlreadyRecorded => new(format!("order {id} is recorded already"))
            .hint(format!("redress order status {id}")),
        Refusal::AlreadyShipped { shipped, windows } => {
            let problem = new(format!("order {id} has shipped; it can no longer be cancelled"));
            already_shipped(problem, standing, *shipped, windows, page)
        }
        Refusal::PartlyShipped => {
            let problem = new(format!(
                "order {id} is partly shipped; the rest can be neither cancelled nor confirmed yet"
            ))
            .hint(format!(
                "ask the seller not to send the rest: redress message draft {id} --about do-not-ship"
            ));
            with_choices(problem, standing)
        }
        Refusal::ShipmentCancelled => new(format!(
            "the shipment of order {id} was cancelled; there is nothing to cancel or confirm"
        ))
        .hint(format!(
            "ask the seller for a new tracking number or the money back: redress message draft {id}"
        ))
        .hint(format!("redress order record {id} shipped")),
        Refusal::AlreadyDelivered { delivered, dispute_until } => {
            let problem = new(format!("order {id} was delivered; it can no longer be cancelled"));
            already_delivered(problem, id, *delivered, *dispute_until, page)
        }
        Refusal::AlreadyCompleted { completed, dispute_until } => {
            let problem = new(format!("order {id} is completed"));
            already_completed(problem, id, *completed, *dispute_until, page)
        }
        Refusal::AlreadyClosed { closed, cause, presumed } => {
            let presumed_words = if *presumed { "presumed " } else { "" };
            let problem = new(format!("order {id} is {presumed_words}closed"));
            already_closed(problem, standing, *closed, *cause, page)
        }
        Refusal::Frozen => new(format!("order {id} is frozen by AliExpress"))
            .hint(format!("redress order record {id} unfrozen")),
        Refusal::InDispute => {
            new(format!("order {id} is in dispute")).hint(format!("redress dispute status {id}"))
        }
        Refusal::AlreadyRequested { asked, answer_by } => {
            let problem = new(format!("a cancellation of order {id} is requested already"));
            already_requested(problem, standing, *asked, *answer_by, page)
        }
        Refusal::NoRequest => {
            let problem = new(format!("order {id} has no cancellation request that waits"));
            with_choices(with_last_request(problem, standing, page), standing)
        }
        Refusal::AlreadyPaid { paid } => {
            let mut problem = new(format!("order {id} is paid already"));
            problem.data = json!({ "paid_at": paid.map(moment_stamp) });
            problem.hint(format!("redress order status {id}"))
        }
        Refusal::NotPaid => {
            new(format!("order {id} is not paid")).hint(format!("redress order pay {id}"))
        }
        Refusal::NotShipped => {
            with_choices(new(format!("order {id} has not been shipped")), standing)
        }
        Refusal::NotFrozen => {
            new(format!("order {id} is not frozen")).hint(format!("redress order status {id}"))
        }
        Refusal::StageUnknown { said } => {
            let problem = new(format!("the stage of order {id} is not known"));
            let problem = match said {
                Some(said) => problem.cause(format!("the page said \"{}\"", clean(said))),
                None => problem,
            };
            with_choices(problem.hint("import a newer capture of the order's page"), standing)
        }
        Refusal::ReasonDoesNotFit { reason, fitting } => {
            let (name, stage) = (reason.id(), stage_words(order.stage()));
            let problem =
                new(format!("the reason {name} is not offered for order {id}, which is {stage}"));
            reason_does_not_fit(problem, *reason, fitting)
        }
        Refusal::ComplaintDoesNotFit { reason } => {
            let words = reason_words(*reason);
            new(format!("a complaint does not go with the reason \"{words}\" here"))
                .cause(
                    "it goes with a request to the seller for a reason that is the seller's fault",
                )
                .hint("leave --complain out, or choose another --reason")
        }
        Refusal::FactDoesNotFit { stage } => {
            let stage = stage_words(*stage);
            new(format!("that cannot have happened to order {id}, which is {stage}"))
                .hint(format!("redress order show {id}"))
        }
        Refusal::TooEarly { given, earliest } => {
            let (early, before) = (moment(*given, page), moment(*earliest, page));
            too_early(new(format!("{early} lies before {before}")), *given, *earliest)
        }
        Refusal::InFuture { given, now: _ } => not_yet(*given, page),
        Refusal::ProtectionOver { ended } => {
            let day = last_day_there(ended.due(), page);
            let mut problem = new(format!("the protection of order {id} is over"))
                .cause(format!("it ended on {day}; there is none to lengthen"));
            problem.data = json!({ "ended_at": stamp(ended.due()) });
            with_choices(problem, standing)
        }
        Refusal::Opening(why) => dispute_refusal::opening(standing, refusal.code(), why, page),
        Refusal::Dispute(why) => dispute_refusal::refused(standing, refusal.code(), why, page),
        Refusal::Money(why) => money_refusal::refused(standing, refusal.code(), why, page),
    };
    with_order(with_since(problem, refusal, standing, page), standing)
}

/// Since when the order stands where the command does not go.
fn with_since(problem: Problem, refusal: &Refusal, standing: &Standing, page: &Page) -> Problem {
    let by_stage = matches!(
        refusal,
        Refusal::PartlyShipped
            | Refusal::ShipmentCancelled
            | Refusal::AlreadyDelivered { .. }
            | Refusal::AlreadyCompleted { .. }
            | Refusal::Frozen
            | Refusal::InDispute
            | Refusal::NotPaid
            | Refusal::NotShipped
            | Refusal::FactDoesNotFit { .. }
    );
    match standing.order.since().filter(|_| by_stage) {
        Some(since) => {
            let stage = stage_words(standing.order.stage());
            problem.cause(format!("{stage} since {}", moment(since, page)))
        }
        None => problem,
    }
}

/// How the last cancellation request went.
fn with_last_request(problem: Problem, standing: &Standing, page: &Page) -> Problem {
    match standing.order.cancellations().last() {
        Some(last) => problem.cause(format!(
            "the last one, of {}: {}",
            moment(last.asked, page),
            outcome_words(last.outcome)
        )),
        None => problem,
    }
}

fn too_early(mut problem: Problem, given: Moment, earliest: Moment) -> Problem {
    problem.data = json!({ "given": moment_stamp(given), "earliest": moment_stamp(earliest) });
    problem.cause(
        "nothing happens to an order before it is placed, and no step before the one it follows",
    )
}

/// A time that lies in the future where it cannot.
pub(crate) fn not_yet(given: Moment, page: &Page) -> Problem {
    let message = format!("{} lies in the future", moment(given, page));
    let mut problem = Problem::new("order.date-in-future", message);
    problem.data = json!({ "given": moment_stamp(given), "now": stamp(page.now) });
    problem.cause(format!("now is {}", when(page.now, page)))
}

fn already_shipped(
    mut problem: Problem,
    standing: &Standing,
    shipped: Option<Moment>,
    windows: &Windows,
    page: &Page,
) -> Problem {
    let id = standing.order.id();
    let told = standing.order.purchase().shipped().is_some();
    if let Some(shipped) = shipped {
        let words = if told { "shipped on" } else { "seen as shipped on" };
        problem = problem.cause(format!("{words} {}", moment(shipped, page)));
    }
    problem.data = json!({
        "shipped_at": shipped.filter(|_| told).map(moment_stamp),
        "dispute_from": stamp(windows.dispute_from.from()),
        "dispute_until": stamp(windows.dispute_until.due()),
        "delivery_by": stamp(windows.deliver_by.due()),
        "estimated": windows.dispute_until.set_by() == SetBy::Estimate,
    });
    let problem = problem
        .hint(format!(
            "ask the seller at once to hold the parcel: redress message draft {id} --about hold"
        ))
        .hint("refuse the parcel at the door; the money comes back only through a dispute");
    with_window(problem, windows, id, page).hint(format!("redress order status {id}"))
}

/// The first and the last day of the time for a dispute.
fn with_window(problem: Problem, windows: &Windows, id: &OrderId, page: &Page) -> Problem {
    let from = first_day_there(windows.dispute_from.from(), page);
    let until = last_day_there(windows.dispute_until.due(), page);
    let url = order_url(id.as_str());
    match (windows.dispute_until.set_by(), windows.dispute_until.passed(page.now)) {
        (SetBy::Estimate, false) => {
            problem.hint(format!("open a dispute from {from} until {until} (estimated): {url}"))
        }
        (SetBy::Estimate, true) => problem.hint(format!(
            "the time for a dispute was estimated from {from} until {until}; the page decides: {url}"
        )),
        (SetBy::Rule | SetBy::Page | SetBy::Buyer, false) => {
            problem.hint(format!("open a dispute from {from} until {until}: {url}"))
        }
        (SetBy::Rule | SetBy::Page | SetBy::Buyer, true) => {
            problem.cause(format!("the time for a dispute ran from {from} until {until}"))
        }
    }
}

fn already_delivered(
    mut problem: Problem,
    id: &OrderId,
    delivered: Option<Moment>,
    dispute_until: Deadline,
    page: &Page,
) -> Problem {
    problem.data = json!({
        "delivered_at": delivered.map(moment_stamp),
        "dispute_until": stamp(dispute_until.due()),
    });
    with_dispute(problem, Some(dispute_until), id, page)
}

fn already_completed(
    mut problem: Problem,
    id: &OrderId,
    completed: Option<Moment>,
    dispute_until: Option<Deadline>,
    page: &Page,
) -> Problem {
    problem.data = json!({
        "completed_at": completed.map(moment_stamp),
        "dispute_until": dispute_until.map(|until| stamp(until.due())),
    });
    with_dispute(problem, dispute_until, id, page)
}

fn already_closed(
    mut problem: Problem,
    standing: &Standing,
    closed: Option<Moment>,
    cause: Cause,
    page: &Page,
) -> Problem {
    let since = closed.map(|closed| format!(" on {}", moment(closed, page))).unwrap_or_default();
    problem = problem.cause(format!("closed{since}: {}", cause_words(cause)));
    problem.data = json!({
        "closed_at": closed.map(moment_stamp),
        "cause": cause.id(),
        "presumed": standing.order.presumed().is_some(),
    });
    with_choices(problem, standing)
}

fn already_requested(
    mut problem: Problem,
    standing: &Standing,
    asked: Option<Moment>,
    answer_by: Deadline,
    page: &Page,
) -> Problem {
    if let Some(asked) = asked {
        problem = problem.cause(format!("requested on {}", moment(asked, page)));
    }
    let (due, distance) = (answer_by.due(), relative(answer_by.due(), page.now));
    problem = problem.cause(format!("the seller answers by {}, {distance}", when(due, page)));
    problem.data = json!({ "asked_at": asked.map(moment_stamp), "answer_by": stamp(due) });
    with_choices(problem, standing)
}

fn reason_does_not_fit(mut problem: Problem, reason: Reason, fitting: &[Reason]) -> Problem {
    let names: Vec<&str> = fitting.iter().map(|reason| reason.id()).collect();
    problem.data = json!({ "reason": reason.id(), "fitting": names });
    problem.hint(format!("--reason takes one of: {}", names.join(" ")))
}

fn with_order(mut problem: Problem, standing: &Standing) -> Problem {
    if let Value::Object(data) = &mut problem.data {
        data.insert("order".to_owned(), json!(standing.order.id().as_str()));
        data.insert("stage".to_owned(), json!(standing.order.stage().id()));
    }
    problem
}

pub(super) fn with_choices(problem: Problem, standing: &Standing) -> Problem {
    choices(standing).into_iter().fold(problem, |problem, (_, command)| problem.hint(command))
}

fn with_dispute(problem: Problem, until: Option<Deadline>, id: &OrderId, page: &Page) -> Problem {
    let url = order_url(id.as_str());
    let Some(until) = until else {
        return problem.hint(format!("look for the last day of a dispute on the page: {url}"));
    };
    let day = last_day_there(until.due(), page);
    if until.passed(page.now) {
        problem.cause(format!("the time for a dispute ended on {day}"))
    } else {
        problem.hint(format!("if the goods are not right, open a dispute until {day}: {url}"))
    }
}
