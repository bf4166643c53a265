//! One order as lines for scripts: a name, then its values.

use super::clean::clean;
use super::date::{moment_stamp, stamp};
use super::dispute::cells;
use super::doubt::doubt_rows;
use super::json::{move_command, order_url};
use super::messages::{by_time, one_line};
use super::show::{event_words, source};
use super::table::tsv;
use crate::app::Standing;
use crate::domain::money::Money;
use crate::domain::order::State;
use crate::domain::payment::Method;
use crate::domain::time::Instant;

/// One field a line, for scripts.
pub(super) fn fields(standing: &Standing, now: Instant) -> String {
    let order = &standing.order;
    let purchase = order.purchase();
    let mut text = String::new();
    let mut put = |cells: &[&str]| text.push_str(&tsv(cells));
    put(&["id", order.id().as_str()]);
    put(&["stage", order.stage().id()]);
    if let Some(since) = order.since() {
        put(&["since", &moment_stamp(since)]);
    }
    if let Some(rule) = order.presumed() {
        put(&["presumed", rule.id()]);
    }
    if let State::Closed { cause } = order.state() {
        put(&["cause", cause.id()]);
    }
    if let Some(said) = purchase.said() {
        put(&["said", &clean(said)]);
    }
    if let Some(seller) = purchase.seller() {
        put(&["seller", &clean(&seller.name)]);
    }
    if let Some(total) = purchase.total() {
        put(&["total", &total.decimal(), total.currency().code()]);
    }
    if let Some(owed) = order.refund_owed() {
        put(&["refund_owed", &owed.decimal(), owed.currency().code()]);
    }
    for due in &standing.dues {
        let (rule, due_at) = (due.deadline.rule().id(), stamp(due.deadline.due()));
        put(&["deadline", rule, due.who.id(), &due_at, due.then.id()]);
    }
    for dispute in order.disputes() {
        let named = |cells: &[&str]| {
            let rest = cells.iter().skip(1).copied();
            tsv(&std::iter::once("dispute").chain(rest).collect::<Vec<_>>())
        };
        text.push_str(&cells(order, dispute, now, &named));
    }
    let mut put = |cells: &[&str]| text.push_str(&tsv(cells));
    for account in &standing.accounts {
        let money = |amount: Option<Money>| amount.map_or_else(String::new, Money::decimal);
        let currency = account.owed.or(account.received).map(Money::currency);
        put(&[
            "refund",
            account.progress.id(),
            &money(account.owed),
            &money(account.received),
            currency.as_ref().map_or("", |currency| currency.code()),
            &stamp(account.expected.from),
            &stamp(account.expected.by.due()),
            account.expected.method.map_or("", Method::id),
        ]);
    }
    for taken in order.roads() {
        let next = taken.next.map_or_else(String::new, |next| stamp(next.due()));
        let state = if taken.is_ended { "ended" } else { "taken" };
        put(&["road", taken.road.id(), state, &next]);
    }
    for r#move in &standing.moves {
        put(&["move", r#move.kind.id(), &move_command(order, r#move).join(" ")]);
    }
    for parcel in &standing.parcels {
        text.push_str(&doubt_rows(parcel));
    }
    let mut put = |cells: &[&str]| text.push_str(&tsv(cells));
    put(&["url", &order_url(order.id().as_str())]);
    text
}

/// The same, with everything else that is known.
pub(super) fn whole_fields(standing: &Standing, now: Instant) -> String {
    let mut text = fields(standing, now);
    let order = &standing.order;
    for line in order.purchase().lines().into_iter().flatten() {
        let price = line.unit_price.map_or_else(String::new, Money::decimal);
        let cells = [
            "line",
            line.id.as_deref().unwrap_or(""),
            &clean(&line.title),
            &line.quantity.to_string(),
            &price,
        ];
        text.push_str(&tsv(&cells));
    }
    for parcel in order.parcels() {
        let carrier = parcel.carrier.as_deref().unwrap_or("");
        text.push_str(&tsv(&["parcel", &clean(&parcel.number), &clean(carrier)]));
    }
    for asked in order.cancellations() {
        let reason = asked.reason.map_or("", |reason| reason.id());
        let asked_at = moment_stamp(asked.asked);
        text.push_str(&tsv(&["cancellation", &asked_at, reason, asked.outcome.id()]));
    }
    for (at, note) in order.notes() {
        text.push_str(&tsv(&["note", &moment_stamp(*at), &clean(note)]));
    }
    for message in by_time(order) {
        let at = moment_stamp(message.at);
        text.push_str(&tsv(&["message", &at, message.by.id(), &one_line(&message.text)]));
    }
    for kept in order.evidence() {
        let file = &kept.evidence;
        let digest = file.digest.to_string();
        text.push_str(&tsv(&["evidence", file.kind.id(), &clean(&file.name), &digest]));
    }
    for told in &standing.history {
        let happened_at = moment_stamp(told.entry.happened.at);
        let words = event_words(&told.entry.happened);
        text.push_str(&tsv(&[
            "event",
            &happened_at,
            told.entry.happened.by.id(),
            &words,
            &source(told),
        ]));
    }
    text
}
