//! Why a rule refuses a command: the facts, and what can be done instead.

use serde_json::{Value, json};

use super::alternatives::{hint, with_steps};
use super::choice::with_choices;
use super::clean::clean;
use super::command;
use super::date::{first_day, last_day, moment, moment_stamp, relative, stamp, when};
use super::failure::Problem;
use super::line::names;
use super::money::money;
use super::options::way_text;
use super::page::Page;
use super::phrase::{cause_words, outcome_words, reason_words, stage_words};
use super::prepared::step_noun;
use super::{dispute_refusal, money_refusal};
use crate::app::OrderView;
use crate::domain::deadline::{Deadline, SetBy};
use crate::domain::order::{
    Action, ActionKind, Order, PartRefusal, Refusal, RemedyStep, StepKind, Way, Windows, meets,
};
use crate::domain::time::Moment;

pub(super) fn refused(view: &OrderView, refusal: &Refusal, page: &Page) -> Problem {
    if let Refusal::Part(part) = refusal {
        return of_part(view, part, page);
    }
    with_order(with_since(explained(view, refusal, page), refusal, view, page), view)
}

#[expect(clippy::too_many_lines, reason = "one arm for each refusal")]
fn explained(view: &OrderView, refusal: &Refusal, page: &Page) -> Problem {
    let order = &view.order;
    let id = order.id();
    let new = |message: String| Problem::new(refusal.code(), message);
    let status = |problem: Problem| hint(problem, "how it stands", &command::status(id));
    match refusal {
        Refusal::AlreadyRecorded => status(new(format!("order {id} is recorded already"))),
        Refusal::AlreadyShipped { shipped, windows } => {
            let problem = new(format!("order {id} has shipped, so it can't be cancelled"));
            already_shipped(problem, view, *shipped, windows, page)
        }
        Refusal::ShippedEarlier { shipped } => {
            let shipped = moment(*shipped, page);
            let problem = new(format!(
                "order {id} is known to have shipped on {shipped}, and its dates are counted from then"
            ));
            hint(problem, "to correct it", &command::correct(id, "--shipped"))
        }
        Refusal::AllCameBack { received } => {
            let message = format!("all the money of order {id} came back: {}", money(*received));
            status(new(message))
        }
        Refusal::PartlyShipped => {
            let problem =
                new(format!("a part of order {id} hasn't shipped, so that can't be done"));
            with_steps(problem, view)
        }
        Refusal::ShipmentCancelled => {
            let problem = new(format!(
                "the shipment of order {id} was cancelled; there is nothing to cancel or confirm"
            ));
            with_steps(problem, view)
        }
        Refusal::AlreadyDelivered { delivered, dispute_until } => {
            let message = format!("order {id} was delivered, so it can't be cancelled");
            let problem = new(message).data(json!({
                "delivered_at": delivered.map(moment_stamp),
                "dispute_until": stamp(dispute_until.due()),
            }));
            let problem = with_dispute(problem, view, Some(*dispute_until), page);
            with_ways_outside(problem, view, page)
        }
        Refusal::AlreadyCompleted { completed, dispute_until } => {
            let problem = new(format!("order {id} is completed")).data(json!({
                "completed_at": completed.map(moment_stamp),
                "dispute_until": dispute_until.map(|until| stamp(until.due())),
            }));
            let problem = with_dispute(problem, view, *dispute_until, page);
            with_ways_outside(problem, view, page)
        }
        Refusal::AlreadyClosed { closed, cause, assumed } => {
            let probably = if *assumed { "probably " } else { "" };
            let since = closed.map(|closed| format!(" on {}", moment(closed, page)));
            let since = since.unwrap_or_default();
            let problem = new(format!("order {id} is {probably}closed"))
                .cause(format!("closed{since}: {}", cause_words(*cause)))
                .data(json!({
                    "closed_at": closed.map(moment_stamp),
                    "cause": cause.id(),
                    "assumed": order.assumed_by().is_some(),
                }));
            with_steps(problem, view)
        }
        Refusal::Frozen => {
            let problem = new(format!("order {id} is frozen by AliExpress"));
            hint(problem, "when it goes on", &command::record(id, "unfrozen"))
        }
        Refusal::InDispute => {
            let problem = new(format!("order {id} is in dispute"));
            hint(problem, "how the dispute stands", &command::dispute_status(id))
        }
        Refusal::AlreadyRequested { asked, answer_by } => {
            let due = answer_by.due();
            let mut problem = new(format!("order {id} already has a cancellation request"))
                .data(json!({ "asked_at": asked.map(moment_stamp), "answer_by": stamp(due) }))
                .causes(asked.map(|asked| format!("requested on {}", moment(asked, page))));
            if !order.is_outdated() {
                let (day, distance) = (when(due, page), relative(due, page.now));
                problem =
                    problem.cause(format!("the seller has until {day} to answer ({distance})"));
            }
            with_steps(problem, view)
        }
        Refusal::NoRequest => {
            let problem = new(format!("order {id} has no pending cancellation request"));
            with_steps(with_prepared_request(with_last_request(problem, view, page), view), view)
        }
        Refusal::AlreadyPaid { paid } => {
            let data = json!({ "paid_at": paid.map(moment_stamp) });
            status(new(format!("order {id} is paid already")).data(data))
        }
        Refusal::NotPaid => with_steps(new(format!("order {id} isn't paid")), view),
        Refusal::NotShipped => with_steps(new(format!("order {id} hasn't shipped")), view),
        Refusal::NotFrozen => status(new(format!("order {id} isn't frozen"))),
        Refusal::StageUnknown { said } => {
            let problem = new(format!("the stage of order {id} isn't known"));
            let said = said.as_ref().map(|said| format!("the page says \"{}\"", clean(said)));
            with_steps(problem.causes(said).hint("import a newer page: redress import FILE"), view)
        }
        Refusal::ComplaintDoesNotFit { reason } => {
            let words = reason_words(*reason);
            new(format!("a complaint doesn't go with the reason \"{words}\""))
                .cause("it goes with a request to the seller for a reason that is their fault")
                .hint("leave --complain out, or choose another --reason")
        }
        Refusal::FactDoesNotFit { stage } => {
            let stage = stage_words(*stage);
            let problem = new(format!("that can't have happened: order {id} is {stage}"));
            hint(problem, "everything known of it", &command::show(id))
        }
        Refusal::TooEarly { given, earliest } => {
            let (early, before) = (moment(*given, page), moment(*earliest, page));
            let data =
                json!({ "given": moment_stamp(*given), "earliest": moment_stamp(*earliest) });
            new(format!("{early} is before {before}"))
                .data(data)
                .cause("nothing happens before the order is placed, or before the step it follows")
        }
        Refusal::InFuture { given, now: _ } => not_yet(*given, page),
        Refusal::PaymentTooLate { pay_by } => {
            let day = last_day(pay_by.due(), page);
            let problem = new(format!("it's too late to pay or cancel order {id}"))
                .cause(format!("the time to pay ended on {day}"))
                .data(json!({ "pay_by": stamp(pay_by.due()) }));
            let paid = command::action(id, ActionKind::Pay).with(&["--at", "TIME"]);
            let problem = hint(problem, "if you paid in time", &paid);
            hint(problem, "if the page still shows it unpaid", &command::record(id, "seen"))
        }
        Refusal::NoSuchLine { text } => {
            let message = format!("\"{}\" isn't exactly one item of order {id}", clean(text));
            hint(new(message).data(json!({ "line": text })), "its items", &command::show(id))
        }
        Refusal::NoSuchParcel { text, numbers } => {
            let problem = new(format!("order {id} has no parcel \"{}\"", clean(text)))
                .data(json!({ "parcel": text, "parcels": numbers }));
            let known = numbers.iter().map(|number| format!("--parcel {}", clean(number)));
            let add = command::record(id, "tracking").with(&["--tracking", "NUMBER"]);
            hint(problem.hints(known), "add its number", &add)
        }
        Refusal::NotInParcel { line, number } => {
            let words = format!("item {line} of order {id} is not in parcel {}", clean(number));
            let problem = new(words).data(json!({ "line": line, "parcel": number }));
            hint(problem, "its items and parcels", &command::show(id))
        }
        Refusal::ParcelOfItsOwn { old, new: other } => {
            let (old, other) = (clean(old), clean(other));
            let words = format!("{other} isn't a new number of parcel {old} of order {id}");
            let problem = new(words)
                .cause("both numbers are parcels of the order, with other items or at other times")
                .data(json!({ "parcel": old, "number": other }));
            hint(problem, "its items and parcels", &command::show(id))
        }
        Refusal::WhichParcel { choices } => {
            let words = format!("order {id} has several parcels under way: say which one");
            with_choices(new(words), order, choices)
        }
        Refusal::WhichRequest { choices } => {
            let words = format!("order {id} has several cancellation requests: say which one");
            with_choices(new(words), order, choices)
        }
        Refusal::WhichRefund { choices } => {
            let words = format!("several refunds of order {id} are open: say which one");
            with_choices(new(words), order, choices)
        }
        Refusal::WhichPrepared { kind, choices } => {
            let noun = step_noun(*kind);
            let words = if let [_] = choices.as_slice() {
                format!("the {noun} that is prepared for order {id} is about other items")
            } else {
                format!("order {id} has more than one prepared {noun}: say which one")
            };
            with_choices(new(words), order, choices)
        }
        Refusal::LineIsOnPage { line } => {
            let problem = new(format!("item {line} of order {id} is on the page already"))
                .cause("only an item that was entered by hand can be matched with one of the page")
                .data(json!({ "line": line }));
            hint(problem, "its items", &command::show(id))
        }
        Refusal::PaidWithItself => new(format!("order {id} is always paid with itself")),
        Refusal::PaidApart { other } => {
            let problem = new(format!("orders {id} and {other} can't be of one payment"))
                .cause("one payment has one currency and one payment method")
                .data(json!({ "other": other.as_str() }));
            let problem = hint(problem, "how this one was paid", &command::show(id));
            hint(problem, "how the other was", &command::show(other))
        }
        Refusal::SumsDoNotFit { total, sum } => {
            new(format!("the sums of order {id} make {}, not {}", money(*sum), money(*total)))
                .cause("the items less the discount, with shipping and tax, are what was paid")
                .data(json!({ "sum_minor": sum.minor(), "total_minor": total.minor() }))
                .hint(format!(
                    "--total is what was paid, after the discount: \"{} {}\"",
                    sum.decimal(),
                    sum.code()
                ))
        }
        Refusal::DiscountTooLarge { discount, sum } => new(format!(
            "a discount of {} is more than all of order {id}, {}",
            money(*discount),
            money(*sum)
        ))
        .cause("what can be taken off is what the items cost, with shipping and tax")
        .data(json!({ "discount_minor": discount.minor(), "sum_minor": sum.minor() }))
        .hint(
            "--discount is what was taken off; name --shipping and --tax too where there are any",
        ),
        Refusal::NothingPrepared { kind } => {
            let message = format!("no {} is prepared for order {id}", step_noun(*kind));
            with_steps(new(message).data(json!({ "action": kind.id() })), view)
        }
        Refusal::NoSuchEvidence => {
            let problem = new(format!("order {id} has no such file"));
            hint(problem, "its files", &command::evidence_list(id))
        }
        Refusal::AlreadyTold { told } => new(format!("that is recorded already for order {id}"))
            .cause(format!("on {}", when(*told, page)))
            .data(json!({ "told_at": stamp(*told) }))
            .hint("if the same happened once more: --again"),
        Refusal::ProtectionOver { ended } => {
            let day = last_day(ended.due(), page);
            let problem = new(format!("the protection of order {id} is over"))
                .cause(format!("it ended on {day}, so it can't be extended"))
                .data(json!({ "ended_at": stamp(ended.due()) }));
            with_steps(problem, view)
        }
        Refusal::Part(part) => explained(view, &part.refusal, page),
        Refusal::Opening(why) => dispute_refusal::opening(view, refusal.code(), why, page),
        Refusal::Dispute(why) => dispute_refusal::refused(view, refusal.code(), why, page),
        Refusal::Money(why) => money_refusal::refused(view, refusal.code(), why, page),
    }
}

