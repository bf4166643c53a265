//! The chunks of a WebP file. `image` decodes the picture.

use std::io::{Read, Seek, SeekFrom};

use super::stream::read_array;

/// How many chunks are looked at; a picture that is no animation has up to seven.
const MAX_CHUNKS: u32 = 64;

/// A chunk of the file.
struct Chunk {
    name: [u8; 4],
    start: u64,
    length: u32,
}

#[derive(Debug)]
pub(super) struct Bitstream {
    /// A WebP file of nothing else.
    pub(super) file: Vec<u8>,
    pub(super) is_lossless: bool,
}

/// The offset of the EXIF metadata (a TIFF header) in the file, in bytes.
pub(super) fn exif_at(file: &mut (impl Read + Seek)) -> Option<u64> {
    let chunk = find(file, &[*b"EXIF"])?;
    // Some writers put the start of a JPEG segment before it.
    let has_prefix = read_array(file)? == *b"Exif\0\0";
    chunk.start.checked_add(if has_prefix { 6 } else { 0 })
}

/// Reads the picture without what surrounds it, which can contradict it. `None` above `limit` bytes.
/// Of an animation, and of a picture whose transparency is stored apart, no picture is left.
pub(super) fn bitstream(file: &mut (impl Read + Seek), limit: u32) -> Option<Bitstream> {
    let chunk = find(file, &[*b"VP8 ", *b"VP8L", *b"ALPH", *b"ANMF"])?;
    if chunk.length > limit {
        return None;
    }
    let length = chunk.length.next_multiple_of(2);
    let mut lean = [b"RIFF", (length + 12).to_le_bytes().as_slice(), b"WEBP"].concat();
    lean.extend(chunk.name);
    lean.extend(chunk.length.to_le_bytes());
    let header = lean.len();
    lean.resize(header.checked_add(usize::try_from(length).ok()?)?, 0);
    file.read_exact(lean.get_mut(header..)?).ok()?;
    Some(Bitstream { file: lean, is_lossless: chunk.name == *b"VP8L" })
}

/// Finds the first chunk with one of these names, and leaves the file at its content.
fn find(file: &mut (impl Read + Seek), names: &[[u8; 4]]) -> Option<Chunk> {
    let mut at = 12_u64;
    for _ in 0..MAX_CHUNKS {
        file.seek(SeekFrom::Start(at)).ok()?;
        let name = read_array(file)?;
        let length = u32::from_le_bytes(read_array(file)?);
        let start = at.checked_add(8)?;
        if names.contains(&name) {
            return Some(Chunk { name, start, length });
        }
        at = start.checked_add(u64::from(length).next_multiple_of(2))?;
    }
    None
}
