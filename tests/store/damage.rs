//! Files that are no sound store: each is refused in its own words and left as it is.

use std::collections::BTreeSet;
use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::Command;

use super::scene::{
    FEW_ORDERS, Untouched, add, die_in_the_middle, journal_of, names, number, page, redress, run,
    shell_that_mounts, stocked, succeed, words,
};
use crate::harness::Place;

/// What the pages of the test stores measure.
const PAGE: usize = 4_096;

/// A way to spoil a store, and the code of what is said then.
struct Spoiled {
    code: &'static str,
    spoil: fn(&Path),
}

const SPOILED: [Spoiled; 10] = [
    Spoiled { code: "store.empty", spoil: |path| write(path, b"") },
    Spoiled { code: "store.foreign", spoil: |path| write(path, b"dear diary, today I bought") },
    Spoiled { code: "store.foreign", spoil: |path| write(path, &[0; 9_000]) },
    Spoiled { code: "store.foreign", spoil: of_another_program },
    Spoiled { code: "store.newer", spoil: |path| pragma(path, "user_version = 999") },
    Spoiled {
        code: "store.folder",
        spoil: |path| {
            std::fs::remove_file(path).expect("removed");
            std::fs::create_dir(path).expect("made");
        },
    },
    Spoiled {
        code: "store.damaged",
        spoil: |path| {
            let mut bytes = std::fs::read(path).expect("a store");
            bytes[PAGE..].fill(0xa5);
            write(path, &bytes);
        },
    },
    Spoiled {
        code: "store.damaged",
        spoil: |path| {
            let bytes = std::fs::read(path).expect("a store");
            write(path, &bytes[..2 * PAGE]);
        },
    },
    Spoiled {
        code: "store.damaged",
        spoil: |path| {
            let bytes = std::fs::read(path).expect("a store");
            write(path, &bytes[..PAGE / 2]);
        },
    },
    Spoiled {
        code: "store.damaged",
        spoil: |path| {
            // The first page but for the marks at its beginning.
            let mut bytes = std::fs::read(path).expect("a store");
            bytes[100..PAGE].fill(0xa5);
            write(path, &bytes);
        },
    },
];

fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("written");
}

fn pragma(path: &Path, pragma: &str) {
    let connection = rusqlite::Connection::open(path).expect("a store");
    connection.execute_batch(&format!("PRAGMA {pragma}")).expect("set");
}

fn of_another_program(path: &Path) {
    std::fs::remove_file(path).expect("removed");
    let connection = rusqlite::Connection::open(path).expect("a database");
    connection
        .execute_batch("PRAGMA application_id = 1234; CREATE TABLE bookmarks (url TEXT)")
        .expect("made");
}

#[test]
fn what_is_no_sound_store_is_refused_in_its_own_words_and_left_untouched() {
    let mut sentences = BTreeSet::new();
    for Spoiled { code, spoil } in &SPOILED {
        let place = stocked(FEW_ORDERS);
        let file = place.file("page.json", page(20..24));
        spoil(&place.db());
        let before = Untouched::of(&place.db());
        let reads = [words("order list"), words(&format!("order status {}", number(1)))];
        let writes = [
            add(30),
            words(&format!("order note {} seen", number(1))),
            vec!["import".to_owned(), file.display().to_string()],
            vec!["--dry-run".to_owned(), "import".to_owned(), file.display().to_string()],
        ];
        for words in reads.iter().chain(&writes) {
            let error = place.error(words, 1);
            assert_eq!(error["code"], *code, "{words:?}: {error}");
            let message = error["message"].as_str().expect("a message");
            assert!(message.contains(&place.db().display().to_string()), "{message}");
            assert_eq!(Untouched::of(&place.db()), before, "{code} {words:?}");
            sentences.insert(message.replace(&place.db().display().to_string(), "PATH"));
        }
    }
    let codes: BTreeSet<_> = SPOILED.iter().map(|spoiled| spoiled.code).collect();
    assert!(sentences.len() >= codes.len(), "{sentences:#?}");
    println!(
        "store: {} spoiled stores × 6 commands: {} codes, {} sentences, exit 1, not a byte changed",
        SPOILED.len(),
        codes.len(),
        sentences.len()
    );
}

#[test]
fn a_page_that_is_damaged_is_reported_by_whoever_meets_it() {
    let sound = stocked(FEW_ORDERS);
    let id = number(5);
    let commands =
        ["order list --json", &format!("order show {id} --json"), &format!("order note {id} seen")]
            .map(words);
    let expected = commands.each_ref().map(|words| sound.run(words).stdout);
    let bytes = std::fs::read(stocked(FEW_ORDERS).db()).expect("a store");
    let pages = bytes.len() / PAGE;
    let (mut told, mut unmet) = (0, 0);
    for damaged in 1..pages {
        for filler in [0x00, 0xa5, 0xff] {
            let mut spoiled = bytes.clone();
            spoiled[damaged * PAGE..(damaged + 1) * PAGE].fill(filler);
            for (words, expected) in commands.iter().zip(&expected) {
                let place = Place::new();
                place.file("redress.db", &spoiled);
                let ran = place.run(words);
                if ran.exit == 0 {
                    assert_eq!(&ran.stdout, expected, "page {damaged}, {words:?}");
                    unmet += 1;
                } else {
                    assert_eq!(ran.exit, 1, "page {damaged}, {words:?}: {}", ran.stderr);
                    assert!(ran.stderr.contains("is damaged"), "{}", ran.stderr);
                    assert_eq!(std::fs::read(place.db()).expect("a store"), spoiled);
                    told += 1;
                }
            }
        }
    }
    assert!(told > 0 && unmet > 0);
    println!(
        "store: each of {} pages overwritten in 3 ways under 3 commands: {told} times met and told, \
         {unmet} times not met and the answer right, never a panic",
        pages - 1
    );
}

