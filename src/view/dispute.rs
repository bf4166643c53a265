//! Disputes: a list of them, and one with who must act, until when, and what happens then.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Serialize;

use super::clean::clean;
use super::command;
use super::date::{first_day_there, last_day, moment, moment_stamp, relative, stamp};
use super::dispute_phrase::{
    claim_words, dispute_reason_words, ending_words, line_words, offer_words, phase_words,
};
use super::dispute_text::is_assumed;
use super::json::{PreparedJson, json_line, order_url};
use super::money_json::MoneyJson;
use super::next_steps::next_steps;
use super::order::headline;
use super::page::{Format, Page};
use super::phrase::actor_words;
use super::prepared::to_do;
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::app::OrderView;
use crate::domain::deadline::Deadline;
use crate::domain::instant::Instant;
use crate::domain::order::{
    Dispute, Due, LineRef, Order, Phase, Prepared, Stage, Step, dispute_due,
};

/// One dispute, schema `redress.dispute/1`.
#[derive(Debug, Serialize)]
pub(super) struct DisputeJson<'a> {
    schema: &'static str,
    order: &'a str,
    place: usize,
    opened_at: String,
    reason: &'static str,
    want: &'static str,
    amount: Option<MoneyJson>,
    lines: Vec<String>,
    pub(super) description: Option<Cow<'a, str>>,
    evidence: &'a [String],
    phase: &'static str,
    offer: Option<OfferJson>,
    due_at: Option<String>,
    who: Option<&'static str>,
    then: Option<&'static str>,
    step_in_by: Option<String>,
    appeals: u32,
    ending: Option<&'static str>,
    ended_at: Option<String>,
    appeal_by: Option<String>,
    assumed: bool,
    pub(super) prepared: Vec<PreparedJson>,
    url: String,
}

#[derive(Debug, Serialize)]
struct OfferJson {
    by: &'static str,
    amount: Option<MoneyJson>,
    returns: bool,
}

impl<'a> DisputeJson<'a> {
    /// The disputes of an order, oldest first.
    pub(super) fn all(view: &'a OrderView, now: Instant) -> Vec<Self> {
        let disputes = view.order.disputes().iter().enumerate();
        disputes.map(|(place, one)| Self::of(view, place, one, now)).collect()
    }

    fn of(view: &'a OrderView, place: usize, dispute: &'a Dispute, now: Instant) -> Self {
        let order = &view.order;
        let claim = &dispute.claim;
        let due = date(order, dispute, now);
        let end = dispute.phase.end();
        let offer = dispute.phase.offer();
        Self {
            schema: "redress.dispute/1",
            order: order.id().as_str(),
            place,
            opened_at: moment_stamp(dispute.opened),
            reason: claim.reason.id(),
            want: claim.want.id(),
            amount: claim.amount.map(MoneyJson::of),
            lines: claim.lines.iter().map(LineRef::to_string).collect(),
            description: claim.description.as_deref().map(Cow::Borrowed),
            evidence: &claim.evidence,
            phase: dispute.phase.id(),
            offer: offer.map(|offer| OfferJson {
                by: offer.by.id(),
                amount: offer.amount.map(MoneyJson::of),
                returns: offer.returns,
            }),
            due_at: due.map(|due| stamp(due.deadline.due())),
            who: due.map(|due| due.who.id()),
            then: due.map(|due| due.then.id()),
            step_in_by: dispute.phase.step_in_by().map(|by| stamp(by.due())),
            appeals: dispute.appeals,
            ending: end.map(|end| end.ending.id()),
            ended_at: end.map(|end| moment_stamp(end.at)),
            appeal_by: end.and_then(|end| end.appeal_by).map(|by| stamp(by.due())),
            assumed: is_assumed(order, dispute),
            prepared: prepared_in(view, dispute).map(PreparedJson::of).collect(),
            url: order_url(order.id().as_str()),
        }
    }
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
    let found = || {
        views.iter().flat_map(|view| {
            let disputes = view.order.disputes().iter();
            let shown = disputes.filter(move |one| all || !one.phase.is_ended());
            shown.map(move |one| (view, one))
        })
    };
    let json = || -> Vec<DisputeJson<'_>> {
        let each = views.iter().flat_map(|view| DisputeJson::all(view, page.now));
        each.filter(|one| all || one.ending.is_none()).collect()
    };
    match page.format {
        Format::Json => json_line(&json(), true),
        Format::Ndjson => json().iter().map(|one| json_line(one, false)).collect(),
        Format::Id => {
            let mut ids: Vec<String> =
                found().map(|(view, _)| format!("{}\n", view.order.id())).collect();
            ids.dedup();
            ids.concat()
        }
        Format::Tsv => found().map(|(view, one)| cells(&view.order, one, page.now, &tsv)).collect(),
        Format::Csv => {
            let rows = found().map(|(view, one)| cells(&view.order, one, page.now, &csv_row));
            csv_row(&COLUMNS) + &rows.collect::<String>()
        }
        Format::Table | Format::Wide => table(found().collect(), page),
    }
}

