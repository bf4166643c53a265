//! Small pictures for a report. What a camera wrote, such as where it stood, is left behind.

use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageResult, Limits, Rgb, RgbImage};
use jpeg_decoder::{Decoder, PixelFormat};

use super::camera;
use super::coarse::{Fraction, coarse};
use super::survey::{Survey, survey};

/// The quality of the JPEG, of 100.
const QUALITY: u8 = 80;

/// The most bytes that the pixels of a picture may take while it is made small: a screen of 3840
/// times 2160 with transparency fits.
const MOST_MEMORY: u64 = 32 << 20;

/// The largest file that is not JPEG and looked at, in bytes.
const MOST_BYTES: u64 = 64 << 20;

/// The most bytes that the numbers of a JPEG may take when all are held at once.
const MOST_HELD: u64 = 20 << 20;

/// The most pixels of a JPEG that is read at a quarter of its size and not at an eighth.
const MOST_QUARTERED: u64 = 30_000_000;

/// The most pixels of a JPEG: the largest cameras of phones have 200 million.
const MOST_PIXELS: u64 = 210_000_000;

/// A small picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Thumbnail {
    /// A JPEG without metadata.
    pub(crate) jpeg: Vec<u8>,
    /// Pixels in a row.
    pub(crate) width: u32,
    /// Rows of pixels.
    pub(crate) height: u32,
}

/// Makes a picture small, the right way up. `None` for what is no picture of a kind that can be
/// read here, for a damaged one, and for one that would take more memory than is worth it. No side is
/// longer than `longest` pixels.
pub(crate) fn thumbnail(
    file: &mut (impl Read + Seek),
    media: &str,
    longest: u32,
) -> Option<Thumbnail> {
    let mut small = match media {
        "image/jpeg" => jpeg(file, longest)?,
        "image/png" => other(file, longest, PngDecoder::new, 1)?,
        "image/gif" => other(file, longest, GifDecoder::new, 2)?,
        "image/webp" => other(file, longest, WebPDecoder::new, 2)?,
        _others => return None,
    };
    small.apply_orientation(camera::trace(file).orientation);
    encode(&on_white(&small))
}

/// Reads a JPEG at the fraction of its size that is still large enough.
fn jpeg(file: &mut (impl Read + Seek), longest: u32) -> Option<DynamicImage> {
    let Survey { head, scans_at, frame } = survey(file)?;
    let (width, height) = fit(u32::from(frame.width), u32::from(frame.height), longest);
    let pixels = u64::from(frame.width) * u64::from(frame.height);
    if pixels > MOST_PIXELS {
        return None;
    }
    file.seek(SeekFrom::Start(scans_at)).ok()?;
    // One that comes in passes is held whole, and once more while it is drawn.
    let most = if frame.is_progressive { MOST_MEMORY / 2 } else { MOST_HELD };
    let picture = if frame.held() <= most {
        scaled(Cursor::new(head).chain(BufReader::new(file)), width, height)?
    } else {
        let fraction = if pixels > MOST_QUARTERED { Fraction::Eighth } else { Fraction::Quarter };
        coarse(&head, &frame, file, fraction)?
    };
    let (width, height) = (width.min(picture.width()), height.min(picture.height()));
    Some(shrink(picture, width, height))
}

/// Reads a JPEG whose every number may be held in memory.
fn scaled(source: impl Read, width: u32, height: u32) -> Option<DynamicImage> {
    let mut decoder = Decoder::new(source);
    decoder.set_max_decoding_buffer_size(usize::try_from(MOST_MEMORY).ok()?);
    let asked = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    let (width, height) = decoder.scale(asked.0, asked.1).ok()?;
    let (width, height) = (u32::from(width), u32::from(height));
    let data = decoder.decode().ok()?;
    match decoder.info()?.pixel_format {
        PixelFormat::RGB24 => Some(RgbImage::from_raw(width, height, data)?.into()),
        PixelFormat::L8 => Some(GrayImage::from_raw(width, height, data)?.into()),
        PixelFormat::L16 | PixelFormat::CMYK32 => None,
    }
}

/// Reads a picture of another kind, whose decoder holds its pixels `times` over.
fn other<'a, S: Read + Seek, D: ImageDecoder>(
    file: &'a mut S,
    longest: u32,
    decoder: impl FnOnce(BufReader<&'a mut S>) -> ImageResult<D>,
    times: u64,
) -> Option<DynamicImage> {
    if file.seek(SeekFrom::End(0)).ok()? > MOST_BYTES {
        return None;
    }
    file.rewind().ok()?;
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY / times);
    let mut decoder = decoder(BufReader::new(file)).ok()?;
    limits.reserve(decoder.total_bytes()).ok()?;
    decoder.set_limits(limits).ok()?;
    let picture = DynamicImage::from_decoder(decoder).ok()?;
    let (width, height) = fit(picture.width(), picture.height(), longest);
    Some(shrink(picture, width, height))
}

/// The size of the small picture: in proportion, never larger than it was, never without a pixel.
fn fit(width: u32, height: u32, most: u32) -> (u32, u32) {
    let longest = width.max(height).max(1);
    if longest <= most {
        return (width, height);
    }
    let side = |side: u32| {
        let small = u64::from(side) * u64::from(most) / u64::from(longest);
        u32::try_from(small).unwrap_or(most).max(1)
    };
    (side(width), side(height))
}

fn shrink(picture: DynamicImage, width: u32, height: u32) -> DynamicImage {
    if (picture.width(), picture.height()) == (width, height) {
        picture
    } else {
        picture.thumbnail_exact(width, height)
    }
}

/// Lays what is transparent on white, as a report is printed.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    let mut flat = RgbImage::new(picture.width(), picture.height());
    for (pixel, seen) in flat.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = seen.0;
        let lay = |colour: u8| {
            let alpha = u16::from(alpha);
            let mixed = (u16::from(colour) * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        *pixel = Rgb([lay(red), lay(green), lay(blue)]);
    }
    flat
}

fn encode(picture: &RgbImage) -> Option<Thumbnail> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(picture).ok()?;
    Some(Thumbnail { jpeg, width: picture.width(), height: picture.height() })
}
