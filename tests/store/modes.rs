//! Who may read the store: its owner, whatever the umask.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::scene::{add, begin, end, journal_of, page, run, shell};
use crate::harness::Place;

/// The permission bits of a file; `None` when there is none.
fn mode(path: &Path) -> Option<u32> {
    std::fs::symlink_metadata(path).ok().map(|metadata| metadata.permissions().mode() & 0o7777)
}

/// The greatest mode of any file in a folder that is seen while it is watched.
fn watch(folder: &Path, done: &AtomicBool) -> (u32, usize) {
    let (mut open_bits, mut looks) = (0, 0);
    while !done.load(Ordering::Relaxed) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            open_bits |= mode(&entry.path()).unwrap_or_default() & 0o077;
            looks += 1;
        }
    }
    (open_bits, looks)
}

#[test]
fn store_and_side_files_are_their_owners_alone_under_any_umask() {
    for umask in ["000", "022", "077"] {
        let place = Place::new();
        let (outer, inner) = (place.folder().join("data"), place.folder().join("data/redress"));
        let store = inner.join("redress.db");
        let db = ["--db".to_owned(), store.display().to_string()];
        let script = format!("umask {umask}; exec \"$@\"");
        let words: Vec<String> = db.iter().cloned().chain(add(1)).collect();
        let ended = run(&mut shell(&place, &script, &words));
        assert!(ended.acknowledged(), "{ended:?}");
        let lock = inner.join("redress.db.lock");
        for (path, bits) in [(&outer, 0o700), (&inner, 0o700), (&store, 0o600), (&lock, 0o600)] {
            assert_eq!(mode(path), Some(bits), "umask {umask}: {}", path.display());
        }
        // The journal stands while a change is written.
        let file = place.file("page.json", page(0..600));
        let import = ["import".to_owned(), file.display().to_string()];
        let words: Vec<String> = db.iter().cloned().chain(import).collect();
        let mut child = begin(&mut shell(&place, &script, &words));
        let mut seen = None;
        while child.try_wait().expect("a process").is_none() {
            seen = seen.or_else(|| mode(&journal_of(&store)));
        }
        let ended = end(child);
        assert!(ended.acknowledged(), "{ended:?}");
        assert_eq!(seen, Some(0o600), "umask {umask}: the journal");
    }
}

#[test]
fn at_no_moment_of_its_making_can_others_read_the_store() {
    let (mut open_bits, mut looks) = (0, 0);
    for row in 0..8 {
        let place = Place::new();
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let watching = scope.spawn(|| watch(place.folder(), &done));
            let ended = run(&mut shell(&place, "umask 000; exec \"$@\"", &add(row)));
            done.store(true, Ordering::Relaxed);
            assert!(ended.acknowledged(), "{ended:?}");
            let (bits, looked) = watching.join().expect("a watch");
            open_bits |= bits;
            looks += looked;
        });
    }
    assert_eq!(open_bits, 0, "others could read something for a moment");
    println!("store: 8 stores made under umask 000: {looks} looks at their files, all 0600");
}
