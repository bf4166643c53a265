//! A dispute: what the buyer claims, and how the marketplace settles it.
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
//!                        │    ▲                                              refund
//!     more evidence ◄────┘    │ appeal, once
//!                        ▼    │
//!                       ruling: full, partial, none ─► ended
//! ```
//!
//! The buyer may take it back until the ruling. One order can have several, each over other lines.

mod answer;
mod apply;
mod checklist;
mod open;
mod reason;
mod record;

use super::refund::Owed;
use super::snapshot::Parcel;
use super::stage::Actor;
use crate::domain::money::Money;
use crate::domain::time::{Deadline, Moment};

pub(crate) use checklist::{Check, Found, Weight, checklist};
pub(crate) use open::{Reasons, dispute_reasons, gate, gate_after};
pub(crate) use reason::DisputeReason;

pub(super) use answer::{
    Answer, answer, appeal, cancel, escalate, give_all_back, ship_return, timers,
};
pub(super) use apply::{in_dispute, moved, overtake, thawed};
pub(super) use open::open;
pub(super) use record::record;

pub(crate) use record::{DisputeFact, Proposal};

/// What the buyer asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    /// The money, and the goods stay.
    Refund,
    /// The money for the goods.
    ReturnAndRefund,
}

impl Want {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Refund, Self::ReturnAndRefund];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Refund => "refund",
            Self::ReturnAndRefund => "return-and-refund",
        }
    }

    /// The one with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|want| want.id() == id)
    }
}

/// What the buyer claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claim {
    /// What is wrong.
    pub(crate) reason: DisputeReason,
    /// What is asked for.
    pub(crate) want: Want,
    /// How much; all that was paid when it is not said.
    pub(crate) amount: Option<Money>,
    /// The order lines that it is about, by their number on the page, else by their place from 1;
    /// the whole order when none is named.
    pub(crate) lines: Vec<String>,
    /// What happened, in the buyer's words.
    pub(crate) description: Option<String>,
    /// The names of the files that prove it.
    pub(crate) evidence: Vec<String>,
    /// Whether the page offers a free return for it.
    pub(crate) free_return: bool,
}

impl Claim {
    /// Whether it is about a line that the other is about too.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.lines.is_empty()
            || other.lines.is_empty()
            || self.lines.iter().any(|line| other.lines.contains(line))
    }
}

/// What somebody proposes to settle it with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Offer {
    /// Who proposes: the seller or the marketplace.
    pub(crate) by: Actor,
    /// How much; all that was paid when it is not said.
    pub(crate) amount: Option<Money>,
    /// Whether the goods go back.
    pub(crate) returns: bool,
}

/// What the marketplace decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ruling {
    /// Everything that was asked for.
    Full,
    /// A part of it.
    Partial(Money),
    /// Nothing.
    None,
}

/// How a dispute ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Both sides agreed; that is final.
    Agreed,
    /// The seller did not answer, and it goes as the buyer asked.
    Unanswered,
    /// The marketplace decided.
    Ruled(Ruling),
    /// The buyer took it back.
    Cancelled,
    /// The seller has the goods back.
    ReturnReceived,
    /// The goods were not sent back in time.
    ReturnMissed,
    /// The evidence that was asked for was not added in time.
    EvidenceMissed,
    /// The order ended or went on without it.
    Overtaken,
}

impl Ending {
    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Unanswered => "unanswered",
            Self::Ruled(Ruling::Full) => "ruled-full",
            Self::Ruled(Ruling::Partial(_)) => "ruled-partial",
            Self::Ruled(Ruling::None) => "ruled-none",
            Self::Cancelled => "cancelled",
            Self::ReturnReceived => "return-received",
            Self::ReturnMissed => "return-missed",
            Self::EvidenceMissed => "evidence-missed",
            Self::Overtaken => "overtaken",
        }
    }

    /// Whether the same claim can never be made again.
    pub(crate) const fn is_final(self) -> bool {
        match self {
            Self::Agreed
            | Self::Unanswered
            | Self::Ruled(_)
            | Self::ReturnReceived
            | Self::ReturnMissed => true,
            Self::Cancelled | Self::EvidenceMissed | Self::Overtaken => false,
        }
    }

    /// Whether the buyer got less than everything that was asked for.
    pub(crate) const fn is_lost(self) -> bool {
        match self {
            Self::Ruled(Ruling::Partial(_) | Ruling::None)
            | Self::ReturnMissed
            | Self::EvidenceMissed => true,
            Self::Agreed
            | Self::Unanswered
            | Self::Ruled(Ruling::Full)
            | Self::Cancelled
            | Self::ReturnReceived
            | Self::Overtaken => false,
        }
    }
}