const COLUMNS: [&str; 9] =
    ["order", "opened_at", "reason", "want", "amount", "currency", "phase", "due_at", "who"];

/// A dispute as a row for scripts, the order's number first.
pub(super) fn cells(
    order: &Order,
    dispute: &Dispute,
    now: Instant,
    separated: &dyn Fn(&[&str]) -> String,
) -> String {
    let due = date(order, dispute, now);
    let amount = dispute.claim.amount.or(order.purchase().total().copied());
    separated(&[
        order.id().as_str(),
        &moment_stamp(dispute.opened),
        dispute.claim.reason.id(),
        dispute.claim.want.id(),
        &amount.map_or_else(String::new, crate::domain::money::Money::decimal),
        amount.as_ref().map_or("", |amount| amount.code()),
        dispute.phase.end().map_or(dispute.phase.id(), |end| end.ending.id()),
        &due.map_or_else(String::new, |due| stamp(due.deadline.due())),
        due.map_or("", |due| due.who.id()),
    ])
}

fn table(rows: Vec<(&OrderView, &Dispute)>, page: &Page) -> String {
    let header = ["ORDER", "DUE", "WHO", "STATUS", "REASON"];
    let is_narrow = page.width < 56 && page.format != Format::Wide;
    let texts: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(view, dispute)| {
            let due = date(&view.order, dispute, page.now);
            let digits = view.order.id().as_str();
            let number = if is_narrow {
                format!("…{}", digits.get(digits.len().saturating_sub(4)..).unwrap_or(digits))
            } else {
                digits.to_owned()
            };
            vec![
                number,
                due.map_or_else(String::new, |due| relative(due.deadline.due(), page.now)),
                due.map_or_else(String::new, |due| actor_words(due.who).to_owned()),
                status_words(view, dispute),
                dispute_reason_words(dispute.claim.reason).to_owned(),
            ]
        })
        .collect();
    let mut text = String::new();
    for (place, line) in aligned(&header, &texts).iter().enumerate() {
        let line =
            if page.format == Format::Wide { line.clone() } else { fitted(line, page.width) };
        text.push_str(&if place == 0 { page.known(&line) } else { line });
        text.push('\n');
    }
    text
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
    let order = &view.order;
    match page.format {
        Format::Json => json_line(&DisputeJson::all(view, page.now), true),
        Format::Ndjson => {
            DisputeJson::all(view, page.now).iter().map(|one| json_line(one, false)).collect()
        }
        Format::Id => format!("{}\n", order.id()),
        Format::Tsv => {
            order.disputes().iter().map(|one| cells(order, one, page.now, &tsv)).collect()
        }
        Format::Csv => {
            let rows: String =
                order.disputes().iter().map(|one| cells(order, one, page.now, &csv_row)).collect();
            csv_row(&COLUMNS) + &rows
        }
        Format::Table | Format::Wide => status_text(view, page),
    }
}

fn status_text(view: &OrderView, page: &Page) -> String {
    let order = &view.order;
    let mut text = fold(&headline(order), page.width, "");
    for block in to_do(view, page) {
        text.push('\n');
        text.push_str(&block);
    }
    if let Some(seen) = order.as_of().filter(|_| order.is_outdated()) {
        let words = format!("As last seen on {}; it may have changed since.", last_day(seen, page));
        text.push('\n');
        text.push_str(&fold(&words, page.width, ""));
    }
    for dispute in order.disputes().iter().rev() {
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
            row("Lines", &line_words(&claim.lines));
        }
        if let Some(description) = &claim.description {
            row("Words", &clean(description));
        }
        for file in &claim.evidence {
            row("File", &clean(file));
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
    let by = date(order, dispute, page.now).map_or_else(String::new, |due| {
        let at = due.deadline.due();
        format!(" by {}, {}", last_day(at, page), relative(at, page.now))
    });
    match &dispute.phase {
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
            "The goods are on their way back, sent {} as {}. The refund follows when the seller has \
             them.",
            moment(*sent, page),
            clean(&parcel.number)
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
    }
}

/// From when a parcel on its way can be reported as not received.
pub(crate) fn not_received_from(from: Instant, page: &Page) -> String {
    format!(
        "You can report it as not received from {}; until then it may still arrive.",
        first_day_there(from, page)
    )
}
