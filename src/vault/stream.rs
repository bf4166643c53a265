//! Reading and copying files of any size through small buffers.

use std::io::{Error, ErrorKind, Read, Result, Write};

use sha2::{Digest as _, Sha256};

use crate::domain::evidence::Digest;

/// The size of the copy buffer, in bytes.
const CHUNK: usize = 128 << 10;

/// Which side of a copy failed.
#[derive(Debug)]
pub(super) enum CopyError {
    /// The source.
    Read(Error),
    Write(Error),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hashed {
    /// The SHA-256 of the content.
    pub(super) digest: Digest,
    /// The number of bytes.
    pub(super) bytes: u64,
}

/// Copies at most `limit` bytes and hashes them. Reports the bytes done after each chunk; every
/// chunk but the last is full, however the source delivers its bytes.
pub(super) fn copy_hashed(
    source: &mut impl Read,
    sink: &mut impl Write,
    limit: u64,
    progress: &mut dyn FnMut(u64),
) -> std::result::Result<Hashed, CopyError> {
    let mut source = source.take(limit);
    let mut buffer = vec![0; CHUNK];
    let mut hasher = Sha256::new();
    let mut bytes = 0;
    loop {
        let count = read_full(&mut source, &mut buffer).map_err(CopyError::Read)?;
        let chunk = buffer.get(..count).unwrap_or_default();
        if chunk.is_empty() {
            return Ok(Hashed { digest: Digest::new(hasher.finalize().into()), bytes });
        }
        hasher.update(chunk);
        sink.write_all(chunk).map_err(CopyError::Write)?;
        bytes += u64::try_from(count).unwrap_or(u64::MAX);
        progress(bytes);
    }
}

/// Reads until the buffer is full or the source ends, and returns the number of bytes read.
pub(super) fn read_full(source: &mut impl Read, buffer: &mut [u8]) -> Result<usize> {
    let mut count = 0;
    while let Some(rest) = buffer.get_mut(count..).filter(|rest| !rest.is_empty()) {
        match source.read(rest) {
            Ok(0) => break,
            Ok(read) => count += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

/// Reads exactly `N` bytes; `None` if there are fewer.
pub(super) fn read_array<const N: usize>(source: &mut impl Read) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    source.read_exact(&mut bytes).ok()?;
    Some(bytes)
}
