//! Disputes: a list of them, and one with who must act, until when, and what happens then.

use std::fmt::Write as _;

use super::clean::clean;
use super::command;
use super::date::{first_day, last_day, moment, relative};
use super::dispute_phrase::{
    claim_words, dispute_reason_words, ending_words, offer_words, phase_words, shipping_at_stake,
};
use super::dispute_text::is_assumed;
use super::goods::some_names;
use super::json::{Json, object, order_url, prepared_json};
use super::line::told_lines;
use super::next_steps::next_steps;
use super::order::{headline, short_number};
use super::page::{Format, Page};
use super::phrase::actor_words;
use super::prepared::to_do;
use super::promise::risk_sentence;
use super::rows::Rows;
use super::table::{fitted, fold, table};
use super::unsettled::with_unsettled;
use crate::app::{Conduct, OrderView};
use crate::domain::deadline::Deadline;
use crate::domain::instant::Instant;
use crate::domain::order::{Dispute, Due, Order, Phase, Prepared, Stage, Step, dispute_due};

/// The columns of a dispute, the order's number first.
/// The columns that the names of its items take at most in a list.
const MAX_NAME: usize = 16;

pub(super) const ROWS: Rows = Rows {
    id: "order",
    columns: "order opened_at reason want amount:amount.amount currency:amount.currency \
              phase:ending|phase due_at who",
    between: " ",
};

/// One dispute, schema `redress.dispute/1`.
pub(super) fn dispute_json(
    view: &OrderView,
    place: usize,
    dispute: &Dispute,
    now: Instant,
) -> Json {
    let order = &view.order;
    let claim = &dispute.claim;
    let due = date(order, dispute, now);
    let end = dispute.phase.end();
    let offer = dispute.phase.offer();
    object! {
        "schema": "redress.dispute/1",
        "order": order.id(),
        "place": place,
        "opened_at": dispute.opened,
        "reason": claim.reason.id(),
        "want": claim.want.id(),
        "amount": claim.amount,
        "lines": Json::list(order.line_numbers(&claim.lines)),
        "description": claim.description.as_ref(),
        "evidence": Json::list(&claim.evidence),
        "phase": dispute.phase.id(),
        "offer": offer.map(|offer| object! {
            "by": offer.by.id(),
            "amount": offer.amount,
            "returns": offer.returns,
        }),
        "due_at": due.as_ref().map(|due| due.deadline),
        "who": due.as_ref().map(|due| due.who.id()),
        "then": due.as_ref().map(|due| due.then.id()),
        "step_in_by": dispute.phase.step_in_by(),
        "appeals": dispute.appeals,
        "ending": end.map(|end| end.ending.id()),
        "ended_at": end.map(|end| end.at),
        "appeal_by": end.and_then(|end| end.appeal_by),
        "assumed": is_assumed(order, dispute),
        "prepared": Json::list(prepared_in(view, dispute).map(prepared_json)),
        "url": order_url(order.id().as_str()),
    }
}

/// The disputes of an order for programs, oldest first; those that are open, or all. In a row stands
/// what was paid where the claim is for all of it.
pub(super) fn disputes_json(view: &OrderView, all: bool, page: &Page) -> Vec<Json> {
    let shown = view.order.disputes.iter().enumerate();
    let shown = shown.filter(|(_, one)| all || !one.phase.is_ended());
    let json = |(place, one): (usize, &Dispute)| {
        let json = dispute_json(view, place, one, page.now);
        if page.is_separated() {
            json.with("amount", one.claim.amount.or(view.order.purchase().total().copied()))
        } else {
            json
        }
    };
    shown.map(json).collect()
}

/// The date of a dispute at the present, where it has one that is not over. Of an order that may have
/// changed only the buyer's own last moments are told.
fn date(order: &Order, dispute: &Dispute, now: Instant) -> Option<Due> {
    let due = dispute_due(&dispute.phase).filter(|due| now <= due.until)?;
    (!order.is_outdated() || due.is_own()).then_some(due)
}

/// The steps in this dispute that are prepared and not submitted.
fn prepared_in<'a>(
    view: &'a OrderView,
    dispute: &Dispute,
) -> impl Iterator<Item = &'a (Prepared, Option<Deadline>)> {
    let id = dispute.id;
    view.prepared.iter().filter(move |(prepared, _)| {
        matches!(&prepared.step, Step::InDispute { dispute, .. } if *dispute == id)
    })
}

