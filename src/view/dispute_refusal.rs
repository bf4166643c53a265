//! Why a rule refuses something about a dispute, with what to do instead.

use serde_json::json;

use super::alternatives::{hint, with_steps};
use super::choice::with_choices;
use super::command;
use super::date::{first_day, last_day, moment, moment_stamp, stamp};
use super::dispute_phrase::{dispute_reason_words, ending_words, phase_words, remedy_words};
use super::failure::Problem;
use super::method::paid_by;
use super::page::Page;
use super::phrase::stage_words;
use super::remedy::method_remedy;
use crate::app::OrderView;
use crate::domain::deadline::Deadline;
use crate::domain::order::{
    ActionKind, DisputeReason, DisputeRefusal, OpeningRefusal, Stage, Want,
};

/// Why something cannot be done in a dispute.
pub(super) fn refused(
    view: &OrderView,
    code: &'static str,
    refusal: &DisputeRefusal,
    page: &Page,
) -> Problem {
    let id = view.order.id();
    let new = |message: String| Problem::new(code, message);
    let day = |deadline: &Deadline| last_day(deadline.due(), page);
    let status =
        |problem: Problem| hint(problem, "how the dispute stands", &command::dispute_status(id));
    match refusal {
        DisputeRefusal::Ended { ending, ended, appeal_by } => {
            let problem = new(format!("the dispute of order {id} is over"))
                .cause(format!("{} on {}", ending_words(*ending), moment(*ended, page)))
                .data(json!({
                    "ending": ending.id(),
                    "ended_at": moment_stamp(*ended),
                    "appeal_by": appeal_by.map(|appeal_by| stamp(appeal_by.due())),
                }));
            match appeal_by.filter(|appeal_by| !appeal_by.passed(page.now)) {
                Some(appeal_by) => {
                    let words = format!("appeal it until {}", day(&appeal_by));
                    hint(problem, &words, &command::action(id, ActionKind::Appeal))
                }
                None => status(problem),
            }
        }
        DisputeRefusal::NoDispute => with_steps(new(format!("order {id} has no dispute")), view),
        DisputeRefusal::WhichItems { choices } => {
            let words = format!("a parcel of order {id} came: say which items didn't");
            let problem = new(words).cause("nobody said what was in which parcel");
            with_choices(problem, &view.order, choices)
        }
        DisputeRefusal::WhichDispute { choices } => {
            let words = format!("order {id} has several open disputes: say which one");
            with_choices(new(words), &view.order, choices)
        }
        DisputeRefusal::NothingToAnswer { phase } => {
            let problem =
                new(format!("nothing waits for your answer in the dispute of order {id}"));
            status(problem.cause(phase_words(phase)))
        }
        DisputeRefusal::NothingOffered => {
            let problem = new(format!(
                "the seller of order {id} rejected the dispute and offered nothing to accept"
            ));
            let problem = hint(problem, "to go on", &command::action(id, ActionKind::Reject));
            hint(problem, "to give up", &command::action(id, ActionKind::CancelDispute))
        }
        DisputeRefusal::SellerMayStillAnswer { answer_by, step_in_by } => {
            let problem = new(format!("the seller of order {id} may still answer"))
                .cause(format!("until {}; no answer gives you what you asked for", day(answer_by)))
                .cause(format!("AliExpress steps in by itself by {}", day(step_in_by)));
            let due = |by: &Deadline| stamp(by.due());
            status(
                problem.data(json!({ "answer_by": due(answer_by), "step_in_by": due(step_in_by) })),
            )
        }
        DisputeRefusal::AlreadySteppedIn => {
            status(new(format!("AliExpress has already stepped in on order {id}")))
        }
        DisputeRefusal::ReturnUnderWay => {
            status(new(format!("a return of order {id} is agreed; there is nothing to decide")))
        }
        DisputeRefusal::NoReturnAgreed => {
            status(new(format!("no return of order {id} is agreed or on its way")))
        }
        DisputeRefusal::ReturnTooLate { ship_by } => {
            let problem = new(format!("it's too late to send order {id} back"))
                .cause(format!("the time ended on {}; the seller keeps the money", day(ship_by)))
                .data(json!({ "ship_by": stamp(ship_by.due()) }));
            let sent =
                command::action(id, ActionKind::ShipReturn).with(&["--submitted", "--at", "TIME"]);
            hint(problem, "if you sent it in time", &sent)
        }
        DisputeRefusal::NotRuled => {
            status(new(format!("nothing was ruled on order {id} that could be appealed")))
        }
        DisputeRefusal::AlreadyAppealed => with_remedies(
            new(format!("the ruling on order {id} was appealed before, and that is final")),
            view,
            page,
        ),
        DisputeRefusal::AppealTooLate { appeal_by } => {
            let problem = new(format!("it's too late to appeal the ruling on order {id}"))
                .cause(format!("the time ended on {}", day(appeal_by)))
                .data(json!({ "appeal_by": stamp(appeal_by.due()) }));
            with_remedies(problem, view, page)
        }
    }
}

