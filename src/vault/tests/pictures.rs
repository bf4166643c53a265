use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use super::given::{
    claiming, encoded, halves, jpeg, png, png_with_metadata, progressive, tiff,
    tiff_with_thumbnail, webp_chunk, webp_file, with_metadata, with_segments,
};
use crate::vault::{Thumbnail, thumbnail};

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
        let photo = with_metadata(&plain, &tiff(orientation, true));
        let thumbnail = small(&photo, "image/jpeg").expect("a picture");
        assert_eq!((thumbnail.width, thumbnail.height), size, "{orientation}");
        let seen = pixels(&thumbnail);
        assert!(is_red(*seen.get_pixel(red_at.0, red_at.1)), "{orientation}");
        let has = |word: &[u8]| thumbnail.jpeg.windows(word.len()).any(|part| part == word);
        assert!(!has(b"Exif") && !has(b"Cam"), "{orientation}");
        assert_eq!(small(&photo, "image/jpeg"), Some(thumbnail));
    }
    let turned = png_with_metadata(&png(800, 400), &tiff(6, false));
    assert_eq!(small(&turned, "image/png").map(|small| small.width), Some(320));
}

#[test]
fn what_is_transparent_is_white() {
    let clear = DynamicImage::from(RgbaImage::from_pixel(700, 700, Rgba([9, 9, 9, 0])));
    let thumbnail = small(&encoded(&clear, ImageFormat::Png), "image/png").expect("a picture");
    assert!(pixels(&thumbnail).pixels().all(|pixel| pixel.0.iter().all(|part| *part > 250)));
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
fn a_jpeg_that_is_too_large_is_shown_by_the_picture_that_the_camera_put_in() {
    let shown = |large: (u16, u16), orientation, put_in: &[u8]| {
        let content = claiming(jpeg(64, 64), 0xc0, large.0, large.1);
        let photo = with_metadata(&content, &tiff_with_thumbnail(orientation, put_in));
        small(&photo, "image/jpeg").map(|small| (small.width, small.height))
    };
    assert_eq!(shown((8000, 6000), 1, &jpeg(160, 120)), Some((160, 120)));
    assert_eq!(shown((8000, 6000), 6, &jpeg(160, 120)), Some((120, 160)));
    assert_eq!(shown((12_000, 9000), 1, &jpeg(1600, 1200)), Some((640, 480)));
    // Bars around it, what an editor left behind, too small, no picture, too large itself.
    assert_eq!(shown((8000, 4500), 1, &jpeg(160, 120)), None);
    assert_eq!(shown((6000, 8000), 1, &jpeg(160, 120)), None);
    assert_eq!(shown((8000, 6000), 1, &jpeg(64, 48)), None);
    assert_eq!(shown((8000, 6000), 1, b"no picture"), None);
    assert_eq!(shown((8000, 6000), 1, &claiming(jpeg(64, 64), 0xc0, 8000, 6000)), None);
    // A photo that can be decoded is.
    let photo = with_metadata(&jpeg(800, 600), &tiff_with_thumbnail(1, &jpeg(160, 120)));
    assert_eq!(small(&photo, "image/jpeg").map(|small| small.width), Some(640));
}

#[test]
fn what_lies_around_a_jpeg_is_no_part_of_it() {
    let plain = jpeg(64, 64);
    let expected = small(&plain, "image/jpeg");
    // Phones append a video.
    let followed = [plain.clone(), vec![0; 13 << 20]].concat();
    assert_eq!(small(&followed, "image/jpeg"), expected);
    // Editors put their own data before it.
    let edited = with_segments(&plain, 0xe2, &vec![vec![0; 0xfffd]; 200]);
    assert_eq!(small(&edited, "image/jpeg"), expected);
    let endless = with_segments(&plain, 0xe2, &vec![vec![0; 2]; 2000]);
    assert_eq!(small(&endless, "image/jpeg"), None);
    let tables = with_segments(&plain, 0xdb, &vec![vec![0; 0xfffd]; 2]);
    assert_eq!(small(&tables, "image/jpeg"), None);
    let data = [&plain[..plain.len() - 2], &vec![0; 13 << 20]].concat();
    assert_eq!(small(&data, "image/jpeg"), None);
}

#[test]
fn a_jpeg_in_more_passes_than_any_encoder_writes_is_not_read() {
    let plain = progressive(900, 700);
    assert_eq!(small(&plain, "image/jpeg").map(|small| small.width), Some(640));
    let at = plain.windows(2).position(|two| two == [0xff, 0xda]).expect("a scan");
    let scan = &plain[at..plain.len() - 2];
    let endless = [&plain[..at], &scan.repeat(200), b"\xff\xd9"].concat();
    assert_eq!(small(&endless, "image/jpeg"), None);
    // One colour after another.
    let mut apart = jpeg(64, 64);
    let at = apart.windows(2).position(|two| two == [0xff, 0xda]).expect("a scan");
    apart.splice(at + 2..at + 11, *b"\0\x08\x01\x01\0");
    assert_eq!(small(&apart, "image/jpeg"), None);
}

#[test]
fn a_webp_in_its_extended_form_is_read_unless_it_moves_or_has_transparency_apart() {
    let plain = encoded(&DynamicImage::from(halves(800, 400).to_rgba8()), ImageFormat::WebP);
    let extended = |name: &[u8]| {
        let canvas = webp_chunk(b"VP8X", b"\x08\0\0\0\x1f\x03\0\x8f\x01\0");
        let metadata = webp_chunk(b"EXIF", &tiff(6, true));
        let extra = webp_chunk(name, &[0; 32]);
        webp_file(&[canvas, extra, plain[12..].to_vec(), metadata])
    };
    let turned = small(&extended(b"ICCP"), "image/webp").expect("a picture");
    assert_eq!((turned.width, turned.height), (320, 640));
    assert_eq!(small(&extended(b"ALPH"), "image/webp"), None);
    assert_eq!(small(&extended(b"ANMF"), "image/webp"), None);
}

#[test]
fn a_picture_that_is_cut_off_is_no_trouble() {
    let photo = with_metadata(&jpeg(200, 100), &tiff(6, true));
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
            0 => (with_metadata(&jpeg(60, 40), &tiff(6, true)), "image/jpeg"),
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
