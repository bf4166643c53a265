//! Takes in what a page showed. Facts beat expectations: the order goes where the page says it
//! is, even where the rules would not have let it; an older page never moves it back, and the same
//! page twice changes nothing.
//!
//! Where the order goes is a function of what the buyer told last, of every stage that pages showed
//! since then, in the order of their capture, and of all facts together; not of the order in which
//! pages are read. A page that comes late, or a fact that it adds, therefore makes all pages be
//! told again where that changes anything.

use chrono::TimeDelta;

use super::apply::{Corrupt, apply, running_ship_by};
use super::event::{Event, Happened, Witness};
use super::refund::owed_by_closing;
use super::snapshot::{Parcel, Seen, Snapshot};
use super::stage::{Actor, Cause, Stage};
use super::state::{Order, Outcome, Sighting, State};
use super::{dates, lapse};
use crate::domain::policy::{Policy, Rule};
use crate::domain::purchase::Purchase;
use crate::domain::time::{Deadline, Instant, Moment, SetBy};

/// What the snapshot makes happen; empty when it tells nothing new.
pub(crate) fn observe(
    order: &Order,
    snapshot: Snapshot,
    policy: &Policy,
) -> Result<Vec<Happened>, Corrupt> {
    let Snapshot { order: _, seen, stage, mut facts, parcels } = snapshot;
    if stage.is_some_and(|page| page.stage.implies_payment()) {
        facts.was_paid = Some(true);
    }
    let mut growing = Growing { order: order.clone(), happened: Vec::new(), policy };
    let news = order.purchase().news(&facts, seen);
    let repeats = order.purchase().repeats(&facts, seen);
    let learned = !news.is_empty();
    let is_new = order.revision() == 0;
    if learned || is_new {
        growing.take(Event::Learned(Box::new(news)), Moment::At(seen), seen)?;
    }
    if !repeats.is_empty() {
        growing.take(Event::Repeated(repeats), Moment::At(seen), seen)?;
    }
    for parcel in parcels {
        if is_news(growing.order.parcels(), &parcel) {
            growing.take(Event::Tracked(parcel), Moment::At(seen), seen)?;
        }
    }
    let sighting = stage.and_then(told_stage).map(|page| Sighting { seen, page });
    let sighting = sighting.filter(|sighting| is_sighted_first(order, *sighting));
    match sighting {
        // The common case: the youngest page, after pages alone, with no new fact. What was decided
        // then stays, whatever the rules are by now. Of an order that is new nothing was decided.
        Some(newest) if (!learned || is_new) && growing.only_pages_before(newest) => {
            growing.tell(newest)?;
        }
        None if !learned => {}
        Some(_) | None => growing.settle(sighting)?,
    }
    Ok(growing.happened)
}

/// Takes back what is only presumed, though it was written down: the order as the buyer and the
/// pages tell it.
pub(super) fn unpresumed(order: &Order, policy: &Policy) -> (Vec<Happened>, Order) {
    let growing = Growing { order: order.clone(), happened: Vec::new(), policy };
    // What was told once can be told again.
    growing
        .retold(None)
        .map_or_else(|_| (Vec::new(), order.clone()), |told| (told.happened, told.order))
}

/// Whether a page tells of a parcel that is not known, or of its carrier. Of two carriers the
/// greater one counts, so that the order of reading does not.
fn is_news(known: &[Parcel], parcel: &Parcel) -> bool {
    known
        .iter()
        .find(|known| known.number == parcel.number)
        .is_none_or(|known| known.carrier < parcel.carrier)
}

/// The stage of a page as it counts: words that nobody knows tell none, and only an order that is
/// closed has a cause, which is no cause when it is unknown.
fn told_stage(page: Seen) -> Option<Seen> {
    let cause = page.cause.filter(|cause| page.stage == Stage::Closed && *cause != Cause::Unknown);
    (page.stage != Stage::Unknown).then_some(Seen { stage: page.stage, cause })
}

/// Whether the sighting is younger than the buyer's word and not known.
fn is_sighted_first(order: &Order, sighting: Sighting) -> bool {
    order.ground.known.is_none_or(|told| sighting.seen > told)
        && !order.sightings.contains(&sighting)
}

