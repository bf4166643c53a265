//! One file: recognised, read to its end, and handed over item by item.

use std::fmt;
use std::io::Read;

use super::outlet::Outlet;
use super::record::{Item, Stopped, Tally};
use super::sniff::{self, Guess};
use super::unreadable::Unreadable;
use super::{capture, har, jsonp, mtop};
use crate::domain::time::Instant;

/// The most bytes that a file may have: 1 GiB.
pub(crate) const LIMIT: u64 = 1 << 30;

/// The bytes by which a file is recognised.
const HEAD: u64 = 8 << 10;

/// A kind of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// A HAR file, as a browser saves it.
    Har,
    /// The body of one response of the order pages, bare or as JSONP.
    Mtop,
    /// The envelope of a capture script: a list of addresses and bodies.
    Capture,
}

impl Format {
    /// Every format.
    pub(crate) const ALL: [Self; 3] = [Self::Har, Self::Mtop, Self::Capture];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Har => "har",
            Self::Mtop => "mtop",
            Self::Capture => "capture",
        }
    }

    /// The format with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }
}

/// The content of one file whose format is known. It may hold cookies and names, so its `Debug`
/// shows none of it.
pub(crate) struct Document {
    text: String,
    format: Format,
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = &self.text.len();
        f.debug_struct("Document").field("format", &self.format).field("length", length).finish()
    }
}

impl Document {
    /// Reads a source to its end, but only after its first bytes look like a known format, and
    /// never more than [`LIMIT`]. A forced format overrules what the bytes look like, as long as
    /// they are JSON at all.
    pub(crate) fn load(mut reader: impl Read, forced: Option<Format>) -> Result<Self, Unreadable> {
        let mut bytes = Vec::new();
        let head = reader.by_ref().take(HEAD).read_to_end(&mut bytes)?;
        let guess = sniff::beginning(&bytes, u64::try_from(head).is_ok_and(|head| head < HEAD))?;
        reader.take(LIMIT + 1 - HEAD).read_to_end(&mut bytes)?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LIMIT) {
            return Err(Unreadable::TooLarge);
        }
        let text = String::from_utf8(bytes)
            .map_err(|error| Unreadable::NotUtf8 { at: error.utf8_error().valid_up_to() })?;
        let format = match (forced, guess) {
            (Some(format), _) | (None, Guess::Known(format)) => format,
            (None, Guess::Object) => sniff::whole(&text)?,
        };
        Ok(Self { text, format })
    }

    /// The format.
    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// The bytes of the file, unchanged.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Hands every record and every rejection to `take`, one at a time, in the order of the file.
    /// `fallback` is the time of capture when the file itself has none. The first error of `take`
    /// stops the reading. A damaged file is found out before anything is handed over.
    pub(crate) fn items<E>(
        &self,
        fallback: Instant,
        mut take: impl FnMut(Item) -> Result<(), E>,
    ) -> Result<Tally, Stopped<E>> {
        let mut outlet = Outlet::new(&mut take);
        let (start, json) = jsonp::payload(&self.text);
        let read = match self.format {
            Format::Har => har::read(json, fallback, &mut outlet),
            Format::Mtop => mtop::read(json, fallback, &mut outlet),
            Format::Capture => capture::read(json, fallback, &mut outlet),
        };
        let taken = read.map_err(|error| Unreadable::syntax(&self.text, start, &error));
        taken.map_err(Stopped::File)?.map_err(Stopped::Taker)?;
        outlet.finish().map_err(Stopped::File)
    }
}
