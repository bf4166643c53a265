//! The first paragraph: what happened, what is asked for, and by when.

use super::super::clean::clean;
use super::super::dispute_text::is_assumed;
use super::super::language::{fill, named};
use super::items::{counted_states, items, with_items};
use super::localizer::Localizer;
use crate::app::Case;
use crate::domain::actor::Actor;
use crate::domain::deadline::Deadline;
use crate::domain::money::Money;
use crate::domain::order::{
    Cancellation, Certainty, Dispute, Order, Outcome, Stage, Want, refund_owed, refund_to_demand,
};

/// The sentences of the summary.
pub(super) fn sentences(case: &Case, localizer: &Localizer) -> Vec<String> {
    let words = &localizer.words().summary;
    let view = &case.view;
    let order = &view.order;
    let mut said = bought(order, localizer);
    for asked in &order.cancellations {
        let outcome = outcome(order, asked, localizer);
        let date = localizer.moment(asked.asked).text;
        let items = items(order, &asked.lines);
        let said_of =
            if asked.lines.is_empty() { &words.cancelled } else { &words.cancelled_items };
        let slots = [("date", &*date), ("items", &items), ("outcome", &outcome)];
        said.push(fill(said_of, &slots));
    }
    for dispute in &order.disputes {
        let date = localizer.moment(dispute.opened).text;
        let mut reason = localizer.dispute_reason(dispute.claim.reason).to_owned();
        if !dispute.claim.lines.is_empty() {
            let lines = order.line_numbers(&dispute.claim.lines);
            reason = format!("{reason} – {}", items(order, &lines));
        }
        let phase = phase(order, dispute, localizer);
        let slots = [("date", &*date), ("reason", &reason), ("phase", &phase)];
        said.push(fill(&words.disputed, &slots));
    }
    said.push(status(order, localizer));
    said.extend(outdated(order, localizer));
    if let Some(received) = order.received() {
        said.push(fill(&words.received, &[("amount", &localizer.money(received))]));
    }
    if let Some(owed) = refund_to_demand(order.as_known(), &[]) {
        said.push(fill(&words.outstanding, &[("amount", &localizer.money(owed))]));
    } else if let Some(expected) = refund_owed(order).filter(|_| all_exact(case)) {
        said.push(fill(&words.expected, &[("amount", &localizer.money(expected))]));
    }
    if !case.exhibits.is_empty() {
        said.push(fill(&words.evidence, &[("count", &case.exhibits.len().to_string())]));
    }
    said
}

/// What the buyer wants, with its date.
pub(super) fn asked(case: &Case, localizer: &Localizer) -> String {
    let words = &localizer.words().summary;
    let Some((what, by)) = ask(case, localizer) else { return words.asks_nothing.clone() };
    let mut text = fill(&words.asks, &[("what", &what)]);
    if let Some(by) = by {
        let (date, due) = (localizer.until(by.due()).text, localizer.due(by.rule()));
        text.push(' ');
        text.push_str(&fill(&words.by, &[("date", &date), ("due", due)]));
    }
    text
}

/// From whom, when and for how much.
fn bought(order: &Order, localizer: &Localizer) -> Vec<String> {
    let words = &localizer.words().summary;
    let purchase = order.purchase();
    let id = order.id().as_str();
    let store = purchase.seller().map(|seller| clean(&seller.name)).filter(|name| !name.is_empty());
    let total = purchase.total().map(|total| localizer.money(*total));
    let placed = purchase.placed().map(|at| localizer.moment(*at).text);
    let mut said = vec![match &store {
        Some(store) => fill(&words.order_store, &[("order", id), ("store", store)]),
        None => fill(&words.order, &[("order", id)]),
    }];
    said.extend(match (&placed, &total) {
        (Some(placed), Some(total)) => {
            Some(fill(&words.placed_total, &[("date", placed), ("total", total)]))
        }
        (Some(placed), None) => Some(fill(&words.placed, &[("date", placed)])),
        (None, Some(total)) => Some(fill(&words.total, &[("total", total)])),
        (None, None) => None,
    });
    let paid = purchase.paid().map(|at| localizer.moment(*at).text);
    said.extend(paid.map(|paid| fill(&words.paid, &[("date", &paid)])));
    said
}

/// The status of the order, marked where it is assumed or outdated.
pub(super) fn stage(order: &Order, localizer: &Localizer) -> String {
    let words = localizer.words();
    let stage = &stage_words(order, localizer);
    match (order.certainty, order.as_of) {
        (Certainty::Assumed { .. }, _) => localizer.assumed(stage),
        (Certainty::Outdated { .. }, Some(seen)) => {
            let date = localizer.until(seen).text;
            fill(&words.event_forms.outdated, &[("event", stage), ("date", &date)])
        }
        (Certainty::Known | Certainty::Outdated { .. }, _) => stage.to_owned(),
    }
}

/// The status of all items; how many are how far where they differ.
fn stage_words(order: &Order, localizer: &Localizer) -> String {
    let stage = || named(&localizer.words().stages, order.stage().id()).to_owned();
    counted_states(order, localizer).unwrap_or_else(stage)
}

/// That the order may have changed since it was last seen; `None` where it may not.
pub(super) fn outdated(order: &Order, localizer: &Localizer) -> Option<String> {
    let seen = order.as_of.filter(|_| order.is_outdated())?;
    let date = localizer.until(seen).text;
    Some(fill(&localizer.words().texts.outdated, &[("date", &date)]))
}