/// What brings the money back outside the marketplace, for an order that it can no longer cancel.
fn with_ways_outside(problem: Problem, view: &OrderView, page: &Page) -> Problem {
    view.options(page.now).iter().fold(problem, |problem, way| match way.way {
        Way::Remedy(remedy) => {
            let command = command::record_remedy(view.order.id(), remedy, RemedyStep::Opened);
            let words = format!("{}; once begun", way_text(way, view, page));
            hint(problem, &words, &command)
        }
        Way::Action(_) | Way::FreeReturn | Way::Wait => problem,
    })
}

/// The problem with a command, where the order allows it now, about what it allows it for.
fn with_action(problem: Problem, view: &OrderView, words: &str, kind: ActionKind) -> Problem {
    match view.actions.iter().find(|action| action.kind == kind) {
        Some(action) => {
            let command = command::action(view.order.id(), kind);
            hint(problem, words, &command.about(&action.lines))
        }
        None => problem,
    }
}

/// Since when the order stands where the command does not go, and how old that is.
fn with_since(problem: Problem, refusal: &Refusal, view: &OrderView, page: &Page) -> Problem {
    let order = &view.order;
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
    let stage = stage_words(order.stage());
    let since = order.since.filter(|_| by_stage);
    // Of an order whose parts stand differently, no one day is the first of the stage that names it.
    let is_whole = order.parts.is_empty();
    let problem = problem.causes(since.map(|since| {
        let day = is_whole.then(|| format!(" since {}", moment(since, page)));
        format!("{stage}{}", day.unwrap_or_default())
    }));
    match order.as_of.filter(|_| order.is_outdated()) {
        Some(seen) => {
            let seen = relative(seen, page.now);
            problem
                .cause(format!("last seen {seen}; it may have changed since"))
                .hint("look again: redress import FILE")
        }
        None => problem,
    }
}

