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
    /// The header of the picture.
    pub(super) frame: Frame,
}

/// The header of a picture.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Pixels in a row.
    pub(super) width: u16,
    /// Rows of pixels.
    pub(super) height: u16,
    /// Whether it comes in passes that must all be held in memory.
    pub(super) is_progressive: bool,
    /// Its colours, in the order of the file; there is at least one.
    pub(super) planes: Vec<Plane>,
}

/// One colour of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plane {
    /// Its name in the file.
    pub(super) id: u8,
    /// Its blocks in a row of a unit, from one to four.
    pub(super) across: u8,
    /// Its rows of blocks in a unit, from one to four.
    pub(super) down: u8,
    /// The table of its steps.
    pub(super) quantization: u8,
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
            walk.segment()?;
            walk.scans()?;
            return Some(Survey { head, scans_at, frame: frame? });
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

impl Frame {
    fn read(segment: &[u8], marker: u8) -> Option<Self> {
        let [8, h1, h2, w1, w2, count, rest @ ..] = segment else { return None };
        let (width, height) = (u16::from_be_bytes([*w1, *w2]), u16::from_be_bytes([*h1, *h2]));
        let (planes, []) = rest.as_chunks::<3>() else { return None };
        let mut planes: Vec<_> = planes
            .iter()
            .map(|&[id, blocks, quantization]| Plane {
                id,
                across: blocks >> 4,
                down: blocks & 15,
                quantization,
            })
            .collect();
        let is_plain = |blocks: u8| (1..=4).contains(&blocks);
        let are_plain = planes.iter().all(|plane| is_plain(plane.across) && is_plain(plane.down));
        // The blocks of a colour that stands alone are not grouped.
        if let [only] = planes.as_mut_slice() {
            (only.across, only.down) = (1, 1);
        }
        let is_whole = planes.len() == usize::from(*count) && !planes.is_empty();
        let has_pixels = width > 0 && height > 0;
        (is_whole && are_plain && has_pixels).then_some(Self {
            width,
            height,
            is_progressive: marker == 0xc2,
            planes,
        })
    }

    /// The most blocks of any colour in a row of a unit.
    pub(super) fn most_across(&self) -> u8 {
        self.planes.iter().map(|plane| plane.across).max().unwrap_or(1)
    }

    /// The most rows of blocks of any colour in a unit.
    pub(super) fn most_down(&self) -> u8 {
        self.planes.iter().map(|plane| plane.down).max().unwrap_or(1)
    }

    /// How many units lie in a row, and how many rows of them there are.
    pub(super) fn units(&self) -> (u16, u16) {
        (
            self.width.div_ceil(8 * u16::from(self.most_across())),
            self.height.div_ceil(8 * u16::from(self.most_down())),
        )
    }

    /// How many bytes the picture takes when every number of it is held, two bytes each.
    pub(super) fn held(&self) -> u64 {
        let (across, down) = self.units();
        let blocks = |plane: &Plane| u64::from(plane.across) * u64::from(plane.down);
        let in_unit: u64 = self.planes.iter().map(blocks).sum();
        u64::from(across) * u64::from(down) * in_unit * 128
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
