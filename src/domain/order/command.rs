//! What a buyer does, and what a buyer reports that others did.

use super::claim::Claim;
use super::fact::{DisputeFact, DisputeStep};
use super::parcel::Parcel;
use super::reason::Reason;
use super::remedy_name::{Remedy, RemedyStep};
use super::stage::Cause;
use crate::domain::actor::Actor;
use crate::domain::details::{Details, Line, Seller};
use crate::domain::evidence::{Digest, Evidence};
use crate::domain::money::Money;
use crate::domain::payment::Method;
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

/// Something to do to an order. `at` is when it happened, where that is not now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    /// Begin the record of an order.
    Add(Box<NewOrder>),
    /// Correct details, and lift corrections, by the names of the fields.
    Correct {
        /// The details that hold above what pages say.
        set: Box<Details>,
        /// The fields whose correction no longer holds.
        lift: Vec<String>,
    },
    /// Pay it.
    Pay {
        /// When.
        at: Option<Moment>,
    },
    /// Refuse the parcel at the door.
    Refuse {
        /// When.
        at: Option<Moment>,
    },
    /// Prepare or submit something that the marketplace must be told.
    Step {
        /// What.
        step: StepRequest,
        /// Whether it was submitted there; else it is prepared.
        submitted: bool,
        /// When.
        at: Option<Moment>,
    },
    /// Report what others did, or what a page showed.
    Report {
        /// What.
        report: Report,
        /// When.
        at: Option<Moment>,
    },
    /// Report what others did in a dispute.
    ReportDispute {
        /// A line that it is about, where several disputes are open.
        line: Option<String>,
        /// What they did.
        fact: DisputeFact,
        /// When.
        at: Option<Moment>,
    },
    /// Report what happened to a refund.
    ReportRefund {
        /// What.
        report: RefundReport,
        /// Whether the very same happened again.
        again: bool,
        /// When.
        at: Option<Moment>,
    },
    /// Keep a note.
    Note {
        /// The words.
        text: String,
    },
    /// Keep what somebody said.
    Say {
        /// Who: the buyer, the seller, or the marketplace's people.
        by: Actor,
        /// The words.
        text: String,
        /// When.
        at: Option<Moment>,
    },
    /// Keep a file as evidence, or say more of one that is kept.
    AddEvidence(Box<Evidence>),
    /// Take a file out of the evidence.
    RemoveEvidence(Digest),
}

/// What the marketplace must be told, as the buyer asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StepRequest {
    /// Cancel, or ask to. Without a reason the prepared one is meant.
    Cancel {
        /// Why.
        reason: Option<Reason>,
        /// What to write with it.
        note: Option<String>,
        /// Whether to complain about the seller too.
        complaint: bool,
    },
    /// Take the cancellation request back, or drop the prepared one.
    Withdraw,
    /// Confirm that the goods were received.
    Receive,
    /// Ask for longer protection.
    Extend,
    /// Open a dispute. Without a claim the prepared one is meant.
    OpenDispute {
        /// What is claimed, apart from its lines.
        claim: Option<Box<Claim>>,
        /// The lines that it is about, as the buyer names them.
        lines: Vec<String>,
    },
    /// Do something in a dispute.
    InDispute {
        /// A line that it is about, where several are open.
        line: Option<String>,
        /// What.
        step: DisputeStep,
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

/// What others did, or what a page showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Report {
    /// The buyer looked, and nothing had changed.
    NothingChanged,
    /// The marketplace verified the payment.
    PaymentVerified,
    /// The payment did not go through.
    PaymentFailed,
    /// The seller agreed to the cancellation.
    CancellationApproved,
    /// The cancellation was rejected.
    CancellationRejected,
    /// The seller's time to ship ends then.
    ShipBy {
        /// The date.
        until: Moment,
    },
    /// The seller shipped.
    Shipped {
        /// Only a part.
        partly: bool,
        /// The parcel, where there is a number.
        parcel: Option<Parcel>,
    },
    /// The seller says that it shipped, and names no number.
    ClaimedShipped,
    /// A tracking number became known.
    Tracking {
        /// The parcel.
        parcel: Parcel,
    },
    /// The carrier did not take the parcel, or gave it back.
    ShipmentCancelled,
    /// The parcel can be picked up.
    ReadyForPickup,
    /// The parcel was delivered.
    Delivered,
    /// The carrier lost the parcel.
    Lost,
    /// The parcel went back to the seller.
    ReturnedToSeller,
    /// The goods came though the order was cancelled.
    ArrivedAnyway,
    /// Buyer protection ends then.
    ProtectionUntil {
        /// The date.
        until: Moment,
    },
    /// The marketplace froze the order.
    Frozen,
    /// The marketplace let the order go on.
    Unfrozen,
    /// The seller's page shows this share of good ratings.
    SellerRating {
        /// The share.
        rating: Rating,
    },
    /// A step of a remedy outside the marketplace.
    Remedy {
        /// Which.
        remedy: Remedy,
        /// What happened.
        step: RemedyStep,
    },
    /// The order was closed.
    Closed {
        /// Why; what the clock assumes, where the buyer does not say.
        cause: Option<Cause>,
    },
}

/// What happened to a refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RefundReport {
    /// The marketplace sent it.
    Started {
        /// How, where it is another way than the payment.
        method: Option<Method>,
    },
    /// It arrived, or a part of it.
    Received {
        /// How much; all that is left where it is not said.
        amount: Option<Money>,
    },
    /// It went back or got lost.
    Failed,
}
