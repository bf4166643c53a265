use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{File, Permissions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

use sha2::{Digest as _, Sha256};

use super::given::{Place, files, jpeg, tiff, with_metadata};
use crate::domain::evidence::{Digest, Kind};
#[cfg(unix)]
use crate::vault::durability::SYNCED;
use crate::vault::{Archive, Found, Health, Vault, VaultError};

fn digest(content: &[u8]) -> Digest {
    Digest::new(Sha256::digest(content).into())
}

fn code(outcome: Result<impl Sized, VaultError>) -> &'static str {
    outcome.err().expect("an error").code()
}

#[test]
fn a_copy_is_named_by_its_content_and_tells_what_its_source_is() {
    let place = Place::new();
    let photo = with_metadata(&jpeg(40, 30), &tiff(1, true));
    let source = place.source("Parcel.png", &photo);
    let changed = UNIX_EPOCH + Duration::from_millis(1_750_000_000_900);
    File::open(&source).expect("a file").set_modified(changed).expect("a time");
    let mut told = Vec::new();
    let copied = place.vault.keep(&source, &mut |through, total| told.push((through, total)));
    let copied = copied.expect("kept");
    let bytes = u64::try_from(photo.len()).expect("a size");
    assert_eq!(copied.digest, digest(&photo));
    assert_eq!((copied.bytes, copied.media), (bytes, "image/jpeg"));
    assert_eq!((copied.kind, copied.name.as_str()), (Kind::Photo, "Parcel.png"));
    assert_eq!(copied.changed.expect("a time").timestamp(), 1_750_000_000);
    assert!(copied.located);
    assert!(!copied.known);
    assert_eq!(told.last(), Some(&(bytes, bytes)));
    assert_eq!(files(&place.folder()), [place.copy(&copied)]);
    assert_eq!(std::fs::read(place.copy(&copied)).expect("a copy"), photo);
    assert_eq!(std::fs::read(&source).expect("a source"), photo);
}

#[test]
fn a_file_larger_than_the_buffer_is_copied_whole() {
    let place = Place::new();
    let content: Vec<u8> = (0..700_001_u32).flat_map(u32::to_le_bytes).collect();
    let mut told = Vec::new();
    let source = place.source("large", &content);
    let copied = place.vault.keep(&source, &mut |through, _total| told.push(through));
    assert_eq!(copied.expect("kept").digest, digest(&content));
    assert!(told.len() > 10 && told.is_sorted(), "{told:?}");
}

#[test]
fn nothing_is_made_until_something_is_kept() {
    let place = Place::new();
    assert_eq!(place.vault.verify(digest(b"x"), 1), Health::Missing);
    assert_eq!(code(place.vault.open(digest(b"x"))), "evidence.missing");
    assert_eq!(place.vault.loose(&BTreeSet::new()).expect("a list"), Vec::<PathBuf>::new());
    assert_eq!(place.vault.modes().expect("a list"), []);
    assert_eq!(code(place.keep(&place.path("none"))), "evidence.no-file");
    assert_eq!(code(place.keep(&place.source("empty", b""))), "evidence.empty");
    assert!(!place.path("data").exists());
}

#[test]
fn the_same_content_is_stored_once_and_a_damaged_copy_is_made_whole() {
    let place = Place::new();
    let first = place.keep(&place.source("one.txt", b"the same")).expect("kept");
    let second = place.keep(&place.source("two.txt", b"the same")).expect("kept");
    assert_eq!((first.known, second.known), (false, true));
    assert_eq!((first.digest, second.name.as_str()), (second.digest, "two.txt"));
    assert_eq!(files(&place.folder()), [place.copy(&first)]);
    for damage in ["the sa", "THE SAME"] {
        std::fs::write(place.copy(&first), damage).expect("damage");
        let again = place.keep(&place.path("one.txt")).expect("kept");
        assert!(!again.known, "{damage}");
        assert_eq!(place.vault.verify(first.digest, 8), Health::Whole);
    }
}

/// What was synced while this ran.
#[cfg(unix)]
fn synced(work: impl FnOnce()) -> Vec<PathBuf> {
    SYNCED.take();
    work();
    SYNCED.take()
}

