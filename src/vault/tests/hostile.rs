//! Pictures that are built to take memory, and the largest ones that are decoded.

use std::fs::File;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use image::ImageFormat;

use super::given::{
    Place, bits, claiming, encoded, gif_with_xmp, halves, jpeg, png, png_with_chunk,
    png_with_metadata, progressive, webp_chunk, webp_file, with_metadata, with_segments,
    zlib_zeros,
};
use super::measure::{forget_peak, peak};
use crate::vault::{Vault, thumbnail};

/// What pictures may take beside the program, in KiB; the program takes 9 MiB.
const MAX_GROWTH: u64 = 52 << 10;

/// The JPEG with another number of blocks of its first colour in each unit.
fn sampled(mut jpeg: Vec<u8>, factors: u8) -> Vec<u8> {
    let at = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).expect("a frame");
    jpeg[at + 11] = factors;
    jpeg
}

/// A JPEG of the largest size and 12 MiB, most of it metadata in the middle of the picture.
fn interrupted() -> Vec<u8> {
    let mut photo = jpeg(4080, 3072);
    let rest = photo.split_off(photo.len() / 2);
    while photo.len() + rest.len() < (12 << 20) - (64 << 10) {
        photo.extend(b"\xff\xe2\xff\x00ICC_PROFILE\0\x01\x01");
        photo.extend(vec![7; 0xff00 - 16]);
    }
    [photo, rest].concat()
}

/// EXIF whose main directory points at 1300 overlapping directories of 1300 entries each.
fn overlapping_directories() -> Vec<u8> {
    const COUNT: u16 = 1300;
    let entries = u32::from(COUNT) * 2;
    let body = 8 + 2 + entries * 12 + 4;
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(u16::try_from(entries).expect("a count").to_le_bytes());
    for index in 0..entries {
        tiff.extend(b"\x69\x87\x04\0\x01\0\0\0");
        tiff.extend((body + 10 + index % u32::from(COUNT) * 12).to_le_bytes());
    }
    tiff.extend([0; 4]);
    for _ in 0..=entries {
        tiff.extend(b"\x01\x01\x01\0\x01\0\0\0\0\0");
        tiff.extend(COUNT.to_le_bytes());
    }
    tiff
}

/// The content of a lossless WebP of 4 by 4 pixels with this many groups of five tables of 4 KiB.
fn tables(groups: u16) -> Vec<u8> {
    let [low, high] = (groups - 1).to_le_bytes();
    let mut stream = String::new();
    let mut number = |value: u32, width: u32| {
        for bit in 0..width {
            stream.push(if value >> bit & 1 == 1 { '1' } else { '0' });
        }
    };
    number(0x2f, 8);
    number(3, 14);
    number(3, 14);
    number(0, 4);
    // No transform, no cache; groups for each four pixels, told by a picture of one pixel.
    number(0b100, 7);
    for symbol in [low, high, 0, 0, 0] {
        number(0b101, 3);
        number(u32::from(symbol), 8);
    }
    for _tree in 0..u32::from(groups) * 5 {
        number(0, 1);
        number(10, 4);
        for length in [0, 0, 0, 3, 3, 3, 3, 3, 0, 3, 4, 4, 4, 4] {
            number(length, 3);
        }
        number(1, 1);
        number(1, 3);
        number(9, 4);
        for code in [0b000, 0b100, 0b010, 0b110, 0b001, 0b101] {
            number(code, 3);
        }
        for code in [0b0011, 0b1011, 0b0111, 0b1111, 0b1111] {
            number(code, 4);
        }
    }
    stream.push_str(&"0".repeat(128));
    bits(&stream)
}

/// The content of a lossy WebP of this size, all of one colour.
fn lossy(width: u16, height: u16) -> Vec<u8> {
    const FIRST_PARTITION: u32 = 200_000;
    let [low, middle, high, _] = (FIRST_PARTITION << 5 | 0x10).to_le_bytes();
    let mut frame = vec![low, middle, high, 0x9d, 0x01, 0x2a];
    frame.extend(width.to_le_bytes());
    frame.extend(height.to_le_bytes());
    frame.extend(vec![0; 400_000]);
    frame
}

/// The extended header of a WebP whose canvas has this many pixels on each side.
fn canvas(side: u32) -> Vec<u8> {
    let [low, middle, high, _] = (side - 1).to_le_bytes();
    webp_chunk(b"VP8X", &[0, 0, 0, 0, low, middle, high, low, middle, high])
}

