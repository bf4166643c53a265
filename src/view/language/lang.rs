//! The languages that are written for others than the buyer.

use crate::domain::ids::ids;

/// Calls a macro with every language: its code of ISO 639-1, which is its folder too, and its name in
/// English.
macro_rules! for_each_lang {
    ($call:ident) => {
        $call! {
            En = "en", "English";
            /// In simplified characters.
            Zh = "zh", "Chinese";
            Ru = "ru", "Russian";
            Es = "es", "Spanish";
            Pt = "pt", "Portuguese";
            Fr = "fr", "French";
            De = "de", "German";
            Pl = "pl", "Polish";
            It = "it", "Italian";
            Nl = "nl", "Dutch";
        }
    };
}

macro_rules! define {
    ($($(#[$doc:meta])* $lang:ident = $code:literal, $name:literal;)+) => {
        ids! {
            /// A language that messages and reports are written in.
            pub(crate) enum Lang { $($(#[$doc])* $lang = $code,)+ }
        }

        impl Lang {
            /// The name of the language, in English.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$lang => $name,)+ }
            }
        }
    };
}

for_each_lang!(define);

pub(super) use for_each_lang;
