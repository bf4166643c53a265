//! The details of an event: reasons, amounts, dates and numbers, each under its name.

use super::super::clean::clean;
use super::super::language::named;
use super::pen::{Field, Pen};
use crate::app::Standing;
use crate::domain::order::{DisputeEvent, Ending, Event, Parcel, Ruling, Step, Windows};
use crate::domain::time::Deadline;

/// The details of an event, and what tells it from others of its kind in a few words.
pub(super) fn details(
    event: &Event,
    standing: &Standing,
    pen: &Pen,
) -> (Vec<Field>, Option<String>) {
    let mut details = Details { pen, fields: Vec::new(), brief: None };
    details.of(event, standing);
    (details.fields, details.brief)
}

/// The details as they are gathered.
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

    fn parcel(&mut self, parcel: &Parcel) {
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