#[test]
fn a_store_without_permission_is_refused_in_its_own_words() {
    let place = stocked(FEW_ORDERS);
    if !give_to_nobody(&place) {
        return;
    }
    std::fs::set_permissions(place.db(), Permissions::from_mode(0o000)).expect("set");
    let before = std::fs::metadata(place.db()).and_then(|data| data.modified()).expect("a time");
    for words in [words("order list --json"), words("order note 82 seen --json")] {
        let ended = run(&mut as_nobody(&place, &words));
        assert_eq!(ended.exit, Some(1), "{ended:?}");
        assert_eq!(ended.error()["code"], "store.cannot-open", "{ended:?}");
    }
    // A store that can only be read is read; a change of it says so.
    std::fs::set_permissions(place.db(), Permissions::from_mode(0o444)).expect("set");
    let listed = run(&mut as_nobody(&place, &words("order list -o id")));
    assert_eq!(listed.stdout.lines().count(), FEW_ORDERS, "{listed:?}");
    let note = words(&format!("order note {} seen --json", number(1)));
    let refused = run(&mut as_nobody(&place, &note));
    assert_eq!(refused.exit, Some(1), "{refused:?}");
    assert_eq!(refused.error()["code"], "store.read-only", "{refused:?}");
    let after = std::fs::metadata(place.db()).and_then(|data| data.modified()).expect("a time");
    assert_eq!(before, after);
}

/// Gives the place to somebody without rights, if this user is root; `false`, with a word about it,
/// where nobody else can be.
fn give_to_nobody(place: &Place) -> bool {
    if is_root() {
        for path in [place.folder(), &place.db()] {
            std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY)).expect("given away");
        }
    }
    let works = as_nobody(place, &words("--version")).output();
    if works.is_ok_and(|output| output.status.success()) {
        return true;
    }
    println!("store: skipped, this user is root and cannot become nobody here");
    false
}

/// The user without rights.
const NOBODY: u32 = 65_534;

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// The command as a user without rights runs it.
fn as_nobody(place: &Place, words: &[String]) -> Command {
    let plain = redress(place, words);
    if !is_root() {
        return plain;
    }
    let mut command = Command::new("/usr/bin/setpriv");
    let user = NOBODY.to_string();
    command.args(["--reuid", &user, "--regid", &user, "--clear-groups"]);
    command.arg(plain.get_program()).args(plain.get_args()).env_clear();
    for (name, value) in plain.get_envs() {
        command.env(name, value.expect("a value"));
    }
    command
}

#[test]
fn a_store_in_a_read_only_place_is_read_and_a_change_is_refused() {
    let place = stocked(FEW_ORDERS);
    let id = number(2);
    let script = "mount --bind \"$PWD\" \"$PWD\" && mount -o remount,bind,ro \"$PWD\" || exit 99; \
                  cd \"$PWD\"; \"$@\"";
    for (words, exit, code) in [
        (words("order list --json"), 0, ""),
        (words(&format!("order status {id} --json")), 0, ""),
        (words(&format!("order note {id} seen --json")), 1, "store.read-only"),
        (add(40).into_iter().chain(["--json".to_owned()]).collect(), 1, "store.read-only"),
    ] {
        let Some(mut command) = shell_that_mounts(&place, script, &words) else { return };
        let before = Untouched::of(&place.db());
        let ended = run(&mut command);
        assert_eq!(ended.exit, Some(exit), "{words:?}: {ended:?}");
        if exit > 0 {
            assert_eq!(ended.error()["code"], code, "{ended:?}");
        }
        assert_eq!(Untouched::of(&place.db()), before);
    }
    // Nothing can be made there either.
    let empty = Place::new();
    let json: Vec<String> = add(1).into_iter().chain(["--json".to_owned()]).collect();
    let command = shell_that_mounts(&empty, script, &json);
    let ended = run(&mut command.expect("as before"));
    assert_eq!(ended.exit, Some(1), "{ended:?}");
    assert_eq!(ended.error()["code"], "store.read-only");
    assert!(names(empty.folder()).is_empty());
    // Nor can the work of a crash be undone there, and a half made change is not shown.
    die_in_the_middle(&place);
    let list = words("order list --json");
    let ended = run(&mut shell_that_mounts(&place, script, &list).expect("as before"));
    assert_eq!(ended.exit, Some(1), "{ended:?}");
    assert_eq!(ended.error()["code"], "store.unfinished", "{ended:?}");
    assert!(journal_of(&place.db()).exists());
    assert_eq!(place.run(&["order", "list", "-o", "id"]).stdout.lines().count(), FEW_ORDERS);
}

#[test]
fn a_store_of_a_newer_program_names_both_versions() {
    let place = stocked(FEW_ORDERS);
    pragma(&place.db(), "user_version = 7");
    let error = place.error(&["order", "list"], 1);
    let message = error["message"].as_str().expect("a message");
    assert!(message.contains("newer redress (schema 7, this one knows "), "{message}");
}

#[test]
fn a_sound_store_is_read_without_a_byte_of_it_changing() {
    let place = stocked(FEW_ORDERS);
    let before = Untouched::of(&place.db());
    for words in ["order list", "order list --due", "order status 8200000000000003", "store path"] {
        succeed(&place.run(&words.split(' ').collect::<Vec<_>>()));
        assert_eq!(Untouched::of(&place.db()), before, "{words}");
    }
}
