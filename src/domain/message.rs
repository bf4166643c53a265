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
    /// I do not confirm early, and neither pay nor am paid outside AliExpress.
    StayInside = "stay-inside",
}
}
