//! Small pictures for a report, without metadata.

use std::io::{Read, Seek};

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Rgb, RgbImage};

use super::decode::decode;
use super::exif;

/// The quality of the JPEG, of 100.
const QUALITY: u8 = 80;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Thumbnail {
    /// A JPEG without metadata.
    pub(crate) jpeg: Vec<u8>,
    /// Pixels in a row.
    pub(crate) width: u32,
    /// Rows of pixels.
    pub(crate) height: u32,
}

/// Makes a small picture, the right way up, with no side longer than `longest` pixels. `None` for
/// another format, a damaged picture, and one that takes more memory than `decode` allows.
pub(crate) fn thumbnail(
    file: &mut (impl Read + Seek),
    media: &str,
    longest: u32,
) -> Option<Thumbnail> {
    let mut small = shrink(decode(file, media)?, longest);
    small.apply_orientation(exif::metadata(file).orientation);
    encode(&on_white(&small))
}

fn shrink(picture: DynamicImage, longest: u32) -> DynamicImage {
    let (width, height) = fit(picture.width(), picture.height(), longest);
    if (picture.width(), picture.height()) == (width, height) {
        picture
    } else {
        picture.thumbnail_exact(width, height)
    }
}

/// The size of the small picture: in proportion, not larger than the picture, at least one pixel.
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

/// Puts a transparent picture on white, the colour of paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    let mut flat = RgbImage::new(picture.width(), picture.height());
    for (pixel, seen) in flat.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = seen.0;
        let blend = |colour: u8| {
            let alpha = u16::from(alpha);
            let mixed = (u16::from(colour) * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        *pixel = Rgb([blend(red), blend(green), blend(blue)]);
    }
    flat
}

fn encode(picture: &RgbImage) -> Option<Thumbnail> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(picture).ok()?;
    Some(Thumbnail { jpeg, width: picture.width(), height: picture.height() })
}
