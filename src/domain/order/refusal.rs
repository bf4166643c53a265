//! Why a command is refused, with the data that explains it and a stable code.

use super::choice::Choice;
use super::claim::Want;
use super::dispute::{Ending, Phase};
use super::dispute_reason::DisputeReason;
use super::fact::StepKind;
use super::reason::Reason;
use super::remedy_name::Remedy;
use super::stage::{Cause, Stage};
use super::standing::Order;
use super::state::{State, Windows};
use crate::domain::deadline::{Deadline, Opening};
use crate::domain::id::OrderId;
use crate::domain::ids::named;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::time::Moment;

named! {
/// Why a command is refused. The order is left as it was, and codes are never reused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    AlreadyRecorded = "order.already-recorded",
    AlreadyShipped { shipped: Option<Moment>, windows: Box<Windows>, } = "order.already-shipped",
    PartlyShipped = "order.partly-shipped",
    /// It shipped at another time, or was seen shipped before.
    ShippedEarlier { shipped: Moment, } = "order.shipped-earlier",
    ShipmentCancelled = "order.shipment-cancelled",
    AlreadyDelivered {
        delivered: Option<Moment>,
        dispute_until: Deadline,
    } = "order.already-delivered",
    AlreadyCompleted {
        completed: Option<Moment>,
        dispute_until: Option<Deadline>,
    } = "order.already-completed",
    AlreadyClosed {
        closed: Option<Moment>,
        cause: Cause,
        /// Whether only a timer says so.
        assumed: bool,
    } = "order.already-closed",
    Frozen = "order.frozen",
    InDispute = "order.in-dispute",
    AlreadyRequested { asked: Option<Moment>, answer_by: Deadline, } = "order.already-requested",
    /// There is no cancellation request that could be answered or taken back.
    NoRequest = "order.no-request",
    /// All the money came back.
    AllCameBack { received: Money, } = "order.all-came-back",
    AlreadyPaid { paid: Option<Moment>, } = "order.already-paid",
    NotPaid = "order.not-paid",
    NotShipped = "order.not-shipped",
    NotFrozen = "order.not-frozen",
    StageUnknown {
        /// The status in the words of the page.
        said: Option<String>,
    } = "order.stage-unknown",
    /// A complaint goes only with a reason that is the seller's fault and a request to the seller.
    ComplaintDoesNotFit { reason: Reason, } = "order.complaint-does-not-fit",
    PaymentTooLate { pay_by: Deadline, } = "order.payment-too-late",
    /// The order has no line of this number, id or words, or several have the words.
    NoSuchLine { text: String, } = "order.no-such-line",
    /// The order has no parcel with this number.
    NoSuchParcel { text: String, numbers: Vec<String>, } = "order.no-such-parcel",
    /// It is known that the line is in another parcel.
    NotInParcel { line: u32, number: String, } = "order.not-in-parcel",
    /// A number that is said to replace another is of a parcel with other lines, or of one that came.
    ParcelOfItsOwn { old: String, new: String, } = "order.parcel-of-its-own",
    /// Several parcels are under way, and none was named.
    WhichParcel { choices: Vec<Choice>, } = "order.which-parcel",
    /// Several requests wait or are prepared, and none or more than one was named.
    WhichRequest { choices: Vec<Choice>, } = "order.which-request",
    /// Several refunds are open, and none was named.
    WhichRefund { choices: Vec<Choice>, } = "refund.which",
    /// Several steps of the kind are prepared, and none was named.
    WhichPrepared { kind: StepKind, choices: Vec<Choice>, } = "order.which-prepared",
    /// Only a line that was entered by hand and is not on the page can be one of the page.
    LineIsOnPage { line: u32, } = "order.line-is-on-page",
    /// An order is not paid with itself.
    PaidWithItself = "order.paid-with-itself",
    /// One payment has one currency and one method.
    PaidApart { other: OrderId, } = "order.paid-apart",
    /// The sums that the buyer gives do not make the total.
    SumsDoNotFit { total: Money, sum: Money, } = "order.sums-do-not-fit",
    /// The discount is more than all that is told to have been charged.
    DiscountTooLarge { discount: Money, sum: Money, } = "order.discount-too-large",
    NothingPrepared { kind: StepKind, } = "order.nothing-prepared",
    NoSuchEvidence = "evidence.not-there",
    /// The very same was told before; it counts once unless the buyer says that it happened again.
    AlreadyTold { told: Instant, } = "order.already-told",
    /// Buyer protection is over; there is none to lengthen.
    ProtectionOver { ended: Deadline, } = "order.protection-over",
    FactDoesNotFit { stage: Stage, } = "order.fact-does-not-fit",
    /// A date lies before the one that must come first.
    TooEarly { given: Moment, earliest: Moment, } = "order.date-too-early",
    InFuture { given: Moment, now: Instant, } = "order.date-in-future",
    ..Part(PartRefusal),
    ..Opening(OpeningRefusal),
    ..Dispute(DisputeRefusal),
    ..Money(MoneyRefusal),
}
}

