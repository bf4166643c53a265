//! What has happened to an order. Past tense; decided once, stored, never decided again.

use super::dispute::{Claim, DisputeEvent};
use super::outside::{Road, RoadStep};
use super::reason::Reason;
use super::refund::{Owed, Step};
use super::snapshot::{Parcel, Seen};
use super::stage::{Actor, Cause};
use crate::domain::evidence::Evidence;
use crate::domain::policy::Rule;
use crate::domain::purchase::{Facts, Repeats};
use crate::domain::time::{Deadline, Instant, Moment, Opening};

/// One thing that has happened. Dates in it were decided when it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event {
    /// The order was placed and waits for its payment.
    Placed {
        /// Until when it can be paid.
        pay_by: Deadline,
    },
    /// Facts that are no stage became known.
    Learned(Box<Facts>),
    /// Facts that are no stage were still so.
    Repeated(Repeats),
    /// A page showed this stage. Where that moves the order, the event that says so stands beside it.
    Seen(Seen),
    /// An older page or a new fact changes what the pages tell together: the order goes back to what
    /// the buyer told last, and the events that follow tell the pages again, oldest first.
    Retold,
    /// The buyer paid.
    Paid {
        /// When the marketplace has checked the payment.
        verified_by: Deadline,
        /// When the seller must have shipped, should the check go well.
        ship_by: Deadline,
    },
    /// The payment was found good.
    PaymentVerified {
        /// When the seller must have shipped.
        ship_by: Deadline,
    },
    /// The seller's time to ship was changed.
    ShipByMoved {
        /// When the seller must have shipped.
        ship_by: Deadline,
    },
    /// The buyer asked to cancel.
    CancellationRequested {
        /// Why; unknown when only the page tells of the request.
        reason: Option<Reason>,
        /// What the buyer wrote to it.
        note: Option<String>,
        /// Whether the buyer complained about the seller with it.
        complaint: bool,
        /// When the seller must have answered.
        answer_by: Deadline,
        /// The seller's time to ship, which goes on running.
        ship_by: Deadline,
    },
    /// The buyer took the request back.
    CancellationWithdrawn,
    /// The request was refused.
    CancellationRejected {
        /// The seller's time to ship, which goes on running.
        ship_by: Deadline,
    },
    /// The time for an answer was over and the order went on all the same: nobody told an answer.
    CancellationLapsed {
        /// The seller's time to ship, which goes on running.
        ship_by: Deadline,
    },
    /// The buyer cancelled where nobody has to agree.
    Cancelled {
        /// Why.
        reason: Reason,
        /// What the buyer wrote to it.
        note: Option<String>,
        /// What is owed by it.
        refund: Option<Owed>,
    },
    /// Some of the parcels were shipped.
    PartlyShipped,
    /// Everything was shipped.
    Shipped(Windows),
    /// The seller said that everything was shipped, and named no number.
    ShippingClaimed {
        /// When the seller must have named one.
        number_by: Deadline,
    },
    /// A tracking number became known.
    Tracked(Parcel),
    /// The carrier did not take the parcel, or gave it back.
    ShipmentCancelled,
    /// The parcel went back to the seller.
    ReturnedToSeller,
    /// The buyer did not take the parcel at the door.
    DeliveryRefused,
    /// The buyer asked the seller for longer protection.
    ExtensionAsked,
    /// The end of the buyer's protection was changed.
    ProtectionMoved(Windows),
    /// The parcel was delivered.
    Delivered {
        /// When the order completes by itself.
        complete_by: Deadline,
        /// The last moment to open a dispute.
        dispute_until: Deadline,
    },
    /// A page showed that a dispute is open.
    Disputed,
    /// The buyer opened a dispute.
    DisputeOpened {
        /// What is claimed.
        claim: Box<Claim>,
        /// When the seller must have answered.
        answer_by: Deadline,
        /// When the marketplace steps in at the latest.
        step_in_by: Deadline,
    },
    /// Something happened to the dispute at this place of the order, from 0.
    DisputeMoved {
        /// The place.
        place: u32,
        /// What.
        event: Box<DisputeEvent>,
    },
    /// Something happened to money on its way back.
    RefundMoved(Step),
    /// The buyer took, or is on, a road outside the marketplace.
    RoadTaken {
        /// Which.
        road: Road,
        /// What happened there.
        step: RoadStep,
        /// The next date on it.
        next: Option<Deadline>,
    },
    /// The marketplace holds the order.
    Frozen {
        /// When it most often lets it go on, or pays back; `None` when nobody told.
        until: Option<Deadline>,
    },
    /// The marketplace let the order go on.
    Unfrozen,
    /// The order ended with the goods accepted.
    Completed {
        /// The last moment to open a dispute; `None` when nobody told when it completed.
        dispute_until: Option<Deadline>,
    },
    /// The order ended without.
    Closed {
        /// Why.
        cause: Cause,
        /// What is owed by it.
        refund: Option<Owed>,
    },
    /// The buyer wrote something down.
    Noted {
        /// The words.
        text: String,
    },
    /// Somebody said something to the other side.
    Said {
        /// The words.
        text: String,
    },
    /// The buyer keeps a file that proves something, or tells more of one that is kept.
    EvidenceAdded(Box<Evidence>),
}

impl Event {
    /// Whether it only says that what was known was still so.
    pub(crate) fn is_confirmation(&self) -> bool {
        matches!(self, Self::Seen(_) | Self::Repeated(_))
    }
}

/// The dates that count from shipping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Windows {
    /// From when a dispute can be opened.
    pub(crate) dispute_from: Opening,
    /// When the parcel must have arrived.
    pub(crate) deliver_by: Deadline,
    /// When the order completes by itself.
    pub(crate) complete_by: Deadline,
    /// The last moment to open a dispute.
    pub(crate) dispute_until: Deadline,
}

/// An event with what is the same for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Happened {
    /// What happened.
    pub(crate) event: Event,
    /// When it happened.
    pub(crate) at: Moment,
    /// At which time this was known to be so: a page's capture, or the buyer's word.
    pub(crate) known: Instant,
    /// Who did it.
    pub(crate) by: Actor,
    /// Who says so.
    pub(crate) witness: Witness,
}

/// Who says that something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Witness {
    /// The person who keeps the record.
    Buyer,
    /// A page of the marketplace.
    Page,
    /// Nobody: a timer of the marketplace ran out, and this rule says what follows.
    Rule(Rule),
}
