//! The state of an order: an enum with data, built by `apply` and by nothing else.

use super::dispute::Dispute;
use super::event::{Windows, Witness};
use super::outside::Taken;
use super::reason::Reason;
use super::refund::{self, Refund, Step, Transfer};
use super::snapshot::{Parcel, Seen};
use super::stage::{Cause, Stage};
use crate::domain::evidence::Kept;
use crate::domain::id::OrderId;
use crate::domain::message::Message;
use crate::domain::money::Money;
use crate::domain::policy::Rule;
use crate::domain::purchase::Purchase;
use crate::domain::time::{Deadline, Instant, Moment};

/// Where an order stands, with what is known only there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum State {
    /// The page used words that nobody knows.
    Unknown,
    /// Placed, not paid.
    AwaitingPayment {
        /// Until when it can be paid.
        pay_by: Deadline,
    },
    /// Paid; the marketplace checks the payment.
    VerifyingPayment {
        /// When the check is over.
        verified_by: Deadline,
        /// When the seller must have shipped, should the check go well.
        ship_by: Deadline,
    },
    /// Paid; the seller must ship.
    AwaitingShipment {
        /// When the seller must have shipped.
        ship_by: Deadline,
    },
    /// The buyer asked to cancel.
    CancellationPending {
        /// When the seller must have answered.
        answer_by: Deadline,
        /// When the seller must have shipped.
        ship_by: Deadline,
    },
    /// Some parcels are on their way.
    PartiallyShipped,
    /// On its way.
    Shipped(Windows),
    /// The carrier did not take the parcel, or gave it back.
    ShipmentCancelled,
    /// Delivered, not yet confirmed.
    Delivered {
        /// When the order completes by itself.
        complete_by: Deadline,
        /// The last moment to open a dispute.
        dispute_until: Deadline,
    },
    /// A dispute is open; what is known of it stands among the disputes of the order.
    InDispute {
        /// Where it stood before.
        before: Box<Self>,
    },
    /// The marketplace holds the order.
    Frozen {
        /// Where it stood before.
        before: Box<Self>,
        /// When the marketplace most often lets it go on, or pays back.
        until: Option<Deadline>,
    },
    /// Ended with the goods accepted.
    Completed {
        /// The last moment to open a dispute; `None` when nobody told when it completed.
        dispute_until: Option<Deadline>,
    },
    /// Ended without.
    Closed {
        /// Why.
        cause: Cause,
    },
}

impl State {
    /// Why the order is closed; `None` where it is not.
    pub(crate) fn cause(&self) -> Option<Cause> {
        if let Self::Closed { cause } = self { Some(*cause) } else { None }
    }

    /// Where the order stands apart from a dispute that is open and from being held.
    pub(super) fn beneath(&self) -> &Self {
        if let Self::InDispute { before } | Self::Frozen { before, .. } = self {
            before.beneath()
        } else {
            self
        }
    }

    /// The name of the state.
    pub(crate) fn stage(&self) -> Stage {
        match self {
            Self::Unknown => Stage::Unknown,
            Self::AwaitingPayment { .. } => Stage::AwaitingPayment,
            Self::VerifyingPayment { .. } => Stage::VerifyingPayment,
            Self::AwaitingShipment { .. } => Stage::AwaitingShipment,
            Self::CancellationPending { .. } => Stage::CancellationPending,
            Self::PartiallyShipped => Stage::PartiallyShipped,
            Self::Shipped(_) => Stage::Shipped,
            Self::ShipmentCancelled => Stage::ShipmentCancelled,
            Self::Delivered { .. } => Stage::Delivered,
            Self::InDispute { .. } => Stage::InDispute,
            Self::Frozen { .. } => Stage::Frozen,
            Self::Completed { .. } => Stage::Completed,
            Self::Closed { .. } => Stage::Closed,
        }
    }
}

/// A cancellation that the buyer asked for, with how it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cancellation {
    /// When it was asked for.
    pub(crate) asked: Moment,
    /// Why; unknown when only the page tells of it.
    pub(crate) reason: Option<Reason>,
    /// What the buyer wrote to it.
    pub(crate) note: Option<String>,
    /// Whether the buyer complained about the seller with it.
    pub(crate) complaint: bool,
    /// The end of the payment's check, when it was asked for while that ran.
    pub(crate) verified_by: Option<Deadline>,
    /// The seller's time to ship when it was asked for; an unpaid order has none.
    pub(crate) ship_by: Option<Deadline>,
    /// How it went.
    pub(crate) outcome: Outcome,
}