/// An order to which events are being added.
#[derive(Clone)]
struct Growing<'a> {
    order: Order,
    happened: Vec<Happened>,
    policy: &'a Policy,
}

impl Growing<'_> {
    fn take(&mut self, event: Event, at: Moment, known: Instant) -> Result<(), Corrupt> {
        let by = actor(&event);
        let happened = Happened { event, at, known, by, witness: Witness::Page };
        self.order = apply(self.order.clone(), &happened)?;
        self.happened.push(happened);
        Ok(())
    }

    /// Whether the page is younger than all others, and nobody but those told where the order is.
    fn only_pages_before(&self, sighting: Sighting) -> bool {
        let untold = self.order.ground.known.is_none() && self.order.witness() == Witness::Page;
        untold && self.is_newest(sighting)
    }

    /// Whether the page is younger than all others that count.
    fn is_newest(&self, sighting: Sighting) -> bool {
        self.order.sightings.last().is_none_or(|last| *last < sighting)
    }

    /// Brings the order to where all pages together, this one among them, say that it is. Where
    /// this page alone leads to the same place, nothing is told again.
    fn settle(&mut self, sighting: Option<Sighting>) -> Result<(), Corrupt> {
        let retold = self.retold(sighting)?;
        let mut short = self.clone();
        match sighting {
            Some(newest) if short.is_newest(newest) => short.tell(newest)?,
            Some(older) => short.note(older)?,
            None => {}
        }
        *self = if stands_alike(&short.order, &retold.order, self.policy) { short } else { retold };
        Ok(())
    }

    /// Tells all pages again, oldest first, on top of what the buyer told.
    fn retold(&self, sighting: Option<Sighting>) -> Result<Self, Corrupt> {
        let mut retold = self.clone();
        let mut sightings = self.order.sightings.clone();
        sightings.extend(sighting);
        sightings.sort_unstable();
        let newest = sightings.last().map(|newest| newest.seen);
        if let Some(seen) = newest.max(self.order.known()) {
            retold.take(Event::Retold, Moment::At(seen), seen)?;
        }
        for sighting in sightings {
            retold.tell(sighting)?;
        }
        retold.print()?;
        Ok(retold)
    }

    /// Takes in what one page showed, if it is the newest.
    fn tell(&mut self, sighting: Sighting) -> Result<(), Corrupt> {
        self.confirm(sighting)?;
        let step = self.step(sighting);
        if step.is_none() || !self.order.sightings.contains(&sighting) {
            self.note(sighting)?;
        }
        match step {
            Some((event, at)) => self.take(event, at, sighting.seen),
            None => Ok(()),
        }
    }

    /// Takes in how a dispute ended by itself, where a page shows the order where that leads.
    fn confirm(&mut self, Sighting { seen, page }: Sighting) -> Result<(), Corrupt> {
        if self.order.stage() != Stage::InDispute || page.stage == Stage::InDispute {
            return Ok(());
        }
        let told = told_moment(page.stage, self.order.purchase());
        let by = told.map_or(seen, |told| told.last().min(seen));
        let (lapses, presumed) = lapse::lapsed(&self.order, by, self.policy);
        if presumed.stage() != page.stage {
            return Ok(());
        }
        let of_disputes = |lapse: &Happened| matches!(lapse.event, Event::DisputeMoved { .. });
        for lapse in lapses.into_iter().filter(of_disputes) {
            self.take(lapse.event, lapse.at, seen)?;
        }
        Ok(())
    }

    /// Keeps in mind what one page showed.
    fn note(&mut self, Sighting { seen, page }: Sighting) -> Result<(), Corrupt> {
        self.take(Event::Seen(page), Moment::At(seen), seen)
    }

    /// The event that a page which is the newest makes, and when that happened; `None` when the
    /// order stays.
    fn step(&self, Sighting { seen, page }: Sighting) -> Option<(Event, Moment)> {
        let stays = self.order.presumed().is_none()
            && self.order.stage() == page.stage
            && (page.cause.is_none() || page.cause == self.order.state().cause());
        if stays || self.agrees(page.stage, seen) {
            return None;
        }
        if let State::Frozen { before, .. } = self.order.state()
            && before.stage() == page.stage
        {
            return Some((Event::Unfrozen, Moment::At(seen)));
        }
        Some(self.entering(page, seen))
    }

    /// Whether the page's stage says nothing against the order's own, more exact one: until the
    /// answer is due, the page of an order with a request may read as before, and while a dispute
    /// of which the buyer told is open, it may tell of the parcel alone.
    fn agrees(&self, page: Stage, seen: Instant) -> bool {
        let is_told = self.order.disputes().iter().any(|dispute| !dispute.phase.is_ended());
        match self.order.state() {
            State::CancellationPending { answer_by, .. } => {
                page == Stage::AwaitingShipment && !answer_by.passed(seen)
            }
            State::InDispute { .. } => is_told && !page.is_ended() && page != Stage::Frozen,
            State::Unknown
            | State::AwaitingPayment { .. }
            | State::VerifyingPayment { .. }
            | State::AwaitingShipment { .. }
            | State::PartiallyShipped
            | State::Shipped(_)
            | State::ShipmentCancelled
            | State::Delivered { .. }
            | State::Frozen { .. }
            | State::Completed { .. }
            | State::Closed { .. } => false,
        }
    }

    /// Moves the dates of an order whose shipping the buyer told, or told before a page showed it
    /// disputed or frozen, to the day that a page prints.
    fn print(&mut self) -> Result<(), Corrupt> {
        let purchase = self.order.purchase();
        let state = self.order.state();
        let is_told_beneath = self.order.ground.known.is_some() && state.beneath() != state;
        let is_told = self.order.witness() == Witness::Buyer || is_told_beneath;
        let (true, Some(_), Some(since), Some(known)) =
            (is_told, purchase.protected_until(), self.order.since(), self.order.known())
        else {
            return Ok(());
        };
        match dates::protected(&self.order, purchase, self.policy) {
            Some(windows) => self.take(Event::ProtectionMoved(windows), since, known),
            None => Ok(()),
        }
    }

    /// The event that brings the order to the page's stage, and when that happened: as the page
    /// tells, else when the clock presumes it, else when it was seen first.
    fn entering(&self, page: Seen, seen: Instant) -> (Event, Moment) {
        let purchase = self.order.purchase();
        let told = told_moment(page.stage, purchase);
        let by = told.map_or(seen, |told| told.last().min(seen));
        let presumed = lapse::at(&self.order, by, self.policy);
        let stood = if presumed.stage() == page.stage { presumed.since() } else { None };
        let at = told.or(stood).unwrap_or(Moment::At(seen));
        let set_by = if told.is_some() { SetBy::Rule } else { SetBy::Estimate };
        let shipped = purchase.shipped().copied();
        let event = match page.stage {
            // A page never tells this one: its words are unknown, and nothing moves.
            Stage::Unknown => Event::Seen(page),
            Stage::AwaitingPayment => {
                let placed = purchase.placed().copied().unwrap_or(at);
                Event::Placed { pay_by: dates::pay_by(placed, self.policy) }
            }
            Stage::VerifyingPayment => {
                let rule = Rule::PaymentVerification;
                let verified_by = self.policy.deadline(rule, at, set_by);
                Event::Paid { verified_by, ship_by: self.ship_by_of_unverified(at, seen) }
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
            Stage::Frozen => {
                let until = self.policy.deadline(Rule::OrderFrozen, at, SetBy::Estimate);
                Event::Frozen { until: Some(until) }
            }
            Stage::Completed => Event::Completed {
                dispute_until: told.map(|at| dates::disputable_until(at, self.policy)),
            },
            Stage::Closed => {
                let is_disputed = self.order.stage() == Stage::InDispute;
                let by_then = if is_disputed { &self.order } else { &presumed };
                let cause = page.cause.unwrap_or_else(|| closing_cause(by_then));
                Event::Closed { cause, refund: owed_by_closing(by_then, cause, at, self.policy) }
            }
        };
        (event, at)
    }

    /// Back in, or arrived in, the stage before shipping: a request that waited had no effect.
    fn awaiting_shipment(&self, at: Moment) -> Event {
        let refused = self
            .order
            .cancellations()
            .last()
            .filter(|last| matches!(last.outcome, Outcome::Pending | Outcome::Unanswered));
        match refused.and_then(|last| last.ship_by) {
            Some(ship_by) => Event::CancellationLapsed { ship_by },
            None => Event::PaymentVerified { ship_by: self.ship_by(at) },
        }
    }

    /// The seller's time to ship: as the buyer gave it, else counted from what is known.
    fn ship_by(&self, seen: Moment) -> Deadline {
        let running = running_ship_by(self.order.state());
        running.filter(|ship_by| ship_by.set_by() == SetBy::Buyer).unwrap_or_else(|| {
            let (paid, set_by) = dates::paid_at_the_latest(self.order.purchase(), seen);
            dates::ship_by(paid, set_by, self.policy)
        })
    }

    /// The same for a payment that is still checked at `seen`: it is verified then or later.
    fn ship_by_of_unverified(&self, paid: Moment, seen: Instant) -> Deadline {
        let counted = self.ship_by(paid);
        let since_seen = dates::ship_by(Moment::At(seen), SetBy::Estimate, self.policy);
        let is_told = counted.set_by() == SetBy::Buyer;
        if is_told || counted.due() >= since_seen.due() { counted } else { since_seen }
    }
}

