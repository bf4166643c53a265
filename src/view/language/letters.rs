//! The words of each language, and the messages to a seller, a file for each topic.

use super::lang::{Lang, for_each_lang};
use super::words::Words;
use crate::domain::message::Topic;

macro_rules! letters {
    ($($(#[$doc:meta])* $lang:ident = $folder:literal, $name:literal;)+) => {
        /// The text of a message, as a template.
        pub(in crate::view) const fn letter(lang: Lang, topic: Topic) -> &'static str {
            match lang { $(Lang::$lang => match topic {
                Topic::DoNotShip => include_str!(concat!($folder, "/do-not-ship.txt")),
                Topic::AnswerRequest => include_str!(concat!($folder, "/answer-request.txt")),
                Topic::Reconsider => include_str!(concat!($folder, "/reconsider.txt")),
                Topic::Tracking => include_str!(concat!($folder, "/tracking.txt")),
                Topic::ShowsNothing => include_str!(concat!($folder, "/shows-nothing.txt")),
                Topic::Hold => include_str!(concat!($folder, "/hold.txt")),
                Topic::Extend => include_str!(concat!($folder, "/extend.txt")),
                Topic::Damaged => include_str!(concat!($folder, "/damaged.txt")),
                Topic::Wrong => include_str!(concat!($folder, "/wrong.txt")),
                Topic::Short => include_str!(concat!($folder, "/short.txt")),
                Topic::Refuse => include_str!(concat!($folder, "/refuse.txt")),
                Topic::Return => include_str!(concat!($folder, "/return.txt")),
                Topic::Refund => include_str!(concat!($folder, "/refund.txt")),
                Topic::KeepDispute => include_str!(concat!($folder, "/keep-dispute.txt")),
                Topic::FakeShipment => include_str!(concat!($folder, "/fake-shipment.txt")),
                Topic::PressedReason => include_str!(concat!($folder, "/pressed-reason.txt")),
                Topic::EarlyConfirmation => include_str!(concat!($folder, "/early-confirmation.txt")),
                Topic::OffPlatform => include_str!(concat!($folder, "/off-platform.txt")),
            },)+ }
        }

        impl Lang {
            pub(super) const fn source(self) -> &'static str {
                match self {
                    $(Self::$lang => include_str!(concat!($folder, "/words.json")),)+
                }
            }
        }
    };
}

for_each_lang!(letters);

impl Lang {
    /// The words of the language. They are part of the program, and a test reads all of them; words
    /// that could not be read would be missing from what is printed.
    pub(in crate::view) fn words(self) -> Words {
        serde_json::from_str(self.source()).unwrap_or_default()
    }
}
