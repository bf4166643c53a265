//! What the buyer asked for: cancellations, disputes, and the ways outside the marketplace.

use serde::Serialize;

use super::super::clean::clean;
use super::super::language::named;
use super::events::Row;
use super::pen::{Field, Pen};
use super::summary::{fill, phase};
use crate::domain::order::{Cancellation, Dispute, Order};

/// One dispute with its course.
#[derive(Debug, Serialize)]
pub(super) struct DisputeCard {
    heading: String,
    fields: Vec<Field>,
    course: Vec<Row>,
}

/// One request to cancel and what came of it.
pub(super) fn cancellation(asked: &Cancellation, pen: &Pen) -> Vec<Field> {
    let words = pen.words();
    let labels = &words.labels;
    let mut fields = vec![Field::new(&labels.date, pen.moment(asked.asked).text)];
    fields.extend(asked.reason.map(|reason| Field::new(&labels.reason, pen.cancel_reason(reason))));
    fields.extend(asked.note.as_ref().map(|note| Field::quoted(&labels.note, note)));
    fields.extend(asked.complaint.then(|| Field::new(&labels.complaint, &*labels.yes)));
    let ship_by = asked.ship_by.map(|by| Field::new(&labels.ship_by, pen.deadline(by)));
    fields.extend(ship_by);
    let outcome = named(&words.outcomes, asked.outcome.id());
    fields.push(Field::new(&labels.outcome, outcome).strong());
    fields
}

/// The disputes, each with the events that are of it.
pub(super) fn disputes(order: &Order, events: &[Row], pen: &Pen) -> Vec<DisputeCard> {
    let words = pen.words();
    let all = order.disputes().iter().zip(0_u32..);
    all.map(|(dispute, place)| DisputeCard {
        heading: fill(&words.headings.dispute, &[("number", &place.saturating_add(1).to_string())]),
        fields: dispute_fields(order, dispute, pen),
        course: events.iter().filter(|row| row.dispute == Some(place)).cloned().collect(),
    })
    .collect()
}

fn dispute_fields(order: &Order, dispute: &Dispute, pen: &Pen) -> Vec<Field> {
    let words = pen.words();
    let labels = &words.labels;
    let claim = &dispute.claim;
    let mut fields = vec![
        Field::new(&labels.opened, pen.moment(dispute.opened).text),
        Field::new(&labels.reason, pen.dispute_reason(claim.reason)),
        Field::new(&labels.asked, named(&words.wants, claim.want.id())),
    ];
    let total = order.purchase().total().copied();
    let amount = claim.amount.or(total.filter(|_| claim.lines.is_empty()));
    fields.extend(amount.map(|amount| Field::new(&labels.amount, pen.money(amount))));
    fields.push(Field::new(&labels.lines, claimed(order, dispute, pen)));
    let description = claim.description.as_ref();
    fields.extend(description.map(|text| Field::quoted(&labels.description, text)));
    if !claim.evidence.is_empty() {
        let files: Vec<String> = claim.evidence.iter().map(|file| clean(file)).collect();
        fields.push(Field::new(&labels.files, files.join(", ")));
    }
    let offer = dispute.phase.offer();
    fields.extend(offer.map(|offer| {
        let who = pen.actor(offer.by);
        Field::new(&labels.offer, format!("{who}: {}", pen.offer(&offer, total)))
    }));
    fields.push(Field::new(&labels.phase, phase(dispute, pen)).strong());
    if let Some(end) = dispute.phase.end() {
        fields.push(Field::new(&labels.ended, pen.moment(end.at).text));
        fields.extend(end.appeal_by.map(|by| Field::new(&labels.appeal_by, pen.deadline(by))));
    }
    fields
}

/// The titles of the lines that a dispute is about.
fn claimed(order: &Order, dispute: &Dispute, pen: &Pen) -> String {
    if dispute.claim.lines.is_empty() {
        return pen.words().labels.whole_order.clone();
    }
    let lines = order.purchase().lines().map(Vec::as_slice).unwrap_or_default();
    let title = |name: &String| {
        let by_id = lines.iter().find(|line| line.id.as_ref() == Some(name));
        let by_place = || {
            let place = name.parse::<usize>().ok()?.checked_sub(1)?;
            lines.get(place)
        };
        by_id.or_else(by_place).map_or_else(|| clean(name), |line| clean(&line.title))
    };
    dispute.claim.lines.iter().map(title).collect::<Vec<_>>().join("; ")
}

/// What was begun outside the marketplace.
pub(super) fn outside(order: &Order, pen: &Pen) -> Vec<Vec<Field>> {
    let words = pen.words();
    let labels = &words.labels;
    let taken = order.roads().iter();
    taken
        .map(|taken| {
            let mut fields = vec![
                Field::new(&labels.step, named(&words.roads, taken.road.id())),
                Field::new(&labels.date, pen.moment(taken.at).text),
            ];
            if taken.is_ended {
                let ended = named(&words.road_steps, "ended");
                fields.push(Field::new(&labels.state, ended));
            }
            fields.extend(taken.next.map(|next| {
                let text = format!("{}: {}", pen.deadline(next), pen.due(next.rule()));
                Field::new(&labels.next_date, text)
            }));
            fields
        })
        .collect()
}