/// The request that is prepared and can still be submitted.
fn with_prepared_request(problem: Problem, view: &OrderView) -> Problem {
    if !view.prepared.iter().any(|(prepared, _)| prepared.step.kind() == StepKind::Cancel) {
        return problem;
    }
    let submitted = command::submitted(view.order.id(), StepKind::Cancel);
    hint(problem.cause("it is prepared, not submitted"), "when you have submitted it", &submitted)
}

/// How the last cancellation request went.
/// What stands against a part of the order: not the order, which goes on with the others.
fn of_part(view: &OrderView, part: &PartRefusal, page: &Page) -> Problem {
    let (order, id) = (&view.order, view.order.id());
    let is_it = |one: &&Order| {
        one.lines.iter().map(|line| line.number).eq(part.lines.iter().copied())
            && one.declared_parcels().map(|parcel| &parcel.number).eq(&part.parcels)
    };
    let itself = order.parts.iter().find(is_it).map(|one| view.of_part(one, page.now));
    let of_part = itself.as_ref().unwrap_or(view);
    let problem = explained(&narrowed(view, &part.lines), &part.refusal, page);
    let problem = with_order(with_since(problem, &part.refusal, of_part, page), view);
    let whole = format!("order {id}");
    let message = problem.message.replacen(&whole, &format!("a part of {whole}"), 1);
    let lines = order.unless_all(part.lines.clone());
    let what = match (lines.as_slice(), part.parcels.as_slice()) {
        ([], []) => return Problem { message, ..problem },
        ([], parcels) => format!("parcel {}", clean(&parcels.join(", "))),
        (lines, _) => names(order, lines),
    };
    let mut data = problem.data;
    if let Some(data) = data.as_object_mut() {
        data.insert("lines".to_owned(), json!(lines));
        data.insert("parcels".to_owned(), json!(part.parcels));
    }
    let causes = [format!("the part: {what}")].into_iter().chain(problem.causes);
    Problem { message, causes: causes.collect(), data, ..problem }
}

