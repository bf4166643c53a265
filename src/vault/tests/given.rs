//! Invented files in real shapes.

use std::fmt::Write as _;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use tempfile::TempDir;

use crate::vault::{Copied, Vault, VaultError};

/// A folder with a vault in it and room for sources.
pub(super) struct Place {
    pub(super) root: TempDir,
    pub(super) vault: Vault,
}

impl Place {
    pub(super) fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        let vault = Vault::new(root.path().join("data").join("evidence"));
        Self { root, vault }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.path("data/evidence")
    }

    pub(super) fn source(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a source");
        path
    }

    pub(super) fn keep(&self, source: &Path) -> Result<Copied, VaultError> {
        self.vault.keep(source, &mut |_through, _total| ())
    }

    /// Where the copy of this content lies.
    pub(super) fn copy(&self, copied: &Copied) -> PathBuf {
        let hex = copied.digest.to_string();
        self.folder().join(&hex[..2]).join(hex)
    }
}

/// Every file below a folder, in order.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// A picture whose left half is red and whose right half is blue.
pub(super) fn halves(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _y| {
        if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) }
    })
    .into()
}

pub(super) fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("an encoder");
    bytes.into_inner()
}

pub(super) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&halves(width, height), ImageFormat::Jpeg)
}

pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&halves(width, height), ImageFormat::Png)
}

/// The directory of a camera: how the picture is turned, who made it, and where, when asked for.
pub(super) fn tiff(orientation: u16, located: bool) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let count: u16 = if located { 3 } else { 2 };
    tiff.extend(count.to_le_bytes());
    entry(&mut tiff, 0x010f, 2, 4, u32::from_le_bytes(*b"Cam\0"));
    entry(&mut tiff, 0x0112, 3, 1, u32::from(orientation));
    if located {
        let after = 8 + 2 + 3 * 12 + 4;
        entry(&mut tiff, 0x8825, 4, 1, after);
        tiff.extend([0; 4]);
        tiff.extend(2_u16.to_le_bytes());
        entry(&mut tiff, 1, 2, 2, u32::from_le_bytes(*b"N\0\0\0"));
        entry(&mut tiff, 2, 5, 3, after + 2 + 2 * 12 + 4);
        tiff.extend([0; 4]);
        for part in [52_u32, 1, 31, 1, 0, 1] {
            tiff.extend(part.to_le_bytes());
        }
    } else {
        tiff.extend([0; 4]);
    }
    tiff
}

fn entry(tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32) {
    tiff.extend(tag.to_le_bytes());
    tiff.extend(kind.to_le_bytes());
    tiff.extend(count.to_le_bytes());
    tiff.extend(value.to_le_bytes());
}

/// The JPEG with what a camera writes.
pub(super) fn with_camera(jpeg: &[u8], tiff: &[u8]) -> Vec<u8> {
    let mut photo = jpeg[..2].to_vec();
    photo.extend([0xff, 0xe1]);
    photo.extend(u16::try_from(tiff.len() + 8).expect("a segment").to_be_bytes());
    photo.extend(b"Exif\0\0");
    photo.extend(tiff);
    photo.extend(&jpeg[2..]);
    photo
}

/// The PNG with what a camera writes.
pub(super) fn png_with_camera(png: &[u8], tiff: &[u8]) -> Vec<u8> {
    let mut photo = png[..33].to_vec();
    photo.extend(u32::try_from(tiff.len()).expect("a chunk").to_be_bytes());
    photo.extend(b"eXIf");
    photo.extend(tiff);
    photo.extend([0; 4]);
    photo.extend(&png[33..]);
    photo
}

/// A HEIF file without a picture, with what a camera writes.
pub(super) fn heif_with_camera(tiff: &[u8]) -> Vec<u8> {
    let one = |name: &[u8], content: Vec<u8>| {
        let mut whole = u32::try_from(content.len() + 8).expect("a box").to_be_bytes().to_vec();
        whole.extend(name);
        whole.extend(content);
        whole
    };
    let ftyp = one(b"ftyp", b"heic\0\0\0\0mif1heic".to_vec());
    let infe = one(b"infe", b"\x02\0\0\0\0\x01\0\0Exif\0".to_vec());
    let iinf = one(b"iinf", [b"\0\0\0\0\0\x01".to_vec(), infe].concat());
    let length = u32::try_from(tiff.len() + 4).expect("an item").to_be_bytes();
    let mut iloc = b"\x01\0\0\0\x44\0\0\x01\0\x01\0\x01\0\0\0\x01".to_vec();
    iloc.extend([0; 4]);
    iloc.extend(length);
    let idat = one(b"idat", [vec![0; 4], tiff.to_vec()].concat());
    let meta = [vec![0; 4], iinf, one(b"iloc", iloc), idat].concat();
    [ftyp, one(b"meta", meta)].concat()
}

/// A JPEG as phones write it, with one colour for each two by two blocks and a restart after every
/// three units; each unit is lighter and redder than the one before.
pub(super) fn subsampled(across: u16, down: u16) -> Vec<u8> {
    let mut jpeg = b"\xff\xd8\xff\xdb\0\x43\0".to_vec();
    jpeg.extend([8; 64]);
    jpeg.extend(b"\xff\xc0\0\x11\x08");
    jpeg.extend((down * 16 - 3).to_be_bytes());
    jpeg.extend((across * 16 - 5).to_be_bytes());
    jpeg.extend(b"\x03\x01\x22\0\x02\x11\0\x03\x11\0");
    // Twelve sizes of four bits each, and the end of a block as one bit.
    jpeg.extend(b"\xff\xc4\0\x1f\0\0\0\0\x0c\0\0\0\0\0\0\0\0\0\0\0\0");
    jpeg.extend(0..12);
    jpeg.extend(b"\xff\xc4\0\x14\x10\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    jpeg.extend(b"\xff\xdd\0\x04\0\x03");
    jpeg.extend(b"\xff\xda\0\x0c\x03\x01\0\x02\0\x03\0\0\x3f\0");
    let units = i32::from(across * down);
    for first in (0..units).step_by(3) {
        if first > 0 {
            jpeg.extend([0xff, 0xd0 + u8::try_from((first / 3 - 1) % 8).expect("a number")]);
        }
        let mut bits = String::new();
        let mut before = [0; 3];
        for unit in first..(first + 3).min(units) {
            let red = unit * 100 / units;
            for (colour, mean) in
                [(0, unit * 80 / units), (0, 9), (0, 0), (0, 20), (1, -30), (2, red)]
            {
                let change: i32 = mean - before[colour];
                before[colour] = mean;
                let size = 32 - change.unsigned_abs().leading_zeros();
                let number = if change < 0 { change + (1 << size) - 1 } else { change };
                write!(bits, "{size:04b}").expect("text");
                let width = usize::try_from(size).expect("a size");
                if width > 0 {
                    write!(bits, "{number:0width$b}").expect("text");
                }
                bits.push('0');
            }
        }
        bits.push_str(&"1".repeat((8 - bits.len() % 8) % 8));
        for byte in bits.as_bytes().chunks(8) {
            let byte = std::str::from_utf8(byte).expect("digits");
            let byte = u8::from_str_radix(byte, 2).expect("a byte");
            jpeg.push(byte);
            if byte == 0xff {
                jpeg.push(0);
            }
        }
    }
    jpeg.extend([0xff, 0xd9]);
    jpeg
}