fn status(order: &Order, localizer: &Localizer) -> String {
    let words = localizer.words();
    let stage = &*stage_words(order, localizer);
    let cause = order.state().cause().map(|cause| named(&words.causes, cause.id()));
    match (order.assumed_by().is_some(), cause) {
        (true, Some(cause)) => {
            fill(&words.summary.assumed, &[("stage", &format!("{stage} ({cause})"))])
        }
        (true, None) => fill(&words.summary.assumed, &[("stage", stage)]),
        (false, Some(cause)) => fill(&words.summary.closed, &[("cause", cause)]),
        (false, None) => fill(&words.summary.status, &[("stage", stage)]),
    }
}

/// How a cancellation went, marked where that is assumed.
pub(super) fn outcome(order: &Order, asked: &Cancellation, localizer: &Localizer) -> String {
    let known = order.as_known().cancellations.iter().find(|known| known.ids == asked.ids);
    let outcome = named(&localizer.words().outcomes, asked.outcome.id());
    if known.is_some_and(|known| known.outcome != asked.outcome) {
        localizer.assumed(outcome)
    } else {
        outcome.to_owned()
    }
}

/// The status of a dispute, or how it ended, marked where that is assumed.
pub(super) fn phase(order: &Order, dispute: &Dispute, localizer: &Localizer) -> String {
    let words = localizer.words();
    let phase = match dispute.phase.end() {
        Some(end) => named(&words.endings, end.ending.id()),
        None => named(&words.phases, dispute.phase.id()),
    };
    if is_assumed(order, dispute) { localizer.assumed(phase) } else { phase.to_owned() }
}

/// Whether all that is owed or expected is known to the cent.
fn all_exact(case: &Case) -> bool {
    case.view.bill.accounts.iter().all(|account| account.is_exact)
}

/// What a remedy outside asks for: what is owed, else all that was paid; nothing that is estimated.
fn remedied(order: &Order) -> Option<Money> {
    match refund_owed(order) {
        Some(_) => refund_to_demand(order, &[]),
        None => order.purchase().total().copied(),
    }
}

/// What is asked for, and by when; `None` where nothing is. Nothing is asked for by an assumption.
fn ask(case: &Case, localizer: &Localizer) -> Option<(String, Option<Deadline>)> {
    let words = &localizer.words().summary;
    let view = &case.view;
    let order = view.order.as_known();
    let total = order.purchase().total().copied();
    let choose = |some: &str, all: &str, amount: Option<Money>| match amount {
        Some(amount) => fill(some, &[("amount", &localizer.money(amount))]),
        None => all.to_owned(),
    };
    // The next date at which others than the buyer must act.
    let is_known = view.order.assumed_by().is_none();
    let theirs = view.dues.iter().find(|due| is_known && due.who != Actor::Buyer);
    let by = theirs.map(|due| due.deadline);
    let disputed = order.open_disputes().map(|dispute| {
        let claim = &dispute.claim;
        let amount = claim.amount.or(total.filter(|_| claim.lines.is_empty()));
        let what = match claim.want {
            Want::Refund if claim.reason.is_of_received() => {
                choose(&words.ask_refund, &words.ask_refund_all, amount)
            }
            Want::Refund => {
                choose(&words.ask_refund_not_received, &words.ask_refund_all_not_received, amount)
            }
            Want::ReturnAndRefund => choose(&words.ask_return, &words.ask_return_all, amount),
        };
        with_items(order, &what, &order.line_numbers(&claim.lines))
    });
    let disputed: Vec<String> = disputed.collect();
    if !disputed.is_empty() {
        let step_ins = order.open_disputes().filter_map(|dispute| dispute.phase.step_in_by());
        let step_in = step_ins.min_by_key(|by| by.due()).filter(|_| is_known);
        return Some((disputed.join(" · "), by.or(step_in)));
    }
    if let Some(used) = order.remedies.iter().rev().find(|used| !used.is_ended) {
        let remedy = named(&localizer.words().remedies, used.remedy.id());
        let what = match remedied(order) {
            Some(amount) => {
                fill(&words.ask_remedy, &[("amount", &localizer.money(amount)), ("remedy", remedy)])
            }
            None => fill(&words.ask_remedy_all, &[("remedy", remedy)]),
        };
        return Some((what, used.next));
    }
    let mut open = view.bill.accounts.iter().filter(|account| !account.refund.is_assumed);
    if let Some(account) = open.find(|account| !account.is_settled()) {
        let all = &words.ask_outstanding_all;
        let what = choose(&words.ask_outstanding, all, refund_to_demand(order, &[]));
        return Some((what, Some(account.expected.by)));
    }
    let mut requests = order.cancellations.iter();
    let waiting = requests.find(|asked| asked.outcome == Outcome::Pending)?;
    let lines = &waiting.lines;
    let of_items = order.cost_of(lines).filter(|_| order.is_cost_exact(lines));
    let amount = if lines.is_empty() { total } else { of_items };
    let what = choose(&words.ask_cancel, &words.ask_cancel_all, amount);
    (order.stage() == Stage::CancellationPending).then(|| (with_items(order, &what, lines), by))
}
