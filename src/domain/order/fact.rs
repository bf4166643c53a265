//! A fact: what somebody said of an order, and when it happened. Never changed.

use super::claim::{Claim, Ruling};
use super::line_ref::LineRef;
use super::reason::Reason;
use super::remedy_name::{Remedy, RemedyStep};
use super::stage::{Cause, ShownStage};
use crate::domain::actor::Actor;
use crate::domain::buyer::Country;
use crate::domain::details::Details;
use crate::domain::evidence::{Digest, Evidence};
use crate::domain::id::OrderId;
use crate::domain::ids::ids;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::payment::Method;
use crate::domain::promise::PromiseKind;
use crate::domain::rating::Rating;
use crate::domain::time::Moment;

/// The id of a fact: a hash of what it says, the same on every device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FactId([u8; 16]);

impl FactId {
    pub(crate) const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

ids! {
/// Who says so.
pub(crate) enum Source {
    Buyer = "buyer",
    OrderList = "order-list",
    Mail = "mail",
    Export = "export",
    OrderPage = "order-page",
    TrackingPage = "tracking-page",
    Seller = "seller",
}
}

impl Source {
    /// Whether a page of the order: only such a page can say that less has happened than was told.
    pub(crate) fn is_order_page(self) -> bool {
        matches!(self, Self::OrderList | Self::OrderPage)
    }
}

/// What a fact is about: the whole order where nothing is named.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Scope {
    pub(crate) lines: Vec<LineRef>,
    pub(crate) parcel: Option<String>,
}

/// A parcel by its tracking number.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Parcel {
    pub(crate) number: String,
    pub(crate) carrier: Option<String>,
    /// What is in it, as far as anybody said.
    pub(crate) contents: Vec<Content>,
}

/// A line, or some units of one, in a parcel.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Content {
    pub(crate) line: LineRef,
    /// How many of it; `None` where nobody said.
    pub(crate) count: Option<u32>,
}

/// What a page, a mail or an export showed at one time.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Look {
    /// The stage, where it is recognised.
    pub(crate) stage: Option<ShownStage>,
    /// Everything else that it says.
    pub(crate) details: Details,
    pub(crate) parcels: Vec<Parcel>,
}

/// Something that the marketplace must be told: prepared first, then submitted there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Step {
    Cancel {
        reason: Reason,
        note: Option<String>,
        complaint: bool,
        /// Whether the seller must agree; an unpaid order closes at once.
        needs_consent: bool,
    },
    Withdraw {
        request: FactId,
    },
    Receive,
    Extend,
    OpenDispute(Box<Claim>),
    InDispute {
        /// The dispute, by the fact that opened it.
        dispute: FactId,
        step: DisputeStep,
    },
}

ids! {
/// The kinds of steps that the marketplace must be told.
pub(crate) enum StepKind {
    Cancel = "cancel",
    Withdraw = "withdraw",
    Receive = "receive",
    Extend = "extend",
    OpenDispute = "open-dispute",
    Accept = "accept",
    Reject = "reject",
    Counter = "counter",
    Escalate = "escalate",
    CancelDispute = "cancel-dispute",
    Appeal = "appeal",
    ShipReturn = "ship-return",
}
}

impl Step {
    /// The request or the dispute that it is about; `None` for one that begins something.
    pub(crate) fn about(&self) -> Option<FactId> {
        match self {
            Self::Withdraw { request: id } | Self::InDispute { dispute: id, .. } => Some(*id),
            Self::Cancel { .. } | Self::Receive | Self::Extend | Self::OpenDispute(_) => None,
        }
    }

