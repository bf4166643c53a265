//! Decodes pictures under limits, so that the whole program stays under 64 MiB with any picture.
//!
//! One picture may take `MAX_PIXELS` bytes for its pixels and `MAX_WORKING` bytes for the rest: the
//! compressed data, and what a decoder holds beside the pixels. Every limit is set before a decoder
//! reads a header.
//!
//! | format | decoded up to | otherwise |
//! |---|---|---|
//! | JPEG | 12.5 megapixels and 12 MiB; progressive: about 3.5 megapixels | the picture in its EXIF |
//! | PNG | 12.5 megapixels; with transparency: 9.4; 16 bits a channel: 2 | none |
//! | GIF | 9.4 megapixels, the first frame within 2 MiB | none |
//! | WebP | about 5 megapixels; lossless: about 20 KiB | none |

use std::io::{BufReader, Cursor, Read, Seek};

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageBuffer, ImageDecoder, Limits};

use super::jpeg::Header;
use super::{exif, webp};

/// The most bytes of pixels: 4080 by 3072 in colour. Our buffers are always this large, whatever a
/// picture needs of them: glibc gives one above 32 MiB back to the system as soon as it is freed, and
/// what is not touched costs nothing.
const MAX_PIXELS: usize = 36 << 20;

/// The most bytes beside the pixels. They count twice: glibc keeps for the next picture what one has
/// freed of them.
const MAX_WORKING: u64 = 12 << 20;

/// The longest side, in pixels: decoders hold some rows of a picture apart.
const MAX_SIDE: u32 = 16_384;

/// The most bytes of a PNG's metadata, each as stored and as unpacked.
const MAX_PNG_METADATA: u64 = 4 << 20;

/// The most bytes that are read of a PNG, which is decoded row by row.
const MAX_PNG: u64 = 64 << 20;

/// The most bytes that are read of a GIF: a decoder keeps all metadata before its first frame.
const MAX_GIF: u64 = 2 << 20;

/// The most bytes of a GIF's first frame where it does not fill the width of the picture.
const MAX_GIF_FRAME: u64 = 8 << 20;

/// How many bytes of tables a byte of a lossless WebP can unfold to.
const WEBP_TABLES: u64 = 544;

/// The shortest longer side of a picture in EXIF that is of use, in pixels.
const MIN_THUMBNAIL: u16 = 120;

/// Decodes a picture, not yet turned; of a JPEG that is too large, the one that the camera put in.
/// `None` for another format, a damaged picture, and one above the limits.
pub(super) fn decode(file: &mut (impl Read + Seek), media: &str) -> Option<DynamicImage> {
    file.rewind().ok()?;
    match media {
        "image/jpeg" => jpeg(file),
        "image/png" => {
            let file = BufReader::new(file).take(MAX_PNG);
            pixels(PngDecoder::with_limits(file, limits(MAX_PNG_METADATA)).ok()?)
        }
        "image/gif" => {
            let mut decoder = GifDecoder::new(BufReader::new(file).take(MAX_GIF)).ok()?;
            decoder.set_limits(limits(MAX_GIF_FRAME)).ok()?;
            pixels(decoder)
        }
        "image/webp" => webp(file),
        _others => None,
    }
}

fn limits(bytes: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(bytes);
    limits
}

fn jpeg(file: &mut (impl Read + Seek)) -> Option<DynamicImage> {
    let header = Header::read(file)?;
    if let Some(picture) = affordable(&header, file) {
        return pixels(JpegDecoder::new(Cursor::new(picture)).ok()?);
    }
    let mut file = Cursor::new(exif::thumbnail(file)?);
    let small = Header::read(&mut file)?;
    let picture = is_same_shape(&header, &small).then(|| affordable(&small, &mut file))??;
    pixels(JpegDecoder::new(Cursor::new(picture)).ok()?)
}

/// Reads a JPEG that can be decoded under the limits. `image` copies it once, and of a progressive
/// one what metadata come between its scans.
fn affordable(header: &Header, file: &mut (impl Read + Seek)) -> Option<Vec<u8>> {
    let pixels = u64::from(header.width) * u64::from(header.height) * 3;
    let limit = match header.coefficients {
        0 => MAX_WORKING,
        coefficients => MAX_WORKING.checked_sub(coefficients)? / 2,
    };
    let is_small = pixels <= u64::try_from(MAX_PIXELS).ok()?;
    is_small.then(|| header.read_picture(file, limit, Vec::with_capacity(MAX_PIXELS)))?
}

/// Whether a small picture shows the whole of a large one: an editor that crops can leave the old
/// one behind, and a camera can put bars around it.
fn is_same_shape(large: &Header, small: &Header) -> bool {
    let one = u64::from(large.width) * u64::from(small.height);
    let other = u64::from(large.height) * u64::from(small.width);
    let is_useful = small.width.max(small.height) >= MIN_THUMBNAIL;
    is_useful && one.abs_diff(other) * 50 <= one.max(other)
}

fn webp(file: &mut (impl Read + Seek)) -> Option<DynamicImage> {
    let picture = webp::bitstream(file, u32::try_from(MAX_WORKING / 3).ok()?)?;
    let bytes = u64::try_from(picture.file.len()).ok()?;
    let decoder = WebPDecoder::new(Cursor::new(picture.file)).ok()?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    // Lossy: the data twice more, and a plane of light and two of colour. Lossless: its tables, a
    // buffer with transparency, and the data of its transforms.
    let working = if picture.is_lossless {
        bytes * (WEBP_TABLES + 1) + pixels * 5
    } else {
        bytes * 3 + pixels * 2
    };
    (working <= MAX_WORKING).then(|| self::pixels(decoder))?
}

/// Decodes the pixels, if they are few enough.
fn pixels(decoder: impl ImageDecoder) -> Option<DynamicImage> {
    let (width, height) = decoder.dimensions();
    let bytes = usize::try_from(decoder.total_bytes()).ok()?;
    let color = decoder.color_type();
    if width.max(height) > MAX_SIDE || bytes > MAX_PIXELS {
        return None;
    }
    if color.bytes_per_pixel() > color.channel_count() {
        let is_small = decoder.total_bytes() <= MAX_WORKING;
        return is_small.then(|| DynamicImage::from_decoder(decoder).ok())?;
    }
    let mut buffer = vec![0; MAX_PIXELS];
    buffer.truncate(bytes);
    decoder.read_image(&mut buffer).ok()?;
    match color.channel_count() {
        1 => ImageBuffer::from_raw(width, height, buffer).map(DynamicImage::ImageLuma8),
        2 => ImageBuffer::from_raw(width, height, buffer).map(DynamicImage::ImageLumaA8),
        3 => ImageBuffer::from_raw(width, height, buffer).map(DynamicImage::ImageRgb8),
        _four => ImageBuffer::from_raw(width, height, buffer).map(DynamicImage::ImageRgba8),
    }
}
