//! Takes in what a page showed. Facts beat expectations: the order goes where the page says it
//! is, even where the rules would not have let it; an older page never moves it back, and the same
//! page twice changes nothing.
//!
//! Where the order goes is a function of the newest stage and of all facts together, not of the
//! order in which pages are read.

use super::apply::{Corrupt, apply};
use super::dates;
use super::event::{Event, Happened, Witness};
use super::snapshot::{Seen, Snapshot};
use super::stage::{Actor, Cause, Stage};
use super::state::{Order, Outcome, State};
use crate::domain::policy::{Policy, Rule};
use crate::domain::purchase::{Facts, Purchase};
use crate::domain::time::{Deadline, Instant, Moment, SetBy};

/// What the snapshot makes happen; empty when it tells nothing new.
pub(crate) fn observe(
    order: &Order,
    snapshot: Snapshot,
    policy: &Policy,
) -> Result<Vec<Happened>, Corrupt> {
    let Snapshot { order: _, seen, stage, mut facts, parcels } = snapshot;
    if stage.is_some_and(|seen| seen.stage.implies_payment()) {
        facts.was_paid = Some(true);
    }
    let mut growing = Growing { order: order.clone(), happened: Vec::new(), seen, policy };
    let news = order.purchase().news(facts, seen);
    let learned = !news.is_empty();
    if learned || order.revision() == 0 {
        growing.take(Event::Learned(news), placed_or(order, seen))?;
    }
    for parcel in parcels.into_iter().filter(|parcel| !order.parcels().contains(parcel)) {
        growing.take(Event::Tracked(parcel), Moment::At(seen))?;
    }
    if let Some(stage) = stage {
        growing.move_to(stage, learned)?;
    } else if learned {
        growing.refresh()?;
    }
    Ok(growing.happened)
}

/// An order to which events are being added.
struct Growing<'a> {
    order: Order,
    happened: Vec<Happened>,
    seen: Instant,
    policy: &'a Policy,
}