/// Why a dispute cannot be opened, with its day.
pub(super) fn opening(
    view: &OrderView,
    code: &'static str,
    refusal: &OpeningRefusal,
    page: &Page,
) -> Problem {
    let id = view.order.id();
    let new = |message: String| Problem::new(code, message);
    let day = |deadline: &Deadline| last_day(deadline.due(), page);
    match refusal {
        OpeningRefusal::TooEarly { from, until } => {
            let opens = first_day(from.from(), page);
            let message = format!("a dispute on order {id} can't be opened before {opens}");
            let window = |until| format!("it can be opened from {opens} until {}", day(until));
            let problem = new(message).causes(until.as_ref().map(window)).data(json!({
                "dispute_from": stamp(from.from()),
                "dispute_until": until.map(|until| stamp(until.due())),
            }));
            hint(problem, "write to the seller first", &command::draft(id))
                .hint("if the page shows a dispute already: redress import FILE")
        }
        OpeningRefusal::InTransit { deliver_by, last_call, until } => {
            let from = first_day(*last_call, page);
            let problem = new(format!(
                "order {id} may still arrive; you can report it as not received from {from}"
            ))
            .cause(format!("it is promised by {}", day(deliver_by)))
            .causes(until.as_ref().map(|until| format!("the last day is {}", day(until))))
            .data(json!({
                "deliver_by": stamp(deliver_by.due()),
                "dispute_from": stamp(*last_call),
                "dispute_until": until.map(|until| stamp(until.due())),
            }));
            let can_extend = view.actions.iter().any(|one| one.kind == ActionKind::Extend);
            let extend = command::action(id, ActionKind::Extend);
            let problem =
                if can_extend { hint(problem, "ask for more time", &extend) } else { problem };
            problem.hint(
                "if the tracking number is wrong or missing: --reason wrong-tracking or no-tracking",
            )
        }
        OpeningRefusal::TooLate { until } => {
            let closed =
                format!("AliExpress's dispute window has closed: it ended on {}", day(until));
            let problem = new(format!("it's too late to open a dispute on order {id}"))
                .cause(closed)
                .data(json!({ "dispute_until": stamp(until.due()) }));
            let words = "write to the seller, and to AliExpress support";
            with_remedies(hint(problem, words, &command::draft(id)), view, page)
        }
        OpeningRefusal::AlreadyOpen { opened } => {
            let problem = new(format!("order {id} has an open dispute about this"))
                .cause(format!("opened on {}", moment(*opened, page)))
                .data(json!({ "opened_at": moment_stamp(*opened) }));
            hint(problem, "how it stands", &command::dispute_status(id))
        }
        OpeningRefusal::ReasonDoesNotFit { reason, stage } => {
            let words = dispute_reason_words(*reason);
            let problem = new(format!("the reason \"{words}\" doesn't fit order {id}"))
                .cause(why_not(*reason, *stage));
            let mut problem = problem.hints(instead(*reason).map(str::to_owned));
            let may_be_lost = matches!(stage, Stage::Shipped | Stage::PartiallyShipped);
            if *reason == DisputeReason::LostInTransit && may_be_lost {
                problem = hint(problem, "if the tracking says so", &command::record(id, "lost"));
            }
            hint(problem, "everything known of it", &command::show(id))
        }
        OpeningRefusal::NoRightToReturn { until, want, by_label, by_law } => {
            let is_open = |by: &Option<Deadline>| by.is_some_and(|by| !by.passed(page.now));
            let problem = no_right(view, code, *until, *want, page);
            let label = "if the page offers a free return: --free-return".to_owned();
            let law = "if you live in the EU or the UK, say where: --country CODE".to_owned();
            let label = is_open(by_label).then_some(label);
            problem.hints(label.into_iter().chain(is_open(by_law).then_some(law)))
        }
        OpeningRefusal::NothingToReturn => {
            new(format!("the goods of order {id} haven't arrived, so they can't be sent back"))
                .hint("ask for the money alone: --want refund")
        }
        OpeningRefusal::EvidenceNeeded { reason: reason @ DisputeReason::DeliveredNotReceived } => {
            new(format!(
                "\"{}\" needs evidence: against a delivery on record a word alone is most often lost",
                dispute_reason_words(*reason)
            ))
            .hint("ask the carrier for its word, its photo, and the position or address: --evidence FILE")
        }
        OpeningRefusal::EvidenceNeeded { reason } => new(format!(
            "\"{}\" needs evidence: claims about received goods are rejected without",
            dispute_reason_words(*reason)
        ))
        .hint("add at least one photo or video: --evidence FILE"),
    }
}

