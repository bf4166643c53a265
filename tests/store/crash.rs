//! Sudden deaths: what was acknowledged is there, what was not is there whole or not at all.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::scene::{
    Chance, Ended, FEW_ORDERS, add, all_orders, assert_sound, begin, count, die_in_the_middle, end,
    journal_of, names, number, page, redress, run, size, stocked, succeed,
};
use crate::harness::Place;

/// How many orders a file has that is being imported when death comes.
const ORDERS: usize = 300;

/// The bytes of a file that proves something.
const PHOTO: usize = 2_000_000;

/// How long a list takes at most.
const LIST: Duration = Duration::from_millis(8);

/// Begins the command, kills it at a random moment, and says how it ended. Every other time the
/// moment is one of the time that the command usually takes; else it is one soon after the journal
/// has appeared, when there is something to be half done.
fn killed(command: &mut Command, usual: Duration, store: &Path, chance: &mut Chance) -> Ended {
    let (begun, journal) = (Instant::now(), journal_of(store));
    let mut child = begin(command);
    let pause = if chance.below(2) == 0 {
        chance.within(usual + usual / 4)
    } else {
        while !journal.exists() && begun.elapsed() < usual {}
        chance.within(usual / 2)
    };
    std::thread::sleep(pause);
    child.kill().expect("a process that can be killed");
    end(child)
}

/// How long a command takes when it is let live: the longest of three.
fn usual_time(mut make: impl FnMut(usize) -> (Place, Vec<String>)) -> Duration {
    (0..3)
        .map(|turn| {
            let (place, words) = make(turn);
            let begun = Instant::now();
            let ended = run(&mut redress(&place, &words));
            assert!(ended.acknowledged(), "{ended:?}");
            begun.elapsed()
        })
        .max()
        .expect("three turns")
}

/// What became of the killed.
#[derive(Default)]
struct Tally {
    dead: usize,
    acknowledged: usize,
    kept_unsaid: usize,
    undone: usize,
}

impl Tally {
    fn count(&mut self, ended: &Ended, is_there: bool) {
        assert!(ended.signal == Some(9) || ended.exit == Some(0), "{ended:?}");
        assert!(is_there || !ended.acknowledged(), "an acknowledged change is lost: {ended:?}");
        self.dead += usize::from(ended.signal.is_some());
        self.acknowledged += usize::from(ended.acknowledged());
        self.kept_unsaid += usize::from(is_there && !ended.acknowledged());
        self.undone += usize::from(!is_there);
    }

    fn print(&self, what: &str, kills: usize) {
        println!(
            "store: kill -9 in {what}, {kills} times ({} died of it): {} acknowledged, all there; \
             {} unacknowledged and there whole; {} not there at all; none half done",
            self.dead, self.acknowledged, self.kept_unsaid, self.undone
        );
    }
}

#[test]
fn an_import_that_is_killed_is_kept_whole_or_not_at_all() {
    let kills = size("REDRESS_KILLS", 200, 10_000) * 3 / 10;
    let mut chance = Chance::new();
    let import = |place: &Place, rows: std::ops::Range<usize>| {
        let file = place.file("page.json", page(rows));
        vec!["import".to_owned(), file.display().to_string()]
    };
    let usual = usual_time(|_| {
        let place = Place::new();
        let words = import(&place, 0..ORDERS);
        (place, words)
    });
    let mut tally = Tally::default();
    let mut left = kills;
    while left > 0 {
        // The first file meets no store at all.
        let place = Place::new();
        let mut known = BTreeSet::new();
        for file in 0..4 {
            let rows = file * ORDERS..(file + 1) * ORDERS;
            let words = import(&place, rows.clone());
            let whole: BTreeSet<String> = known.iter().cloned().chain(rows.map(number)).collect();
            // The same file is tried until it is in: the next command after a death is the repair.
            while known != whole && left > 0 {
                left -= 1;
                let ended = killed(&mut redress(&place, &words), usual, &place.db(), &mut chance);
                if chance.below(4) == 0 {
                    let list = ["order", "list"];
                    killed(&mut redress(&place, &list), LIST, &place.db(), &mut chance);
                }
                let there = all_orders(&place);
                assert!(there == known || there == whole, "{} orders are there", there.len());
                tally.count(&ended, there == whole);
                known = there;
            }
        }
        let again = import(&place, 0..4 * ORDERS);
        succeed(&place.run(&again));
        assert_eq!(all_orders(&place).len(), 4 * ORDERS);
        assert_sound(&place.db());
        assert!(!journal_of(&place.db()).exists());
        let left: BTreeSet<_> = ["page.json", "redress.db", "redress.db.lock"].into();
        assert_eq!(names(place.folder()), left.into_iter().map(str::to_owned).collect());
    }
    tally.print(&format!("an import of {ORDERS} orders"), kills);
}

