//! How an order stands, in a paragraph or a few: where it is, what is owed, what is left to do.

use super::certainty_text::{assumed_sentence, confirmation, outdated_sentence};
use super::clean::clean;
use super::command;
use super::date::{first_day, last_day, left, moment, until_words};
use super::dispute::phase_sentence;
use super::dispute_phrase::{ending_words, shipping_at_stake};
use super::doubt::{doubt_sentences, report_sentence};
use super::goods::{part_names, some_names, summary};
use super::line::is_long;
use super::money::money;
use super::page::Page;
use super::payment::payment_sentence;
use super::phrase::{capitalised, cause_words, reason_words, stage_words};
use super::promise::promise_sentences;
use super::refund_text::refund_sentences;
use super::remedy::remedy_sentences;
use super::table::fold;
use super::unsettled::with_unsettled;
use super::window::dispute_ended;
use crate::app::OrderView;
use crate::domain::deadline::SetBy;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::{
    Cause, Certainty, Consequence, Ending, Order, Origin, Phase, RecordedFact, Stage, State,
    Statement, Windows,
};
use crate::domain::time::Moment;

/// How the order stands: a paragraph, and one more for each thing that goes on beside it, each folded.
pub(super) fn paragraphs(view: &OrderView, page: &Page) -> Vec<String> {
    let folded = |words: String| fold(&words, page.width, "");
    if view.order.parts.is_empty() {
        return alike(view, page).into_iter().map(folded).collect();
    }
    let parts = of_parts(view, page);
    let mut paragraphs = vec![folded(summary(&view.order, &view.bill))];
    if is_long(&view.order) {
        // Many are a list: blank lines between them would tear it apart.
        let row = |words: &String| fold(&format!("  {words}"), page.width, "    ");
        paragraphs.push(parts.iter().map(row).collect());
    } else {
        paragraphs.extend(parts.into_iter().map(folded));
    }
    let beside = refund_sentences(view, page).into_iter().chain(beside_all(view, page));
    paragraphs.extend(beside.map(folded));
    paragraphs
}

/// What goes on beside all of the order: doubts, its payment, ways outside.
fn beside_all(view: &OrderView, page: &Page) -> Vec<String> {
    let mut paragraphs = doubt_sentences(view, page);
    paragraphs.extend(report_sentence(view, page));
    let mut returns = view.order.open_disputes();
    let at_stake = returns.find_map(|dispute| shipping_at_stake(&view.order, &dispute.claim));
    paragraphs.extend(at_stake.map(str::to_owned));
    paragraphs.extend(promise_sentences(view, page));
    paragraphs.extend(restricted(&view.order, page));
    paragraphs.extend(unmatched(&view.order));
    paragraphs.extend(arrived_anyway(&view.order, page));
    paragraphs.extend(payment_sentence(view));
    paragraphs.extend(remedy_sentences(view, page));
    paragraphs
}

/// That the marketplace restricted the buyer's account, where that was told of the order.
fn restricted(order: &Order, page: &Page) -> Option<String> {
    let is_told = |fact: &&RecordedFact| matches!(fact.fact.what, Statement::AccountRestricted);
    let last = order.facts.iter().rev().find(is_told).filter(|_| !order.is_part())?;
    let day = moment(last.fact.at, page);
    Some(format!(
        "AliExpress restricted your account ({day}): ask its support what that means for this order, \
         and keep what the page shows."
    ))
}

/// What to do with goods that came though the order was cancelled.
fn arrived_anyway(order: &Order, page: &Page) -> Option<String> {
    let came = moment(order.arrived_anyway_at?, page);
    Some(format!(
        "It came all the same on {came}: the refund stays yours. Refuse the parcel or send it back, and \
         tell the seller so."
    ))
}

/// What to do where items that were entered by hand are perhaps on the page under other titles.
fn unmatched(order: &Order) -> Option<String> {
    let by_hand = order.lines.iter().filter(|line| line.origin == Origin::ByHand);
    let numbers: Vec<u32> = by_hand.map(|line| line.number).collect();
    let first = *numbers.first().filter(|_| !order.is_part())?;
    let command = command::matching(order.id(), first).unbroken();
    Some(format!(
        "Not on the page as you entered them: {}. If the page shows one under another title, its \
         item there is the same: {command}",
        some_names(order, &numbers)
    ))
}

