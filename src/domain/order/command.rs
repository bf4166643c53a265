//! What a buyer does, and what a buyer reports that others did.

use super::claim::Claim;
use super::fact::{DisputeFact, DisputeStep, Parcel, Source};
use super::reason::Reason;
use super::remedy_name::{Remedy, RemedyStep};
use super::stage::Cause;
use crate::domain::actor::Actor;
use crate::domain::buyer::Country;
use crate::domain::details::{Details, Line, Seller};
use crate::domain::evidence::{Digest, Evidence};
use crate::domain::id::OrderId;
use crate::domain::money::Money;
use crate::domain::payment::Method;
use crate::domain::promise::PromiseKind;
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

/// What of an order a command is about, as the buyer names it; nothing for all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// Lines, by their numbers in the order or on the page, or words of their titles.
    pub(crate) lines: Vec<String>,
    /// Parcels, by their tracking numbers.
    pub(crate) parcels: Vec<String>,
}

/// A change to an order. `at` is when it happened; `None` means now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    Add(Box<NewOrder>),
    /// Correct details, and lift corrections, by the names of the fields.
    Correct {
        set: Box<Details>,
        lift: Vec<String>,
    },
    /// A line that was entered by hand is the one with this number on the page.
    MatchLine {
        line: String,
        id: String,
    },
    /// The order was paid in one go with another.
    PaidWith(OrderId),
    Pay {
        at: Option<Moment>,
    },
    Refuse {
        about: Named,
        at: Option<Moment>,
    },
    /// Prepare or submit something that the marketplace must be told.
    Step {
        step: StepRequest,
        /// Whether it was submitted there; else it is prepared.
        submitted: bool,
        at: Option<Moment>,
    },
    Report {
        report: Report,
        about: Named,
        /// Who says so: the buyer, or the seller in a message.
        by: Source,
        at: Option<Moment>,
    },
    ReportDispute {
        /// Lines that the dispute is about, as the buyer names them, where several are open.
        lines: Vec<String>,
        fact: DisputeFact,
        at: Option<Moment>,
    },
    ReportRefund {
        report: RefundReport,
        /// The lines that it is for, as the buyer names them.
        lines: Vec<String>,
        again: bool,
        at: Option<Moment>,
    },
    Note {
        text: String,
    },
    Say {
        /// Who: the buyer, the seller, or the marketplace's people.
        by: Actor,
        text: String,
        at: Option<Moment>,
    },
    /// Keep a file as evidence, or say more of one that is kept.
    AddEvidence {
        file: Box<Evidence>,
        /// The lines that it is about, as the buyer names them.
        lines: Vec<String>,
    },
    RemoveEvidence(Digest),
}

/// What the marketplace must be told, as the buyer asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StepRequest {
    /// Cancel, or ask to. Without a reason the prepared one is meant.
    Cancel {
        reason: Option<Reason>,
        note: Option<String>,
        complaint: bool,
        /// The lines that it is about, as the buyer names them; what can be cancelled where none is.
        lines: Vec<String>,
    },
    /// Take the cancellation request back, or drop the prepared one.
    Withdraw {
        /// Lines that the request is about, as the buyer names them, where there are several requests.
        lines: Vec<String>,
    },
    Receive {
        about: Named,
    },
    Extend {
        about: Named,
    },
    /// Open a dispute. Without a claim the prepared one is meant.
    OpenDispute {
        /// What is claimed, apart from its lines.
        claim: Option<Box<Claim>>,
        /// The lines that it is about, as the buyer names them.
        lines: Vec<String>,
    },
    InDispute {
        /// Lines that the dispute is about, as the buyer names them, where several are open.
        lines: Vec<String>,
        step: DisputeStep,
    },
}

impl StepRequest {
    /// The same about what is named.
    pub(crate) fn about(self, about: Named) -> Self {
        let lines = about.lines.clone();
        match self {
            Self::Cancel { reason, note, complaint, .. } => {
                Self::Cancel { reason, note, complaint, lines }
            }
            Self::Withdraw { .. } => Self::Withdraw { lines },
            Self::Receive { .. } => Self::Receive { about },
            Self::Extend { .. } => Self::Extend { about },
            Self::OpenDispute { claim, .. } => Self::OpenDispute { claim, lines },
            Self::InDispute { step, .. } => Self::InDispute { lines, step },
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewOrder {
    pub(crate) seller: Seller,
    pub(crate) rating: Option<Rating>,
    pub(crate) country: Option<Country>,
    pub(crate) total: Money,
    pub(crate) discount: Option<Money>,
    pub(crate) shipping: Option<Money>,
    pub(crate) tax: Option<Money>,
    pub(crate) placed: Moment,
    pub(crate) paid: Option<Moment>,
    pub(crate) method: Option<String>,
    pub(crate) shipped: Option<Moment>,
    pub(crate) parcels: Vec<Parcel>,
    pub(crate) lines: Vec<Line>,
}

/// What others did, or what a page showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Report {
    NothingChanged,
    PaymentVerified,
    PaymentFailed,
    CancellationApproved,
    CancellationRejected,
    ShipBy {
        until: Moment,
    },
    Shipped {
        partly: bool,
        /// The parcel, where there is a number.
        parcel: Option<Parcel>,
    },
    /// The seller says that it shipped, and names no number.
    ClaimedShipped,
    Tracking {
        parcel: Parcel,
    },
    /// The carrier did not take the parcel, or gave it back.
    ShipmentCancelled,
    ReadyForPickup,
    Delivered,
    Lost,
    ReturnedToSeller,
    /// The goods came though the order was cancelled.
    ArrivedAnyway,
    ProtectionUntil {
        until: Moment,
    },
    Frozen,
    Unfrozen,
    SellerRating {
        rating: Rating,
    },
    SellerCountry {
        country: Country,
    },
    Promise {
        kind: PromiseKind,
        until: Moment,
    },
    /// The marketplace restricted the buyer's account.
    AccountRestricted,
    Remedy {
        remedy: Remedy,
        step: RemedyStep,
    },
    Closed {
        /// Why; what the clock assumes, where the buyer does not say.
        cause: Option<Cause>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RefundReport {
    Started {
        /// How, where it is another way than the payment.
        method: Option<Method>,
    },
    Received {
        /// How much; all that is left where it is not said.
        amount: Option<Money>,
        /// What arrived, where that was in another currency.
        arrived: Option<Money>,
        /// How, where it is another way than the payment.
        method: Option<Method>,
    },
    Failed,
}
