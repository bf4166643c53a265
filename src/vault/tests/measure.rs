//! What keeping and packing many files costs in memory, told by the system itself.

use std::fs::File;
use std::io::Write as _;
use std::path::PathBuf;

use image::{DynamicImage, ImageFormat};

use super::given::{Place, encoded, files, halves, jpeg};
use crate::vault::{Archive, archive_name, is_compressed, sha256sums, thumbnail};

fn number(name: &str, usual: u64) -> u64 {
    // The two names are a measurement's own; no other test reads the environment.
    #[expect(clippy::disallowed_methods, reason = "a measurement is told its size from outside")]
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The most memory that the process ever held, in KiB; `None` where the system does not tell.
pub(super) fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

/// Starts the measurement anew: making the pictures is no part of it.
pub(super) fn forget_peak() {
    if cfg!(target_os = "linux") {
        std::fs::write("/proc/self/clear_refs", "5").expect("a new peak");
    }
}

/// The pictures at the start of the files: of a phone, of a messenger, and of a large screen. Only
/// a measurement that is asked for makes them as large as they are.
fn pictures() -> [Vec<u8>; 3] {
    let part = if number("REDRESS_PACK_FILES", 0) > 0 { 1 } else { 8 };
    let screen = DynamicImage::from(halves(3840 / part, 2160 / part).to_rgba8());
    [
        jpeg(4000 / part, 3000 / part),
        jpeg(2500 / part, 1900 / part),
        encoded(&screen, ImageFormat::Png),
    ]
}

/// Writes a file of this size that no other equals and that does not pack, with this at its start.
fn write(place: &Place, start: &[u8], index: u64, bytes: u64) -> PathBuf {
    let path = place.path(&format!("source {index}.jpg"));
    let mut file = File::create(&path).expect("a source");
    file.write_all(start).expect("written");
    let mut left = bytes.saturating_sub(u64::try_from(start.len()).expect("a size")).max(8);
    let mut state = index.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut block = Vec::with_capacity(1 << 16);
    while left > 0 {
        block.clear();
        while block.len() < 1 << 16 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            block.extend(state.to_le_bytes());
        }
        let part = usize::try_from(left).unwrap_or(usize::MAX).min(block.len());
        file.write_all(&block[..part]).expect("written");
        left -= u64::try_from(part).expect("a size");
    }
    path
}

/// Keeps and packs `REDRESS_PACK_FILES` files of `REDRESS_PACK_BYTES` together, each with a small
/// picture where it has one.
#[test]
fn many_files_are_packed_in_little_memory() {
    let count = number("REDRESS_PACK_FILES", 6).max(1);
    let each = number("REDRESS_PACK_BYTES", 6 << 20) / count;
    let place = Place::new();
    let starts = pictures();
    forget_peak();
    let target = place.path("case.zip");
    let mut archive = Archive::create(&target, false).expect("begun");
    let mut named = Vec::new();
    let mut small_ones = 0;
    let mut total = 0;
    for index in 0..count {
        // Every fourth file has no picture.
        let start = usize::try_from(index % 4).ok().and_then(|at| starts.get(at));
        let source = write(&place, start.map_or(&[], Vec::as_slice), index, each);
        let copied = place.keep(&source).expect("kept");
        std::fs::remove_file(source).expect("removed");
        let place_of = usize::try_from(index).expect("a place");
        let name = archive_name(place_of, &copied.name, copied.media);
        let mut copy = place.vault.open(copied.digest).expect("a copy");
        if let Some(small) = thumbnail(&mut copy, copied.media, 640) {
            small_ones += 1;
            archive.add_bytes(&format!("small/{index}.jpg"), &small.jpeg).expect("added");
        }
        let what = (copied.digest, copied.bytes);
        let stored = is_compressed(copied.media);
        archive.add_file(&name, &mut copy, what, stored, &mut |_, _| ()).expect("added");
        total += copied.bytes;
        named.push((name, copied.digest));
    }
    let sums = sha256sums(named.iter().map(|(name, digest)| (name.as_str(), *digest)));
    archive.add_bytes("SHA256SUMS", sums.as_bytes()).expect("added");
    archive.finish().expect("packed");
    assert_eq!(u64::try_from(files(&place.folder()).len()).expect("a count"), count);
    assert_eq!(small_ones, count - count / 4);
    let size = target.metadata().expect("a zip").len();
    assert!(size > total / 2);
    if let Some(peak) = peak().filter(|_| number("REDRESS_PACK_FILES", 0) > 0) {
        let mut said = std::io::stderr();
        writeln!(said, "{count} files, {total} bytes, zip of {size} bytes, peak {peak} KiB")
            .expect("said");
    }
}