/// Where a dispute stands, with what is known only there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The seller must answer.
    SellerAnswers {
        /// By then; silence executes the claim.
        answer_by: Deadline,
        /// When the marketplace steps in at the latest.
        step_in_by: Deadline,
    },
    /// The buyer must answer.
    BuyerAnswers {
        /// What is proposed; nothing where the seller only rejected.
        offer: Option<Offer>,
        /// By then.
        answer_by: Deadline,
        /// When the marketplace steps in at the latest; `None` when it is the one that proposes.
        step_in_by: Option<Deadline>,
    },
    /// Both sides disagree, and may still agree.
    Disagreed {
        /// When the marketplace steps in at the latest.
        step_in_by: Deadline,
    },
    /// The marketplace decides.
    SteppedIn {
        /// By then, most often.
        decide_by: Deadline,
    },
    /// The marketplace wants more evidence.
    EvidenceAsked {
        /// By then; else the claim is dropped.
        evidence_by: Deadline,
    },
    /// The marketplace looks at its ruling again.
    Appealed {
        /// By then, most often.
        decide_by: Deadline,
    },
    /// The buyer must send the goods back.
    ReturnAgreed {
        /// By then; else the money is gone.
        ship_by: Deadline,
        /// What comes back for them; all that was paid when it is not said.
        amount: Option<Money>,
    },
    /// The goods are on their way back.
    ReturnSent {
        /// When they were sent.
        sent: Moment,
        /// In which parcel.
        parcel: Parcel,
        /// What comes back for them; all that was paid when it is not said.
        amount: Option<Money>,
    },
    /// It is over.
    Ended {
        /// How.
        ending: Ending,
        /// When.
        at: Moment,
        /// Until when it can be appealed.
        appeal_by: Option<Deadline>,
    },
}

impl Phase {
    /// The stable name.
    pub(crate) const fn id(&self) -> &'static str {
        match self {
            Self::SellerAnswers { .. } => "seller-answers",
            Self::BuyerAnswers { .. } => "buyer-answers",
            Self::Disagreed { .. } => "disagreed",
            Self::SteppedIn { .. } => "stepped-in",
            Self::EvidenceAsked { .. } => "evidence-asked",
            Self::Appealed { .. } => "appealed",
            Self::ReturnAgreed { .. } => "return-agreed",
            Self::ReturnSent { .. } => "return-sent",
            Self::Ended { .. } => "ended",
        }
    }

    /// Whether it is over.
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

    /// What waits for the buyer's answer.
    pub(crate) const fn offer(&self) -> Option<Offer> {
        if let Self::BuyerAnswers { offer, .. } = self { *offer } else { None }
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
            | Self::Ended { .. } => None,
        }
    }
}

/// The end of a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct End {
    /// How it ended.
    pub(crate) ending: Ending,
    /// When.
    pub(crate) at: Moment,
    /// Until when it can be appealed.
    pub(crate) appeal_by: Option<Deadline>,
}

/// One dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dispute {
    /// When it was opened.
    pub(crate) opened: Moment,
    /// What is claimed.
    pub(crate) claim: Claim,
    /// Where it stands.
    pub(crate) phase: Phase,
    /// How often it was appealed.
    pub(crate) appeals: u32,
}

/// What happens to one dispute of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DisputeEvent {
    /// The seller or the marketplace proposes something, or the seller rejects.
    Proposed {
        /// What; nothing where the seller only rejected.
        offer: Option<Offer>,
        /// When the buyer must have answered.
        answer_by: Deadline,
    },
    /// The buyer does not agree, and perhaps asks for another amount.
    Declined {
        /// The amount that is asked for now.
        counter: Option<Money>,
        /// When the marketplace decides, where it is the one that proposed.
        decide_by: Option<Deadline>,
    },
    /// The marketplace steps in.
    SteppedIn {
        /// When it decides, most often.
        decide_by: Deadline,
    },
    /// The marketplace wants more evidence.
    EvidenceAsked {
        /// By then.
        evidence_by: Deadline,
    },
    /// The buyer added evidence.
    EvidenceGiven {
        /// The names of the files.
        files: Vec<String>,
        /// When the marketplace decides, most often.
        decide_by: Deadline,
    },
    /// A return was agreed on.
    ReturnAgreed {
        /// When the goods must have been sent.
        ship_by: Deadline,
        /// What comes back for them.
        amount: Option<Money>,
    },
    /// The buyer sent the goods back.
    ReturnSent {
        /// In which parcel.
        parcel: Parcel,
    },
    /// It is over.
    Ended {
        /// How.
        ending: Ending,
        /// What is owed by it.
        refund: Option<Owed>,
        /// Until when it can be appealed.
        appeal_by: Option<Deadline>,
    },
    /// The buyer appealed.
    Appealed {
        /// When the marketplace decides, most often.
        decide_by: Deadline,
    },
}

/// What to do to which dispute: the only open one, or the one about this line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DisputeCommand {
    /// Take the proposal; that is final.
    Accept,
    /// Do not take it.
    Reject,
    /// Ask for another amount.
    Counter {
        /// The amount.
        amount: Money,
    },
    /// Ask the marketplace to step in.
    Escalate,
    /// Take the dispute back.
    Cancel,
    /// Ask the marketplace to decide again.
    Appeal,
    /// The goods are sent back.
    ShipReturn {
        /// In which parcel.
        parcel: Parcel,
    },
}
