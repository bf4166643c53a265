use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use zip::{CompressionMethod, ZipArchive};

use super::given::{Place, files, jpeg};
use crate::domain::evidence::Digest;
use crate::vault::{Archive, VaultError, sha256sums};

fn code(outcome: Result<impl Sized, VaultError>) -> &'static str {
    outcome.err().expect("an error").code()
}

/// Packs a text, a photo and the sums of both.
fn pack(place: &Place, target: &Path, overwrite: bool) -> Result<(), VaultError> {
    let photo = place.keep(&place.source("photo.jpg", &jpeg(60, 40)))?;
    let chat = place.keep(&place.source("chat.txt", "word ".repeat(5000).as_bytes()))?;
    let mut archive = Archive::create(target, overwrite)?;
    archive.add_bytes("report.html", b"<p>the case")?;
    let mut named = Vec::new();
    for (copied, name, stored) in
        [(&photo, "files/001-photo.jpg", true), (&chat, "files/002-Gespräch.txt", false)]
    {
        let mut copy = place.vault.open(copied.digest)?;
        let mut through = 0;
        let mut told = |bytes, _total| through = bytes;
        archive.add_file(name, &mut copy, (copied.digest, copied.bytes), stored, &mut told)?;
        assert_eq!(through, copied.bytes);
        named.push((name, copied.digest));
    }
    archive.add_bytes("SHA256SUMS", sha256sums(named).as_bytes())?;
    archive.finish()
}

#[test]
fn a_case_file_holds_what_was_added_in_order() {
    let place = Place::new();
    let target = place.path("case.zip");
    pack(&place, &target, false).expect("packed");
    let mut zip = ZipArchive::new(File::open(&target).expect("a zip")).expect("a whole zip");
    let mut found = Vec::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).expect("an entry");
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("content with its checksum");
        let date = entry.last_modified().expect("a time");
        assert_eq!((date.year(), date.month(), date.day(), date.hour()), (1980, 1, 1, 0));
        assert_eq!(entry.unix_mode().map(|mode| mode & 0o7777), Some(0o644));
        found.push((entry.name().expect("a name").into_owned(), entry.compression(), content));
    }
    let (stored, packed) = (CompressionMethod::Stored, CompressionMethod::Deflated);
    let kinds: Vec<_> = found.iter().map(|(name, kind, _)| (name.as_str(), *kind)).collect();
    let expected = [
        ("report.html", packed),
        ("files/001-photo.jpg", stored),
        ("files/002-Gespräch.txt", packed),
        ("SHA256SUMS", packed),
    ];
    assert_eq!(kinds, expected);
    assert_eq!(found[1].2, jpeg(60, 40));
    assert_eq!(found[2].2, "word ".repeat(5000).as_bytes());
    // The sums are those of what can be unpacked.
    let sums = String::from_utf8(found[3].2.clone()).expect("text");
    for (line, (name, _, content)) in sums.lines().zip(&found[1..3]) {
        use sha2::Digest as _;
        let digest = Digest::new(sha2::Sha256::digest(content).into());
        assert_eq!(line, format!("{digest}  {name}"));
    }
}

#[test]
fn the_same_content_makes_the_same_case_file() {
    let (one, other) = (Place::new(), Place::new());
    pack(&one, &one.path("a.zip"), false).expect("packed");
    std::thread::sleep(std::time::Duration::from_millis(20));
    pack(&other, &other.path("another name.zip"), false).expect("packed");
    let bytes = std::fs::read(one.path("a.zip")).expect("a zip");
    assert_eq!(bytes, std::fs::read(other.path("another name.zip")).expect("a zip"));
    pack(&one, &one.path("a.zip"), true).expect("packed");
    assert_eq!(bytes, std::fs::read(one.path("a.zip")).expect("a zip"));
}

#[cfg(unix)]
#[test]
fn other_programs_read_a_case_file_where_they_are_installed() {
    use std::process::Command;
    let place = Place::new();
    let target = place.path("case.zip");
    pack(&place, &target, false).expect("packed");
    let unpacked = place.path("unpacked");
    std::fs::create_dir(&unpacked).expect("a folder");
    let tools = [("python3", vec!["-m", "zipfile", "-e"]), ("unzip", vec!["-q"])];
    for (program, arguments) in tools {
        let mut command = Command::new(program);
        command.args(arguments).arg(&target);
        if program == "python3" {
            command.arg(&unpacked);
        } else {
            command.arg("-d").arg(&unpacked);
        }
        let Ok(run) = command.output() else { continue };
        assert!(run.status.success(), "{program}: {run:?}");
        let mut sums = Command::new("sha256sum");
        sums.args(["-c", "--strict", "SHA256SUMS"]).current_dir(&unpacked).env("LC_ALL", "C");
        let Ok(sums) = sums.output() else { continue };
        assert!(sums.status.success(), "{program}: {sums:?}");
        std::fs::remove_dir_all(&unpacked).expect("removed");
    }
}

