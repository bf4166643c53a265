//! How an order stands, in a paragraph or a few: where it is, what is owed, which roads are left.

use super::clean::clean;
use super::date::{first_day_there, last_day, last_day_there, moment, relative};
use super::dispute::phase_sentence;
use super::dispute_phrase::ending_words;
use super::doubt::doubt_sentences;
use super::money::money;
use super::owed::refund_sentences;
use super::page::Page;
use super::phrase::{cause_words, due_words, reason_words, stage_words};
use super::ways_out::{is_window_over, road_sentences};
use crate::app::Standing;
use crate::domain::order::{Cause, Order, Phase, Stage, State, Then, Windows};
use crate::domain::policy::Rule;
use crate::domain::time::{Deadline, Moment, SetBy};

/// How the order stands: a paragraph, and one more for each thing that goes on beside it.
pub(super) fn sentences(standing: &Standing, page: &Page) -> Vec<String> {
    let refunds = refund_sentences(standing, page);
    let mut stage = stage_sentence(standing, page);
    let mut paragraphs = Vec::new();
    // What is owed by the order's end is how it stands; what a dispute left is told after it.
    if standing.order.stage() == Stage::Closed {
        for sentence in refunds {
            stage.push(' ');
            stage.push_str(&sentence);
        }
        paragraphs.push(stage);
        paragraphs.extend(ended_disputes(standing, page));
    } else {
        paragraphs.push(stage);
        paragraphs.extend(beside(standing, page));
        paragraphs.extend(ended_disputes(standing, page));
        paragraphs.extend(refunds);
    }
    paragraphs.extend(doubt_sentences(standing, page));
    paragraphs.extend(road_sentences(standing, page));
    paragraphs
}

/// Where it stands, since when, and what comes by itself.
fn stage_sentence(standing: &Standing, page: &Page) -> String {
    let order = &standing.order;
    if let Some(rule) = order.presumed() {
        return presumed_sentence(standing, rule, page);
    }
    if let Some(waiting) = outlived(order, page) {
        return waiting;
    }
    let since = order.since().map(|since| moment(since, page)).unwrap_or_default();
    let head = match order.state() {
        State::Unknown => match order.purchase().said() {
            Some(said) => format!(
                "Unknown. The page said \"{}\", which redress does not know; nothing is guessed from it.",
                clean(said)
            ),
            None => "Unknown. No page has told a status yet.".to_owned(),
        },
        State::AwaitingPayment { .. } => "Awaiting payment.".to_owned(),
        State::VerifyingPayment { verified_by, .. } => {
            format!("Payment being verified until {}.", by(*verified_by, page))
        }
        State::AwaitingShipment { .. } => "Awaiting shipment.".to_owned(),
        State::CancellationPending { .. } => {
            format!("Cancellation requested{}.", asked_for(order))
        }
        State::PartiallyShipped => format!("Partly shipped since {since}."),
        State::Shipped(_) => match order.purchase().shipped() {
            Some(shipped) => format!("Shipped on {}.", moment(*shipped, page)),
            None => format!("Shipped; the day is not known, it was seen so on {since}."),
        },
        State::ShipmentCancelled => format!("Shipment cancelled since {since}."),
        State::Delivered { .. } => format!("Delivered, {since}."),
        State::InDispute { .. } => String::new(),
        State::Frozen { before, .. } => format!(
            "Frozen by AliExpress since {since}; before that {}.",
            stage_words(before.stage())
        ),
        State::Completed { dispute_until: None } => "Completed; no page has told when.".to_owned(),
        State::Completed { dispute_until: Some(_) } => format!("Completed, {since}."),
        State::Closed { cause: Cause::Dispute } => format!("Closed, {since}: {}.", ended_by(order)),
        State::Closed { cause } => format!("Closed, {since}: {}.", cause_words(*cause)),
    };
    together(head, to_come(standing, page))
}

/// The same where only a rule says so.
fn presumed_sentence(standing: &Standing, rule: Rule, page: &Page) -> String {
    let order = &standing.order;
    let said = presumption(order, rule);
    // A dispute moves while the order stays in it: then its own date tells since when.
    let since = standing.presumed.last().map(|last| last.at).or(order.since());
    let since = since.map(|since| moment(since, page)).unwrap_or_default();
    let head = match order.state() {
        State::InDispute { .. } => format!("Presumed since {since}: {said}."),
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => {
            format!("Presumed {} since {since} ({said}).", stage_words(order.stage()))
        }
    };
    together(head, to_come(standing, page))
}

fn together(head: String, tail: String) -> String {
    match (head.is_empty(), tail.is_empty()) {
        (true, _) => tail,
        (_, true) => head,
        (false, false) => format!("{head} {tail}"),
    }
}

