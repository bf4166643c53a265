use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use super::given::{encoded, halves, jpeg, png, png_with_camera, subsampled, tiff, with_camera};
use crate::vault::coarse::{Fraction, coarse};
use crate::vault::{Thumbnail, survey, thumbnail};

fn small(content: &[u8], media: &str) -> Option<Thumbnail> {
    thumbnail(&mut Cursor::new(content), media, 640)
}

fn pixels(thumbnail: &Thumbnail) -> RgbImage {
    let read = image::load_from_memory_with_format(&thumbnail.jpeg, ImageFormat::Jpeg);
    let read = read.expect("a JPEG").to_rgb8();
    assert_eq!(read.dimensions(), (thumbnail.width, thumbnail.height));
    read
}

fn is_red(pixel: Rgb<u8>) -> bool {
    pixel[0] > 150 && pixel[2] < 90
}

#[test]
fn the_longest_side_is_640_and_no_picture_grows() {
    for (width, height, expected) in [
        (3200, 2400, (640, 480)),
        (2400, 3200, (480, 640)),
        (1281, 641, (640, 320)),
        (640, 640, (640, 640)),
        (100, 7, (100, 7)),
        (1, 1, (1, 1)),
        (5000, 400, (640, 51)),
    ] {
        for (content, media) in
            [(jpeg(width, height), "image/jpeg"), (png(width, height), "image/png")]
        {
            let thumbnail = small(&content, media).expect("a picture");
            assert_eq!((thumbnail.width, thumbnail.height), expected, "{media}");
            let seen = pixels(&thumbnail);
            if expected.0 > 8 {
                assert!(is_red(*seen.get_pixel(1, 0)), "{media} {width}");
                assert!(!is_red(*seen.get_pixel(expected.0 - 2, 0)), "{media} {width}");
            }
        }
    }
}

#[test]
fn a_picture_like_a_thread_keeps_a_pixel_of_its_width() {
    for (content, media) in [(jpeg(5000, 3), "image/jpeg"), (png(3, 5000), "image/png")] {
        let thumbnail = small(&content, media).expect("a picture");
        assert_eq!(thumbnail.width.min(thumbnail.height), 1);
        assert!((600..=640).contains(&thumbnail.width.max(thumbnail.height)));
    }
}

#[test]
fn every_kind_of_picture_is_made_small_and_others_are_not() {
    for (format, media) in [(ImageFormat::Gif, "image/gif"), (ImageFormat::WebP, "image/webp")] {
        let picture = DynamicImage::from(halves(800, 400).to_rgba8());
        let thumbnail = small(&encoded(&picture, format), media).expect("a picture");
        assert_eq!((thumbnail.width, thumbnail.height), (640, 320), "{media}");
        assert!(is_red(*pixels(&thumbnail).get_pixel(10, 10)));
    }
    let grey = encoded(&DynamicImage::from(halves(900, 900).to_luma8()), ImageFormat::Jpeg);
    assert_eq!(small(&grey, "image/jpeg").expect("a picture").width, 640);
    let deep = encoded(&DynamicImage::from(halves(90, 90).to_rgb16()), ImageFormat::Png);
    assert_eq!(small(&deep, "image/png").expect("a picture").width, 90);
    assert_eq!(small(&jpeg(9, 9), "image/heif"), None);
    assert_eq!(small(&jpeg(9, 9), "image/png"), None);
    assert_eq!(small(b"", "image/jpeg"), None);
}