/// The same with what can be done for these lines alone.
fn narrowed(view: &OrderView, lines: &[u32]) -> OrderView {
    let of_them = |action: &Action| {
        // What is about a dispute or money names it by its own lines.
        if action.kind.is_of_dispute() || action.kind == ActionKind::RefundReceived {
            return action.clone();
        }
        let of_all = action.lines.is_empty();
        let lines = lines.iter().filter(|line| of_all || action.lines.contains(line)).copied();
        Action { lines: view.order.unless_all(lines.collect()), ..action.clone() }
    };
    let mut narrowed = view.clone();
    let actions = view.actions.iter().filter(|action| meets(&action.lines, lines));
    narrowed.actions = actions.map(of_them).collect();
    narrowed
}

fn with_last_request(problem: Problem, view: &OrderView, page: &Page) -> Problem {
    problem.causes(view.order.cancellations.last().map(|last| {
        let (asked, outcome) = (moment(last.asked, page), outcome_words(last.outcome));
        format!("the last one, of {asked}: {outcome}")
    }))
}

/// A time that lies in the future where it cannot.
pub(crate) fn not_yet(given: Moment, page: &Page) -> Problem {
    let message = format!("{} is in the future", moment(given, page));
    Problem::new("order.date-in-future", message)
        .data(json!({ "given": moment_stamp(given), "now": stamp(page.now) }))
        .cause(format!("now is {}", when(page.now, page)))
}

