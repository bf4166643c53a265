//! What proves a buyer's case: files that are kept, each known by the SHA-256 of its content.

mod limits;
mod proof;

use std::fmt;

pub(crate) use limits::{Excess, Limits};
pub(crate) use proof::Proof;

use super::time::{Instant, Moment};

/// The SHA-256 of a file's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Digest([u8; 32]);

impl Digest {
    /// The digest with these bytes.
    pub(crate) const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads 64 hexadecimal digits in lower case.
    pub(crate) fn parse(hex: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _others => None,
        };
        let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
        let mut bytes = [0; 32];
        if pairs.len() != bytes.len() || !rest.is_empty() {
            return None;
        }
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What a file is to the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    /// A photo of the goods or the parcel.
    Photo,
    /// A video of the goods or of unpacking them.
    Video,
    /// A picture of a screen.
    Screenshot,
    /// A receipt of the post, the carrier or the bank.
    Receipt,
    /// What was said between buyer and seller.
    Chat,
    /// A paper of an authority, an expert or a brand, and anything else.
    Document,
}

impl Kind {
    /// Every kind.
    pub(crate) const ALL: [Self; 6] =
        [Self::Photo, Self::Video, Self::Screenshot, Self::Receipt, Self::Chat, Self::Document];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Screenshot => "screenshot",
            Self::Receipt => "receipt",
            Self::Chat => "chat",
            Self::Document => "document",
        }
    }

    /// The kind with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// A file that proves something, as it was when it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// The SHA-256 of its content.
    pub(crate) digest: Digest,
    /// Its name, without the folders on the way to it. Whatever a file system allows stands in it.
    pub(crate) name: String,
    /// Its size in bytes.
    pub(crate) bytes: u64,
    /// What its content is, as a media type such as `image/jpeg`.
    pub(crate) media: String,
    /// What it is to the case.
    pub(crate) kind: Kind,
    /// What the checklist asks for that it shows, where the buyer says so.
    pub(crate) shows: Option<Proof>,
    /// When it was last changed, as the file system tells.
    pub(crate) changed: Option<Instant>,
    /// What the buyer writes to it.
    pub(crate) note: Option<String>,
}

/// A kept file with the time at which it was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The file.
    pub(crate) evidence: Evidence,
    /// When it was added.
    pub(crate) added: Moment,
}