/// A list of disputes: those that are open, or all.
pub(crate) fn disputes(views: &[OrderView], all: bool, page: &Page) -> String {
    ROWS.many(views.iter().flat_map(|view| disputes_json(view, all, page)), page, || {
        let found: Vec<(&OrderView, &Dispute)> = views
            .iter()
            .flat_map(|view| view.order.disputes.iter().map(move |one| (view, one)))
            .filter(|(_, one)| all || !one.phase.is_ended())
            .collect();
        list_text(&found, page)
    })
}

fn list_text(rows: &[(&OrderView, &Dispute)], page: &Page) -> String {
    let about = |view: &OrderView, dispute: &Dispute| {
        let order = &view.order;
        let lines = order.unless_all(order.line_numbers(&dispute.claim.lines));
        (!lines.is_empty()).then(|| some_names(order, &lines))
    };
    let has_parts = rows.iter().any(|(view, dispute)| about(view, dispute).is_some());
    let mut header = vec!["ORDER", "DUE", "WHO"];
    header.extend(has_parts.then_some("FOR"));
    header.extend(["STATUS", "REASON"]);
    let is_narrow = page.width < 56 && page.format != Format::Wide;
    let cells = |(view, dispute): &(&OrderView, &Dispute)| {
        let due = date(&view.order, dispute, page.now);
        let id = view.order.id();
        let mut cells = vec![
            if is_narrow { short_number(id) } else { id.to_string() },
            due.as_ref().map_or_else(String::new, |due| relative(due.deadline.due(), page.now)),
            due.map_or_else(String::new, |due| actor_words(due.who).to_owned()),
        ];
        let about = about(view, dispute).unwrap_or_else(|| "all".to_owned());
        cells.extend(has_parts.then(|| fitted(&about, MAX_NAME)));
        cells.push(status_words(view, dispute));
        cells.push(dispute_reason_words(dispute.claim.reason).to_owned());
        cells
    };
    table(&header, rows, page, cells, |_, line| line)
}

/// The status of a dispute in a few words, marked where that is assumed, with what is only prepared.
fn status_words(view: &OrderView, dispute: &Dispute) -> String {
    let mark = if is_assumed(&view.order, dispute) { " (assumed)" } else { "" };
    let prepared = prepared_in(view, dispute)
        .map(|(prepared, _)| format!("; {} prepared", prepared.step.kind().id()));
    format!("{}{mark}{}", phase_words(&dispute.phase), prepared.collect::<String>())
}

/// How the disputes of one order stand.
pub(crate) fn dispute_status(view: &OrderView, page: &Page) -> String {
    ROWS.many(disputes_json(view, true, page), page, || status_text(view, page))
}

fn status_text(view: &OrderView, page: &Page) -> String {
    let order = &view.order;
    let mut text = fold(&headline(order), page.width, "");
    for block in to_do(view, page) {
        text.push('\n');
        text.push_str(&block);
    }
    if let Some(seen) = order.as_of.filter(|_| order.is_outdated()) {
        let words = format!("As last seen on {}; it may have changed since.", last_day(seen, page));
        text.push('\n');
        text.push_str(&fold(&words, page.width, ""));
    }
    for dispute in order.disputes.iter().rev() {
        text.push('\n');
        if is_assumed(order, dispute) {
            text.push_str(&assumed_text(order, dispute, page));
        } else {
            text.push_str(&fold(&phase_sentence(order, dispute, page), page.width, ""));
        }
        let claim = &dispute.claim;
        let mut row = |label: &str, words: &str| {
            text.push_str(&fold(&format!("{label:7}{words}"), page.width, "       "));
        };
        row("Claim", &claim_words(claim));
        row("Opened", &moment(dispute.opened, page));
        if !claim.lines.is_empty() {
            row("Lines", &told_lines(order, &claim.lines));
        }
        if let Some(description) = &claim.description {
            row("Words", &clean(description));
        }
        for file in &claim.evidence {
            row("File", &clean(file));
        }
        if let Some(words) = shipping_at_stake(order, claim).filter(|_| !dispute.phase.is_ended()) {
            text.push_str(&fold(words, page.width, ""));
        }
        if let Some(words) = risk_sentence(order, dispute, view) {
            text.push_str(&fold(&words, page.width, ""));
        }
        if let Some(by) = dispute.phase.step_in_by().filter(|_| !order.is_outdated()) {
            let day = last_day(by.due(), page);
            let line = format!("AliExpress steps in by {day} unless you both agree before.");
            text.push_str(&fold(&line, page.width, ""));
        }
    }
    text.push_str(&next_steps(view, page));
    let _infallible = writeln!(text, "\nPage  {}", order_url(order.id().as_str()));
    text
}