/// What stands against a part of an order whose other parts stand differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PartRefusal {
    /// The numbers of its lines; none where nobody said what is in its parcel.
    pub(crate) lines: Vec<u32>,
    /// The tracking numbers of its parcels.
    pub(crate) parcels: Vec<String>,
    pub(crate) refusal: Box<Refusal>,
}

impl PartRefusal {
    const fn id(&self) -> &'static str {
        self.refusal.id()
    }
}

named! {
/// Why no dispute can be opened. `until` is the last moment to open one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OpeningRefusal {
    TooEarly { from: Opening, until: Option<Deadline>, } = "dispute.too-early",
    InTransit {
        deliver_by: Deadline,
        /// From when a dispute is taken all the same, so that the protection does not end first.
        last_call: Instant,
        until: Option<Deadline>,
    } = "dispute.in-transit",
    TooLate { until: Deadline, } = "dispute.too-late",
    AlreadyOpen { opened: Moment, } = "dispute.already-open",
    ReasonDoesNotFit { reason: DisputeReason, stage: Stage, } = "dispute.reason-does-not-fit",
    /// A change of mind has no right behind it, or none any more, or asks to keep the goods.
    NoRightToReturn {
        /// The last moment of the right, where there is one.
        until: Option<Deadline>,
        want: Want,
        /// The last moment that a label would give which nobody told of.
        by_label: Option<Deadline>,
        /// The last moment that a law would give if the buyer lives where it holds.
        by_law: Option<Deadline>,
    } = "dispute.no-right-to-return",
    /// Goods that did not come cannot be sent back.
    NothingToReturn = "dispute.nothing-to-return",
    EvidenceNeeded { reason: DisputeReason, } = "dispute.evidence-needed",
}
}

named! {
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DisputeRefusal {
    Ended { ending: Ending, ended: Moment, appeal_by: Option<Deadline>, } = "dispute.ended",
    NoDispute = "dispute.none",
    /// Several disputes are open, and none or another was named.
    WhichDispute { choices: Vec<Choice>, } = "dispute.which",
    /// Some of the parcels came, and nobody said what was in them.
    WhichItems { choices: Vec<Choice>, } = "dispute.which-items",
    NothingToAnswer { phase: Box<Phase>, } = "dispute.nothing-to-answer",
    /// The seller rejected and offered nothing that could be accepted.
    NothingOffered = "dispute.nothing-offered",
    SellerMayStillAnswer {
        answer_by: Deadline,
        step_in_by: Deadline,
    } = "dispute.seller-may-still-answer",
    AlreadySteppedIn = "dispute.already-stepped-in",
    /// A return is agreed on; there is nothing to decide.
    ReturnUnderWay = "dispute.return-under-way",
    NoReturnAgreed = "dispute.no-return-agreed",
    ReturnTooLate { ship_by: Deadline, } = "dispute.return-too-late",
    NotRuled = "dispute.not-ruled",
    AlreadyAppealed = "dispute.already-appealed",
    AppealTooLate { appeal_by: Deadline, } = "dispute.appeal-too-late",
}
}