impl Growing<'_> {
    fn take(&mut self, event: Event, at: Moment) -> Result<(), Corrupt> {
        self.take_as_of(event, at, self.seen)
    }

    fn take_as_of(&mut self, event: Event, at: Moment, known: Instant) -> Result<(), Corrupt> {
        let by = actor(&event);
        let happened = Happened { event, at, known, by, witness: Witness::Page };
        self.order = apply(self.order.clone(), &happened)?;
        self.happened.push(happened);
        Ok(())
    }

    /// Brings the order to the stage of the page, if the page is not older than what is known.
    fn move_to(&mut self, page: Seen, learned: bool) -> Result<(), Corrupt> {
        let known = self.order.known();
        let newer = known.is_none_or(|known| self.seen > known);
        if page.stage == self.order.stage() {
            self.confirm(page, newer, learned)
        } else if known.is_none_or(|known| self.seen >= known) && !self.agrees(page.stage) {
            let (event, at) = self.entering(page, None);
            self.take(event, at)
        } else if newer {
            self.take(Event::Seen, Moment::At(self.seen))
        } else {
            self.insert_before(page, learned)
        }
    }

    /// Whether the page's stage says nothing against the order's own, more exact one.
    fn agrees(&self, page: Stage) -> bool {
        match (self.order.state(), page) {
            // Until the answer is due the page of a requested order may read as before.
            (State::CancellationPending { answer_by, .. }, Stage::AwaitingShipment) => {
                !answer_by.passed(self.seen)
            }
            (State::VerifyingPayment { verified_by, .. }, Stage::AwaitingShipment) => {
                let _checked = verified_by;
                false
            }
            _other_pairs => false,
        }
    }

    /// The page shows the stage that the order has: it may still tell its dates better.
    fn confirm(&mut self, page: Seen, newer: bool, learned: bool) -> Result<(), Corrupt> {
        let since = self.order.since();
        let earlier = since.is_none_or(|since| Moment::At(self.seen).first() < since.first());
        let from_page = self.order.witness() == Witness::Page;
        if from_page && (learned || earlier) || self.order.presumed().is_some() {
            let (event, at) = self.entering(page, since.filter(|_| !earlier));
            if self.would_change(&event, at)? {
                let known = self.order.known().map_or(self.seen, |known| known.max(self.seen));
                return self.take_as_of(event, at, known);
            }
        }
        if newer { self.take(Event::Seen, Moment::At(self.seen)) } else { Ok(()) }
    }

    /// New facts, no stage: the dates of a stage that a page told may follow better from them.
    fn refresh(&mut self) -> Result<(), Corrupt> {
        let stage = self.order.stage();
        if self.order.witness() != Witness::Page || stage == Stage::Unknown {
            return Ok(());
        }
        let cause = self.cause();
        self.confirm(Seen { stage, cause }, false, true)
    }

    /// An older page showed an earlier stage: what it adds is what only the past can tell.
    fn insert_before(&mut self, page: Seen, learned: bool) -> Result<(), Corrupt> {
        if self.order.witness() != Witness::Page {
            return Ok(());
        }
        let unasked = self.order.cancellations().is_empty();
        let frozen_from_nowhere = matches!(
            self.order.state(),
            State::Frozen { before } if **before == State::Unknown
        );
        if page.stage == Stage::CancellationPending && unasked || frozen_from_nowhere {
            let (stage, cause) = (self.order.stage(), self.cause());
            let (since, known) = (self.order.since(), self.order.known().unwrap_or(self.seen));
            let (event, at) = self.entering(page, None);
            self.take(event, at)?;
            let cause = cause.filter(|cause| *cause != Cause::Unknown);
            let (event, at) = self.entering_at(Seen { stage, cause }, since, known);
            return self.take_as_of(event, at, known);
        }
        if learned { self.refresh() } else { Ok(()) }
    }

    /// Whether the event would leave the order other than it is.
    fn would_change(&self, event: &Event, at: Moment) -> Result<bool, Corrupt> {
        let by = actor(event);
        let known = self.order.known().unwrap_or(self.seen);
        let trial = Happened { event: event.clone(), at, known, by, witness: Witness::Page };
        let moved = apply(self.order.clone(), &trial)?;
        Ok(moved.state() != self.order.state()
            || moved.since() != self.order.since()
            || moved.witness() != self.order.witness())
    }

    fn cause(&self) -> Option<Cause> {
        match self.order.state() {
            State::Closed { cause } => Some(*cause),
            State::Unknown
            | State::AwaitingPayment { .. }
            | State::VerifyingPayment { .. }
            | State::AwaitingShipment { .. }
            | State::CancellationPending { .. }
            | State::PartiallyShipped
            | State::Shipped(_)
            | State::ShipmentCancelled
            | State::Delivered { .. }
            | State::InDispute
            | State::Frozen { .. }
            | State::Completed { .. } => None,
        }
    }

    /// The event that brings the order to the page's stage, and when that happened.
    fn entering(&self, page: Seen, since: Option<Moment>) -> (Event, Moment) {
        self.entering_at(page, since, self.seen)
    }

    fn entering_at(&self, page: Seen, since: Option<Moment>, seen: Instant) -> (Event, Moment) {
        let purchase = self.order.purchase();
        let told = told_moment(page.stage, purchase);
        let at = told.or(since).unwrap_or(Moment::At(seen));
        let set_by = if told.is_some() { SetBy::Rule } else { SetBy::Estimate };
        let shipped = purchase.shipped().copied();
        let event = match page.stage {
            // A page never tells this one: its words are unknown, and nothing moves.
            Stage::Unknown => Event::Seen,
            Stage::AwaitingPayment => {
                let placed = purchase.placed().copied().unwrap_or(at);
                Event::Placed { pay_by: dates::pay_by(placed, self.policy) }
            }
            Stage::VerifyingPayment => {
                let verified_by = self.policy.verified_by(at, set_by);
                Event::Paid { verified_by, ship_by: self.ship_by(at) }
            }
            Stage::AwaitingShipment => self.awaiting_shipment(at),
            Stage::CancellationPending => Event::CancellationRequested {
                reason: None,
                note: None,
                complaint: false,
                answer_by: self.policy.deadline(Rule::CancelSellerAnswer, at, SetBy::Estimate),
                ship_by: self.ship_by(at),
            },
            Stage::PartiallyShipped => Event::PartlyShipped,
            Stage::Shipped => Event::Shipped(dates::windows(purchase, shipped, at, self.policy)),
            Stage::ShipmentCancelled => Event::ShipmentCancelled,
            Stage::Delivered => {
                let (complete_by, dispute_until) =
                    dates::delivered(purchase, shipped, at, set_by, self.policy);
                Event::Delivered { complete_by, dispute_until }
            }
            Stage::InDispute => Event::Disputed,
            Stage::Frozen => Event::Frozen,
            Stage::Completed => Event::Completed {
                dispute_until: told.map(|at| dates::disputable_until(at, self.policy)),
            },
            Stage::Closed => Event::Closed {
                cause: page.cause.unwrap_or_else(|| self.closing_cause(at)),
            },
        };
        (event, at)
    }

    /// Back in, or arrived in, the stage before shipping: a request that waited was refused.
    fn awaiting_shipment(&self, at: Moment) -> Event {
        let refused = self.order.cancellations().last().filter(|last| {
            matches!(last.outcome, Outcome::Pending | Outcome::Unanswered)
        });
        match refused.and_then(|last| last.ship_by) {
            Some(ship_by) => Event::CancellationRejected { ship_by },
            None => Event::PaymentVerified { ship_by: self.ship_by(at) },
        }
    }

    /// The seller's time to ship: as it was set already, else counted from what is known.
    fn ship_by(&self, seen: Moment) -> Deadline {
        match self.order.state() {
            State::VerifyingPayment { ship_by, .. }
            | State::AwaitingShipment { ship_by }
            | State::CancellationPending { ship_by, .. }
                if ship_by.set_by() == SetBy::Buyer =>
            {
                *ship_by
            }
            _no_date_of_the_buyer => {
                let (paid, set_by) = dates::paid_or_placed(self.order.purchase(), seen);
                dates::ship_by(paid, set_by, self.policy)
            }
        }
    }

    /// Why an order is closed when the page does not say: what it waited for before tells.
    fn closing_cause(&self, at: Moment) -> Cause {
        match self.order.state() {
            State::CancellationPending { answer_by, .. } => {
                if answer_by.passed(at.last()) {
                    Cause::CancellationUnanswered
                } else {
                    Cause::CancellationApproved
                }
            }
            State::AwaitingPayment { pay_by } if pay_by.passed(at.last()) => Cause::Unpaid,
            State::AwaitingShipment { ship_by } if ship_by.passed(at.last()) => Cause::NotShipped,
            State::Closed { cause } => *cause,
            State::Unknown
            | State::AwaitingPayment { .. }
            | State::VerifyingPayment { .. }
            | State::AwaitingShipment { .. }
            | State::PartiallyShipped
            | State::Shipped(_)
            | State::ShipmentCancelled
            | State::Delivered { .. }
            | State::InDispute
            | State::Frozen { .. }
            | State::Completed { .. } => Cause::Unknown,
        }
    }
}