#[test]
fn a_picture_is_turned_as_the_camera_says_and_says_nothing_itself() {
    let plain = jpeg(800, 400);
    for (orientation, size, red_at) in [
        (1, (640, 320), (10, 10)),
        (2, (640, 320), (630, 10)),
        (3, (640, 320), (630, 310)),
        (6, (320, 640), (10, 10)),
        (8, (320, 640), (10, 630)),
        (99, (640, 320), (10, 10)),
    ] {
        let photo = with_camera(&plain, &tiff(orientation, true));
        let thumbnail = small(&photo, "image/jpeg").expect("a picture");
        assert_eq!((thumbnail.width, thumbnail.height), size, "{orientation}");
        let seen = pixels(&thumbnail);
        assert!(is_red(*seen.get_pixel(red_at.0, red_at.1)), "{orientation}");
        let has = |word: &[u8]| thumbnail.jpeg.windows(word.len()).any(|part| part == word);
        assert!(!has(b"Exif") && !has(b"Cam"), "{orientation}");
        assert_eq!(small(&photo, "image/jpeg"), Some(thumbnail));
    }
    let turned = png_with_camera(&png(800, 400), &tiff(6, false));
    assert_eq!(small(&turned, "image/png").map(|small| small.width), Some(320));
}

#[test]
fn what_is_transparent_is_white() {
    let clear = DynamicImage::from(RgbaImage::from_pixel(700, 700, Rgba([9, 9, 9, 0])));
    let thumbnail = small(&encoded(&clear, ImageFormat::Png), "image/png").expect("a picture");
    assert!(pixels(&thumbnail).pixels().all(|pixel| pixel.0.iter().all(|part| *part > 250)));
}

/// A picture in which every block differs.
fn waves(width: u32, height: u32) -> DynamicImage {
    let part = |value: u32| u8::try_from(value % 256).expect("a byte");
    let wave = |x: u32, y: u32| Rgb([part(x / 9), part(y / 7), part((x + y) / 11)]);
    RgbImage::from_fn(width, height, wave).into()
}

/// How far two pictures are apart on average, in hundredths of a step.
fn apart(one: &RgbImage, other: &RgbImage) -> u64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let sum: u64 = one.iter().zip(other.iter()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum * 100 / u64::try_from(one.len()).expect("a count")
}

#[test]
fn a_large_photo_looks_the_same_as_when_it_is_read_whole() {
    for (width, height) in [(3001, 4007), (7000, 4400)] {
        let picture = waves(width, height);
        let content = encoded(&picture, ImageFormat::Jpeg);
        let thumbnail = small(&content, "image/jpeg").expect("a picture");
        assert_eq!(thumbnail.width.max(thumbnail.height), 640);
        let expected = picture.thumbnail_exact(thumbnail.width, thumbnail.height).to_rgb8();
        let distance = apart(&pixels(&thumbnail), &expected);
        assert!(distance < 400, "{width} {height}: {distance}");
        // Cut within its scan it is no picture, and no trouble.
        small(&content[..content.len() / 2], "image/jpeg");
    }
}

/// How far the two ways to read a photo are apart at this fraction.
fn disagreement(content: &[u8], fraction: Fraction) -> u64 {
    let seen = survey::survey(&mut Cursor::new(content)).expect("a JPEG");
    let at = usize::try_from(seen.scans_at).expect("a place");
    let one = coarse(&seen.head, &seen.frame, &content[at..], fraction).expect("a picture");
    let mut decoder = jpeg_decoder::Decoder::new(content);
    let side = |side: u16| (side * fraction.side()).div_ceil(8);
    let scaled = decoder.scale(side(seen.frame.width), side(seen.frame.height)).expect("a size");
    let data = decoder.decode().expect("a picture");
    let (width, height) = (u32::from(scaled.0), u32::from(scaled.1));
    let other: DynamicImage = if seen.frame.planes.len() == 3 {
        RgbImage::from_raw(width, height, data).expect("a picture").into()
    } else {
        image::GrayImage::from_raw(width, height, data).expect("a picture").into()
    };
    apart(&one.to_rgb8(), &other.to_rgb8())
}

#[test]
fn the_two_ways_to_read_a_photo_agree() {
    let mut photos = vec![("phone", subsampled(7, 5)), ("one row", subsampled(9, 1))];
    for (width, height) in [(640, 480), (333, 77), (9, 9)] {
        let picture = waves(width, height);
        photos.push(("colour", encoded(&picture, ImageFormat::Jpeg)));
        let grey = DynamicImage::from(picture.to_luma8());
        photos.push(("grey", encoded(&grey, ImageFormat::Jpeg)));
    }
    for (what, content) in photos {
        for fraction in [Fraction::Eighth, Fraction::Quarter] {
            let distance = disagreement(&content, fraction);
            assert!(distance < 300, "{what} {fraction:?}: {distance}");
        }
    }
}