fn already_shipped(
    problem: Problem,
    view: &OrderView,
    shipped: Option<Moment>,
    windows: &Windows,
    page: &Page,
) -> Problem {
    let id = view.order.id();
    let told = view.order.purchase().shipped().is_some();
    let words = if told { "shipped on" } else { "seen as shipped on" };
    let problem = problem
        .causes(shipped.map(|shipped| format!("{words} {}", moment(shipped, page))))
        .data(json!({
            "shipped_at": shipped.filter(|_| told).map(moment_stamp),
            "dispute_from": stamp(windows.dispute_from.from()),
            "dispute_until": stamp(windows.dispute_until.due()),
            "delivery_by": stamp(windows.deliver_by.due()),
            "estimated": windows.dispute_until.set_by() == SetBy::Estimate,
        }));
    let hold = command::draft(id).with(&["--about", "hold"]);
    let problem = hint(problem, "ask the seller to hold it", &hold);
    let refuse = "refuse the parcel at the door";
    let problem = with_action(problem, view, refuse, ActionKind::Refuse);
    with_ways_outside(with_window(problem, view, windows, page), view, page)
}

/// The first and the last day of the time for a dispute.
fn with_window(problem: Problem, view: &OrderView, windows: &Windows, page: &Page) -> Problem {
    let from = first_day(windows.dispute_from.from(), page);
    let until = last_day(windows.dispute_until.due(), page);
    let estimated =
        if windows.dispute_until.set_by() == SetBy::Estimate { " (estimated)" } else { "" };
    if windows.dispute_until.passed(page.now) {
        return problem
            .cause(format!("the time for a dispute ran from {from} until {until}{estimated}"));
    }
    if windows.dispute_from.from() > page.now && !view.order.is_undeliverable() {
        return problem
            .hint(format!("you can open a dispute from {from} until {until}{estimated}"));
    }
    let words = format!("open a dispute until {until}{estimated}");
    with_action(problem, view, &words, ActionKind::OpenDispute)
}

fn with_order(mut problem: Problem, view: &OrderView) -> Problem {
    if let Value::Object(data) = &mut problem.data {
        data.insert("order".to_owned(), json!(view.order.id().as_str()));
        data.insert("stage".to_owned(), json!(view.order.stage().id()));
        data.insert("certainty".to_owned(), json!(view.order.certainty.id()));
    }
    problem
}

/// Until when a dispute can be opened, or that it no longer can be.
fn with_dispute(
    problem: Problem,
    view: &OrderView,
    until: Option<Deadline>,
    page: &Page,
) -> Problem {
    let Some(until) = until else {
        return problem.hint("look for the last day of a dispute on the order's page");
    };
    let day = last_day(until.due(), page);
    if until.passed(page.now) {
        return problem.cause(format!("the time for a dispute ended on {day}"));
    }
    let opens = view.order.windows().map(|windows| windows.dispute_from.from());
    let is_allowed = view.actions.iter().any(|action| action.kind == ActionKind::OpenDispute);
    if let Some(from) = opens.filter(|from| *from > page.now && !is_allowed) {
        let from = first_day(from, page);
        return problem.hint(format!(
            "if the goods aren't right, you can open a dispute from {from} until {day}"
        ));
    }
    let words = format!("if the goods aren't right, open a dispute until {day}");
    with_action(problem, view, &words, ActionKind::OpenDispute)
}
