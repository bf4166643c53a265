//! One order as lines for scripts: a name, then its values.

use super::clean::clean;
use super::command;
use super::date::{moment_stamp, stamp};
use super::dispute::{self, disputes_json};
use super::doubt::doubt_rows;
use super::history::{event_id, event_words};
use super::json::order_url;
use super::messages::{by_time, one_line};
use super::money_json::refund_certainty;
use super::page::Page;
use super::table::tsv;
use crate::app::OrderView;
use crate::domain::money::Money;
use crate::domain::order::{Source, State};
use crate::domain::payment::Method;

/// One field a line, for scripts.
pub(super) fn fields(view: &OrderView, page: &Page) -> String {
    let order = &view.order;
    let purchase = order.purchase();
    let mut text = String::new();
    let mut put = |cells: &[&str]| text.push_str(&tsv(cells));
    put(&["id", order.id().as_str()]);
    put(&["stage", order.stage().id()]);
    if let Some(since) = order.since() {
        put(&["since", &moment_stamp(since)]);
    }
    put(&["certainty", order.certainty().id()]);
    if let Some(rule) = order.assumed_by() {
        put(&["assumed", rule.id(), order.as_known().stage().id()]);
    }
    if let Some(as_of) = order.as_of() {
        put(&["as_of", &stamp(as_of)]);
    }
    if let Some(by) = view.look_by {
        put(&["look_by", &stamp(by.due())]);
    }
    for (step, until) in &view.prepared {
        let until = until.map_or_else(String::new, |until| stamp(until.due()));
        put(&["prepared", step.step.kind().id(), &moment_stamp(step.at), &until]);
    }
    if let State::Closed { cause } = order.state() {
        put(&["cause", cause.id()]);
    }
    if let Some(said) = purchase.status_text() {
        put(&["said", &clean(said)]);
    }
    if let Some(seller) = purchase.seller() {
        put(&["seller", &clean(&seller.name)]);
    }
    if let Some(total) = purchase.total() {
        put(&["total", &total.decimal(), total.currency().code()]);
    }
    for due in &view.dues {
        let (rule, due_at) = (due.deadline.rule().id(), stamp(due.deadline.due()));
        put(&["deadline", rule, due.who.id(), &due_at, due.then.id()]);
    }
    for dispute in disputes_json(view, true, page) {
        let cells = dispute::ROWS.cells(&dispute);
        let rest = cells.iter().skip(1).map(String::as_str);
        text.push_str(&tsv(&std::iter::once("dispute").chain(rest).collect::<Vec<_>>()));
    }
    let mut put = |cells: &[&str]| text.push_str(&tsv(cells));
    for account in &view.accounts {
        let money = |amount: Option<Money>| amount.map_or_else(String::new, Money::decimal);
        let currency = account.owed.or(account.received).map(Money::currency);
        put(&[
            "refund",
            account.progress.id(),
            refund_certainty(account.refund.is_assumed),
            &money(account.owed),
            &money(account.received),
            currency.as_ref().map_or("", |currency| currency.code()),
            &stamp(account.expected.from),
            &stamp(account.expected.by.due()),
            account.expected.method.map_or("", Method::id),
        ]);
    }
    for used in order.remedies() {
        let next = used.next.map_or_else(String::new, |next| stamp(next.due()));
        let state = if used.is_ended { "ended" } else { "used" };
        put(&["remedy", used.remedy.id(), state, &next]);
    }
    for action in &view.actions {
        let command = command::action(order.id(), action.kind).line();
        put(&["action", action.kind.id(), &command]);
    }
    for parcel in &view.parcels {
        text.push_str(&doubt_rows(parcel));
    }
    let mut put = |cells: &[&str]| text.push_str(&tsv(cells));
    put(&["url", &order_url(order.id().as_str())]);
    text
}

/// The same, with everything else that is known.
pub(super) fn whole_fields(view: &OrderView, page: &Page) -> String {
    let mut text = fields(view, page);
    let order = &view.order;
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
    for entry in &view.story {
        let source = entry.source.map_or("", Source::id);
        let words = event_words(entry, page);
        let cells = [
            "event",
            &moment_stamp(entry.at),
            entry.by.id(),
            event_id(&entry.event),
            &words,
            source,
        ];
        text.push_str(&tsv(&cells));
    }
    text
}
