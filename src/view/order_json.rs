//! An order in the versioned JSON contract.

use super::dispute::dispute_json;
use super::doubt::doubt_json;
use super::evidence::evidence_json;
use super::history::{event_detail, event_id};
use super::json::{Json, object, order_url, prepared_json};
use super::line::title;
use super::messages::message_json;
use super::method::paid_by_json;
use super::money::basis;
use super::money_json::{refund_json, remedies_json, transfer_json};
use super::next_steps::command_of;
use super::options::options_json;
use super::payment::payment_total;
use super::phrase::{action_words, is_overdue};
use crate::app::OrderView;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::order::{
    Action, Bill, Cancellation, Certainty, Disagreement, Due, LineMoney, Order, OrderLine,
    OrderParcel, PromiseOf, Promised, Reason, Side, Source, StoryEntry, StoryEvent, promises_of,
};
use crate::domain::promise::TermEnd;
use crate::domain::rule::Rule;

/// One order, schema `redress.order/1`.
pub(super) fn order_json(view: &OrderView, now: Instant) -> Json {
    let order = &view.order;
    let purchase = order.purchase();
    let seller = purchase.seller().map(|seller| {
        object! {
            "name": &seller.name,
            "store_id": seller.store_id.as_ref(),
            "url": seller.url.as_ref(),
            "message_url": seller.message_url.as_ref(),
            "country": purchase.seller_country().map(|country| country.code().to_owned()),
            "rating_percent": purchase.seller_rating().map(ToString::to_string),
        }
    });
    let closed = order.state().cause();
    let bill = &view.bill;
    let lines = order.lines.iter();
    let disputes = order.disputes.iter().enumerate();
    object! {
        "schema": "redress.order/1",
        "id": order.id(),
        "title": title(order).map(str::to_owned),
        "line_count": order.line_count(),
        "stage": order.stage().id(),
        "since": order.since,
        "as_of": order.as_of,
        "certainty": order.certainty.id(),
        "assumed": assumed(order),
        "look_by": view.look_by,
        "said": purchase.status_text(),
        "seller": seller,
        "placed_at": purchase.placed(),
        "paid_at": purchase.paid(),
        "total": purchase.total(),
        "discount": purchase.discount(),
        "coupons": purchase.coupons(),
        "shipping": purchase.shipping(),
        "tax": purchase.tax(),
        "payment_method": purchase.payment_method(),
        "paid_by": paid_by_json(view),
        "payment": payment_json(view),
        "lines": Json::list(lines.map(|line| line_json(line, order, bill))),
        "parcels": Json::list(order.parcels.iter().map(|parcel| parcel_json(parcel, view))),
        "for_no_line": bill.of_no_line().filter(|_| order.is_paid).map(came_json),
        "deadlines": Json::list(view.dues.iter().map(|due| deadline(due, order, now))),
        "promised": Json::list(promises_of(order).iter().map(promise_json)),
        "prepared": Json::list(view.prepared.iter().map(prepared_json)),
        "actions": Json::list(view.actions.iter().map(|action| action_json(view, action))),
        "options": options_json(view, now),
        "shipped_at": purchase.shipped(),
        "protected_until": purchase.protected_until(),
        "closed": closed.map(|cause| object! { "cause": cause.id(), "at": order.since }),
        "disputes": Json::list(disputes.map(|(place, one)| dispute_json(view, place, one, now))),
        "refunds": Json::list(view.bill.accounts.iter().map(|one| refund_json(order, one, now))),
        "not_owed": bill.unowed,
        "not_owed_is": bill.unowed.map(|_| basis(bill.is_unowed_exact())),
        "surplus": bill.surplus,
        "surplus_is": bill.surplus.map(|_| basis(bill.is_surplus_exact)),
        "remedies": remedies_json(view, now),
        "doubts": Json::list(view.parcels.iter().flat_map(doubt_json)),
        "url": order_url(order.id().as_str()),
    }
}

fn assumed(order: &Order) -> Option<Json> {
    let Certainty::Assumed { rule, since } = order.certainty else { return None };
    Some(object! {
        "rule": rule.id(),
        "since": since,
        "known_stage": order.as_known().stage().id(),
    })
}

fn action_json(view: &OrderView, action: &Action) -> Json {
    object! {
        "action": action.kind.id(),
        "text": action_words(action, &view.order),
        "command": command_of(action, view).into_words(),
        "lines": Json::list(action.lines.iter().copied()),
        "from": Json::Null,
        "until": action.until,
    }
}

fn deadline(due: &Due, order: &Order, now: Instant) -> Json {
    object! {
        "rule": due.deadline.rule().id(),
        "who": due.who.id(),
        "due_at": due.deadline,
        "from": due.deadline.from().map(|from| from.at),
        "from_event": due.deadline.from().map(|from| from.event.id()),
        "then": due.then.id(),
        "overdue": is_overdue(due, order, now),
        "set_by": due.deadline.set_by().id(),
        "money": due.money,
        "money_is": due.money.map(|_| basis(due.is_exact)),
        "lines": Json::list(due.lines.iter().copied()),
        "parcels": Json::list(&due.parcels),
    }
}

/// A promise with what of the order it is about.
fn promise_json(one: &PromiseOf) -> Json {
    promised_json(&one.promised).and(object! {
        "lines": Json::list(one.lines.iter().copied()),
        "parcels": Json::list(&one.parcels),
    })
}

fn promised_json(promised: &Promised) -> Json {
    let (until, days) = match promised.end {
        TermEnd::Date(until) => (Some(until), None),
        TermEnd::Days(days) => (None, Some(days)),
        TermEnd::Unstated => (None, None),
    };
    object! {
        "kind": promised.kind.id(),
        "until": until,
        "days": days,
        "source": promised.source.id(),
    }
}

