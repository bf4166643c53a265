//! The languages that are written for others than the buyer.

use crate::domain::ids::ids;

ids! {
/// A language that messages and reports are written in, by its code of ISO 639-1.
pub(crate) enum Lang {
    En = "en",
    /// In simplified characters.
    Zh = "zh",
    Ru = "ru",
    Es = "es",
    Pt = "pt",
    Fr = "fr",
    De = "de",
    Pl = "pl",
    It = "it",
    Nl = "nl",
}
}

impl Lang {
    /// The name of the language, in English.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Zh => "Chinese",
            Self::Ru => "Russian",
            Self::Es => "Spanish",
            Self::Pt => "Portuguese",
            Self::Fr => "French",
            Self::De => "German",
            Self::Pl => "Polish",
            Self::It => "Italian",
            Self::Nl => "Dutch",
        }
    }
}
