//! The header of a JPEG file: what decoding it costs, and what a decoder needs of it. `image` decodes
//! the picture.

use std::io::{Read, Seek, SeekFrom};

use super::stream::read_array;

/// How many segments before the picture are looked at.
const MAX_SEGMENTS: u32 = 1024;

/// The most bytes of tables; a photo has 600.
const MAX_TABLES: usize = 64 << 10;

const SOI: [u8; 2] = [0xff, 0xd8];
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
const APP1: u8 = 0xe1;

/// A segment: its marker, and where its content lies in the file.
struct Segment {
    marker: u8,
    start: u64,
    length: u16,
}

/// The header of a picture that `image` can decode at a known cost.
#[derive(Debug)]
pub(super) struct Header {
    /// Pixels in a row.
    pub(super) width: u16,
    /// Rows of pixels.
    pub(super) height: u16,
    /// The bytes that a decoder holds of a progressive picture before it has pixels; otherwise 0.
    pub(super) coefficients: u64,
    colours: u8,
    tables: Vec<u8>,
    scan_start: u64,
}

/// The offset of the EXIF metadata (a TIFF header) in the file, in bytes.
pub(super) fn exif_at(file: &mut (impl Read + Seek)) -> Option<u64> {
    let mut at = 2;
    for _ in 0..MAX_SEGMENTS {
        let segment = Segment::read(file, at)?;
        match segment.marker {
            SOS => return None,
            APP1 if read_array(file)? == *b"Exif\0\0" => return segment.start.checked_add(6),
            _others => at = segment.end()?,
        }
    }
    None
}

impl Segment {
    /// Reads the marker and the length at this offset; leaves the file at the content.
    fn read(file: &mut (impl Read + Seek), at: u64) -> Option<Self> {
        file.seek(SeekFrom::Start(at)).ok()?;
        let [0xff, marker, high, low] = read_array(file)? else { return None };
        let length = u16::from_be_bytes([high, low]).checked_sub(2)?;
        Some(Self { marker, start: at.checked_add(4)?, length })
    }

    fn end(&self) -> Option<u64> {
        self.start.checked_add(u64::from(self.length))
    }
}

impl Header {
    /// Reads the header and skips the metadata. `None` for what is not a JPEG, for a coding that
    /// cameras do not use, and for a picture whose colours come one after another, which costs more
    /// than its header tells.
    pub(super) fn read(file: &mut (impl Read + Seek)) -> Option<Self> {
        file.rewind().ok()?;
        if read_array(file)? != SOI {
            return None;
        }
        let mut tables = SOI.to_vec();
        let mut frame = None;
        let mut at = 2;
        for _ in 0..MAX_SEGMENTS {
            let segment = Segment::read(file, at)?;
            at = segment.end()?;
            if matches!(segment.marker, 0xe0..=0xed | 0xef | 0xfe) {
                continue;
            }
            let mut content = vec![0; usize::from(segment.length)];
            file.read_exact(&mut content).ok()?;
            tables.extend([0xff, segment.marker]);
            tables.extend(segment.length.checked_add(2)?.to_be_bytes());
            tables.extend(&content);
            match segment.marker {
                SOS => {
                    let header = Self { tables, scan_start: at, ..frame? };
                    let is_whole = content.first() == Some(&header.colours);
                    return (is_whole || header.coefficients > 0).then_some(header);
                }
                0xc0..=0xc2 => frame = Some(Self::from_frame(segment.marker, &content)?),
                // Tables, the restart interval, and how the colours are coded.
                0xc4 | 0xdb | 0xdd | 0xee => {}
                _others => return None,
            }
            if tables.len() > MAX_TABLES {
                return None;
            }
        }
        None
    }

    /// Reads the frame header. A decoder refuses a second one.
    fn from_frame(marker: u8, content: &[u8]) -> Option<Self> {
        let [8, h1, h2, w1, w2, colours, rest @ ..] = content else { return None };
        let (width, height) = (u16::from_be_bytes([*w1, *w2]), u16::from_be_bytes([*h1, *h2]));
        let (components, []) = rest.as_chunks::<3>() else { return None };
        let across = components.iter().map(|[_, factors, _]| u64::from(factors >> 4));
        let down = components.iter().map(|[_, factors, _]| u64::from(factors & 15));
        let are_plain = across.clone().chain(down.clone()).all(|factor| (1..=4).contains(&factor));
        if !are_plain || components.len() != usize::from(*colours) || width == 0 || height == 0 {
            return None;
        }
        let units = u64::from(width).div_ceil(8 * across.clone().max()?)
            * u64::from(height).div_ceil(8 * down.clone().max()?);
        let blocks: u64 = across.zip(down).map(|(across, down)| across * down).sum();
        // A block is 64 numbers of two bytes.
        let coefficients = if marker == 0xc2 { units * blocks * 128 } else { 0 };
        let (tables, scan_start) = (Vec::new(), 0);
        Some(Self { width, height, coefficients, colours: *colours, tables, scan_start })
    }

    /// Reads the picture without its metadata into a buffer. `None` if it has more than `limit`
    /// bytes; what follows the picture in the file, such as the video of a motion photo, does not
    /// count.
    pub(super) fn read_picture(
        &self,
        file: &mut (impl Read + Seek),
        limit: u64,
        mut picture: Vec<u8>,
    ) -> Option<Vec<u8>> {
        picture.extend(&self.tables);
        let start = picture.len();
        let room = limit.checked_sub(u64::try_from(start).ok()?)?;
        file.seek(SeekFrom::Start(self.scan_start)).ok()?;
        let read = file.take(room).read_to_end(&mut picture).ok()?;
        let is_cut = u64::try_from(read).ok()? == room;
        let mut markers = picture.get(start..)?.windows(2).enumerate().filter_map(marker);
        let end = if self.coefficients > 0 {
            markers.find(|(_at, marker)| *marker == EOI)
        } else {
            markers.next()
        };
        match end {
            Some((at, EOI)) => picture.truncate(start.checked_add(at)?.checked_add(2)?),
            // A sequential picture is one scan: a decoder would keep what metadata come in it.
            Some(_other) => return None,
            None if is_cut => return None,
            None => {}
        }
        Some(picture)
    }
}

/// The marker that starts at a place of a scan, but for restarts.
fn marker((at, two): (usize, &[u8])) -> Option<(usize, u8)> {
    match two {
        [0xff, 0 | 0xd0..=0xd7 | 0xff] => None,
        [0xff, marker] => Some((at, *marker)),
        _data => None,
    }
}
