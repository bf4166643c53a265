//! A dispute: what the buyer claims, and where the marketplace's procedure stands.
//!
//! ```text
//!                 seller accepts, or stays silent
//!   opened ──────────────────────────────────────────► agreed ──► ended, refund
//!     │  │                                                │
//!     │  └ seller rejects or offers ─► buyer answers      └ with a return ─► buyer sends it back
//!     │                                  │  │  └ accepts ─► agreed              │         │
//!     │                    rejects ◄─────┘  │                     in time ◄─────┘         └ too late:
//!     │                       ▼             │                        ▼                      ended,
//!     └──────────────► AliExpress steps in ◄┘             seller receives ─► ended,         no money
//!                        │    ▲                          or the warehouse,   refund
//!                        │    │                          which checks it
//!     more evidence ◄────┘    │ appeal, once
//!                        ▼    │
//!                       ruling: full, partial, none ─► ended
//! ```
//!
//! The buyer may take it back until the ruling. One order can have several, each over other lines.

use super::claim::{Claim, Ruling};
use super::fact::{FactId, Parcel};
use super::refund::Owed;
use crate::domain::actor::Actor;
use crate::domain::deadline::Deadline;
use crate::domain::ids::named;
use crate::domain::instant::Instant;
use crate::domain::money::Money;
use crate::domain::time::Moment;

/// What somebody proposes to settle it with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Offer {
    pub(crate) by: Actor,
    /// How much; all that was paid where it is not said.
    pub(crate) amount: Option<Money>,
    pub(crate) returns: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Both sides agreed; that is final.
    Agreed,
    /// The seller did not answer, and it goes as the buyer asked.
    Unanswered,
    Ruled(Ruling),
    Cancelled,
    ReturnReceived,
    /// What came back was checked and is fine.
    ReturnAccepted,
    /// What came back was checked, and only this much is paid back for it.
    ReturnAcceptedInPart(Money),
    /// What came back was checked, and nothing is paid back for it.
    ReturnRejected,
    /// The goods were not sent back in time.
    ReturnMissed,
    /// The evidence that was asked for was not added in time.
    EvidenceMissed,
    /// The order ended or went on without it.
    Superseded,
}

impl Ending {
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Unanswered => "unanswered",
            Self::Ruled(Ruling::Full) => "ruled-full",
            Self::Ruled(Ruling::Partial(_)) => "ruled-partial",
            Self::Ruled(Ruling::None) => "ruled-none",
            Self::Cancelled => "cancelled",
            Self::ReturnReceived => "return-received",
            Self::ReturnAccepted => "return-accepted",
            Self::ReturnAcceptedInPart(_) => "return-accepted-in-part",
            Self::ReturnRejected => "return-rejected",
            Self::ReturnMissed => "return-missed",
            Self::EvidenceMissed => "evidence-missed",
            Self::Superseded => "superseded",
        }
    }

    /// Whether the same claim can never be made again.
    pub(crate) const fn is_final(self) -> bool {
        match self {
            Self::Agreed
            | Self::Unanswered
            | Self::Ruled(_)
            | Self::ReturnReceived
            | Self::ReturnAccepted
            | Self::ReturnAcceptedInPart(_)
            | Self::ReturnRejected
            | Self::ReturnMissed => true,
            Self::Cancelled | Self::EvidenceMissed | Self::Superseded => false,
        }
    }

    /// Whether the buyer got less than everything that was asked for.
    pub(crate) const fn is_lost(self) -> bool {
        match self {
            Self::Ruled(Ruling::Partial(_) | Ruling::None)
            | Self::ReturnAcceptedInPart(_)
            | Self::ReturnRejected
            | Self::ReturnMissed
            | Self::EvidenceMissed => true,
            Self::Agreed
            | Self::Unanswered
            | Self::Ruled(Ruling::Full)
            | Self::Cancelled
            | Self::ReturnReceived
            | Self::ReturnAccepted
            | Self::Superseded => false,
        }
    }
}

