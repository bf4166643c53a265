//! Many processes at one store.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use super::scene::{
    Ended, FEW_ORDERS, add, all_orders, assert_sound, at_once, names, number, redress, run, size,
    stocked, succeed, words,
};
use crate::harness::Place;

/// How many processes meet.
const CROWD: usize = 32;

/// Runs the commands at once against one order of a small stock, round after round, looks at what
/// came of each round, and returns how long the slowest took.
fn rounds(commands: &[Vec<String>], came: impl Fn(&Place, &[Ended])) -> u128 {
    let mut longest = 0;
    for _ in 0..size("REDRESS_ROUNDS", 4, 100) {
        let place = stocked(FEW_ORDERS);
        let begun = Instant::now();
        let ended = at_once(&place, commands);
        longest = longest.max(begun.elapsed().as_millis());
        assert!(ended.iter().all(|one| !one.stderr.contains("locked")), "{ended:?}");
        came(&place, &ended);
        assert_sound(&place.db());
    }
    longest
}

/// The words that cancel an order.
fn cancel(id: &str, more: &str) -> Vec<String> {
    words(&format!("order cancel {id} --reason wrong-item --no-input --json{more}"))
}

/// What the order has of each of these, when all is over.
fn told(place: &Place, id: &str) -> [usize; 2] {
    let order = place.json(&["order", "show", id]);
    ["prepared", "cancellations"].map(|member| order[member].as_array().expect("a list").len())
}

#[test]
fn of_32_processes_that_submit_a_cancellation_one_wins_and_31_are_told_so() {
    let id = number(3);
    let longest = rounds(&vec![cancel(&id, " --submitted"); CROWD], |place, ended| {
        let (won, lost): (Vec<_>, Vec<_>) = ended.iter().partition(|one| one.exit == Some(0));
        assert_eq!(won.len(), 1, "{ended:?}");
        for loser in lost {
            assert_eq!(loser.exit, Some(4), "{loser:?}");
            assert_eq!(loser.error()["code"], "order.already-requested");
        }
        assert_eq!(told(place, &id), [0, 1]);
        let operations = place.json(&["log", &id]);
        assert_eq!(operations.as_array().map(Vec::len), Some(2), "the import and the winner");
    });
    println!(
        "store: {CROWD} processes submit one cancellation: 1 winner and {} told so in each round, \
         slowest {longest} ms",
        CROWD - 1
    );
}

#[test]
fn of_32_processes_that_prepare_a_cancellation_all_are_right_and_one_step_is_left() {
    let id = number(3);
    let longest = rounds(&vec![cancel(&id, ""); CROWD], |place, ended| {
        assert!(ended.iter().all(Ended::acknowledged), "{ended:?}");
        assert_eq!(told(place, &id), [1, 0]);
        assert_eq!(place.json(&["order", "status", &id])["stage"], "awaiting-shipment");
        // Each is an operation of its own: all that were told are undone one by one.
        let operations = place.json(&["log", &id, "--limit", "0"]);
        let prepared = operations.as_array().expect("operations").len() - 1;
        assert!((1..=CROWD).contains(&prepared), "{prepared}");
        for _ in 0..prepared {
            assert_eq!(told(place, &id), [1, 0]);
            succeed(&place.run(&["undo"]));
        }
        assert_eq!(told(place, &id), [0, 0]);
    });
    println!(
        "store: {CROWD} processes prepare one cancellation: all succeed, slowest {longest} ms"
    );
}