/// How many facts an order has, told as often as they were, and whether a note with these words is
/// among them.
fn told(place: &Place, id: &str, note: &str) -> (usize, usize) {
    let shown = place.run(&["order", "show", id, "--json"]);
    if shown.exit == 3 {
        return (0, 0);
    }
    succeed(&shown);
    let connection = rusqlite::Connection::open(place.db()).expect("a store");
    let count = |sql: &str| usize::try_from(count(&connection, sql)).expect("a small count");
    let of_order = format!("SELECT count(*) FROM fact WHERE order_key = {id}");
    let noted = format!("{of_order} AND what LIKE '{{\"noted\":%' AND instr(what, '{note}')");
    (count(&of_order), count(&noted))
}

/// A row of commands that an order lives through; the second is a note of what was seen.
struct Course {
    name: &'static str,
    /// The commands, with `ID` for the number of the order and `PHOTO` for a file that proves
    /// something.
    commands: &'static [&'static str],
    /// Where the order stands after all of them.
    stage: &'static str,
}

const COURSES: [Course; 3] = [
    Course {
        name: "order add, note, cancel and record, refund record",
        commands: &[
            "order add ID --seller Orion --total 12.50_USD --placed 2026-03-02 --paid 2026-03-02",
            "order note ID seen",
            "order cancel ID --reason wrong-item",
            "order cancel ID --submitted",
            "order record ID cancellation-approved",
            "refund record ID started",
            "refund record ID received --amount 12.50_USD",
        ],
        stage: "closed",
    },
    Course {
        name: "order add and note, dispute open, record, answer and cancel",
        commands: &[
            "order add ID --seller Orion --total 12.50_USD --placed 2026-01-02 --paid 2026-01-02 \
             --shipped 2026-02-02",
            "order note ID seen",
            "dispute open ID --reason no-tracking --submitted",
            "dispute record ID seller-offered --amount 5_USD",
            "dispute answer ID reject --submitted",
            "dispute cancel ID --yes --submitted",
        ],
        stage: "shipped",
    },
    Course {
        name: "order add, note and record, message log, evidence add, dispute open",
        commands: &[
            "order add ID --seller Orion --total 12.50_USD --placed 2026-01-02 --paid 2026-01-02 \
             --shipped 2026-02-02",
            "order note ID seen",
            "message log ID --from seller sent_today --fact tracking --tracking RR123456785CN",
            "evidence add ID PHOTO --shows photo-of-damage",
            "order record ID delivered",
            "dispute open ID --reason damaged --evidence PHOTO --submitted",
        ],
        stage: "in-dispute",
    },
];

impl Course {
    /// The commands for the order of this row. The file is large enough to die in the middle of it.
    fn commands(&self, row: usize, place: &Place) -> Vec<Vec<String>> {
        let id = number(row);
        let photo = if self.commands.iter().any(|command| command.contains("PHOTO")) {
            let content = " ".repeat(PHOTO) + &row.to_string();
            place.file("photo.txt", content).display().to_string()
        } else {
            String::new()
        };
        let one = |text: &&str| -> Vec<String> {
            let words = text.split_whitespace().chain(["--no-input"]);
            let word =
                |word: &str| word.replace("ID", &id).replace('_', " ").replace("PHOTO", &photo);
            words.map(word).collect()
        };
        self.commands.iter().map(one).collect()
    }
}

