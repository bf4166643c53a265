//! One file: its format is recognised, then it is read whole and handed over item by item.

use std::fmt;
use std::io::Read;

use super::file_error::FileError;
use super::format::{Format, LIMIT};
use super::record::{Item, Stopped, Tally};
use super::sink::Sink;
use super::sniff::{self, Guess};
use super::{capture, har, jsonp, mtop};
use crate::domain::instant::Instant;

/// How many bytes are looked at to recognise the format.
const HEAD: u64 = 8 << 10;

/// What reads files: a program with other readers may find something else in the same file.
pub(crate) const READERS: &str = env!("READERS");

/// The content of one file, its format known. It may hold cookies and names, so `Debug` shows none
/// of it.
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
    /// Reads a source to its end if its first bytes look like a known format, and never more than
    /// [`LIMIT`]. A `forced` format overrides the detected one, as long as the content is JSON.
    pub(crate) fn load(mut reader: impl Read, forced: Option<Format>) -> Result<Self, FileError> {
        let mut bytes = Vec::new();
        let head = reader.by_ref().take(HEAD).read_to_end(&mut bytes)?;
        let guess = sniff::beginning(&bytes, u64::try_from(head).is_ok_and(|head| head < HEAD))?;
        reader.take(LIMIT + 1 - HEAD).read_to_end(&mut bytes)?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LIMIT) {
            return Err(FileError::TooLarge);
        }
        let text = String::from_utf8(bytes)
            .map_err(|error| FileError::NotUtf8 { at: error.utf8_error().valid_up_to() })?;
        let format = match (forced, guess) {
            (Some(format), _) | (None, Guess::Known(format)) => format,
            (None, Guess::Object) => sniff::whole(&text)?,
        };
        Ok(Self { text, format })
    }

    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// The bytes of the file, unchanged.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Passes every record and every rejection to `take`, one at a time, in file order. `fallback`
    /// is the capture time of pages that don't have one. Reading stops at the first error that
    /// `take` returns. A damaged file fails before anything is passed on.
    pub(crate) fn items<E>(
        &self,
        fallback: Instant,
        mut take: impl FnMut(Item) -> Result<(), E>,
    ) -> Result<Tally, Stopped<E>> {
        let mut sink = Sink::new(&mut take);
        let (start, json) = jsonp::payload(&self.text);
        let read = match self.format {
            Format::Har => har::read(json, fallback, &mut sink),
            Format::Mtop => mtop::read(json, fallback, &mut sink),
            Format::Capture => capture::read(json, fallback, &mut sink),
        };
        let taken = read.map_err(|error| FileError::syntax(&self.text, start, &error));
        taken.map_err(Stopped::File)?.map_err(Stopped::Taker)?;
        sink.finish().map_err(Stopped::File)
    }
}
