//! What a camera wrote into a picture beside the picture.

use std::io::{BufRead, BufReader, Error, Read, Result, Seek, SeekFrom};

use exif::{Exif, In, Reader, Tag};
use image::metadata::Orientation;

use super::stream::fill;

/// How many bytes of a picture are read in search of it. It stands before the picture but for rare
/// PNG files.
const MOST: u64 = 4 << 20;

/// The pointer of a TIFF directory to where a picture was taken, and the latitude there.
const TIFF_GPS: u16 = 0x8825;
const TIFF_LATITUDE: u16 = 2;

/// What is told. Nothing is told where nothing is found or what is found is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trace {
    /// Whether it tells where it was taken.
    pub(super) is_located: bool,
    /// Whether it tells what camera took it.
    pub(super) is_camera: bool,
    /// How it is to be turned.
    pub(super) orientation: Orientation,
}

/// Reads what a picture tells. Other files tell nothing.
pub(super) fn trace(file: &mut (impl Read + Seek)) -> Trace {
    let located_tiff = tiff_is_located(file);
    let exif = match located_tiff {
        Some(_) => None,
        None => exif_of(file),
    };
    let has = |tag| exif.as_ref().is_some_and(|exif| exif.get_field(tag, In::PRIMARY).is_some());
    Trace {
        is_located: located_tiff.unwrap_or_else(|| has(Tag::GPSLatitude)),
        is_camera: has(Tag::Make) || has(Tag::Model),
        orientation: exif.as_ref().and_then(orientation_of).unwrap_or(Orientation::NoTransforms),
    }
}

/// Whether a picture tells where it was taken.
pub(crate) fn is_located(file: &mut (impl Read + Seek)) -> bool {
    file.rewind().is_ok() && trace(file).is_located
}

fn exif_of(file: &mut (impl Read + Seek)) -> Option<Exif> {
    file.rewind().ok()?;
    let mut frugal = Frugal { inner: BufReader::new(file), left: MOST };
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    reader
        .read_from_container(&mut frugal)
        .or_else(|error| error.distill_partial_result(|_flaws| ()))
        .ok()
}

fn orientation_of(exif: &Exif) -> Option<Orientation> {
    let value = exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?;
    Orientation::from_exif(u8::try_from(value).ok()?)
}

/// Whether a TIFF file, such as a raw photo, tells where it was taken; `None` when it is none. Such
/// a file can be large and tell it at its end, so its directory is followed where it stands.
fn tiff_is_located(file: &mut (impl Read + Seek)) -> Option<bool> {
    file.rewind().ok()?;
    let mut header = [0; 8];
    file.read_exact(&mut header).ok()?;
    let [order @ .., _, _, _, _] = header;
    let little = match &order {
        b"II*\0" => true,
        b"MM\0*" => false,
        _others => return None,
    };
    let [_, _, _, _, offset @ ..] = header;
    let located = entry(file, long(offset, little), little, TIFF_GPS)
        .and_then(|gps| entry(file, gps, little, TIFF_LATITUDE));
    Some(located.is_some())
}

/// The value of a tag in the directory that starts at `offset`.
fn entry(file: &mut (impl Read + Seek), offset: u32, little: bool, tag: u16) -> Option<u32> {
    file.seek(SeekFrom::Start(u64::from(offset))).ok()?;
    let mut count = [0; 2];
    file.read_exact(&mut count).ok()?;
    let mut entries = vec![0; usize::from(short(count, little)).checked_mul(12)?];
    let read = fill(file, &mut entries).ok()?;
    let (entries, _cut) = entries.get(..read)?.as_chunks::<12>();
    entries.iter().find_map(|[high, low, _, _, _, _, _, _, value @ ..]| {
        (short([*high, *low], little) == tag).then(|| long(*value, little))
    })
}

fn short(bytes: [u8; 2], little: bool) -> u16 {
    if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) }
}

fn long(bytes: [u8; 4], little: bool) -> u32 {
    if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) }
}

/// A reader that fails when it has handed out what it may: a hostile picture costs no more.
struct Frugal<R> {
    inner: BufReader<R>,
    left: u64,
}

impl<R: Read> Read for Frugal<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Frugal<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        let available = self.inner.fill_buf()?;
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(available.len());
        if most == 0 && !available.is_empty() {
            return Err(Error::other("what a camera wrote is not near the start"));
        }
        Ok(available.get(..most).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.left = self.left.saturating_sub(u64::try_from(count).unwrap_or(u64::MAX));
        self.inner.consume(count);
    }
}

impl<R: Read + Seek> Seek for Frugal<R> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        if let SeekFrom::Current(by) = to {
            // What was read ahead stays good: many small steps do not read it again and again.
            self.inner.seek_relative(by)?;
            self.inner.stream_position()
        } else {
            self.inner.seek(to)
        }
    }
}
