//! What buyer and seller say to each other, and what a buyer writes about.

use super::order::Actor;
use super::time::Moment;

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// When.
    pub(crate) at: Moment,
    /// Who said it: the buyer, the seller, or the marketplace's own people.
    pub(crate) by: Actor,
    /// The words; several lines can stand in them.
    pub(crate) text: String,
}

/// What a message to the seller is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Topic {
    /// Do not ship: I have asked to cancel.
    DoNotShip,
    /// Answer my request to cancel.
    AnswerRequest,
    /// You rejected my request: agree after all.
    Reconsider,
    /// Give me the tracking number and the postal receipt.
    Tracking,
    /// The tracking number shows nothing, or cannot be right.
    ShowsNothing,
    /// It was sent; stop the parcel on its way.
    Hold,
    /// Extend the buyer protection.
    Extend,
    /// What came is broken or does not work.
    Damaged,
    /// What came is not what was ordered.
    Wrong,
    /// Not everything came.
    Short,
    /// I do not take the parcel.
    Refuse,
    /// I send it back.
    Return,
    /// Where is my refund?
    Refund,
    /// I do not close the dispute before the money is there.
    KeepDispute,
    /// I do not confirm early, and neither pay nor am paid outside AliExpress.
    StayInside,
}

impl Topic {
    /// Every topic, in the order of an order's life.
    pub(crate) const ALL: [Self; 15] = [
        Self::DoNotShip,
        Self::AnswerRequest,
        Self::Reconsider,
        Self::Tracking,
        Self::ShowsNothing,
        Self::Hold,
        Self::Extend,
        Self::Damaged,
        Self::Wrong,
        Self::Short,
        Self::Refuse,
        Self::Return,
        Self::Refund,
        Self::KeepDispute,
        Self::StayInside,
    ];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::DoNotShip => "do-not-ship",
            Self::AnswerRequest => "answer-request",
            Self::Reconsider => "reconsider",
            Self::Tracking => "tracking",
            Self::ShowsNothing => "shows-nothing",
            Self::Hold => "hold",
            Self::Extend => "extend",
            Self::Damaged => "damaged",
            Self::Wrong => "wrong",
            Self::Short => "short",
            Self::Refuse => "refuse",
            Self::Return => "return",
            Self::Refund => "refund",
            Self::KeepDispute => "keep-dispute",
            Self::StayInside => "stay-inside",
        }
    }

    /// The topic with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.id() == id)
    }
}
