//! What can be chosen of a message: its topic, its language and its tone.

use crate::app::Letter;
use crate::domain::ids::ids;
use crate::domain::message::Topic;
use crate::view::language::Lang;

ids! {
/// How a message sounds.
pub(crate) enum Tone {
    /// Asks, and says thanks.
    Polite = "polite",
    /// Names the date and what follows.
    Firm = "firm",
}
}

pub(crate) const fn topic_words(topic: Topic) -> &'static str {
    match topic {
        Topic::DoNotShip => "Ask not to ship: you want to cancel",
        Topic::AnswerRequest => "Ask for an answer to your cancellation request",
        Topic::Reconsider => "Ask again after a rejected request",
        Topic::Tracking => "Ask for the tracking number and the postal receipt",
        Topic::ShowsNothing => "The tracking number shows nothing, or can't be right",
        Topic::Hold => "Shipped anyway: ask to stop the parcel",
        Topic::Extend => "Ask for longer buyer protection",
        Topic::Damaged => "The goods are damaged or don't work",
        Topic::Wrong => "The goods aren't what you ordered",
        Topic::Short => "Something is missing",
        Topic::Refuse => "You're refusing the parcel",
        Topic::Return => "You're sending the goods back",
        Topic::Refund => "The refund hasn't arrived",
        Topic::KeepDispute => "The dispute stays open until you're refunded",
        Topic::FakeShipment => "The declared tracking number is another parcel's, or untraceable",
        Topic::PressedReason => "The seller asks you to change the reason of your cancellation",
        Topic::EarlyConfirmation => "The seller asks you to confirm receipt before the goods came",
        Topic::OffPlatform => "The seller asks you to pay or be paid outside AliExpress",
    }
}

/// What a message needs to know beside the order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style<'a> {
    /// Its language.
    pub(crate) lang: Lang,
    /// Its tone.
    pub(crate) tone: Tone,
    /// The buyer's own text.
    pub(crate) own: Option<&'a Letter>,
}
