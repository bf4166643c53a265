//! What happened, as rows: when, who, what with its details, and who says so.

use serde::Serialize;

use super::super::clean::clean;
use super::super::json::event_id;
use super::super::language::named;
use super::super::milestone::{is_only_seen, teller, untold, valid};
use super::pen::{Field, Pen, Time};
use crate::app::Standing;
use crate::domain::order::{
    Actor, DisputeEvent, Ending, Event, Happened, Ruling, Step, Windows, Witness,
};
use crate::domain::time::{Deadline, Moment};

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
    let paid = standing.order.purchase().paid();
    for told in valid(&standing.history) {
        let happened = &told.entry.happened;
        // That a payment is good is no news where the buyer enters an order long after it.
        if matches!(happened.event, Event::PaymentVerified { .. }) && paid == Some(&happened.at) {
            continue;
        }
        if is_told(&happened.event) {
            rows.push(row(happened, pen.source(told), standing, pen));
        }
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

/// Whether others than the buyer are told of it. A note is the buyer's own; what is kept has a
/// place of its own, and is told by the day.
pub(super) fn is_told(event: &Event) -> bool {
    match event {
        Event::Learned(_)
        | Event::Repeated(_)
        | Event::Seen(_)
        | Event::Retold
        | Event::Noted { .. } => false,
        Event::Placed { .. }
        | Event::Paid { .. }
        | Event::PaymentVerified { .. }
        | Event::ShipByMoved { .. }
        | Event::CancellationRequested { .. }
        | Event::CancellationWithdrawn
        | Event::CancellationRejected { .. }
        | Event::CancellationLapsed { .. }
        | Event::Cancelled { .. }
        | Event::PartlyShipped
        | Event::Shipped(_)
        | Event::ShippingClaimed { .. }
        | Event::Tracked(_)
        | Event::ShipmentCancelled
        | Event::ReturnedToSeller
        | Event::DeliveryRefused
        | Event::ExtensionAsked
        | Event::ProtectionMoved(_)
        | Event::Delivered { .. }
        | Event::Disputed
        | Event::DisputeOpened { .. }
        | Event::DisputeMoved { .. }
        | Event::RefundMoved(_)
        | Event::RoadTaken { .. }
        | Event::Frozen { .. }
        | Event::Unfrozen
        | Event::Completed { .. }
        | Event::Closed { .. }
        | Event::Said { .. }
        | Event::EvidenceAdded(_) => true,
    }
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
    let mut details = Details { pen, fields: Vec::new(), brief: None };
    details.of(event, standing);
    let dispute = if let Event::DisputeMoved { place, .. } = event { Some(*place) } else { None };
    Row {
        at: pen.moment(happened.at),
        who: pen.actor(happened.by).to_owned(),
        what: form.replace("{event}", what),
        details: details.fields,
        source,
        is_presumed,
        brief: details.brief,
        id,
        moment: happened.at,
        dispute,
    }
}

/// The details of an event.
struct Details<'a> {
    pen: &'a Pen,
    fields: Vec<Field>,
    brief: Option<String>,
}

