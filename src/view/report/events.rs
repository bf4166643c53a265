//! What happened, as rows: when, who, what with its details, and who says so.

use super::super::clean::clean;
use super::super::history::event_id;
use super::super::json::{Json, object};
use super::super::language::named;
use super::details::details;
use super::items::items;
use super::localizer::{Field, Localizer, Time};
use crate::app::OrderView;
use crate::domain::instant::Instant;
use crate::domain::order::{Dispute, Order, Statement, Step, StoryEntry, StoryEvent};
use crate::domain::time::Moment;

/// One thing that happened, or is assumed to have.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) at: Time,
    pub(super) who: String,
    pub(super) what: String,
    pub(super) details: Vec<Field>,
    pub(super) source: String,
    pub(super) is_assumed: bool,
    /// What tells it from others of its kind, in a few words.
    pub(super) brief: Option<String>,
    pub(super) id: &'static str,
    pub(super) moment: Moment,
    /// The dispute that it is of, by its place.
    pub(super) dispute: Option<usize>,
}

impl From<&Row> for Json {
    fn from(row: &Row) -> Self {
        object! {
            "at": row.at.clone(),
            "who": &row.who,
            "what": &row.what,
            "details": row.details.clone(),
            "source": &row.source,
            "is_assumed": row.is_assumed,
        }
    }
}

/// Everything with a date that others than the buyer are told, oldest first: no private notes, and
/// nothing that was only prepared.
pub(super) fn rows(view: &OrderView, localizer: &Localizer) -> Vec<Row> {
    let told = view.story.iter().filter(|entry| is_for_others(&entry.event));
    let mut rows: Vec<Row> = told.map(|entry| row(entry, view, localizer)).collect();
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

fn row(entry: &StoryEntry, view: &OrderView, localizer: &Localizer) -> Row {
    let words = localizer.words();
    let id = event_id(&entry.event);
    let what = match &entry.event {
        StoryEvent::Seen(page) => {
            words.event_forms.seen.replace("{event}", named(&words.stages, page.stage.id()))
        }
        StoryEvent::Assumed { stage, .. } => localizer.assumed(named(&words.stages, stage.id())),
        StoryEvent::Told(Statement::Submitted(step)) => {
            if let Step::Cancel { needs_consent: false, .. } = **step {
                words.event_forms.cancelled.clone()
            } else {
                named(&words.steps, step.kind().id()).to_owned()
            }
        }
        StoryEvent::Placed
        | StoryEvent::Paid
        | StoryEvent::Shipped
        | StoryEvent::Ended(_)
        | StoryEvent::Told(_) => named(&words.events, id).to_owned(),
    };
    let at = match (&entry.event, entry.after) {
        (StoryEvent::Seen(_), after) => localizer.seen(after, entry.at),
        (_, _) => localizer.moment(entry.at),
    };
    let source = if let StoryEvent::Assumed { rule, .. } = entry.event {
        localizer.by_rule(rule)
    } else {
        localizer.source(entry.source, seen_at(entry, &view.order))
    };
    let (mut details, mut brief) = details(&entry.event, view, localizer);
    let mut about: Vec<String> = Vec::new();
    let is_told = matches!(entry.event, StoryEvent::Told(Statement::Tracked(_)));
    if let Some(number) = entry.parcel.as_deref().map(clean).filter(|_| !is_told) {
        details.push(Field::new(&words.labels.number, &*number));
        about.push(number);
    }
    let dispute = dispute_place(entry, &view.order);
    let claim = dispute.and_then(|place| view.order.disputes.get(place)).map(|it| &it.claim);
    let mut parcels = view.order.declared_parcels();
    let parcel = parcels.find(|one| entry.parcel.as_ref().is_some_and(|number| one.has(number)));
    let lines = match (&entry.lines[..], claim, parcel) {
        ([], Some(claim), _) => view.order.line_numbers(&claim.lines),
        ([], None, Some(parcel)) => parcel.contents.iter().map(|packed| packed.line).collect(),
        (lines, _, _) => lines.to_vec(),
    };
    let lines = view.order.unless_all(lines);
    if !lines.is_empty() {
        let items = items(&view.order, &lines);
        details.push(Field::new(&words.labels.lines, &*items));
        about.push(items);
    }
    if !about.is_empty() {
        brief = Some(brief.into_iter().chain(about).collect::<Vec<_>>().join(" – "));
    }
    Row {
        at,
        who: localizer.actor(entry.by).to_owned(),
        what,
        details,
        source,
        is_assumed: matches!(entry.event, StoryEvent::Assumed { .. }),
        brief,
        id,
        moment: entry.at,
        dispute,
    }
}

/// When a page was captured that tells of it.
fn seen_at(entry: &StoryEntry, order: &Order) -> Instant {
    let purchase = order.purchase();
    let known = match &entry.event {
        StoryEvent::Placed => purchase.placed.as_ref(),
        StoryEvent::Paid => purchase.paid.as_ref(),
        StoryEvent::Shipped => purchase.shipped.as_ref(),
        StoryEvent::Ended(_) => purchase.ended.as_ref(),
        StoryEvent::Seen(_) | StoryEvent::Told(_) | StoryEvent::Assumed { .. } => None,
    };
    known.map_or_else(|| entry.at.last(), |known| known.seen)
}

/// The place of the dispute that it is of.
fn dispute_place(entry: &StoryEntry, order: &Order) -> Option<usize> {
    let StoryEvent::Told(what) = &entry.event else { return None };
    let by_id = |id| order.disputes.iter().position(|dispute| dispute.id == id);
    if let Statement::Dispute { dispute, .. } = what {
        return by_id(*dispute);
    }
    let Statement::Submitted(step) = what else { return None };
    if let Step::InDispute { dispute, .. } = &**step {
        return by_id(*dispute);
    }
    let Step::OpenDispute(claim) = &**step else { return None };
    let is_it = |dispute: &Dispute| dispute.opened == entry.at && dispute.claim == **claim;
    order.disputes.iter().position(is_it)
}

/// Whether others than the buyer are told of it: not of private notes, nor of what was only prepared,
/// nor of what says nothing of this order.
pub(super) fn is_for_others(event: &StoryEvent) -> bool {
    !matches!(event, StoryEvent::Told(what) if what.is_own())
}
