//! What buyer and seller say to each other, and what a buyer writes about.

use super::actor::Actor;
use super::ids::ids;
use super::time::Moment;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) at: Moment,
    /// Who said it: the buyer, the seller, or the marketplace's own people.
    pub(crate) by: Actor,
    pub(crate) text: String,
}

ids! {
/// What a message to the seller is about.
pub(crate) enum Topic {
    /// Do not ship: I have asked to cancel.
    DoNotShip = "do-not-ship",
    /// Answer my request to cancel.
    AnswerRequest = "answer-request",
    /// You rejected my request: agree after all.
    Reconsider = "reconsider",
    /// Give me the tracking number and the postal receipt.
    Tracking = "tracking",
    /// The tracking number shows nothing, or cannot be right.
    ShowsNothing = "shows-nothing",
    /// It was sent; stop the parcel on its way.
    Hold = "hold",
    Extend = "extend",
    /// What came is broken or does not work.
    Damaged = "damaged",
    /// What came is not what was ordered.
    Wrong = "wrong",
    Short = "short",
    /// I do not take the parcel.
    Refuse = "refuse",
    Return = "return",
    Refund = "refund",
    /// I do not close the dispute before the money is there.
    KeepDispute = "keep-dispute",
    /// The number that you declared is another parcel's, or cannot be traced.
    FakeShipment = "fake-shipment",
    /// You asked me to change the reason of my cancellation.
    PressedReason = "pressed-reason",
    /// I do not confirm the receipt before I have seen the goods.
    EarlyConfirmation = "early-confirmation",
    /// I neither pay nor am paid outside AliExpress.
    OffPlatform = "off-platform",
}
}

impl Topic {
    /// Whether it asks for nothing, and is worth saying to any seller.
    pub(crate) const fn is_always_apt(self) -> bool {
        matches!(self, Self::EarlyConfirmation | Self::OffPlatform)
    }

    /// Whether it is about what breaks the marketplace's rules for sellers, and can be reported.
    pub(crate) const fn is_reportable(self) -> bool {
        matches!(
            self,
            Self::FakeShipment | Self::PressedReason | Self::EarlyConfirmation | Self::OffPlatform
        )
    }
}