#[test]
fn a_change_that_is_killed_is_kept_whole_or_not_at_all() {
    let kills = size("REDRESS_KILLS", 200, 10_000) * 7 / 10;
    let mut chance = Chance::new();
    for course in COURSES {
        kill_through(&course, kills / COURSES.len(), &mut chance);
    }
}

/// Lives orders through the course, each command killed at a random moment until it is done.
fn kill_through(course: &Course, kills: usize, chance: &mut Chance) {
    // How many facts each change makes of an order that has none, and how long it takes.
    let model = stocked(FEW_ORDERS);
    let mut marks = vec![0];
    let mut usual = Duration::ZERO;
    for command in course.commands(900, &model) {
        let begun = Instant::now();
        let ended = run(&mut redress(&model, &command));
        assert!(ended.acknowledged(), "{ended:?}");
        usual = usual.max(begun.elapsed());
        marks.push(told(&model, &number(900), "seen").0);
    }
    let place = stocked(FEW_ORDERS);
    let mut tally = Tally::default();
    let (mut left, mut row) = (kills, 1_000);
    while left > 0 {
        for (step, command) in course.commands(row, &place).iter().enumerate() {
            loop {
                let ended = if left > 0 {
                    left -= 1;
                    killed(&mut redress(&place, command), usual, &place.db(), chance)
                } else {
                    run(&mut redress(&place, command))
                };
                let (facts, notes) = told(&place, &number(row), "seen");
                assert!(facts == marks[step] || facts == marks[step + 1], "{facts} facts");
                let is_there = facts == marks[step + 1];
                assert_eq!(notes, usize::from(is_there && step == 1 || step > 1), "notes");
                tally.count(&ended, is_there);
                if is_there {
                    break;
                }
            }
        }
        let stage = place.json(&["order", "status", &number(row)])["stage"].clone();
        assert_eq!(stage, course.stage);
        row += 1;
    }
    let expected: BTreeSet<_> = (0..FEW_ORDERS).chain(1_000..row).map(number).collect();
    assert_eq!(all_orders(&place), expected);
    assert_sound(&place.db());
    // Every kept file is whole and somebody's.
    succeed(&place.run(&["store", "check"]));
    tally.print(course.name, kills);
}

#[test]
fn what_a_death_in_the_middle_left_is_undone_by_the_next_read() {
    let place = stocked(FEW_ORDERS);
    let before = place.run(&["order", "list", "--json"]).stdout;
    let bytes = std::fs::read(place.db()).expect("a store");
    die_in_the_middle(&place);
    assert!(journal_of(&place.db()).exists());
    assert_ne!(std::fs::read(place.db()).expect("a store"), bytes, "half of the change is in it");
    let after = place.run(&["order", "list", "--json"]);
    succeed(&after);
    assert_eq!(after.stdout, before);
    assert_eq!(std::fs::read(place.db()).expect("a store"), bytes);
    assert_sound(&place.db());
}

#[test]
fn a_journal_without_its_store_is_never_played_into_a_new_one() {
    let place = stocked(FEW_ORDERS);
    die_in_the_middle(&place);
    let moved = place.folder().join("moved.db");
    std::fs::rename(place.db(), &moved).expect("moved");
    let error = place.error(&add(900), 1);
    assert_eq!(error["code"], "store.orphan-journal", "{error}");
    assert!(!place.db().exists());
    // Put together again, nothing is lost.
    std::fs::rename(&moved, place.db()).expect("moved back");
    assert_eq!(all_orders(&place).len(), FEW_ORDERS);
    succeed(&place.run(&add(900)));
    assert_sound(&place.db());
}