/// Every picture, with the name of its file.
fn pictures() -> Vec<(&'static str, Vec<u8>)> {
    let plain = jpeg(64, 64);
    let plain_png = png(64, 64);
    let plain_gif = encoded(&halves(64, 64), ImageFormat::Gif);
    let zeros = zlib_zeros(300 << 20);
    let with_zeros =
        |chunk: &[u8], start: &[u8]| png_with_chunk(&plain_png, chunk, &[start, &zeros].concat());
    let with_blanks = |chunk: &[u8]| png_with_chunk(&plain_png, chunk, &vec![b' '; 48 << 20]);
    let profile = [b"ICC_PROFILE\0\x01\x01".as_slice(), &vec![7; 0xff00]].concat();
    let mut huge_png = plain_png.clone();
    huge_png[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
    let mut huge_gif = plain_gif.clone();
    huge_gif[6..10].copy_from_slice(&[0xff; 4]);
    let webp = |chunk: Vec<u8>| webp_file(&[chunk]);
    let claiming = |width, height| claiming(plain.clone(), 0xc0, width, height);
    vec![
        ("shown-iccp.png", with_zeros(b"iCCP", b"x\0\0")),
        ("shown-ztxt.png", with_zeros(b"zTXt", b"x\0\0")),
        ("shown-itxt.png", with_zeros(b"iTXt", b"XML:com.adobe.xmp\0\x01\0\0\0")),
        ("text.png", with_blanks(b"tEXt")),
        ("exif.png", with_blanks(b"eXIf")),
        ("shown-directories.png", png_with_metadata(&plain_png, &overlapping_directories())),
        ("shown-directories.jpg", with_metadata(&plain, &overlapping_directories())),
        ("huge.png", huge_png),
        ("shown-screen.png", png(4096, 3072)),
        ("shown-deep.png", encoded(&halves(1700, 1200).to_rgb16().into(), ImageFormat::Png)),
        ("huge.gif", huge_gif),
        ("xmp.gif", gif_with_xmp(&plain_gif, 48 << 20)),
        ("shown-some-xmp.gif", gif_with_xmp(&plain_gif, 2_000_000)),
        ("shown-canvas.webp", webp_file(&[canvas(16_384), webp_chunk(b"VP8 ", &lossy(640, 64))])),
        ("frame.webp", webp_file(&[canvas(64), webp_chunk(b"VP8 ", &lossy(16_383, 16_383))])),
        ("shown-lossy.webp", webp(webp_chunk(b"VP8 ", &lossy(2300, 2300)))),
        ("tables.webp", webp(webp_chunk(b"VP8L", &tables(8192)))),
        ("shown-few-tables.webp", webp(webp_chunk(b"VP8L", &tables(390)))),
        ("long.jpg", claiming(32_768, 64)),
        ("huge.jpg", claiming(65_000, 65_000)),
        ("huge-progressive.jpg", progressive(8000, 8000)),
        ("shown-progressive.jpg", progressive(1600, 1250)),
        ("shown-wide.jpg", sampled(claiming(16_384, 768), 0x44)),
        ("shown-tall.jpg", sampled(claiming(768, 16_384), 0x44)),
        ("shown-subsampled.jpg", sampled(claiming(16_384, 768), 0x22)),
        ("shown-profiles.jpg", with_segments(&plain, 0xe2, &vec![profile; 1000])),
        ("interrupted.jpg", interrupted()),
        ("shown-photo.jpg", jpeg(4080, 3072)),
    ]
}

/// Runs the next test in a process of its own, whose memory is all that it takes.
#[test]
fn no_picture_takes_more_memory_than_is_allowed() {
    const INNER: &str = "vault::tests::hostile::pictures_are_looked_at_one_by_one";
    let place = Place::new();
    for (name, content) in pictures() {
        place.source(name, &content);
    }
    let this = std::env::current_exe().expect("this program");
    let run = Command::new(this)
        .args(["--exact", "--ignored", INNER])
        .current_dir(place.root.path())
        .output()
        .expect("this program");
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    let error = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && said.contains("1 passed"), "{said}{error}");
}

#[test]
#[ignore = "another test runs it in a folder of pictures"]
fn pictures_are_looked_at_one_by_one() {
    let mut names: Vec<_> = std::fs::read_dir(".")
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    // The code of the decoders is part of the program.
    let gif = encoded(&halves(64, 64), ImageFormat::Gif);
    let lossy = webp_file(&[webp_chunk(b"VP8 ", &lossy(64, 64))]);
    for (content, media) in [
        (jpeg(64, 64), "image/jpeg"),
        (progressive(64, 64), "image/jpeg"),
        (png(64, 64), "image/png"),
        (gif, "image/gif"),
        (lossy, "image/webp"),
    ] {
        thumbnail(&mut Cursor::new(content), media, 640).expect("a picture");
    }
    forget_peak();
    let Some(before) = peak() else { return };
    // Twice: what one picture leaves behind must not add up with another.
    for name in names.iter().chain(&names) {
        forget_peak();
        let path = Path::new(name);
        let copied = Vault::look(path, &mut |_, _| ()).expect("a file");
        let looked = peak().expect("a peak").saturating_sub(before);
        assert!(looked <= MAX_GROWTH, "{name}: {looked} KiB to look at it");
        let small = thumbnail(&mut File::open(path).expect("a file"), copied.media, 640);
        let taken = peak().expect("a peak").saturating_sub(before);
        assert!(taken <= MAX_GROWTH, "{name}: {taken} KiB to show it");
        assert_eq!(small.is_some(), name.starts_with("shown-"), "{name}");
    }
}
