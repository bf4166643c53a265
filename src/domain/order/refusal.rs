//! Why a command is refused, with the data that explains it and a stable code.

use super::claim::Want;
use super::dispute::{Ending, Phase};
use super::dispute_reason::DisputeReason;
use super::fact::StepKind;
use super::line_ref::LineRef;
use super::reason::Reason;
use super::remedy_name::Remedy;
use super::stage::{Cause, Stage};
use super::standing::Order;
use super::state::Windows;
use crate::domain::deadline::{Deadline, Opening};
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::time::Moment;

/// Why a command is refused. The order is left as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The record has this order already.
    AlreadyRecorded,
    /// It has shipped.
    AlreadyShipped {
        /// When, as far as it is known.
        shipped: Option<Moment>,
        /// The dates that count from shipping.
        windows: Box<Windows>,
    },
    /// Some of it has shipped.
    PartlyShipped,
    /// Its shipment was cancelled.
    ShipmentCancelled,
    /// It has been delivered.
    AlreadyDelivered {
        /// When.
        delivered: Option<Moment>,
        /// The last moment to open a dispute.
        dispute_until: Deadline,
    },
    /// It is completed.
    AlreadyCompleted {
        /// When.
        completed: Option<Moment>,
        /// The last moment to open a dispute.
        dispute_until: Option<Deadline>,
    },
    /// It is closed.
    AlreadyClosed {
        /// When.
        closed: Option<Moment>,
        /// Why.
        cause: Cause,
        /// Whether only a timer says so.
        assumed: bool,
    },
    /// The marketplace holds it.
    Frozen,
    /// A dispute is open.
    InDispute,
    /// A cancellation request waits for its answer.
    AlreadyRequested {
        /// When it was asked for.
        asked: Option<Moment>,
        /// When the seller must have answered.
        answer_by: Deadline,
    },
    /// There is no cancellation request that could be answered or taken back.
    NoRequest,
    /// All the money came back.
    AllCameBack {
        /// So much.
        received: Money,
    },
    /// It is paid.
    AlreadyPaid {
        /// When.
        paid: Option<Moment>,
    },
    /// It is not paid.
    NotPaid,
    /// It has not been shipped.
    NotShipped,
    /// It is not frozen.
    NotFrozen,
    /// Its stage is not known.
    StageUnknown {
        /// The status in the words of the page.
        said: Option<String>,
    },
    /// The marketplace offers this reason only at another stage.
    ReasonDoesNotFit {
        /// The reason.
        reason: Reason,
        /// The reasons that fit.
        fitting: &'static [Reason],
    },
    /// A complaint goes only with a reason that is the seller's fault and a request to the seller.
    ComplaintDoesNotFit {
        /// The reason.
        reason: Reason,
    },
    /// The time to pay is over.
    PaymentTooLate {
        /// It ended then.
        pay_by: Deadline,
    },
    /// The order has no line of this number, id or words, or several have the words.
    NoSuchLine {
        /// What was given.
        text: String,
    },
    /// No step of this kind is prepared.
    NothingPrepared {
        /// The kind.
        kind: StepKind,
    },
    /// No such file is kept for the order.
    NoSuchEvidence,
    /// The very same was told before; it counts once unless the buyer says that it happened again.
    AlreadyTold {
        /// When it was told.
        told: Instant,
    },
    /// Buyer protection is over; there is none to lengthen.
    ProtectionOver {
        /// It ended then.
        ended: Deadline,
    },
    /// No dispute can be opened.
    Opening(OpeningRefusal),
    /// It cannot be done in a dispute.
    Dispute(DisputeRefusal),
    /// It is about money that does not add up, or a remedy that does not fit.
    Money(MoneyRefusal),
    /// What is told cannot happen at this stage.
    FactDoesNotFit {
        /// Where the order stands.
        stage: Stage,
    },
    /// A date lies before the one that must come first.
    TooEarly {
        /// The date given.
        given: Moment,
        /// What it cannot come before.
        earliest: Moment,
    },
    /// A date lies in the future.
    InFuture {
        /// The date given.
        given: Moment,
        /// The present.
        now: Instant,
    },
}

