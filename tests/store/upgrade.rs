//! Stores of older programs: brought up to date once, whole or not at all, with a copy kept.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::scene::{
    Chance, FEW_ORDERS, MANY_ORDERS, Untouched, assert_sound, at_once, begin, end, names, number,
    redress, run, shell, shell_that_mounts, size, stocked, words,
};
use crate::harness::Place;

/// The first schema, as it was released.
const FIRST: &str = include_str!("../../src/store/migrations/0001_journal_index_provenance.sql");

/// A place whose store is as the first release left it.
fn old(orders: usize) -> Place {
    let place = stocked(orders);
    let connection = rusqlite::Connection::open(place.db()).expect("a store");
    connection
        .execute_batch(
            "DROP TABLE parcel; DROP TABLE refund; DROP TABLE deadline; \
             DROP INDEX order_by_seller; DROP INDEX dispute_opened; \
             ALTER TABLE order_index DROP COLUMN presumed_at;",
        )
        .expect("the later schema");
    let from = FIRST.find("-- The open dates").expect("the dates");
    let to = FIRST.find("-- The device").expect("the device");
    connection.execute_batch(&FIRST[from..to]).expect("the first schema");
    connection.pragma_update(None, "user_version", 1).expect("a mark");
    place
}

fn version(path: &Path) -> i64 {
    let connection = rusqlite::Connection::open(path).expect("a store");
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a version")
}

/// The copy that is kept of the store.
fn copy(place: &Place) -> PathBuf {
    place.folder().join("redress.db.v1")
}

/// All that the read model tells.
fn told(place: &Place) -> Vec<String> {
    ["agenda --limit 0", "refund list --all --limit 0", "order list --all --limit 0"]
        .map(|line| {
            let ran = place.run(&words(line));
            assert_eq!(ran.exit, 0, "{line}: {}", ran.stderr);
            ran.stdout
        })
        .to_vec()
}

#[test]
fn an_older_store_tells_the_same_and_a_private_copy_of_it_is_kept() {
    let (place, fresh) = (old(FEW_ORDERS), stocked(FEW_ORDERS));
    assert_eq!(told(&place), told(&fresh));
    assert_sound(&place.db());
    assert!(version(&place.db()) > 1);
    assert_eq!(version(&copy(&place)), 1);
    let mode = std::fs::metadata(copy(&place)).expect("a copy").permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
    let files = ["redress.db", "redress.db.lock", "redress.db.v1"].map(str::to_owned);
    assert_eq!(names(place.folder()), BTreeSet::from(files));
}

#[test]
fn of_many_that_meet_an_older_store_at_once_each_is_served() {
    let place = old(FEW_ORDERS);
    let commands: Vec<Vec<String>> = (0..16)
        .map(|row| match row % 3 {
            0 => words("agenda"),
            1 => words("order list"),
            _others => words(&format!("order note {} seen", number(row % FEW_ORDERS))),
        })
        .collect();
    for ended in at_once(&place, &commands) {
        assert!(ended.acknowledged(), "{ended:?}");
    }
    assert_sound(&place.db());
    assert_eq!(version(&copy(&place)), 1);
    println!("store: an older store met by {} processes at once: all served", commands.len());
}

#[test]
fn an_upgrade_that_is_killed_is_done_whole_or_not_at_all() {
    let kills = size("REDRESS_UPGRADE_KILLS", 12, 400);
    let expected = told(&stocked(MANY_ORDERS));
    let place = old(MANY_ORDERS);
    let bytes = std::fs::read(place.db()).expect("a store");
    let begun = Instant::now();
    assert!(run(&mut redress(&place, &["agenda"])).acknowledged());
    let usual = begun.elapsed();
    let mut chance = Chance::new();
    let (mut undone, mut done) = (0, 0);
    for _ in 0..kills {
        let place = Place::new();
        place.file("redress.db", &bytes);
        let mut child = begin(&mut redress(&place, &["agenda"]));
        std::thread::sleep(chance.within(usual + Duration::from_millis(2)));
        child.kill().expect("a process that can be killed");
        drop(end(child));
        if version(&place.db()) == 1 {
            undone += 1;
        } else {
            done += 1;
        }
        assert_eq!(told(&place), expected, "the next command goes on with it");
        assert_sound(&place.db());
        assert_eq!(version(&copy(&place)), 1);
        assert!(copy_is_whole(&place));
    }
    println!(
        "store: {kills} upgrades of {MANY_ORDERS} orders killed: {undone} not done, {done} done, \
         none half done; every copy whole after the next command"
    );
}

fn copy_is_whole(place: &Place) -> bool {
    let connection = rusqlite::Connection::open(copy(place)).expect("a copy");
    let count = |sql: &str| -> i64 { connection.query_row(sql, [], |row| row.get(0)).expect(sql) };
    count("SELECT count(*) FROM order_index") == i64::try_from(MANY_ORDERS).expect("a few")
        && count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") == 0
}

#[test]
fn an_older_store_that_cannot_be_written_says_so_and_stays_as_it_is() {
    let place = old(FEW_ORDERS);
    let script = "mount --bind \"$PWD\" \"$PWD\" && mount -o remount,bind,ro \"$PWD\" || exit 99; \
                  cd \"$PWD\"; \"$@\"";
    for line in ["agenda --json", "order list --json", "order note 82 seen --json"] {
        let Some(mut command) = shell_that_mounts(&place, script, &words(line)) else { return };
        let before = Untouched::of(&place.db());
        let ended = run(&mut command);
        assert_eq!(ended.exit, Some(1), "{line}: {ended:?}");
        let error = ended.error();
        assert_eq!(error["code"], "store.outdated", "{error}");
        let message = error["message"].as_str().expect("a message");
        assert!(message.contains("older redress") && message.contains("writable"), "{message}");
        assert_eq!(Untouched::of(&place.db()), before);
    }
}

#[test]
fn an_upgrade_without_room_is_told_and_done_when_there_is_some() {
    let (mut full, mut fitted) = (0, 0);
    for blocks in [0, 8, 60, 120, 160, 200, 4_000] {
        let place = old(FEW_ORDERS);
        let script = format!("ulimit -f {blocks}; exec \"$@\"");
        let ended = run(&mut shell(&place, &script, &words("agenda --json")));
        if ended.exit == Some(0) {
            fitted += 1;
        } else {
            assert_eq!((ended.exit, ended.signal), (Some(1), None), "{blocks}: {ended:?}");
            let message = ended.error()["message"].as_str().expect("a message").to_owned();
            assert!(message.contains("nothing was changed"), "{message}");
            assert_eq!(version(&place.db()), 1);
            full += 1;
        }
        assert_eq!(told(&place), told(&stocked(FEW_ORDERS)));
    }
    assert!(full > 1 && fitted > 0, "{full} told, {fitted} fitted");
    println!(
        "store: upgrades under {} file size limits: {full} told, {fitted} done",
        full + fitted
    );
}