/// A date in a sentence: `Fri 6 Mar 10:00, in 3 days`.
fn by(deadline: Deadline, page: &Page) -> String {
    let estimated = if deadline.set_by() == SetBy::Estimate { " (estimated)" } else { "" };
    let due = deadline.due();
    format!("{}, {}{estimated}", last_day(due, page), relative(due, page.now))
}

/// What comes by itself where the order stands, and what the buyer can still claim.
fn to_come(standing: &Standing, page: &Page) -> String {
    let order = &standing.order;
    let back = order.purchase().total().map(|total| money(*total));
    let refund = back.map_or_else(String::new, |back| format!(" and refunds {back}"));
    match order.state() {
        State::AwaitingPayment { pay_by } => {
            format!("Pay by {}, or it closes by itself; nothing is charged.", by(*pay_by, page))
        }
        State::VerifyingPayment { .. } => "Then the seller must ship.".to_owned(),
        State::AwaitingShipment { ship_by } => format!(
            "The seller ships by {}. Otherwise the order closes{refund}.",
            by(*ship_by, page)
        ),
        State::CancellationPending { answer_by, .. } => format!(
            "The seller answers by {}. Silence closes the order{refund}.",
            by(*answer_by, page)
        ),
        State::Shipped(windows) => on_its_way(standing, windows, page),
        State::ShipmentCancelled => {
            let disputable = disputable(standing, page);
            together("The seller sends it again, or gives the money back.".to_owned(), disputable)
        }
        State::Delivered { complete_by, .. } => together(
            format!("It completes by itself on {}.", by(*complete_by, page)),
            disputable(standing, page),
        ),
        State::InDispute { .. } => open_disputes(order, page),
        State::Frozen { until: Some(until), .. } if until.passed(page.now) => format!(
            "By {} it most often goes on or the money comes back; that time is over, and AliExpress \
             can be asked.",
            last_day(until.due(), page)
        ),
        State::Frozen { until: Some(until), .. } => format!(
            "AliExpress most often lets it go on, or pays back, by {}. No other date runs meanwhile.",
            by(*until, page)
        ),
        State::Completed { .. } => disputable(standing, page),
        State::Unknown
        | State::PartiallyShipped
        | State::Frozen { until: None, .. }
        | State::Closed { .. } => String::new(),
    }
}

/// Until when a dispute can be opened, or that it no longer can be.
fn disputable(standing: &Standing, page: &Page) -> String {
    let due = standing.dues.iter().find(|due| due.then == Then::DisputeCloses);
    match (due, is_window_over(standing, page.now)) {
        (Some(due), _) => {
            let still = if standing.order.stage() == Stage::Completed { "still " } else { "" };
            format!("A dispute can {still}be opened until {}.", by(due.deadline, page))
        }
        (None, Some(ended)) => format!(
            "The AliExpress window is over: the time for a dispute ended on {}.",
            last_day(ended.due(), page)
        ),
        (None, None) => String::new(),
    }
}

/// What is to know of a parcel on its way: when a dispute can be opened, or that it came back.
fn on_its_way(standing: &Standing, windows: &Windows, page: &Page) -> String {
    let order = &standing.order;
    let until = windows.dispute_until;
    if !standing.dues.iter().any(|due| due.then == Then::DisputeCloses) {
        return disputable(standing, page);
    }
    let day = last_day_there(until.due(), page);
    let left = relative(until.due(), page.now);
    let estimated = if until.set_by() == SetBy::Estimate { " (estimated)" } else { "" };
    if order.returned().is_some() {
        return format!("A dispute can be opened until {day}, {left}{estimated}.");
    }
    let from = first_day_there(windows.dispute_from.from(), page);
    format!("A dispute can be opened from {from} until {day}, {left}{estimated}.")
}

/// What goes on beside the stage: a claim without a number, a parcel that went back, protection that
/// runs out.
fn beside(standing: &Standing, page: &Page) -> Vec<String> {
    let order = &standing.order;
    let mut said = Vec::new();
    if order.stage().is_ended() || order.stage() == Stage::InDispute {
        return said;
    }
    if let Some(number_by) = order.number_by() {
        said.push(if number_by.passed(page.now) {
            format!(
                "The seller said it was shipped and named no number by {}: that is no shipment. Ask \
                 once more, and complain to AliExpress.",
                last_day(number_by.due(), page)
            )
        } else {
            format!(
                "The seller says it was shipped and named no number. Expect one by {}.",
                by(number_by, page)
            )
        });
    }
    if let Some(returned) = order.returned() {
        said.push(format!(
            "The parcel went back to the seller, {}. The money comes back only when you ask for it: \
             open a dispute.",
            moment(returned, page)
        ));
    } else if let Some(refused) = order.refused_at_the_door() {
        said.push(format!(
            "You refused it at the door, {}. No refund comes by itself: wait until the tracking shows \
             that it went back, record that, then open a dispute.",
            moment(refused, page)
        ));
    }
    said.extend(protection(standing, page));
    said
}

