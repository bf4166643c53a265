//! Disputes: a list of them, and one with who must act, until when, and what happens then.

use std::fmt::Write as _;

use serde::Serialize;

use super::choices::you_can;
use super::clean::clean;
use super::date::{first_day_there, last_day, moment, moment_stamp, relative, stamp};
use super::dispute_phrase::{claim_words, dispute_reason_words, offer_words, phase_words};
use super::json::{json_line, order_url};
use super::money_json::MoneyJson;
use super::order::headline;
use super::page::{Format, Page};
use super::table::{aligned, csv_row, fitted, fold, tsv};
use crate::app::Standing;
use crate::domain::order::{Dispute, Due, Order, Phase, dispute_due};
use crate::domain::time::Instant;

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
    lines: &'a [String],
    description: Option<&'a str>,
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
    pub(super) fn all(order: &'a Order, now: Instant) -> Vec<Self> {
        order
            .disputes()
            .iter()
            .enumerate()
            .map(|(place, one)| Self::of(order, place, one, now))
            .collect()
    }

    fn of(order: &'a Order, place: usize, dispute: &'a Dispute, now: Instant) -> Self {
        let claim = &dispute.claim;
        let due = date(dispute, now);
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
            lines: &claim.lines,
            description: claim.description.as_deref(),
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
            url: order_url(order.id().as_str()),
        }
    }
}

/// The date of a dispute at the present, where it has one that is not over.
fn date(dispute: &Dispute, now: Instant) -> Option<Due> {
    dispute_due(&dispute.phase).filter(|due| now <= due.until)
}

