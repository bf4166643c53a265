//! The story of an order: what happened, when, and who says so, in the order of time.

use super::fact::{Source, Statement, Step};
use super::purchase::Known;
use super::stage::{ShownStage, Stage};
use super::standing::{Certainty, Order};
use super::telling::{RecordedFact, Telling};
use crate::domain::actor::Actor;
use crate::domain::instant::Instant;
use crate::domain::rule::Rule;
use crate::domain::time::Moment;

/// Something that happened to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoryEntry {
    /// When; for what a page showed, when it was captured.
    pub(crate) at: Moment,
    /// After this look, where only two looks bound the moment.
    pub(crate) after: Option<Instant>,
    pub(crate) by: Actor,
    /// Who says so; `None` where only a timer does.
    pub(crate) source: Option<Source>,
    /// When and where it was told first; `None` where only a timer says so.
    pub(crate) telling: Option<Telling>,
    /// The numbers of the lines that it is about; none for the whole order.
    pub(crate) lines: Vec<u32>,
    /// The parcel that it is about.
    pub(crate) parcel: Option<String>,
    pub(crate) event: StoryEvent,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StoryEvent {
    Placed,
    Paid,
    Shipped,
    Ended(ShownStage),
    /// A page showed it at another stage than the page before.
    Seen(ShownStage),
    Told(Statement),
    /// A timer ran out, and the order is assumed to be at this stage.
    Assumed {
        rule: Rule,
        stage: Stage,
    },
}

/// The story of the order, oldest first. What a newer page contradicts is left out, and what is only
/// prepared is there while it is.
pub(crate) fn story(order: &Order) -> Vec<StoryEntry> {
    let mut story = dated(order);
    story.extend(shipped_before(order));
    story.extend(seen(order));
    story.extend(order.facts.iter().filter_map(|fact| told(order, fact)));
    let told = |entry: &StoryEntry| entry.telling.as_ref().map(|telling| telling.told);
    story.sort_by_key(|entry| (placed_in_day(entry), rank(&entry.event), entry.at, told(entry)));
    for part in order.parts() {
        if let Certainty::Assumed { rule, since } = part.certainty {
            let lines = part.lines.iter().map(|line| line.number);
            story.push(StoryEntry {
                at: Moment::At(since),
                after: None,
                by: Actor::Platform,
                source: None,
                telling: None,
                lines: lines.filter(|_| part.is_part()).collect(),
                parcel: None,
                event: StoryEvent::Assumed { rule, stage: part.stage() },
            });
        }
    }
    story
}

/// Where an entry goes among those of its day: one of which only the day is known comes last, but what
/// the others follow from comes first.
fn placed_in_day(entry: &StoryEntry) -> Instant {
    let begins = match &entry.event {
        StoryEvent::Placed | StoryEvent::Paid => true,
        StoryEvent::Told(Statement::Submitted(step)) => matches!(**step, Step::Cancel { .. }),
        StoryEvent::Shipped
        | StoryEvent::Ended(_)
        | StoryEvent::Seen(_)
        | StoryEvent::Told(_)
        | StoryEvent::Assumed { .. } => false,
    };
    if begins { entry.at.first() } else { entry.at.last() }
}

fn rank(event: &StoryEvent) -> u8 {
    match event {
        StoryEvent::Placed => 0,
        StoryEvent::Paid => 1,
        StoryEvent::Shipped => 2,
        StoryEvent::Told(_) | StoryEvent::Seen(_) => 3,
        StoryEvent::Ended(_) | StoryEvent::Assumed { .. } => 4,
    }
}

