//! Moves the bytes of a file of any size through one small buffer.

use std::io::{Error, ErrorKind, Read, Result, Write};

use sha2::{Digest as _, Sha256};

use crate::domain::evidence::Digest;

/// How many bytes are held in memory.
const CHUNK: usize = 128 << 10;

/// Which side of a copy failed.
#[derive(Debug)]
pub(super) enum Broken {
    /// Nothing more can be read.
    Reading(Error),
    /// Nothing more can be written.
    Writing(Error),
}

/// What went through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passed {
    /// The SHA-256 of it.
    pub(super) digest: Digest,
    /// How many bytes.
    pub(super) bytes: u64,
}

/// Copies at most `most` bytes and tells after each part how many are through. The parts are as
/// long as the buffer but for the last one, however the source hands its bytes out.
pub(super) fn pour(
    source: &mut impl Read,
    sink: &mut impl Write,
    most: u64,
    told: &mut dyn FnMut(u64),
) -> std::result::Result<Passed, Broken> {
    let mut source = source.take(most);
    let mut buffer = vec![0; CHUNK];
    let mut hasher = Sha256::new();
    let mut bytes = 0;
    loop {
        let count = read_full(&mut source, &mut buffer).map_err(Broken::Reading)?;
        let part = buffer.get(..count).unwrap_or_default();
        if part.is_empty() {
            return Ok(Passed { digest: Digest::new(hasher.finalize().into()), bytes });
        }
        hasher.update(part);
        sink.write_all(part).map_err(Broken::Writing)?;
        bytes += u64::try_from(count).unwrap_or(u64::MAX);
        told(bytes);
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
