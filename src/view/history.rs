//! What happened to an order, in words and by stable names.

use super::clean::clean;
use super::date::{day_of_moment, moment};
use super::dispute_phrase::{dispute_fact_words, dispute_reason_words, remedy_step_words};
use super::goods::some_names;
use super::line::is_long;
use super::money::money;
use super::page::Page;
use super::phrase::{cause_words, due_words, shown_stage_words, stage_words};
use super::prepared::step_noun;
use super::promise::promise_words;
use super::transfer_text::{received_words, started_words};
use crate::domain::actor::Actor;
use crate::domain::order::{
    Cause, DisputeFact, DisputeStep, Order, Source, Statement, Step, StoryEntry, StoryEvent,
};
use crate::domain::promise::PromiseKind;
use crate::domain::rule::Rule;

/// What happened, with what happened alike on the same day in a long order.
#[derive(Debug)]
pub(super) struct Happened<'a> {
    pub(super) entry: &'a StoryEntry,
    more: Vec<&'a StoryEntry>,
}

impl<'a> Happened<'a> {
    /// What happened to an order, oldest first.
    pub(super) fn all(story: &'a [StoryEntry], order: &Order, page: &Page) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for entry in story {
            if is_long(order) && story.iter().any(|other| tells_number(other, entry, page)) {
                continue;
            }
            let day = day_of_moment(entry.at, page);
            let mut of_day =
                all.iter_mut().rev().take_while(|one| day_of_moment(one.entry.at, page) == day);
            match of_day.find(|one| is_long(order) && one.is_joined_by(entry, page)) {
                Some(known) => known.more.push(entry),
                None => all.push(Self { entry, more: Vec::new() }),
            }
        }
        all
    }

    fn entries(&self) -> impl Iterator<Item = &'a StoryEntry> {
        std::iter::once(self.entry).chain(self.more.iter().copied())
    }

    /// Whether the same is told by the same source, of other items or another parcel.
    fn is_joined_by(&self, entry: &StoryEntry, page: &Page) -> bool {
        let first = self.entry;
        let is_new = |known: &StoryEntry| match (&known.lines[..], &entry.lines[..]) {
            ([], []) => entry.parcel.is_some() && entry.parcel != known.parcel,
            (known, lines) => {
                !known.is_empty() && !lines.is_empty() && !lines.iter().any(|it| known.contains(it))
            }
        };
        let is_number = |entry: &StoryEntry| is_number(entry) && entry.parcel.is_none();
        let is_same =
            (first.source, first.by, first.after) == (entry.source, entry.by, entry.after);
        match (is_number(first), is_number(entry)) {
            (true, true) => is_same,
            (false, false) => {
                is_same
                    && self.entries().all(is_new)
                    && plain_words(first, page) == plain_words(entry, page)
            }
            (true, false) | (false, true) => false,
        }
    }

    /// What happened, with what of the order it is about.
    pub(super) fn words(&self, order: &Order, page: &Page) -> String {
        if self.more.is_empty() {
            return event_words(self.entry, order, page);
        }
        if is_number(self.entry) {
            return format!("{} tracking numbers", self.more.len() + 1);
        }
        let words = plain_words(self.entry, page);
        let lines: Vec<u32> = self.entries().flat_map(|one| &one.lines).copied().collect();
        if !lines.is_empty() {
            return format!("{words}: {}", some_names(order, &lines));
        }
        let parcels = self.entries().filter_map(|one| one.parcel.as_deref());
        format!("{words}: {}", parcels.map(clean).collect::<Vec<_>>().join(", "))
    }
}

/// Whether a tracking number needs no word of its own: the same source told on the same day that these
/// items shipped, and the number stands among the parcels.
fn tells_number(shipped: &StoryEntry, number: &StoryEntry, page: &Page) -> bool {
    is_number(number)
        && number.parcel.is_none()
        && !number.lines.is_empty()
        && matches!(shipped.event, StoryEvent::Told(Statement::Shipped { .. }))
        && shipped.source == number.source
        && day_of_moment(shipped.at, page) == day_of_moment(number.at, page)
        && number.lines.iter().all(|line| shipped.lines.contains(line))
}