/// What in the record is against a reason.
#[expect(clippy::wildcard_enum_match_arm, reason = "the stage is against all others")]
fn why_not(reason: DisputeReason, stage: Stage) -> &'static str {
    match reason {
        DisputeReason::NoTracking => "the order has a tracking number in your record",
        DisputeReason::WrongTracking => "the order has no tracking number in your record",
        DisputeReason::NotReceived => "your record says that it was delivered",
        DisputeReason::DeliveredNotReceived => "nothing in your record says that it was delivered",
        DisputeReason::LostInTransit => "nothing in your record says that the carrier lost it",
        DisputeReason::ShippedAfterRequest => {
            "nothing in your record says that it was shipped after the day you asked to cancel"
        }
        _ => stage_words(stage),
    }
}

/// The reason that fits instead.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others have none")]
const fn instead(reason: DisputeReason) -> Option<&'static str> {
    match reason {
        DisputeReason::NotReceived => Some("if you don't have it: --reason delivered-not-received"),
        DisputeReason::DeliveredNotReceived => Some("if it hasn't come: --reason not-received"),
        _ => None,
    }
}

fn no_right(
    view: &OrderView,
    code: &'static str,
    until: Option<Deadline>,
    want: Want,
    page: &Page,
) -> Problem {
    let id = view.order.id();
    let message = format!("a change of mind is no ground for a dispute on order {id}");
    let data = json!({ "until": until.map(|until| stamp(until.due())) });
    let problem = Problem::new(code, message).data(data);
    match until {
        Some(until) if until.passed(page.now) => {
            problem.cause(format!("the right to return ended on {}", last_day(until.due(), page)))
        }
        Some(_) if want == Want::Refund => problem
            .cause("for a change of mind the goods must go back")
            .hint("ask for that: --want return-and-refund"),
        Some(_) | None => problem.cause(
            "it needs an item with a free return, or a law that gives one, and goods received",
        ),
    }
}

/// The options outside AliExpress, with the last day of each.
fn with_remedies(problem: Problem, view: &OrderView, page: &Page) -> Problem {
    let open = view.remedies.iter().filter(|open| !open.is_over(page.now));
    let open = open.map(|one| {
        let until = one.by.map(|by| format!(" until {}", last_day(by.due(), page)));
        format!("{}{}", remedy_words(one.remedy), until.unwrap_or_default())
    });
    let problem = problem.hints(open);
    let Some(method) = paid_by(view) else {
        let words = "say how you paid, to see what a bank or payment service can do";
        return hint(problem, words, &command::correct_method(view.order.id()));
    };
    problem.hints(method_remedy(method))
}
