//! The EXIF metadata of a picture: where and with what it was taken, which way up it is, and the
//! small picture that the camera put in.
//!
//! Only the tags in question are looked up, in the file itself: directories of a hostile file can
//! overlap, and a list of all their entries has no bound.

use std::io::{Read, Seek, SeekFrom};

use image::metadata::Orientation;

use super::stream::{read_array, read_full};
use super::{heif, jpeg, png, webp};

const MAKE: u16 = 0x010f;
const MODEL: u16 = 0x0110;
const ORIENTATION: u16 = 0x0112;
const THUMBNAIL_OFFSET: u16 = 0x0201;
const THUMBNAIL_LENGTH: u16 = 0x0202;
const GPS_DIRECTORY: u16 = 0x8825;
const GPS_LATITUDE: u16 = 2;

/// The largest small picture that a camera puts in, in bytes.
const MAX_THUMBNAIL: u32 = 64 << 10;

/// The metadata. A file without them, or with damaged ones, has the same as a plain picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Metadata {
    /// Whether they contain the place where the picture was taken.
    pub(super) is_located: bool,
    pub(super) has_camera: bool,
    /// How the picture is to be turned.
    pub(super) orientation: Orientation,
}

/// Reads the metadata of a file of any type.
pub(super) fn metadata(file: &mut (impl Read + Seek)) -> Metadata {
    let plain =
        Metadata { is_located: false, has_camera: false, orientation: Orientation::NoTransforms };
    Tiff::find(file).and_then(|mut tiff| tiff.metadata()).unwrap_or(plain)
}

/// Whether the metadata of a picture contain the place where it was taken.
pub(crate) fn is_located(file: &mut (impl Read + Seek)) -> bool {
    metadata(file).is_located
}

/// The small picture that the camera put in: a JPEG, not yet checked.
pub(super) fn thumbnail(file: &mut (impl Read + Seek)) -> Option<Vec<u8>> {
    Tiff::find(file)?.thumbnail()
}

/// A TIFF structure, which holds the metadata in every format.
struct Tiff<'a, R> {
    file: &'a mut R,
    start: u64,
    is_little: bool,
    main: u32,
}

/// A list of tags with their values.
struct Directory {
    entries: Vec<u8>,
    is_little: bool,
}

impl<'a, R: Read + Seek> Tiff<'a, R> {
    fn find(file: &'a mut R) -> Option<Self> {
        file.rewind().ok()?;
        let start = match read_array::<12>(file)? {
            [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => 0,
            [0xff, 0xd8, ..] => jpeg::exif_at(file)?,
            [0x89, b'P', b'N', b'G', ..] => png::exif_at(file)?,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P'] => webp::exif_at(file)?,
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => heif::exif_at(file)?,
            _others => return None,
        };
        file.seek(SeekFrom::Start(start)).ok()?;
        let is_little = match &read_array(file)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _others => return None,
        };
        let main = long(read_array(file)?, is_little);
        Some(Self { file, start, is_little, main })
    }

    fn metadata(&mut self) -> Option<Metadata> {
        let main = self.directory(self.main)?;
        let orientation = main.value(ORIENTATION).and_then(|value| u8::try_from(value).ok());
        let gps = main.value(GPS_DIRECTORY).and_then(|offset| self.directory(offset));
        Some(Metadata {
            is_located: gps.is_some_and(|gps| gps.value(GPS_LATITUDE).is_some()),
            has_camera: main.value(MAKE).is_some() || main.value(MODEL).is_some(),
            orientation: orientation
                .and_then(Orientation::from_exif)
                .unwrap_or(Orientation::NoTransforms),
        })
    }

    fn thumbnail(&mut self) -> Option<Vec<u8>> {
        let second = self.directory(self.main)?.next()?;
        let directory = self.directory(second)?;
        let length = directory.value(THUMBNAIL_LENGTH).filter(|length| *length <= MAX_THUMBNAIL)?;
        self.seek(directory.value(THUMBNAIL_OFFSET)?)?;
        let mut jpeg = vec![0; usize::try_from(length).ok()?];
        self.file.read_exact(&mut jpeg).ok()?;
        Some(jpeg)
    }

    /// Reads the directory at this offset, as far as the file goes.
    fn directory(&mut self, offset: u32) -> Option<Directory> {
        self.seek(offset)?;
        let count = short(read_array(self.file)?, self.is_little);
        let mut entries = vec![0; usize::from(count) * 12 + 4];
        let read = read_full(self.file, &mut entries).ok()?;
        entries.truncate(read);
        Some(Directory { entries, is_little: self.is_little })
    }

    fn seek(&mut self, offset: u32) -> Option<u64> {
        self.file.seek(SeekFrom::Start(self.start.checked_add(u64::from(offset))?)).ok()
    }
}

impl Directory {
    /// The value of a tag, or where it lies when it has more than four bytes.
    fn value(&self, tag: u16) -> Option<u32> {
        let (entries, _next) = self.entries.as_chunks::<12>();
        entries.iter().find_map(|[t1, t2, k1, k2, _, _, _, _, value @ ..]| {
            let [first, second, _, _] = *value;
            let value = match short([*k1, *k2], self.is_little) {
                1 => u32::from(first),
                3 => u32::from(short([first, second], self.is_little)),
                _others => long(*value, self.is_little),
            };
            (short([*t1, *t2], self.is_little) == tag).then_some(value)
        })
    }

    /// The offset of the directory after this one.
    fn next(&self) -> Option<u32> {
        let (_entries, next) = self.entries.as_chunks::<12>();
        Some(long(next.try_into().ok()?, self.is_little)).filter(|offset| *offset > 0)
    }
}

fn short(bytes: [u8; 2], is_little: bool) -> u16 {
    if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) }
}

fn long(bytes: [u8; 4], is_little: bool) -> u32 {
    if is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) }
}
