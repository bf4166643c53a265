use std::path::{Component, Path};

use proptest::prelude::*;

use crate::domain::evidence::Digest;
use crate::vault::{archive_name, sha256sums};

#[test]
fn a_name_keeps_what_a_buyer_knows_it_by_and_loses_what_harms() {
    for (name, media, expected) in [
        ("photo.jpg", "image/jpeg", "files/003-photo.jpg"),
        ("Foto der Tür.JPG", "image/jpeg", "files/003-Foto der Tür.JPG"),
        ("写真 破損.png", "image/png", "files/003-写真 破損.png"),
        ("Tu\u{308}r.jpg", "image/jpeg", "files/003-Tu\u{308}r.jpg"),
        ("photo.jpg", "image/png", "files/003-photo.jpg.png"),
        ("invoice.exe", "application/pdf", "files/003-invoice.exe.pdf"),
        ("unknown.xyz", "application/octet-stream", "files/003-unknown.xyz"),
        ("noending", "video/mp4", "files/003-noending.mp4"),
        ("../../etc/passwd", "text/plain", "files/003-etcpasswd.txt"),
        ("C:\\Windows\\x.txt", "text/plain", "files/003-CWindowsx.txt"),
        ("a/../b\\..\\c.jpg", "image/jpeg", "files/003-a.b.c.jpg"),
        ("..", "image/jpeg", "files/003-file.jpg"),
        (".jpg", "image/jpeg", "files/003-jpg.jpg"),
        ("", "application/octet-stream", "files/003-file"),
        ("CON", "text/plain", "files/003-CON.txt"),
        ("nul.txt", "text/plain", "files/003-nul.txt"),
        ("a blank .txt", "text/plain", "files/003-a blank.txt"),
        ("trailing. . .", "application/octet-stream", "files/003-trailing"),
        ("a\nb\r\n\tc.txt", "text/plain", "files/003-a b c.txt"),
        ("\u{1b}[31mred\u{1b}[0m\u{7}.txt", "text/plain", "files/003-31mred0m.txt"),
        ("gpj\u{202e}txt.\u{200b}jpg", "image/jpeg", "files/003-gpjtxt.jpg"),
        ("\u{3164}\u{3164}", "image/jpeg", "files/003-file.jpg"),
        ("photo (1).jpg", "image/jpeg", "files/003-photo 1.jpg"),
    ] {
        assert_eq!(archive_name(3, name, media), expected, "{name:?}");
    }
}

#[test]
fn a_long_name_is_cut_between_letters_and_keeps_its_ending() {
    let name = archive_name(3, &format!("{}.jpg", "破".repeat(83)), "image/jpeg");
    assert_eq!(name, format!("files/003-{}.jpg", "破".repeat(28)));
    assert_eq!(archive_name(1_234_567, &"x".repeat(255), "image/jpeg").len(), 100);
}

#[test]
fn sums_are_one_line_for_each_file() {
    let one = Digest::parse(&"ab".repeat(32)).expect("a digest");
    let other = Digest::parse(&"01".repeat(32)).expect("a digest");
    let sums = sha256sums([("files/001-a b.jpg", one), ("report.html", other)]);
    let expected =
        format!("{}  files/001-a b.jpg\n{}  report.html\n", "ab".repeat(32), "01".repeat(32));
    assert_eq!(sums, expected);
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[./\\\\ :a-zA-Z\u{202e}\u{200d}\u{0}\n\u{1b}破é\u{301}]{0,300}",
        "(CON|NUL|com1|\\.\\.|/|\\\\|破損|\\.jpg|\\.exe| ){0,30}",
    ]
}

fn any_media() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["image/jpeg", "video/mp4", "text/plain", "application/octet-stream"])
}

proptest! {
    #[test]
    fn no_name_leads_outside_or_hides_what_it_is(place in 0..200_000_usize, name in any_name(), media in any_media()) {
        let safe = archive_name(place, &name, media);
        prop_assert!(safe.len() <= 100, "{safe:?}");
        let parts: Vec<_> = Path::new(&safe).components().collect();
        prop_assert_eq!(parts.len(), 2);
        prop_assert!(parts.iter().all(|part| matches!(part, Component::Normal(_))));
        let own = safe.strip_prefix(&format!("files/{place:03}-")).expect("a number");
        let harms = |sign: char| {
            "/\\:".contains(sign) || sign.is_control() || ('\u{200b}'..='\u{202e}').contains(&sign)
        };
        prop_assert!(!own.is_empty() && !own.contains(harms), "{safe:?}");
        prop_assert!(!own.contains("..") && !own.ends_with(['.', ' ']) && !own.starts_with(['.', ' ']));
        prop_assert_eq!(archive_name(place, own, media), safe.clone());
        prop_assert_ne!(archive_name(place + 1, &name, media), safe);
    }
}
