//! Why a rule refuses something about a dispute, with what to do instead.

use serde_json::json;

use super::date::{first_day_there, last_day_there, moment, moment_stamp, stamp};
use super::dispute_phrase::{dispute_reason_words, ending_words, phase_words, road_words};
use super::failure::Problem;
use super::page::Page;
use super::phrase::stage_words;
use super::refusal::with_choices;
use crate::app::Standing;
use crate::domain::order::{DisputeReason, DisputeRefusal, OpeningRefusal, Want};
use crate::domain::time::Deadline;

/// Why something cannot be done in a dispute.
pub(super) fn refused(
    standing: &Standing,
    code: &'static str,
    refusal: &DisputeRefusal,
    page: &Page,
) -> Problem {
    let id = standing.order.id();
    let new = |message: String| Problem::new(code, message);
    let day = |deadline: &Deadline| last_day_there(deadline.due(), page);
    let status = |problem: Problem| problem.hint(format!("redress dispute status {id}"));
    match refusal {
        DisputeRefusal::Ended { ending, ended, appeal_by } => {
            let mut problem = new(format!("the dispute of order {id} is over"))
                .cause(format!("{} on {}", ending_words(*ending), moment(*ended, page)));
            problem.data = json!({
                "ending": ending.id(),
                "ended_at": moment_stamp(*ended),
                "appeal_by": appeal_by.map(|appeal_by| stamp(appeal_by.due())),
            });
            match appeal_by.filter(|appeal_by| !appeal_by.passed(page.now)) {
                Some(appeal_by) => problem
                    .cause(format!("it can be appealed until {}", day(&appeal_by)))
                    .hint(format!("redress dispute appeal {id}")),
                None => status(problem),
            }
        }
        DisputeRefusal::NoDispute => {
            let problem = new(format!("order {id} has no dispute"));
            with_choices(problem, standing).hint(format!("redress dispute open {id}"))
        }
        DisputeRefusal::WhichDispute { lines } => {
            let problem = new(format!("order {id} has several disputes that are open"));
            lines.iter().flatten().fold(problem, |problem, line| {
                problem.hint(format!("name one of its lines: --line {line}"))
            })
        }
        DisputeRefusal::NothingToAnswer { phase } => {
            let problem = new(format!("nothing waits for your answer in the dispute of order {id}"));
            status(problem.cause(phase_words(phase)))
        }
        DisputeRefusal::NothingOffered => new(format!(
            "the seller of order {id} rejected the dispute and offered nothing that you could accept"
        ))
        .hint(format!("to go on: redress dispute answer {id} reject"))
        .hint(format!("to give up: redress dispute cancel {id}")),
        DisputeRefusal::SellerMayStillAnswer { answer_by, step_in_by } => {
            let mut problem = new(format!("the seller of order {id} may still answer"))
                .cause(format!("until {}; silence gives you what you asked for", day(answer_by)))
                .cause(format!("AliExpress steps in by itself by {}", day(step_in_by)));
            problem.data = json!({
                "answer_by": stamp(answer_by.due()),
                "step_in_by": stamp(step_in_by.due()),
            });
            status(problem)
        }
        DisputeRefusal::AlreadySteppedIn => {
            status(new(format!("AliExpress has stepped in already on order {id}")))
        }
        DisputeRefusal::ReturnUnderWay => {
            status(new(format!("a return of order {id} is agreed on; there is nothing to decide")))
        }
        DisputeRefusal::NoReturnAgreed => {
            status(new(format!("no return of order {id} is agreed on or waited for")))
        }
        DisputeRefusal::ReturnTooLate { ship_by } => {
            let mut problem = new(format!("it is too late to send order {id} back"))
                .cause(format!("the time ended on {}; the seller keeps the money", day(ship_by)));
            problem.data = json!({ "ship_by": stamp(ship_by.due()) });
            problem
                .hint(format!("if you sent it in time: redress dispute ship-return {id} --at TIME"))
        }
        DisputeRefusal::NotRuled => {
            status(new(format!("nothing was ruled on order {id} that could be appealed")))
        }
        DisputeRefusal::AlreadyAppealed => outside(
            new(format!("the ruling on order {id} was appealed before, and that is final")),
            standing,
            page,
        ),
        DisputeRefusal::AppealTooLate { appeal_by } => {
            let mut problem = new(format!("it is too late to appeal the ruling on order {id}"))
                .cause(format!("the time ended on {}", day(appeal_by)));
            problem.data = json!({ "appeal_by": stamp(appeal_by.due()) });
            outside(problem, standing, page)
        }
    }
}