/// Whether it tells a tracking number.
fn is_number(entry: &StoryEntry) -> bool {
    matches!(entry.event, StoryEvent::Told(Statement::Tracked(_)))
}

/// What happened, with what of the order it is about.
pub(super) fn event_words(entry: &StoryEntry, order: &Order, page: &Page) -> String {
    let words = plain_words(entry, page);
    let is_told_number = is_number(entry);
    let parcel = entry.parcel.as_deref().filter(|_| !is_told_number || entry.lines.is_empty());
    let about = match (entry.lines.as_slice(), parcel) {
        ([], None) => return words,
        ([], Some(number)) if is_told_number => format!("instead of {}", clean(number)),
        ([], Some(number)) => clean(number),
        (lines, _) => some_names(order, lines),
    };
    format!("{words}: {about}")
}

fn plain_words(entry: &StoryEntry, page: &Page) -> String {
    match &entry.event {
        StoryEvent::Placed => "placed".to_owned(),
        StoryEvent::Paid => "paid".to_owned(),
        StoryEvent::Shipped => "shipped".to_owned(),
        StoryEvent::Ended(shown) => shown_stage_words(*shown),
        StoryEvent::Seen(shown) => format!("seen {}", shown_stage_words(*shown)),
        StoryEvent::Told(statement) => statement_words(statement, page),
        StoryEvent::Assumed { stage, .. } if stage.is_ended() => {
            format!("assumed {}", stage_words(*stage))
        }
        StoryEvent::Assumed { rule, .. } => format!("assumed: {}", assumed_words(*rule)),
    }
}

fn statement_words(statement: &Statement, page: &Page) -> String {
    let plain = match statement {
        Statement::Looked(_) => "page read",
        Statement::NothingChanged => "seen, nothing had changed",
        Statement::Entered(_) => "entered by hand",
        Statement::Corrected(_) => "details corrected",
        Statement::CorrectionLifted(_) => "correction taken back",
        Statement::LineIs { .. } => "item matched with the page",
        Statement::PaidWith(order) => return format!("paid in one go with order {order}"),
        Statement::Prepared(step) => return format!("{} prepared", step_noun(step.kind())),
        Statement::Submitted(step) => return step_words(step),
        Statement::Dropped(kind) => {
            return format!("prepared {} dropped", step_noun(*kind));
        }
        Statement::Paid => "paid",
        Statement::PaymentVerified => "payment verified",
        Statement::PaymentFailed => "payment failed",
        Statement::CancellationApproved(_) => "seller agreed to cancel",
        Statement::CancellationRejected(_) => "cancellation rejected",
        Statement::ShipBy(until) => return format!("time to ship until {}", moment(*until, page)),
        Statement::ClaimedShipped => "seller says it shipped",
        Statement::Shipped { partly: true } => "partly shipped",
        Statement::Shipped { partly: false } => "shipped",
        Statement::Tracked(parcel) => return format!("tracking number {}", clean(&parcel.number)),
        Statement::ShipmentCancelled => "shipment cancelled",
        Statement::ReadyForPickup => "ready for pickup",
        Statement::Delivered => "delivered",
        Statement::Lost => "lost by the carrier",
        Statement::ReturnedToSeller => "returned to the seller",
        Statement::ArrivedAnyway => "arrived anyway",
        Statement::RefusedAtDoor => "refused at the door",
        Statement::ProtectionUntil(until) => {
            return format!("protection until {}", moment(*until, page));
        }
        Statement::Frozen => "frozen",
        Statement::Unfrozen => "unfrozen",
        Statement::Closed(cause) => return format!("closed, {}", cause_words(*cause)),
        Statement::SellerRating(rating) => return format!("seller's good ratings: {rating} %"),
        Statement::SellerCountry(country) => return format!("the seller is in {}", country.name()),
        Statement::Promised { kind, until } => {
            return format!("{} until {}", promise_words(*kind), moment(*until, page));
        }
        Statement::AccountRestricted => "your account was restricted",
        Statement::Remedy { remedy, step } => return remedy_step_words(*remedy, *step),
        Statement::Dispute { fact, .. } => return dispute_fact_words(fact, page),
        Statement::RefundStarted { method } => return started_words(*method),
        Statement::RefundReceived { amount, arrived, method } => {
            return received_words(*amount, *arrived, *method);
        }
        Statement::RefundFailed => "refund failed",
        Statement::Noted(_) => "note",
        Statement::Said { by, .. } => said_words(*by),
        Statement::EvidenceAdded(evidence) => {
            return format!("evidence {}", clean(&evidence.name));
        }
        Statement::EvidenceRemoved(_) => "evidence removed",
    };
    plain.to_owned()
}

