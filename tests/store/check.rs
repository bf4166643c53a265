//! `redress store check` and `rebuild`: what is wrong is found, named with its remedy, and left as it is.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use serde_json::{Value, json};

use super::scene::{
    Chance, FEW_ORDERS, Untouched, add, at_once, die_in_the_middle, journal_of, number, redress,
    run, shell_that_mounts, size, stocked, succeed, words,
};
use crate::harness::Place;

/// What the pages of the test stores measure.
const PAGE: usize = 4_096;

/// A place with a small store that is sound.
fn kept() -> Place {
    let place = stocked(FEW_ORDERS);
    allow(&place.db(), 0o600);
    place
}

/// Gives a file or folder these permission bits.
fn allow(path: &Path, mode: u32) {
    std::fs::set_permissions(path, Permissions::from_mode(mode)).expect("set");
}

/// Checks the place's store, expects that not a byte of it changed, and returns the exit code and
/// the report.
#[track_caller]
fn check(place: &Place) -> (u8, Value) {
    let before = Untouched::of(&place.db());
    let ran = place.run(&["store", "check", "--json"]);
    assert_eq!(Untouched::of(&place.db()), before);
    let report: Value = serde_json::from_str(&ran.stdout)
        .unwrap_or_else(|error| panic!("{error}: {} {}", ran.stdout, ran.stderr));
    assert_eq!(report["schema"], "redress.check/1");
    assert_eq!(report["sound"], json!(ran.exit == 0));
    assert_eq!(report["findings"].as_array().expect("findings").is_empty(), ran.exit == 0);
    (ran.exit, report)
}

/// The same of a store in which something is wrong; returns the findings.
#[track_caller]
fn findings(place: &Place) -> Vec<Value> {
    let (exit, report) = check(place);
    assert_eq!(exit, 9, "{report:#}");
    report["findings"].as_array().expect("findings").clone()
}

/// The one thing that is wrong with the place's store.
#[track_caller]
fn finding(place: &Place) -> Value {
    let found = findings(place);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.into_iter().next().expect("one")
}

#[track_caller]
fn assert_sound(place: &Place) {
    let (exit, report) = check(place);
    assert_eq!((exit, &report["findings"]), (0, &json!([])));
}

/// Changes the store behind the program's back.
fn tamper(path: &Path, change: &str) {
    let connection = rusqlite::Connection::open(path).expect("a store");
    connection.execute_batch("PRAGMA foreign_keys = OFF").expect("set");
    connection.execute_batch(change).expect(change);
}

