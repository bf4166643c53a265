//! The languages that are written for others than the buyer.

use super::words::Words;

/// A language that messages and reports are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Lang {
    /// English.
    En,
    /// Chinese, in simplified characters.
    Zh,
    /// Russian.
    Ru,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// French.
    Fr,
    /// German.
    De,
    /// Polish.
    Pl,
    /// Italian.
    It,
    /// Dutch.
    Nl,
}

impl Lang {
    /// Every language.
    pub(crate) const ALL: [Self; 10] = [
        Self::En,
        Self::Zh,
        Self::Ru,
        Self::Es,
        Self::Pt,
        Self::Fr,
        Self::De,
        Self::Pl,
        Self::It,
        Self::Nl,
    ];

    /// The code of ISO 639-1.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
            Self::Ru => "ru",
            Self::Es => "es",
            Self::Pt => "pt",
            Self::Fr => "fr",
            Self::De => "de",
            Self::Pl => "pl",
            Self::It => "it",
            Self::Nl => "nl",
        }
    }

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

    pub(super) const fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("en/words.json"),
            Self::Zh => include_str!("zh/words.json"),
            Self::Ru => include_str!("ru/words.json"),
            Self::Es => include_str!("es/words.json"),
            Self::Pt => include_str!("pt/words.json"),
            Self::Fr => include_str!("fr/words.json"),
            Self::De => include_str!("de/words.json"),
            Self::Pl => include_str!("pl/words.json"),
            Self::It => include_str!("it/words.json"),
            Self::Nl => include_str!("nl/words.json"),
        }
    }

    /// The words of the language. They are part of the program, and a test reads all of them; words
    /// that could not be read would be missing from what is printed.
    pub(in crate::view) fn words(self) -> Words {
        serde_json::from_str(self.source()).unwrap_or_default()
    }
}