/// A JPEG that says of itself that it is larger than it is.
fn claiming(mut jpeg: Vec<u8>, marker: u8, width: u16, height: u16) -> Vec<u8> {
    let at = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).expect("a frame");
    jpeg[at + 1] = marker;
    jpeg[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

#[test]
fn a_picture_that_would_cost_too_much_is_not_read() {
    for (marker, width, height) in [
        (0xc0, 65_000, 65_000),
        (0xc2, 8_000, 8_000),
        (0xc3, 100, 100),
        (0xc9, 100, 100),
        (0xc0, 0, 100),
    ] {
        let content = claiming(jpeg(64, 64), marker, width, height);
        assert_eq!(small(&content, "image/jpeg"), None, "{marker:x} {width}");
    }
    let mut huge = png(64, 64);
    huge[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
    assert_eq!(small(&huge, "image/png"), None);
    let mut gif = encoded(&halves(64, 64), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xff; 4]);
    assert_eq!(small(&gif, "image/gif"), None);
}

#[test]
fn a_picture_of_endless_scans_or_foreign_data_is_not_read() {
    let plain = jpeg(64, 64);
    let at = plain.windows(2).position(|two| two == [0xff, 0xda]).expect("a scan");
    let scan = &plain[at..plain.len() - 2];
    let mut endless = plain[..plain.len() - 2].to_vec();
    for _ in 0..100 {
        endless.extend(scan);
    }
    endless.extend([0xff, 0xd9]);
    assert_eq!(small(&endless, "image/jpeg"), None);
    let mut foreign = plain[..plain.len() - 2].to_vec();
    foreign.extend(b"\xff\xe2\0\x04xx\xff\xd9");
    assert_eq!(small(&foreign, "image/jpeg"), None);
    // What follows the end is not part of the picture: phones append a video.
    let mut followed = plain.clone();
    followed.extend(&foreign);
    assert_eq!(small(&followed, "image/jpeg"), small(&plain, "image/jpeg"));
    // An editor's data before the picture are passed over.
    let mut edited = plain[..2].to_vec();
    for _ in 0..100 {
        edited.extend([0xff, 0xe2, 0xff, 0xff]);
        edited.extend(vec![0; 0xfffd]);
    }
    edited.extend(&plain[2..]);
    assert_eq!(small(&edited, "image/jpeg"), small(&plain, "image/jpeg"));
}

#[test]
fn a_picture_that_is_cut_off_is_no_trouble() {
    let photo = with_camera(&jpeg(200, 100), &tiff(6, true));
    let webp = encoded(&DynamicImage::from(halves(60, 40).to_rgba8()), ImageFormat::WebP);
    let gif = encoded(&halves(60, 40), ImageFormat::Gif);
    for (content, media) in [
        (photo, "image/jpeg"),
        (png(60, 40), "image/png"),
        (webp, "image/webp"),
        (gif, "image/gif"),
    ] {
        assert!(small(&content, media).is_some(), "{media}");
        for cut in (0..content.len()).step_by(7) {
            // Some picture or none; no panic.
            small(&content[..cut], media);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn a_damaged_picture_is_no_trouble(at in any::<prop::sample::Index>(), byte in any::<u8>(), more in any::<prop::sample::Index>(), kind in 0..4_usize) {
        let (mut content, media) = match kind {
            0 => (with_camera(&jpeg(60, 40), &tiff(6, true)), "image/jpeg"),
            1 => (png(60, 40), "image/png"),
            2 => (encoded(&DynamicImage::from(halves(60, 40).to_rgba8()), ImageFormat::WebP), "image/webp"),
            _ => (encoded(&halves(60, 40), ImageFormat::Gif), "image/gif"),
        };
        let (at, more) = (at.index(content.len()), more.index(content.len()));
        content[at] = byte;
        content[more] = !byte;
        small(&content, media);
    }
}
