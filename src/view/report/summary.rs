//! The first paragraph: what happened, what is asked for, and by when.

use super::super::clean::clean;
use super::super::language::named;
use super::pen::Pen;
use crate::app::Case;
use crate::domain::money::Money;
use crate::domain::order::{Actor, Dispute, Order, Outcome, Stage, Want};
use crate::domain::time::Deadline;

/// The sentences of the summary.
pub(super) fn sentences(case: &Case, pen: &Pen) -> Vec<String> {
    let words = &pen.words().summary;
    let standing = &case.standing;
    let order = &standing.order;
    let mut said = bought(order, pen);
    for asked in order.cancellations() {
        let outcome = named(&pen.words().outcomes, asked.outcome.id());
        let date = pen.moment(asked.asked).text;
        said.push(fill(&words.cancelled, &[("date", &date), ("outcome", outcome)]));
    }
    for dispute in order.disputes() {
        let date = pen.moment(dispute.opened).text;
        let reason = pen.dispute_reason(dispute.claim.reason);
        let phase = phase(dispute, pen);
        let slots = [("date", &*date), ("reason", reason), ("phase", &phase)];
        said.push(fill(&words.disputed, &slots));
    }
    said.push(stands(order, pen));
    if let Some(received) = order.received() {
        said.push(fill(&words.received, &[("amount", &pen.money(received))]));
    }
    if let Some(owed) = order.refund_owed() {
        said.push(fill(&words.outstanding, &[("amount", &pen.money(owed))]));
    }
    if !case.exhibits.is_empty() {
        said.push(fill(&words.evidence, &[("count", &case.exhibits.len().to_string())]));
    }
    said
}

/// What the buyer wants, with its date.
pub(super) fn asked(case: &Case, pen: &Pen) -> String {
    let words = &pen.words().summary;
    let Some((what, by)) = ask(case, pen) else { return words.asks_nothing.clone() };
    let mut text = fill(&words.asks, &[("what", &what)]);
    if let Some(by) = by {
        let (date, due) = (pen.until(by.due()).text, pen.due(by.rule()));
        text.push(' ');
        text.push_str(&fill(&words.by, &[("date", &date), ("due", due)]));
    }
    text
}

/// The words with their slots filled. A value that ends with a full stop, as dates do in some
/// languages, takes the place of the one behind it.
pub(super) fn fill(words: &str, slots: &[(&str, &str)]) -> String {
    let mut text = words.to_owned();
    for (name, value) in slots {
        let slot = format!("{{{name}}}");
        if value.ends_with('.') {
            text = text.replace(&format!("{slot}."), value);
        }
        text = text.replace(&slot, value);
    }
    text
}

/// From whom, when and for how much.
fn bought(order: &Order, pen: &Pen) -> Vec<String> {
    let words = &pen.words().summary;
    let purchase = order.purchase();
    let id = order.id().as_str();
    let store = purchase.seller().map(|seller| clean(&seller.name)).filter(|name| !name.is_empty());
    let total = purchase.total().map(|total| pen.money(*total));
    let placed = purchase.placed().map(|at| pen.moment(*at).text);
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
    let paid = purchase.paid().map(|at| pen.moment(*at).text);
    said.extend(paid.map(|paid| fill(&words.paid, &[("date", &paid)])));
    said
}

/// Where the order stands.
pub(super) fn stage(order: &Order, pen: &Pen) -> String {
    let words = pen.words();
    let stage = named(&words.stages, order.stage().id());
    if order.presumed().is_some() {
        words.event_forms.presumed.replace("{event}", stage)
    } else {
        stage.to_owned()
    }
}

fn stands(order: &Order, pen: &Pen) -> String {
    let words = pen.words();
    let stage = named(&words.stages, order.stage().id());
    let cause = order.state().cause().map(|cause| named(&words.causes, cause.id()));
    match (order.presumed(), cause) {
        (Some(_), Some(cause)) => {
            fill(&words.summary.presumed, &[("stage", &format!("{stage} ({cause})"))])
        }
        (Some(_), None) => fill(&words.summary.presumed, &[("stage", stage)]),
        (None, Some(cause)) => fill(&words.summary.closed, &[("cause", cause)]),
        (None, None) => fill(&words.summary.stands, &[("stage", stage)]),
    }
}

/// Where a dispute stands, or how it ended.
pub(super) fn phase(dispute: &Dispute, pen: &Pen) -> String {
    let words = pen.words();
    match dispute.phase.end() {
        Some(end) => named(&words.endings, end.ending.id()).to_owned(),
        None => named(&words.phases, dispute.phase.id()).to_owned(),
    }
}

/// What is asked for, and by when; `None` where nothing is.
fn ask(case: &Case, pen: &Pen) -> Option<(String, Option<Deadline>)> {
    let words = &pen.words().summary;
    let standing = &case.standing;
    let order = &standing.order;
    let total = order.purchase().total().copied();
    let choose = |some: &str, all: &str, amount: Option<Money>| match amount {
        Some(amount) => fill(some, &[("amount", &pen.money(amount))]),
        None => all.to_owned(),
    };
    // The next date at which others than the buyer must act.
    let theirs = standing.dues.iter().find(|due| due.who != Actor::Buyer);
    let by = theirs.map(|due| due.deadline);
    if let Some(dispute) = order.disputes().iter().rev().find(|one| !one.phase.is_ended()) {
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
        return Some((what, by.or(dispute.phase.step_in_by())));
    }
    if let Some(taken) = order.roads().iter().rev().find(|taken| !taken.is_ended) {
        let road = named(&pen.words().roads, taken.road.id());
        let what = match order.refund_owed().or(total) {
            Some(amount) => {
                fill(&words.ask_road, &[("amount", &pen.money(amount)), ("road", road)])
            }
            None => fill(&words.ask_road_all, &[("road", road)]),
        };
        return Some((what, taken.next));
    }
    if let Some(account) = standing.accounts.iter().find(|account| !account.is_settled()) {
        let all = &words.ask_outstanding_all;
        let what = choose(&words.ask_outstanding, all, order.refund_owed());
        return Some((what, Some(account.expected.by)));
    }
    let is_pending = order.stage() == Stage::CancellationPending
        && order.cancellations().last().is_some_and(|last| last.outcome == Outcome::Pending);
    is_pending.then(|| (choose(&words.ask_cancel, &words.ask_cancel_all, total), by))
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_date_that_ends_with_a_full_stop_does_not_end_with_two() {
        let date = [("date", "6 марта 2026 г.")];
        assert_eq!(fill("Оплачен {date}.", &date), "Оплачен 6 марта 2026 г.");
        assert_eq!(fill("{date}: оплачен.", &date), "6 марта 2026 г.: оплачен.");
    }
}
