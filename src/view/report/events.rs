//! What happened, as rows: when, who, what with its details, and who says so.

use serde::Serialize;

use super::super::json::event_id;
use super::super::language::named;
use super::super::story::{Reader, is_only_seen, news, teller, untold};
use super::details::details;
use super::pen::{Field, Pen, Time};
use crate::app::Standing;
use crate::domain::order::{Actor, DisputeEvent, Event, Happened, Witness};
use crate::domain::time::Moment;

/// One thing that happened, or is presumed to have.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    pub(super) at: Time,
    pub(super) who: String,
    pub(super) what: String,
    pub(super) details: Vec<Field>,
    pub(super) source: String,
    pub(super) is_presumed: bool,
    /// What tells it from others of its kind, in a few words.
    #[serde(skip)]
    pub(super) brief: Option<String>,
    #[serde(skip)]
    pub(super) id: &'static str,
    #[serde(skip)]
    pub(super) moment: Moment,
    /// The dispute that it is of.
    #[serde(skip)]
    pub(super) dispute: Option<u32>,
}

/// Everything with a date, oldest first. Private notes, and that a page was read, are not among it.
pub(super) fn rows(standing: &Standing, pen: &Pen) -> Vec<Row> {
    let mut rows: Vec<Row> = facts(standing, pen);
    for told in news(standing, Reader::Others) {
        rows.push(row(&told.entry.happened, pen.source(told), standing, pen));
    }
    for happened in &standing.presumed {
        rows.push(row(happened, pen.witness(happened.witness), standing, pen));
    }
    sort(&mut rows);
    rows
}

/// By day, an order placed, then paid, then as it was told; by the hour where every hour of a day is
/// known.
fn sort(rows: &mut [Row]) {
    rows.sort_by_key(|row| {
        let rank = match row.id {
            "placed" => 0,
            "paid" => 1,
            _later => 2,
        };
        (row.moment.day(), rank)
    });
    for day in rows.chunk_by_mut(|one, next| one.moment.day() == next.moment.day()) {
        if day.iter().all(|row| matches!(row.moment, Moment::At(_))) {
            day.sort_by_key(|row| row.moment.first());
        }
    }
}

/// The dates that are facts and that no event tells.
fn facts(standing: &Standing, pen: &Pen) -> Vec<Row> {
    let facts = untold(standing).into_iter();
    facts
        .map(|(id, at)| Row {
            at: pen.moment(at),
            who: pen.actor(if id == "shipped" { Actor::Seller } else { Actor::Buyer }).to_owned(),
            what: named(&pen.words().events, id).to_owned(),
            details: Vec::new(),
            source: teller(standing, at)
                .map_or_else(|| pen.words().sources.unknown.clone(), |told| pen.source(told)),
            is_presumed: false,
            brief: None,
            id,
            moment: at,
            dispute: None,
        })
        .collect()
}

/// The name under which the words of an event stand: what a seller rejects and what a buyer asks
/// for instead have words of their own.
pub(super) fn word_id(event: &Event) -> &'static str {
    if let Event::DisputeMoved { event, .. } = event {
        match &**event {
            DisputeEvent::Proposed { offer: None, .. } => return "dispute-rejected",
            DisputeEvent::Declined { counter: Some(_), .. } => return "dispute-countered",
            DisputeEvent::Proposed { .. }
            | DisputeEvent::Declined { .. }
            | DisputeEvent::SteppedIn { .. }
            | DisputeEvent::EvidenceAsked { .. }
            | DisputeEvent::EvidenceGiven { .. }
            | DisputeEvent::ReturnAgreed { .. }
            | DisputeEvent::ReturnSent { .. }
            | DisputeEvent::Ended { .. }
            | DisputeEvent::Appealed { .. } => {}
        }
    }
    event_id(event)
}

fn row(happened: &Happened, source: String, standing: &Standing, pen: &Pen) -> Row {
    let words = pen.words();
    let event = &happened.event;
    let id = word_id(event);
    let what = named(&words.events, id);
    let is_presumed = matches!(happened.witness, Witness::Rule(_));
    let form = if is_presumed {
        &words.event_forms.presumed
    } else if is_only_seen(happened) {
        &words.event_forms.seen
    } else {
        "{event}"
    };
    let (details, brief) = details(event, standing, pen);
    let dispute = if let Event::DisputeMoved { place, .. } = event { Some(*place) } else { None };
    Row {
        at: pen.moment(happened.at),
        who: pen.actor(happened.by).to_owned(),
        what: form.replace("{event}", what),
        details,
        source,
        is_presumed,
        brief,
        id,
        moment: happened.at,
        dispute,
    }
}