/// A list of disputes: those that are open, or all.
pub(crate) fn disputes(standings: &[Standing], all: bool, page: &Page) -> String {
    let found = || {
        standings.iter().flat_map(|standing| {
            let order = &standing.order;
            let shown = order.disputes().iter().filter(move |one| all || !one.phase.is_ended());
            shown.map(move |one| (order, one))
        })
    };
    let json = || -> Vec<DisputeJson<'_>> {
        let each =
            standings.iter().flat_map(|standing| DisputeJson::all(&standing.order, page.now));
        each.filter(|one| all || one.ending.is_none()).collect()
    };
    match page.format {
        Format::Json => json_line(&json(), true),
        Format::Ndjson => json().iter().map(|one| json_line(one, false)).collect(),
        Format::Id => {
            let mut ids: Vec<String> =
                found().map(|(order, _)| format!("{}\n", order.id())).collect();
            ids.dedup();
            ids.concat()
        }
        Format::Tsv => found().map(|(order, one)| cells(order, one, page.now, &tsv)).collect(),
        Format::Csv => {
            let rows: String =
                found().map(|(order, one)| cells(order, one, page.now, &csv_row)).collect();
            csv_row(&COLUMNS) + &rows
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
    let due = date(dispute, now);
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

fn table(rows: Vec<(&Order, &Dispute)>, page: &Page) -> String {
    let header = ["ORDER", "DUE", "WHO", "STANDS", "REASON"];
    let shown = if page.width >= 56 || page.format == Format::Wide { 0 } else { 12 };
    let texts: Vec<Vec<String>> = rows
        .into_iter()
        .map(|(order, dispute)| {
            let due = date(dispute, page.now);
            let digits = order.id().as_str();
            let number = if shown == 0 {
                digits.to_owned()
            } else {
                format!("…{}", digits.get(digits.len().saturating_sub(4)..).unwrap_or(digits))
            };
            vec![
                number,
                due.map_or_else(String::new, |due| relative(due.deadline.due(), page.now)),
                due.map_or_else(String::new, |due| super::phrase::actor_words(due.who).to_owned()),
                phase_words(&dispute.phase),
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

/// How the disputes of one order stand.
pub(crate) fn dispute_status(standing: &Standing, page: &Page) -> String {
    let order = &standing.order;
    match page.format {
        Format::Json => json_line(&DisputeJson::all(order, page.now), true),
        Format::Ndjson => {
            DisputeJson::all(order, page.now).iter().map(|one| json_line(one, false)).collect()
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
        Format::Table | Format::Wide => status_text(standing, page),
    }
}

fn status_text(standing: &Standing, page: &Page) -> String {
    let order = &standing.order;
    let mut text = fold(&headline(order), page.width, "");
    for dispute in order.disputes().iter().rev() {
        text.push('\n');
        text.push_str(&fold(&phase_sentence(dispute, page), page.width, ""));
        text.push_str(&fold(
            &format!("Claim  {}", claim_words(&dispute.claim)),
            page.width,
            "       ",
        ));
        text.push_str(&fold(
            &format!("Opened {}", moment(dispute.opened, page)),
            page.width,
            "       ",
        ));
        if !dispute.claim.lines.is_empty() {
            let lines = clean(&dispute.claim.lines.join(", "));
            text.push_str(&fold(&format!("Lines  {lines}"), page.width, "       "));
        }
        if let Some(description) = &dispute.claim.description {
            text.push_str(&fold(&format!("Words  {}", clean(description)), page.width, "       "));
        }
        for file in &dispute.claim.evidence {
            text.push_str(&fold(&format!("File   {}", clean(file)), page.width, "       "));
        }
        if let Some(by) = dispute.phase.step_in_by() {
            let day = last_day(by.due(), page);
            let line = format!("AliExpress steps in by {day} where you do not agree before.");
            text.push_str(&fold(&line, page.width, ""));
        }
    }
    text.push_str(&you_can(standing, page));
    let _infallible = writeln!(text, "\nPage  {}", order_url(order.id().as_str()));
    text
}

/// How one dispute stands: who must act, until when, and what happens then.
pub(super) fn phase_sentence(dispute: &Dispute, page: &Page) -> String {
    let by = |due: Due| {
        let at = due.deadline.due();
        format!("{}, {}", last_day(at, page), relative(at, page.now))
    };
    let due = date(dispute, page.now).map(by).unwrap_or_default();
    match &dispute.phase {
        Phase::SellerAnswers { .. } => {
            format!(
                "Dispute open. The seller answers by {due}. Silence gives you what you asked for."
            )
        }
        Phase::BuyerAnswers { offer: None, .. } => format!(
            "The seller rejected the dispute. Answer by {due}; else AliExpress decides without you."
        ),
        Phase::BuyerAnswers { offer: Some(offer), .. } => {
            let who = super::phrase::actor_words(offer.by);
            format!(
                "Offered by {who}: {}. Answer by {due}; accepting is final.",
                offer_words(offer)
            )
        }
        Phase::Disagreed { .. } => {
            format!("You and the seller disagree. AliExpress steps in by {due}.")
        }
        Phase::SteppedIn { .. } => {
            format!("AliExpress has stepped in and decides, most often by {due}.")
        }
        Phase::EvidenceAsked { .. } => {
            format!("AliExpress wants more evidence by {due}; else the claim is dropped.")
        }
        Phase::Appealed { .. } => {
            format!("You appealed. AliExpress decides, most often by {due}; that is final.")
        }
        Phase::ReturnAgreed { .. } => format!(
            "Return agreed. Send the goods and record the tracking number by {due}; else the dispute \
             closes and the seller keeps the money."
        ),
        Phase::ReturnSent { sent, parcel, .. } => format!(
            "The goods are on their way back, sent {} as {}. The refund follows when the seller has \
             them.",
            moment(*sent, page),
            clean(&parcel.number)
        ),
        Phase::Ended { ending, at, appeal_by } => {
            let words = super::dispute_phrase::ending_words(*ending);
            let ended = format!("Dispute over, {}: {words}.", moment(*at, page));
            match appeal_by.filter(|by| !by.passed(page.now)) {
                Some(by) => format!(
                    "{ended} It can be appealed once, until {}, {}.",
                    last_day(by.due(), page),
                    relative(by.due(), page.now)
                ),
                None => ended,
            }
        }
    }
}

/// Why a parcel on its way is not yet among the reasons, and from when it is.
pub(crate) fn not_received_from(from: Instant, page: &Page) -> String {
    format!(
        "That it has not arrived is taken from {}; until then it may come.",
        first_day_there(from, page)
    )
}