named! {
/// Where a dispute stands, with what is known only there. Amounts are all that was paid where they
/// are not said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Phase {
    SellerAnswers {
        /// Silence until then executes the claim.
        answer_by: Deadline,
        /// When the marketplace steps in at the latest.
        step_in_by: Deadline,
    } = "seller-answers",
    BuyerAnswers {
        /// What is proposed; nothing where the seller only rejected.
        offer: Option<Offer>,
        answer_by: Deadline,
        /// When the marketplace steps in at the latest; `None` when it is the one that proposes.
        step_in_by: Option<Deadline>,
    } = "buyer-answers",
    /// Both sides disagree, and may still agree.
    Disagreed { step_in_by: Deadline, } = "disagreed",
    /// The marketplace decides, most often by then.
    SteppedIn { decide_by: Deadline, } = "stepped-in",
    /// The marketplace wants more evidence; without it the claim is dropped.
    EvidenceAsked { evidence_by: Deadline, } = "evidence-asked",
    Appealed { decide_by: Deadline, } = "appealed",
    /// The buyer must send the goods back, else the money is gone.
    ReturnAgreed { ship_by: Deadline, amount: Option<Money>, } = "return-agreed",
    ReturnSent {
        sent: Moment,
        parcel: Parcel,
        amount: Option<Money>,
        /// When whoever takes it back must have it, else the marketplace decides.
        arrive_by: Deadline,
    } = "return-sent",
    /// Whoever took it back checks it.
    ReturnReceived { received: Moment, amount: Option<Money>, } = "return-received",
    Ended {
        ending: Ending,
        at: Moment,
        appeal_by: Option<Deadline>,
    } = "ended",
}
}

impl Phase {
    pub(crate) const fn is_ended(&self) -> bool {
        matches!(self, Self::Ended { .. })
    }

    /// How and when it ended, and until when that can be appealed; `None` while it is open.
    pub(crate) const fn end(&self) -> Option<End> {
        if let Self::Ended { ending, at, appeal_by } = self {
            Some(End { ending: *ending, at: *at, appeal_by: *appeal_by })
        } else {
            None
        }
    }

    /// How it ended; `None` while it is open.
    pub(super) const fn ending(&self) -> Option<Ending> {
        if let Self::Ended { ending, .. } = self { Some(*ending) } else { None }
    }

    pub(super) const fn awaits_buyer(&self) -> bool {
        matches!(self, Self::BuyerAnswers { .. })
    }

    pub(super) const fn awaits_decision(&self) -> bool {
        matches!(self, Self::SteppedIn { .. } | Self::Appealed { .. })
    }

    /// Whether the goods go back, or are with whoever takes them back.
    pub(crate) const fn is_return(&self) -> bool {
        matches!(
            self,
            Self::ReturnAgreed { .. } | Self::ReturnSent { .. } | Self::ReturnReceived { .. }
        )
    }

    /// What waits for the buyer's answer.
    pub(crate) const fn offer(&self) -> Option<Offer> {
        if let Self::BuyerAnswers { offer, .. } = self { *offer } else { None }
    }

    /// The timer that moves an open dispute by itself.
    pub(crate) fn timer(&self) -> Option<Deadline> {
        match self {
            Self::SellerAnswers { answer_by, step_in_by } => {
                Some(if step_in_by.due() < answer_by.due() { *step_in_by } else { *answer_by })
            }
            Self::Disagreed { .. } | Self::BuyerAnswers { .. } => self.step_in_by(),
            Self::EvidenceAsked { evidence_by } => Some(*evidence_by),
            Self::ReturnAgreed { ship_by, .. } => Some(*ship_by),
            Self::SteppedIn { .. }
            | Self::Appealed { .. }
            | Self::ReturnSent { .. }
            | Self::ReturnReceived { .. }
            | Self::Ended { .. } => None,
        }
    }

    /// When the marketplace steps in; `None` where it has, or where it is the one that proposes.
    pub(crate) const fn step_in_by(&self) -> Option<Deadline> {
        match self {
            Self::SellerAnswers { step_in_by, .. } | Self::Disagreed { step_in_by } => {
                Some(*step_in_by)
            }
            Self::BuyerAnswers { step_in_by, .. } => *step_in_by,
            Self::SteppedIn { .. }
            | Self::EvidenceAsked { .. }
            | Self::Appealed { .. }
            | Self::ReturnAgreed { .. }
            | Self::ReturnSent { .. }
            | Self::ReturnReceived { .. }
            | Self::Ended { .. } => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) ending: Ending,
    pub(crate) at: Moment,
    pub(crate) appeal_by: Option<Deadline>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dispute {
    pub(crate) id: FactId,
    pub(crate) opened: Moment,
    pub(crate) claim: Claim,
    pub(crate) phase: Phase,
    pub(crate) appeals: u32,
    pub(crate) grant: Option<Owed>,
    /// When the word about where it stands was told last.
    pub(crate) told: Instant,
    /// The instant for which its last step speaks.
    pub(crate) last: Instant,
}