#[test]
fn of_16_that_prepare_and_16_that_submit_one_request_is_left_and_nothing_to_do() {
    let id = number(3);
    let commands: Vec<_> =
        (0..CROWD).map(|row| cancel(&id, if row % 2 == 0 { "" } else { " --submitted" })).collect();
    let longest = rounds(&commands, |place, ended| {
        let submitted = ended.iter().skip(1).step_by(2);
        assert_eq!(submitted.filter(|one| one.exit == Some(0)).count(), 1, "{ended:?}");
        for late in ended.iter().filter(|one| one.exit != Some(0)) {
            assert_eq!(late.exit, Some(4), "{late:?}");
            assert_eq!(late.error()["code"], "order.already-requested");
        }
        assert_eq!(told(place, &id), [0, 1]);
    });
    println!("store: 16 prepare and 16 submit one cancellation: slowest {longest} ms");
}

#[test]
fn of_32_first_runs_one_makes_the_store_and_all_are_in_it() {
    let rounds = size("REDRESS_ROUNDS", 4, 100);
    let mut longest = 0;
    for _ in 0..rounds {
        let place = Place::new();
        let folder = place.folder().join("data").join("redress");
        let store = folder.join("redress.db");
        let commands: Vec<_> = (0..CROWD)
            .map(|row| {
                let db = ["--db".to_owned(), store.display().to_string()];
                db.into_iter().chain(add(row)).collect()
            })
            .collect();
        let begun = Instant::now();
        for ended in at_once(&place, &commands) {
            assert!(ended.acknowledged(), "{ended:?}");
            // On a busy machine the last one waits for longer than a second, and says so.
            let said = ended.stderr.as_str();
            assert!(matches!(said, "" | "waiting for another redress process …\n"), "{said}");
        }
        longest = longest.max(begun.elapsed().as_millis());
        let left = BTreeSet::from(["redress.db".to_owned(), "redress.db.lock".to_owned()]);
        assert_eq!(names(&folder), left);
        assert_sound(&store);
        std::fs::rename(&store, place.db()).expect("moved");
        assert_eq!(all_orders(&place), (0..CROWD).map(number).collect());
    }
    println!(
        "store: {CROWD} first runs at once, {rounds} rounds: one store with {CROWD} orders in \
         each, no error, slowest round {longest} ms"
    );
}

#[test]
fn every_write_of_many_processes_is_kept_and_readers_never_fail() {
    for (writers, writes) in [(CROWD, size("REDRESS_WRITES", 2, 20)), (8, 5)] {
        let place = stocked(FEW_ORDERS);
        let (done, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
        let commands = |writer: usize| {
            let redress = &place;
            let rows = (0..writes).map(move |write| FEW_ORDERS + writer * writes + write);
            rows.map(|row| self::redress(redress, &add(row))).collect::<Vec<_>>()
        };
        let begun = Instant::now();
        std::thread::scope(|scope| {
            let list = redress(&place, &["order", "list", "--all", "--limit", "0", "-o", "id"]);
            let (done, reads) = (&done, &reads);
            let reader = scope.spawn(move || {
                let mut list = list;
                while !done.load(Ordering::Relaxed) {
                    let ended = run(&mut list);
                    assert!(ended.acknowledged(), "{ended:?}");
                    assert!(ended.stdout.lines().count() >= FEW_ORDERS);
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
            let writing: Vec<_> = (0..writers)
                .map(|writer| {
                    let commands = commands(writer);
                    scope.spawn(move || {
                        for mut command in commands {
                            let ended = run(&mut command);
                            assert!(ended.acknowledged(), "{ended:?}");
                        }
                    })
                })
                .collect();
            let failed = writing.into_iter().filter_map(|thread| thread.join().err()).count();
            done.store(true, Ordering::Relaxed);
            assert_eq!(failed, 0, "writers failed");
            reader.join().expect("a reader that never fails");
        });
        let expected = FEW_ORDERS + writers * writes;
        assert_eq!(all_orders(&place), (0..expected).map(number).collect());
        assert_sound(&place.db());
        println!(
            "store: {writers} processes × {writes} writes: {} of {} present after {} ms, {} reads \
             meanwhile, no error",
            writers * writes,
            writers * writes,
            begun.elapsed().as_millis(),
            reads.load(Ordering::Relaxed)
        );
    }
}