/// Parts of an order of which the same is told.
struct Told<'a> {
    /// What is told of each, without the sum, and in a long order without the times of day.
    key: String,
    /// The part whose dates end first, which is told of.
    first: OrderView,
    ends: Option<Instant>,
    /// Whether the others' times of day are not quite the same.
    is_close: bool,
    parts: Vec<&'a Order>,
}

/// How each part of the order stands; parts of which the same is told stand together. In a long order
/// times of day keep none apart: then those of the part that ends first stand for all.
fn of_parts(view: &OrderView, page: &Page) -> Vec<String> {
    let order = &view.order;
    let words = |part: &OrderView| alike(part, page).join(" ");
    let mut told: Vec<Told<'_>> = Vec::new();
    for part in &order.parts {
        let first = view.of_part(part, page.now);
        let words_of_part = words(&first);
        let is_long = is_long(order);
        let key = if is_long { without_times(&words_of_part) } else { words_of_part.clone() };
        let ends = first.dues.iter().map(|due| due.deadline.due()).min();
        let Some(known) = told.iter_mut().find(|known| known.key == key) else {
            told.push(Told { key, first, ends, is_close: false, parts: vec![part] });
            continue;
        };
        known.parts.push(part);
        known.is_close |= is_long && words(&known.first) != words_of_part;
        if ends.is_some_and(|ends| known.ends.is_none_or(|known| ends < known)) {
            (known.first, known.ends) = (first, ends);
        }
    }
    let paragraph = |told: Told<'_>| {
        let close = if told.is_close { " (times of the first of them)" } else { "" };
        let name = part_names(order, &told.parts);
        let back = to_come_back(view, &told.parts);
        format!("{name}{close}: {}", words(&told.first.giving_back(back)))
    };
    told.into_iter().map(paragraph).collect()
}

/// What comes back where these parts are closed, as far as that is known to the cent; with what was
/// paid for no item where they are all.
fn to_come_back(view: &OrderView, parts: &[&Order]) -> Option<Money> {
    let order = &view.order;
    if parts.len() == order.parts.len() {
        return view.to_come_back;
    }
    let numbers = parts.iter().flat_map(|part| &part.lines).map(|line| line.number);
    let lines = order.unless_all(numbers.collect());
    order.cost_of(&lines).filter(|_| !lines.is_empty() && order.is_cost_exact(&lines))
}

/// Words without the times of day and without how long is left.
fn without_times(words: &str) -> String {
    let is_time = |word: &&str| {
        let digits = word.trim_end_matches(['.', ',', ';', ')']);
        digits.len() == 5 && digits.contains(':') && digits.bytes().all(|it| it <= b':')
    };
    words.split(' ').filter(|word| !is_time(word)).collect::<Vec<_>>().join(" ")
}

/// The same of an order, or a part of one, that stands alike.
fn alike(view: &OrderView, page: &Page) -> Vec<String> {
    let mut refunds = refund_sentences(view, page);
    let mut paragraphs = Vec::new();
    match view.order.certainty {
        Certainty::Outdated { .. } => {
            paragraphs.push(outdated_sentence(view, page));
            paragraphs.append(&mut refunds);
        }
        Certainty::Assumed { rule, since } => {
            let assumed = assumed_sentence(view, rule, since, &to_come(view, page), page);
            let mut told = vec![assumed];
            told.append(&mut refunds);
            paragraphs.push(told.join(" "));
            paragraphs.push(confirmation(&view.order, rule));
        }
        Certainty::Known if view.order.stage() == Stage::Closed => {
            // What is owed by the order's end is how it stands.
            let mut told = vec![stage_sentence(view, page)];
            told.append(&mut refunds);
            paragraphs.push(told.join(" "));
            paragraphs.extend(ended_disputes(view, page));
        }
        Certainty::Known => {
            paragraphs.push(stage_sentence(view, page));
            paragraphs.extend(beside(view, page));
            paragraphs.extend(ended_disputes(view, page));
            paragraphs.append(&mut refunds);
        }
    }
    paragraphs.extend(beside_all(view, page));
    paragraphs
}

