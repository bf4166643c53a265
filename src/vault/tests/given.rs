//! Invented files in real shapes.

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

/// The JPEG with these segments before its own.
pub(super) fn with_segments(jpeg: &[u8], marker: u8, segments: &[Vec<u8>]) -> Vec<u8> {
    let mut photo = jpeg[..2].to_vec();
    for segment in segments {
        photo.extend([0xff, marker]);
        photo.extend(u16::try_from(segment.len() + 2).expect("a segment").to_be_bytes());
        photo.extend(segment);
    }
    photo.extend(&jpeg[2..]);
    photo
}

/// The JPEG with EXIF metadata.
pub(super) fn with_metadata(jpeg: &[u8], tiff: &[u8]) -> Vec<u8> {
    with_segments(jpeg, 0xe1, &[[b"Exif\0\0", tiff].concat()])
}

/// A JPEG that claims another size in its frame header, and another coding.
pub(super) fn claiming(mut jpeg: Vec<u8>, marker: u8, width: u16, height: u16) -> Vec<u8> {
    let at = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).expect("a frame");
    jpeg[at + 1] = marker;
    jpeg[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

/// A progressive JPEG of this size, all of one colour.
pub(super) fn progressive(width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = claiming(jpeg(16, 16), 0xc2, width, height);
    let at = jpeg.windows(2).position(|two| two == [0xff, 0xda]).expect("a scan");
    // One pass with the mean of each block: three codes of two bits, all 0.
    jpeg[at + 12] = 0;
    jpeg.truncate(at + 14);
    let blocks = usize::from(width.div_ceil(8)) * usize::from(height.div_ceil(8));
    jpeg.extend(vec![0; (blocks * 6).div_ceil(8)]);
    jpeg.extend([0xff, 0xd9]);
    jpeg
}

/// EXIF with this picture put in by the camera.
pub(super) fn tiff_with_thumbnail(orientation: u16, thumbnail: &[u8]) -> Vec<u8> {
    let mut tiff = tiff(orientation, false);
    let next = tiff.len() - 4;
    let second = u32::try_from(tiff.len()).expect("a size");
    tiff[next..].copy_from_slice(&second.to_le_bytes());
    tiff.extend(2_u16.to_le_bytes());
    entry(&mut tiff, 0x0201, 4, 1, second + 2 + 2 * 12 + 4);
    entry(&mut tiff, 0x0202, 4, 1, u32::try_from(thumbnail.len()).expect("a size"));
    tiff.extend([0; 4]);
    tiff.extend(thumbnail);
    tiff
}

/// The PNG with a chunk behind its header.
pub(super) fn png_with_chunk(png: &[u8], name: &[u8], content: &[u8]) -> Vec<u8> {
    let mut photo = png[..33].to_vec();
    photo.extend(u32::try_from(content.len()).expect("a chunk").to_be_bytes());
    let named = [name, content].concat();
    photo.extend(&named);
    photo.extend(crc32(&named).to_be_bytes());
    photo.extend(&png[33..]);
    photo
}

/// The PNG with EXIF metadata.
pub(super) fn png_with_metadata(png: &[u8], tiff: &[u8]) -> Vec<u8> {
    png_with_chunk(png, b"eXIf", tiff)
}

fn crc32(bytes: &[u8]) -> u32 {
    let table: Vec<u32> = (0..256)
        .map(|byte| (0..8).fold(byte, |sum: u32, _| sum >> 1 ^ (0xedb8_8320 * (sum & 1))))
        .collect();
    !bytes.iter().fold(!0, |sum, byte| {
        sum >> 8 ^ table[usize::try_from(sum & 0xff ^ u32::from(*byte)).expect("a byte")]
    })
}

/// The same, told by an offset in the file and behind the start of a JPEG segment, as cameras do.
pub(super) fn heif_by_offset(tiff: &[u8]) -> Vec<u8> {
    let named = |name: &[u8], content: &[u8]| {
        let size = u32::try_from(content.len() + 8).expect("a box").to_be_bytes();
        [&size, name, content].concat()
    };
    let ftyp = named(b"ftyp", b"heic\0\0\0\0mif1heic");
    let infe = named(b"infe", b"\x02\0\0\0\0\x09\0\0Exif\0");
    let iinf = named(b"iinf", &[b"\0\0\0\0\0\x01", &*infe].concat());
    let iloc = |offset: u32| {
        let mut iloc = b"\0\0\0\0\x44\x0f\0\x02".to_vec();
        iloc.extend(b"\0\x01\0\0\0\x02\0\0\0\x07\0\0\0\x07\0\0\0\x08\0\0\0\x08");
        iloc.extend(b"\0\x09\0\0\0\x01");
        iloc.extend(offset.to_be_bytes());
        iloc.extend([0; 4]);
        named(b"meta", &[b"\0\0\0\0", &*iinf, &named(b"iloc", &iloc)].concat())
    };
    let offset = u32::try_from(ftyp.len() + iloc(0).len() + 8).expect("an offset");
    let mdat = named(b"mdat", &[b"\0\0\0\x06Exif\0\0", tiff].concat());
    [ftyp, iloc(offset), mdat].concat()
}

/// At least so many zeros, as zlib packs them: 158 to one.
pub(super) fn zlib_zeros(count: usize) -> Vec<u8> {
    // One block of fixed codes: a zero, then over and over 258 times the byte before. The header
    // and the zero take eleven bits, so the pattern of 13 bits is cut from where it starts.
    let start = bits(&format!("11000110000{}", "1100010100000".repeat(16)));
    let (head, pattern) = (&start[..2], &start[2..15]);
    let zeros = pattern.repeat(count / (8 * 258) + 1);
    [&[0x78, 0x01], head, &zeros].concat()
}

/// Packs signs of 0 and 1 into bytes, the lowest bit first; what is missing is 0.
pub(super) fn bits(signs: &str) -> Vec<u8> {
    let byte =
        |signs: &[u8]| signs.iter().rev().fold(0, |byte, sign| byte << 1 | u8::from(*sign == b'1'));
    signs.as_bytes().chunks(8).map(byte).collect()
}

/// A chunk of a WebP file.
pub(super) fn webp_chunk(name: &[u8], content: &[u8]) -> Vec<u8> {
    let mut chunk = name.to_vec();
    chunk.extend(u32::try_from(content.len()).expect("a chunk").to_le_bytes());
    chunk.extend(content);
    chunk.resize(chunk.len().next_multiple_of(2), 0);
    chunk
}

/// A WebP file of these chunks.
pub(super) fn webp_file(chunks: &[Vec<u8>]) -> Vec<u8> {
    let chunks = chunks.concat();
    let size = u32::try_from(chunks.len() + 4).expect("a file").to_le_bytes();
    [b"RIFF", size.as_slice(), b"WEBP", &chunks].concat()
}

/// The GIF with so many bytes of XMP behind its header and colours.
pub(super) fn gif_with_xmp(gif: &[u8], bytes: usize) -> Vec<u8> {
    let colours = if gif[10] & 0x80 == 0 { 0 } else { 3 << ((gif[10] & 7) + 1) };
    let (header, rest) = gif.split_at(13 + colours);
    let block = [vec![255], vec![b' '; 255]].concat();
    let xmp = block.repeat(bytes / 255);
    [header, b"\x21\xff\x0bXMP DataXMP", &xmp, &[0], rest].concat()
}

/// A HEIF file without a picture, with what a camera writes.
pub(super) fn heif_with_metadata(tiff: &[u8]) -> Vec<u8> {
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