#[test]
fn a_place_that_cannot_hold_a_case_file_is_refused_and_untouched() {
    let place = Place::new();
    let taken = place.source("taken.zip", b"mine");
    std::fs::create_dir(place.path("folder")).expect("a folder");
    for (target, overwrite, expected) in [
        (taken.clone(), false, "evidence.target-exists"),
        (place.path("folder"), true, "evidence.target-folder"),
        (place.path("folder/.."), true, "evidence.target-folder"),
        (place.path("none/case.zip"), true, "evidence.no-folder"),
        (place.path("taken.zip/case.zip"), true, "evidence.no-folder"),
    ] {
        assert_eq!(code(Archive::create(&target, overwrite)), expected, "{}", target.display());
    }
    // One that appears while the case file is made is not replaced either.
    let late = place.path("late.zip");
    let archive = Archive::create(&late, false).expect("begun");
    std::fs::write(&late, "mine").expect("a file");
    assert_eq!(code(archive.finish()), "evidence.target-exists");
    assert_eq!(std::fs::read(&late).expect("a file"), b"mine");
    assert_eq!(std::fs::read(&taken).expect("a file"), b"mine");
    assert_eq!(files(place.root.path()), [late, taken.clone()]);
    pack(&place, &taken, true).expect("packed");
    assert!(std::fs::read(&taken).expect("a zip").starts_with(b"PK"));
}

#[test]
fn a_copy_that_is_not_what_was_kept_ends_the_case_file() {
    let place = Place::new();
    let copied = place.keep(&place.source("a.txt", b"as it was")).expect("kept");
    for damage in ["as it wos", "as it", "as it was and more"] {
        std::fs::write(place.copy(&copied), damage).expect("damage");
        let target = place.path("case.zip");
        let mut archive = Archive::create(&target, false).expect("begun");
        let mut copy = place.vault.open(copied.digest).expect("a copy");
        let what = (copied.digest, copied.bytes);
        let added = archive.add_file("files/001-a.txt", &mut copy, what, false, &mut |_, _| ());
        let error = added.expect_err("altered");
        assert_eq!(error.code(), "evidence.altered", "{damage}");
        assert_eq!(error.path(), Path::new("files/001-a.txt"));
        assert_eq!(code(archive.add_bytes("more", b"x")), "evidence.ended");
        assert_eq!(code(archive.finish()), "evidence.ended");
        assert_eq!(beside(&place, &target), Vec::<PathBuf>::new());
    }
}

#[test]
fn a_case_file_that_is_not_finished_leaves_nothing() {
    let place = Place::new();
    let target = place.path("case.zip");
    let mut archive = Archive::create(&target, false).expect("begun");
    archive.add_bytes("a", &vec![7; 100_000]).expect("added");
    let parts = beside(&place, &target);
    assert_eq!(parts.len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = parts[0].metadata().expect("a part").permissions().mode();
        assert_eq!(mode & 0o7777, 0o600);
    }
    drop(archive);
    assert_eq!(beside(&place, &target), Vec::<PathBuf>::new());
}

#[test]
fn what_a_killed_process_left_is_removed_and_what_another_writes_is_not() {
    let place = Place::new();
    let target = place.path("case.zip");
    let dead = place.source(".case.zip.part-1-1", b"PK half");
    let foreign = place.source(".other.zip.part-1-1", b"PK half");
    let mut first = Archive::create(&target, false).expect("begun");
    assert!(!dead.exists() && foreign.exists());
    let second = Archive::create(&target, true).expect("begun");
    first.add_bytes("a", b"first").expect("added");
    first.finish().expect("packed");
    second.finish().expect("packed");
    assert_eq!(files(place.root.path()), [foreign, target]);
}

#[test]
fn names_that_clash_and_names_of_any_length_are_no_trouble() {
    let place = Place::new();
    let target = place.path(&format!("{}.zip", "破".repeat(80)));
    let mut archive = Archive::create(&target, false).expect("begun");
    archive.add_bytes("a", b"1").expect("added");
    assert_eq!(code(archive.add_bytes("a", b"2")), "evidence.name");
    drop(archive);
    let archive = Archive::create(&target, false).expect("begun");
    archive.finish().expect("packed");
    assert_eq!(files(place.root.path()), [target]);
}

/// What stands beside the target, but for the vault and the sources.
fn beside(place: &Place, target: &Path) -> Vec<PathBuf> {
    let all = std::fs::read_dir(place.root.path()).expect("a folder");
    let all = all.map(|entry| entry.expect("an entry").path());
    all.filter(|path| path == target || path.to_string_lossy().contains(".part-")).collect()
}