/// Where it stands, since when, and what comes by itself.
fn stage_sentence(view: &OrderView, page: &Page) -> String {
    let order = &view.order;
    if let Some(waiting) = past_its_time(order, page) {
        return waiting;
    }
    let since = since_words(order, page);
    let head = match order.state() {
        State::Unknown => match order.purchase().status_text() {
            Some(said) => format!(
                "Unknown: the page says \"{}\", which redress doesn't recognise.",
                clean(said)
            ),
            None => "Unknown: no page has shown a status yet.".to_owned(),
        },
        State::AwaitingPayment { .. } => "Awaiting payment.".to_owned(),
        State::VerifyingPayment { verified_by, .. } => {
            format!("AliExpress verifies the payment until {}.", until_words(*verified_by, page))
        }
        State::AwaitingShipment { .. } => "Awaiting shipment.".to_owned(),
        State::CancellationPending { .. } => {
            format!("Cancellation requested{}.", asked_for(order))
        }
        State::PartiallyShipped { .. } => {
            format!("Partly shipped {since}; which items, nobody said.")
        }
        State::Shipped(_) => match order.purchase().shipped() {
            Some(shipped) => format!("Shipped on {}.", moment(*shipped, page)),
            None => format!("Shipped {since}."),
        },
        State::ShipmentCancelled => format!("Shipment cancelled {since}."),
        State::Delivered { .. } => format!("Delivered {since}."),
        State::InDispute { .. } => String::new(),
        State::Frozen { before, .. } => {
            let stage = before.stage();
            let known = (stage != Stage::Unknown).then(|| stage_words(stage));
            let before = known.map(|words| format!("; before that {words}")).unwrap_or_default();
            format!("Frozen by AliExpress {since}{before}.")
        }
        State::Completed { dispute_until: None } => "Completed; when isn't known.".to_owned(),
        State::Completed { dispute_until: Some(_) } => format!("Completed {since}."),
        State::Closed { cause: Cause::Unknown } => format!("Closed {since} (no reason given)."),
        State::Closed { cause: Cause::Dispute } => format!("Closed {since}: {}.", ended_by(order)),
        State::Closed { cause } => format!("Closed {since}: {}.", cause_words(*cause)),
    };
    together(head, to_come(view, page))
}

/// Since when an order stands where it does, as exactly as that is known.
fn since_words(order: &Order, page: &Page) -> String {
    let Some(since) = order.since.map(|since| moment(since, page)) else {
        return "on an unknown day".to_owned();
    };
    match order.since_after {
        Some(after) => format!("between {} and {since}", moment(Moment::At(after), page)),
        None if order.is_only_seen => format!("on or before {since}"),
        None => format!("on {since}"),
    }
}

fn together(head: String, tail: String) -> String {
    match (head.is_empty(), tail.is_empty()) {
        (true, _) => tail,
        (_, true) => head,
        (false, false) => format!("{head} {tail}"),
    }
}

/// What comes by itself where the order stands, and what the buyer can still claim.
fn to_come(view: &OrderView, page: &Page) -> String {
    let order = &view.order;
    let back = view.to_come_back.map_or_else(|| "you".to_owned(), money);
    let it = if order.is_part() { "it" } else { "the order" };
    match order.state() {
        State::AwaitingPayment { pay_by } => {
            let pay = until_words(*pay_by, page);
            let words = format!("Pay by {pay}, or it closes by itself; nothing is charged.");
            with_unsettled(words, Some(*pay_by))
        }
        State::VerifyingPayment { .. } => "Then the seller must ship.".to_owned(),
        State::AwaitingShipment { ship_by } => format!(
            "The seller has until {} to ship; otherwise AliExpress closes {it} and refunds {back}.",
            until_words(*ship_by, page)
        ),
        State::CancellationPending { answer_by, .. } => format!(
            "The seller has until {} to answer; without an answer AliExpress closes {it} \
             and refunds {back}.",
            until_words(*answer_by, page)
        ),
        State::PartiallyShipped { ship_by, answer_by, windows } => {
            let asked = answer_by.map(|answer_by| {
                format!(
                    "The seller has until {} to answer your request. ",
                    until_words(answer_by, page)
                )
            });
            let rest = format!(
                "The seller has until {} to ship the rest; otherwise AliExpress closes and refunds \
                 that part.",
                until_words(*ship_by, page)
            );
            let shipped = on_its_way(view, windows, page);
            together(format!("{}{rest}", asked.unwrap_or_default()), shipped)
        }
        State::Shipped(windows) => on_its_way(view, windows, page),
        State::ShipmentCancelled => together(
            "The seller must send it again, or refund you.".to_owned(),
            disputable(view, page),
        ),
        State::Delivered { complete_by, .. } => together(
            format!("It completes by itself on {}.", until_words(*complete_by, page)),
            disputable(view, page),
        ),
        State::InDispute { .. } => open_disputes(order, page),
        State::Frozen { before } => frozen_by_stage(before, order).to_owned(),
        State::Completed { .. } => disputable(view, page),
        State::Unknown | State::Closed { .. } => String::new(),
    }
}

