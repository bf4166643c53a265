//! What a check finds, and that it holds nobody up.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use super::given::{entered, evidence, noon, note, number, rules, tell};
use super::writes::others;
use crate::store::{Check, Checked, Flaw, Rules, Store};

fn checked(path: &Path, rules: &Rules, looked: &mut dyn FnMut(usize)) -> Checked {
    let mut rules = |_: &[_]| Some(rules.clone());
    let mut asked = Check { waiting: || (), rules: &mut rules, own: None, looked };
    Store::check(path, &mut asked).expect("a check").expect("a store")
}

fn lived(path: &Path) {
    let opened = Store::open_or_create(path, || ()).expect("a store");
    let mut store = opened.with_rules(rules()).expect("its rules");
    tell(&mut store, &number(0), noon(), vec![entered(), note("a"), evidence(1)]);
    tell(&mut store, &number(1), noon(), vec![note("its facts wait")]);
}

#[test]
fn a_check_finds_what_was_changed_behind_the_record() {
    let found = |sql: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("redress.db");
        lived(&path);
        let connection = Connection::open(&path).expect("a store");
        connection.execute_batch("PRAGMA foreign_keys = OFF").expect("it");
        connection.execute_batch(sql).expect(sql);
        drop(connection);
        let checked = checked(&path, &rules(), &mut |_| ());
        let flaws = checked.flaws.into_iter().map(|flaw| {
            if let Flaw::IndexDiffers { parts, is_known, .. } = &flaw {
                return format!("{} {is_known}", parts.join(" "));
            }
            flaw.id().to_owned()
        });
        flaws.collect::<Vec<_>>()
    };
    let damaged = "store.fact-damaged";
    for (sql, flaws) in [
        ("", &[][..]),
        ("UPDATE fact SET what = '{}' WHERE what LIKE '%noted%'", &[damaged, damaged]),
        ("UPDATE fact SET what = '{\"noted\":\"b\"}' WHERE what LIKE '%\"a\"%'", &[damaged]),
        ("UPDATE fact SET nth = 2 WHERE what LIKE '%\"a\"%'", &[damaged]),
        ("UPDATE entry SET ended = 1, title = 'b'", &["entry.ended entry.title true"]),
        ("DELETE FROM date WHERE n = 0", &["date true"]),
        ("DELETE FROM lookup WHERE kind = 'end'", &["lookup true"]),
        ("INSERT INTO lookup VALUES ('end', 'x', 812345678901239, 0, NULL)", &["lookup false"]),
        ("DELETE FROM operation WHERE seq = 2", &["store.foreign-key"]),
        ("INSERT INTO meta VALUES ('wiping', 1)", &["store.not-wiped"]),
        ("DROP INDEX date_by_due", &["store.schema-differs"]),
        ("DROP TABLE lookup", &["store.schema-differs", "store.schema-differs"]),
    ] {
        let found = found(sql);
        assert_eq!(found, flaws, "{sql}");
    }
}

#[test]
fn a_check_counts_and_hands_over_the_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("redress.db");
    lived(&path);
    let sound = checked(&path, &rules(), &mut |_| ());
    assert_eq!((sound.orders, sound.facts, sound.flaws), (Some(2), Some(4), Vec::new()));
    assert!(sound.is_index_compared);
    assert_eq!(sound.evidence.len(), 1);
    let by_others = checked(&path, &others(), &mut |_| ());
    assert!(!by_others.is_index_compared && by_others.flaws.is_empty());
    let is_none = Store::check(
        &folder.path().join("none.db"),
        &mut Check { waiting: || (), rules: &mut |_| None, own: None, looked: &mut |_| () },
    );
    assert!(is_none.expect("no failure").is_none());
}

#[test]
fn nobody_waits_for_the_end_of_a_check() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("redress.db");
    lived(&path);
    let mut met = None;
    let mut looked = |_| {
        let other = Connection::open(&path).expect("a store");
        other.busy_timeout(Duration::ZERO).expect("no waiting");
        met = Some(other.execute("UPDATE meta SET value = value", []).is_ok());
    };
    checked(&path, &rules(), &mut looked);
    assert_eq!(met, Some(true));
}
