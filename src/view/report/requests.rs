//! What the buyer asked for: cancellations, disputes, and remedies outside the marketplace.

use super::super::clean::clean;
use super::super::json::{Json, object};
use super::super::language::{fill, named};
use super::events::Row;
use super::items::items;
use super::localizer::{Field, Localizer};
use super::summary::{outcome, phase};
use crate::domain::order::{Cancellation, Dispute, Order};

/// One request to cancel and what came of it.
pub(super) fn cancellation(
    order: &Order,
    asked: &Cancellation,
    localizer: &Localizer,
) -> Vec<Field> {
    let words = localizer.words();
    let labels = &words.labels;
    let mut fields = vec![Field::new(&labels.date, localizer.moment(asked.asked).text)];
    let lines = &asked.lines;
    fields.extend((!lines.is_empty()).then(|| Field::new(&labels.lines, items(order, lines))));
    fields.extend(
        asked.reason.map(|reason| Field::new(&labels.reason, localizer.cancel_reason(reason))),
    );
    fields.extend(asked.note.as_ref().map(|note| Field::quoted(&labels.note, note)));
    fields.extend(asked.complaint.then(|| Field::new(&labels.complaint, &*labels.yes)));
    let answer_by = asked.answer_by.map(|by| Field::new(&labels.answer_by, localizer.deadline(by)));
    fields.extend(answer_by);
    fields.push(Field::new(&labels.outcome, outcome(order, asked, localizer)).strong());
    fields
}

/// The disputes, each with the events that are of it.
pub(super) fn disputes(order: &Order, events: &[Row], localizer: &Localizer) -> Json {
    let words = localizer.words();
    Json::list(order.disputes.iter().enumerate().map(|(place, dispute)| {
        let course = events.iter().filter(|row| row.dispute == Some(place));
        object! {
            "heading": fill(&words.headings.dispute, &[("number", &(place + 1).to_string())]),
            "fields": dispute_fields(order, dispute, localizer),
            "course": Json::list(course),
        }
    }))
}

fn dispute_fields(order: &Order, dispute: &Dispute, localizer: &Localizer) -> Vec<Field> {
    let words = localizer.words();
    let labels = &words.labels;
    let claim = &dispute.claim;
    let mut fields = vec![
        Field::new(&labels.opened, localizer.moment(dispute.opened).text),
        Field::new(&labels.reason, localizer.dispute_reason(claim.reason)),
        Field::new(&labels.asked, named(&words.wants, claim.want.id())),
    ];
    // What was paid for all is no amount of a part.
    let total = order.purchase().total().copied().filter(|_| claim.lines.is_empty());
    let amount = claim.amount.or(total);
    fields.extend(amount.map(|amount| Field::new(&labels.amount, localizer.money(amount))));
    fields.push(Field::new(&labels.lines, claimed(order, dispute, localizer)));
    let description = claim.description.as_ref();
    fields.extend(description.map(|text| Field::quoted(&labels.description, text)));
    if !claim.evidence.is_empty() {
        let files: Vec<String> = claim.evidence.iter().map(|file| clean(file)).collect();
        fields.push(Field::new(&labels.files, files.join(", ")));
    }
    let offer = dispute.phase.offer();
    fields.extend(offer.map(|offer| {
        let who = localizer.actor(offer.by);
        let amount = offer.amount.or(total);
        Field::new(&labels.offer, format!("{who}: {}", localizer.offer(amount, offer.returns)))
    }));
    fields.push(Field::new(&labels.phase, phase(order, dispute, localizer)).strong());
    if let Some(end) = dispute.phase.end() {
        fields.push(Field::new(&labels.ended, localizer.moment(end.at).text));
        fields
            .extend(end.appeal_by.map(|by| Field::new(&labels.appeal_by, localizer.deadline(by))));
    }
    fields
}

/// The titles of the lines that a dispute is about.
fn claimed(order: &Order, dispute: &Dispute, localizer: &Localizer) -> String {
    if dispute.claim.lines.is_empty() {
        return localizer.words().labels.whole_order.clone();
    }
    items(order, &order.line_numbers(&dispute.claim.lines))
}

/// What was begun outside the marketplace.
pub(super) fn outside(order: &Order, localizer: &Localizer) -> Vec<Vec<Field>> {
    let words = localizer.words();
    let labels = &words.labels;
    let used = order.remedies.iter();
    used.map(|used| {
        let mut fields = vec![
            Field::new(&labels.step, named(&words.remedies, used.remedy.id())),
            Field::new(&labels.date, localizer.moment(used.at).text),
        ];
        if used.is_ended {
            let ended = named(&words.remedy_steps, "ended");
            fields.push(Field::new(&labels.state, ended));
        }
        fields.extend(used.next.map(|next| {
            let text = format!("{}: {}", localizer.deadline(next), localizer.due(next.rule()));
            Field::new(&labels.next_date, text)
        }));
        fields
    })
    .collect()
}