fn line_json(line: &OrderLine, order: &Order, bill: &Bill) -> Json {
    let OrderLine { number, line, share, stage, origin, .. } = line;
    let share = share.filter(|_| order.is_paid);
    let came = bill.of_line(*number).filter(|_| order.is_paid);
    let of = |sum: fn(&LineMoney) -> Option<Money>| came.and_then(sum);
    object! {
        "line": *number,
        "line_id": line.id.as_ref(),
        "product_id": line.product_id.as_ref(),
        "sku_id": line.sku_id.as_ref(),
        "title": &line.title,
        "variant": line.variant.as_ref(),
        "quantity": line.quantity,
        "unit_price": line.unit_price,
        "url": line.url.as_ref(),
        "paid": share.map(|share| share.amount),
        "paid_is": share.map(|share| share.basis.id()),
        "refunded": of(|came| Some(came.refunded)),
        "expected": of(|came| came.expected),
        "not_refunded": of(|came| came.not_refunded),
        "surplus": of(|came| Some(came.surplus)),
        "stage": stage.id(),
        "origin": origin.id(),
    }
}

/// What was paid for no line, such as for shipping, and what became of that.
fn came_json(money: &LineMoney) -> Json {
    object! {
        "paid": money.paid,
        "refunded": money.refunded,
        "expected": money.expected,
        "not_refunded": money.not_refunded,
        "surplus": money.surplus,
    }
}

/// The payment of several orders in one go; null where no other order is known to share it.
fn payment_json(view: &OrderView) -> Option<Json> {
    let together = &view.paid_together;
    (!together.is_empty()).then(|| {
        let others = together.iter().map(|other| {
            object! { "order": &other.id, "title": other.title.clone(), "total": other.total }
        });
        object! {
            "number": view.order.purchase().payment(),
            "orders": Json::list(others),
            "total": payment_total(view),
        }
    })
}

/// A parcel with what is in it, how far it is, and what is known of its number.
fn parcel_json(parcel: &OrderParcel, view: &OrderView) -> Json {
    let has_it = |part: &&Order| part.parcels.iter().any(|one| one.number == parcel.number);
    let promises = view.order.parts().iter().find(has_it).into_iter();
    let tracked = view.parcels.iter().find(|one| one.finding.given == parcel.number);
    object! {
        "tracking": &parcel.number,
        "earlier_numbers": Json::list(&parcel.earlier),
        "carrier": parcel.carrier.as_ref(),
        "lines": Json::list(parcel.contents.iter().map(
            |packed| object! { "line": packed.line, "count": packed.count },
        )),
        "stage": parcel.stage.id(),
        "delivered_at": parcel.delivered_at,
        "promises": Json::list(promises.flat_map(|part| &part.promises).map(promised_json)),
        "verdict": tracked.map(|tracked| tracked.finding.verdict.id()),
    }
}

/// One order with everything known of it.
pub(super) fn whole_json(view: &OrderView, now: Instant) -> Json {
    let order = &view.order;
    let purchase = order.purchase();
    let text =
        |title: &str, text: &str| object! { "title": title.to_owned(), "text": text.to_owned() };
    let prices = purchase.prices().into_iter().flatten();
    let promises = purchase.promises().into_iter().flatten();
    let notes = order.notes.iter();
    order_json(view, now).and(object! {
        "prices": Json::list(prices.map(|row| text(&row.title, &row.value))),
        "promises": Json::list(promises.map(|row| text(&row.title, &row.text))),
        "cancellations": Json::list(order.cancellations.iter().map(cancellation_json)),
        "transfers": Json::list(order.transfers.iter().map(transfer_json)),
        "notes": Json::list(notes.map(|(at, text)| object! { "at": at, "text": text })),
        "messages": Json::list(message_json(order)),
        "evidence": Json::list(evidence_json(view)),
        "history": Json::list(view.story.iter().map(history_json)),
        "disagreements": Json::list(order.disagreements.iter().map(disagreement_json)),
    })
}

fn cancellation_json(asked: &Cancellation) -> Json {
    object! {
        "asked_at": asked.asked,
        "reason": asked.reason.map(Reason::id),
        "fault": asked.reason.map(|reason| reason.fault().id()),
        "note": asked.note.as_ref(),
        "complaint": asked.complaint,
        "outcome": asked.outcome.id(),
        "lines": Json::list(asked.lines.iter().copied()),
    }
}

fn disagreement_json(one: &Disagreement) -> Json {
    let side = |side: &Side| {
        object! { "says": &side.says, "source": side.source.id(), "at": side.at }
    };
    object! { "about": one.about, "counts": side(&one.counts), "falls": side(&one.falls) }
}

/// What happened, with who says so and where it was read.
pub(super) fn history_json(entry: &StoryEntry) -> Json {
    let place = entry.telling.as_ref().and_then(|telling| telling.place.as_ref());
    let rule = if let StoryEvent::Assumed { rule, .. } = entry.event { Some(rule) } else { None };
    object! {
        "event": event_id(&entry.event),
        "detail": event_detail(&entry.event),
        "at": entry.at,
        "after": entry.after,
        "lines": Json::list(entry.lines.iter().copied()),
        "parcel": entry.parcel.as_ref(),
        "by": entry.by.id(),
        "source": entry.source.map(Source::id),
        "rule": rule.map(Rule::id),
        "told_at": entry.telling.as_ref().map(|telling| telling.told),
        "file": place.map(|place| place.file.clone()),
        "where": place.map(|place| place.within.clone()),
    }
}