/// The dates that some source gave.
fn dated(order: &Order) -> Vec<StoryEntry> {
    let purchase = order.purchase();
    let entry = |known: Option<&Known<Moment>>, event, by| {
        let known = known?;
        let of_source = |fact: &&RecordedFact| {
            fact.fact.source == known.source && says(&fact.fact.what, &event, known.value)
        };
        let teller = order.facts.iter().find(of_source);
        Some(StoryEntry {
            at: known.value,
            after: None,
            by,
            source: Some(known.source),
            telling: teller.and_then(|fact| fact.tellings.first().cloned()),
            lines: Vec::new(),
            parcel: None,
            event,
        })
    };
    let ended = ended(order);
    [
        entry(purchase.placed.as_ref(), StoryEvent::Placed, Actor::Buyer),
        entry(purchase.paid.as_ref(), StoryEvent::Paid, Actor::Buyer),
        entry(purchase.shipped.as_ref(), StoryEvent::Shipped, Actor::Seller)
            .filter(|_| order.shipped_at.is_some()),
        ended.and_then(|page| {
            entry(purchase.ended.as_ref(), StoryEvent::Ended(page), Actor::Platform)
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The first date of a shipment that was cancelled, where a newer one replaced it.
fn shipped_before(order: &Order) -> Option<StoryEntry> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else gives a date")]
    let shipped = |fact: &RecordedFact| match &fact.fact.what {
        Statement::Entered(details) => details.shipped,
        Statement::Looked(look) => look.details.shipped,
        _ => None,
    };
    let is_cancelled = |at: &Moment| {
        order.facts.iter().any(|fact| {
            matches!(fact.fact.what, Statement::ShipmentCancelled)
                && at.first() <= fact.fact.at.last()
        })
    };
    let (fact, at) = order.facts.iter().find_map(|fact| Some((fact, shipped(fact)?)))?;
    (Some(&at) != order.purchase().shipped() && is_cancelled(&at))
        .then(|| StoryEntry { at, ..of_fact(fact, Actor::Seller, StoryEvent::Shipped) })
}

/// The stage at which the order ended, where a page printed when.
fn ended(order: &Order) -> Option<ShownStage> {
    let known = order.as_known();
    let stage = known.stage();
    let cause = known.state().cause();
    (stage.is_ended() && known.stage_source.is_some_and(Source::is_order_page))
        .then_some(ShownStage { stage, cause })
}

/// Whether a statement gives this date.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else gives a date")]
fn says(what: &Statement, event: &StoryEvent, at: Moment) -> bool {
    let details = match what {
        Statement::Looked(look) => &look.details,
        Statement::Entered(details) | Statement::Corrected(details) => &**details,
        Statement::Paid | Statement::Shipped { .. } => return true,
        _ => return false,
    };
    let told = match event {
        StoryEvent::Placed => details.placed,
        StoryEvent::Paid => details.paid,
        StoryEvent::Shipped => details.shipped,
        StoryEvent::Ended(_) => details.ended,
        StoryEvent::Seen(_) | StoryEvent::Told(_) | StoryEvent::Assumed { .. } => None,
    };
    told == Some(at)
}

/// The pages that showed another stage than the page before, where no date tells of that change.
fn seen(order: &Order) -> Vec<StoryEntry> {
    let mut before: Option<(ShownStage, Instant)> = None;
    let mut entries = Vec::new();
    for fact in order.facts.iter() {
        let Statement::Looked(look) = &fact.fact.what else { continue };
        let Some(page) = look.stage.filter(|page| page.stage != Stage::Unknown) else { continue };
        let at = fact.speaks_for();
        let changed = before.is_none_or(|(known, _)| known.stage != page.stage);
        if changed && !has_date(order, page.stage) {
            let after = before.map(|(_, at)| at);
            let seen = of_fact(fact, actor_of(page.stage), StoryEvent::Seen(page));
            entries.push(StoryEntry { at: Moment::At(at), after, ..seen });
        }
        before = Some((page, at));
    }
    entries
}

/// Whether some source says when an order came to this stage.
fn has_date(order: &Order, stage: Stage) -> bool {
    let purchase = order.purchase();
    match stage {
        Stage::AwaitingPayment => purchase.placed().is_some(),
        Stage::VerifyingPayment | Stage::AwaitingShipment => purchase.paid().is_some(),
        Stage::Shipped => purchase.shipped().is_some(),
        Stage::Completed | Stage::Closed => {
            purchase.ended().is_some() && order.as_known().stage() == stage
        }
        Stage::Unknown
        | Stage::CancellationPending
        | Stage::PartiallyShipped
        | Stage::ShipmentCancelled
        | Stage::Delivered
        | Stage::InDispute
        | Stage::Frozen => false,
    }
}

fn actor_of(stage: Stage) -> Actor {
    match stage {
        Stage::AwaitingPayment | Stage::CancellationPending | Stage::InDispute => Actor::Buyer,
        Stage::AwaitingShipment | Stage::PartiallyShipped | Stage::Shipped => Actor::Seller,
        Stage::ShipmentCancelled | Stage::Delivered => Actor::Carrier,
        Stage::Unknown
        | Stage::VerifyingPayment
        | Stage::Frozen
        | Stage::Completed
        | Stage::Closed => Actor::Platform,
    }
}

fn told(order: &Order, fact: &RecordedFact) -> Option<StoryEntry> {
    let what = &fact.fact.what;
    let by = what.nature().by;
    let scope = &fact.fact.scope;
    // Of several disputes each step names its own.
    let about = fact.fact.what.about().filter(|_| order.disputes.len() > 1);
    let dispute = about.and_then(|id| order.disputes.iter().find(|dispute| dispute.id == id));
    let names = match (what, fact.fact.line_names()) {
        (Statement::LineIs { line, .. }, _) => std::slice::from_ref(line),
        (_, []) => dispute.map_or(&[][..], |dispute| &dispute.claim.lines),
        (_, names) => names,
    };
    let lines = order.unless_all(order.line_numbers(names));
    has_place(order, fact).then(|| StoryEntry {
        lines,
        parcel: scope.parcel.clone(),
        ..of_fact(fact, by, StoryEvent::Told(what.clone()))
    })
}

fn of_fact(fact: &RecordedFact, by: Actor, event: StoryEvent) -> StoryEntry {
    StoryEntry {
        at: fact.fact.at,
        after: None,
        by,
        source: Some(fact.fact.source),
        telling: fact.tellings.first().cloned(),
        lines: Vec::new(),
        parcel: None,
        event,
    }
}

/// Whether a statement is an event of its own: not what a date says already, not what only a newer
/// page contradicts, and not what was replaced.
#[expect(clippy::wildcard_enum_match_arm, reason = "no page contradicts anything else")]
fn has_place(order: &Order, fact: &RecordedFact) -> bool {
    let fell = order.disagreements.iter().any(|one| {
        one.falls.source == fact.fact.source
            && one.falls.at == fact.told()
            && matches!(fact.fact.source, Source::Buyer)
    });
    match &fact.fact.what {
        Statement::Looked(_)
        | Statement::NothingChanged
        | Statement::Entered(_)
        | Statement::Corrected(_)
        | Statement::CorrectionLifted(_)
        | Statement::Dropped(_)
        | Statement::EvidenceRemoved(_) => false,
        Statement::Prepared(_) => order.prepared.iter().any(|one| one.id == fact.id),
        Statement::Paid | Statement::PaymentVerified => {
            order.purchase().paid() != Some(&fact.fact.at)
        }
        Statement::Shipped { partly: false } => {
            !fell && order.purchase().shipped() != Some(&fact.fact.at)
        }
        Statement::Submitted(_)
        | Statement::PaymentFailed
        | Statement::CancellationApproved(_)
        | Statement::CancellationRejected(_)
        | Statement::Shipped { partly: true }
        | Statement::ShipmentCancelled
        | Statement::ReadyForPickup
        | Statement::Delivered
        | Statement::Lost
        | Statement::ReturnedToSeller
        | Statement::RefusedAtDoor
        | Statement::Closed(_) => !fell,
        _ => true,
    }
}
