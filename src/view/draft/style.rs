//! What can be chosen of a message: its topic, its language and its tone.

use crate::app::Letter;
use crate::domain::message::Topic;
use crate::view::language::Lang;

/// How a message sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Asks, and says thanks.
    Polite,
    /// Names the date and what follows.
    Firm,
}

impl Tone {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Polite, Self::Firm];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Polite => "polite",
            Self::Firm => "firm",
        }
    }

    /// The tone with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.id() == id)
    }
}

/// A topic in half a line.
pub(crate) const fn topic_words(topic: Topic) -> &'static str {
    match topic {
        Topic::DoNotShip => "You asked to cancel: do not ship",
        Topic::AnswerRequest => "Answer the request to cancel",
        Topic::Reconsider => "The request was rejected: agree after all",
        Topic::Tracking => "Give the tracking number and the postal receipt",
        Topic::ShowsNothing => "The tracking number shows nothing, or cannot be right",
        Topic::Hold => "It was sent all the same: stop the parcel",
        Topic::Extend => "Extend the buyer protection",
        Topic::Damaged => "What came is damaged or does not work",
        Topic::Wrong => "What came is not what was ordered",
        Topic::Short => "Not everything came",
        Topic::Refuse => "You do not take the parcel",
        Topic::Return => "You send the goods back",
        Topic::Refund => "The refund has not come",
        Topic::KeepDispute => "The dispute stays open until the money is there",
        Topic::StayInside => "Goods are seen before receipt is confirmed; no money outside",
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