/// Why no dispute can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OpeningRefusal {
    /// No dispute can be opened yet.
    TooEarly {
        /// From then.
        from: Opening,
        /// The last moment to open one.
        until: Option<Deadline>,
    },
    /// The parcel may still come.
    InTransit {
        /// Until when it is promised.
        deliver_by: Deadline,
        /// From when a dispute is taken all the same, so that the protection does not end first.
        last_call: Instant,
        /// The last moment to open one.
        until: Option<Deadline>,
    },
    /// No dispute can be opened any more.
    TooLate {
        /// The last moment to open one.
        until: Deadline,
    },
    /// A dispute about these lines is open.
    AlreadyOpen {
        /// Since when.
        opened: Moment,
    },
    /// The record contradicts the reason.
    ReasonDoesNotFit {
        /// The reason.
        reason: DisputeReason,
        /// Where the order stands.
        stage: Stage,
    },
    /// A change of mind has no right behind it, or none any more, or asks to keep the goods.
    NoRightToReturn {
        /// The last moment of the right, where there is one.
        until: Option<Deadline>,
        /// What was asked for.
        want: Want,
    },
    /// Goods that did not come cannot be sent back.
    NothingToReturn,
    /// This reason must be proven.
    EvidenceNeeded {
        /// The reason.
        reason: DisputeReason,
    },
}

/// Why something cannot be done in a dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DisputeRefusal {
    /// The dispute is over.
    Ended {
        /// How.
        ending: Ending,
        /// When.
        ended: Moment,
        /// Until when it can be appealed.
        appeal_by: Option<Deadline>,
    },
    /// No dispute is open.
    NoDispute,
    /// Several disputes are open, and none or another was named.
    WhichDispute {
        /// The lines of each; none for the whole order.
        lines: Vec<Vec<LineRef>>,
    },
    /// Nothing waits for the buyer's answer.
    NothingToAnswer {
        /// Where the dispute stands.
        phase: Box<Phase>,
    },
    /// The seller rejected and offered nothing that could be accepted.
    NothingOffered,
    /// The seller's time to answer still runs.
    SellerMayStillAnswer {
        /// Until then.
        answer_by: Deadline,
        /// When the marketplace steps in by itself.
        step_in_by: Deadline,
    },
    /// The marketplace has stepped in.
    AlreadySteppedIn,
    /// A return is agreed on; there is nothing to decide.
    ReturnUnderWay,
    /// No return is agreed on.
    NoReturnAgreed,
    /// The time to send the goods back is over.
    ReturnTooLate {
        /// It ended then.
        ship_by: Deadline,
    },
    /// Nothing was ruled that could be appealed.
    NotRuled,
    /// The ruling was appealed before.
    AlreadyAppealed,
    /// The time to appeal is over.
    AppealTooLate {
        /// It ended then.
        appeal_by: Deadline,
    },
}

/// Why an amount or a remedy does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MoneyRefusal {
    /// No refund is owed.
    NothingOwed,
    /// Nobody told how much is owed.
    AmountUnknown,
    /// The amount is in another currency than the payment.
    OtherCurrency {
        /// The amount.
        given: Money,
        /// What was paid.
        paid: Money,
    },
    /// The amount is more than was paid.
    AbovePaid {
        /// The amount.
        given: Money,
        /// What was paid.
        paid: Money,
        /// What is counted already, in minor units.
        counted: i64,
    },
    /// This remedy is used already.
    RemedyUsed {
        /// Which.
        remedy: Remedy,
    },
    /// This remedy is not used.
    RemedyNotUsed {
        /// Which.
        remedy: Remedy,
    },
    /// The time for this remedy is over.
    RemedyTooLate {
        /// Which.
        remedy: Remedy,
        /// It ended then.
        ended: Deadline,
    },
    /// There is no such remedy by how the order was paid, where the buyer lives, or what it cost.
    RemedyDoesNotFit {
        /// Which.
        remedy: Remedy,
    },
}

impl Refusal {
    /// The refusal of what cannot be done while the stage is not known.
    pub(super) fn unknown_stage(order: &Order) -> Self {
        Self::StageUnknown { said: order.purchase().status_text().cloned() }
    }

    /// The refusal of what cannot be done to an order that has ended.
    pub(super) fn ended(order: &Order) -> Self {
        match order.state().cause() {
            Some(cause) => Self::closed(order, cause),
            None => Self::AlreadyCompleted {
                completed: order.since(),
                dispute_until: order.state().dispute_until(),
            },
        }
    }