impl Cancellation {
    /// Whether the seller had to agree: not while the order was unpaid or its payment was checked.
    pub(crate) fn was_asked_of_seller(&self) -> bool {
        self.verified_by.is_none() && self.ship_by.is_some()
    }
}

/// How a cancellation went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nobody has answered.
    Pending,
    /// The order is closed by it.
    Granted,
    /// It was refused.
    Rejected,
    /// The buyer took it back.
    Withdrawn,
    /// Nobody answered in time.
    Unanswered,
    /// Nobody told an answer, and the order went on.
    Lapsed,
    /// The order was shipped or ended in another way before an answer.
    Overtaken,
}

impl Outcome {
    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Granted => "granted",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Unanswered => "unanswered",
            Self::Lapsed => "lapsed",
            Self::Overtaken => "overtaken",
        }
    }
}

/// A stage that a page showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sighting {
    /// When the page was captured.
    pub(super) seen: Instant,
    /// What it showed.
    pub(super) page: Seen,
}

/// How an order stood when the buyer last told where it stands: what pages are told on top of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ground {
    pub(super) state: State,
    pub(super) since: Option<Moment>,
    pub(super) known: Option<Instant>,
    pub(super) witness: Witness,
    pub(super) cancellations: Vec<Cancellation>,
    pub(super) disputes: Vec<Dispute>,
    pub(super) refunds: Vec<Refund>,
    pub(super) windows: Option<Windows>,
    pub(super) sent: Option<Moment>,
    pub(super) arrived: Option<Moment>,
}

impl Ground {
    /// An order of which nobody has told anything.
    pub(super) fn bare() -> Self {
        Self {
            state: State::Unknown,
            since: None,
            known: None,
            witness: Witness::Page,
            cancellations: Vec::new(),
            disputes: Vec::new(),
            refunds: Vec::new(),
            windows: None,
            sent: None,
            arrived: None,
        }
    }
}

/// One order with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Order {
    pub(super) id: OrderId,
    pub(super) revision: u32,
    pub(super) state: State,
    pub(super) since: Option<Moment>,
    pub(super) known: Option<Instant>,
    pub(super) witness: Witness,
    pub(super) paid: bool,
    pub(super) purchase: Purchase,
    pub(super) parcels: Vec<Parcel>,
    pub(super) cancellations: Vec<Cancellation>,
    pub(super) disputes: Vec<Dispute>,
    pub(super) refunds: Vec<Refund>,
    /// The dates that count from shipping, wherever the order is since.
    pub(super) windows: Option<Windows>,
    /// What happened to money on its way back; no page takes it away.
    pub(super) transfers: Vec<Transfer>,
    pub(super) roads: Vec<Taken>,
    /// When all of it was shipped last.
    pub(super) sent: Option<Moment>,
    /// When the goods were first known to be with the buyer.
    pub(super) arrived: Option<Moment>,
    pub(super) returned: Option<Moment>,
    pub(super) door: Option<Moment>,
    pub(super) extension: Option<Moment>,
    pub(super) claimed: Option<Deadline>,
    pub(super) notes: Vec<(Moment, String)>,
    pub(super) messages: Vec<Message>,
    pub(super) evidence: Vec<Kept>,
    /// What the buyer told last; pages that are older tell no stage.
    pub(super) ground: Box<Ground>,
    /// The stages that pages showed since then, oldest first.
    pub(super) sightings: Vec<Sighting>,
}

impl Order {
    /// An order of which nothing but the number is known.
    pub(crate) fn new(id: OrderId) -> Self {
        Self {
            id,
            revision: 0,
            state: State::Unknown,
            since: None,
            known: None,
            witness: Witness::Page,
            paid: false,
            purchase: Purchase::default(),
            parcels: Vec::new(),
            cancellations: Vec::new(),
            disputes: Vec::new(),
            refunds: Vec::new(),
            windows: None,
            transfers: Vec::new(),
            roads: Vec::new(),
            sent: None,
            arrived: None,
            returned: None,
            door: None,
            extension: None,
            claimed: None,
            notes: Vec::new(),
            messages: Vec::new(),
            evidence: Vec::new(),
            ground: Box::new(Ground::bare()),
            sightings: Vec::new(),
        }
    }

    /// Its number.
    pub(crate) fn id(&self) -> &OrderId {
        &self.id
    }