    pub(crate) fn kind(&self) -> StepKind {
        match self {
            Self::Cancel { .. } => StepKind::Cancel,
            Self::Withdraw { .. } => StepKind::Withdraw,
            Self::Receive => StepKind::Receive,
            Self::Extend => StepKind::Extend,
            Self::OpenDispute(_) => StepKind::OpenDispute,
            Self::InDispute { step, .. } => step.kind(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum DisputeStep {
    /// Accept what is proposed; that is final.
    Accept,
    Reject,
    Counter(Money),
    Escalate,
    Cancel,
    Appeal,
    ShipReturn(Parcel),
}

impl DisputeStep {
    pub(crate) const fn kind(&self) -> StepKind {
        match self {
            Self::Accept => StepKind::Accept,
            Self::Reject => StepKind::Reject,
            Self::Counter(_) => StepKind::Counter,
            Self::Escalate => StepKind::Escalate,
            Self::Cancel => StepKind::CancelDispute,
            Self::Appeal => StepKind::Appeal,
            Self::ShipReturn(_) => StepKind::ShipReturn,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Proposal {
    /// How much; all that was paid where it is not said.
    pub(crate) amount: Option<Money>,
    pub(crate) returns: bool,
    /// Until when the page wants the buyer's answer.
    pub(crate) until: Option<Moment>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum DisputeFact {
    SellerAccepted,
    SellerRejected,
    SellerOffered(Proposal),
    /// The marketplace stepped in, perhaps with a proposal.
    SteppedIn(Option<Proposal>),
    MoreEvidenceAsked {
        /// Until then, as the page says.
        until: Option<Moment>,
    },
    EvidenceGiven {
        files: Vec<String>,
    },
    Ruled {
        ruling: Ruling,
        /// Whether the goods must go back first.
        returns: bool,
        /// Until when it can be appealed, as the page says.
        until: Option<Moment>,
    },
    ReturnAgreed {
        /// What is paid back for the goods; all that was paid where it is not said.
        amount: Option<Money>,
        /// Until when they must be sent, as the page says.
        until: Option<Moment>,
    },
    ReturnReceived,
    /// What came back was checked and is fine.
    ReturnAccepted {
        /// What is paid back for it, where that is not all that was agreed on.
        amount: Option<Money>,
    },
    /// What came back was checked, and nothing is paid back for it.
    ReturnRejected {
        /// Until when that can be appealed, as the page says.
        until: Option<Moment>,
    },
    /// The page wants the buyer's answer until then.
    AnswerUntil(Moment),
    /// The marketplace decides until then, as the page says.
    DecisionUntil(Moment),
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Statement {
    Looked(Box<Look>),
    NothingChanged,
    Entered(Box<Details>),
    /// The buyer corrected details: they hold above what pages say.
    Corrected(Box<Details>),
    /// Corrections of these details no longer hold, by the names of the fields.
    CorrectionLifted(Vec<String>),
    /// A line that was entered by hand is the one with this number on the page.
    LineIs {
        line: LineRef,
        id: String,
    },
    /// The order was paid in one go with this one.
    PaidWith(OrderId),
    /// A step was prepared; the marketplace does not know of it.
    Prepared(Box<Step>),
    Submitted(Box<Step>),
    Dropped(StepKind),
    Paid,
    PaymentVerified,
    PaymentFailed,
    CancellationApproved(FactId),
    CancellationRejected(FactId),
    ShipBy(Moment),
    /// The seller says that it shipped, and names no number.
    ClaimedShipped,
    Shipped {
        partly: bool,
    },
    Tracked(Parcel),
    /// The carrier did not take the parcel, or gave it back.
    ShipmentCancelled,
    ReadyForPickup,
    Delivered,
    Lost,
    ReturnedToSeller,
    /// The goods came though the order was cancelled.
    ArrivedAnyway,
    RefusedAtDoor,
    ProtectionUntil(Moment),
    Frozen,
    Unfrozen,
    Closed(Cause),
    SellerRating(Rating),
    /// The country that the seller is in.
    SellerCountry(Country),
    /// What somebody promised, until when.
    Promised {
        kind: PromiseKind,
        until: Moment,
    },
    /// The marketplace restricted the buyer's account.
    AccountRestricted,
    Remedy {
        remedy: Remedy,
        step: RemedyStep,
    },
    Dispute {
        /// The dispute, by the fact that opened it.
        dispute: FactId,
        fact: DisputeFact,
    },
    RefundStarted {
        /// How, where it is another way than the payment.
        method: Option<Method>,
    },
    RefundReceived {
        /// How much of what was paid came back.
        amount: Money,
        /// What arrived for it, where that was in another currency.
        arrived: Option<Money>,
        /// How, where it is another way than the payment.
        method: Option<Method>,
    },
    /// A refund went back or got lost.
    RefundFailed,
    Noted(String),
    /// Something was said between buyer, seller and marketplace.
    Said {
        by: Actor,
        text: String,
    },
    EvidenceAdded(Box<Evidence>),
    EvidenceRemoved(Digest),
}

/// What somebody said of an order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Fact {
    /// Who says so.
    pub(crate) source: Source,
    pub(crate) scope: Scope,
    /// When it happened, or when a page was captured.
    pub(crate) at: Moment,
    /// Which of several that say the very same, from 1.
    pub(crate) nth: u32,
    pub(crate) what: Statement,
}

impl Fact {
    /// The buyer's word about the whole order.
    pub(crate) fn of_buyer(at: Moment, what: Statement) -> Self {
        Self { source: Source::Buyer, scope: Scope::default(), at, nth: 1, what }
    }

    /// What a page, a mail or an export showed.
    pub(crate) fn look(source: Source, at: Moment, look: Look) -> Self {
        let what = Statement::Looked(Box::new(look));
        Self { source, scope: Scope::default(), at, nth: 1, what }
    }

    /// The lines that it names; of a dispute, those that the claim names. None for the whole order.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only steps of the buyer have a claim")]
    pub(super) fn line_names(&self) -> &[LineRef] {
        let claimed = match &self.what {
            Statement::Prepared(step) | Statement::Submitted(step) => match &**step {
                Step::OpenDispute(claim) => &claim.lines[..],
                Step::Cancel { .. }
                | Step::Withdraw { .. }
                | Step::Receive
                | Step::Extend
                | Step::InDispute { .. } => &[],
            },
            _ => &[],
        };
        if self.scope.lines.is_empty() { claimed } else { &self.scope.lines }
    }

    /// The instant for which a fact told at `told` speaks: its own, and never after the telling.
    pub(crate) fn speaks_for(&self, told: Instant) -> Instant {
        let end = self.at.last();
        if matches!(self.what, Statement::Looked(_)) { end } else { end.min(told) }
    }

    pub(crate) fn as_look(&self) -> Option<&Look> {
        if let Statement::Looked(look) = &self.what { Some(look) } else { None }
    }

    /// Whether it begins an order: a fact without such a one waits.
    pub(crate) fn begins_order(&self) -> bool {
        matches!(self.what, Statement::Looked(_) | Statement::Entered(_))
    }
}

/// What of a statement counts wherever it is told, apart from what it says.
pub(super) struct Nature {
    pub(super) by: Actor,
    /// Of two that speak for one instant, which comes first: what was asked (1) before what a page
    /// showed (2), that before an answer (3), and that before an end (4).
    pub(super) rank: u8,
    /// Whether it speaks of the marketplace as it was then, and so counts as a look. What was entered
    /// by hand is one of the dates that it names.
    pub(super) is_look: bool,
    /// Whether it concerns nobody but the buyer: a private word, a mistake, or a look at the page.
    is_own: bool,
}

impl Statement {
    /// The one table that names every statement.
    pub(super) fn nature(&self) -> Nature {
        let (by, rank, is_look, is_own) = match self {
            Self::Submitted(step) => (Actor::Buyer, step.rank(), true, false),
            Self::Looked(_) => (Actor::Buyer, 2, true, true),
            Self::NothingChanged => (Actor::Buyer, 0, true, true),
            Self::Paid | Self::RefusedAtDoor => (Actor::Buyer, 0, true, false),
            Self::Entered(_)
            | Self::Corrected(_)
            | Self::CorrectionLifted(_)
            | Self::LineIs { .. }
            | Self::PaidWith(_)
            | Self::Prepared(_)
            | Self::Dropped(_)
            | Self::SellerRating(_)
            | Self::SellerCountry(_)
            | Self::Noted(_)
            | Self::EvidenceRemoved(_) => (Actor::Buyer, 0, false, true),
            Self::Remedy { .. } | Self::EvidenceAdded(_) => (Actor::Buyer, 0, false, false),
            Self::Said { by, .. } => (*by, 0, false, false),
            Self::CancellationApproved(_) | Self::CancellationRejected(_) => {
                (Actor::Seller, 3, true, false)
            }
            Self::ShipBy(_) | Self::ClaimedShipped | Self::Shipped { .. } | Self::Tracked(_) => {
                (Actor::Seller, 0, true, false)
            }
            Self::ShipmentCancelled
            | Self::ReadyForPickup
            | Self::Delivered
            | Self::Lost
            | Self::ReturnedToSeller
            | Self::ArrivedAnyway => (Actor::Carrier, 0, true, false),
            Self::Dispute { fact, .. } => (fact.by(), fact.rank(), true, false),
            Self::Closed(_) | Self::PaymentFailed => (Actor::Platform, 4, true, false),
            Self::PaymentVerified
            | Self::ProtectionUntil(_)
            | Self::Promised { .. }
            | Self::Frozen
            | Self::Unfrozen
            | Self::RefundStarted { .. } => (Actor::Platform, 0, true, false),
            Self::AccountRestricted => (Actor::Platform, 0, false, true),
            Self::RefundFailed => (Actor::Platform, 0, false, false),
            Self::RefundReceived { .. } => (Actor::Bank, 0, false, false),
        };
        Nature { by, rank, is_look, is_own }
    }

    pub(crate) fn is_own(&self) -> bool {
        self.nature().is_own
    }

    /// The request or the dispute that it is about, by the fact that began it.
    pub(crate) fn about(&self) -> Option<FactId> {
        if let Self::CancellationApproved(id) | Self::CancellationRejected(id) = self {
            return Some(*id);
        }
        if let Self::Dispute { dispute, .. } = self {
            return Some(*dispute);
        }
        if let Self::Submitted(step) = self { step.about() } else { None }
    }
}

impl Step {
    fn rank(&self) -> u8 {
        match self {
            Self::Cancel { .. } | Self::OpenDispute(_) => 1,
            Self::Withdraw { .. } | Self::Extend | Self::InDispute { .. } => 3,
            Self::Receive => 4,
        }
    }
}

impl DisputeFact {
    /// The date that a page prints with it.
    pub(crate) fn until(&self) -> Option<Moment> {
        match self {
            Self::SellerOffered(proposal) | Self::SteppedIn(Some(proposal)) => proposal.until,
            Self::MoreEvidenceAsked { until }
            | Self::Ruled { until, .. }
            | Self::ReturnAgreed { until, .. }
            | Self::ReturnRejected { until } => *until,
            Self::AnswerUntil(until) | Self::DecisionUntil(until) => Some(*until),
            Self::SellerAccepted
            | Self::SellerRejected
            | Self::SteppedIn(None)
            | Self::EvidenceGiven { .. }
            | Self::ReturnReceived
            | Self::ReturnAccepted { .. } => None,
        }
    }

    /// What a page prints of where a dispute stands follows what brought it there.
    fn rank(&self) -> u8 {
        if matches!(self, Self::AnswerUntil(_) | Self::DecisionUntil(_)) { 4 } else { 3 }
    }

    fn by(&self) -> Actor {
        match self {
            Self::SellerAccepted
            | Self::SellerRejected
            | Self::SellerOffered(_)
            | Self::ReturnAgreed { .. }
            | Self::ReturnReceived => Actor::Seller,
            Self::SteppedIn(_)
            | Self::MoreEvidenceAsked { .. }
            | Self::Ruled { .. }
            | Self::ReturnAccepted { .. }
            | Self::ReturnRejected { .. }
            | Self::AnswerUntil(_)
            | Self::DecisionUntil(_) => Actor::Platform,
            Self::EvidenceGiven { .. } => Actor::Buyer,
        }
    }
}