/// Why a dispute cannot be opened, with its day.
pub(super) fn opening(
    standing: &Standing,
    code: &'static str,
    refusal: &OpeningRefusal,
    page: &Page,
) -> Problem {
    let id = standing.order.id();
    let new = |message: String| Problem::new(code, message);
    let day = |deadline: &Deadline| last_day_there(deadline.due(), page);
    match refusal {
        OpeningRefusal::TooEarly { from, until } => {
            let opens = first_day_there(from.from(), page);
            let mut problem = new(format!("no dispute on order {id} can be opened before {opens}"));
            problem.data = json!({
                "dispute_from": stamp(from.from()),
                "dispute_until": until.map(|until| stamp(until.due())),
            });
            if let Some(until) = until {
                problem =
                    problem.cause(format!("it can be opened from {opens} until {}", day(until)));
            }
            problem
                .hint(format!("write to the seller first: redress message draft {id}"))
                .hint("if the page shows a dispute already, import it")
                .hint(format!("redress order status {id} --now {}", stamp(from.from())))
        }
        OpeningRefusal::InTransit { deliver_by, last_call, until } => {
            let mut problem = new(format!(
                "order {id} is on its way; a dispute that it has not arrived opens on {}",
                day(deliver_by)
            ))
            .cause(format!(
                "from {} it is taken at once, so that the protection does not end first",
                first_day_there(*last_call, page)
            ));
            if let Some(until) = until {
                problem = problem.cause(format!("the last day is {}", day(until)));
            }
            problem.data = json!({
                "deliver_by": stamp(deliver_by.due()),
                "dispute_from": stamp(*last_call),
                "dispute_until": until.map(|until| stamp(until.due())),
            });
            problem.hint(format!("ask for more protection time: redress order extend {id}")).hint(
                "if the number is wrong or missing, say so: --reason wrong-tracking, no-tracking",
            )
        }
        OpeningRefusal::TooLate { until } => {
            let mut problem = new(format!("no dispute on order {id} can be opened any more"))
                .cause(format!("the time ended on {}; the AliExpress window is over", day(until)));
            problem.data = json!({ "dispute_until": stamp(until.due()) });
            outside(problem.hint("write to the seller and to AliExpress support"), standing, page)
        }
        OpeningRefusal::AlreadyOpen { opened } => {
            let mut problem = new(format!("a dispute about this is open on order {id}"))
                .cause(format!("opened on {}", moment(*opened, page)));
            problem.data = json!({ "opened_at": moment_stamp(*opened) });
            problem.hint(format!("redress dispute status {id}"))
        }
        OpeningRefusal::ReasonDoesNotFit { reason, stage } => {
            let words = dispute_reason_words(*reason);
            let why = if *reason == DisputeReason::NoTracking {
                "the order has a tracking number in your record"
            } else if *reason == DisputeReason::WrongTracking {
                "the order has no tracking number in your record"
            } else {
                stage_words(*stage)
            };
            new(format!("the reason \"{words}\" does not fit order {id}"))
                .cause(why)
                .hint(format!("redress order show {id}"))
        }
        OpeningRefusal::NoRightToReturn { until, want } => {
            no_right(standing, code, *until, *want, page)
        }
        OpeningRefusal::NothingToReturn => {
            new(format!("the goods of order {id} have not come, so they cannot be sent back"))
                .hint("--want refund")
        }
        OpeningRefusal::EvidenceNeeded { reason } => new(format!(
            "the reason \"{}\" must be proven: a claim without evidence is dropped",
            dispute_reason_words(*reason)
        ))
        .hint("--evidence FILE, a photo or video that shows it"),
    }
}

fn no_right(
    standing: &Standing,
    code: &'static str,
    until: Option<Deadline>,
    want: Want,
    page: &Page,
) -> Problem {
    let id = standing.order.id();
    let mut problem =
        Problem::new(code, format!("a change of mind gives no dispute on order {id}"));
    problem.data = json!({ "until": until.map(|until| stamp(until.due())) });
    match until {
        Some(until) if until.passed(page.now) => problem
            .cause(format!("the right to return ended on {}", last_day_there(until.due(), page))),
        Some(_) if want == Want::Refund => problem
            .cause("the goods go back when it is only a change of mind")
            .hint("--want return-and-refund"),
        Some(_) | None => problem
            .cause(
                "it needs an item with a free return, or a law that gives one, and goods received",
            )
            .hint("--free-return, where the page offers one")
            .hint("--country CODE, where you live in the EU or the UK"),
    }
}

/// The roads that lead around the marketplace, with the last day of each.
fn outside(problem: Problem, standing: &Standing, page: &Page) -> Problem {
    let open = standing.roads.iter().filter(|road| !road.by.passed(page.now));
    open.fold(problem, |problem, road| {
        let until = last_day_there(road.by.due(), page);
        problem.hint(format!("{} until {until}", road_words(road.road)))
    })
}