impl Details<'_> {
    fn say(&mut self, name: &str, text: &str) {
        self.fields.push(Field::new(name, text));
    }

    /// A detail that tells the event from others of its kind.
    fn tell(&mut self, name: &str, text: &str) {
        self.brief = Some(text.to_owned());
        self.say(name, text);
    }

    fn by(&mut self, name: &str, deadline: Deadline) {
        let text = self.pen.deadline(deadline);
        self.say(name, &text);
    }

    fn parcel(&mut self, parcel: &crate::domain::order::Parcel) {
        let labels = &self.pen.words().labels;
        self.tell(&labels.number, &clean(&parcel.number));
        if let Some(carrier) = &parcel.carrier {
            self.say(&labels.carrier, &clean(carrier));
        }
    }

    fn windows(&mut self, windows: &Windows) {
        let labels = &self.pen.words().labels;
        self.by(&labels.until, windows.dispute_until);
    }

    fn of(&mut self, event: &Event, standing: &Standing) {
        let words = self.pen.words();
        let labels = &words.labels;
        match event {
            Event::ShipByMoved { ship_by } | Event::PaymentVerified { ship_by } => {
                self.by(&labels.ship_by, *ship_by);
            }
            Event::CancellationRequested { reason, note, complaint, answer_by, .. } => {
                if let Some(reason) = reason {
                    let reason = self.pen.cancel_reason(*reason).to_owned();
                    self.tell(&labels.reason, &reason);
                }
                self.fields.extend(note.as_ref().map(|note| Field::quoted(&labels.note, note)));
                if *complaint {
                    self.say(&labels.complaint, &labels.yes);
                }
                self.by(&labels.answer_by, *answer_by);
            }
            Event::Cancelled { reason, note, .. } => {
                let reason = self.pen.cancel_reason(*reason).to_owned();
                self.tell(&labels.reason, &reason);
                self.fields.extend(note.as_ref().map(|note| Field::quoted(&labels.note, note)));
            }
            Event::Tracked(parcel) => self.parcel(parcel),
            Event::ProtectionMoved(windows) => self.windows(windows),
            Event::DisputeOpened { claim, answer_by, .. } => {
                let reason = self.pen.dispute_reason(claim.reason).to_owned();
                self.tell(&labels.reason, &reason);
                self.say(&labels.asked, named(&words.wants, claim.want.id()));
                if let Some(amount) = claim.amount {
                    self.say(&labels.amount, &self.pen.money(amount));
                }
                self.by(&labels.answer_by, *answer_by);
            }
            Event::DisputeMoved { event, .. } => self.of_dispute(event, standing),
            Event::RefundMoved(step) => match step {
                Step::Received(amount) => self.tell(&labels.amount, &self.pen.money(*amount)),
                Step::Started(expected) => self.by(&labels.expected_by, expected.by),
                Step::Failed => {}
            },
            Event::RoadTaken { road, step, next } => {
                let road = named(&words.roads, road.id());
                let step = named(&words.road_steps, step.id());
                self.tell(&labels.step, &format!("{road}: {step}"));
                if let Some(next) = next {
                    self.by(&labels.next_date, *next);
                }
            }
            Event::Closed { cause, .. } => {
                self.tell(&labels.reason, named(&words.causes, cause.id()));
            }
            Event::Said { text } => {
                self.fields.push(Field::quoted("", &first_line(text)));
            }
            Event::EvidenceAdded(evidence) => self.tell(&labels.file, &clean(&evidence.name)),
            Event::ShippingClaimed { number_by } => self.by(&labels.until, *number_by),
            Event::Frozen { until: Some(until) } => self.by(&labels.until, *until),
            Event::Placed { .. }
            | Event::Learned(_)
            | Event::Repeated(_)
            | Event::Seen(_)
            | Event::Retold
            | Event::Paid { .. }
            | Event::CancellationWithdrawn
            | Event::CancellationRejected { .. }
            | Event::CancellationLapsed { .. }
            | Event::PartlyShipped
            | Event::Shipped(_)
            | Event::ShipmentCancelled
            | Event::ReturnedToSeller
            | Event::DeliveryRefused
            | Event::ExtensionAsked
            | Event::Delivered { .. }
            | Event::Disputed
            | Event::Frozen { until: None }
            | Event::Unfrozen
            | Event::Completed { .. }
            | Event::Noted { .. } => {}
        }
    }

    fn of_dispute(&mut self, event: &DisputeEvent, standing: &Standing) {
        let words = self.pen.words();
        let labels = &words.labels;
        match event {
            DisputeEvent::Proposed { offer, answer_by } => {
                if let Some(offer) = offer {
                    let total = standing.order.purchase().total().copied();
                    self.tell(&labels.offer, &self.pen.offer(offer, total));
                }
                self.by(&labels.answer_by, *answer_by);
            }
            DisputeEvent::Declined { counter: Some(amount), .. } => {
                self.tell(&labels.amount, &self.pen.money(*amount));
            }
            DisputeEvent::EvidenceAsked { evidence_by } => self.by(&labels.until, *evidence_by),
            DisputeEvent::EvidenceGiven { files, .. } => {
                let files: Vec<String> = files.iter().map(|file| clean(file)).collect();
                self.tell(&labels.files, &files.join(", "));
            }
            DisputeEvent::ReturnAgreed { ship_by, amount } => {
                if let Some(amount) = amount {
                    self.tell(&labels.amount, &self.pen.money(*amount));
                }
                self.by(&labels.until, *ship_by);
            }
            DisputeEvent::ReturnSent { parcel } => self.parcel(parcel),
            DisputeEvent::Ended { ending, appeal_by, .. } => {
                self.tell(&labels.outcome, named(&words.endings, ending.id()));
                if let Ending::Ruled(Ruling::Partial(amount)) = ending {
                    self.say(&labels.amount, &self.pen.money(*amount));
                }
                if let Some(appeal_by) = appeal_by {
                    self.by(&labels.appeal_by, *appeal_by);
                }
            }
            DisputeEvent::SteppedIn { decide_by } | DisputeEvent::Appealed { decide_by } => {
                let due = self.pen.due(decide_by.rule()).to_owned();
                let text = format!("{}: {due}", self.pen.deadline(*decide_by));
                self.say(&labels.next_date, &text);
            }
            DisputeEvent::Declined { counter: None, .. } => {}
        }
    }
}

/// The beginning of what was said; all of it stands among the messages.
fn first_line(text: &str) -> String {
    const MOST: usize = 80;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let is_all = line.chars().count() <= MOST && text.trim().lines().count() <= 1;
    let mut start: String = line.chars().take(MOST).collect();
    if !is_all {
        start.push('…');
    }
    start
}
