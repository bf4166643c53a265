//! What a buyer does, and what a buyer tells that others did.

use super::dispute::{Claim, DisputeCommand, DisputeFact};
use super::outside::{Road, RoadStep};
use super::reason::Reason;
use super::refund::RefundFact;
use super::snapshot::Parcel;
use super::stage::{Actor, Cause};
use crate::domain::evidence::Evidence;
use crate::domain::money::Money;
use crate::domain::purchase::{Line, Seller};
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

/// Something to do to an order. `at` is when it was done, where that is not now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    /// Begin the record of an order.
    Add(Box<NewOrder>),
    /// Cancel it, or ask to.
    Cancel {
        /// Why.
        reason: Reason,
        /// What to write to it.
        note: Option<String>,
        /// Whether to complain about the seller too.
        complaint: bool,
        /// When it was done.
        at: Option<Moment>,
    },
    /// Take the cancellation request back.
    Withdraw {
        /// When it was done.
        at: Option<Moment>,
    },
    /// Pay it.
    Pay {
        /// When it was done.
        at: Option<Moment>,
    },
    /// Confirm that the goods were received.
    Receive {
        /// When it was done.
        at: Option<Moment>,
    },
    /// Refuse the parcel at the door.
    Refuse {
        /// When it was done.
        at: Option<Moment>,
    },
    /// Ask the seller for longer protection.
    AskExtension {
        /// When it was done.
        at: Option<Moment>,
    },
    /// Open a dispute.
    OpenDispute {
        /// What is claimed.
        claim: Box<Claim>,
        /// When it was done.
        at: Option<Moment>,
    },
    /// Do something in a dispute.
    Dispute {
        /// A line that it is about, where several are open.
        line: Option<String>,
        /// What.
        command: DisputeCommand,
        /// When it was done.
        at: Option<Moment>,
    },
    /// Record what others did in a dispute.
    RecordDispute {
        /// A line that it is about, where several are open.
        line: Option<String>,
        /// What they did.
        fact: DisputeFact,
        /// When they did it.
        at: Option<Moment>,
    },
    /// Record what happened to a refund.
    RecordRefund {
        /// What.
        fact: RefundFact,
        /// When.
        at: Option<Moment>,
    },
    /// Write something down.
    Note {
        /// The words.
        text: String,
    },
    /// Write down what somebody said.
    Say {
        /// Who: the buyer, the seller, or the marketplace's people.
        by: Actor,
        /// The words.
        text: String,
        /// When it was said.
        at: Option<Moment>,
    },
    /// Keep a file that proves something, or tell more of one that is kept.
    AddEvidence(Box<Evidence>),
    /// Record what others did.
    Record {
        /// What they did.
        fact: Fact,
        /// When they did it.
        at: Option<Moment>,
    },
}

/// An order that the buyer enters by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewOrder {
    /// Who sells.
    pub(crate) seller: Seller,
    /// The share of good ratings that the seller has.
    pub(crate) rating: Option<Rating>,
    /// What it costs.
    pub(crate) total: Money,
    /// When it was placed.
    pub(crate) placed: Moment,
    /// When it was paid.
    pub(crate) paid: Option<Moment>,
    /// How it was paid.
    pub(crate) method: Option<String>,
    /// When it was shipped.
    pub(crate) shipped: Option<Moment>,
    /// Its parcels.
    pub(crate) parcels: Vec<Parcel>,
    /// What was bought.
    pub(crate) lines: Vec<Line>,
}

/// What others did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fact {
    /// The marketplace found the payment good.
    PaymentVerified,
    /// The payment did not go through.
    PaymentFailed,
    /// The seller agreed to the cancellation.
    CancellationApproved,
    /// The cancellation was refused.
    CancellationRejected,
    /// The seller's time to ship ends at another date.
    ShipBy {
        /// The date.
        until: Moment,
    },
    /// The seller shipped.
    Shipped {
        /// Only a part of it.
        partly: bool,
        /// The parcel, where there is a number.
        parcel: Option<Parcel>,
    },
    /// The seller says that it was shipped, and names no number.
    ClaimedShipped,
    /// A tracking number became known.
    Tracking {
        /// The parcel.
        parcel: Parcel,
    },
    /// The carrier did not take the parcel, or gave it back.
    ShipmentCancelled,
    /// The parcel was delivered.
    Delivered,
    /// The parcel went back to the seller.
    ReturnedToSeller,
    /// Buyer protection ends at another date.
    ProtectionUntil {
        /// The date.
        until: Moment,
    },
    /// The marketplace holds the order.
    Frozen,
    /// The marketplace let the order go on.
    Unfrozen,
    /// The seller's page shows this share of good ratings.
    SellerRating {
        /// The share.
        rating: Rating,
    },
    /// Something happened on a road outside the marketplace.
    Outside {
        /// Which road.
        road: Road,
        /// What happened.
        step: RoadStep,
    },
    /// The order was closed.
    Closed {
        /// Why; what the clock presumes by then, when the buyer does not say.
        cause: Option<Cause>,
    },
}
