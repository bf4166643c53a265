//! Looks over a JPEG before it is decoded: what it would cost, and whether it is built to cost more.

use std::io::{BufRead as _, BufReader, Read, Seek};

/// The largest JPEG that is looked at, in bytes; photos of 200 megapixels are smaller.
const MOST_BYTES: u64 = 96 << 20;

/// The most bytes of tables before the picture, without what cameras and editors add.
const MOST_HEAD: usize = 256 << 10;

/// The most scans; encoders write ten.
const MOST_SCANS: u32 = 64;

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;

/// What a JPEG says of itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Survey {
    /// Everything before the first scan that a decoder needs.
    pub(super) head: Vec<u8>,
    /// Where the first scan starts in the file.
    pub(super) scans_at: u64,
    /// Pixels in a row.
    pub(super) width: u16,
    /// Rows of pixels.
    pub(super) height: u16,
    /// How many colours a pixel has.
    pub(super) components: u8,
    /// Whether it comes in passes that must all be held in memory.
    pub(super) is_progressive: bool,
}

/// Reads the file from end to end; `None` for what is no JPEG that can be made small, for one that
/// is cut off before its first scan, and for one with more scans than any encoder writes or with
/// foreign data between them.
pub(super) fn survey(file: &mut (impl Read + Seek)) -> Option<Survey> {
    file.rewind().ok()?;
    let mut walk = Walk { inner: BufReader::new(file.take(MOST_BYTES)), at: 0 };
    if walk.array()? != [0xff, SOI] {
        return None;
    }
    let mut head = vec![0xff, SOI];
    let mut frame = None;
    loop {
        let scans_at = walk.at;
        let marker = walk.marker()?;
        if marker == SOS {
            let Frame { width, height, components, is_progressive } = frame?;
            walk.segment()?;
            walk.scans()?;
            return Some(Survey { head, scans_at, width, height, components, is_progressive });
        }
        let segment = walk.segment()?;
        match marker {
            0xc0..=0xc2 if frame.is_none() => frame = Some(Frame::read(&segment, marker)?),
            // Tables, the restart interval, and the two segments that name the colours.
            0xc4 | 0xdb | 0xdd | 0xe0 | 0xee => {}
            0xe1..=0xed | 0xef | 0xfe => continue,
            _others => return None,
        }
        head.extend([0xff, marker]);
        head.extend(u16::try_from(segment.len().checked_add(2)?).ok()?.to_be_bytes());
        head.extend(segment);
        if head.len() > MOST_HEAD {
            return None;
        }
    }
}

/// The header of the picture.
struct Frame {
    width: u16,
    height: u16,
    components: u8,
    is_progressive: bool,
}

impl Frame {
    fn read(segment: &[u8], marker: u8) -> Option<Self> {
        let &[8, h1, h2, w1, w2, components, ..] = segment else { return None };
        let (width, height) = (u16::from_be_bytes([w1, w2]), u16::from_be_bytes([h1, h2]));
        let is_progressive = marker == 0xc2;
        (width > 0 && height > 0).then_some(Self { width, height, components, is_progressive })
    }
}

/// A reader that knows where it is.
struct Walk<R> {
    inner: BufReader<R>,
    at: u64,
}

impl<R: Read> Walk<R> {
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        self.inner.read_exact(&mut bytes).ok()?;
        self.at = self.at.checked_add(u64::try_from(N).ok()?)?;
        Some(bytes)
    }

    /// The next marker, which must stand here; it may be stretched by fill bytes.
    fn marker(&mut self) -> Option<u8> {
        let [0xff] = self.array()? else { return None };
        self.code()
    }

    /// What follows the first byte of a marker.
    fn code(&mut self) -> Option<u8> {
        loop {
            let [code] = self.array()?;
            if code != 0xff {
                return Some(code);
            }
        }
    }

    /// The content of a segment.
    fn segment(&mut self) -> Option<Vec<u8>> {
        let length = u16::from_be_bytes(self.array()?).checked_sub(2)?;
        let mut segment = vec![0; usize::from(length)];
        self.inner.read_exact(&mut segment).ok()?;
        self.at = self.at.checked_add(u64::from(length))?;
        Some(segment)
    }

    /// Walks to the end of the picture. A file that is cut off within a scan ends it too.
    fn scans(&mut self) -> Option<()> {
        let mut scans = 1;
        while self.skip_to_marker() {
            match self.code() {
                None | Some(EOI) => return Some(()),
                Some(0 | 0xd0..=0xd7) => {}
                Some(SOS) if scans < MOST_SCANS => {
                    scans += 1;
                    self.segment()?;
                }
                Some(0xc4 | 0xdb | 0xdd) => drop(self.segment()?),
                Some(_others) => return None,
            }
        }
        Some(())
    }

    /// Skips what is drawn, past the first byte of a marker; false at the end of the file.
    fn skip_to_marker(&mut self) -> bool {
        loop {
            let Ok(buffer) = self.inner.fill_buf() else { return false };
            if buffer.is_empty() {
                return false;
            }
            let length = buffer.len();
            let found = buffer.iter().position(|byte| *byte == 0xff);
            self.inner.consume(found.map_or(length, |at| at.saturating_add(1)));
            if found.is_some() {
                return true;
            }
        }
    }
}