fn said_words(by: Actor) -> &'static str {
    match by {
        Actor::Buyer => "you wrote",
        Actor::Seller => "the seller wrote",
        Actor::Platform => "AliExpress wrote",
        Actor::Carrier => "the carrier wrote",
        Actor::Bank => "the bank wrote",
    }
}

/// What the buyer did, in the words of the timeline.
fn step_words(step: &Step) -> String {
    match step {
        Step::Cancel { reason, needs_consent, .. } => {
            let what = if *needs_consent { "cancellation requested" } else { "cancelled" };
            format!("{what}, {}", reason.id().replace('-', " "))
        }
        Step::Withdraw { .. } => "cancellation request withdrawn".to_owned(),
        Step::Receive => "receipt confirmed".to_owned(),
        Step::Extend => "asked for longer protection".to_owned(),
        Step::OpenDispute(claim) => {
            format!("dispute opened: {}", dispute_reason_words(claim.reason))
        }
        Step::InDispute { step, .. } => dispute_step_words(step),
    }
}

fn dispute_step_words(step: &DisputeStep) -> String {
    let what = match step {
        DisputeStep::Accept => "you accepted",
        DisputeStep::Reject => "you rejected",
        DisputeStep::Counter(amount) => {
            return format!("dispute: you asked for {} instead", money(*amount));
        }
        DisputeStep::Escalate => "you asked AliExpress to step in",
        DisputeStep::Cancel => "you cancelled it",
        DisputeStep::Appeal => "you appealed",
        DisputeStep::ShipReturn(parcel) => {
            return format!("dispute: goods sent back, {}", clean(&parcel.number));
        }
    };
    format!("dispute: {what}")
}

/// What is assumed to have happened when a timer ran out and the order did not end by it.
fn assumed_words(rule: Rule) -> &'static str {
    if rule == Rule::DisputeSellerAnswer {
        "the seller didn't answer the dispute"
    } else {
        due_words(rule)
    }
}

/// The stable name of what happened.
pub(super) fn event_id(event: &StoryEvent) -> &'static str {
    match event {
        StoryEvent::Placed => "placed",
        StoryEvent::Paid => "paid",
        StoryEvent::Shipped => "shipped",
        StoryEvent::Ended(shown) => shown.stage.id(),
        StoryEvent::Seen(_) => "seen",
        StoryEvent::Told(statement) => statement_id(statement),
        StoryEvent::Assumed { .. } => "assumed",
    }
}

fn statement_id(statement: &Statement) -> &'static str {
    match statement {
        Statement::Looked(_) => "looked",
        Statement::NothingChanged => "nothing-changed",
        Statement::Entered(_) => "entered",
        Statement::Corrected(_) => "corrected",
        Statement::CorrectionLifted(_) => "correction-lifted",
        Statement::LineIs { .. } => "line-is",
        Statement::PaidWith(_) => "paid-with",
        Statement::Prepared(_) => "prepared",
        Statement::Submitted(_) => "submitted",
        Statement::Dropped(_) => "dropped",
        Statement::Paid => "paid",
        Statement::PaymentVerified => "payment-verified",
        Statement::PaymentFailed => "payment-failed",
        Statement::CancellationApproved(_) => "cancellation-approved",
        Statement::CancellationRejected(_) => "cancellation-rejected",
        Statement::ShipBy(_) => "ship-by",
        Statement::ClaimedShipped => "claimed-shipped",
        Statement::Shipped { partly: true } => "partly-shipped",
        Statement::Shipped { partly: false } => "shipped",
        Statement::Tracked(_) => "tracking",
        Statement::ShipmentCancelled => "shipment-cancelled",
        Statement::ReadyForPickup => "ready-for-pickup",
        Statement::Delivered => "delivered",
        Statement::Lost => "lost",
        Statement::ReturnedToSeller => "returned-to-seller",
        Statement::ArrivedAnyway => "arrived-anyway",
        Statement::RefusedAtDoor => "refused",
        Statement::ProtectionUntil(_) => "protection-until",
        Statement::Frozen => "frozen",
        Statement::Unfrozen => "unfrozen",
        Statement::Closed(_) => "closed",
        Statement::SellerRating(_) => "seller-rating",
        Statement::SellerCountry(_) => "seller-country",
        Statement::Promised { kind, .. } => promise_id(*kind),
        Statement::AccountRestricted => "account-restricted",
        Statement::Remedy { .. } => "remedy",
        Statement::Dispute { fact, .. } => dispute_fact_id(fact),
        Statement::RefundStarted { .. } => "refund-started",
        Statement::RefundReceived { .. } => "refund-received",
        Statement::RefundFailed => "refund-failed",
        Statement::Noted(_) => "noted",
        Statement::Said { .. } => "said",
        Statement::EvidenceAdded(_) => "evidence-added",
        Statement::EvidenceRemoved(_) => "evidence-removed",
    }
}