/// Until when a dispute can be opened, or that it no longer can be.
fn disputable(view: &OrderView, page: &Page) -> String {
    let due = view.dues.iter().find(|due| due.then == Consequence::DisputeCloses);
    match (due, dispute_ended(view, page.now)) {
        (Some(due), _) => {
            let still = if view.order.stage() == Stage::Completed { "still " } else { "" };
            format!("You can {still}open a dispute until {}.", until_words(due.deadline, page))
        }
        (None, Some(ended)) => format!(
            "AliExpress's dispute window has closed: it ended on {}.",
            last_day(ended.due(), page)
        ),
        (None, None) => String::new(),
    }
}

/// What is to know of a parcel on its way: when a dispute can be opened, or that it came back.
fn on_its_way(view: &OrderView, windows: &Windows, page: &Page) -> String {
    let until = windows.dispute_until;
    if !view.dues.iter().any(|due| due.then == Consequence::DisputeCloses) {
        return disputable(view, page);
    }
    let day = last_day(until.due(), page);
    let left = left(until, page);
    let from = windows.dispute_from.from();
    if view.order.is_undeliverable() || from <= page.now {
        return format!("You can open a dispute until {day} ({left}).");
    }
    let from = first_day(from, page);
    format!("You can open a dispute from {from} until {day} ({left}).")
}

/// What goes on beside the stage: a claim without a number, a parcel that went back, protection that
/// runs out.
fn beside(view: &OrderView, page: &Page) -> Vec<String> {
    let order = &view.order;
    let mut said = Vec::new();
    if order.stage().is_ended() || order.stage() == Stage::InDispute {
        return said;
    }
    if let Some(number_by) = order.tracking_due {
        said.push(if number_by.passed(page.now) {
            format!(
                "The seller said it shipped and gave no tracking number by {}: that doesn't count as \
                 shipped. Ask once more, and complain to AliExpress.",
                last_day(number_by.due(), page)
            )
        } else {
            format!(
                "The seller says it shipped and gave no tracking number. Expect one by {}.",
                until_words(number_by, page)
            )
        });
    }
    if let Some(returned) = order.returned_at {
        said.push(format!(
            "The parcel went back to the seller on {}. The money comes back only if you ask for it: \
             open a dispute.",
            moment(returned, page)
        ));
    } else if let Some(lost) = order.lost_at {
        said.push(format!(
            "The carrier lost the parcel ({}). The money comes back only if you ask for it: open a \
             dispute now, reason lost-in-transit.",
            moment(lost, page)
        ));
    } else if let Some(refused) = order.refused_at {
        said.push(format!(
            "You refused it at the door on {}. No refund comes by itself: wait until the tracking \
             shows that it went back, record that, then open a dispute.",
            moment(refused, page)
        ));
    } else if let Some(ready) = order.ready_at {
        said.push(format!("Ready for pickup since {}.", moment(ready, page)));
    }
    let can_claim = view.dues.iter().any(|due| due.then == Consequence::DisputeCloses);
    said.extend(order.asked_before_shipping.filter(|_| can_claim).map(|asked| {
        format!(
            "It was shipped after the day you asked to cancel ({}): grounds for a dispute, reason \
             shipped-after-request.",
            moment(asked, page)
        )
    }));
    said.extend(protection(view, page));
    said
}

/// What to do before the protection of a parcel on its way ends, or once it has.
fn protection(view: &OrderView, page: &Page) -> Option<String> {
    let State::Shipped(windows) = view.order.state() else { return None };
    let ends = windows.deliver_by;
    let is_due = |then| view.dues.iter().find(|due| due.then == then);
    is_due(Consequence::DisputeCloses)?;
    if ends.passed(page.now) {
        let promised = match ends.set_by() {
            SetBy::Page | SetBy::Buyer => "was promised by",
            SetBy::Rule | SetBy::Estimate => "should have arrived by",
        };
        return Some(format!(
            "The parcel {promised} {}. Open the dispute now; don't wait for it.",
            last_day(ends.due(), page)
        ));
    }
    if is_due(Consequence::ProtectionEnds).is_some() {
        return Some(format!(
            "Buyer protection ends on {}. Open the dispute now; don't wait for an answer about more \
             time.",
            until_words(ends, page)
        ));
    }
    let asked = view.order.extension_requested_at;
    match (asked, is_due(Consequence::LastCall)) {
        (Some(asked), _) => Some(format!(
            "You asked for more protection time on {}; protection ends on {}.",
            moment(asked, page),
            until_words(ends, page)
        )),
        (None, Some(last_call)) => Some(format!(
            "Buyer protection ends on {}. Ask the seller for more time by {}; after that, open a \
             dispute.",
            until_words(ends, page),
            last_day(last_call.deadline.due(), page)
        )),
        (None, None) => None,
    }
}