/// The moment at which the stage began, where the page tells it.
fn told_moment(stage: Stage, purchase: &Purchase) -> Option<Moment> {
    match stage {
        Stage::AwaitingPayment => purchase.placed().copied(),
        Stage::VerifyingPayment | Stage::AwaitingShipment => purchase.paid().copied(),
        Stage::Shipped => purchase.shipped().copied(),
        Stage::Completed | Stage::Closed => purchase.ended().copied(),
        Stage::Unknown
        | Stage::CancellationPending
        | Stage::PartiallyShipped
        | Stage::ShipmentCancelled
        | Stage::Delivered
        | Stage::InDispute
        | Stage::Frozen => None,
    }
}

fn placed_or(order: &Order, seen: Instant) -> Moment {
    order.purchase().placed().copied().unwrap_or(Moment::At(seen))
}

/// Who did what the page shows.
fn actor(event: &Event) -> Actor {
    match event {
        Event::Placed { .. }
        | Event::Paid { .. }
        | Event::CancellationRequested { .. }
        | Event::CancellationWithdrawn
        | Event::Cancelled { .. }
        | Event::Disputed
        | Event::Noted { .. } => Actor::Buyer,
        Event::CancellationRejected { .. }
        | Event::ShipByMoved { .. }
        | Event::PartlyShipped
        | Event::Shipped(_)
        | Event::Tracked(_) => Actor::Seller,
        Event::ShipmentCancelled | Event::ReturnedToSeller | Event::Delivered { .. } => {
            Actor::Carrier
        }
        Event::Learned(_)
        | Event::Seen
        | Event::PaymentVerified { .. }
        | Event::ProtectionMoved(_)
        | Event::Frozen
        | Event::Unfrozen
        | Event::Completed { .. }
        | Event::Closed { .. } => Actor::Platform,
    }
}
