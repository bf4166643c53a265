//! No room: a disk that is full, a file that may not grow.

use super::scene::{
    Ended, FEW_ORDERS, all_orders, assert_sound, number, page, redress, run, shell,
    shell_that_mounts, stocked, words,
};
use crate::harness::Place;

/// The codes with which a lack of room is told.
const CODES: [&str; 2] = ["store.disk-full", "store.not-written"];

#[track_caller]
fn assert_told(ended: &Ended, place: &Place) {
    assert_eq!((ended.exit, ended.signal), (Some(1), None), "{ended:?}");
    assert_eq!(ended.stdout, "");
    let error = ended.error();
    let code = error["code"].as_str().expect("a code");
    assert!(CODES.contains(&code), "{error}");
    let message = error["message"].as_str().expect("a message");
    assert!(message.contains(&place.folder().display().to_string()), "{message}");
    assert!(message.contains("nothing was changed"), "{message}");
}

#[test]
fn a_store_that_may_not_grow_is_told_and_nothing_is_lost() {
    let (mut told, mut fitted) = (0, 0);
    let import = |place: &Place| {
        let file = place.file("page.json", page(FEW_ORDERS..60));
        vec!["import".to_owned(), file.display().to_string(), "--json".to_owned()]
    };
    // The limits are in blocks of 512 bytes: from nothing to more than is needed.
    for blocks in [0, 1, 8, 40, 80, 110, 130, 150, 170, 190, 220, 260, 4_000] {
        let place = stocked(FEW_ORDERS);
        let before = place.run(&["order", "list", "--json", "--all"]).stdout;
        let script = format!("ulimit -f {blocks}; exec \"$@\"");
        let words = import(&place);
        let ended = run(&mut shell(&place, &script, &words));
        if ended.exit == Some(0) {
            fitted += 1;
        } else {
            assert_told(&ended, &place);
            assert_eq!(place.run(&["order", "list", "--json", "--all"]).stdout, before);
            assert_sound(&place.db());
            told += 1;
        }
        let again = run(&mut redress(&place, &words));
        assert!(again.acknowledged(), "{again:?}");
        assert_eq!(all_orders(&place), (0..60).map(number).collect());
        assert_sound(&place.db());
    }
    assert!(told > 3 && fitted > 0, "{told} told, {fitted} fitted");
    println!("store: imports under {} file size limits: {told} told, {fitted} kept", told + fitted);
}

#[test]
fn a_store_that_cannot_be_made_for_lack_of_room_leaves_nothing_behind() {
    for blocks in [0, 1, 4, 16, 40] {
        let place = Place::new();
        let add: Vec<String> =
            super::scene::add(1).into_iter().chain(["--json".to_owned()]).collect();
        let script = format!("ulimit -f {blocks}; exec \"$@\"");
        assert_told(&run(&mut shell(&place, &script, &add)), &place);
        assert_eq!(super::scene::names(place.folder()), ["redress.db.lock".to_owned()].into());
        assert!(run(&mut redress(&place, &add)).acknowledged());
        assert_sound(&place.db());
    }
}

/// Fills what is left of a small disk but for some blocks, tries to import, reads, makes room and
/// imports again. Tells how each part ended.
const FULL_DISK: &str = r#"
    mkdir disk && mount -t tmpfs -o size=1m none disk || exit 99
    cp redress.db page.json disk
    head -c 4000000 /dev/zero > disk/filler 2> /dev/null
    truncate -s -$((ROOM * 4096)) disk/filler
    "$1" import page.json --json 2> error; echo "import $?"
    "$1" order list -o id --limit 0 > list; echo "list $? $(wc -l < list)"
    rm disk/filler
    "$1" import page.json --json > report; echo "again $?"
    "$1" order list -o id --limit 0 > list; echo "list $? $(wc -l < list)"
"#;

#[test]
fn a_full_disk_is_told_and_works_again_when_there_is_room() {
    let rooms = [0, 1, 2, 5, 20];
    for room in rooms {
        let place = stocked(FEW_ORDERS);
        place.file("page.json", page(FEW_ORDERS..200));
        let Some(mut command) = shell_that_mounts::<&str>(&place, FULL_DISK, &[]) else { return };
        command.env("ROOM", room.to_string());
        command.env("REDRESS_DB", place.folder().join("disk").join("redress.db"));
        let ended = run(&mut command);
        let expected = "import 1\nlist 0 8\nagain 0\nlist 0 200\n";
        assert_eq!(ended.stdout, expected, "room {room}: {ended:?}");
        let stderr = std::fs::read_to_string(place.folder().join("error")).expect("an error");
        assert_told(&Ended { exit: Some(1), stdout: String::new(), stderr, ..ended }, &place);
    }
    println!(
        "store: {} full disks: told with the path, read all the same, whole when freed",
        rooms.len()
    );
}

#[test]
fn a_read_never_touches_what_only_a_write_needs() {
    let place = stocked(FEW_ORDERS);
    let trace = place.folder().join("trace");
    let script = "command -v strace > /dev/null || exit 99; \
                  exec strace -f -e trace=rt_sigaction -o \"$TRACE\" \"$@\"";
    for (words, expected) in [
        (words(&format!("order status {}", number(1))), false),
        (words("order list"), false),
        (words(&format!("order note {} seen", number(1))), true),
    ] {
        let mut command = shell(&place, script, &words);
        let ended = run(command.env("TRACE", &trace));
        if ended.exit == Some(99) || ended.stderr.contains("ptrace") {
            println!("store: skipped, there is no strace here");
            return;
        }
        assert!(ended.acknowledged(), "{ended:?}");
        let calls = std::fs::read_to_string(&trace).expect("a trace");
        assert_eq!(calls.contains("SIGXFSZ"), expected, "{words:?}: {calls}");
    }
}