/// What to do before the protection of a parcel on its way ends, or once it has.
fn protection(standing: &Standing, page: &Page) -> Option<String> {
    let State::Shipped(windows) = standing.order.state() else { return None };
    let ends = windows.deliver_by;
    let is_due = |then| standing.dues.iter().find(|due| due.then == then);
    is_due(Then::DisputeCloses)?;
    if ends.passed(page.now) {
        return Some(format!(
            "The parcel was promised by {}. Open the dispute now; do not wait for it.",
            last_day(ends.due(), page)
        ));
    }
    if is_due(Then::ProtectionEnds).is_some() {
        return Some(format!(
            "Buyer protection ends on {}. Open the dispute now; do not wait for an answer about more \
             time.",
            by(ends, page)
        ));
    }
    let asked = standing.order.extension_asked();
    match (asked, is_due(Then::LastCall)) {
        (Some(asked), _) => Some(format!(
            "You asked for more protection time, {}; it ends on {}.",
            moment(asked, page),
            by(ends, page)
        )),
        (None, Some(last_call)) => Some(format!(
            "Buyer protection ends on {}. Ask the seller for more time until {}; then open a dispute.",
            by(ends, page),
            last_day(last_call.deadline.due(), page)
        )),
        (None, None) => None,
    }
}

/// How the open disputes stand; a page that only shows that there is one tells no more.
fn open_disputes(order: &Order, page: &Page) -> String {
    let open = order.disputes().iter().filter(|dispute| !dispute.phase.is_ended());
    let told: Vec<String> = open.map(|dispute| phase_sentence(dispute, page)).collect();
    if !told.is_empty() {
        return told.join(" ");
    }
    let since = order.since().map(|since| moment(since, page)).unwrap_or_default();
    format!(
        "In dispute since {since}. What is claimed, and until when somebody must answer, stands on \
         the page."
    )
}

/// How the last dispute ended, where that is for good and is not told already.
fn ended_disputes(standing: &Standing, page: &Page) -> Option<String> {
    let order = &standing.order;
    let is_told = order.state().cause() == Some(Cause::Dispute);
    let last = order.disputes().iter().rev().find(|dispute| dispute.phase.is_ended())?;
    let Phase::Ended { ending, appeal_by, .. } = &last.phase else { return None };
    let can_appeal = appeal_by.is_some_and(|by| !by.passed(page.now));
    (ending.is_final() && (can_appeal || !is_told)).then(|| phase_sentence(last, page))
}

/// How the dispute ended that closed the order.
fn ended_by(order: &Order) -> String {
    let last = order.disputes().iter().rev().find_map(|dispute| dispute.phase.end());
    last.map_or_else(|| cause_words(Cause::Dispute).to_owned(), |end| ending_words(end.ending))
}

/// How an order stands whose time ran out by the rule, though a later page still showed it so.
fn outlived(order: &Order, page: &Page) -> Option<String> {
    let (time, what) = match order.state() {
        State::AwaitingPayment { pay_by } => (*pay_by, "the time to pay"),
        State::AwaitingShipment { ship_by } => (*ship_by, "the seller's time to ship"),
        State::CancellationPending { answer_by, .. } => (*answer_by, "the time for an answer"),
        State::Unknown
        | State::VerifyingPayment { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::InDispute { .. }
        | State::Frozen { .. }
        | State::Completed { .. }
        | State::Closed { .. } => return None,
    };
    let seen = order.known().filter(|seen| time.passed(*seen))?;
    let stage = stage_words(order.stage());
    let mut letters = stage.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    Some(format!(
        "{first}{}. By the rule {what} was over on {}, but it was seen so on {}: the page's own \
         countdown decides.",
        letters.as_str(),
        last_day(time.due(), page),
        moment(Moment::At(seen), page)
    ))
}

/// The reason of the last cancellation, for a sentence.
fn asked_for(order: &Order) -> String {
    let reason = order.cancellations().last().and_then(|last| last.reason);
    reason.map(|reason| format!(" ({})", reason_words(reason))).unwrap_or_default()
}

/// Why a stage is presumed.
fn presumption(order: &Order, rule: Rule) -> &'static str {
    match (order.state(), rule) {
        (_, Rule::DisputeSellerAnswer) => "the seller did not answer the dispute",
        (_, Rule::DisputeStepIn) => "you and the seller did not agree",
        (_, Rule::ReturnShip) => "the goods were not sent back in time",
        (State::Closed { cause }, _) => cause_words(*cause),
        (_, Rule::PaymentVerification) => "a payment is checked within a day",
        (_, Rule::OrderAutoComplete) => "nobody confirmed or complained",
        (_, Rule::ProtectionLength) => "its protection is over",
        (_, rule) => due_words(rule),
    }
}
