//! Where a PNG file keeps its EXIF metadata. `image` decodes the picture.

use std::io::{Read, Seek, SeekFrom};

use super::stream::read_array;

/// How many chunks are looked at; large screenshots have a thousand.
const MAX_CHUNKS: u32 = 4096;

/// The offset of the EXIF metadata (a TIFF header) in the file, in bytes.
pub(super) fn exif_at(file: &mut (impl Read + Seek)) -> Option<u64> {
    let mut at = 8_u64;
    for _ in 0..MAX_CHUNKS {
        file.seek(SeekFrom::Start(at)).ok()?;
        let length = u32::from_be_bytes(read_array(file)?);
        if read_array(file)? == *b"eXIf" {
            return at.checked_add(8);
        }
        at = at.checked_add(12)?.checked_add(u64::from(length))?;
    }
    None
}