    /// The refusal of what cannot be done to a closed order.
    pub(super) fn closed(order: &Order, cause: Cause) -> Self {
        Self::AlreadyClosed { closed: order.since(), cause, assumed: order.assumed_by().is_some() }
    }

    /// The stable code. Codes are never reused.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::AlreadyRecorded => "order.already-recorded",
            Self::AlreadyShipped { .. } => "order.already-shipped",
            Self::PartlyShipped => "order.partly-shipped",
            Self::ShipmentCancelled => "order.shipment-cancelled",
            Self::AlreadyDelivered { .. } => "order.already-delivered",
            Self::AlreadyCompleted { .. } => "order.already-completed",
            Self::AlreadyClosed { .. } => "order.already-closed",
            Self::Frozen => "order.frozen",
            Self::InDispute => "order.in-dispute",
            Self::AlreadyRequested { .. } => "order.already-requested",
            Self::NoRequest => "order.no-request",
            Self::AllCameBack { .. } => "order.all-came-back",
            Self::AlreadyPaid { .. } => "order.already-paid",
            Self::NotPaid => "order.not-paid",
            Self::NotShipped => "order.not-shipped",
            Self::NotFrozen => "order.not-frozen",
            Self::StageUnknown { .. } => "order.stage-unknown",
            Self::ReasonDoesNotFit { .. } => "order.reason-does-not-fit",
            Self::ComplaintDoesNotFit { .. } => "order.complaint-does-not-fit",
            Self::PaymentTooLate { .. } => "order.payment-too-late",
            Self::NoSuchLine { .. } => "order.no-such-line",
            Self::NothingPrepared { .. } => "order.nothing-prepared",
            Self::NoSuchEvidence => "evidence.not-there",
            Self::AlreadyTold { .. } => "order.already-told",
            Self::ProtectionOver { .. } => "order.protection-over",
            Self::Opening(refusal) => refusal.code(),
            Self::Dispute(refusal) => refusal.code(),
            Self::Money(refusal) => refusal.code(),
            Self::FactDoesNotFit { .. } => "order.fact-does-not-fit",
            Self::TooEarly { .. } => "order.date-too-early",
            Self::InFuture { .. } => "order.date-in-future",
        }
    }
}

impl OpeningRefusal {
    const fn code(&self) -> &'static str {
        match self {
            Self::TooEarly { .. } => "dispute.too-early",
            Self::InTransit { .. } => "dispute.in-transit",
            Self::TooLate { .. } => "dispute.too-late",
            Self::AlreadyOpen { .. } => "dispute.already-open",
            Self::ReasonDoesNotFit { .. } => "dispute.reason-does-not-fit",
            Self::NoRightToReturn { .. } => "dispute.no-right-to-return",
            Self::NothingToReturn => "dispute.nothing-to-return",
            Self::EvidenceNeeded { .. } => "dispute.evidence-needed",
        }
    }
}

impl DisputeRefusal {
    const fn code(&self) -> &'static str {
        match self {
            Self::Ended { .. } => "dispute.ended",
            Self::NoDispute => "dispute.none",
            Self::WhichDispute { .. } => "dispute.which",
            Self::NothingToAnswer { .. } => "dispute.nothing-to-answer",
            Self::NothingOffered => "dispute.nothing-offered",
            Self::SellerMayStillAnswer { .. } => "dispute.seller-may-still-answer",
            Self::AlreadySteppedIn => "dispute.already-stepped-in",
            Self::ReturnUnderWay => "dispute.return-under-way",
            Self::NoReturnAgreed => "dispute.no-return-agreed",
            Self::ReturnTooLate { .. } => "dispute.return-too-late",
            Self::NotRuled => "dispute.not-ruled",
            Self::AlreadyAppealed => "dispute.already-appealed",
            Self::AppealTooLate { .. } => "dispute.appeal-too-late",
        }
    }
}

impl MoneyRefusal {
    const fn code(&self) -> &'static str {
        match self {
            Self::NothingOwed => "refund.nothing-owed",
            Self::AmountUnknown => "refund.amount-unknown",
            Self::OtherCurrency { .. } => "money.other-currency",
            Self::AbovePaid { .. } => "money.above-paid",
            Self::RemedyUsed { .. } => "remedy.already-used",
            Self::RemedyNotUsed { .. } => "remedy.not-used",
            Self::RemedyTooLate { .. } => "remedy.too-late",
            Self::RemedyDoesNotFit { .. } => "remedy.does-not-fit",
        }
    }
}