/// Whether two tellings lead to the same place, what the clock presumes by then among it.
fn stands_alike(left: &Order, right: &Order, policy: &Policy) -> bool {
    let alike = |left: &Order, right: &Order| {
        left.state() == right.state()
            && left.since() == right.since()
            && left.witness() == right.witness()
            && left.cancellations() == right.cancellations()
            && left.disputes() == right.disputes()
            && left.refunds() == right.refunds()
            && left.windows() == right.windows()
            && left.received_at() == right.received_at()
            && left.returned() == right.returned()
    };
    let presumed = |order: &Order, by: &Order| {
        let by = by.since().filter(|_| by.presumed().is_some())?;
        Some(lapse::at(order, by.last() + TimeDelta::seconds(1), policy))
    };
    alike(left, right) || presumed(right, left).is_some_and(|right| alike(left, &right))
}

/// Why an order is closed when the page does not say: what it waited for by then tells.
fn closing_cause(by_then: &Order) -> Cause {
    match by_then.state() {
        State::Closed { cause } => *cause,
        State::CancellationPending { .. } => Cause::CancellationApproved,
        State::InDispute { .. } => Cause::Dispute,
        State::Unknown
        | State::AwaitingPayment { .. }
        | State::VerifyingPayment { .. }
        | State::AwaitingShipment { .. }
        | State::PartiallyShipped
        | State::Shipped(_)
        | State::ShipmentCancelled
        | State::Delivered { .. }
        | State::Frozen { .. }
        | State::Completed { .. } => Cause::Unknown,
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

/// Who did what the page shows.
fn actor(event: &Event) -> Actor {
    match event {
        Event::Placed { .. }
        | Event::Paid { .. }
        | Event::CancellationRequested { .. }
        | Event::CancellationWithdrawn
        | Event::Cancelled { .. }
        | Event::Disputed
        | Event::DisputeOpened { .. }
        | Event::RoadTaken { .. }
        | Event::DeliveryRefused
        | Event::ExtensionAsked
        | Event::Noted { .. }
        | Event::Said { .. }
        | Event::EvidenceAdded(_) => Actor::Buyer,
        Event::CancellationRejected { .. }
        | Event::ShipByMoved { .. }
        | Event::PartlyShipped
        | Event::Shipped(_)
        | Event::ShippingClaimed { .. }
        | Event::Tracked(_) => Actor::Seller,
        Event::ShipmentCancelled | Event::ReturnedToSeller | Event::Delivered { .. } => {
            Actor::Carrier
        }
        Event::Learned(_)
        | Event::Repeated(_)
        | Event::Seen(_)
        | Event::Retold
        | Event::CancellationLapsed { .. }
        | Event::PaymentVerified { .. }
        | Event::ProtectionMoved(_)
        | Event::DisputeMoved { .. }
        | Event::RefundMoved(_)
        | Event::Frozen { .. }
        | Event::Unfrozen
        | Event::Completed { .. }
        | Event::Closed { .. } => Actor::Platform,
    }
}
