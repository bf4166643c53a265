//! Where a HEIF file (HEIC, AVIF) keeps its EXIF metadata. The picture itself is not decoded.

use std::io::{Read, Seek, SeekFrom};

use super::stream::read_array;

/// How many boxes of the file are looked at.
const MAX_BOXES: u32 = 64;

/// The largest list of a file's items, in bytes.
const MAX_META: u64 = 1 << 20;

/// The offset of the EXIF metadata (a TIFF header) in the file, in bytes.
pub(super) fn exif_at(file: &mut (impl Read + Seek)) -> Option<u64> {
    let (start, meta) = meta(file)?;
    let mut rest = Fields(meta.get(4..)?);
    let (mut item, mut locations, mut data_start) = (None, None, None);
    while let Some((name, content)) = rest.child() {
        let after = rest.0.len().checked_add(content.0.len())?;
        match &name {
            b"iinf" => item = exif_item(content),
            b"iloc" => locations = Some(content),
            b"idat" => data_start = start.checked_add(u64::try_from(meta.len() - after).ok()?),
            _others => {}
        }
    }
    let (method, offset) = location(locations?, item?)?;
    let at = match method {
        0 => offset,
        1 => data_start?.checked_add(offset)?,
        _others => return None,
    };
    file.seek(SeekFrom::Start(at)).ok()?;
    let prefix = u32::from_be_bytes(read_array(file)?);
    at.checked_add(4)?.checked_add(u64::from(prefix))
}

/// Reads the box that lists the items, and tells where its content starts.
fn meta(file: &mut (impl Read + Seek)) -> Option<(u64, Vec<u8>)> {
    let mut at = 0_u64;
    for _ in 0..MAX_BOXES {
        file.seek(SeekFrom::Start(at)).ok()?;
        let short = u32::from_be_bytes(read_array(file)?);
        let name: [u8; 4] = read_array(file)?;
        let (header, size) = match short {
            1 => (16, u64::from_be_bytes(read_array(file)?)),
            size => (8, u64::from(size)),
        };
        let length = size.checked_sub(header)?;
        if name == *b"meta" {
            let fits = length <= MAX_META;
            let mut content = fits.then_some(vec![0; usize::try_from(length).ok()?])?;
            file.read_exact(&mut content).ok()?;
            return Some((at.checked_add(header)?, content));
        }
        at = at.checked_add(size)?;
    }
    None
}

/// The number of the item that is EXIF metadata.
fn exif_item(mut items: Fields<'_>) -> Option<u64> {
    let version = items.version()?;
    items.take(if version == 0 { 2 } else { 4 })?;
    while let Some((name, mut item)) = items.child() {
        if name == *b"infe" {
            let version = item.version()?;
            let number = item.number(if version == 3 { 4 } else { 2 })?;
            item.take(2)?;
            if item.take(4)? == b"Exif" {
                return Some(number);
            }
        }
    }
    None
}

/// Where an item starts: its construction method (0 for an offset in the file, 1 for one in the
/// box of data) and the offset, in bytes.
fn location(mut list: Fields<'_>, wanted: u64) -> Option<(u64, u64)> {
    let version = list.version()?;
    let sizes = list.number(2)?;
    let size = |shift: u32| usize::try_from(sizes >> shift & 15).ok();
    let (offset_size, length_size, base_size) = (size(12)?, size(8)?, size(4)?);
    let index_size = if version == 0 { 0 } else { size(0)? };
    let number_size = if version == 2 { 4 } else { 2 };
    for _ in 0..list.number(number_size)? {
        let item = list.number(number_size)?;
        let method = if version == 0 { 0 } else { list.number(2)? & 15 };
        list.take(2)?;
        let base = list.number(base_size)?;
        let extents = usize::try_from(list.number(2)?).ok()?;
        if item == wanted && extents > 0 {
            list.take(index_size)?;
            return Some((method, base.checked_add(list.number(offset_size)?)?));
        }
        list.take((index_size + offset_size + length_size).checked_mul(extents)?)?;
    }
    None
}

/// The content of a box, read from its start.
#[derive(Clone, Copy)]
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self, bytes: usize) -> Option<u64> {
        Some(self.take(bytes)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    /// The version of a box that has one; skips its flags.
    fn version(&mut self) -> Option<u64> {
        Some(self.number(4)? >> 24)
    }

    /// The next box within this one: its name and content.
    fn child(&mut self) -> Option<([u8; 4], Self)> {
        let size = usize::try_from(self.number(4)?).ok()?;
        let name = *self.take(4)?.first_chunk()?;
        let length = if size == 0 { self.0.len() } else { size.checked_sub(8)? };
        Some((name, Self(self.take(length)?)))
    }
}
