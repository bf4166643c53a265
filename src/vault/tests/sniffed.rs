use std::io::{Cursor, Read, Result, Seek, SeekFrom};

use super::given::{
    heif_by_offset, heif_with_metadata, jpeg, png, png_with_metadata, tiff, webp_chunk, webp_file,
    with_metadata,
};
use crate::domain::evidence::Kind;
use crate::vault::{exif, is_compressed, sniff};

fn media(content: &[u8]) -> &'static str {
    sniff::content(&mut Cursor::new(content)).expect("bytes")
}

#[test]
fn content_tells_what_a_file_is() {
    let cut = "ä".repeat(6000);
    for (content, expected) in [
        (jpeg(8, 8).as_slice(), "image/jpeg"),
        (&png(8, 8), "image/png"),
        (&heif_with_metadata(&tiff(1, false)), "image/heif"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "video/mp4"),
        (b"%PDF-1.4\nplain words", "application/pdf"),
        (b"PK\x03\x04\x14\0\0\0\0\0", "application/zip"),
        (b"BMW is what the label says", "text/plain"),
        (b"MZ, as we agreed", "text/plain"),
        (b"[12.03.26, 10:00:01] Seller: it is on its way", "text/plain"),
        ("\u{feff}Grüße".as_bytes(), "text/plain"),
        (cut.as_bytes(), "text/plain"),
        (&cut.as_bytes()[..9001], "text/plain"),
        (&cut.as_bytes()[..101], "application/octet-stream"),
        (b"caf\xe9", "application/octet-stream"),
        (b"text\0text", "application/octet-stream"),
        (b"  <!DOCTYPE html><p>", "text/html"),
        (b"<HTML><p>", "text/html"),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image/svg+xml"),
        (
            b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- a > b --><!DOCTYPE svg>\n<svg>",
            "image/svg+xml",
        ),
        (b"<?xml version=\"1.0\"?><feed><svg/></feed>", "text/xml"),
        (b"<svgs> is no tag", "text/plain"),
        (b"{ \"orders\": [] }", "application/json"),
        (b"[{\"id\": 1}]", "application/json"),
        (b"{curly} is a word", "text/plain"),
        (
            b"Received: by mail\r\n\tfor a buyer\r\nFrom: a@b.example\r\nDate: today\r\n\r\nHello",
            "message/rfc822",
        ),
        (b"From: a seller\nHello there, Date: none", "text/plain"),
        (b"x", "text/plain"),
        (b"\x01\x02\x80", "application/octet-stream"),
    ] {
        assert_eq!(media(content), expected, "{}", content.escape_ascii());
    }
}

#[test]
fn the_kind_is_a_guess_from_content_camera_and_name() {
    for (media, name, has_camera, expected) in [
        ("image/jpeg", "IMG_0001.jpg", true, Kind::Photo),
        ("image/jpeg", "IMG-20260312-WA0001.jpg", false, Kind::Photo),
        ("image/jpeg", "Screenshot_20260312.jpg", false, Kind::Screenshot),
        ("image/jpeg", "Bildschirmfoto 2026-03-12.jpg", false, Kind::Screenshot),
        ("image/jpeg", "Screenshot of nothing.jpg", true, Kind::Photo),
        ("image/png", "order.png", false, Kind::Screenshot),
        ("image/png", "parcel.png", true, Kind::Photo),
        ("video/mp4", "screenshot.mp4", false, Kind::Video),
        ("text/plain", "chat.txt", false, Kind::Document),
        ("image/svg+xml", "drawing.svg", false, Kind::Document),
        ("message/rfc822", "mail.eml", false, Kind::Chat),
        ("application/pdf", "receipt.pdf", false, Kind::Document),
        ("application/octet-stream", "x", false, Kind::Document),
    ] {
        assert_eq!(sniff::kind(media, name, has_camera), expected, "{media} {name}");
    }
}

#[test]
fn a_photo_tells_where_it_was_taken_whatever_holds_it() {
    let mut padded = tiff(1, true);
    padded.extend(vec![0; 6 << 20]);
    let prefixed = [b"Exif\0\0".to_vec(), tiff(1, true)].concat();
    let big: Vec<u8> = {
        let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0".to_vec();
        tiff.extend(b"\0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\x40\0\0\0\0");
        tiff
    };
    for (what, content, expected) in [
        ("jpeg", with_metadata(&jpeg(8, 8), &tiff(1, true)), true),
        ("jpeg without", with_metadata(&jpeg(8, 8), &tiff(1, false)), false),
        ("bare jpeg", jpeg(8, 8), false),
        ("png", png_with_metadata(&png(8, 8), &tiff(1, true)), true),
        ("bare png", png(8, 8), false),
        ("heif", heif_with_metadata(&tiff(1, true)), true),
        ("heif without", heif_with_metadata(&tiff(1, false)), false),
        ("heif by offset", heif_by_offset(&tiff(1, true)), true),
        ("webp", webp_file(&[webp_chunk(b"EXIF", &tiff(1, true))]), true),
        ("webp with a prefix", webp_file(&[webp_chunk(b"EXIF", &prefixed)]), true),
        ("webp without", webp_file(&[webp_chunk(b"EXIF", &tiff(1, false))]), false),
        ("tiff", tiff(1, true), true),
        ("tiff without", tiff(1, false), false),
        ("large tiff", padded, true),
        ("big-endian tiff", big, true),
        ("text", b"GPS".to_vec(), false),
        ("nothing", Vec::new(), false),
    ] {
        let metadata = exif::metadata(&mut Cursor::new(&content));
        assert_eq!(metadata.is_located, expected, "{what}");
        // Cut anywhere, it tells less, and nothing fails.
        for cut in (0..content.len().min(400)).step_by(3) {
            exif::metadata(&mut Cursor::new(&content[..cut]));
        }
    }
}

/// Content that tells how much of it was read.
struct Counted(Cursor<Vec<u8>>, usize);

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = self.0.read(buffer)?;
        self.1 += count;
        Ok(count)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_picture_that_hides_what_a_camera_wrote_behind_much_else_costs_little() {
    let mut endless = vec![0xff, 0xd8];
    endless.extend(vec![0; 32 << 20]);
    let mut boxes = heif_with_metadata(&tiff(1, true))[..24].to_vec();
    boxes.extend(b"\0\0\0\x08free".repeat(4 << 20));
    for content in [endless, boxes] {
        let mut counted = Counted(Cursor::new(content), 0);
        assert!(!exif::metadata(&mut counted).is_located);
        assert!(counted.1 < 5 << 20, "{}", counted.1);
    }
}

#[test]
fn media_are_stored_and_text_is_packed() {
    for media in ["image/jpeg", "image/png", "video/mp4", "application/zip", "application/pdf"] {
        assert!(is_compressed(media), "{media}");
    }
    for media in
        ["text/plain", "text/html", "image/bmp", "image/svg+xml", "application/octet-stream"]
    {
        assert!(!is_compressed(media), "{media}");
    }
}