#[test]
fn a_sound_store_says_what_is_in_it() {
    let mut place = kept();
    let (exit, report) = check(&place);
    assert_eq!((exit, &report["orders"], &report["findings"]), (0, &json!(8), &json!([])));
    assert_eq!(report["facts"], 8);
    for format in ["tsv", "id"] {
        let ran = place.run(&["store", "check", "-o", format]);
        assert_eq!((ran.exit, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
    }
    let told = place.in_terminal(80).run(&["store", "check"]);
    assert_eq!(told.stdout, "No problems found: 8 orders, 8 facts.\n");
    // Nothing is wrong with an order that was never imported either, nor with what was undone.
    succeed(&place.run(&add(40)));
    succeed(&place.run(&["order", "note", &number(40), "seen"]));
    succeed(&place.run(&["undo"]));
    let report = check(&place).1;
    assert_eq!((&report["orders"], &report["facts"]), (&json!(9), &json!(10)));
}

#[test]
fn no_store_is_nothing_to_check_and_none_is_made() {
    let place = Place::new();
    for verb in ["check", "rebuild"] {
        let ran = place.run(&["store", verb]);
        assert_eq!(ran.exit, 0, "{}", ran.stderr);
        assert!(ran.stderr.starts_with("There is no store yet"), "{}", ran.stderr);
    }
    let report = place.json(&["store", "check"]);
    assert_eq!((&report["sound"], &report["orders"]), (&json!(true), &json!(0)));
    assert!(!place.db().exists());
    std::fs::write(journal_of(&place.db()), "what was to be undone").expect("written");
    assert_eq!(place.error(&["store", "check"], 1)["code"], "store.orphan-journal");
}

#[test]
fn what_is_no_store_of_ours_is_refused_as_by_every_other_command() {
    type Spoil = fn(&Path);
    let spoiled: [(&str, Spoil); 4] = [
        ("store.empty", |path| std::fs::write(path, b"").expect("written")),
        ("store.foreign", |path| std::fs::write(path, [7; 9_000]).expect("written")),
        ("store.newer", |path| tamper(path, "PRAGMA user_version = 999")),
        ("store.unreleased", |path| {
            // As a program left it that was never released.
            tamper(path, "PRAGMA user_version = 3; CREATE TABLE journal (order_id TEXT)");
        }),
    ];
    for (code, spoil) in spoiled {
        let place = kept();
        spoil(&place.db());
        for verb in ["check", "rebuild"] {
            let before = Untouched::of(&place.db());
            assert_eq!(place.error(&["store", verb], 1)["code"], code);
            assert_eq!(Untouched::of(&place.db()), before);
        }
    }
}

#[test]
fn a_byte_that_turned_over_in_the_head_of_any_page_is_found() {
    let bytes = std::fs::read(kept().db()).expect("a store");
    let pages = bytes.len() / PAGE;
    for page in 1..pages {
        // What kind of page it is, and how many rows it has.
        for offset in [0, 3] {
            let place = Place::new();
            let mut spoiled = bytes.clone();
            spoiled[page * PAGE + offset] ^= 0xff;
            place.file("redress.db", spoiled);
            allow(&place.db(), 0o600);
            let found = findings(&place);
            let damaged = found.iter().find(|found| found["what"] == "store.page-damaged");
            let damaged = damaged.unwrap_or_else(|| panic!("page {page}, {offset}: {found:#?}"));
            assert_eq!(damaged["where"], json!(place.db().display().to_string()));
            let remedy = damaged["remedy"][0].as_str().expect("a remedy");
            assert!(remedy.contains(".recover"), "{remedy}");
        }
    }
    println!("store: a byte turned over in the head of each of {} pages: all found", pages - 1);
}

#[test]
fn where_a_store_is_sound_its_lists_are_those_that_were_written() {
    let flips = size("REDRESS_CHECK_FLIPS", 120, 20_000);
    let sound = kept();
    let lists = ["order list --all --limit 0", "agenda --limit 0", "refund list --all --limit 0"]
        .map(words);
    let expected = lists.each_ref().map(|list| sound.run(list).stdout);
    let bytes = std::fs::read(sound.db()).expect("a store");
    let mut chance = Chance::new();
    let (mut found, mut unmet) = (0, 0);
    for _ in 0..flips {
        let limit = u64::try_from(bytes.len() - PAGE).expect("a size");
        let at = PAGE + usize::try_from(chance.below(limit)).expect("a place");
        let bit = chance.below(8);
        let mut spoiled = bytes.clone();
        spoiled[at] ^= 1 << bit;
        let place = Place::new();
        place.file("redress.db", spoiled);
        allow(&place.db(), 0o600);
        if check(&place).0 == 9 {
            found += 1;
            continue;
        }
        unmet += 1;
        for (list, expected) in lists.iter().zip(&expected) {
            assert_eq!(&place.run(list).stdout, expected, "byte {at}, bit {bit}: {list:?}");
        }
    }
    assert!(found > 0, "none of {flips} was found");
    println!("store: {flips} bits turned over: {found} found, {unmet} that no list depends on");
}

#[test]
fn an_index_that_differs_is_named_by_its_order_and_made_anew() {
    let id = number(3);
    for (change, part) in [
        ("UPDATE entry SET stage = 'closed' WHERE order_key =", "entry.stage"),
        ("UPDATE entry SET placed = placed + 1 WHERE order_key =", "entry.placed"),
        ("UPDATE date SET due_at = due_at - 1 WHERE order_key =", "date.due_at"),
        ("DELETE FROM date WHERE order_key =", "date"),
        ("INSERT INTO lookup (kind, word, from_at, order_key) SELECT 'end', 'x', 0,", "lookup"),
    ] {
        let place = kept();
        tamper(&place.db(), &format!("{change} {id}"));
        let found = finding(&place);
        assert_eq!((&found["what"], &found["order"]), (&json!("store.index-differs"), &json!(id)));
        assert!(found["why"].as_str().expect("why").contains(&format!("({part})")), "{found:#}");
        assert_eq!(found["remedy"], json!(["redress store rebuild"]));
        assert_eq!(place.run(&["store", "check", "-q"]).stdout, format!("{id}\n"));
        // A trial repairs nothing.
        let trial = place.run(&["store", "rebuild", "--dry-run"]);
        assert!(trial.stderr.contains("nothing saved"), "{}", trial.stderr);
        finding(&place);
        let rebuilt = place.run(&["store", "rebuild"]);
        assert_eq!((rebuilt.exit, rebuilt.stdout.as_str()), (0, "orders\t8\n"));
        assert_eq!(trial.stdout, rebuilt.stdout);
        assert_sound(&place);
    }
}

#[test]
fn an_order_of_the_index_that_has_no_facts_and_one_that_is_not_in_it_are_found() {
    let place = kept();
    let (lost, stranger) = (number(2), number(77));
    let change = format!("UPDATE entry SET order_key = {stranger} WHERE order_key = {lost}");
    tamper(&place.db(), &change);
    let found = findings(&place);
    let named: Vec<_> = found
        .iter()
        .filter(|found| found["what"] == "store.index-differs")
        .map(|found| found["order"].as_str().expect("an order"))
        .collect();
    assert_eq!(named, [lost.as_str(), stranger.as_str()]);
    let why = |place: usize| found[place]["why"].as_str().expect("why");
    assert!(why(0).contains("differ") && why(1).contains("nothing is recorded"), "{found:#?}");
    succeed(&place.run(&["store", "rebuild"]));
    assert_sound(&place);
}

#[test]
fn an_index_that_other_rules_made_is_no_fault_and_is_made_anew_by_the_next_command() {
    let place = kept();
    succeed(&place.run(&["order", "cancel", &number(1), "--reason", "wrong-item", "--submitted"]));
    let agenda = place.run(&["agenda"]).stdout;
    let due = words("agenda");
    // As another version of the program would leave it.
    let other = "UPDATE meta SET value = zeroblob(33) WHERE name = 'marks'";
    tamper(&place.db(), &format!("UPDATE date SET due_at = due_at - 86400; {other}"));
    assert_sound(&place);
    assert_eq!(place.run(&due).stdout, agenda, "a read counts by its own rules");
    succeed(&place.run(&["order", "note", &number(2), "seen"]));
    assert_sound(&place);
    assert_eq!(place.run(&due).stdout, agenda);
    tamper(&place.db(), "UPDATE date SET due_at = due_at - 86400");
    assert!(findings(&place).iter().all(|found| found["what"] == "store.index-differs"));
    succeed(&place.run(&["store", "rebuild"]));
    assert_sound(&place);
}

#[test]
fn a_fact_that_cannot_be_read_is_named_by_order_and_the_rest_is_checked() {
    let (strange, other) = (number(2), number(5));
    for (change, why) in [
        ("what = '{\"teleported\":{}}' WHERE what LIKE '%noted%'", "teleported"),
        ("what = '{' WHERE what LIKE '%noted%'", "EOF"),
        ("at = 'soon' WHERE what LIKE '%noted%'", "the time"),
        ("source = 'the moon' WHERE what LIKE '%noted%'", "the moon"),
        ("scope = 'line' WHERE what LIKE '%noted%'", "line"),
        ("nth = 2 WHERE what LIKE '%noted%'", "its id is not made of what it says"),
        ("what = '{\"noted\":\"unseen\"}' WHERE what LIKE '%noted%'", "its id is not made"),
        ("at = at - 1 WHERE body IS NOT NULL", "its id is not made of what it says"),
        ("what = NULL WHERE body IS NOT NULL", ""),
    ] {
        let place = kept();
        succeed(&place.run(&["order", "note", &strange, "seen"]));
        tamper(
            &place.db(),
            &format!(
                "UPDATE fact SET {change} AND order_key = {strange}; \
                 UPDATE entry SET stage = 'closed' WHERE order_key = {other}"
            ),
        );
        let found = findings(&place);
        let damaged = found
            .iter()
            .find(|found| found["what"] == "store.fact-damaged")
            .unwrap_or_else(|| panic!("{change}: {found:#?}"));
        assert_eq!((&damaged["order"], &damaged["where"]), (&json!(strange), &json!(strange)));
        let told = damaged["why"].as_str().expect("why");
        assert!(told.contains(why), "{change}: {told}");
        // The remedy is a statement that shows it.
        let remedy = damaged["remedy"][0].as_str().map(shell_words::split);
        let remedy = remedy.expect("one").expect("words");
        let connection = rusqlite::Connection::open(place.db()).expect("a store");
        let is_there = connection.prepare(&remedy[3]).and_then(|mut it| it.exists([]));
        assert_eq!((remedy[0].as_str(), is_there), ("sqlite3", Ok(true)), "{remedy:?}");
        assert!(
            found
                .iter()
                .any(|found| found["what"] == "store.index-differs"
                    && found["order"] == json!(other)),
            "{change}: {found:#?}"
        );
        assert_eq!(check(&place).1["orders"], 8);
    }
}

#[test]
fn sizes_that_no_files_together_have_are_found_and_never_added_up_past_the_last_number() {
    let place = kept();
    let order = number(2);
    for name in ["one.txt", "two.txt"] {
        let file = place.file(name, name).display().to_string();
        assert_eq!(place.run(&["evidence", "add", &order, &file]).exit, 0);
    }
    let what = format!("json_set(what, '$.evidence-added.bytes', json('{}'))", u64::MAX);
    tamper(
        &place.db(),
        &format!("UPDATE fact SET what = {what} WHERE what LIKE '%evidence-added%'"),
    );
    let found = findings(&place);
    let what: Vec<&str> = found.iter().filter_map(|found| found["what"].as_str()).collect();
    assert_eq!(what, ["store.fact-damaged"; 2], "{found:#?}");
    let target = place.folder().join("case.zip").display().to_string();
    assert_eq!(
        place.error(&["evidence", "pack", &order, "-o", &target], 1)["code"],
        "evidence.broken"
    );
    succeed(&place.run(&["evidence", "list", &order]));
}

#[test]
fn rows_that_name_nothing_and_parts_that_are_missing_are_found() {
    let place = kept();
    tamper(&place.db(), "DELETE FROM source");
    let found = finding(&place);
    assert_eq!((&found["what"], &found["where"]), (&json!("store.foreign-key"), &json!("fact")));
    let place = kept();
    let connection = rusqlite::Connection::open(place.db()).expect("a store");
    connection.execute_batch("DROP INDEX date_late; DROP INDEX date_by_due").expect("dropped");
    let found = findings(&place);
    let parts: Vec<_> = found.iter().map(|found| &found["where"]).collect();
    assert_eq!(parts, ["date_by_due", "date_late"]);
    assert!(found.iter().all(|found| found["what"] == "store.schema-differs"), "{found:#?}");
    for found in &found {
        // The remedy is the statement that makes it.
        let remedy = shell_words::split(found["remedy"][0].as_str().expect("one")).expect("words");
        assert_eq!((remedy.len(), remedy[0].as_str()), (3, "sqlite3"));
        connection.execute_batch(&remedy[2]).expect("a statement");
    }
    assert_sound(&place);
    // One that is there, but another.
    connection
        .execute_batch(
            "DROP INDEX entry_by_age; CREATE INDEX entry_by_age ON entry (placed DESC, order_key)",
        )
        .expect("another");
    let remedy = finding(&place)["remedy"][0].as_str().map(shell_words::split);
    let remedy = remedy.expect("one").expect("words");
    connection.execute_batch(&remedy[2]).expect("a statement");
    assert_sound(&place);
    connection.execute_batch("DROP TABLE lookup").expect("dropped");
    assert!(findings(&place).iter().any(|found| found["where"] == "lookup"));
}

#[test]
fn files_that_others_can_get_at_are_found_with_the_command_that_closes_them() {
    let place = kept();
    let lock = place.folder().join("redress.db.lock");
    let copy = place.folder().join("redress.db.v1");
    for path in [&lock, &copy] {
        std::fs::write(path, "").expect("a file");
        allow(path, 0o600);
    }
    // A neighbour that only begins alike, and the folder that the buyer chose, are not ours.
    place.file("redress.db2", "");
    allow(place.folder(), 0o755);
    allow(&place.db(), 0o600);
    assert_sound(&place);
    for path in [&place.db(), &lock, &copy] {
        for mode in [0o644, 0o620, 0o601] {
            allow(path, mode);
            let found = finding(&place);
            assert_eq!(found["what"], "store.mode-too-wide");
            assert_eq!(found["where"], json!(path.display().to_string()));
            assert_eq!(found["remedy"], json!([format!("chmod 600 {}", path.display())]));
        }
        allow(path, 0o600);
    }
    allow(place.folder(), 0o777);
    assert_eq!(
        finding(&place)["remedy"],
        json!([format!("chmod o-w {}", place.folder().display())])
    );
    allow(place.folder(), 0o1777);
    assert_sound(&place);
}

#[test]
fn the_folder_in_which_only_the_record_lives_is_its_owners_alone() {
    let place = Place::new();
    let own = |words: &[String]| run(redress(&place, words).env_remove("REDRESS_DB"));
    assert!(own(&add(1)).acknowledged());
    let store = own(&words("store path")).stdout;
    let folder = Path::new(store.trim_end()).parent().expect("a folder").to_owned();
    assert_eq!(own(&words("store check")).exit, Some(0));
    allow(&folder, 0o750);
    let checked = own(&words("store check"));
    assert_eq!(checked.exit, Some(9), "{checked:?}");
    assert!(
        checked.stdout.ends_with(&format!("\tchmod 700 {}\n", folder.display())),
        "{checked:?}"
    );
}

#[test]
fn what_a_crash_left_is_found_and_left_to_the_next_command() {
    let place = kept();
    die_in_the_middle(&place);
    allow(&journal_of(&place.db()), 0o600);
    let (exit, report) = check(&place);
    assert_eq!((exit, &report["orders"]), (9, &Value::Null), "not what half a change says");
    let found = finding(&place);
    assert_eq!(found["what"], "store.left-over");
    assert_eq!(found["where"], json!(journal_of(&place.db()).display().to_string()));
    assert_eq!(found["remedy"], json!(["redress order list", "redress store check"]));
    succeed(&place.run(&["order", "list"]));
    assert_sound(&place);
    let new = place.file("redress.db.new", "half a store");
    let found = finding(&place);
    assert_eq!(
        (&found["what"], &found["remedy"]),
        (&json!("store.left-over"), &json!([format!("rm {}", new.display())]))
    );
}

#[test]
fn a_store_in_a_read_only_place_is_checked() {
    let script = "mount --bind \"$PWD\" \"$PWD\" && mount -o remount,bind,ro \"$PWD\" || exit 99; \
                  cd \"$PWD\"; \"$@\"";
    let place = kept();
    allow(&place.db(), 0o400);
    let words = words("store check --json");
    let Some(mut command) = shell_that_mounts(&place, script, &words) else { return };
    let ended = run(&mut command);
    assert_eq!(ended.exit, Some(0), "{ended:?}");
    tamper(&place.db(), "DELETE FROM date");
    let ended = run(&mut shell_that_mounts(&place, script, &words).expect("as before"));
    assert_eq!(ended.exit, Some(9), "{ended:?}");
    assert!(ended.stdout.contains("store.index-differs"), "{ended:?}");
}

#[test]
fn a_store_that_others_write_meanwhile_is_seen_at_one_moment() {
    let place = kept();
    let commands: Vec<Vec<String>> = (0..24)
        .map(|row| if row % 2 == 0 { add(100 + row) } else { words("store check --json") })
        .collect();
    for ended in at_once(&place, &commands) {
        assert!(ended.acknowledged(), "{ended:?}");
    }
    assert_eq!(check(&place).1["orders"], 8 + 12);
}

#[test]
fn people_read_how_much_is_wrong_first_and_then_what_to_type() {
    let mut place = kept();
    tamper(&place.db(), &format!("DELETE FROM date WHERE order_key = {}", number(3)));
    allow(&place.db(), 0o644);
    let store = place.db().display().to_string();
    let ran = place.in_terminal(60).run(&["store", "check"]);
    assert_eq!(
        ran.stdout,
        format!(
            "2 problems found.\n\n\
             8200000000000003  store.index-differs\n  \
             lists differ from what is recorded of this order (date)\n  \
             $ redress store rebuild\n\n\
             {store}  store.mode-too-wide\n  \
             other users can access this file (mode 0644)\n  \
             $ chmod 600 {store}\n"
        )
    );
    assert_eq!((ran.exit, ran.stderr.as_str()), (9, ""));
    let rows = place.piped().run(&["store", "check"]).stdout;
    let rows: Vec<Vec<&str>> = rows.lines().map(|row| row.split('\t').collect()).collect();
    assert!(rows.len() == 2 && rows.iter().all(|row| row.len() == 4), "{rows:?}");
}