named! {
/// Why an amount or a remedy does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MoneyRefusal {
    NothingOwed = "refund.nothing-owed",
    AmountUnknown {
        /// The numbers of the lines that are named.
        lines: Vec<u32>,
    } = "refund.amount-unknown",
    OtherCurrency { given: Money, paid: Money, } = "money.other-currency",
    /// What is said to have arrived as another currency is in the one that was paid.
    SameCurrency { given: Money, } = "money.same-currency",
    AbovePaid {
        given: Money,
        /// What is left of what was paid for the lines, after what is granted already.
        left: Money,
        /// The numbers of the lines; none for the whole order.
        lines: Vec<u32>,
    } = "money.above-paid",
    RemedyUsed { remedy: Remedy, } = "remedy.already-used",
    RemedyNotUsed { remedy: Remedy, } = "remedy.not-used",
    RemedyTooLate { remedy: Remedy, ended: Deadline, } = "remedy.too-late",
    /// There is no such remedy by how the order was paid, where the buyer lives, or what it cost.
    RemedyDoesNotFit { remedy: Remedy, } = "remedy.does-not-fit",
}
}

impl Refusal {
    /// What the buyer has to choose from, where it asks which of several is meant.
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is a question")]
    pub(crate) fn choices(&self) -> &[Choice] {
        match self {
            Self::WhichParcel { choices }
            | Self::WhichRequest { choices }
            | Self::WhichRefund { choices }
            | Self::WhichPrepared { choices, .. }
            | Self::Dispute(
                DisputeRefusal::WhichDispute { choices } | DisputeRefusal::WhichItems { choices },
            ) => choices,
            Self::Part(part) => part.refusal.choices(),
            _ => &[],
        }
    }

    /// The same of a part of an order alone.
    pub(super) fn of_part(self, part: &Order) -> Self {
        if !part.is_part() || matches!(self, Self::Part(_)) {
            return self;
        }
        let lines = part.lines.iter().map(|line| line.number).collect();
        let parcels = part.declared_parcels().map(|parcel| parcel.number.clone()).collect();
        Self::Part(PartRefusal { lines, parcels, refusal: Box::new(self) })
    }

    /// The stable code.
    pub(crate) const fn code(&self) -> &'static str {
        self.id()
    }

    /// The refusal of what cannot be done while the stage is not known.
    pub(super) fn unknown_stage(order: &Order) -> Self {
        Self::StageUnknown { said: order.purchase().status_text().cloned() }
    }

    /// The refusal of what cannot be done to a closed order.
    pub(super) fn closed(order: &Order, cause: Cause) -> Self {
        Self::AlreadyClosed { closed: order.since, cause, assumed: order.assumed_by().is_some() }
    }

    /// What stands against most things where the order stands: it is not so far, or too far.
    pub(super) fn by_state(order: &Order) -> Self {
        match order.state() {
            State::Unknown => Self::unknown_stage(order),
            State::AwaitingPayment { .. } => Self::NotPaid,
            State::VerifyingPayment { .. }
            | State::AwaitingShipment { .. }
            | State::CancellationPending { .. } => Self::NotShipped,
            State::PartiallyShipped { .. } => Self::PartlyShipped,
            State::Shipped(windows) => Self::AlreadyShipped {
                shipped: order.purchase().shipped().copied().or(order.since),
                windows: Box::new(*windows),
            },
            State::ShipmentCancelled => Self::ShipmentCancelled,
            State::Delivered { dispute_until, .. } => {
                Self::AlreadyDelivered { delivered: order.since, dispute_until: *dispute_until }
            }
            State::InDispute { .. } => Self::InDispute,
            State::Frozen { .. } => Self::Frozen,
            State::Completed { dispute_until } => {
                Self::AlreadyCompleted { completed: order.since, dispute_until: *dispute_until }
            }
            State::Closed { cause } => Self::closed(order, *cause),
        }
    }
}