fn dispute_fact_id(fact: &DisputeFact) -> &'static str {
    match fact {
        DisputeFact::SellerAccepted => "seller-accepted",
        DisputeFact::SellerRejected => "seller-rejected",
        DisputeFact::SellerOffered(_) => "seller-offered",
        DisputeFact::SteppedIn(_) => "stepped-in",
        DisputeFact::MoreEvidenceAsked { .. } => "more-evidence-asked",
        DisputeFact::EvidenceGiven { .. } => "evidence-given",
        DisputeFact::Ruled { .. } => "ruled",
        DisputeFact::ReturnAgreed { .. } => "return-agreed",
        DisputeFact::ReturnReceived => "return-received",
        DisputeFact::ReturnAccepted { .. } => "return-accepted",
        DisputeFact::ReturnRejected { .. } => "return-rejected",
        DisputeFact::AnswerUntil(_) => "answer-until",
        DisputeFact::DecisionUntil(_) => "decision-until",
    }
}

fn promise_id(kind: PromiseKind) -> &'static str {
    match kind {
        PromiseKind::FreeReturn => "promised-free-return",
        PromiseKind::RefundIfLate => "promised-refund-if-late",
        PromiseKind::CouponIfLate => "promised-coupon-if-late",
        PromiseKind::Delivery => "promised-delivery",
        PromiseKind::PayBy => "pay-by",
    }
}

/// What an event is about, by a stable id: the stage that was seen or assumed, the step that was
/// prepared or submitted, the remedy.
pub(super) fn event_detail(event: &StoryEvent) -> Option<&'static str> {
    match event {
        StoryEvent::Seen(shown) => Some(shown.stage.id()),
        StoryEvent::Assumed { stage, .. } => Some(stage.id()),
        StoryEvent::Told(Statement::Prepared(step) | Statement::Submitted(step)) => {
            Some(step.kind().id())
        }
        StoryEvent::Told(Statement::Dropped(kind)) => Some(kind.id()),
        StoryEvent::Told(Statement::Remedy { remedy, .. }) => Some(remedy.id()),
        StoryEvent::Told(Statement::Closed(cause)) => Some(cause.id()),
        StoryEvent::Ended(shown) => shown.cause.map(Cause::id),
        StoryEvent::Placed | StoryEvent::Paid | StoryEvent::Shipped | StoryEvent::Told(_) => None,
    }
}

pub(super) fn source_words(source: Source) -> &'static str {
    match source {
        Source::Buyer => "you",
        Source::OrderList => "order list",
        Source::Mail => "mail",
        Source::Export => "export",
        Source::OrderPage => "page",
        Source::TrackingPage => "tracking page",
        Source::Seller => "seller",
    }
}

/// Who told what happened, and where it was read.
pub(super) fn told_by(entry: &StoryEntry) -> String {
    let Some(source) = entry.source else {
        let StoryEvent::Assumed { rule, .. } = entry.event else { return String::new() };
        return format!("assumed by rule {}", rule.id());
    };
    let words = source_words(source);
    match entry.telling.as_ref().and_then(|telling| telling.place.as_ref()) {
        Some(place) => format!("{words}: {}, {}", clean(&place.file), clean(&place.within)),
        None => words.to_owned(),
    }
}