#[cfg(unix)]
#[test]
fn a_file_and_every_name_that_leads_to_it_are_synced_before_it_counts_as_kept() {
    let place = Place::new();
    let source = place.source("a", b"content");
    let keep = || assert!(place.keep(&source).is_ok());
    let first = synced(keep);
    let copy = place.folder().join("ed").join(digest(b"content").to_string());
    let folders =
        [place.root.path(), &place.path("data"), &place.folder(), &place.folder().join("ed")];
    for folder in folders {
        assert!(first.iter().any(|path| path == folder), "{}", folder.display());
    }
    // Another process has just stored it, and can lose power before it syncs.
    let again = synced(keep);
    for path in [&place.path("data"), &place.folder(), &place.folder().join("ed"), &copy] {
        assert!(again.contains(path), "{}", path.display());
    }
}

#[test]
fn a_copy_is_whole_missing_altered_or_unreadable() {
    let place = Place::new();
    let copied = place.keep(&place.source("a", b"as it was")).expect("kept");
    let health = || place.vault.verify(copied.digest, copied.bytes);
    assert_eq!(health(), Health::Whole);
    let mut read = String::new();
    let mut copy = place.vault.open(copied.digest).expect("a copy");
    copy.read_to_string(&mut read).expect("text");
    assert_eq!(read, "as it was");
    std::fs::write(place.copy(&copied), "as it is").expect("damage");
    assert_eq!(health(), Health::Altered(Found::Bytes(8)));
    std::fs::write(place.copy(&copied), "as it wos").expect("damage");
    assert_eq!(health(), Health::Altered(Found::Digest(digest(b"as it wos"))));
    std::fs::remove_file(place.copy(&copied)).expect("removed");
    assert_eq!(health(), Health::Missing);
    std::fs::create_dir(place.copy(&copied)).expect("a folder");
    assert!(matches!(health(), Health::Unreadable(_)));
    assert_eq!(code(place.vault.open(copied.digest)), "evidence.unreadable");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_vault_is_no_copy_whatever_it_leads_to() {
    let place = Place::new();
    let copied = place.keep(&place.source("a", b"as it was")).expect("kept");
    let outside = place.source("outside", b"as it was");
    let copy = place.copy(&copied);
    let health = || place.vault.verify(copied.digest, copied.bytes);
    std::fs::remove_file(&copy).expect("removed");
    std::os::unix::fs::symlink(&outside, &copy).expect("a link");
    assert!(matches!(health(), Health::Unreadable(_)));
    assert_eq!(code(place.vault.open(copied.digest)), "evidence.unreadable");
    // To keep the file again puts a copy in the place of the link, and leaves what it led to.
    assert!(!place.keep(&place.path("a")).expect("kept").known);
    assert_eq!(health(), Health::Whole);
    assert!(!copy.is_symlink() && outside.exists());
    let folder = copy.parent().expect("a folder");
    std::fs::rename(folder, place.path("moved")).expect("moved");
    std::os::unix::fs::symlink(place.path("moved"), folder).expect("a link");
    assert!(matches!(health(), Health::Unreadable(_)));
}

#[test]
fn what_nobody_knows_is_loose_and_what_is_being_written_is_not() {
    let place = Place::new();
    let known = place.keep(&place.source("a", b"known")).expect("kept");
    let unknown = place.keep(&place.source("b", b"unknown")).expect("kept");
    let dead = place.folder().join(".part-1-1");
    std::fs::write(&dead, "half").expect("a part");
    let alive = place.folder().join(".part-1-2");
    let writer = File::create(&alive).expect("a part");
    writer.lock().expect("a lock");
    let stray = place.folder().join("zz").join("notes.txt");
    std::fs::create_dir(place.folder().join("zz")).expect("a folder");
    std::fs::write(&stray, "mine").expect("a stray");
    let mut expected = vec![dead.clone(), place.copy(&unknown), stray.clone()];
    expected.sort();
    let loose = || place.vault.loose(&BTreeSet::from([known.digest])).expect("a list");
    assert_eq!(loose(), expected);
    // The next copy removes what a dead process left, and nothing else.
    place.keep(&place.source("c", b"known")).expect("kept");
    assert!(!dead.exists() && alive.exists() && stray.exists());
    drop(writer);
    assert!(loose().contains(&alive));
}

#[test]
fn two_threads_that_keep_the_same_file_leave_one_copy() {
    let place = Place::new();
    let content = vec![7; 3 << 20];
    let source = place.source("video", &content);
    std::thread::scope(|scope| {
        let both: Vec<_> = (0..4).map(|_| scope.spawn(|| place.keep(&source))).collect();
        for one in both {
            assert_eq!(one.join().expect("a thread").expect("kept").digest, digest(&content));
        }
    });
    assert_eq!(files(&place.folder()).len(), 1);
    let bytes = u64::try_from(content.len()).expect("a size");
    assert_eq!(place.vault.verify(digest(&content), bytes), Health::Whole);
}

#[test]
fn a_source_that_grows_shrinks_or_is_written_while_it_is_read_is_not_kept() {
    let place = Place::new();
    let content = vec![1; 1 << 20];
    for (name, longer) in [("grows", 2 << 20), ("shrinks", 300_000), ("same", 1 << 20)] {
        let source = place.source(name, &content);
        let mut once = Some(());
        let outcome = place.vault.keep(&source, &mut |_through, _total| {
            if once.take().is_some() {
                let file = File::options().write(true).open(&source).expect("a source");
                file.set_len(longer).expect("a size");
                file.set_modified(UNIX_EPOCH).expect("a time");
            }
        });
        assert_eq!(code(outcome), "evidence.changed", "{name}");
        assert_eq!(files(&place.folder()), Vec::<PathBuf>::new(), "{name}");
    }
}

#[test]
fn a_time_before_the_epoch_and_a_name_of_any_letters_are_kept() {
    let place = Place::new();
    let source = place.source("a\u{202e}b\nc\u{1b}[31m 写真", b"x");
    let before = UNIX_EPOCH - Duration::from_millis(1500);
    File::open(&source).expect("a file").set_modified(before).expect("a time");
    let copied = place.keep(&source).expect("kept");
    assert_eq!(copied.changed.expect("a time").timestamp(), -2);
    assert_eq!(copied.name, "a\u{202e}b\nc\u{1b}[31m 写真");
}

#[cfg(unix)]
#[test]
fn a_link_is_stored_as_what_it_leads_to() {
    let place = Place::new();
    let link = place.path("link.txt");
    std::os::unix::fs::symlink(place.source("real", b"content"), &link).expect("a link");
    let copied = place.keep(&link).expect("kept");
    assert_eq!((copied.digest, copied.name.as_str()), (digest(b"content"), "link.txt"));
    let kind = place.copy(&copied).symlink_metadata().expect("a copy").file_type();
    assert!(kind.is_file() && !kind.is_symlink());
    let broken = place.path("broken");
    std::os::unix::fs::symlink(place.path("nowhere"), &broken).expect("a link");
    assert_eq!(code(place.keep(&broken)), "evidence.no-file");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_at_once() {
    let place = Place::new();
    let fifo = place.path("fifo");
    let made = Command::new("mkfifo").arg(&fifo).status().expect("mkfifo");
    assert!(made.success());
    let socket = place.path("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
    for (path, expected) in [
        (fifo.as_path(), "evidence.not-a-file"),
        (socket.as_path(), "evidence.not-a-file"),
        (Path::new("/dev/zero"), "evidence.not-a-file"),
        (place.root.path(), "evidence.folder"),
    ] {
        assert_eq!(code(place.keep(path)), expected, "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_unicode_is_no_trouble() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = Place::new();
    let source = place.root.path().join(OsStr::from_bytes(b"caf\xe9.txt"));
    std::fs::write(&source, "latin").expect("a source");
    assert_eq!(place.keep(&source).expect("kept").name, "caf\u{fffd}.txt");
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_what_is_kept_and_what_others_read_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    let copied = place.keep(&place.source("a", b"private")).expect("kept");
    assert_eq!(place.vault.modes().expect("a list"), []);
    let mode = |path: &Path| path.metadata().expect("a file").permissions().mode() & 0o7777;
    let copy = place.copy(&copied);
    assert_eq!(mode(&copy), 0o600);
    for folder in [copy.parent().expect("a folder"), &place.folder(), &place.path("data")] {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
    std::fs::set_permissions(&copy, Permissions::from_mode(0o644)).expect("a mode");
    std::fs::set_permissions(place.folder(), Permissions::from_mode(0o750)).expect("a mode");
    let expected = [(place.folder(), 0o750), (copy.clone(), 0o644)];
    assert_eq!(place.vault.modes().expect("a list"), expected);
}

/// Runs this test again with another umask, which belongs to the whole process.
#[cfg(unix)]
#[test]
fn the_umask_has_no_say() {
    const INNER: &str =
        "vault::tests::kept::only_the_owner_reads_what_is_kept_and_what_others_read_is_told";
    let this = std::env::current_exe().expect("this program");
    for umask in ["000", "077", "277"] {
        let line = format!("umask {umask} && exec \"$0\" --exact {INNER}");
        let run = Command::new("sh").args(["-c", &line]).arg(&this).output().expect("a shell");
        let said = String::from_utf8_lossy(&run.stdout).into_owned();
        assert!(run.status.success() && said.contains("1 passed"), "{umask}: {said}");
    }
}

#[test]
fn a_vault_that_cannot_be_written_says_so() {
    let place = Place::new();
    place.source("data", b"in the way");
    assert_eq!(code(place.keep(&place.source("a", b"x"))), "evidence.not-written");
}

/// The shell's limit ends a write as a full disk does.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_leaves_no_half_copy() {
    const INNER: &str = "vault::tests::kept::a_limit_ends_the_copy";
    let this = std::env::current_exe().expect("this program");
    let line = format!("trap '' XFSZ; ulimit -f 1024 && exec \"$0\" --exact --ignored {INNER}");
    let run = Command::new("sh").args(["-c", &line]).arg(&this).output().expect("a shell");
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success() && said.contains("1 passed"), "{said}");
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
}

#[cfg(unix)]
#[test]
#[ignore = "another test runs it where files cannot grow"]
fn a_limit_ends_the_copy() {
    let place = Place::new();
    place.keep(&place.source("small", b"small")).expect("kept");
    let large = std::env::current_exe().expect("this program");
    assert_eq!(code(place.keep(&large)), "evidence.not-written");
    assert_eq!(files(&place.folder()).len(), 1);
    let target = place.path("case.zip");
    let mut archive = Archive::create(&target, false).expect("begun");
    let mut file = File::open(&large).expect("this program");
    let what = (digest(b""), u64::MAX);
    let added = archive.add_file("a", &mut file, what, true, &mut |_, _| ());
    assert_eq!(code(added), "evidence.not-written");
    drop(archive);
    // Where the last file just fits, the list of files does not.
    let full = place.path("full");
    let mut file = File::create_new(&full).expect("a file");
    file.write_all(&vec![7; 4 << 20]).expect_err("a limit");
    let room = file.metadata().expect("a size").len();
    let bytes = room - 31;
    file.set_len(bytes).expect("a size");
    let what = (digest(&vec![7; usize::try_from(bytes).expect("a size")]), bytes);
    let mut archive = Archive::create(&target, false).expect("begun");
    let mut file = File::open(&full).expect("a file");
    archive.add_file("a", &mut file, what, true, &mut |_, _| ()).expect("added");
    assert_eq!(code(archive.finish()), "evidence.not-written");
    assert_eq!(files(place.root.path()).len(), 3);
}

#[test]
fn every_error_names_the_file_and_has_a_code_and_says_that_nothing_changed() {
    let place = Place::new();
    let vault = Vault::new(place.source("file", b"x"));
    for error in [
        place.keep(&place.path("none")).expect_err("no file"),
        place.keep(place.root.path()).expect_err("a folder"),
        vault.keep(&place.path("file"), &mut |_, _| ()).expect_err("not written"),
    ] {
        let said = error.to_string();
        assert!(said.contains(&error.path().display().to_string()), "{said}");
        assert!(said.contains("nothing was changed"), "{said}");
        assert!(error.code().starts_with("evidence."), "{said}");
    }
}