    /// How many events made it.
    pub(crate) fn revision(&self) -> u32 {
        self.revision
    }

    /// Where it stands.
    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    /// The name of where it stands.
    pub(crate) fn stage(&self) -> Stage {
        self.state.stage()
    }

    /// Since when it stands there.
    pub(crate) fn since(&self) -> Option<Moment> {
        self.since
    }

    /// The last time at which it was known to stand there.
    pub(crate) fn known(&self) -> Option<Instant> {
        self.known
    }

    /// Whether the buyer has paid, as far as anybody told.
    pub(crate) fn is_paid(&self) -> bool {
        self.paid
    }

    /// Who says that it stands there.
    pub(crate) fn witness(&self) -> Witness {
        self.witness
    }

    /// The rule by which it is presumed to stand there; `None` when that is a fact.
    pub(crate) fn presumed(&self) -> Option<Rule> {
        match self.witness {
            Witness::Rule(rule) => Some(rule),
            Witness::Buyer | Witness::Page => None,
        }
    }

    /// What was bought.
    pub(crate) fn purchase(&self) -> &Purchase {
        &self.purchase
    }

    /// Its parcels.
    pub(crate) fn parcels(&self) -> &[Parcel] {
        &self.parcels
    }

    /// The cancellations that the buyer asked for, oldest first.
    pub(crate) fn cancellations(&self) -> &[Cancellation] {
        &self.cancellations
    }

    /// What the buyer wrote down, oldest first.
    pub(crate) fn notes(&self) -> &[(Moment, String)] {
        &self.notes
    }

    /// What was said, in the order in which it was written down.
    pub(crate) fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// The files that prove something, in the order in which they were added.
    pub(crate) fn evidence(&self) -> &[Kept] {
        &self.evidence
    }

    /// Its disputes, oldest first.
    pub(crate) fn disputes(&self) -> &[Dispute] {
        &self.disputes
    }

    /// The refunds that are owed, or were, in the order in which they became so.
    pub(crate) fn refunds(&self) -> &[Refund] {
        &self.refunds
    }

    /// What happened to money on its way back, oldest first.
    pub(crate) fn transfers(&self) -> &[Transfer] {
        &self.transfers
    }

    /// The roads outside the marketplace that the buyer took.
    pub(crate) fn roads(&self) -> &[Taken] {
        &self.roads
    }

    /// The dates that count from shipping, where it was shipped.
    pub(crate) fn windows(&self) -> Option<&Windows> {
        self.windows.as_ref()
    }

    /// When the parcel went back to the seller; `None` where another one was sent since.
    pub(crate) fn returned(&self) -> Option<Moment> {
        self.returned.filter(|back| self.sent.is_none_or(|sent| sent.last() < back.last()))
    }

    /// When the buyer refused the parcel at the door.
    pub(crate) fn refused_at_the_door(&self) -> Option<Moment> {
        self.door
    }

    /// When the buyer asked for longer protection that was not granted since.
    pub(crate) fn extension_asked(&self) -> Option<Moment> {
        self.extension
    }

    /// When a seller who claims to have shipped must have named a tracking number.
    pub(crate) fn number_by(&self) -> Option<Deadline> {
        self.claimed
    }

    /// When the goods were first known to be with the buyer.
    pub(crate) fn received_at(&self) -> Option<Moment> {
        self.arrived
    }

    /// Whether the goods are known to have come.
    pub(crate) fn has_arrived(&self) -> bool {
        self.arrived.is_some()
    }

    /// All the money that came back; `None` when none did.
    pub(crate) fn received(&self) -> Option<Money> {
        let amounts = self.transfers.iter().filter_map(|transfer| match transfer.step {
            Step::Received(amount) => Some(amount),
            Step::Started(_) | Step::Failed => None,
        });
        amounts.fold(None, |sum: Option<Money>, amount| match sum {
            Some(sum) => sum.plus(amount).or(Some(sum)),
            None => Some(amount),
        })
    }

    /// What has not come back of all that is owed; `None` when nothing is, or where nobody told how
    /// much.
    pub(crate) fn refund_owed(&self) -> Option<Money> {
        let open = refund::accounts(self).into_iter().filter_map(|account| account.outstanding());
        open.fold(None, |sum: Option<Money>, amount| match sum {
            Some(sum) => sum.plus(amount).or(Some(sum)),
            None => Some(amount),
        })
    }
}