/// The status of a dispute where only a timer says so, and what to type once the page says it too.
fn assumed_text(order: &Order, dispute: &Dispute, page: &Page) -> String {
    let since = dispute.phase.end().map(|end| format!(" since {}", moment(end.at, page)));
    let since = since.unwrap_or_default();
    let is_closed = order.stage() == Stage::Closed;
    let then = if is_closed { ", then:" } else { "." };
    let words = phase_words(&dispute.phase);
    let sentence = format!("Probably over{since}: {words}. Check the page{then}");
    let mut text = fold(&sentence, page.width, "");
    if is_closed {
        let closed = command::record(order.id(), "closed").with(&["--cause", "dispute"]);
        text.extend(["  ", &closed.line(), "\n"]);
    }
    text
}

/// The status of one dispute: who must act, until when, and what happens then.
pub(super) fn phase_sentence(order: &Order, dispute: &Dispute, page: &Page) -> String {
    let due = date(order, dispute, page.now);
    let by = due.as_ref().map_or_else(String::new, |due| {
        let at = due.deadline.due();
        format!(" by {}, {}", last_day(at, page), relative(at, page.now))
    });
    let sentence = match &dispute.phase {
        Phase::SellerAnswers { .. } => format!(
            "Dispute open. The seller must answer{by}; silence gives you what you asked for."
        ),
        Phase::BuyerAnswers { offer: None, .. } => format!(
            "The seller rejected the dispute. Answer{by}, or AliExpress decides without you."
        ),
        Phase::BuyerAnswers { offer: Some(offer), .. } => format!(
            "Offered by {}: {}. Answer{by}; accepting is final.",
            actor_words(offer.by),
            offer_words(offer)
        ),
        Phase::Disagreed { .. } => {
            format!("You and the seller disagree. AliExpress steps in{by}.")
        }
        Phase::SteppedIn { .. } => {
            format!("AliExpress has stepped in and usually decides{by}.")
        }
        Phase::EvidenceAsked { .. } => {
            format!("AliExpress wants more evidence{by}, or the claim is dropped.")
        }
        Phase::Appealed { .. } => {
            format!("You appealed. AliExpress usually decides{by}; that is final.")
        }
        Phase::ReturnAgreed { .. } => format!(
            "Return agreed. Send the goods and record the tracking number{by}, or the dispute closes \
             and the seller keeps the money."
        ),
        Phase::ReturnSent { sent, parcel, .. } => format!(
            "The goods are on their way back, sent {} as {}. They must arrive{by}, or AliExpress \
             decides.",
            moment(*sent, page),
            clean(&parcel.number)
        ),
        Phase::ReturnReceived { received, .. } => format!(
            "The returned goods arrived {} and are being checked; the refund follows when they're \
             accepted.",
            moment(*received, page)
        ),
        Phase::Ended { ending, at, appeal_by } => {
            let ended = format!("Dispute over, {}: {}.", moment(*at, page), ending_words(*ending));
            match appeal_by.filter(|by| !by.passed(page.now)) {
                Some(by) => format!(
                    "{ended} You can appeal once, until {}, {}.",
                    last_day(by.due(), page),
                    relative(by.due(), page.now)
                ),
                None => ended,
            }
        }
    };
    with_unsettled(sentence, due.map(|due| due.deadline))
}

/// What a buyer who often disputes should know.
pub(crate) fn account_risk(conduct: Conduct) -> String {
    let Conduct { disputed, orders } = conduct;
    format!(
        "{disputed} of the {orders} orders on record were disputed. A buyer who disputes or returns very \
         many can lose the account (redress policy show account-risk); how many that is, no text says."
    )
}

/// From when a parcel on its way can be reported as not received.
pub(crate) fn not_received_from(from: Instant, page: &Page) -> String {
    format!(
        "You can report it as not received from {}; until then it may still arrive.",
        first_day(from, page)
    )
}