/// How the open disputes stand; a page that only shows that there is one tells no more.
fn open_disputes(order: &Order, page: &Page) -> String {
    let open = order.disputes.iter().filter(|dispute| !dispute.phase.is_ended());
    let told: Vec<String> = open.map(|dispute| phase_sentence(order, dispute, page)).collect();
    if !told.is_empty() {
        return told.join(" ");
    }
    format!(
        "In dispute {}. The page shows what is claimed and who must answer by when.",
        since_words(order, page)
    )
}

/// How the last dispute ended, where that is for good and is not told already.
fn ended_disputes(view: &OrderView, page: &Page) -> Option<String> {
    let order = &view.order;
    let is_told = order.state().cause() == Some(Cause::Dispute);
    let last = order.disputes.iter().rev().find(|dispute| dispute.phase.is_ended())?;
    let Phase::Ended { ending, appeal_by, .. } = &last.phase else { return None };
    let can_appeal = appeal_by.is_some_and(|by| !by.passed(page.now));
    (ending.is_final() && (can_appeal || !is_told)).then(|| phase_sentence(order, last, page))
}

/// How the dispute ended that closed the order.
fn ended_by(order: &Order) -> String {
    let mut ends = order.disputes.iter().rev().filter_map(|dispute| dispute.phase.end());
    let last = ends.find(|end| end.ending != Ending::Superseded);
    last.map_or_else(|| cause_words(Cause::Dispute).to_owned(), |end| ending_words(end.ending))
}

/// How an order stands whose time ran out by the rule, though a later look still showed it so.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other state waits for an end")]
fn past_its_time(order: &Order, page: &Page) -> Option<String> {
    let (time, what) = match order.state() {
        State::AwaitingPayment { pay_by } => (*pay_by, "the time to pay"),
        State::AwaitingShipment { ship_by } => (*ship_by, "the seller's time to ship"),
        State::CancellationPending { answer_by, .. } => (*answer_by, "the time for an answer"),
        _ => return None,
    };
    let seen = order.as_of.filter(|seen| time.passed(*seen))?;
    Some(format!(
        "{}. By the rule {what} ended on {}, but it was still so on {}: go by the page's own \
         countdown.",
        capitalised(stage_words(order.stage())),
        last_day(time.due(), page),
        moment(Moment::At(seen), page)
    ))
}

/// The reason of the last cancellation, for a sentence.
fn asked_for(order: &Order) -> String {
    let reason = order.cancellations.last().and_then(|last| last.reason);
    reason.map(|reason| format!(" (\"{}\")", reason_words(reason))).unwrap_or_default()
}

/// What becomes of a frozen order, by where it stood: how long it takes, no text says.
fn frozen_by_stage(before: &State, order: &Order) -> &'static str {
    if order.remedies.iter().any(|used| !used.is_ended && used.remedy.takes_the_payment_back()) {
        return "Until your bank or payment service has decided, nothing moves on AliExpress.";
    }
    match before {
        State::Unknown => {
            "Where it stood before, nobody said; how long it stays frozen, no text says."
        }
        State::AwaitingPayment { .. } => {
            "If the seller was punished, an order that isn't paid is closed, and nothing is charged."
        }
        State::VerifyingPayment { .. } => {
            "If the seller was punished, an order whose payment is still checked is closed, and all \
             of it refunded."
        }
        State::AwaitingShipment { .. }
        | State::CancellationPending { .. }
        | State::PartiallyShipped { .. }
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::Frozen { .. }
        | State::Completed { .. } => {
            "If the seller was punished, it stays frozen until the seller proves the purchase and the \
             shipping, with a valid tracking number declared in the order; else you get all of it \
             back. How long that takes, no text says. No other deadline runs meanwhile."
        }
        State::InDispute { .. } => {
            "If the seller was punished, AliExpress asks both sides for evidence and decides. How \
             long that takes, no text says."
        }
        State::Closed { .. } => "",
    }
}