#[test]
fn what_a_death_while_making_the_store_left_is_swept_away() {
    let place = Place::new();
    place.file("redress.db.new", "half of a store");
    // The journal of another store under that name would be played into the new one.
    let other = stocked(FEW_ORDERS);
    die_in_the_middle(&other);
    std::fs::copy(journal_of(&other.db()), place.folder().join("redress.db.new-journal"))
        .expect("copied");
    assert_eq!(place.run(&["order", "list"]).exit, 0);
    assert!(place.folder().join("redress.db.new").exists(), "a read changes nothing");
    succeed(&place.run(&add(1)));
    assert_eq!(all_orders(&place).len(), 1);
    assert_sound(&place.db());
    let left: BTreeSet<_> = ["redress.db", "redress.db.lock"].into();
    assert_eq!(names(place.folder()), left.into_iter().map(str::to_owned).collect());
}

/// A command that takes something back, or sets a rule, with the words of an order that stays.
const SECOND_THOUGHTS: [&str; 9] = [
    "undo",
    "redo",
    "policy set seller-ship-by 9bd",
    "undo",
    "redo",
    "order correct ID --total 20_USD",
    "store rebuild",
    "config set holidays 2026-03-05",
    "order forget ID --yes",
];

/// What is told of every order, and what is set.
fn everything(place: &Place) -> Vec<String> {
    let lists =
        ["order list --all --limit 0 --json", "agenda --json", "config list", "policy list"];
    let orders = (0..FEW_ORDERS).map(|row| format!("order show {} --json", number(row)));
    let told = lists.map(str::to_owned).into_iter().chain(orders);
    told.map(|line| place.run(&line.split(' ').collect::<Vec<_>>()).stdout).collect()
}

/// A place with the same record.
fn copied(place: &Place) -> Place {
    let copy = Place::new();
    std::fs::copy(place.db(), copy.db()).expect("copied");
    copy
}

#[test]
fn a_second_thought_that_is_killed_is_done_whole_or_not_at_all() {
    let kills = size("REDRESS_KILLS", 200, 10_000) / 4;
    let mut chance = Chance::new();
    let mut tally = Tally::default();
    let mut left = kills;
    while left > 0 {
        let mut place = stocked(FEW_ORDERS);
        let id = number(1);
        for words in [["order", "note", &id, "xylograph"], ["order", "note", &id, "palimpsest"]] {
            succeed(&place.run(&words));
        }
        place.at("2026-03-03T19:00:00Z");
        for line in SECOND_THOUGHTS {
            let words: Vec<String> = line
                .split(' ')
                .map(|word| if word == "ID" { id.clone() } else { word.replace('_', " ") })
                .collect();
            let before = everything(&place);
            let mut model = copied(&place);
            model.at("2026-03-03T19:00:00Z");
            let begun = Instant::now();
            assert!(run(&mut redress(&model, &words)).acknowledged(), "{words:?}");
            let (usual, after) = (begun.elapsed(), everything(&model));
            loop {
                let is_last = left == 0;
                let ended = if is_last {
                    run(&mut redress(&place, &words))
                } else {
                    left -= 1;
                    killed(&mut redress(&place, &words), usual, &place.db(), &mut chance)
                };
                let there = everything(&place);
                assert!(there == before || there == after, "{words:?}: {ended:?}");
                tally.count(&ended, there == after);
                // What changes nothing is done once.
                if there == after {
                    break;
                }
            }
        }
        // Whoever writes next finishes what a death in the middle of forgetting left.
        succeed(&place.run(&["order", "note", &number(2), "seen"]));
        let bytes = std::fs::read(place.db()).expect("a store");
        for secret in ["xylograph", "palimpsest"] {
            assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret}");
        }
        assert_sound(&place.db());
    }
    tally.print("undo, redo, a rule, a correction, a new index and forgetting", kills);
}
